/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

static const char *
get_note (Fixture *fixture,
          gint64   unit)
{
  const CzUnit *record = cz_data_get_unit (fixture->data, unit);

  return record != NULL ? record->note : NULL;
}

static void
assert_nothing_to (Fixture *fixture,
                   CzEdit *(*act) (Fixture *, GError **) )
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CzEdit) edit = act (fixture, &error);

  g_assert_null (edit);
  g_assert_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND);
}

static CzEdit *
undo_newest (Fixture *fixture,
             GError **error)
{
  return fixture_try_undo (fixture, 0, error);
}

static void
test_nothing (Fixture      *fixture,
              gconstpointer unused G_GNUC_UNUSED)
{
  assert_nothing_to (fixture, undo_newest);
  assert_nothing_to (fixture, fixture_try_redo);
  g_assert_null (cz_store_dup_undoable (fixture->store, NULL));
  g_assert_null (cz_store_dup_redoable (fixture->store, NULL));
}

/*
 * A string of letters is played; each state is what one edit after another wrote. e: edit, u: undo, r: redo, o: close and
 * open again. A capital U or R must find nothing to do.
 */
typedef struct
{
  const char *name;
  const char *moves;
  const char *note; /* at the end: number of the edit whose text stands */
  const char *undoable;
  const char *redoable;
} Sequence;

static const Sequence sequences[] = {
  { "one", "e", "1", "note := 1", NULL },
  { "back", "eu", "", "add unit", "note := 1" },
  { "back-and-forth", "eur", "1", "note := 1", NULL },
  { "back-forth-back", "euru", "", "add unit", "note := 1" },
  { "two-back", "eeuu", "", "add unit", "note := 1" },
  { "two-back-one-forth", "eeuur", "1", "note := 1", "note := 2" },
  { "two-back-two-forth", "eeuurrR", "2", "note := 2", NULL },
  { "edit-ends-redo", "eueR", "2", "note := 2", NULL },
  { "undo-beneath-a-new-edit", "eeueuu", "", "add unit", "note := 1" },
  { "redo-after-a-new-edit-was-undone", "eeueur", "3", "note := 3", NULL },
  { "over-restarts", "eeouour", "1", "note := 1", "note := 2" },
  { "to-the-beginning", "eeuuuU", NULL, NULL, "add unit" },
  { "all-the-way-and-back", "eeouuuUorrrR", "2", "note := 2", NULL },
};

static void
play (Fixture        *fixture,
      const Sequence *sequence,
      gint64          unit)
{
  guint n_edits = 0;

  for (const char *move = sequence->moves; *move != '\0'; move++)
    {
      g_autofree char *text = NULL;

      switch (*move)
        {
        case 'e':
          text = g_strdup_printf ("%u", ++n_edits);
          fixture_set_text (fixture, CZ_KIND_UNIT, unit, "note", text);
          break;
        case 'u':
          fixture_undo (fixture, 0);
          break;
        case 'r':
          fixture_redo (fixture);
          break;
        case 'U':
          assert_nothing_to (fixture, undo_newest);
          break;
        case 'R':
          assert_nothing_to (fixture, fixture_try_redo);
          break;
        case 'o':
          fixture_reopen (fixture);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

static void
test_sequence (Fixture      *fixture,
               gconstpointer user_data)
{
  const Sequence *sequence = user_data;
  gint64          unit = fixture_add_unit (fixture, "市质监局");
  g_autoptr (CzStep) undoable = NULL;
  g_autoptr (CzStep) redoable = NULL;

  play (fixture, sequence, unit);

  g_assert_cmpstr (get_note (fixture, unit), ==, sequence->note);
  undoable = cz_store_dup_undoable (fixture->store, NULL);
  redoable = cz_store_dup_redoable (fixture->store, NULL);
  g_assert_cmpstr (undoable != NULL ? undoable->label : NULL, ==, sequence->undoable);
  g_assert_cmpstr (redoable != NULL ? redoable->label : NULL, ==, sequence->redoable);
  fixture_assert_same_as_file (fixture);
  fixture_assert_sound (fixture);
}

/* Fields that were empty references or points come back as such, and so do numbers at their limits. */
static void
test_values (Fixture      *fixture,
             gconstpointer unused G_GNUC_UNUSED)
{
  gint64           unit = fixture_add_unit (fixture, "永州市");
  CzCampaign      *campaign = fixture_new_record (fixture, CZ_KIND_CAMPAIGN);
  CzSheet         *sheet = fixture_new_record (fixture, CZ_KIND_SHEET);
  gint64           ids[] = { campaign->id, sheet->id };
  CzEdit          *edit = cz_edit_new ("insert");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  sheet->campaign = campaign->id;
  cz_edit_insert (edit, CZ_KIND_CAMPAIGN, campaign);
  cz_edit_insert (edit, CZ_KIND_SHEET, sheet);
  fixture_commit (fixture, edit);
  before = fixture_dump (fixture->data);

  edit = cz_edit_new ("change");
  cz_edit_set_ref (edit, CZ_KIND_CAMPAIGN, ids[0], "place", unit);
  cz_edit_set_text (edit, CZ_KIND_CAMPAIGN, ids[0], "note", "“引号” \\ \" \n\t\x01 {\"a\": null} 😀 '");
  cz_edit_set_text (edit, CZ_KIND_CAMPAIGN, ids[0], "starts", "2017-09");
  cz_edit_set_points (edit, CZ_KIND_SHEET, ids[1], "points_printed", G_MAXINT64);
  cz_edit_set_points (edit, CZ_KIND_SHEET, ids[1], "bonus_limit", G_MININT64 + 1);
  cz_edit_set_integer (edit, CZ_KIND_SHEET, ids[1], "places", G_MAXINT64);
  cz_edit_set_text (edit, CZ_KIND_SHEET, ids[1], "scale", "0.000000001");
  fixture_commit (fixture, edit);
  after = fixture_dump (fixture->data);

  fixture_undo (fixture, 0);
  undone = fixture_dump (fixture->data);
  g_assert_cmpstr (before, ==, undone);
  fixture_assert_same_as_file (fixture);

  fixture_redo (fixture);
  redone = fixture_dump (fixture->data);
  g_assert_cmpstr (after, ==, redone);
  fixture_assert_same_as_file (fixture);
}

static void
assert_blocked (Fixture    *fixture,
                gint64      step,
                const char *by)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CzEdit) edit = fixture_try_undo (fixture, step, &error);

  g_assert_null (edit);
  g_assert_error (error, CZ_ERROR, CZ_ERROR_BLOCKED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, by));
  fixture_assert_same_as_file (fixture);
}

/* A step out of the middle is undone when nothing later depends on it: another column of the same record does not. */
static void
test_middle (Fixture      *fixture,
             gconstpointer unused G_GNUC_UNUSED)
{
  gint64 unit = fixture_add_unit (fixture, "甲");
  gint64 note = fixture_set_text (fixture, CZ_KIND_UNIT, unit, "note", "1");
  g_autoptr (GError) error = NULL;

  fixture_set_text (fixture, CZ_KIND_UNIT, unit, "level", "市");
  fixture_undo (fixture, note);
  g_assert_cmpstr (get_note (fixture, unit), ==, "");
  g_assert_cmpstr (cz_data_get_unit (fixture->data, unit)->level, ==, "市");

  g_assert_null (fixture_try_undo (fixture, note, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND);

  fixture_redo (fixture);
  g_assert_cmpstr (get_note (fixture, unit), ==, "1");
  fixture_assert_same_as_file (fixture);
  fixture_assert_sound (fixture);
}

static void
test_blocked_by_same_column (Fixture      *fixture,
                             gconstpointer unused G_GNUC_UNUSED)
{
  gint64 unit = fixture_add_unit (fixture, "甲");
  gint64 first = fixture_set_text (fixture, CZ_KIND_UNIT, unit, "note", "1");
  gint64 second = fixture_set_text (fixture, CZ_KIND_UNIT, unit, "note", "2");

  assert_blocked (fixture, first, "3 “note := 2”");
  assert_blocked (fixture, 1, "2 “note := 1”, 3 “note := 2”");

  /* What was undone itself stands in nobody's way. */
  fixture_undo (fixture, second);
  fixture_undo (fixture, first);
  g_assert_cmpstr (get_note (fixture, unit), ==, "");
  fixture_assert_sound (fixture);
}

static gint64
add_alias (Fixture *fixture,
           gint64   unit)
{
  CzEdit  *edit = cz_edit_new ("add alias");
  CzAlias *alias = fixture_new_record (fixture, CZ_KIND_ALIAS);

  alias->unit = unit;
  cz_edit_insert (edit, CZ_KIND_ALIAS, alias);

  return fixture_commit (fixture, edit);
}

static void
test_blocked_by_reference (Fixture      *fixture,
                           gconstpointer unused G_GNUC_UNUSED)
{
  gint64  first = fixture_add_unit (fixture, "甲");
  gint64  second = fixture_add_unit (fixture, "乙");
  gint64  moved;
  CzEdit *edit;

  add_alias (fixture, first);
  assert_blocked (fixture, 1, "3 “add alias”");

  edit = cz_edit_new ("move alias");
  cz_edit_set_ref (edit, CZ_KIND_ALIAS, 1, "unit", second);
  moved = fixture_commit (fixture, edit);
  edit = cz_edit_new ("remove unit");
  cz_edit_delete (edit, CZ_KIND_UNIT, first);
  fixture_commit (fixture, edit);

  /* The alias would refer to a unit that a later step removed. */
  assert_blocked (fixture, moved, "5 “remove unit”");
  fixture_undo (fixture, 0);
  fixture_undo (fixture, moved);
  g_assert_cmpuint (cz_data_get_children (fixture->data, CZ_KIND_ALIAS, "unit", first)->len, ==, 1);
  fixture_assert_same_as_file (fixture);
  fixture_assert_sound (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  FIXTURE_TEST ("/store/undo/nothing", test_nothing);
  for (guint i = 0; i < G_N_ELEMENTS (sequences); i++)
    {
      g_autofree char *path = g_strconcat ("/store/undo/sequence/", sequences[i].name, NULL);

      g_test_add (path, Fixture, &sequences[i], fixture_set_up, test_sequence, fixture_tear_down);
    }
  FIXTURE_TEST ("/store/undo/values", test_values);
  FIXTURE_TEST ("/store/undo/out-of-the-middle", test_middle);
  FIXTURE_TEST ("/store/undo/blocked-by-same-column", test_blocked_by_same_column);
  FIXTURE_TEST ("/store/undo/blocked-by-reference", test_blocked_by_reference);

  return g_test_run ();
}
