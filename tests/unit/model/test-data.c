/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-error.h"
#include "model/cz-data.h"

static gint64
add_row (CzData *data,
         gint64  parent,
         gint64  position)
{
  g_autoptr (CzEdit) edit = cz_edit_new ("add");
  CzRow *row = cz_record_new (CZ_KIND_ROW);
  gint64 id = cz_data_reserve_id (data, CZ_KIND_ROW);

  row->id = id;
  row->parent = parent;
  row->position = position;
  cz_edit_insert (edit, CZ_KIND_ROW, row);
  g_assert_true (cz_data_apply (data, edit, NULL));

  return id;
}

static void
assert_children (CzData       *data,
                 gint64        parent,
                 const gint64 *ids,
                 guint         n_ids)
{
  const GPtrArray *children = cz_data_get_children (data, CZ_KIND_ROW, "parent", parent);

  g_assert_cmpuint (children->len, ==, n_ids);
  for (guint i = 0; i < n_ids; i++)
    g_assert_cmpint (cz_record_id (children->pdata[i]), ==, ids[i]);
}

/* The index is the same whether it was built at once or kept by one edit after another. */
static void
test_children (gconstpointer user_data)
{
  gboolean early = GPOINTER_TO_INT (user_data);
  g_autoptr (CzData) data = cz_data_new ();
  g_autoptr (CzEdit) edit = cz_edit_new ("move");
  g_autoptr (CzEdit) removal = cz_edit_new ("remove");

  if (early)
    assert_children (data, 0, NULL, 0);

  for (gint64 position = 3; position > 0; position--)
    {
      add_row (data, 0, position);
      add_row (data, 1, position);
    }

  assert_children (data, 0, (gint64[]){ 5, 3, 1 }, 3);
  assert_children (data, 1, (gint64[]){ 6, 4, 2 }, 3);
  assert_children (data, 9, NULL, 0);

  cz_edit_set_ref (edit, CZ_KIND_ROW, 3, "parent", 1);
  cz_edit_set_integer (edit, CZ_KIND_ROW, 6, "position", 7);
  g_assert_true (cz_data_apply (data, edit, NULL));
  assert_children (data, 0, (gint64[]){ 5, 1 }, 2);
  assert_children (data, 1, (gint64[]){ 3, 4, 2, 6 }, 4);

  cz_edit_delete (removal, CZ_KIND_ROW, 4);
  g_assert_true (cz_data_apply (data, removal, NULL));
  assert_children (data, 1, (gint64[]){ 3, 2, 6 }, 3);
  g_assert_null (cz_data_get (data, CZ_KIND_ROW, 4));
}

/* An edit that cannot be done in one part is not done in any, and no value is half set. */
static void
test_all_or_nothing (void)
{
  static const struct
  {
    const char *field;
    const char *value;
  } cases[] = {
    { "starts", "yesterday" },
    { "ends", "2018-13" },
    { "place", "seven" },
  };
  g_autoptr (CzData) data = cz_data_new ();
  CzCampaign *campaign = cz_record_new (CZ_KIND_CAMPAIGN);

  campaign->id = 1;
  campaign->starts = (CzDate){ 2017, 9, 0 };
  campaign->ends = (CzDate){ 2018, 12, 31 };
  cz_data_take (data, CZ_KIND_CAMPAIGN, campaign);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CzEdit) edit = cz_edit_new ("refused");
      g_autoptr (GError) error = NULL;
      gpointer before = cz_record_copy (CZ_KIND_CAMPAIGN, campaign);
      CzUnit  *unit = cz_record_new (CZ_KIND_UNIT);

      unit->id = 1;
      cz_edit_insert (edit, CZ_KIND_UNIT, unit);
      cz_edit_set_text (edit, CZ_KIND_CAMPAIGN, 1, "title", "must not stay");
      cz_edit_set_text (edit, CZ_KIND_CAMPAIGN, 1, cases[i].field, cases[i].value);

      g_assert_false (cz_data_apply (data, edit, &error));
      g_assert_error (error, CZ_ERROR, CZ_ERROR_INVALID);
      g_assert_true (cz_record_equal (CZ_KIND_CAMPAIGN, before, cz_data_get (data, CZ_KIND_CAMPAIGN, 1)));
      g_assert_cmpuint (cz_data_list (data, CZ_KIND_UNIT)->len, ==, 0);
      cz_record_free (CZ_KIND_CAMPAIGN, before);
    }
}

static void
test_missing_record (void)
{
  g_autoptr (CzData) data = cz_data_new ();
  g_autoptr (CzEdit) update = cz_edit_new ("update");
  g_autoptr (CzEdit) removal = cz_edit_new ("remove");
  g_autoptr (GError) error = NULL;

  cz_edit_set_text (update, CZ_KIND_UNIT, 5, "name", "x");
  g_assert_false (cz_data_apply (data, update, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND);
  g_clear_error (&error);

  cz_edit_delete (removal, CZ_KIND_UNIT, 5);
  g_assert_false (cz_data_apply (data, removal, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND);
}

/* Forth, back and forth again, as a window does when a queued edit is refused: each time the same. */
static void
test_invert (void)
{
  g_autoptr (CzData) data = cz_data_new ();
  g_autoptr (CzEdit) edit = cz_edit_new ("several");
  gint64 first = add_row (data, 0, 1);
  gint64 second = add_row (data, 0, 2);
  CzRow *third = cz_record_new (CZ_KIND_ROW);

  third->id = cz_data_reserve_id (data, CZ_KIND_ROW);
  cz_edit_set_text (edit, CZ_KIND_ROW, first, "text", "changed");
  cz_edit_set_text (edit, CZ_KIND_ROW, first, "text", "changed again");
  cz_edit_delete (edit, CZ_KIND_ROW, second);
  cz_edit_insert (edit, CZ_KIND_ROW, third);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (CzEdit) inverse = NULL;

      g_assert_true (cz_data_apply (data, edit, NULL));
      g_assert_cmpstr (cz_data_get_row (data, first)->text, ==, "changed again");
      g_assert_null (cz_data_get_row (data, second));
      g_assert_nonnull (cz_data_get_row (data, third->id));

      inverse = cz_edit_invert (edit);
      g_assert_true (cz_data_apply (data, inverse, NULL));
      g_assert_cmpstr (cz_data_get_row (data, first)->text, ==, "");
      g_assert_cmpint (cz_data_get_row (data, second)->position, ==, 2);
      g_assert_null (cz_data_get_row (data, third->id));
    }
}

static void
test_ids (void)
{
  g_autoptr (CzData) data = cz_data_new ();

  g_assert_cmpint (cz_data_reserve_id (data, CZ_KIND_UNIT), ==, 1);
  cz_data_set_last_id (data, CZ_KIND_UNIT, 40);
  cz_data_set_last_id (data, CZ_KIND_UNIT, 30);
  g_assert_cmpint (cz_data_reserve_id (data, CZ_KIND_UNIT), ==, 41);
  g_assert_cmpint (cz_data_reserve_id (data, CZ_KIND_ROW), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/data/children/built-at-once", GINT_TO_POINTER (FALSE), test_children);
  g_test_add_data_func ("/data/children/kept-by-edits", GINT_TO_POINTER (TRUE), test_children);
  g_test_add_func ("/data/apply/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/data/apply/missing-record", test_missing_record);
  g_test_add_func ("/data/apply/forth-and-back", test_invert);
  g_test_add_func ("/data/ids", test_ids);

  return g_test_run ();
}
