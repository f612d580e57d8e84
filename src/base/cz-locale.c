/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-locale.h"

#include <glib/gi18n.h>
#include <locale.h>

/**
 * cz_locale_init:
 *
 * Takes the locale of the environment and finds the translations: in `CHUANGZHI_LOCALEDIR` when that is set (the
 * programs run from the build tree so), else where they were installed. The first thing a program does.
 */
void
cz_locale_init (void)
{
  const char *directory = g_getenv ("CHUANGZHI_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, directory != NULL && *directory != '\0' ? directory : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
