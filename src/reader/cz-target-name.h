/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CzTargetName:
 * @start: the words that name what is measured
 * @end: their end
 * @scope: (nullable): start of 全市, 辖区 in front of them
 * @scope_end: its end
 *
 * What a target is about.
 */
typedef struct
{
  const char *start;
  const char *end;
  const char *scope;
  const char *scope_end;
} CzTargetName;

const char *cz_target_name_skip_lead (const char *p, const char *end, CzTargetName *name);
void        cz_target_name_trim (CzTargetName *name);
gboolean    cz_target_name_is_measure (const char *p, const char *end);
guint       cz_target_name_split (const CzTargetName *name, gboolean any, CzTargetName *parts, guint max);
