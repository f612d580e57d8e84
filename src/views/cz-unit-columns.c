/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-unit-columns.h"

#include "base/cz-error.h"
#include "base/cz-pinyin.h"
#include "workspace/cz-unit-register.h"
#include "workspace/cz-unit-work.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *title;
} kinds[] = {
  { "department", NC_ ("unit kind", "department") },
  { "county", NC_ ("unit kind", "county or district") },
  { "town", NC_ ("unit kind", "township") },
  { "zone", NC_ ("unit kind", "development zone") },
  { "enterprise", NC_ ("unit kind", "enterprise") },
  { "central", NC_ ("unit kind", "central or vertical") },
  { "body", NC_ ("unit kind", "leading group or office") },
  { "group", NC_ ("unit kind", "collective name") },
  { "place", NC_ ("unit kind", "place") },
};

/* Returns the translated word for a kind of unit, or the name itself where it is not one of ours. */
const char *
cz_unit_kind_title (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].name, kind))
        return g_dpgettext2 (NULL, "unit kind", kinds[i].title);
    }

  return kind;
}

/* Returns: (transfer full): the other names of a unit, joined by 、 */
char *
cz_unit_dup_aliases (CzData *data,
                     gint64  unit)
{
  const GPtrArray *aliases = cz_data_get_children (data, CZ_KIND_ALIAS, "unit", unit);
  GString         *text = g_string_new (NULL);

  for (guint i = 0; i < aliases->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "、" : "", ((const CzAlias *) aliases->pdata[i])->name);

  return g_string_free (text, FALSE);
}

static const char *
get_name_title (void)
{
  return C_ ("unit", "Unit");
}

static void
append_name (CzWorkspace  *workspace G_GNUC_UNUSED,
             gconstpointer record,
             GString      *text)
{
  g_string_append (text, ((const CzUnit *) record)->name);
}

static gboolean
set_name (CzWorkspace  *workspace,
          CzEdit       *edit,
          gconstpointer record,
          const char   *text,
          GError      **error)
{
  return cz_unit_register_set_name (workspace, edit, cz_record_id (record), text, error);
}

static const char *
get_short_title (void)
{
  return C_ ("unit", "Short Name");
}

static void
append_short (CzWorkspace  *workspace G_GNUC_UNUSED,
              gconstpointer record,
              GString      *text)
{
  g_string_append (text, ((const CzUnit *) record)->short_name);
}

static gboolean
set_short (CzWorkspace  *workspace G_GNUC_UNUSED,
           CzEdit       *edit,
           gconstpointer record,
           const char   *text,
           GError      **error G_GNUC_UNUSED)
{
  cz_edit_set_text (edit, CZ_KIND_UNIT, cz_record_id (record), "short_name", text);

  return TRUE;
}

static const char *
get_aliases_title (void)
{
  return C_ ("unit", "Other Names");
}

static void
append_aliases (CzWorkspace  *workspace,
                gconstpointer record,
                GString      *text)
{
  g_autofree char *names = cz_unit_dup_aliases (cz_workspace_get_data (workspace), cz_record_id (record));

  g_string_append (text, names);
}

static gboolean
set_aliases (CzWorkspace  *workspace,
             CzEdit       *edit,
             gconstpointer record,
             const char   *text,
             GError      **error)
{
  return cz_unit_register_set_aliases (workspace, edit, cz_record_id (record), text, error);
}

static const char *
get_level_title (void)
{
  return C_ ("unit", "Level");
}

static void
append_level (CzWorkspace  *workspace G_GNUC_UNUSED,
              gconstpointer record,
              GString      *text)
{
  g_string_append (text, ((const CzUnit *) record)->level);
}

static gboolean
set_level (CzWorkspace  *workspace G_GNUC_UNUSED,
           CzEdit       *edit,
           gconstpointer record,
           const char   *text,
           GError      **error G_GNUC_UNUSED)
{
  cz_edit_set_text (edit, CZ_KIND_UNIT, cz_record_id (record), "level", text);

  return TRUE;
}

static char **
dup_levels (CzWorkspace  *workspace G_GNUC_UNUSED,
            gconstpointer record G_GNUC_UNUSED)
{
  return g_strsplit ("省|市|县|区", "|", -1);
}

static const char *
get_kind_title (void)
{
  return C_ ("unit", "Kind");
}

static void
append_kind (CzWorkspace  *workspace G_GNUC_UNUSED,
             gconstpointer record,
             GString      *text)
{
  g_string_append (text, cz_unit_kind_title (((const CzUnit *) record)->kind));
}

static gboolean
set_kind (CzWorkspace  *workspace G_GNUC_UNUSED,
          CzEdit       *edit,
          gconstpointer record,
          const char   *text,
          GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (cz_unit_kind_title (kinds[i].name), text))
        {
          cz_edit_set_text (edit, CZ_KIND_UNIT, cz_record_id (record), "kind", kinds[i].name);
          return TRUE;
        }
    }

  /* Translators: %s is what a person wrote */
  g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is no kind of unit: choose one from the list"), text);

  return FALSE;
}

static char **
dup_kinds (CzWorkspace  *workspace G_GNUC_UNUSED,
           gconstpointer record G_GNUC_UNUSED)
{
  char **titles = g_new0 (char *, G_N_ELEMENTS (kinds) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    titles[i] = g_strdup (cz_unit_kind_title (kinds[i].name));

  return titles;
}

static void
append_count (GString *text,
              guint    count)
{
  if (count > 0)
    g_string_append_printf (text, "%u", count);
}

static const char *
get_rows_title (void)
{
  return C_ ("unit", "Leads Rows");
}

static void
append_rows (CzWorkspace  *workspace,
             gconstpointer record,
             GString      *text)
{
  CzUnitWork work;

  cz_unit_work_count (cz_workspace_get_data (workspace), cz_record_id (record), &work);
  append_count (text, work.lead_rows);
}

static const char *
get_tasks_title (void)
{
  return C_ ("unit", "Leads Tasks");
}

static void
append_tasks (CzWorkspace  *workspace,
              gconstpointer record,
              GString      *text)
{
  CzUnitWork work;

  cz_unit_work_count (cz_workspace_get_data (workspace), cz_record_id (record), &work);
  append_count (text, work.lead_tasks);
}

static const char *
get_cooperating_title (void)
{
  return C_ ("unit", "Cooperates");
}

static void
append_cooperating (CzWorkspace  *workspace,
                    gconstpointer record,
                    GString      *text)
{
  CzUnitWork work;

  cz_unit_work_count (cz_workspace_get_data (workspace), cz_record_id (record), &work);
  append_count (text, work.cooperating);
}

static const char *
get_initials_title (void)
{
  return C_ ("unit", "Pinyin Initials");
}

/* How a name is read decides by what letters it is found; a person may say how (单 as shan). */
static void
append_initials (CzWorkspace  *workspace G_GNUC_UNUSED,
                 gconstpointer record,
                 GString      *text)
{
  const CzUnit    *unit = record;
  g_autofree char *initials = cz_pinyin_initials (unit->name);

  g_string_append (text, *unit->reading != '\0' ? unit->reading : initials);
}

static gboolean
set_initials (CzWorkspace  *workspace G_GNUC_UNUSED,
              CzEdit       *edit,
              gconstpointer record,
              const char   *text,
              GError      **error G_GNUC_UNUSED)
{
  cz_edit_set_text (edit, CZ_KIND_UNIT, cz_record_id (record), "reading", text);

  return TRUE;
}

const CzRecordColumn *
cz_unit_columns_get (guint *n_columns)
{
  static const CzRecordColumn columns[] = {
    { "name", CZ_CELL_TEXT, 0, TRUE, FALSE, get_name_title, append_name, set_name, NULL, NULL, NULL },
    { "short", CZ_CELL_TEXT, 110, FALSE, FALSE, get_short_title, append_short, set_short, NULL, NULL, NULL },
    { "aliases", CZ_CELL_TEXT, 190, TRUE, FALSE, get_aliases_title, append_aliases, set_aliases, NULL, NULL, NULL },
    { "level", CZ_CELL_CHOICE, 64, FALSE, FALSE, get_level_title, append_level, set_level, NULL, NULL, dup_levels },
    { "kind", CZ_CELL_CHOICE, 110, FALSE, FALSE, get_kind_title, append_kind, set_kind, NULL, NULL, dup_kinds },
    { "rows", CZ_CELL_NUMBER, 88, FALSE, FALSE, get_rows_title, append_rows, NULL, NULL, NULL, NULL },
    { "tasks", CZ_CELL_NUMBER, 88, FALSE, FALSE, get_tasks_title, append_tasks, NULL, NULL, NULL, NULL },
    { "cooperating", CZ_CELL_NUMBER, 72, FALSE, FALSE, get_cooperating_title, append_cooperating, NULL, NULL, NULL, NULL },
    { "initials", CZ_CELL_TEXT, 110, FALSE, TRUE, get_initials_title, append_initials, set_initials, NULL, NULL, NULL },
  };

  *n_columns = G_N_ELEMENTS (columns);

  return columns;
}
