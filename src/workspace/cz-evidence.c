/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-evidence.h"

#include "base/cz-error.h"
#include "workspace/cz-step-text.h"

#include <glib/gi18n-lib.h>

#define CHUNK (256 * 1024)

/* One file as the thread found it. */
typedef struct
{
  GFile *file;
  char  *name;
  char  *media_type;
  char  *sha256;
  gint64 size;
} Found;

static void
found_free (Found *found)
{
  g_clear_object (&found->file);
  g_free (found->name);
  g_free (found->media_type);
  g_free (found->sha256);
  g_free (found);
}

typedef struct
{
  GPtrArray         *files;   /* of GFile */
  GPtrArray         *found;   /* of Found */
  GPtrArray         *refused; /* of char* */
  CzEvidenceProgress progress;
  gpointer           user_data;
  gint               n_done; /* (atomic) */
} Adding;

static void
adding_free (Adding *adding)
{
  g_ptr_array_unref (adding->files);
  g_ptr_array_unref (adding->found);
  g_clear_pointer (&adding->refused, g_ptr_array_unref);
  g_free (adding);
}

/* Reading, in a thread */

static char *
hash_file (GFile        *file,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *buffer = g_malloc (CHUNK);
  gssize             length;

  if (stream == NULL)
    return NULL;

  while ((length = g_input_stream_read (G_INPUT_STREAM (stream), buffer, CHUNK, cancellable, error)) > 0)
    g_checksum_update (checksum, buffer, length);

  return length == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

static Found *
look_at (GFile        *file,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, "standard::type,standard::size,standard::display-name,standard::content-type",
                                                  G_FILE_QUERY_INFO_NONE, cancellable, error);
  Found *found;

  if (info == NULL)
    return NULL;

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_UNSUPPORTED, _ ("this is no file: add the files in a folder, not the folder"));
      return NULL;
    }

  if (g_file_info_get_size (info) == 0)
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_UNREADABLE, _ ("the file is empty"));
      return NULL;
    }

  found = g_new0 (Found, 1);
  found->file = g_object_ref (file);
  found->name = g_strdup (g_file_info_get_display_name (info));
  found->media_type = g_content_type_get_mime_type (g_file_info_get_content_type (info));
  found->size = g_file_info_get_size (info);
  found->sha256 = hash_file (file, cancellable, error);
  if (found->sha256 == NULL)
    g_clear_pointer (&found, found_free);

  return found;
}

static gboolean
report_progress_cb (gpointer user_data)
{
  GTask  *task = G_TASK (user_data);
  Adding *adding = g_task_get_task_data (task);

  if (!g_task_get_completed (task))
    adding->progress ((guint) g_atomic_int_get (&adding->n_done), adding->files->len, adding->user_data);

  return G_SOURCE_REMOVE;
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object G_GNUC_UNUSED,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Adding *adding = task_data;

  for (guint i = 0; i < adding->files->len; i++)
    {
      g_autoptr (GError) error = NULL;
      Found *found = look_at (adding->files->pdata[i], cancellable, &error);

      if (g_task_return_error_if_cancelled (task))
        {
          g_clear_pointer (&found, found_free);
          return;
        }

      if (found != NULL)
        {
          g_ptr_array_add (adding->found, found);
        }
      else
        {
          g_autofree char *name = g_file_get_parse_name (adding->files->pdata[i]);
          g_autofree char *base = g_path_get_basename (name);

          g_ptr_array_add (adding->refused, g_strdup_printf ("%s: %s", base, error->message));
        }

      g_atomic_int_inc (&adding->n_done);
      if (adding->progress != NULL)
        g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, report_progress_cb, g_object_ref (task), g_object_unref);
    }

  g_task_return_boolean (task, TRUE);
}

/* Registering, on the thread that asked */

static gint64
find_same (CzData     *data,
           gint64      campaign,
           const char *sha256)
{
  const GPtrArray *known = cz_data_get_children (data, CZ_KIND_EVIDENCE, "campaign", campaign);

  for (guint i = 0; i < known->len; i++)
    {
      if (g_str_equal (((const CzEvidence *) known->pdata[i])->sha256, sha256))
        return cz_record_id (known->pdata[i]);
    }

  return 0;
}

static CzEvidence *
new_evidence (CzWorkspace *workspace,
              const char  *title,
              guint        position)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *known = cz_data_list (data, CZ_KIND_EVIDENCE);
  CzEvidence      *evidence = cz_record_new (CZ_KIND_EVIDENCE);

  evidence->id = cz_data_reserve_id (data, CZ_KIND_EVIDENCE);
  evidence->campaign = cz_workspace_get_campaign (workspace);
  for (guint i = 0; i < known->len; i++)
    evidence->position = MAX (evidence->position, ((const CzEvidence *) known->pdata[i])->position);
  evidence->position += position;
  cz_record_set_text (&evidence->title, title);

  return evidence;
}

/* 关于开展质量月活动的通知.pdf → 关于开展质量月活动的通知 */
static char *
get_title (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot != name ? g_strndup (name, dot - name) : g_strdup (name);
}

static gint64
add_found (CzWorkspace *workspace,
           CzEdit      *edit,
           const Found *found,
           guint        position)
{
  g_autofree char *title = get_title (found->name);
  CzEvidence      *evidence = new_evidence (workspace, title, position);

  evidence->size = found->size;
  cz_record_set_text (&evidence->file_name, found->name);
  cz_record_set_text (&evidence->media_type, found->media_type != NULL ? found->media_type : "");
  cz_record_set_text (&evidence->sha256, found->sha256);
  cz_edit_insert (edit, CZ_KIND_EVIDENCE, evidence);

  return evidence->id;
}

/* The same content is one piece of evidence, however often it is given. */
static CzEdit *
register_found (CzWorkspace     *workspace,
                const GPtrArray *found,
                CzEvidenceAdded *added,
                GPtrArray       *files)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *label = cz_step_text_evidence (found->len);
  CzEdit          *edit = cz_edit_new (label);

  for (guint i = 0; i < found->len; i++)
    {
      const Found *one = found->pdata[i];
      gint64       id = find_same (cz_workspace_get_data (workspace), cz_workspace_get_campaign (workspace), one->sha256);

      if (g_hash_table_contains (ids, one->sha256))
        continue;

      if (id == 0)
        {
          id = add_found (workspace, edit, one, ++added->n_new);
          g_ptr_array_add (files, g_object_ref (one->file));
        }
      g_hash_table_add (ids, one->sha256);
      g_array_append_val (added->ids, id);
    }

  return edit;
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  CzWorkspace *workspace = CZ_WORKSPACE (object);
  Adding      *adding = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CzEvidenceAdded) added = NULL;
  g_autoptr (CzEdit) edit = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (outer, error);
      return;
    }

  added = g_new0 (CzEvidenceAdded, 1);
  added->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  added->refused = g_steal_pointer (&adding->refused);
  edit = register_found (workspace, adding->found, added, files);

  if (cz_workspace_apply_with_files (workspace, edit, files, &error))
    g_task_return_pointer (outer, g_steal_pointer (&added), (GDestroyNotify) cz_evidence_added_free);
  else
    g_task_return_error (outer, error);
}

/**
 * cz_evidence_add_async:
 * @workspace: a workspace with a campaign
 * @files: (element-type GFile): files of any kind and size
 * @progress: (nullable): told how many files were read
 * @cancellable: (nullable): stops the reading; nothing is added then
 * @callback: called when they stand in the register; see cz_evidence_add_finish()
 * @user_data: for @progress and @callback
 *
 * Reads files in a thread and adds them to the register in one step; their content is kept in the workspace, the same
 * content once.
 */
void
cz_evidence_add_async (CzWorkspace        *workspace,
                       GPtrArray          *files,
                       CzEvidenceProgress  progress,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  GTask  *outer = g_task_new (workspace, NULL, callback, user_data);
  Adding *adding = g_new0 (Adding, 1);
  g_autoptr (GTask) task = g_task_new (workspace, cancellable, read_cb, outer);

  g_return_if_fail (CZ_IS_WORKSPACE (workspace));

  adding->files = g_ptr_array_ref (files);
  adding->found = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
  adding->refused = g_ptr_array_new_with_free_func (g_free);
  adding->progress = progress;
  adding->user_data = user_data;
  g_task_set_source_tag (outer, cz_evidence_add_async);
  g_task_set_source_tag (task, read_in_thread);
  g_task_set_task_data (task, adding, (GDestroyNotify) adding_free);
  g_task_run_in_thread (task, read_in_thread);
}

/* Returns: (transfer full): what came of it, or %NULL with nothing added */
CzEvidenceAdded *
cz_evidence_add_finish (CzWorkspace  *workspace,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cz_evidence_added_free (CzEvidenceAdded *added)
{
  g_array_unref (added->ids);
  g_ptr_array_unref (added->refused);
  g_free (added);
}

/**
 * cz_evidence_add_paper:
 * @workspace: a workspace with a campaign
 * @edit: the edit to add to
 * @title: title of the paper
 *
 * Registers evidence that exists on paper only.
 *
 * Returns: its id
 */
gint64
cz_evidence_add_paper (CzWorkspace *workspace,
                       CzEdit      *edit,
                       const char  *title)
{
  CzEvidence *evidence = new_evidence (workspace, title, 1);

  cz_edit_insert (edit, CZ_KIND_EVIDENCE, evidence);

  return evidence->id;
}

/* Links */

static const char *
get_link_field (CzKind kind)
{
  switch (kind)
    {
    case CZ_KIND_ROW:
      return "sheet_row";
    case CZ_KIND_TASK:
      return "task";
    case CZ_KIND_TARGET:
      return "target";
    default:
      g_return_val_if_reached ("task");
    }
}

static const CzEvidenceLink *
find_link (CzData *data,
           gint64  evidence,
           CzKind  kind,
           gint64  record)
{
  const GPtrArray *links = cz_data_get_children (data, CZ_KIND_EVIDENCE_LINK, get_link_field (kind), record);

  for (guint i = 0; i < links->len; i++)
    {
      if (((const CzEvidenceLink *) links->pdata[i])->evidence == evidence)
        return links->pdata[i];
    }

  return NULL;
}

/**
 * cz_evidence_link:
 * @workspace: a workspace
 * @edit: the edit to add to
 * @evidence: evidence
 * @kind: %CZ_KIND_ROW, %CZ_KIND_TASK or %CZ_KIND_TARGET
 * @record: what it proves
 *
 * Returns: %FALSE, with nothing added, when they are linked already
 */
gboolean
cz_evidence_link (CzWorkspace *workspace,
                  CzEdit      *edit,
                  gint64       evidence,
                  CzKind       kind,
                  gint64       record)
{
  CzData         *data = cz_workspace_get_data (workspace);
  CzEvidenceLink *link;

  if (find_link (data, evidence, kind, record) != NULL)
    return FALSE;

  link = cz_record_new (CZ_KIND_EVIDENCE_LINK);
  link->id = cz_data_reserve_id (data, CZ_KIND_EVIDENCE_LINK);
  link->evidence = evidence;
  link->sheet_row = kind == CZ_KIND_ROW ? record : 0;
  link->task = kind == CZ_KIND_TASK ? record : 0;
  link->target = kind == CZ_KIND_TARGET ? record : 0;
  cz_edit_insert (edit, CZ_KIND_EVIDENCE_LINK, link);

  return TRUE;
}

gboolean
cz_evidence_unlink (CzWorkspace *workspace,
                    CzEdit      *edit,
                    gint64       evidence,
                    CzKind       kind,
                    gint64       record)
{
  const CzEvidenceLink *link = find_link (cz_workspace_get_data (workspace), evidence, kind, record);

  if (link == NULL)
    return FALSE;

  cz_edit_delete (edit, CZ_KIND_EVIDENCE_LINK, link->id);

  return TRUE;
}

/* Takes evidence out of the register with its links; its content stays, so that the step can be taken back. */
void
cz_evidence_remove (CzWorkspace *workspace,
                    CzEdit      *edit,
                    gint64       evidence)
{
  const GPtrArray *links = cz_data_get_children (cz_workspace_get_data (workspace), CZ_KIND_EVIDENCE_LINK, "evidence", evidence);

  for (guint i = 0; i < links->len; i++)
    cz_edit_delete (edit, CZ_KIND_EVIDENCE_LINK, cz_record_id (links->pdata[i]));

  cz_edit_delete (edit, CZ_KIND_EVIDENCE, evidence);
}

/**
 * cz_evidence_dup_gaps:
 * @workspace: a workspace
 *
 * Returns: (transfer full) (element-type gint64): the rows of the campaign's sheets that nothing proves yet, in order
 */
GArray *
cz_evidence_dup_gaps (CzWorkspace *workspace)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *rows = cz_data_list (data, CZ_KIND_ROW);
  GArray          *gaps = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < rows->len; i++)
    {
      const CzRow   *row = rows->pdata[i];
      const CzSheet *sheet = cz_data_get_sheet (data, row->sheet);

      if (row->parent == 0 && sheet != NULL && sheet->campaign == cz_workspace_get_campaign (workspace) &&
          cz_data_get_children (data, CZ_KIND_EVIDENCE_LINK, "sheet_row", row->id)->len == 0)
        g_array_append_val (gaps, row->id);
    }

  return gaps;
}

/* Opening */

typedef struct
{
  CzStore *store;
  char    *sha256;
  char    *path;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->store);
  g_free (export->sha256);
  g_free (export->path);
  g_free (export);
}

static void
export_in_thread (GTask        *task,
                  gpointer      source_object G_GNUC_UNUSED,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Export *export = task_data;
  g_autoptr (GFile) target = g_file_new_for_path (export->path);
  g_autofree char *folder = g_path_get_dirname (export->path);
  GError          *error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (g_file_query_exists (target, NULL) || cz_store_export_content (export->store, export->sha256, target, cancellable, &error))
    g_task_return_pointer (task, g_strdup (export->path), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * cz_evidence_export_async:
 * @workspace: a workspace
 * @evidence: evidence with content
 * @callback: see cz_evidence_export_finish()
 * @user_data: for @callback
 *
 * Writes the content where another program can look at it: a copy, the workspace keeps its own.
 */
void
cz_evidence_export_async (CzWorkspace        *workspace,
                          gint64              evidence,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  const CzEvidence *record = cz_data_get (cz_workspace_get_data (workspace), CZ_KIND_EVIDENCE, evidence);
  g_autoptr (GTask) task = g_task_new (workspace, NULL, callback, user_data);
  g_autofree char *name = NULL;
  Export *export;

  g_return_if_fail (record != NULL && *record->sha256 != '\0');

  name = g_strdelimit (g_strdup (record->file_name), "/", '_');
  export = g_new0 (Export, 1);
  export->store = g_object_ref (cz_workspace_get_store (workspace));
  export->sha256 = g_strdup (record->sha256);
  export->path = g_build_filename (g_get_user_cache_dir (), "chuangzhi", record->sha256, name, NULL);
  g_task_set_source_tag (task, cz_evidence_export_async);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, export_in_thread);
}

/* Returns: (transfer full): path of the copy, or %NULL */
char *
cz_evidence_export_finish (CzWorkspace  *workspace,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
