/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-reader.h"

#include <stdlib.h>

/*
 * What a document takes from bytes to draft: each file named on the command line alone, and as many copies of its text
 * behind one another as make a mebibyte, to see whether the time grows as the text does.
 */

#define N_RUNS 21
#define LARGE_BYTES (1 << 20)

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static double
measure (GBytes     *bytes,
         const char *name,
         guint       n_runs)
{
  double times[N_RUNS];

  for (guint i = 0; i < n_runs; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64   start = g_get_monotonic_time ();
      CzDraft *draft = cz_reader_read_bytes (bytes, name, NULL, NULL, NULL, &error);

      times[i] = (g_get_monotonic_time () - start) / 1000.0;
      if (draft == NULL)
        g_error ("%s: %s", name, error->message);
      cz_draft_free (draft);
    }
  qsort (times, n_runs, sizeof *times, compare_doubles);

  return times[n_runs / 2];
}

static GBytes *
repeat (GBytes *bytes)
{
  GByteArray *copies = g_byte_array_new ();

  while (copies->len < LARGE_BYTES)
    g_byte_array_append (copies, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return g_byte_array_free_to_bytes (copies);
}

int
main (int    argc,
      char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GFile) file = g_file_new_for_path (argv[i]);
      g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);
      double time;

      if (bytes == NULL)
        g_error ("%s", error->message);

      time = measure (bytes, name, N_RUNS);
      g_print ("draft-%s\t%.3f\tms\n", name, time);
      g_print ("draft-%s-per-60-kb\t%.3f\tms\n", name, time * 60 * 1024 / g_bytes_get_size (bytes));
      if (g_str_has_suffix (name, ".txt"))
        {
          g_autoptr (GBytes) copies = repeat (bytes);

          g_print ("draft-%s-repeated-per-60-kb\t%.3f\tms\n", name,
                   measure (copies, name, 3) * 60 * 1024 / g_bytes_get_size (copies));
        }
    }

  return 0;
}
