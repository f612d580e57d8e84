/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace-fixture.h"

#include <glib/gstdio.h>

void
fixture_set_up (Fixture      *fixture,
                gconstpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cz-workspace-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "w.chuangzhi", NULL);
  fixture->workspace = cz_workspace_open (fixture->path, CZ_STORE_CREATE, &error);
  g_assert_no_error (error);
  cz_workspace_set_person (fixture->workspace, "李慧");
}

static void
close_workspace (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cz_workspace_close (fixture->workspace, &error));
  g_assert_no_error (error);
  g_clear_object (&fixture->workspace);
}

void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  close_workspace (fixture);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  close_workspace (fixture);
  fixture->workspace = cz_workspace_open (fixture->path, 0, &error);
  g_assert_no_error (error);
}

static CzDraftRow *
new_row (const char *no,
         CzPoints    points)
{
  CzDraftRow *row = cz_draft_row_new ();

  g_free (row->no);
  row->no = g_strdup (no);
  row->points = points;
  row->points_printed = points;
  g_ptr_array_add (row->units, cz_draft_unit_new ("市质量办", CZ_ROLE_LEAD));
  g_ptr_array_add (row->units, cz_draft_unit_new ("各成员单位", CZ_ROLE_COOPERATING));
  ((CzDraftUnit *) row->units->pdata[1])->group = TRUE;

  return row;
}

/* One sheet of one category: an indicator of 15 points with rows of 10 and 5, and one of 8 with rows of 6 and 4. */
static CzDraftSheet *
new_sheet (void)
{
  CzDraftSheet     *sheet = cz_draft_sheet_new ();
  CzDraftCategory  *category = cz_draft_category_new ();
  CzDraftIndicator *first = cz_draft_indicator_new ();
  CzDraftIndicator *second = cz_draft_indicator_new ();

  first->points_printed = 15 * CZ_POINTS_UNIT;
  g_ptr_array_add (first->rows, new_row ("1", 10 * CZ_POINTS_UNIT));
  g_ptr_array_add (first->rows, new_row ("2", 5 * CZ_POINTS_UNIT));
  second->points_printed = 8 * CZ_POINTS_UNIT;
  g_ptr_array_add (second->rows, new_row ("3", 6 * CZ_POINTS_UNIT));
  g_ptr_array_add (second->rows, new_row ("4", 4 * CZ_POINTS_UNIT));
  g_ptr_array_add (category->indicators, first);
  g_ptr_array_add (category->indicators, second);
  g_ptr_array_add (sheet->categories, category);

  return sheet;
}

CzDraft *
fixture_new_draft (const char *title)
{
  CzDraft     *draft = cz_draft_new ();
  CzDraftTask *task = cz_draft_task_new ();

  g_free (draft->title);
  draft->title = g_strdup (title);
  g_free (draft->issuer);
  draft->issuer = g_strdup ("青石市人民政府办公室");
  g_free (draft->sha256);
  draft->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, title, -1);
  draft->date = (CzDate){ 2024, 3, 5 };
  g_ptr_array_add (task->units, cz_draft_unit_new ("市质量办", CZ_ROLE_LEAD));
  g_ptr_array_add (draft->tasks, task);
  g_ptr_array_add (draft->sheets, new_sheet ());

  return draft;
}

gint64
fixture_import (Fixture    *fixture,
                const char *title)
{
  g_autoptr (CzDraft) draft = fixture_new_draft (title);
  g_autoptr (GError) error = NULL;
  gint64 document = 0;

  g_assert_true (cz_import_take (fixture->workspace, draft, 0, &document, &error));
  g_assert_no_error (error);
  g_assert_true (cz_workspace_flush (fixture->workspace, &error));
  g_assert_no_error (error);

  return document;
}

typedef struct
{
  gboolean done;
  char    *label;
  GError  *error;
} Undone;

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Undone *undone = user_data;

  undone->label = cz_workspace_undo_finish (CZ_WORKSPACE (object), result, &undone->error);
  undone->done = TRUE;
}

static char *
wait_for (Undone  *undone,
          GError **error)
{
  while (!undone->done)
    g_main_context_iteration (NULL, TRUE);

  if (undone->error != NULL)
    g_propagate_error (error, undone->error);

  return undone->label;
}

char *
fixture_undo (Fixture *fixture,
              GError **error)
{
  Undone undone = { FALSE, NULL, NULL };

  cz_workspace_undo_async (fixture->workspace, undone_cb, &undone);

  return wait_for (&undone, error);
}

char *
fixture_redo (Fixture *fixture,
              GError **error)
{
  Undone undone = { FALSE, NULL, NULL };

  cz_workspace_redo_async (fixture->workspace, undone_cb, &undone);

  return wait_for (&undone, error);
}
