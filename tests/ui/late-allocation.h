/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/*
 * GTK 4.8 warns of a widget that asks for another size between layout and drawing of the same frame, and draws it one
 * frame later. Whether it happens hangs on the timing of frames; it must not end a test. Every other warning does.
 */

static inline gboolean
is_late_allocation (const char *message)
{
  return message != NULL && strstr (message, "without a current allocation") != NULL;
}

static inline gboolean
late_allocation_is_not_fatal (const char    *domain G_GNUC_UNUSED,
                              GLogLevelFlags level G_GNUC_UNUSED,
                              const char    *message,
                              gpointer       user_data G_GNUC_UNUSED)
{
  return !is_late_allocation (message);
}

static inline GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      if (g_str_equal (fields[i].key, "MESSAGE") && is_late_allocation (fields[i].value))
        return g_log_writer_standard_streams (level, fields, n_fields, user_data);
    }

  return g_log_writer_default (level, fields, n_fields, user_data);
}

/* To be called once, after g_test_init(). */
static inline void
tolerate_late_allocation (void)
{
  g_log_set_writer_func (write_log, NULL, NULL);
  g_test_log_set_fatal_handler (late_allocation_is_not_fatal, NULL);
}
