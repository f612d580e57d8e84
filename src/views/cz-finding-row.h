/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"

#include <adwaita.h>

GtkWidget  *cz_finding_row_new (CzSeverity severity, CzFindingCode code, const char *where, const char *declared, const char *found);
const char *cz_severity_get_sign (CzSeverity severity);
const char *cz_severity_get_css_class (CzSeverity severity);
