/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-send.h"

#include "base/cz-error.h"
#include "forms/cz-form-workbook.h"
#include "workspace/cz-exchange.h"
#include "workspace/cz-json.h"
#include "workspace/cz-send-table.h"
#include "workspace/cz-step-text.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Everything that all workbooks of one dispatch have in common. */
typedef struct
{
  CzWorkspace            *workspace;
  CzData                 *data;
  gint64                  number;
  CzDate                  deadline;
  const char             *folder;
  const CzFormDefinition *forms[CZ_N_EXCHANGE_PARTS];
  CzEdit                 *edit;
  GPtrArray              *paths;
} Sending;

/* Returns the number the next dispatch gets; numbers run through the workspace. */
gint64
cz_send_get_next_number (CzWorkspace *workspace)
{
  const GPtrArray *dispatches = cz_data_list (cz_workspace_get_data (workspace), CZ_KIND_DISPATCH);
  gint64           last = 0;

  for (guint i = 0; i < dispatches->len; i++)
    last = MAX (last, ((const CzDispatch *) dispatches->pdata[i])->number);

  return last + 1;
}

static void
add_line (JsonBuilder          *builder,
          Sending              *sending,
          gint64                unit,
          const CzExchangeLine *line)
{
  g_autofree char       *key = cz_exchange_dup_key (line);
  g_autofree char       *locked = cz_send_table_dup_locked (sending->data, line);
  guint                  n_fields;
  const CzExchangeField *fields = cz_exchange_get_fields (line->part, &n_fields);

  json_builder_set_member_name (builder, key);
  json_builder_begin_object (builder);
  if (locked != NULL)
    {
      g_autofree char *lock = cz_exchange_dup_lock (locked);

      cz_json_add_text (builder, CZ_SEND_LOCK, lock);
    }
  for (guint i = 0; i < n_fields; i++)
    if (line->lead || !fields[i].lead_only)
      {
        g_autofree char *now = cz_exchange_dup_now (sending->workspace, unit, line, &fields[i]);

        cz_json_add_text (builder, fields[i].name, now);
      }
  json_builder_end_object (builder);
}

/* What goes out, to be compared with what comes back. */
static char *
describe_lines (Sending      *sending,
                gint64        unit,
                const GArray *lines)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < lines->len; i++)
    add_line (builder, sending, unit, &g_array_index (lines, CzExchangeLine, i));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static char *
compute_checksum (Sending    *sending,
                  gint64      unit,
                  const char *sent)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *identifiers = g_strdup_printf ("%s\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n",
                                                  cz_store_get_uuid (cz_workspace_get_store (sending->workspace)), sending->number, unit);

  g_checksum_update (checksum, (const guchar *) identifiers, -1);
  g_checksum_update (checksum, (const guchar *) sent, -1);

  return g_strdup (g_checksum_get_string (checksum));
}

static char *
name_file (Sending      *sending,
           const CzUnit *unit)
{
  g_autofree char *name = g_strdup_printf ("%s-填报表-%" G_GINT64_FORMAT ".xlsx", unit->name, sending->number);

  return g_strdelimit (g_steal_pointer (&name), "/\\:*?\"<>|\n\r\t", '_');
}

static void
set_properties (Sending          *sending,
                CzFormWorkbook   *workbook,
                const CzDispatch *dispatch)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, dispatch->number);
  g_autofree char *unit = g_strdup_printf ("%" G_GINT64_FORMAT, dispatch->unit);

  cz_form_workbook_set_property (workbook, CZ_SEND_FORMAT, CZ_SEND_FORMAT_VERSION);
  cz_form_workbook_set_property (workbook, CZ_SEND_WORKSPACE, cz_store_get_uuid (cz_workspace_get_store (sending->workspace)));
  cz_form_workbook_set_property (workbook, CZ_SEND_DISPATCH, number);
  cz_form_workbook_set_property (workbook, CZ_SEND_UNIT, unit);
  cz_form_workbook_set_property (workbook, CZ_SEND_CHECKSUM, dispatch->checksum);
}

static gboolean
write_workbook (Sending          *sending,
                const CzDispatch *dispatch,
                const GArray     *lines,
                GError          **error)
{
  g_autoptr (CzFormWorkbook) workbook = cz_form_workbook_new ();
  g_autoptr (GHashTable) values = cz_send_table_dup_values (sending->workspace, dispatch);
  g_autofree char *path = g_build_filename (sending->folder, dispatch->file_name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      /* Translators: %s is the path of a file */
      g_set_error (error, CZ_ERROR, CZ_ERROR_OUTPUT, _ ("%s exists already: choose an empty folder."), path);
      return FALSE;
    }

  for (guint part = 0; part < CZ_N_EXCHANGE_PARTS; part++)
    {
      g_autoptr (CzMemoryTable) table = cz_send_table_new (sending->workspace, dispatch->unit, part, lines);
      g_autoptr (CzFormLayout) layout = NULL;

      if (cz_table_get_n_rows (CZ_TABLE (table)) == 0)
        continue;

      layout = cz_form_layout_new (sending->forms[part], CZ_TABLE (table), values, error);
      if (layout == NULL)
        return FALSE;

      cz_form_workbook_add_sheet (workbook, NULL, layout);
    }

  set_properties (sending, workbook, dispatch);
  if (!cz_form_workbook_write (workbook, path, error))
    return FALSE;

  g_ptr_array_add (sending->paths, g_steal_pointer (&path));

  return TRUE;
}

static gboolean
send_unit (Sending *sending,
           gint64   id,
           GError **error)
{
  const CzUnit *unit = cz_data_get_unit (sending->data, id);
  g_autoptr (GArray) lines = cz_exchange_list_lines (sending->workspace, id);
  CzDispatch      *dispatch = cz_record_new (CZ_KIND_DISPATCH);
  g_autofree char *now = cz_date_now_iso ();

  dispatch->id = cz_data_reserve_id (sending->data, CZ_KIND_DISPATCH);
  dispatch->campaign = cz_workspace_get_campaign (sending->workspace);
  dispatch->number = sending->number;
  dispatch->unit = id;
  dispatch->deadline = sending->deadline;
  g_free (dispatch->sent);
  dispatch->sent = describe_lines (sending, id, lines);
  g_free (dispatch->checksum);
  dispatch->checksum = compute_checksum (sending, id, dispatch->sent);
  g_free (dispatch->file_name);
  dispatch->file_name = name_file (sending, unit);
  cz_record_set_text (&dispatch->person, cz_workspace_get_person (sending->workspace));
  cz_record_set_text (&dispatch->at, now);
  cz_edit_insert (sending->edit, CZ_KIND_DISPATCH, dispatch);

  return write_workbook (sending, dispatch, lines, error);
}

static gboolean
find_forms (Sending   *sending,
            GPtrArray *definitions,
            GError   **error)
{
  for (guint part = 0; part < CZ_N_EXCHANGE_PARTS; part++)
    {
      sending->forms[part] = cz_form_definitions_find (definitions, cz_exchange_get_form (part), error);
      if (sending->forms[part] == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
send_all (Sending      *sending,
          const GArray *units,
          GError      **error)
{
  for (guint i = 0; i < units->len; i++)
    if (!send_unit (sending, g_array_index (units, gint64, i), error))
      return FALSE;

  return cz_workspace_apply (sending->workspace, sending->edit, error) && cz_workspace_flush (sending->workspace, error);
}

/**
 * cz_send_units:
 * @workspace: a workspace
 * @units: (element-type gint64): who is to fill in
 * @deadline: by when
 * @folder: an existing folder
 * @error: return location for a %CZ_ERROR in words for the person
 *
 * Writes a workbook for each unit and records what was sent, as one step. A file that exists is not replaced; when one
 * cannot be written, none is left.
 *
 * Returns: (transfer full) (element-type filename) (nullable): the files
 */
GPtrArray *
cz_send_units (CzWorkspace  *workspace,
               const GArray *units,
               CzDate        deadline,
               const char   *folder,
               GError      **error)
{
  g_autoptr (GPtrArray) definitions = cz_form_definitions_load (NULL, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *label = cz_step_text_send (units->len);
  g_autoptr (CzEdit) edit = cz_edit_new (label);
  Sending sending = {
    .workspace = workspace,
    .data = cz_workspace_get_data (workspace),
    .number = cz_send_get_next_number (workspace),
    .deadline = deadline,
    .folder = folder,
    .edit = edit,
    .paths = paths,
  };

  if (units->len == 0)
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_NOT_FOUND, _ ("No unit has a row or a task yet: assign them first."));
      return NULL;
    }

  if (!find_forms (&sending, definitions, error))
    return NULL;

  if (!send_all (&sending, units, error))
    {
      for (guint i = 0; i < paths->len; i++)
        g_unlink (paths->pdata[i]);
      return NULL;
    }

  return g_steal_pointer (&paths);
}
