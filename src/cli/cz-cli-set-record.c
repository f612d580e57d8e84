/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli-set.h"

#include "base/cz-error.h"
#include "workspace/cz-checks.h"
#include "workspace/cz-target-status.h"
#include "workspace/cz-unit-register.h"

#include <glib/gi18n.h>
#include <string.h>

/* Sets a field that stands in the record under its own name; @what says which values it takes. */
static gboolean
set_enum (CzCliSetting     *setting,
          const CzCliField *field,
          GError          **error)
{
  int                number = cz_kind_find_field (setting->kind, field->field);
  const char *const *names = cz_kind_get_info (setting->kind)->fields[number].names;
  g_autofree char   *known = g_strjoinv (" ", (char **) names);

  if (!g_strv_contains (names, field->value))
    {
      /* Translators: %s is a list of words */
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("this must be one of: %s"), known);
      return FALSE;
    }

  cz_edit_set_text (setting->edit, setting->kind, setting->id, field->field, field->value);

  return TRUE;
}

/* An empty value clears the date. */
static gboolean
set_date (CzCliSetting     *setting,
          const CzCliField *field,
          const char       *column,
          GError          **error)
{
  CzDate date;

  if (*field->value != '\0' && !cz_date_parse (field->value, &date, NULL))
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("this must be a date as YYYY-MM-DD or YYYY-MM"));
      return FALSE;
    }

  cz_edit_set_text (setting->edit, setting->kind, setting->id, column, field->value);

  return TRUE;
}

static gboolean
set_progress (CzCliSetting     *setting,
              const CzCliField *field,
              GError          **error)
{
  guint64 percent;

  if (!g_ascii_string_to_unsigned (field->value, 10, 0, 100, &percent, NULL))
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("this must be a whole number of percent from 0 to 100"));
      return FALSE;
    }

  cz_edit_set_integer (setting->edit, setting->kind, setting->id, "progress", (gint64) percent);

  return TRUE;
}

gboolean
cz_cli_set_indicator (CzCliSetting *setting,
                      GError      **error)
{
  for (guint i = 0; i < setting->fields->len; i++)
    {
      const CzCliField *field = setting->failed = setting->fields->pdata[i];

      if (!g_str_equal (field->field, "combine"))
        return cz_cli_set_unknown_field (setting, field, "combine", error);
      if (!set_enum (setting, field, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
set_task_field (CzCliSetting     *setting,
                const CzCliField *field,
                GError          **error)
{
  if (g_str_equal (field->field, "status"))
    return set_enum (setting, field, error);
  if (g_str_equal (field->field, "progress"))
    return set_progress (setting, field, error);
  if (g_str_equal (field->field, "due"))
    return set_date (setting, field, "due", error);
  if (!g_str_equal (field->field, "note"))
    return cz_cli_set_unknown_field (setting, field, "status progress due note", error);

  cz_edit_set_text (setting->edit, setting->kind, setting->id, "note", field->value);

  return TRUE;
}

gboolean
cz_cli_set_task (CzCliSetting *setting,
                 GError      **error)
{
  for (guint i = 0; i < setting->fields->len; i++)
    {
      setting->failed = setting->fields->pdata[i];
      if (!set_task_field (setting, setting->failed, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
cz_cli_set_target (CzCliSetting *setting,
                   GError      **error)
{
  for (guint i = 0; i < setting->fields->len; i++)
    {
      const CzCliField *field = setting->failed = setting->fields->pdata[i];
      const char       *period = field->field + strlen ("reading.");

      if (!g_str_has_prefix (field->field, "reading.") || *period == '\0')
        return cz_cli_set_unknown_field (setting, field, "reading.PERIOD", error);
      if (!cz_target_set_reading (setting->data, setting->edit, cz_data_get_target (setting->data, setting->id), period, field->value,
                                  cz_workspace_get_person (setting->workspace), error))
        return FALSE;
    }

  return TRUE;
}

gboolean
cz_cli_set_finding (CzCliSetting *setting,
                    GError      **error)
{
  for (guint i = 0; i < setting->fields->len; i++)
    {
      const CzCliField *field = setting->failed = setting->fields->pdata[i];

      if (!g_str_equal (field->field, "accepted"))
        return cz_cli_set_unknown_field (setting, field, "accepted", error);

      cz_checks_accept (setting->workspace, setting->edit, setting->id, field->value);
    }

  return TRUE;
}

gboolean
cz_cli_set_round (CzCliSetting *setting,
                  GError      **error)
{
  for (guint i = 0; i < setting->fields->len; i++)
    {
      const CzCliField *field = setting->failed = setting->fields->pdata[i];
      gboolean          locked;

      if (!g_str_equal (field->field, "locked"))
        return cz_cli_set_unknown_field (setting, field, "locked", error);
      if (!cz_cli_parse_yes (field->value, &locked, error))
        return FALSE;

      cz_edit_set_integer (setting->edit, setting->kind, setting->id, "locked", locked);
    }

  return TRUE;
}

static gboolean
set_unit_field (CzCliSetting     *setting,
                const CzCliField *field,
                GError          **error)
{
  if (g_str_equal (field->field, "name"))
    return cz_unit_register_set_name (setting->workspace, setting->edit, setting->id, field->value, error);
  if (g_str_equal (field->field, "aliases"))
    return cz_unit_register_set_aliases (setting->workspace, setting->edit, setting->id, field->value, error);
  if (g_str_equal (field->field, "from"))
    return set_date (setting, field, "valid_from", error);
  if (g_str_equal (field->field, "to"))
    return set_date (setting, field, "valid_to", error);
  if (g_str_equal (field->field, "successor"))
    return cz_unit_register_set_successors (setting->workspace, setting->edit, setting->id, field->value, error);

  return cz_cli_set_unknown_field (setting, field, "name aliases from to successor", error);
}

gboolean
cz_cli_set_unit (CzCliSetting *setting,
                 GError      **error)
{
  for (guint i = 0; i < setting->fields->len; i++)
    {
      setting->failed = setting->fields->pdata[i];
      if (!set_unit_field (setting, setting->failed, error))
        return FALSE;
    }

  return TRUE;
}
