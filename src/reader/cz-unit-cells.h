/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"

/**
 * CzUnitLikeness:
 * @CZ_UNIT_NOT: no list of units
 * @CZ_UNIT_MAYBE: every part could be a unit, none must be one (大会、博览会)
 * @CZ_UNIT_SURE: every part could be a unit and one of them is by its ending
 *
 * Whether a piece of text is a list of units and nothing else.
 */
typedef enum
{
  CZ_UNIT_NOT,
  CZ_UNIT_MAYBE,
  CZ_UNIT_SURE,
} CzUnitLikeness;

/*
 * cz_unit_cells_judge(), cz_unit_cells_is_group(): of half-width text.
 *
 * cz_unit_cells_read(): the units of a cell, in order, onto @units (of CzDraftUnit). Names are parted by 、 , ; blanks
 * and line ends, and where nothing parts them by their endings and by @names (nullable, of char*, names known from
 * elsewhere). A word for the role before the names (牵头单位:) or behind one ((牵头)) overrides @role. @base is where
 * the cell stands in the draft's text.
 */
CzUnitLikeness cz_unit_cells_judge (const char *text, gsize length);
gboolean       cz_unit_cells_is_group (const char *name);
void           cz_unit_cells_read (const char *text, CzSpan base, CzRole role, const GPtrArray *names, GPtrArray *units);
