/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-date.h"

#include <gtk/gtk.h>

#define CZ_TYPE_MILESTONE_POPOVER (cz_milestone_popover_get_type ())
G_DECLARE_FINAL_TYPE (CzMilestonePopover, cz_milestone_popover, CZ, MILESTONE_POPOVER, GtkPopover)

void        cz_milestone_popover_set_today (CzMilestonePopover *self, CzDate today);
const char *cz_milestone_popover_get_title (CzMilestonePopover *self);
CzDate      cz_milestone_popover_get_due (CzMilestonePopover *self);
const char *cz_milestone_popover_get_deliverable (CzMilestonePopover *self);
