/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/cz-cli-scope.h"
#include "cli/cz-cli-set.h"

#include "base/cz-error.h"
#include "workspace/cz-step-text.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  CzKind kind;
  gboolean (*set) (CzCliSetting *setting, GError **error);
} setters[] = {
  { CZ_KIND_ROW, cz_cli_set_row },
  { CZ_KIND_INDICATOR, cz_cli_set_indicator },
  { CZ_KIND_TASK, cz_cli_set_task },
  { CZ_KIND_TARGET, cz_cli_set_target },
  { CZ_KIND_FINDING, cz_cli_set_finding },
  { CZ_KIND_ROUND, cz_cli_set_round },
  { CZ_KIND_UNIT, cz_cli_set_unit },
};

static void
field_free (CzCliField *field)
{
  g_free (field->field);
  g_free (field->value);
  g_free (field);
}

/* Takes the arguments apart at their first “=”; NULL when one has none. */
static GPtrArray *
parse_fields (char **arguments)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);

  for (guint i = 0; arguments[i] != NULL; i++)
    {
      g_autofree char *text = cz_cli_dup_text (arguments[i]);
      const char      *equals = strchr (text, '=');
      CzCliField      *field;

      if (equals == NULL || equals == text)
        return NULL;

      field = g_new0 (CzCliField, 1);
      field->field = g_strndup (text, equals - text);
      field->value = g_strdup (equals + 1);
      g_ptr_array_add (fields, field);
    }

  return g_steal_pointer (&fields);
}

/* Parses KIND/ID; returns the number of the setter, or -1. */
static int
parse_record (const char *argument,
              gint64     *id)
{
  const char      *slash = strchr (argument, '/');
  g_autofree char *plural = slash != NULL ? g_strndup (argument, slash - argument) : NULL;
  guint64          number;
  CzKind           kind;

  if (slash == NULL || !cz_kind_from_plural (plural, &kind) ||
      !g_ascii_string_to_unsigned (slash + 1, 10, 1, G_MAXINT64, &number, NULL))
    return -1;

  *id = (gint64) number;
  for (guint i = 0; i < G_N_ELEMENTS (setters); i++)
    {
      if (setters[i].kind == kind)
        return i;
    }

  return -1;
}

gboolean
cz_cli_set_unknown_field (CzCliSetting     *setting,
                          const CzCliField *field,
                          const char       *known,
                          GError          **error)
{
  setting->failed = field;
  /* Translators: %s is a list of names of fields */
  g_set_error (error, CZ_ERROR, CZ_ERROR_USAGE, _ ("there is no such field; there are: %s"), known);

  return FALSE;
}

gboolean
cz_cli_parse_yes (const char *value,
                  gboolean   *yes,
                  GError    **error)
{
  *yes = g_str_equal (value, "yes");

  if (*yes || g_str_equal (value, "no"))
    return TRUE;

  g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("this must be yes or no"));

  return FALSE;
}

static CzCliStatus
fail (CzCli              *cli,
      const char         *record,
      const CzCliSetting *setting,
      const GError       *error)
{
  g_autofree char *where = setting->failed != NULL ? g_strdup_printf ("%s %s", record, setting->failed->field) : g_strdup (record);
  g_autofree char *what = NULL;

  if (g_error_matches (error, CZ_ERROR, CZ_ERROR_USAGE))
    return cz_cli_fail_usage (cli, where, error->message);

  what = error->domain == CZ_ERROR ? g_strdup (error->message) : cz_cli_error_text (error);

  return cz_cli_fail_as (cli, CZ_CLI_REFUSED, where, what);
}

static CzCliStatus
set (CzCli           *cli,
     CzWorkspace     *workspace,
     const char      *record,
     int              setter,
     gint64           id,
     const GPtrArray *fields,
     const char      *subject)
{
  CzData          *data = cz_workspace_get_data (workspace);
  CzKind           kind = setters[setter].kind;
  g_autofree char *label = NULL;
  g_autoptr (CzEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  CzCliSetting setting = { workspace, data, NULL, kind, id, fields, NULL, 0 };
  CzCliStatus  status = CZ_CLI_DONE;

  if (cz_data_get (data, kind, id) == NULL)
    return cz_cli_fail_as (cli, CZ_CLI_REFUSED, record, _ ("there is no such record"));
  if (!cz_cli_find_subject (cli, workspace, subject, &setting.subject, &status))
    return status;

  label = cz_step_text_record (data, kind, id);
  setting.edit = edit = cz_edit_new (label);

  if (!setters[setter].set (&setting, &error))
    return fail (cli, record, &setting, error);

  if (!cz_workspace_apply (workspace, edit, &error) || !cz_workspace_flush (workspace, &error))
    return cz_cli_fail (cli, record, error);

  return CZ_CLI_DONE;
}

CzCliStatus
cz_cli_set (CzCli *cli,
            int    argc,
            char **argv)
{
  g_autofree char   *subject = NULL;
  const GOptionEntry entries[] = {
    { "subject", 0, 0, G_OPTION_ARG_FILENAME, &subject, N_ ("The assessed unit, when it is not the office's own place"), N_ ("UNIT") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GPtrArray) fields = NULL;
  CzCliStatus  status = CZ_CLI_DONE;
  CzWorkspace *workspace;
  gint64       id = 0;
  int          setter;

  if (!cz_cli_parse (cli, entries, FALSE, &argc, &argv))
    return CZ_CLI_USAGE;
  if (argc < 3)
    return cz_cli_fail_usage (cli, "set", _ ("name a record and what to set"));

  setter = parse_record (argv[1], &id);
  if (setter < 0)
    return cz_cli_fail_usage (cli, argv[1], _ ("this is no record that can be set: rows/ID, indicators/ID, tasks/ID, targets/ID, findings/ID, rounds/ID, units/ID"));

  fields = parse_fields (argv + 2);
  if (fields == NULL)
    return cz_cli_fail_usage (cli, argv[1], _ ("each field is set by FIELD=VALUE"));

  workspace = cz_cli_open (cli, CZ_CLI_WRITE, &status);
  if (workspace == NULL)
    return status;

  return cz_cli_close (cli, workspace, set (cli, workspace, argv[1], setter, id, fields, subject));
}
