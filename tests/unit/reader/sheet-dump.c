/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-dump.h"

#include <string.h>

static void
append_points (GString    *text,
               const char *before,
               CzPoints    points)
{
  g_autofree char *number = points != CZ_POINTS_NONE ? cz_points_to_string (points) : g_strdup ("-");

  g_string_append_printf (text, "%s%s", before, number);
}

static void
append_units (GString         *text,
              const GPtrArray *units)
{
  static const char *const letters[] = { " L:", " C:", " J:", " R:" };

  for (guint role = 0; role < CZ_N_ROLES; role++)
    {
      const char *before = letters[role];

      for (guint i = 0; i < units->len; i++)
        {
          const CzDraftUnit *unit = g_ptr_array_index (units, i);

          if (unit->role != (CzRole) role)
            continue;

          g_string_append_printf (text, "%s%s%s", before, unit->name, unit->group ? "*" : "");
          before = ",";
        }
    }
}

static void
append_row (GString          *text,
            const CzDraftRow *row)
{
  g_autofree char *content = g_strdelimit (g_strdup (row->text), "\n", '/');

  g_string_append_printf (text, "    %s | %s |", row->no, content);
  append_points (text, " ", row->points);
  append_points (text, " of ", row->points_printed);
  g_string_append_printf (text, " | %s |", cz_rule_kind_to_name (row->rule->kind));
  append_units (text, row->units);

  if (*row->note != '\0')
    g_string_append_printf (text, " | note %s", row->note);
  for (guint i = 0; i + 1 < row->extra->len; i += 2)
    g_string_append_printf (text, " | %s=%s", (const char *) g_ptr_array_index (row->extra, i), (const char *) g_ptr_array_index (row->extra, i + 1));
  for (guint i = 0; i < row->parts->len; i++)
    g_string_append_printf (text, " | part %s", ((const CzDraftRow *) g_ptr_array_index (row->parts, i))->text);

  g_string_append_c (text, '\n');
}

static void
append_category (GString               *text,
                 const CzDraftCategory *category)
{
  g_string_append_printf (text, "# %s%s", category->marker, category->title);
  append_points (text, " ", category->points);
  append_points (text, " of ", category->points_printed);
  g_string_append_c (text, '\n');

  for (guint i = 0; i < category->categories->len; i++)
    append_category (text, g_ptr_array_index (category->categories, i));

  for (guint i = 0; i < category->indicators->len; i++)
    {
      const CzDraftIndicator *indicator = g_ptr_array_index (category->indicators, i);

      g_string_append_printf (text, "  ## %s%s%s", indicator->marker, *indicator->marker != '\0' ? " " : "", indicator->title);
      append_points (text, " ", indicator->points);
      append_points (text, " of ", indicator->points_printed);
      g_string_append_c (text, '\n');

      for (guint k = 0; k < indicator->rows->len; k++)
        append_row (text, g_ptr_array_index (indicator->rows, k));
    }
}

static void
append_sheet (GString      *text,
              CzDraftSheet *sheet)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_draft_finding_free);

  g_string_append_printf (text, "sheet %s", sheet->title);
  append_points (text, " ", sheet->points);
  append_points (text, " of ", sheet->points_printed);
  g_string_append (text, "\ncolumns");

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const CzDraftColumn *column = g_ptr_array_index (sheet->columns, i);

      g_string_append_printf (text, " %s=%s", column->heading, column->role);
    }

  g_string_append_c (text, '\n');

  for (guint i = 0; i < sheet->categories->len; i++)
    append_category (text, g_ptr_array_index (sheet->categories, i));
  for (guint i = 0; i < sheet->bands->len; i++)
    {
      const CzDraftBand *band = g_ptr_array_index (sheet->bands, i);

      g_string_append_printf (text, "grade %s %s\n", band->name, band->text);
    }

  cz_sheet_check (sheet, findings);

  for (guint i = 0; i < findings->len; i++)
    {
      const CzDraftFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (text, "! %s %s: %s, %s\n", cz_finding_code_to_name (finding->code), finding->where, finding->declared, finding->found);
    }
}

char *
cz_sheet_dump (const CzBlocks *blocks)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GArray) places = cz_sheet_read_all (blocks, NULL);

  for (guint i = 0; i < places->len; i++)
    {
      CzDraftSheet *sheet = g_array_index (places, CzSheetPlace, i).sheet;

      append_sheet (text, sheet);
      cz_draft_sheet_free (sheet);
    }

  return g_string_free (text, FALSE);
}
