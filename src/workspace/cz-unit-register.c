/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-unit-register.h"

#include "base/cz-error.h"

#include <glib/gi18n-lib.h>

/**
 * cz_unit_register_find:
 * @data: the data
 * @name: a name as printed
 *
 * Returns: id of the unit of this name, else of the one with this other name, else 0
 */
gint64
cz_unit_register_find (CzData     *data,
                       const char *name)
{
  const GPtrArray *units = cz_data_list (data, CZ_KIND_UNIT);
  const GPtrArray *aliases = cz_data_list (data, CZ_KIND_ALIAS);

  for (guint i = 0; i < units->len; i++)
    {
      if (g_str_equal (((const CzUnit *) units->pdata[i])->name, name))
        return cz_record_id (units->pdata[i]);
    }

  for (guint i = 0; i < aliases->len; i++)
    {
      if (g_str_equal (((const CzAlias *) aliases->pdata[i])->name, name))
        return ((const CzAlias *) aliases->pdata[i])->unit;
    }

  return 0;
}

/* A name may mean one unit only. */
static gboolean
check_free (CzData     *data,
            gint64      unit,
            const char *name,
            GError    **error)
{
  gint64        other = cz_unit_register_find (data, name);
  const CzUnit *record = cz_data_get_unit (data, other);

  if (other == 0 || other == unit || record == NULL)
    return TRUE;

  /* Translators: a name, then the unit that has it */
  g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is already a name of the unit “%s”"), name, record->name);

  return FALSE;
}

/**
 * cz_unit_register_set_name:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @unit: a unit
 * @name: its name
 * @error: return location for a %CZ_ERROR_INVALID in words for the person
 *
 * Renames a unit; what documents print stays as printed.
 */
gboolean
cz_unit_register_set_name (CzWorkspace *workspace,
                           CzEdit      *edit,
                           gint64       unit,
                           const char  *name,
                           GError     **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  if (*stripped == '\0')
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("a unit needs a name"));
      return FALSE;
    }

  if (!check_free (cz_workspace_get_data (workspace), unit, stripped, error))
    return FALSE;

  cz_edit_set_text (edit, CZ_KIND_UNIT, unit, "name", stripped);

  return TRUE;
}

/* Names are separated by 、 , or ; of either width. */
static char **
split_names (const char *names)
{
  g_auto (GStrv) parts = g_regex_split_simple ("[、,，;；]", names, 0, 0);
  GStrvBuilder *builder = g_strv_builder_new ();
  char        **result;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != '\0')
        g_strv_builder_add (builder, parts[i]);
    }

  result = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);

  return result;
}

static gboolean
has_alias (const GPtrArray *aliases,
           const char      *name)
{
  for (guint i = 0; i < aliases->len; i++)
    {
      if (g_str_equal (((const CzAlias *) aliases->pdata[i])->name, name))
        return TRUE;
    }

  return FALSE;
}

/**
 * cz_unit_register_set_aliases:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @unit: a unit
 * @names: all its other names, separated by 、 or commas; none when empty
 * @error: return location for a %CZ_ERROR_INVALID in words for the person
 */
gboolean
cz_unit_register_set_aliases (CzWorkspace *workspace,
                              CzEdit      *edit,
                              gint64       unit,
                              const char  *names,
                              GError     **error)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *known = cz_data_get_children (data, CZ_KIND_ALIAS, "unit", unit);
  g_auto (GStrv) wanted = split_names (names);

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (!check_free (data, unit, wanted[i], error))
        return FALSE;
    }

  for (guint i = 0; i < known->len; i++)
    {
      if (!g_strv_contains ((const char *const *) wanted, ((const CzAlias *) known->pdata[i])->name))
        cz_edit_delete (edit, CZ_KIND_ALIAS, cz_record_id (known->pdata[i]));
    }

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      CzAlias *alias;

      if (has_alias (known, wanted[i]))
        continue;

      alias = cz_record_new (CZ_KIND_ALIAS);
      alias->id = cz_data_reserve_id (data, CZ_KIND_ALIAS);
      alias->unit = unit;
      cz_record_set_text (&alias->name, wanted[i]);
      cz_edit_insert (edit, CZ_KIND_ALIAS, alias);
    }

  return TRUE;
}

static gboolean
find_successors (CzData            *data,
                 gint64             unit,
                 const char *const *names,
                 GArray            *ids,
                 GError           **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 id = cz_unit_register_find (data, names[i]);

      if (id == 0)
        {
          /* Translators: %s is the name of a unit */
          g_set_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, _ ("there is no unit “%s”"), names[i]);
          return FALSE;
        }

      if (id == unit)
        {
          g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("a unit cannot succeed itself"));
          return FALSE;
        }

      g_array_append_val (ids, id);
    }

  return TRUE;
}

static gboolean
take_id (GArray *ids,
         gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) == id)
        {
          g_array_remove_index (ids, i);
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * cz_unit_register_set_successors:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @unit: a unit
 * @names: the units that took its work over, separated by 、 or commas; none when empty (domain.md i: many to many)
 * @error: return location for a %CZ_ERROR in words for the person
 */
gboolean
cz_unit_register_set_successors (CzWorkspace *workspace,
                                 CzEdit      *edit,
                                 gint64       unit,
                                 const char  *names,
                                 GError     **error)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *known = cz_data_get_children (data, CZ_KIND_SUCCESSION, "unit", unit);
  g_auto (GStrv) wanted = split_names (names);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!find_successors (data, unit, (const char *const *) wanted, ids, error))
    return FALSE;

  for (guint i = 0; i < known->len; i++)
    {
      const CzSuccession *succession = known->pdata[i];

      if (!take_id (ids, succession->successor))
        cz_edit_delete (edit, CZ_KIND_SUCCESSION, succession->id);
    }

  for (guint i = 0; i < ids->len; i++)
    {
      CzSuccession *succession = cz_record_new (CZ_KIND_SUCCESSION);

      succession->id = cz_data_reserve_id (data, CZ_KIND_SUCCESSION);
      succession->unit = unit;
      succession->successor = g_array_index (ids, gint64, i);
      cz_edit_insert (edit, CZ_KIND_SUCCESSION, succession);
    }

  return TRUE;
}

/**
 * cz_unit_register_add:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @name: its name
 * @error: return location for a %CZ_ERROR_INVALID in words for the person
 *
 * Adds a unit at the end of the official order.
 *
 * Returns: its id, or 0
 */
gint64
cz_unit_register_add (CzWorkspace *workspace,
                      CzEdit      *edit,
                      const char  *name,
                      GError     **error)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *units = cz_data_list (data, CZ_KIND_UNIT);
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  CzUnit          *unit;

  if (*stripped == '\0')
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("a unit needs a name"));
      return 0;
    }

  if (!check_free (data, 0, stripped, error))
    return 0;

  unit = cz_record_new (CZ_KIND_UNIT);
  unit->id = cz_data_reserve_id (data, CZ_KIND_UNIT);
  unit->position = 1;
  for (guint i = 0; i < units->len; i++)
    unit->position = MAX (unit->position, ((const CzUnit *) units->pdata[i])->position + 1);
  cz_record_set_text (&unit->name, stripped);
  cz_record_set_text (&unit->kind, "department");
  cz_record_set_text (&unit->level, cz_unit_level_from_name (stripped));
  cz_edit_insert (edit, CZ_KIND_UNIT, unit);

  return unit->id;
}

/**
 * cz_unit_level_from_name:
 * @name: name of a unit
 *
 * Returns: its level: the first character of the name tells it; central and vertical units have none (domain.md i)
 */
const char *
cz_unit_level_from_name (const char *name)
{
  static const char *const levels[] = { "省", "市", "县", "区" };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (g_str_has_prefix (name, levels[i]))
        return levels[i];
    }

  return "";
}
