/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-data.h"

#include <gio/gio.h>

#define CZ_STORE_APPLICATION_ID 0x435A4831 /* "CZH1" */

/**
 * CzStoreFlags:
 * @CZ_STORE_READ_ONLY: take no lock and write nothing; works while another program holds the workspace
 * @CZ_STORE_CREATE: make a new workspace; refused where a file exists
 */
typedef enum
{
  CZ_STORE_READ_ONLY = 1 << 0,
  CZ_STORE_CREATE = 1 << 1,
} CzStoreFlags;

typedef enum
{
  CZ_STEP_EDIT,
  CZ_STEP_IMPORT,
  CZ_STEP_UNDO,
  CZ_STEP_REDO,
  CZ_STEP_MIGRATION,
  CZ_N_STEP_KINDS
} CzStepKind;

extern const char *const cz_step_kind_names[];

/* A step of history. @undoes is the id of the step that an undo or redo takes back, 0 otherwise. */
typedef struct
{
  gint64     id;
  CzStepKind kind;
  gint64     undoes;
  char      *at; /* ISO 8601 with offset */
  char      *person;
  char      *label;
  char      *hash;
} CzStep;

void cz_step_free (CzStep *step);

/* One change of one record in the history; before and after are JSON objects of columns, "" where there is none. */
typedef struct
{
  gint64 id;
  gint64 step;
  CzKind kind;
  gint64 record;
  char  *before;
  char  *after;
} CzHistoryChange;

void cz_history_change_free (CzHistoryChange *change);

/**
 * CzStoreNotices:
 * @CZ_STORE_NOTICE_READ_ONLY_PLACE: read only, because of the place of the file
 * @CZ_STORE_NOTICE_DAMAGED: read only, because the file is damaged; the text says how much is lost
 * @CZ_STORE_NOTICE_HISTORY_BROKEN: the history was changed by something else
 * @CZ_STORE_NOTICE_MIGRATED: the file was brought to a newer schema; the text names the copy made before
 *
 * What a person should know about an open workspace.
 */
typedef enum
{
  CZ_STORE_NOTICE_READ_ONLY_PLACE = 1 << 0,
  CZ_STORE_NOTICE_DAMAGED = 1 << 1,
  CZ_STORE_NOTICE_HISTORY_BROKEN = 1 << 2,
  CZ_STORE_NOTICE_MIGRATED = 1 << 3,
} CzStoreNotices;

/**
 * CzStoreProblemCode:
 * @CZ_STORE_PROBLEM_SCHEMA: tables or triggers are not those of this program
 * @CZ_STORE_PROBLEM_INTEGRITY: the file is damaged
 * @CZ_STORE_PROBLEM_REFERENCE: a record refers to one that does not exist
 * @CZ_STORE_PROBLEM_HISTORY: a step is not as it was written
 * @CZ_STORE_PROBLEM_SEQUENCE: a step or change is missing
 * @CZ_STORE_PROBLEM_RECORD: a record is not what the history made of it
 * @CZ_STORE_PROBLEM_CONTENT: bytes of evidence are missing or changed
 */
typedef enum
{
  CZ_STORE_PROBLEM_SCHEMA,
  CZ_STORE_PROBLEM_INTEGRITY,
  CZ_STORE_PROBLEM_REFERENCE,
  CZ_STORE_PROBLEM_HISTORY,
  CZ_STORE_PROBLEM_SEQUENCE,
  CZ_STORE_PROBLEM_RECORD,
  CZ_STORE_PROBLEM_CONTENT,
  CZ_N_STORE_PROBLEMS
} CzStoreProblemCode;

extern const char *const cz_store_problem_names[];

/* What is wrong with a workspace file. */
typedef struct
{
  CzStoreProblemCode code;
  char              *text;
} CzStoreProblem;

void cz_store_problem_free (CzStoreProblem *problem);

/**
 * CzStore:
 *
 * One workspace file. One thread of its own owns the SQLite connection; every request is queued to it and answered on
 * the main context of the thread that asked, in order. Knows records only through their descriptors.
 */
#define CZ_TYPE_STORE (cz_store_get_type ())
G_DECLARE_FINAL_TYPE (CzStore, cz_store, CZ, STORE, GObject)

CzStore       *cz_store_open (const char *path, CzStoreFlags flags, GError **error);
const char    *cz_store_get_path (CzStore *self);
const char    *cz_store_get_uuid (CzStore *self);
gboolean       cz_store_is_read_only (CzStore *self);
const char    *cz_store_get_notice (CzStore *self);
CzStoreNotices cz_store_get_notices (CzStore *self);
CzData        *cz_store_load (CzStore *self, GError **error);

void     cz_store_commit_async (CzStore *self, CzEdit *edit, CzStepKind kind, const char *person, GAsyncReadyCallback callback, gpointer user_data);
void     cz_store_commit_with_files_async (CzStore *self, CzEdit *edit, GPtrArray *files, CzStepKind kind, const char *person, GAsyncReadyCallback callback, gpointer user_data);
CzStep  *cz_store_commit_finish (CzStore *self, GAsyncResult *result, GError **error);
void     cz_store_undo_async (CzStore *self, gint64 step, const char *person, GAsyncReadyCallback callback, gpointer user_data);
void     cz_store_redo_async (CzStore *self, const char *person, GAsyncReadyCallback callback, gpointer user_data);
CzEdit  *cz_store_undo_finish (CzStore *self, GAsyncResult *result, CzStep **step, GError **error);
void     cz_store_flush_async (CzStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean cz_store_flush_finish (CzStore *self, GAsyncResult *result, GError **error);
gboolean cz_store_close (CzStore *self, GError **error);

CzStep    *cz_store_dup_undoable (CzStore *self, GError **error);
CzStep    *cz_store_dup_redoable (CzStore *self, GError **error);
GPtrArray *cz_store_list_steps (CzStore *self, gint64 before, guint limit, GError **error);
GPtrArray *cz_store_list_changes (CzStore *self, gint64 step, GError **error);
GPtrArray *cz_store_list_record_changes (CzStore *self, CzKind kind, gint64 record, GError **error);

gboolean   cz_store_backup (CzStore *self, const char *path, GCancellable *cancellable, GError **error);
GPtrArray *cz_store_verify (CzStore *self, GCancellable *cancellable, GError **error);

gboolean cz_store_export_content (CzStore *self, const char *sha256, GFile *target, GCancellable *cancellable, GError **error);
gboolean cz_store_get_content_size (CzStore *self, gint64 *size, GError **error);
void     cz_store_purge_content_async (CzStore *self, const char *sha256, GAsyncReadyCallback callback, gpointer user_data);
gboolean cz_store_purge_content_finish (CzStore *self, GAsyncResult *result, GError **error);

char *cz_store_dup_setting (CzStore *self, const char *name, GError **error);
void  cz_store_set_setting (CzStore *self, const char *name, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzStep, cz_step_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzHistoryChange, cz_history_change_free)
