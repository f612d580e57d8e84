/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-recent.h"

/* The workspaces used lately stand, newest first, in a key file in the user's data folder: window and command line agree. */
#define RECENT_GROUP "Recent"
#define RECENT_KEY "workspaces"
#define RECENT_MAX 12

static char *
get_file_name (void)
{
  return g_build_filename (g_get_user_data_dir (), "chuangzhi", "recent.ini", NULL);
}

static char *
make_absolute (const char *path)
{
  return g_canonicalize_filename (path, NULL);
}

/* A list that cannot be kept is no reason to fail: it is only a convenience. */
static void
save (const char *const *paths,
      gsize              n_paths)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *name = get_file_name ();
  g_autofree char *folder = g_path_get_dirname (name);

  g_key_file_set_string_list (file, RECENT_GROUP, RECENT_KEY, paths, n_paths);
  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (file, name, NULL);
}

/**
 * cz_recent_list:
 *
 * Returns: (transfer full): absolute paths of the workspaces used lately, newest first; they may be gone by now
 */
char **
cz_recent_list (void)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *name = get_file_name ();
  char           **paths = NULL;

  if (g_key_file_load_from_file (file, name, G_KEY_FILE_NONE, NULL))
    paths = g_key_file_get_string_list (file, RECENT_GROUP, RECENT_KEY, NULL, NULL);

  return paths != NULL ? paths : g_new0 (char *, 1);
}

/**
 * cz_recent_dup_first:
 *
 * Returns: (transfer full) (nullable): the workspace that the window opens first: the one used last that still exists
 */
char *
cz_recent_dup_first (void)
{
  g_auto (GStrv) paths = cz_recent_list ();

  for (guint i = 0; paths[i] != NULL; i++)
    {
      if (g_file_test (paths[i], G_FILE_TEST_IS_REGULAR))
        return g_strdup (paths[i]);
    }

  return NULL;
}

static void
put_first (const char *path,
           gboolean    keep)
{
  g_auto (GStrv) before = cz_recent_list ();
  g_autofree char *absolute = make_absolute (path);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  if (keep)
    g_ptr_array_add (paths, absolute);

  for (guint i = 0; before[i] != NULL && paths->len < RECENT_MAX; i++)
    {
      if (!g_str_equal (before[i], absolute))
        g_ptr_array_add (paths, before[i]);
    }

  save ((const char *const *) paths->pdata, paths->len);
}

/**
 * cz_recent_add:
 * @path: a workspace that was opened or made by a person
 */
void
cz_recent_add (const char *path)
{
  g_return_if_fail (path != NULL);

  put_first (path, TRUE);
}

/* Forgets a workspace, because it is gone or the person does not want to see it. */
void
cz_recent_remove (const char *path)
{
  g_return_if_fail (path != NULL);

  put_first (path, FALSE);
}
