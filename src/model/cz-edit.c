/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-edit.h"

struct _CzEdit
{
  gatomicrefcount ref_count;

  char   *label;
  GArray *changes; /* of CzChange */
};

static void
change_clear (gpointer data)
{
  CzChange *change = data;

  cz_record_free (change->kind, change->record);
  cz_value_clear (&change->value);
  cz_value_clear (&change->before);
}

/**
 * cz_edit_new:
 * @label: what the step is called in the history, in the person's words
 */
CzEdit *
cz_edit_new (const char *label)
{
  CzEdit *edit = g_new0 (CzEdit, 1);

  g_atomic_ref_count_init (&edit->ref_count);
  edit->label = g_strdup (label);
  edit->changes = g_array_new (FALSE, TRUE, sizeof (CzChange));
  g_array_set_clear_func (edit->changes, change_clear);

  return edit;
}

CzEdit *
cz_edit_ref (CzEdit *edit)
{
  g_atomic_ref_count_inc (&edit->ref_count);
  return edit;
}

void
cz_edit_unref (CzEdit *edit)
{
  if (!g_atomic_ref_count_dec (&edit->ref_count))
    return;

  g_array_unref (edit->changes);
  g_free (edit->label);
  g_free (edit);
}

const char *
cz_edit_get_label (const CzEdit *edit)
{
  return edit->label;
}

guint
cz_edit_get_length (const CzEdit *edit)
{
  return edit->changes->len;
}

const CzChange *
cz_edit_get_change (const CzEdit *edit,
                    guint         index)
{
  g_return_val_if_fail (index < edit->changes->len, NULL);

  return &g_array_index (edit->changes, CzChange, index);
}

/**
 * cz_edit_insert:
 * @edit: an edit
 * @kind: a kind
 * @record: (transfer full): a new record with an id from cz_data_reserve_id()
 */
void
cz_edit_insert (CzEdit  *edit,
                CzKind   kind,
                gpointer record)
{
  CzChange change = { CZ_CHANGE_INSERT, kind, cz_record_id (record), record };

  g_array_append_val (edit->changes, change);
}

/**
 * cz_edit_update:
 * @edit: an edit
 * @kind: a kind
 * @id: id of a record
 * @field: number of a field
 * @value: (transfer none): its new value
 */
void
cz_edit_update (CzEdit        *edit,
                CzKind         kind,
                gint64         id,
                guint          field,
                const CzValue *value)
{
  CzChange change = { CZ_CHANGE_UPDATE, kind, id, NULL, field };

  cz_value_copy (value, &change.value);
  g_array_append_val (edit->changes, change);
}

void
cz_edit_delete (CzEdit *edit,
                CzKind  kind,
                gint64  id)
{
  CzChange change = { CZ_CHANGE_DELETE, kind, id };

  g_array_append_val (edit->changes, change);
}

static void
update_named (CzEdit        *edit,
              CzKind         kind,
              gint64         id,
              const char    *field,
              const CzValue *value)
{
  int number = cz_kind_find_field (kind, field);

  g_return_if_fail (number >= 0);

  cz_edit_update (edit, kind, id, number, value);
}

/* Sets a text, enum name, date, decimal or rule, as the store writes it. */
void
cz_edit_set_text (CzEdit     *edit,
                  CzKind      kind,
                  gint64      id,
                  const char *field,
                  const char *text)
{
  CzValue value = { CZ_VALUE_TEXT, 0, (char *) text };

  update_named (edit, kind, id, field, &value);
}

void
cz_edit_set_integer (CzEdit     *edit,
                     CzKind      kind,
                     gint64      id,
                     const char *field,
                     gint64      integer)
{
  CzValue value = { CZ_VALUE_INTEGER, integer, NULL };

  update_named (edit, kind, id, field, &value);
}

void
cz_edit_set_points (CzEdit     *edit,
                    CzKind      kind,
                    gint64      id,
                    const char *field,
                    CzPoints    points)
{
  CzValue value = { points == CZ_POINTS_NONE ? CZ_VALUE_NULL : CZ_VALUE_INTEGER, points == CZ_POINTS_NONE ? 0 : points, NULL };

  update_named (edit, kind, id, field, &value);
}

void
cz_edit_set_ref (CzEdit     *edit,
                 CzKind      kind,
                 gint64      id,
                 const char *field,
                 gint64      target)
{
  CzValue value = { target == 0 ? CZ_VALUE_NULL : CZ_VALUE_INTEGER, target, NULL };

  update_named (edit, kind, id, field, &value);
}

/**
 * cz_edit_append:
 * @edit: an edit that was not applied yet
 * @other: another, to happen after it in the same step
 *
 * Copies the changes of @other behind those of @edit.
 */
void
cz_edit_append (CzEdit       *edit,
                const CzEdit *other)
{
  for (guint i = 0; i < other->changes->len; i++)
    {
      const CzChange *change = &g_array_index (other->changes, CzChange, i);

      switch (change->type)
        {
        case CZ_CHANGE_INSERT:
          cz_edit_insert (edit, change->kind, cz_record_copy (change->kind, change->record));
          break;
        case CZ_CHANGE_UPDATE:
          cz_edit_update (edit, change->kind, change->id, change->field, &change->value);
          break;
        case CZ_CHANGE_DELETE:
          cz_edit_delete (edit, change->kind, change->id);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

/**
 * cz_edit_invert:
 * @edit: an edit that was applied, so that it knows what stood before
 *
 * Returns: (transfer full): the edit that takes it back
 */
CzEdit *
cz_edit_invert (const CzEdit *edit)
{
  CzEdit *inverse = cz_edit_new (edit->label);

  for (guint i = edit->changes->len; i > 0; i--)
    {
      const CzChange *change = &g_array_index (edit->changes, CzChange, i - 1);

      switch (change->type)
        {
        case CZ_CHANGE_INSERT:
          cz_edit_delete (inverse, change->kind, change->id);
          break;
        case CZ_CHANGE_UPDATE:
          cz_edit_update (inverse, change->kind, change->id, change->field, &change->before);
          break;
        case CZ_CHANGE_DELETE:
          cz_edit_insert (inverse, change->kind, cz_record_copy (change->kind, change->record));
          break;
        default:
          g_assert_not_reached ();
        }
    }

  return inverse;
}
