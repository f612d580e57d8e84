/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/**
 * CzColumns:
 *
 * Lays its children out in two columns, or below each other in their order where the width does not suffice. A child
 * of type "end" stands in the second column. Widths are given in ems, so that large text folds earlier.
 */
#define CZ_TYPE_COLUMNS (cz_columns_get_type ())
G_DECLARE_FINAL_TYPE (CzColumns, cz_columns, CZ, COLUMNS, GtkWidget)

gboolean cz_columns_get_folded (CzColumns *self);
