/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-error.h"
#include "model/cz-kind.h"
#include "model/cz-records.h"

static gsize
get_member_size (CzFieldType type)
{
  switch (type)
    {
    case CZ_FIELD_BOOL:
      return sizeof (gboolean);
    case CZ_FIELD_ENUM:
      return sizeof (guint);
    case CZ_FIELD_DATE:
      return sizeof (CzDate);
    case CZ_FIELD_DECIMAL:
      return sizeof (CzDecimal);
    case CZ_FIELD_REF:
    case CZ_FIELD_INT:
    case CZ_FIELD_POINTS:
    case CZ_FIELD_TEXT:
    case CZ_FIELD_RULE:
    default:
      return 8;
    }
}

/* The fields of a kind are the members of its struct, in order, none left out and none twice. */
static void
test_fields_are_the_members (void)
{
  for (guint kind = 0; kind < CZ_N_KINDS; kind++)
    {
      const CzKindInfo *info = cz_kind_get_info (kind);
      gsize             end = sizeof (gint64);

      g_assert_nonnull (info->table);

      for (guint i = 0; i < info->n_fields; i++)
        {
          const CzField *field = &info->fields[i];

          g_test_message ("%s.%s", info->table, field->name);
          g_assert_cmpuint (field->offset, >=, end);
          g_assert_cmpuint (field->offset - end, <, 8);
          g_assert_true ((field->type == CZ_FIELD_ENUM) == (field->names != NULL));
          g_assert_cmpint (cz_kind_find_field (kind, field->name), ==, i);
          end = field->offset + get_member_size (field->type);
        }

      g_assert_cmpuint (info->size - end, <, 8);
      /* An update names its fields by the bits of one number. */
      g_assert_cmpuint (info->n_fields, <, 64);
    }
}

static void
test_names (void)
{
  for (guint kind = 0; kind < CZ_N_KINDS; kind++)
    {
      CzKind found;

      g_assert_true (cz_kind_from_table (cz_kind_get_info (kind)->table, &found));
      g_assert_cmpuint (found, ==, kind);
      g_assert_true (cz_kind_from_plural (cz_kind_get_info (kind)->plural, &found));
      g_assert_cmpuint (found, ==, kind);
    }

  g_assert_false (cz_kind_from_table ("nothing", &(CzKind){ 0 }));
  g_assert_cmpint (cz_kind_find_field (CZ_KIND_UNIT, "nothing"), ==, -1);
}

/* A record that was just made reads as empty, and can be set to what it reads as. */
static void
test_new_records (void)
{
  for (guint kind = 0; kind < CZ_N_KINDS; kind++)
    {
      gpointer record = cz_record_new (kind);
      gpointer copy = cz_record_copy (kind, record);

      for (guint field = 0; field < cz_kind_get_info (kind)->n_fields; field++)
        {
          g_auto (CzValue) value = CZ_VALUE_INIT;
          g_autoptr (GError) error = NULL;

          cz_record_get (kind, record, field, &value);
          g_assert_true (cz_record_set (kind, copy, field, &value, &error));
          g_assert_no_error (error);
        }

      g_assert_true (cz_record_equal (kind, record, copy));
      cz_record_free (kind, record);
      cz_record_free (kind, copy);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kind/fields-are-the-members", test_fields_are_the_members);
  g_test_add_func ("/kind/names", test_names);
  g_test_add_func ("/kind/new-records", test_new_records);

  return g_test_run ();
}
