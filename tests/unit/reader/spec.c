/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spec.h"

#include <string.h>

typedef struct
{
  char     *input;
  char     *expected;
  CzSpecRun run;
} Case;

static void
case_free (gpointer data)
{
  Case *spec = data;

  g_free (spec->input);
  g_free (spec->expected);
  g_free (spec);
}

static void
test_case (gconstpointer data)
{
  const Case      *spec = data;
  g_autofree char *result = g_strchomp (spec->run (spec->input));

  g_assert_cmpstr (result, ==, spec->expected);
}

static void
add_case (const char *name,
          const char *text,
          CzSpecRun   run)
{
  const char      *end = strchr (text, '\n');
  g_autofree char *title = g_strndup (text, (gsize) (end - text));
  g_autofree char *path = NULL;
  const char      *middle = strstr (end, "\n--\n");
  Case            *spec = g_new0 (Case, 1);

  g_assert_nonnull (middle);
  g_strdelimit (title, "/", '-');
  path = g_strdup_printf ("/%s/%s", name, g_strstrip (title));
  spec->input = middle > end ? g_strndup (end + 1, (gsize) (middle - end - 1)) : g_strdup ("");
  spec->expected = g_strchomp (g_strdup (middle + strlen ("\n--\n")));
  spec->run = run;
  g_test_add_data_func_full (path, spec, test_case, case_free);
}

void
cz_spec_add_tests (const char *name,
                   CzSpecRun   run)
{
  g_autofree char *file = g_strconcat (name, ".spec", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", file, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) cases = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  cases = g_strsplit (text, "\n== ", -1);
  g_assert_cmpuint (g_strv_length (cases), >, 1);

  for (guint i = 1; cases[i] != NULL; i++)
    add_case (name, cases[i], run);
}
