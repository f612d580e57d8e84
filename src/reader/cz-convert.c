/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-convert.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/cz-error.h"

/* A converter that has not finished after this many seconds is stopped. */
#define TIME_LIMIT 90

/* A run of a converter. */
typedef struct
{
  GMainLoop   *loop;
  GSubprocess *process;
  gboolean     late;
} Run;

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }

  g_rmdir (path);
}

static gboolean
late_cb (gpointer user_data)
{
  Run *run = user_data;

  run->late = TRUE;
  g_subprocess_force_exit (run->process);

  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable G_GNUC_UNUSED,
              Run          *run)
{
  g_subprocess_force_exit (run->process);
}

static void
done_cb (GObject      *source G_GNUC_UNUSED,
         GAsyncResult *result G_GNUC_UNUSED,
         gpointer      user_data)
{
  g_main_loop_quit (((Run *) user_data)->loop);
}

/* Runs a converter in its own main context, so that a thread of the reader can wait for it. */
static gboolean
run_program (const char *const *arguments,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSource) timer = g_timeout_source_new_seconds (TIME_LIMIT);
  g_autoptr (GError) reason = NULL;
  Run    run = { NULL };
  gulong handler = 0;

  g_main_context_push_thread_default (context);
  run.process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &reason);

  if (run.process != NULL)
    {
      run.loop = g_main_loop_new (context, FALSE);
      g_source_set_callback (timer, late_cb, &run, NULL);
      g_source_attach (timer, context);

      if (cancellable != NULL)
        handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), &run, NULL);

      g_subprocess_wait_async (run.process, NULL, done_cb, &run);
      g_main_loop_run (run.loop);

      if (handler != 0)
        g_cancellable_disconnect (cancellable, handler);

      g_source_destroy (timer);
      g_main_loop_unref (run.loop);
      g_object_unref (run.process);
    }

  g_main_context_pop_thread_default (context);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (reason != NULL)
    g_set_error (error, CZ_ERROR, CZ_ERROR_UNSUPPORTED, "Cannot run %s: %s", arguments[0], reason->message);
  else if (run.late)
    g_set_error (error, CZ_ERROR, CZ_ERROR_LIMIT, "%s did not finish within %d seconds", arguments[0], TIME_LIMIT);
  else
    return TRUE;

  return FALSE;
}

static char *
find_program (CzConvertTo to)
{
  static const char *const office[] = { "soffice", "libreoffice" };
  char                    *path = NULL;

  if (to == CZ_CONVERT_TEXT)
    return g_find_program_in_path ("pdftotext");

  for (gsize i = 0; i < G_N_ELEMENTS (office) && path == NULL; i++)
    path = g_find_program_in_path (office[i]);

  return path;
}

static gboolean
run_converter (const char   *program,
               const char   *folder,
               const char   *input,
               const char   *output,
               CzConvertTo   to,
               GCancellable *cancellable,
               GError      **error)
{
  g_autofree char *profile = g_strconcat ("-env:UserInstallation=file://", folder, "/profile", NULL);
  const char      *pdf[] = { program, "-layout", "-enc", "UTF-8", input, output, NULL };
  const char      *office[] = { program, profile, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to",
                           to == CZ_CONVERT_XLSX ? "xlsx" : "docx", "--outdir", folder, input, NULL };

  return run_program (to == CZ_CONVERT_TEXT ? pdf : office, cancellable, error);
}

static GBytes *
convert_in (const char   *folder,
            GBytes       *bytes,
            const char   *ending,
            CzConvertTo   to,
            GCancellable *cancellable,
            GError      **error)
{
  static const char *const outputs[] = { "in.docx", "in.xlsx", "in.txt" };
  g_autofree char         *program = find_program (to);
  g_autofree char         *name = g_strconcat ("in.", ending, NULL);
  g_autofree char         *input = g_build_filename (folder, name, NULL);
  g_autofree char         *output = g_build_filename (folder, outputs[to], NULL);
  gsize                    length;
  const char              *data = g_bytes_get_data (bytes, &length);
  char                    *contents;

  if (program == NULL)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_UNSUPPORTED,
                   to == CZ_CONVERT_TEXT ? "Files of type .%s are read through pdftotext: install poppler-utils, or save the document as .docx"
                                         : "Files of type .%s are read through LibreOffice: install libreoffice, or save the document as .docx or .xlsx",
                   ending);
      return NULL;
    }

  if (!g_file_set_contents (input, data, (gssize) length, error) || !run_converter (program, folder, input, output, to, cancellable, error))
    return NULL;

  if (!g_file_get_contents (output, &contents, &length, NULL))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_UNREADABLE, "The .%s file cannot be converted: it is damaged or protected; open it and save it as .docx or .xlsx", ending);
      return NULL;
    }

  return g_bytes_new_take (contents, length);
}

/**
 * cz_convert:
 * @bytes: a document in an older format
 * @ending: the ending of its name without dot, in lower case letters and digits
 * @to: what it shall become
 * @cancellable: (nullable): stops with %G_IO_ERROR_CANCELLED
 * @error: return location for a %CZ_ERROR; %CZ_ERROR_UNSUPPORTED says what to install
 *
 * Converts by an installed program, in a private folder with a private profile and within a time limit. Blocks: for
 * worker threads.
 *
 * Returns: (transfer full) (nullable): the converted document
 */
GBytes *
cz_convert (GBytes       *bytes,
            const char   *ending,
            CzConvertTo   to,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree char *folder = g_dir_make_tmp ("chuangzhi-XXXXXX", error);
  GBytes          *converted;

  if (folder == NULL)
    return NULL;

  converted = convert_in (folder, bytes, ending, to, cancellable, error);
  remove_folder (folder);

  return converted;
}
