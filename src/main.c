/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cz-application.h"
#include "app/cz-renderer.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

static gboolean
have_settings (void)
{
  g_autoptr (GSettingsSchema) schema =
    g_settings_schema_source_lookup (g_settings_schema_source_get_default (), "org.chuangzhi.Chuangzhi", TRUE);

  return schema != NULL;
}

int
main (int   argc,
      char *argv[])
{
  const char *locale_dir = g_getenv ("CHUANGZHI_LOCALEDIR"); /* for a program that is not installed */
  g_autoptr (CzApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (g_settings_schema_source_get_default () == NULL || !have_settings ())
    {
      g_printerr ("chuangzhi: the settings schema org.chuangzhi.Chuangzhi is not installed; start by tools/run, or set GSETTINGS_SCHEMA_DIR\n");
      return 1;
    }

  cz_renderer_choose ();
  g_set_prgname ("org.chuangzhi.Chuangzhi");
  application = cz_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
