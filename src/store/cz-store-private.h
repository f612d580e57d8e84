/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cz-migrations.h"
#include "store/cz-session.h"
#include "store/cz-store.h"
#include "store/cz-worker.h"

struct _CzStore
{
  GObject parent_instance;

  CzWorker  *worker;          /* NULL once closed */
  CzSession *session;         /* touched by the worker only, but for what never changes after opening */
  GError    *setting_failure; /* touched by the worker only */
};

/* A job that somebody waits for, with what it needs and gives; each uses some of the fields. */
typedef struct
{
  CzStore    *store;
  const char *text;
  gint64      number;
  gint64      other;
  gpointer    object;
  gpointer    result;
  gboolean    done;
  GError     *error;
} CzStoreCall;

CzStore *_cz_store_open_with_migrations (const char *path, CzStoreFlags flags, GPtrArray *migrations, GError **error);
gboolean _cz_store_call (CzStore *self, CzWorkerFunc func, CzStoreCall *call, GError **error);
