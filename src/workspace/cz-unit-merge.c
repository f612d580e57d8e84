/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-unit-merge.h"

#include "base/cz-error.h"
#include "model/cz-draft.h"
#include "workspace/cz-unit-register.h"

#include <glib/gi18n-lib.h>

/**
 * cz_unit_merge_dup_suspected:
 * @data: the data
 *
 * Reads the open findings that two names are of one unit (alias-suspected).
 *
 * Returns: (transfer full) (element-type CzUnitPair): the pairs that are still two units, each once
 */
GArray *
cz_unit_merge_dup_suspected (CzData *data)
{
  const GPtrArray *findings = cz_data_list (data, CZ_KIND_FINDING);
  GArray          *pairs = g_array_new (FALSE, FALSE, sizeof (CzUnitPair));

  for (guint i = 0; i < findings->len; i++)
    {
      const CzFinding *finding = findings->pdata[i];
      CzUnitPair       pair;
      gboolean         known = FALSE;

      if (finding->code != CZ_FINDING_ALIAS_SUSPECTED || *finding->accepted != '\0')
        continue;

      pair = (CzUnitPair){ cz_unit_register_find (data, finding->declared), cz_unit_register_find (data, finding->found), finding->id };
      for (guint j = 0; j < pairs->len && !known; j++)
        known = g_array_index (pairs, CzUnitPair, j).unit == pair.unit && g_array_index (pairs, CzUnitPair, j).other == pair.other;

      if (pair.unit != 0 && pair.other != 0 && pair.unit != pair.other && !known)
        g_array_append_val (pairs, pair);
    }

  return pairs;
}

static gboolean
is_other (gint64        id,
          const gint64 *others,
          guint         n_others)
{
  for (guint i = 0; i < n_others; i++)
    {
      if (others[i] == id)
        return TRUE;
    }

  return FALSE;
}

/* One sheet is assessed once for a unit and period: marks of two assessments cannot become marks of one. */
static gboolean
check_assessments (CzData       *data,
                   gint64        unit,
                   const gint64 *others,
                   guint         n_others,
                   GError      **error)
{
  const GPtrArray *assessments = cz_data_list (data, CZ_KIND_ASSESSMENT);

  for (guint i = 0; i < assessments->len; i++)
    {
      const CzAssessment *moved = assessments->pdata[i];

      for (guint j = 0; is_other (moved->subject, others, n_others) && j < assessments->len; j++)
        {
          const CzAssessment *same = assessments->pdata[j];

          if (j == i || same->sheet != moved->sheet || !g_str_equal (same->period, moved->period) ||
              (same->subject != unit && !is_other (same->subject, others, n_others)))
            continue;

          /* Translators: %s is the name of a unit */
          g_set_error (error, CZ_ERROR, CZ_ERROR_BLOCKED, _ ("“%s” is assessed by the same scoring sheet for the same year: remove one of the two assessments first"),
                       cz_data_get_unit (data, moved->subject)->name);
          return FALSE;
        }
    }

  return TRUE;
}

static gint64
get_ref (gconstpointer  record,
         const CzField *field)
{
  return *(const gint64 *) ((const char *) record + field->offset);
}

/* A unit that would succeed itself after the merge does not. */
static gboolean
drop_succession (CzEdit             *edit,
                 const CzSuccession *succession,
                 gint64              unit,
                 const gint64       *others,
                 guint               n_others)
{
  if ((succession->unit != unit && !is_other (succession->unit, others, n_others)) ||
      (succession->successor != unit && !is_other (succession->successor, others, n_others)))
    return FALSE;

  cz_edit_delete (edit, CZ_KIND_SUCCESSION, succession->id);

  return TRUE;
}

/* Whatever refers to one of the others refers to the unit, of every kind of record. */
static void
move_references (CzData       *data,
                 CzEdit       *edit,
                 gint64        unit,
                 const gint64 *others,
                 guint         n_others)
{
  for (CzKind kind = 0; kind < CZ_N_KINDS; kind++)
    {
      const CzKindInfo *info = cz_kind_get_info (kind);
      const GPtrArray  *records = cz_data_list (data, kind);

      for (guint i = 0; i < records->len; i++)
        {
          if (kind == CZ_KIND_SUCCESSION && drop_succession (edit, records->pdata[i], unit, others, n_others))
            continue;

          for (guint field = 0; field < info->n_fields; field++)
            {
              if (info->fields[field].type == CZ_FIELD_REF && info->fields[field].target == CZ_KIND_UNIT &&
                  is_other (get_ref (records->pdata[i], &info->fields[field]), others, n_others))
                cz_edit_set_ref (edit, kind, cz_record_id (records->pdata[i]), info->fields[field].name, unit);
            }
        }
    }
}

static void
keep_name (CzData     *data,
           CzEdit     *edit,
           gint64      unit,
           const char *name)
{
  CzAlias *alias = cz_record_new (CZ_KIND_ALIAS);

  alias->id = cz_data_reserve_id (data, CZ_KIND_ALIAS);
  alias->unit = unit;
  cz_record_set_text (&alias->name, name);
  cz_edit_insert (edit, CZ_KIND_ALIAS, alias);
}

/**
 * cz_unit_merge:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @unit: the unit that stays
 * @others: (array length=n_others): units that are the same one under other names
 * @n_others: how many
 * @error: return location for a %CZ_ERROR in words for the person
 *
 * Makes one unit of several: the names of the others become other names of @unit, and all that referred to them refers
 * to it. What documents print stays as printed (domain.md i: one unit, many spellings).
 */
gboolean
cz_unit_merge (CzWorkspace  *workspace,
               CzEdit       *edit,
               gint64        unit,
               const gint64 *others,
               guint         n_others,
               GError      **error)
{
  CzData *data = cz_workspace_get_data (workspace);

  g_return_val_if_fail (cz_data_get_unit (data, unit) != NULL, FALSE);
  g_return_val_if_fail (!is_other (unit, others, n_others), FALSE);

  if (!check_assessments (data, unit, others, n_others, error))
    return FALSE;

  move_references (data, edit, unit, others, n_others);

  for (guint i = 0; i < n_others; i++)
    {
      const CzUnit *other = cz_data_get_unit (data, others[i]);

      keep_name (data, edit, unit, other->name);
      cz_edit_delete (edit, CZ_KIND_UNIT, other->id);
    }

  return TRUE;
}
