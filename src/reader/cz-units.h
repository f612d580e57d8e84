/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"

/* Bytes: words about units are not longer than this. */
#define CZ_UNITS_MAX_CLAUSE 4000

/**
 * CzUnitClause:
 * @units: of CzDraftUnit
 * @open_list: the list ended in 等单位
 * @labelled: roles were given by labels (牵头单位:) rather than verbs
 * @start: where the words that name the units begin
 * @end: where they end
 *
 * What a document says about who does a task.
 */
typedef struct
{
  GPtrArray  *units;
  gboolean    open_list;
  gboolean    labelled;
  const char *start;
  const char *end;
} CzUnitClause;

void     cz_units_clause_init (CzUnitClause *clause);
void     cz_units_clause_clear (CzUnitClause *clause);
gboolean cz_units_read (const char *base, const char *p, const char *end, guint line, gboolean strict, CzUnitClause *clause);
gboolean cz_units_find (const char *base, const char *p, const char *end, guint line, CzUnitClause *clause);
gboolean cz_units_find_subject (const char *base, const char *p, const char *end, guint line, CzUnitClause *clause);
gboolean cz_units_first_leads (const char *p, const char *end);
