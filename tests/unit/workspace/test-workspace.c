/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-error.h"
#include "workspace-fixture.h"

static guint
count (Fixture *fixture,
       CzKind   kind)
{
  return cz_data_list (cz_workspace_get_data (fixture->workspace), kind)->len;
}

static void
test_import_makes_all_records (Fixture      *fixture,
                               gconstpointer user_data G_GNUC_UNUSED)
{
  CzData           *data = cz_workspace_get_data (fixture->workspace);
  gint64            document = fixture_import (fixture, "行动方案");
  const CzCampaign *campaign = cz_data_get_campaign (data, cz_workspace_get_campaign (fixture->workspace));

  g_assert_cmpint (document, >, 0);
  g_assert_cmpuint (count (fixture, CZ_KIND_ROW), ==, 4);
  g_assert_cmpuint (count (fixture, CZ_KIND_ASSIGNMENT), ==, 9);
  g_assert_cmpuint (count (fixture, CZ_KIND_ROUND), ==, 2);
  g_assert_nonnull (campaign);
  g_assert_cmpstr (cz_data_get_unit (data, campaign->place)->name, ==, "青石市");
  g_assert_cmpstr (campaign->year, ==, "2024");
}

static void
test_units_are_made_once (Fixture      *fixture,
                          gconstpointer user_data G_GNUC_UNUSED)
{
  fixture_import (fixture, "行动方案");
  g_assert_cmpuint (count (fixture, CZ_KIND_UNIT), ==, 3);
  fixture_import (fixture, "另一方案");
  g_assert_cmpuint (count (fixture, CZ_KIND_UNIT), ==, 3);
  g_assert_cmpuint (count (fixture, CZ_KIND_CAMPAIGN), ==, 1);
}

static void
test_same_document_is_refused (Fixture      *fixture,
                               gconstpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (CzDraft) draft = fixture_new_draft ("行动方案");
  g_autoptr (GError) error = NULL;

  fixture_import (fixture, "行动方案");
  g_assert_false (cz_import_take (fixture->workspace, draft, CZ_IMPORT_ACCEPT, NULL, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_REFUSED);
  g_assert_cmpuint (count (fixture, CZ_KIND_DOCUMENT), ==, 1);
}

static void
test_other_version_supersedes (Fixture      *fixture,
                               gconstpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (CzDraft) draft = fixture_new_draft ("行动方案");
  g_autoptr (GError) error = NULL;
  gint64 first = fixture_import (fixture, "行动方案");
  gint64 second = 0;

  g_free (draft->sha256);
  draft->sha256 = g_strdup ("other bytes");
  g_assert_true (cz_import_take (fixture->workspace, draft, 0, &second, &error));
  g_assert_cmpint (cz_data_get_document (cz_workspace_get_data (fixture->workspace), second)->supersedes, ==, first);
}

static void
test_errors_must_be_accepted (Fixture      *fixture,
                              gconstpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (CzDraft) draft = fixture_new_draft ("行动方案");
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (draft->findings, cz_draft_finding_new (CZ_FINDING_TEXT_TRUNCATED, "一、"));
  g_assert_false (cz_import_take (fixture->workspace, draft, 0, NULL, &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (cz_import_take (fixture->workspace, draft, CZ_IMPORT_ACCEPT, NULL, &error));
  g_assert_no_error (error);
}

static void
test_import_is_undone_whole_after_reopening (Fixture      *fixture,
                                             gconstpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  fixture_import (fixture, "行动方案");
  fixture_reopen (fixture);
  g_assert_cmpuint (count (fixture, CZ_KIND_ROW), ==, 4);

  undone = fixture_undo (fixture, &error);
  g_assert_no_error (error);
  for (guint kind = 0; kind < CZ_N_KINDS; kind++)
    g_assert_cmpuint (count (fixture, kind), ==, 0);

  fixture_reopen (fixture);
  redone = fixture_redo (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, CZ_KIND_ROW), ==, 4);
  g_assert_cmpuint (count (fixture, CZ_KIND_ASSIGNMENT), ==, 9);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_refused_edit_is_taken_back (Fixture      *fixture,
                                 gconstpointer user_data G_GNUC_UNUSED)
{
  CzData *data = cz_workspace_get_data (fixture->workspace);
  g_autoptr (CzEdit) edit = cz_edit_new ("bad");
  g_autoptr (GError) error = NULL;
  guint  n_changed = 0;
  guint  n_refused = 0;
  gint64 document = fixture_import (fixture, "行动方案");

  g_signal_connect_swapped (fixture->workspace, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect_swapped (fixture->workspace, "refused", G_CALLBACK (count_cb), &n_refused);

  /* A reference to nothing: the records in memory do not know, the store does. */
  cz_edit_set_ref (edit, CZ_KIND_DOCUMENT, document, "campaign", 4711);
  g_assert_true (cz_workspace_apply (fixture->workspace, edit, &error));
  g_assert_cmpint (cz_data_get_document (data, document)->campaign, ==, 4711);
  g_assert_false (cz_workspace_flush (fixture->workspace, &error));
  g_assert_nonnull (error);

  g_assert_cmpint (cz_data_get_document (data, document)->campaign, !=, 4711);
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_cmpuint (n_refused, ==, 1);
  g_assert_cmpuint (cz_workspace_get_n_pending (fixture->workspace), ==, 0);
}

static void
test_labels_follow_steps (Fixture      *fixture,
                          gconstpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;

  g_assert_null (cz_workspace_get_undo_label (fixture->workspace));
  fixture_import (fixture, "行动方案");
  g_assert_nonnull (strstr (cz_workspace_get_undo_label (fixture->workspace), "行动方案"));

  undone = fixture_undo (fixture, &error);
  g_assert_no_error (error);
  while (cz_workspace_get_redo_label (fixture->workspace) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (cz_workspace_get_undo_label (fixture->workspace));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workspace/import/makes-all-records", test_import_makes_all_records);
  ADD ("/workspace/import/units-made-once", test_units_are_made_once);
  ADD ("/workspace/import/same-document-refused", test_same_document_is_refused);
  ADD ("/workspace/import/other-version-supersedes", test_other_version_supersedes);
  ADD ("/workspace/import/errors-must-be-accepted", test_errors_must_be_accepted);
  ADD ("/workspace/import/undone-whole-after-reopening", test_import_is_undone_whole_after_reopening);
  ADD ("/workspace/edit/refused-is-taken-back", test_refused_edit_is_taken_back);
  ADD ("/workspace/edit/labels-follow-steps", test_labels_follow_steps);
  return g_test_run ();
}
