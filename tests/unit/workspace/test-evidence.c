/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace-fixture.h"

#include "workspace/cz-evidence.h"

#include <glib/gstdio.h>

/*
 * Evidence is kept in the workspace with its bytes: many files are one step, the same content is one piece, and what
 * cannot be read is named while the rest is taken.
 */

typedef struct
{
  gboolean         done;
  CzEvidenceAdded *added;
  char            *path;
  GError          *error;
} Answer;

static CzData *
get_data (Fixture *fixture)
{
  return cz_workspace_get_data (fixture->workspace);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_import (fixture, "实施方案");
}

static GFile *
new_file (Fixture    *fixture,
          const char *name,
          const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return g_file_new_for_path (path);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Answer *answer = user_data;

  answer->added = cz_evidence_add_finish (CZ_WORKSPACE (object), result, &answer->error);
  answer->done = TRUE;
}

static CzEvidenceAdded *
add (Fixture   *fixture,
     GPtrArray *files)
{
  Answer answer = { FALSE, NULL, NULL, NULL };

  cz_evidence_add_async (fixture->workspace, files, NULL, NULL, added_cb, &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);
  g_assert_true (cz_workspace_flush (fixture->workspace, &answer.error));
  g_assert_no_error (answer.error);

  return answer.added;
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Answer *answer = user_data;

  answer->path = cz_evidence_export_finish (CZ_WORKSPACE (object), result, &answer->error);
  answer->done = TRUE;
}

static void
test_forty_files_are_one_step (Fixture      *fixture,
                               gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CzEvidenceAdded) added = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("材料%02u.txt", i);

      g_ptr_array_add (files, new_file (fixture, name, name));
    }

  added = add (fixture, files);
  g_assert_cmpuint (added->n_new, ==, 40);
  g_assert_cmpuint (added->ids->len, ==, 40);
  g_assert_cmpuint (cz_data_list (get_data (fixture), CZ_KIND_EVIDENCE)->len, ==, 40);
  g_assert_cmpstr (((const CzEvidence *) cz_data_list (get_data (fixture), CZ_KIND_EVIDENCE)->pdata[3])->title, ==, "材料03");

  label = fixture_undo (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cz_data_list (get_data (fixture), CZ_KIND_EVIDENCE)->len, ==, 0);
}

static void
test_same_content_is_one_piece (Fixture      *fixture,
                                gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CzEvidenceAdded) first = NULL;
  g_autoptr (CzEvidenceAdded) again = NULL;

  g_ptr_array_add (files, new_file (fixture, "甲.txt", "相同内容"));
  g_ptr_array_add (files, new_file (fixture, "乙.txt", "相同内容"));
  first = add (fixture, files);
  again = add (fixture, files);

  g_assert_cmpuint (first->n_new, ==, 1);
  g_assert_cmpuint (again->n_new, ==, 0);
  g_assert_cmpuint (again->ids->len, ==, 1);
  g_assert_cmpint (g_array_index (again->ids, gint64, 0), ==, g_array_index (first->ids, gint64, 0));
  g_assert_cmpuint (cz_data_list (get_data (fixture), CZ_KIND_EVIDENCE)->len, ==, 1);
}

static void
test_what_cannot_be_read_is_named (Fixture      *fixture,
                                   gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *gone = g_build_filename (fixture->folder, "不存在.pdf", NULL);
  g_autoptr (CzEvidenceAdded) added = NULL;

  g_ptr_array_add (files, new_file (fixture, "好.txt", "内容"));
  g_ptr_array_add (files, new_file (fixture, "空.txt", ""));
  g_ptr_array_add (files, g_file_new_for_path (fixture->folder));
  g_ptr_array_add (files, g_file_new_for_path (gone));
  added = add (fixture, files);

  g_assert_cmpuint (added->n_new, ==, 1);
  g_assert_cmpuint (added->refused->len, ==, 3);
  g_assert_true (g_str_has_prefix (added->refused->pdata[0], "空.txt: "));
  g_assert_true (g_str_has_prefix (added->refused->pdata[2], "不存在.pdf: "));
}

static void
test_content_comes_back_as_it_was (Fixture      *fixture,
                                   gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CzEvidenceAdded) added = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "证明.txt", NULL);
  g_autofree char *text = NULL;
  Answer           answer = { FALSE, NULL, NULL, NULL };

  g_ptr_array_add (files, new_file (fixture, "证明.txt", "质量月活动照片"));
  added = add (fixture, files);
  g_assert_cmpint (g_unlink (path), ==, 0);
  fixture_reopen (fixture);

  cz_evidence_export_async (fixture->workspace, g_array_index (added->ids, gint64, 0), exported_cb, &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);
  g_assert_true (g_str_has_suffix (answer.path, "/证明.txt"));
  g_assert_true (g_file_get_contents (answer.path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "质量月活动照片");
  g_unlink (answer.path);
  g_free (answer.path);
}

static void
test_a_linked_row_is_no_gap (Fixture      *fixture,
                             gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GArray) before = cz_evidence_dup_gaps (fixture->workspace);
  g_autoptr (GArray) after = NULL;
  g_autoptr (CzEdit) edit = cz_edit_new ("材料");
  gint64 row = g_array_index (before, gint64, 1);
  gint64 paper = cz_evidence_add_paper (fixture->workspace, edit, "会议纪要");

  g_assert_cmpuint (before->len, ==, 4);
  g_assert_true (cz_evidence_link (fixture->workspace, edit, paper, CZ_KIND_ROW, row));
  g_assert_true (cz_workspace_apply (fixture->workspace, edit, NULL));
  after = cz_evidence_dup_gaps (fixture->workspace);

  g_assert_cmpuint (after->len, ==, 3);
  for (guint i = 0; i < after->len; i++)
    g_assert_cmpint (g_array_index (after, gint64, i), !=, row);
}

static void
test_linking_twice_is_one_link (Fixture      *fixture,
                                gconstpointer data G_GNUC_UNUSED)
{
  gint64 task = cz_record_id (cz_data_list (get_data (fixture), CZ_KIND_TASK)->pdata[0]);
  g_autoptr (CzEdit) edit = cz_edit_new ("材料");
  g_autoptr (CzEdit) again = cz_edit_new ("材料");
  g_autoptr (CzEdit) removal = cz_edit_new ("材料");
  gint64 paper = cz_evidence_add_paper (fixture->workspace, edit, "会议纪要");

  g_assert_true (cz_evidence_link (fixture->workspace, edit, paper, CZ_KIND_TASK, task));
  g_assert_true (cz_workspace_apply (fixture->workspace, edit, NULL));
  g_assert_false (cz_evidence_link (fixture->workspace, again, paper, CZ_KIND_TASK, task));
  g_assert_cmpuint (cz_edit_get_length (again), ==, 0);

  cz_evidence_remove (fixture->workspace, removal, paper);
  g_assert_true (cz_workspace_apply (fixture->workspace, removal, NULL));
  g_assert_cmpuint (cz_data_list (get_data (fixture), CZ_KIND_EVIDENCE_LINK)->len, ==, 0);
}

#define ADD(path, function) g_test_add ("/evidence/" path, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("forty-files", test_forty_files_are_one_step);
  ADD ("same-content", test_same_content_is_one_piece);
  ADD ("refused", test_what_cannot_be_read_is_named);
  ADD ("content", test_content_comes_back_as_it_was);
  ADD ("gap", test_a_linked_row_is_no_gap);
  ADD ("one-link", test_linking_twice_is_one_link);

  return g_test_run ();
}
