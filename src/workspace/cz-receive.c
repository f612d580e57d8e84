/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-receive.h"

#include "base/cz-error.h"
#include "workspace/cz-error-text.h"
#include "workspace/cz-json.h"
#include "workspace/cz-send.h"
#include "workspace/cz-submission.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_BYTES (64 * 1024 * 1024)

const char *const cz_receive_status_names[] = { "clean", "conflicts", "refused", NULL };

/* One file while it is compared. */
typedef struct
{
  CzWorkspace        *workspace;
  CzData             *data;
  const CzReturnFile *returned;
  const CzDispatch   *dispatch;
  JsonObject         *sent;
  GHashTable         *taken; /* what files before it give: "unit line field" to value */
  GHashTable         *seen;  /* keys to lines */
  CzReceiveFile      *file;
} Comparing;

static void
change_clear (gpointer data)
{
  CzReceiveChange *change = data;

  g_free (change->sent);
  g_free (change->now);
  g_free (change->returned);
}

void
cz_receive_file_free (CzReceiveFile *file)
{
  g_free (file->path);
  g_free (file->sha256);
  g_array_unref (file->changes);
  g_ptr_array_unref (file->added);
  g_ptr_array_unref (file->problems);
  g_free (file);
}

static CzReceiveFile *
file_new (const char *path)
{
  CzReceiveFile *file = g_new0 (CzReceiveFile, 1);

  file->path = g_strdup (path);
  file->sha256 = g_strdup ("");
  file->changes = g_array_new (FALSE, FALSE, sizeof (CzReceiveChange));
  g_array_set_clear_func (file->changes, change_clear);
  file->added = g_ptr_array_new_with_free_func (g_free);
  file->problems = g_ptr_array_new_with_free_func (g_free);

  return file;
}

/* Files */

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
add_folder (GPtrArray  *files,
            const char *path,
            GError    **error)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (folder == NULL)
    return FALSE;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      /* ~$ and .~lock mark a workbook that some program has open. */
      if (*name != '.' && !g_str_has_prefix (name, "~$") && g_file_test (file, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (names, g_steal_pointer (&file));
    }

  g_ptr_array_sort (names, compare_paths);
  g_ptr_array_extend_and_steal (files, g_steal_pointer (&names));

  return TRUE;
}

/**
 * cz_receive_list_files:
 * @paths: files and folders
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type filename) (nullable): the files, of folders all that are not hidden, by name
 */
GPtrArray *
cz_receive_list_files (const char *const *paths,
                       GError           **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      if (!g_file_test (paths[i], G_FILE_TEST_IS_DIR))
        g_ptr_array_add (files, g_strdup (paths[i]));
      else if (!add_folder (files, paths[i], error))
        return NULL;
    }

  return g_steal_pointer (&files);
}

/* Whether it is ours */

static void
refuse (CzReceiveFile *file,
        const char    *problem)
{
  file->status = CZ_RECEIVE_REFUSED;
  g_array_set_size (file->changes, 0);
  g_ptr_array_set_size (file->added, 0);
  g_ptr_array_add (file->problems, g_strdup (problem));
}

/* Finds the dispatch that the file answers to; refuses it when there is none. */
static gboolean
find_dispatch (Comparing *self)
{
  const CzReturnFile *returned = self->returned;
  const CzDispatch   *latest;

  if (!g_str_equal (returned->workspace, cz_store_get_uuid (cz_workspace_get_store (self->workspace))))
    {
      refuse (self->file, _ ("It was sent from another workspace. Open that workspace to receive it."));
      return FALSE;
    }

  self->dispatch = cz_data_get_unit (self->data, returned->unit) != NULL ? cz_submission_find_dispatch (self->data, returned->unit, returned->dispatch) : NULL;
  if (returned->dispatch <= 0 || self->dispatch == NULL || !g_str_equal (self->dispatch->checksum, returned->checksum))
    {
      refuse (self->file, _ ("Its hidden identifiers were altered, so it is not sure whose it is. Ask the unit to fill in the workbook it was sent."));
      return FALSE;
    }

  self->file->unit = returned->unit;
  self->file->dispatch = self->dispatch->id;
  self->file->number = returned->dispatch;

  latest = cz_submission_find_dispatch (self->data, returned->unit, 0);
  if (latest != self->dispatch)
    {
      g_autofree char *problem = g_strdup_printf (_ ("It answers dispatch %d, but the unit was sent dispatch %d since. Ask the unit to fill in the newer workbook."),
                                                  (int) self->dispatch->number, (int) latest->number);

      refuse (self->file, problem);
      return FALSE;
    }

  return TRUE;
}

/* A line whose locked text is that of another line of the workbook was torn from its identifier. */
static gboolean
is_torn (Comparing          *self,
         const CzReturnLine *line,
         GHashTable         *locks)
{
  JsonObject      *sent = json_object_get_object_member (self->sent, line->key);
  const char      *own = json_object_get_string_member_with_default (sent, CZ_SEND_LOCK, "");
  g_autofree char *lock = cz_exchange_dup_lock (line->locked);

  return *own != '\0' && !g_str_equal (lock, own) && g_hash_table_contains (locks, lock);
}

static gboolean
check_lines (Comparing *self)
{
  g_autoptr (GHashTable) locks = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) lines = json_object_get_values (self->sent);

  for (GList *l = lines; l != NULL; l = l->next)
    g_hash_table_add (locks, (gpointer) json_object_get_string_member_with_default (json_node_get_object (l->data), CZ_SEND_LOCK, ""));

  for (guint i = 0; i < self->returned->lines->len; i++)
    {
      const CzReturnLine *line = self->returned->lines->pdata[i];
      g_autofree char    *problem = NULL;

      if (line->key == NULL)
        continue;

      if (!json_object_has_member (self->sent, line->key))
        problem = g_strdup_printf (_ ("Row %u of the sheet “%s” has an identifier that was not sent. Ask the unit to fill in the workbook it was sent."), line->row, line->sheet);
      else if (is_torn (self, line, locks))
        problem = g_strdup_printf (_ ("Row %u of the sheet “%s” has the identifier of another row: a part of the columns was sorted or moved. Ask the unit to fill in the workbook it was sent."), line->row,
                                   line->sheet);

      if (problem != NULL)
        {
          refuse (self->file, problem);
          return FALSE;
        }
    }

  return TRUE;
}

/* Comparing */

static const char *
get_value (const CzReturnLine *line,
           const char         *field)
{
  const char *value = g_hash_table_lookup (line->values, field);

  return value != NULL ? value : "";
}

/* A contact is compared with the person it stands for by now: who left may have been followed by the one that came back. */
static char *
dup_contact_now (Comparing             *self,
                 const CzReturnLine    *returned,
                 const CzExchangeLine  *line,
                 const CzExchangeField *field)
{
  const CzThreeWayType type = { CZ_THREE_WAY_TEXT, CZ_DECIMAL_INIT_NONE, CZ_DECIMAL_INIT_NONE, NULL, 0 };
  g_autofree char     *name = cz_three_way_normalize (&type, get_value (returned, "name"));
  const CzContact     *contact = cz_submission_find_contact (self->data, self->file->unit, line->id, name);
  CzExchangeLine       resolved = *line;

  if (contact == NULL || (!cz_date_is_none (contact->valid_to) && *name == '\0'))
    return g_strdup ("");

  resolved.id = contact->id;

  return cz_exchange_dup_now (self->workspace, self->file->unit, &resolved, field);
}

/* Whether a person refused just this value before. */
static gboolean
was_refused (Comparing             *self,
             const CzExchangeLine  *line,
             const CzExchangeField *field,
             const char            *value)
{
  const GPtrArray *submissions = cz_data_get_children (self->data, CZ_KIND_SUBMISSION, "dispatch", self->file->dispatch);

  for (guint i = 0; i < submissions->len; i++)
    {
      const CzSubmission *submission = submissions->pdata[i];
      gint64              id = line->part == CZ_EXCHANGE_ROW ? submission->sheet_row : submission->task;

      if (line->part != CZ_EXCHANGE_CONTACT && submission->state == CZ_SUBMISSION_REFUSED && id == line->id &&
          g_str_equal (submission->field, field->name) && g_str_equal (submission->value, value))
        return TRUE;
    }

  return FALSE;
}

static char *
dup_now (Comparing             *self,
         const CzReturnLine    *returned,
         const CzExchangeLine  *line,
         const CzExchangeField *field,
         const char            *place)
{
  const char *before = g_hash_table_lookup (self->taken, place);

  if (before != NULL)
    return g_strdup (before);
  if (line->part == CZ_EXCHANGE_CONTACT)
    return dup_contact_now (self, returned, line, field);

  return cz_exchange_dup_now (self->workspace, self->file->unit, line, field);
}

static void
compare_cell (Comparing             *self,
              const CzReturnLine    *returned,
              const CzExchangeLine  *line,
              const CzExchangeField *field,
              const char            *sent)
{
  g_autofree char *place = g_strdup_printf ("%" G_GINT64_FORMAT " %s %s", self->file->unit, returned->key, field->name);
  const char      *value = get_value (returned, field->name);
  gboolean         readable = !g_hash_table_contains (returned->unreadable, field->name);
  CzReceiveChange  change = { *line, field, NULL, NULL, NULL, CZ_THREE_WAY_SAME };
  CzThreeWayType   type;

  cz_exchange_get_type (self->data, line, field, &type);
  if (readable && cz_three_way_equal (&type, value, sent))
    {
      g_autofree char *now = dup_now (self, returned, line, field, place);

      if (cz_three_way_equal (&type, sent, now))
        return;
    }

  change.sent = g_strdup (sent);
  change.now = dup_now (self, returned, line, field, place);
  change.returned = readable ? cz_three_way_normalize (&type, value) : NULL;
  if (change.returned == NULL)
    change.returned = g_strdup (readable || *value != '\0' ? value : "=");
  change.state = readable ? cz_three_way_compare (&type, sent, change.now, value) : CZ_THREE_WAY_INVALID;
  if ((change.state == CZ_THREE_WAY_CONFLICT || change.state == CZ_THREE_WAY_ACCEPT) && was_refused (self, line, field, change.returned))
    change.state = CZ_THREE_WAY_KEEP;

  if (change.state == CZ_THREE_WAY_ACCEPT)
    g_hash_table_insert (self->taken, g_steal_pointer (&place), g_strdup (change.returned));
  if (change.state == CZ_THREE_WAY_CONFLICT || change.state == CZ_THREE_WAY_INVALID)
    self->file->status = CZ_RECEIVE_CONFLICTS;

  g_array_append_val (self->file->changes, change);
}

static void
add_line (Comparing          *self,
          const CzReturnLine *line)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (line->values), (GCompareFunc) strcmp);

  json_builder_begin_object (builder);
  cz_json_add_text (builder, "sheet", line->sheet);
  cz_json_add_integer (builder, "line", line->row);
  json_builder_set_member_name (builder, "values");
  json_builder_begin_object (builder);
  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *value = g_hash_table_lookup (line->values, l->data);

      if (*value != '\0')
        cz_json_add_text (builder, l->data, value);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  g_ptr_array_add (self->file->added, json_to_string (root, FALSE));
}

/* Whether a row that was copied with its identifier says something else than the first one of that identifier. */
static gboolean
says_more (const CzReturnLine *first,
           const CzReturnLine *line)
{
  guint                  n_fields;
  const CzExchangeField *fields = cz_exchange_get_fields (line->part, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *value = cz_exchange_squeeze (get_value (line, fields[i].name));
      g_autofree char *known = cz_exchange_squeeze (get_value (first, fields[i].name));

      if (*value != '\0' && !g_str_equal (value, known))
        return TRUE;
    }

  return FALSE;
}

static void
compare_line (Comparing          *self,
              const CzReturnLine *returned)
{
  JsonObject            *sent = json_object_get_object_member (self->sent, returned->key);
  guint                  n_fields;
  const CzExchangeField *fields = cz_exchange_get_fields (returned->part, &n_fields);
  CzExchangePart         part;
  CzExchangeLine         line;
  gint64                 id = 0;

  cz_exchange_parse_key (returned->key, &part, &id);
  if (part == CZ_EXCHANGE_ROW ? cz_data_get_row (self->data, id) == NULL : part == CZ_EXCHANGE_TASK && cz_data_get_task (self->data, id) == NULL)
    {
      g_ptr_array_add (self->file->problems, g_strdup_printf (_ ("Row %u of the sheet “%s” does not exist here any more; what it says stays in the file."), returned->row, returned->sheet));
      return;
    }

  cz_exchange_find_line (self->data, self->file->unit, part, id, &line);
  for (guint i = 0; i < n_fields; i++)
    if (json_object_has_member (sent, fields[i].name))
      compare_cell (self, returned, &line, &fields[i], json_object_get_string_member (sent, fields[i].name));
}

static void
compare_lines (Comparing *self)
{
  for (guint i = 0; i < self->returned->lines->len; i++)
    {
      const CzReturnLine *line = self->returned->lines->pdata[i];
      const CzReturnLine *first = line->key != NULL ? g_hash_table_lookup (self->seen, line->key) : NULL;

      if (line->key == NULL || (first != NULL && says_more (first, line)))
        add_line (self, line);
      else if (first == NULL)
        {
          g_hash_table_insert (self->seen, line->key, (gpointer) line);
          compare_line (self, line);
        }
    }
}

/* Says what was taken out of the workbook: it stays here as it is. */
static void
note_missing_lines (Comparing *self)
{
  g_autoptr (GList) keys = json_object_get_members (self->sent);
  guint n_missing = 0;

  for (GList *l = keys; l != NULL; l = l->next)
    n_missing += g_hash_table_contains (self->seen, l->data) ? 0 : 1;

  if (n_missing > 0)
    g_ptr_array_add (self->file->problems,
                     g_strdup_printf (ngettext ("%u row was removed from the workbook; it stays here as it is.", "%u rows were removed from the workbook; they stay here as they are.", n_missing), n_missing));

  for (guint i = 0; i < self->returned->strangers->len; i++)
    g_ptr_array_add (self->file->problems, g_strdup_printf (_ ("The sheet “%s” was added by the unit; it is not read."), (const char *) self->returned->strangers->pdata[i]));
}

static void
compare_file (CzWorkspace        *workspace,
              const CzReturnFile *returned,
              GHashTable         *taken,
              CzReceiveFile      *file)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonNode) root = NULL;
  Comparing self = { .workspace = workspace, .data = cz_workspace_get_data (workspace), .returned = returned, .taken = taken, .seen = seen, .file = file };

  cz_record_set_text (&file->sha256, returned->sha256);
  if (!find_dispatch (&self))
    return;

  root = json_from_string (self.dispatch->sent, NULL);
  g_return_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root));

  self.sent = json_node_get_object (root);
  if (!check_lines (&self))
    return;

  compare_lines (&self);
  note_missing_lines (&self);
}

static CzReturnFile *
read_file (const char   *path,
           GCancellable *cancellable,
           GError      **error)
{
  g_autofree char *contents = NULL;
  g_autofree char *name = g_path_get_basename (path);
  gsize            length;
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  if (length > MOST_BYTES)
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_REFUSED, _ ("This file is far larger than a workbook that was sent. Ask the unit to take the pictures out."));
      return NULL;
    }

  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);

  return cz_return_file_read (bytes, name, cancellable, error);
}

static void
parsed_free (gpointer data)
{
  CzReceiveParsed *parsed = data;

  g_free (parsed->path);
  g_free (parsed->problem);
  g_clear_pointer (&parsed->returned, cz_return_file_free);
  g_free (parsed);
}

/**
 * cz_receive_parse:
 * @paths: (element-type filename): files that came back
 * @cancellable: (nullable): stops with %G_IO_ERROR_CANCELLED
 * @error: return location for %G_IO_ERROR_CANCELLED; a file that cannot be read is refused, not an error
 *
 * Reads files without looking at any workspace, so that another thread may do it.
 *
 * Returns: (transfer full) (element-type CzReceiveParsed) (nullable): the files in their order
 */
GPtrArray *
cz_receive_parse (GPtrArray    *paths,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (parsed_free);

  for (guint i = 0; i < paths->len; i++)
    {
      CzReceiveParsed *parsed = g_new0 (CzReceiveParsed, 1);
      g_autoptr (GError) problem = NULL;

      g_ptr_array_add (files, parsed);
      parsed->path = g_strdup (paths->pdata[i]);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      parsed->returned = read_file (parsed->path, cancellable, &problem);
      if (parsed->returned == NULL)
        parsed->problem = g_error_matches (problem, CZ_ERROR, CZ_ERROR_REFUSED) ? g_strdup (problem->message) : cz_error_text (problem);
    }

  return g_steal_pointer (&files);
}

/**
 * cz_receive_compare:
 * @workspace: a workspace
 * @parsed: (element-type CzReceiveParsed): files that were read
 *
 * Compares every file with what was sent and with what stands here now. Changes nothing. Of two files of the same
 * dispatch the second is compared with what the first would give.
 *
 * Returns: (transfer full) (element-type CzReceiveFile): the files in their order
 */
GPtrArray *
cz_receive_compare (CzWorkspace *workspace,
                    GPtrArray   *parsed)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_receive_file_free);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < parsed->len; i++)
    {
      const CzReceiveParsed *source = parsed->pdata[i];
      CzReceiveFile         *file = file_new (source->path);

      g_ptr_array_add (files, file);
      if (source->returned != NULL)
        compare_file (workspace, source->returned, taken, file);
      else
        refuse (file, source->problem);
    }

  return files;
}

/* Reads and compares; see cz_receive_parse() and cz_receive_compare(). */
GPtrArray *
cz_receive_read (CzWorkspace  *workspace,
                 GPtrArray    *paths,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (GPtrArray) parsed = cz_receive_parse (paths, cancellable, error);

  return parsed != NULL ? cz_receive_compare (workspace, parsed) : NULL;
}

/**
 * cz_receive_list_missing:
 * @workspace: a workspace
 * @files: (element-type CzReceiveFile): what came in now
 *
 * Returns: (transfer full) (element-type utf8): the units that did not answer the last they were sent, in their order
 */
GPtrArray *
cz_receive_list_missing (CzWorkspace *workspace,
                         GPtrArray   *files)
{
  CzData          *data = cz_workspace_get_data (workspace);
  const GPtrArray *units = cz_data_list (data, CZ_KIND_UNIT);
  GPtrArray       *missing = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < units->len; i++)
    {
      const CzUnit     *unit = units->pdata[i];
      const CzDispatch *dispatch = cz_submission_find_dispatch (data, unit->id, 0);
      gboolean          answered = dispatch == NULL || *dispatch->returned_at != '\0';

      for (guint j = 0; j < files->len && !answered; j++)
        {
          const CzReceiveFile *file = files->pdata[j];

          answered = file->status != CZ_RECEIVE_REFUSED && file->dispatch == dispatch->id;
        }

      if (!answered)
        g_ptr_array_add (missing, g_strdup (unit->name));
    }

  return missing;
}
