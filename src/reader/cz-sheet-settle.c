/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-sheet-raw.h"

#include <string.h>

#include "reader/cz-unit-cells.h"

/* How often a name leads and cooperates where a row names both. */
typedef struct
{
  guint n_leads;
  guint n_cooperates;
} Habit;

static GPtrArray *
read_names (const CzSheetCell *cell)
{
  GPtrArray *units = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_draft_unit_free);

  cz_unit_cells_read (cell->text->str, cell->span, CZ_ROLE_LEAD, NULL, units);

  return units;
}

static void
count_names (GHashTable        *habits,
             const CzSheetCell *cell,
             gboolean           leads)
{
  g_autoptr (GPtrArray) units = read_names (cell);

  for (guint i = 0; i < units->len; i++)
    {
      const CzDraftUnit *unit = g_ptr_array_index (units, i);
      Habit             *habit = g_hash_table_lookup (habits, unit->name);

      if (habit == NULL)
        {
          habit = g_new0 (Habit, 1);
          g_hash_table_insert (habits, g_strdup (unit->name), habit);
        }

      *(leads ? &habit->n_leads : &habit->n_cooperates) += 1;
    }
}

/* A list that holds a name which cooperates elsewhere and leads nowhere, or a group that leads nowhere. */
static gboolean
looks_cooperating (GHashTable        *habits,
                   const CzSheetCell *cell)
{
  g_autoptr (GPtrArray) units = read_names (cell);

  for (guint i = 0; i < units->len; i++)
    {
      const CzDraftUnit *unit = g_ptr_array_index (units, i);
      const Habit       *habit = g_hash_table_lookup (habits, unit->name);

      if (habit != NULL && habit->n_cooperates > 0 && habit->n_leads == 0 && (units->len > 1 || unit->group))
        return TRUE;
    }

  return FALSE;
}

/**
 * cz_sheet_settle_units:
 * @raw: rows of a glued table
 *
 * Where a row of a table with leading and cooperating units names only one cell of units, nothing in the text says
 * which of the two it is: what the names do in the other rows decides.
 */
void
cz_sheet_settle_units (CzSheetRaw *raw)
{
  g_autoptr (GHashTable) habits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  int lead = cz_sheet_raw_find (raw, CZ_SHEET_LEAD);
  int cooperating = cz_sheet_raw_find (raw, CZ_SHEET_COOPERATING);

  if (lead < 0 || cooperating < 0)
    return;

  for (guint i = 0; i < raw->lines->len; i++)
    {
      const CzSheetLine *line = &g_array_index (raw->lines, CzSheetLine, i);

      if (line->cells[lead].text->len > 0 && line->cells[cooperating].text->len > 0)
        {
          count_names (habits, &line->cells[lead], TRUE);
          count_names (habits, &line->cells[cooperating], FALSE);
        }
    }

  for (guint i = 0; i < raw->lines->len; i++)
    {
      CzSheetLine *line = &g_array_index (raw->lines, CzSheetLine, i);

      if (line->cells[lead].text->len > 0 && line->cells[cooperating].text->len == 0 && looks_cooperating (habits, &line->cells[lead]))
        {
          CzSheetCell cell = line->cells[lead];

          line->cells[lead] = line->cells[cooperating];
          line->cells[cooperating] = cell;
        }
    }
}
