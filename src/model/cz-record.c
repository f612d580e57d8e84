/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-kind.h"

#include "base/cz-error.h"
#include "model/cz-rule.h"

void
cz_value_clear (CzValue *value)
{
  g_clear_pointer (&value->text, g_free);
  value->type = CZ_VALUE_NULL;
  value->integer = 0;
}

void
cz_value_copy (const CzValue *from,
               CzValue       *to)
{
  *to = (CzValue){ from->type, from->integer, g_strdup (from->text) };
}

gboolean
cz_value_equal (const CzValue *a,
                const CzValue *b)
{
  return a->type == b->type && a->integer == b->integer && g_strcmp0 (a->text, b->text) == 0;
}

/**
 * cz_record_new:
 * @kind: a kind
 *
 * Returns: (transfer full): a record whose texts are empty, points and decimals none, rule judged, references 0
 */
gpointer
cz_record_new (CzKind kind)
{
  const CzKindInfo *info = cz_kind_get_info (kind);
  gpointer          record = g_malloc0 (info->size);

  for (guint i = 0; i < info->n_fields; i++)
    {
      gpointer member = G_STRUCT_MEMBER_P (record, info->fields[i].offset);

      switch (info->fields[i].type)
        {
        case CZ_FIELD_TEXT:
          *(char **) member = g_strdup ("");
          break;
        case CZ_FIELD_POINTS:
          *(CzPoints *) member = CZ_POINTS_NONE;
          break;
        case CZ_FIELD_DECIMAL:
          *(CzDecimal *) member = cz_decimal_none ();
          break;
        case CZ_FIELD_RULE:
          *(CzRule **) member = cz_rule_new (CZ_RULE_JUDGED);
          break;
        case CZ_FIELD_REF:
        case CZ_FIELD_INT:
        case CZ_FIELD_BOOL:
        case CZ_FIELD_ENUM:
        case CZ_FIELD_DATE:
          break;
        default:
          g_assert_not_reached ();
        }
    }

  return record;
}

gpointer
cz_record_copy (CzKind        kind,
                gconstpointer record)
{
  const CzKindInfo *info = cz_kind_get_info (kind);
  gpointer          copy = g_memdup2 (record, info->size);

  for (guint i = 0; i < info->n_fields; i++)
    {
      gpointer member = G_STRUCT_MEMBER_P (copy, info->fields[i].offset);

      if (info->fields[i].type == CZ_FIELD_TEXT)
        *(char **) member = g_strdup (*(char **) member);
      else if (info->fields[i].type == CZ_FIELD_RULE)
        cz_rule_ref (*(CzRule **) member);
    }

  return copy;
}

void
cz_record_free (CzKind   kind,
                gpointer record)
{
  const CzKindInfo *info = cz_kind_get_info (kind);

  if (record == NULL)
    return;

  for (guint i = 0; i < info->n_fields; i++)
    {
      gpointer member = G_STRUCT_MEMBER_P (record, info->fields[i].offset);

      if (info->fields[i].type == CZ_FIELD_TEXT)
        g_free (*(char **) member);
      else if (info->fields[i].type == CZ_FIELD_RULE)
        cz_rule_unref (*(CzRule **) member);
    }

  g_free (record);
}

/**
 * cz_record_get:
 * @kind: a kind
 * @record: a record of it
 * @field: number of a field
 * @value: (out caller-allocates): its value as the store keeps it; clear with cz_value_clear()
 */
void
cz_record_get (CzKind        kind,
               gconstpointer record,
               guint         field,
               CzValue      *value)
{
  const CzField *info = &cz_kind_get_info (kind)->fields[field];
  gconstpointer  member = (const char *) record + info->offset;

  *value = (CzValue){ CZ_VALUE_TEXT, 0, NULL };

  switch (info->type)
    {
    case CZ_FIELD_REF:
      value->integer = *(const gint64 *) member;
      value->type = value->integer != 0 ? CZ_VALUE_INTEGER : CZ_VALUE_NULL;
      break;
    case CZ_FIELD_INT:
      *value = (CzValue){ CZ_VALUE_INTEGER, *(const gint64 *) member, NULL };
      break;
    case CZ_FIELD_BOOL:
      *value = (CzValue){ CZ_VALUE_INTEGER, *(const gboolean *) member ? 1 : 0, NULL };
      break;
    case CZ_FIELD_POINTS:
      if (*(const CzPoints *) member == CZ_POINTS_NONE)
        value->type = CZ_VALUE_NULL;
      else
        *value = (CzValue){ CZ_VALUE_INTEGER, *(const CzPoints *) member, NULL };
      break;
    case CZ_FIELD_ENUM:
      value->text = g_strdup (info->names[*(const guint *) member]);
      break;
    case CZ_FIELD_TEXT:
      value->text = g_strdup (*(char *const *) member);
      break;
    case CZ_FIELD_DATE:
      value->text = cz_date_is_none (*(const CzDate *) member) ? g_strdup ("") : cz_date_to_string (*(const CzDate *) member);
      break;
    case CZ_FIELD_DECIMAL:
      value->text = cz_decimal_is_none (*(const CzDecimal *) member) ? g_strdup ("") : cz_decimal_to_string (*(const CzDecimal *) member);
      break;
    case CZ_FIELD_RULE:
      value->text = cz_rule_to_json (*(CzRule *const *) member);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
set_from_text (const CzField *info,
               gpointer       member,
               const char    *text,
               GError       **error)
{
  switch (info->type)
    {
    case CZ_FIELD_ENUM:
      for (guint i = 0; info->names[i] != NULL; i++)
        {
          if (g_str_equal (info->names[i], text))
            {
              *(guint *) member = i;
              return TRUE;
            }
        }
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, "“%s” is not a value of %s", text, info->name);
      return FALSE;

    case CZ_FIELD_TEXT:
      cz_record_set_text (member, text);
      return TRUE;

    case CZ_FIELD_DATE:
      {
        CzDate date = CZ_DATE_NONE;

        if (*text != '\0' && !cz_date_parse (text, &date, error))
          return FALSE;

        *(CzDate *) member = date;
        return TRUE;
      }

    case CZ_FIELD_DECIMAL:
      {
        CzDecimal decimal = cz_decimal_none ();

        if (*text != '\0' && !cz_decimal_parse (text, &decimal, error))
          return FALSE;

        *(CzDecimal *) member = decimal;
        return TRUE;
      }

    case CZ_FIELD_RULE:
      {
        CzRule *rule = cz_rule_from_json (text, error);

        if (rule == NULL)
          return FALSE;

        cz_rule_unref (*(CzRule **) member);
        *(CzRule **) member = rule;
        return TRUE;
      }

    case CZ_FIELD_REF:
    case CZ_FIELD_INT:
    case CZ_FIELD_BOOL:
    case CZ_FIELD_POINTS:
    default:
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, "%s is a number, not “%s”", info->name, text);
      return FALSE;
    }
}

/**
 * cz_record_set:
 * @kind: a kind
 * @record: a record of it
 * @field: number of a field
 * @value: a value as the store keeps it
 * @error: return location for a %CZ_ERROR_INVALID
 *
 * Returns: %FALSE if the value is not of the field's type
 */
gboolean
cz_record_set (CzKind         kind,
               gpointer       record,
               guint          field,
               const CzValue *value,
               GError       **error)
{
  const CzField *info = &cz_kind_get_info (kind)->fields[field];
  gpointer       member = G_STRUCT_MEMBER_P (record, info->offset);

  if (value->type == CZ_VALUE_TEXT)
    return set_from_text (info, member, value->text, error);

  if (info->type == CZ_FIELD_REF)
    *(gint64 *) member = value->type == CZ_VALUE_NULL ? 0 : value->integer;
  else if (info->type == CZ_FIELD_POINTS)
    *(CzPoints *) member = value->type == CZ_VALUE_NULL ? CZ_POINTS_NONE : value->integer;
  else if (info->type == CZ_FIELD_INT && value->type == CZ_VALUE_INTEGER)
    *(gint64 *) member = value->integer;
  else if (info->type == CZ_FIELD_BOOL && value->type == CZ_VALUE_INTEGER)
    *(gboolean *) member = value->integer != 0;
  else
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, "%s cannot be empty or a number", info->name);
      return FALSE;
    }

  return TRUE;
}

gboolean
cz_record_equal (CzKind        kind,
                 gconstpointer a,
                 gconstpointer b)
{
  const CzKindInfo *info = cz_kind_get_info (kind);

  if (cz_record_id (a) != cz_record_id (b))
    return FALSE;

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_auto (CzValue) value_a = CZ_VALUE_INIT;
      g_auto (CzValue) value_b = CZ_VALUE_INIT;

      cz_record_get (kind, a, i, &value_a);
      cz_record_get (kind, b, i, &value_b);

      if (!cz_value_equal (&value_a, &value_b))
        return FALSE;
    }

  return TRUE;
}

/* Replaces an owned text of a record. */
void
cz_record_set_text (char      **field,
                    const char *text)
{
  char *copy = g_strdup (text != NULL ? text : "");

  g_free (*field);
  *field = copy;
}
