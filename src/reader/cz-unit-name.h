/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CzNameStrength:
 * @CZ_NAME_NONE: no name of a unit
 * @CZ_NAME_WEAK: may be one where a list of units is expected
 * @CZ_NAME_STRONG: is one wherever it stands
 *
 * How sure it is that a few words name a unit. Judged by beginnings and endings, never by a list of places.
 */
typedef enum
{
  CZ_NAME_NONE,
  CZ_NAME_WEAK,
  CZ_NAME_STRONG,
} CzNameStrength;

CzNameStrength cz_unit_name_judge (const char *p, const char *end);
gboolean       cz_unit_name_goes_on (const char *start, const char *comma, const char *end);
gboolean       cz_unit_name_is_group (const char *p, const char *end);
const char    *cz_unit_name_skip_level (const char *p, const char *end);
const char    *cz_unit_name_find_suffix (const char *p, const char *end);
