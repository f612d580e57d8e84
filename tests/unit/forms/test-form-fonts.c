/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-sample.h"
#include "forms/cz-form-layout.h"

#include <glib/gstdio.h>

/* Gives the families of Chinese that are there the name of an official face, as if that were installed. %s: where
 * fontconfig may keep what it has scanned. */
#define CONFIGURATION                                                                                        \
  "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>/usr/share/fonts</dir>" \
  "<cachedir>%s</cachedir><match target=\"scan\"><test name=\"lang\" compare=\"contains\">"                  \
  "<string>zh-cn</string></test><edit name=\"family\" mode=\"assign\"><string>FangSong</string></edit>"      \
  "</match></fontconfig>"

static void
test_only_faces_that_lack_are_reported (void)
{
  g_autoptr (SampleTable) table = sample_scoring_new (3);
  g_autoptr (GHashTable) values = sample_values_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CzFormLayout) layout = cz_form_layout_new (sample_definition ("task-scoring-table"), CZ_TABLE (table), values, &error);
  const CzFormMissingFont *fonts;
  guint                    n_fonts;
  gboolean                 heading = FALSE;

  g_assert_no_error (error);
  fonts = cz_form_layout_get_missing_fonts (layout, &n_fonts);
  for (guint i = 0; i < n_fonts; i++)
    {
      g_assert_cmpstr (fonts[i].face, !=, "仿宋");
      g_assert_cmpuint (strlen (fonts[i].used), >, 0);
      heading = heading || g_str_equal (fonts[i].face, "黑体");
    }
  g_assert_true (heading);
}

static gpointer
count_pages (gpointer data G_GNUC_UNUSED)
{
  g_autoptr (SampleTable) table = sample_scoring_new (60);
  g_autoptr (CzFormLayout) layout = cz_form_layout_new (sample_definition ("task-scoring-table"), CZ_TABLE (table), NULL, NULL);

  return GUINT_TO_POINTER (cz_form_layout_get_n_pages (layout));
}

/* Each thread has fonts of its own and comes to the same pages. */
static void
test_other_threads_lay_out_the_same (void)
{
  gpointer expected = count_pages (NULL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("layout", count_pages, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == expected);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("fonts-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "fonts.conf", NULL);
  g_autofree char *configuration = g_strdup_printf (CONFIGURATION, folder);
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  g_file_set_contents (file, configuration, -1, &error);
  g_assert_no_error (error);
  g_setenv ("FONTCONFIG_FILE", file, TRUE);

  g_test_add_func ("/form-fonts/only-faces-that-lack-are-reported", test_only_faces_that_lack_are_reported);
  g_test_add_func ("/form-fonts/other-threads-lay-out-the-same", test_other_threads_lay_out_the_same);
  result = g_test_run ();

  remove_folder (folder);
  return result;
}
