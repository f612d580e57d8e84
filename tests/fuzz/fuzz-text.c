/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-reader.h"

#include <string.h>

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* No converter is found: only what reads the bytes here is tried. */
int
LLVMFuzzerInitialize (int    *argc G_GNUC_UNUSED,
                      char ***argv G_GNUC_UNUSED)
{
  g_setenv ("PATH", "/nonexistent", TRUE);

  return 0;
}

/* Any bytes make a draft or an error, and every span of the draft lies in its text. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (CzDraft) draft = cz_reader_read_bytes (bytes, "fuzz.txt", NULL, NULL, NULL, NULL);
  gsize length;

  if (draft == NULL)
    return 0;

  length = strlen (draft->text);
  for (guint i = 0; i < draft->targets->len; i++)
    {
      const CzDraftTarget *target = g_ptr_array_index (draft->targets, i);

      g_assert_cmpuint (target->span.start + target->span.length, <=, length);
    }
  for (guint i = 0; i < draft->tasks->len; i++)
    {
      const CzDraftTask *task = g_ptr_array_index (draft->tasks, i);

      g_assert_cmpuint (task->span.start + task->span.length, <=, length);
      g_assert_cmpuint (task->source_span.start + task->source_span.length, <=, length);
    }

  return 0;
}
