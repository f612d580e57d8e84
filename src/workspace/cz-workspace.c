/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-workspace-private.h"

#include "base/cz-error.h"

struct _CzWorkspace
{
  GObject parent_instance;

  CzStore *store;
  CzData  *data;
  GQueue   pending; /* of CzEdit: shown, not yet acknowledged, oldest first */
  GError  *refusal; /* the first since the last flush */
  char    *person;
  char    *undo_label;
  char    *redo_label;
  gint64   campaign;
  guint64  serial;    /* of the last change */
  guint    n_running; /* requests under way besides edits */
};

enum
{
  PROP_0,
  PROP_CAMPAIGN,
  PROP_N_PENDING,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};

enum
{
  CHANGED,
  ACKNOWLEDGED,
  REFUSED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (CzWorkspace, cz_workspace, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* Labels and pending edits */

static void
set_label (CzWorkspace *self,
           char       **label,
           guint        property,
           const char  *text)
{
  if (g_strcmp0 (*label, text) == 0)
    return;

  g_free (*label);
  *label = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

typedef struct
{
  CzStep *undoable;
  CzStep *redoable;
} Labels;

static void
labels_free (Labels *labels)
{
  g_clear_pointer (&labels->undoable, cz_step_free);
  g_clear_pointer (&labels->redoable, cz_step_free);
  g_free (labels);
}

static void
find_labels (GTask        *task,
             gpointer      source_object,
             gpointer      task_data G_GNUC_UNUSED,
             GCancellable *cancellable G_GNUC_UNUSED)
{
  CzWorkspace *self = source_object;
  Labels      *labels = g_new0 (Labels, 1);

  labels->undoable = cz_store_dup_undoable (self->store, NULL);
  labels->redoable = cz_store_dup_redoable (self->store, NULL);

  g_task_return_pointer (task, labels, (GDestroyNotify) labels_free);
}

static void
take_labels (CzWorkspace *self,
             Labels      *labels)
{
  set_label (self, &self->undo_label, PROP_UNDO_LABEL, labels->undoable != NULL ? labels->undoable->label : NULL);
  set_label (self, &self->redo_label, PROP_REDO_LABEL, labels->redoable != NULL ? labels->redoable->label : NULL);
}

static void
labels_found_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data G_GNUC_UNUSED)
{
  CzWorkspace *self = CZ_WORKSPACE (object);
  Labels      *labels = g_task_propagate_pointer (G_TASK (result), NULL);

  self->n_running--;

  /* A newer edit has set its own labels and asks again when it is acknowledged. */
  if (g_queue_is_empty (&self->pending))
    take_labels (self, labels);

  labels_free (labels);
}

static void
refresh_labels (CzWorkspace *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, labels_found_cb, NULL);

  self->n_running++;
  g_task_set_source_tag (task, refresh_labels);
  g_task_run_in_thread (task, find_labels);
}

static void
emit_changed (CzWorkspace *self,
              CzEdit      *edit)
{
  self->serial++;
  g_signal_emit (self, signals[CHANGED], 0, edit);
}

static void
take_back (CzWorkspace *self,
           CzEdit      *edit)
{
  g_autoptr (CzEdit) inverse = cz_edit_invert (edit);
  g_autoptr (GError) error = NULL;

  if (!cz_data_apply (self->data, inverse, &error))
    g_critical ("Cannot take back “%s”: %s", cz_edit_get_label (edit), error->message);

  emit_changed (self, inverse);
}

static void
take_back_pending (CzWorkspace *self)
{
  for (GList *l = self->pending.tail; l != NULL; l = l->prev)
    take_back (self, l->data);
}

/*
 * Shows the pending edits again. One that depends on an edit that the store refused cannot be shown; the store will
 * refuse it as well, so it is only forgotten then: an empty edit stands in for it.
 */
static void
show_pending (CzWorkspace *self)
{
  for (GList *l = self->pending.head; l != NULL; l = l->next)
    {
      if (cz_data_apply (self->data, l->data, NULL))
        {
          emit_changed (self, l->data);
          continue;
        }

      cz_edit_unref (l->data);
      l->data = cz_edit_new ("");
    }
}

static void
committed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CzWorkspace) self = CZ_WORKSPACE (user_data);
  g_autoptr (CzStep) step = NULL;
  g_autoptr (CzEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  step = cz_store_commit_finish (CZ_STORE (object), result, &error);

  if (step != NULL)
    {
      edit = g_queue_pop_head (&self->pending);
      g_signal_emit (self, signals[ACKNOWLEDGED], 0);
    }
  else
    {
      take_back_pending (self);
      edit = g_queue_pop_head (&self->pending);
      show_pending (self);

      if (self->refusal == NULL)
        self->refusal = g_error_copy (error);

      g_signal_emit (self, signals[REFUSED], 0, cz_edit_get_label (edit), error);
    }

  if (g_queue_is_empty (&self->pending))
    refresh_labels (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PENDING]);
}

static gboolean
apply_as (CzWorkspace *self,
          CzEdit      *edit,
          GPtrArray   *files,
          CzStepKind   kind,
          GError     **error)
{
  if (cz_edit_get_length (edit) == 0)
    return TRUE;

  if (cz_workspace_is_read_only (self))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_READ_ONLY, "%s was opened for reading only", cz_workspace_get_path (self));
      return FALSE;
    }

  if (!cz_data_apply (self->data, edit, error))
    return FALSE;

  g_queue_push_tail (&self->pending, cz_edit_ref (edit));
  cz_store_commit_with_files_async (self->store, edit, files, kind, self->person, committed_cb, g_object_ref (self));

  set_label (self, &self->undo_label, PROP_UNDO_LABEL, cz_edit_get_label (edit));
  set_label (self, &self->redo_label, PROP_REDO_LABEL, NULL);
  emit_changed (self, edit);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PENDING]);

  return TRUE;
}

/* Undo and redo */

static void
step_taken_back_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CzWorkspace *self = g_task_get_source_object (task);
  g_autoptr (CzStep) step = NULL;
  g_autoptr (CzEdit) edit = NULL;
  GError *error = NULL;

  self->n_running--;
  edit = cz_store_undo_finish (CZ_STORE (object), result, &step, &error);

  if (edit == NULL)
    {
      refresh_labels (self);
      g_task_return_error (task, error);
      return;
    }

  take_back_pending (self);
  if (cz_data_apply (self->data, edit, &error))
    emit_changed (self, edit);
  else
    g_critical ("The records in memory differ from the file: %s", error->message);
  show_pending (self);
  g_clear_error (&error);

  refresh_labels (self);
  g_signal_emit (self, signals[ACKNOWLEDGED], 0);
  g_task_return_pointer (task, g_strdup (step->label), g_free);
}

static GTask *
new_undo_task (CzWorkspace        *self,
               GAsyncReadyCallback callback,
               gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, new_undo_task);
  self->n_running++;

  return task;
}

static gint64
find_campaign (CzWorkspace *self)
{
  g_autofree char *setting = cz_store_dup_setting (self->store, "campaign", NULL);
  gint64           campaign = setting != NULL ? g_ascii_strtoll (setting, NULL, 10) : 0;
  const GPtrArray *campaigns = cz_data_list (self->data, CZ_KIND_CAMPAIGN);

  if (cz_data_get_campaign (self->data, campaign) != NULL)
    return campaign;

  return campaigns->len > 0 ? cz_record_id (campaigns->pdata[0]) : 0;
}

/* GObject */

static void
cz_workspace_finalize (GObject *object)
{
  CzWorkspace *self = CZ_WORKSPACE (object);

  g_queue_clear_full (&self->pending, (GDestroyNotify) cz_edit_unref);
  g_clear_error (&self->refusal);
  g_clear_pointer (&self->data, cz_data_free);
  g_clear_object (&self->store);
  g_free (self->person);
  g_free (self->undo_label);
  g_free (self->redo_label);

  G_OBJECT_CLASS (cz_workspace_parent_class)->finalize (object);
}

static void
cz_workspace_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CzWorkspace *self = CZ_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_CAMPAIGN:
      g_value_set_int64 (value, self->campaign);
      break;
    case PROP_N_PENDING:
      g_value_set_uint (value, cz_workspace_get_n_pending (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cz_workspace_class_init (CzWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cz_workspace_finalize;
  object_class->get_property = cz_workspace_get_property;

  properties[PROP_CAMPAIGN] = g_param_spec_int64 ("campaign", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_N_PENDING] = g_param_spec_uint ("n-pending", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CzWorkspace::changed:
   * @self: a workspace
   * @edit: (type CzEdit): the changes, already visible in the data
   *
   * Something changed: by an edit, by undo or redo, or because an edit was refused and taken back.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  /**
   * CzWorkspace::acknowledged:
   * @self: a workspace
   *
   * A step has become durable: the history has grown.
   */
  signals[ACKNOWLEDGED] =
    g_signal_new ("acknowledged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CzWorkspace::refused:
   * @self: a workspace
   * @label: what was to be done
   * @error: why the store could not keep it
   *
   * An edit that was shown has been taken back.
   */
  signals[REFUSED] =
    g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
}

static void
cz_workspace_init (CzWorkspace *self)
{
  g_queue_init (&self->pending);
  self->person = g_strdup (g_get_real_name ());

  if (g_str_equal (self->person, "Unknown") || *self->person == '\0')
    {
      g_free (self->person);
      self->person = g_strdup (g_get_user_name ());
    }
}

/* Takes over what was opened and loaded; the labels may be NULL. */
CzWorkspace *
_cz_workspace_new (CzStore *store,
                   CzData  *data,
                   CzStep  *undoable,
                   CzStep  *redoable)
{
  CzWorkspace *self = g_object_new (CZ_TYPE_WORKSPACE, NULL);

  self->store = store;
  self->data = data;
  self->undo_label = g_strdup (undoable != NULL ? undoable->label : NULL);
  self->redo_label = g_strdup (redoable != NULL ? redoable->label : NULL);
  self->campaign = find_campaign (self);

  return self;
}

/**
 * cz_workspace_close:
 * @self: a workspace
 * @error: return location for a %CZ_ERROR
 *
 * Waits for the last edit to be durable and lets go of the file.
 *
 * Returns: %FALSE if an edit could not be kept
 */
gboolean
cz_workspace_close (CzWorkspace *self,
                    GError     **error)
{
  gboolean flushed;

  g_return_val_if_fail (CZ_IS_WORKSPACE (self), FALSE);

  flushed = cz_workspace_flush (self, error);

  return cz_store_close (self->store, flushed ? error : NULL) && flushed;
}

const char *
cz_workspace_get_path (CzWorkspace *self)
{
  g_return_val_if_fail (CZ_IS_WORKSPACE (self), NULL);

  return cz_store_get_path (self->store);
}

/* Returns what the person should know about how the file was opened (read only, partly readable), or NULL. */
const char *
cz_workspace_get_notice (CzWorkspace *self)
{
  g_return_val_if_fail (CZ_IS_WORKSPACE (self), NULL);

  return cz_store_get_notice (self->store);
}

gboolean
cz_workspace_is_read_only (CzWorkspace *self)
{
  g_return_val_if_fail (CZ_IS_WORKSPACE (self), TRUE);

  return cz_store_is_read_only (self->store);
}

CzStore *
cz_workspace_get_store (CzWorkspace *self)
{
  g_return_val_if_fail (CZ_IS_WORKSPACE (self), NULL);

  return self->store;
}

CzData *
cz_workspace_get_data (CzWorkspace *self)
{
  g_return_val_if_fail (CZ_IS_WORKSPACE (self), NULL);

  return self->data;
}

/* Returns a number that grows with every change: what was worked out from the data is right while it stays. */
guint64
cz_workspace_get_serial (CzWorkspace *self)
{
  g_return_val_if_fail (CZ_IS_WORKSPACE (self), 0);

  return self->serial;
}

const char *
cz_workspace_get_person (CzWorkspace *self)
{
  g_return_val_if_fail (CZ_IS_WORKSPACE (self), NULL);

  return self->person;
}

void
cz_workspace_set_person (CzWorkspace *self,
                         const char  *person)
{
  g_return_if_fail (CZ_IS_WORKSPACE (self));
  g_return_if_fail (person != NULL);

  g_free (self->person);
  self->person = g_strdup (person);
}

gint64
cz_workspace_get_campaign (CzWorkspace *self)
{
  g_return_val_if_fail (CZ_IS_WORKSPACE (self), 0);

  /* An undone or redone import takes the campaign away or brings it back. */
  if (cz_data_get_campaign (self->data, self->campaign) == NULL)
    self->campaign = find_campaign (self);

  return self->campaign;
}

void
cz_workspace_set_campaign (CzWorkspace *self,
                           gint64       campaign)
{
  g_autofree char *setting = NULL;

  g_return_if_fail (CZ_IS_WORKSPACE (self));

  if (self->campaign == campaign)
    return;

  self->campaign = campaign;
  setting = g_strdup_printf ("%" G_GINT64_FORMAT, campaign);
  cz_store_set_setting (self->store, "campaign", setting);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAMPAIGN]);
}

/**
 * cz_workspace_apply:
 * @self: a workspace
 * @edit: the changes that a person made, one undoable step; an edit without changes is no step
 * @error: return location for a %CZ_ERROR
 *
 * Shows the edit at once and queues it to the store.
 *
 * Returns: %FALSE, with nothing changed, if the records refuse it
 */
gboolean
cz_workspace_apply (CzWorkspace *self,
                    CzEdit      *edit,
                    GError     **error)
{
  g_return_val_if_fail (CZ_IS_WORKSPACE (self), FALSE);

  return apply_as (self, edit, NULL, CZ_STEP_EDIT, error);
}

gboolean
cz_workspace_apply_import (CzWorkspace *self,
                           CzEdit      *edit,
                           GError     **error)
{
  g_return_val_if_fail (CZ_IS_WORKSPACE (self), FALSE);

  return apply_as (self, edit, NULL, CZ_STEP_IMPORT, error);
}

/**
 * cz_workspace_apply_with_files:
 * @self: a workspace
 * @edit: the changes that a person made, one undoable step
 * @files: (element-type GFile): files whose bytes are kept with it, as evidence in @edit names them by hash
 * @error: return location for a %CZ_ERROR
 *
 * As cz_workspace_apply(); the files are read while the edit is made durable.
 */
gboolean
cz_workspace_apply_with_files (CzWorkspace *self,
                               CzEdit      *edit,
                               GPtrArray   *files,
                               GError     **error)
{
  g_return_val_if_fail (CZ_IS_WORKSPACE (self), FALSE);

  return apply_as (self, edit, files, CZ_STEP_EDIT, error);
}

/* Returns how many edits are not durable yet. */
guint
cz_workspace_get_n_pending (CzWorkspace *self)
{
  g_return_val_if_fail (CZ_IS_WORKSPACE (self), 0);

  return g_queue_get_length (&self->pending);
}

const char *
cz_workspace_get_undo_label (CzWorkspace *self)
{
  g_return_val_if_fail (CZ_IS_WORKSPACE (self), NULL);

  return self->undo_label;
}

const char *
cz_workspace_get_redo_label (CzWorkspace *self)
{
  g_return_val_if_fail (CZ_IS_WORKSPACE (self), NULL);

  return self->redo_label;
}

void
cz_workspace_undo_async (CzWorkspace        *self,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  cz_workspace_undo_step_async (self, 0, callback, user_data);
}

/**
 * cz_workspace_undo_step_async:
 * @self: a workspace
 * @step: the step to take back, 0 for the newest that can be
 * @callback: called when it is durable; see cz_workspace_undo_finish()
 * @user_data: for @callback
 */
void
cz_workspace_undo_step_async (CzWorkspace        *self,
                              gint64              step,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (CZ_IS_WORKSPACE (self));

  cz_store_undo_async (self->store, step, self->person, step_taken_back_cb, new_undo_task (self, callback, user_data));
}

void
cz_workspace_redo_async (CzWorkspace        *self,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (CZ_IS_WORKSPACE (self));

  cz_store_redo_async (self->store, self->person, step_taken_back_cb, new_undo_task (self, callback, user_data));
}

/**
 * cz_workspace_undo_finish:
 * @self: a workspace
 * @result: of an undo or a redo
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full): what was taken back or done again, or %NULL
 */
char *
cz_workspace_undo_finish (CzWorkspace  *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * cz_workspace_flush:
 * @self: a workspace
 * @error: return location for the first %CZ_ERROR since the last flush
 *
 * Waits, with the main context running, until every edit is durable or refused.
 */
gboolean
cz_workspace_flush (CzWorkspace *self,
                    GError     **error)
{
  GMainContext *context = g_main_context_get_thread_default ();

  g_return_val_if_fail (CZ_IS_WORKSPACE (self), FALSE);

  while (!g_queue_is_empty (&self->pending) || self->n_running > 0)
    g_main_context_iteration (context, TRUE);

  if (self->refusal == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->refusal));

  return FALSE;
}
