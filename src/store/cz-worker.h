/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/**
 * CzWorker:
 *
 * A thread that does one thing after another, in the order they were asked for.
 */
typedef struct _CzWorker CzWorker;

typedef void (*CzWorkerFunc) (gpointer data);

CzWorker *cz_worker_new (const char *name);
void      cz_worker_push (CzWorker *worker, CzWorkerFunc func, gpointer data);
void      cz_worker_run_and_wait (CzWorker *worker, CzWorkerFunc func, gpointer data);
void      cz_worker_stop (CzWorker *worker);
