/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-worker.h"

struct _CzWorker
{
  GAsyncQueue *jobs;
  GThread     *thread;
};

typedef struct
{
  CzWorkerFunc func; /* NULL ends the thread */
  gpointer     data;
} Job;

typedef struct
{
  CzWorkerFunc func;
  gpointer     data;
  GMutex       mutex;
  GCond        cond;
  gboolean     done;
} Waiter;

static gpointer
run_jobs (gpointer data)
{
  GAsyncQueue *jobs = data;
  gboolean     goes_on = TRUE;

  while (goes_on)
    {
      Job *job = g_async_queue_pop (jobs);

      goes_on = job->func != NULL;
      if (goes_on)
        job->func (job->data);
      g_free (job);
    }

  g_async_queue_unref (jobs);

  return NULL;
}

CzWorker *
cz_worker_new (const char *name)
{
  CzWorker *worker = g_new0 (CzWorker, 1);

  worker->jobs = g_async_queue_new ();
  worker->thread = g_thread_new (name, run_jobs, g_async_queue_ref (worker->jobs));

  return worker;
}

/* Queues a job; does not wait. */
void
cz_worker_push (CzWorker    *worker,
                CzWorkerFunc func,
                gpointer     data)
{
  Job *job = g_new (Job, 1);

  *job = (Job){ func, data };
  g_async_queue_push (worker->jobs, job);
}

static void
run_waiter (gpointer data)
{
  Waiter *waiter = data;

  waiter->func (waiter->data);

  g_mutex_lock (&waiter->mutex);
  waiter->done = TRUE;
  g_cond_signal (&waiter->cond);
  g_mutex_unlock (&waiter->mutex);
}

/* Queues a job and waits until it is done, with all that was queued before it. */
void
cz_worker_run_and_wait (CzWorker    *worker,
                        CzWorkerFunc func,
                        gpointer     data)
{
  Waiter waiter = { .func = func, .data = data };

  if (g_thread_self () == worker->thread)
    {
      func (data);
      return;
    }

  g_mutex_init (&waiter.mutex);
  g_cond_init (&waiter.cond);
  cz_worker_push (worker, run_waiter, &waiter);

  g_mutex_lock (&waiter.mutex);
  while (!waiter.done)
    g_cond_wait (&waiter.cond, &waiter.mutex);
  g_mutex_unlock (&waiter.mutex);

  g_mutex_clear (&waiter.mutex);
  g_cond_clear (&waiter.cond);
}

/* Ends the thread after what is queued, and frees @worker. The thread may do this to itself. */
void
cz_worker_stop (CzWorker *worker)
{
  cz_worker_push (worker, NULL, NULL);

  if (g_thread_self () == worker->thread)
    g_thread_unref (worker->thread);
  else
    g_thread_join (worker->thread);

  g_async_queue_unref (worker->jobs);
  g_free (worker);
}
