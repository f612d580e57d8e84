/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

double cz_metrics_get_em (GtkWidget *widget);
