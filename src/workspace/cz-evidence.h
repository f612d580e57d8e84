/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

/**
 * CzEvidenceAdded:
 * @ids: (element-type gint64): the evidence that stands for the files, in their order, each once
 * @n_new: how many of them are new in the register
 * @refused: (element-type utf8): for each file that could not be taken, which and why, in words for the person
 *
 * What came of adding files.
 */
typedef struct
{
  GArray    *ids;
  guint      n_new;
  GPtrArray *refused;
} CzEvidenceAdded;

/**
 * CzEvidenceProgress:
 * @n_done: files that were read
 * @n_files: files in all
 * @user_data: as given
 *
 * Called on the thread that asked, while files are read.
 */
typedef void (*CzEvidenceProgress) (guint n_done, guint n_files, gpointer user_data);

void             cz_evidence_add_async (CzWorkspace *workspace, GPtrArray *files, CzEvidenceProgress progress, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CzEvidenceAdded *cz_evidence_add_finish (CzWorkspace *workspace, GAsyncResult *result, GError **error);
void             cz_evidence_added_free (CzEvidenceAdded *added);

gint64   cz_evidence_add_paper (CzWorkspace *workspace, CzEdit *edit, const char *title);
gboolean cz_evidence_link (CzWorkspace *workspace, CzEdit *edit, gint64 evidence, CzKind kind, gint64 record);
gboolean cz_evidence_unlink (CzWorkspace *workspace, CzEdit *edit, gint64 evidence, CzKind kind, gint64 record);
void     cz_evidence_remove (CzWorkspace *workspace, CzEdit *edit, gint64 evidence);
GArray  *cz_evidence_dup_gaps (CzWorkspace *workspace);

void  cz_evidence_export_async (CzWorkspace *workspace, gint64 evidence, GAsyncReadyCallback callback, gpointer user_data);
char *cz_evidence_export_finish (CzWorkspace *workspace, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzEvidenceAdded, cz_evidence_added_free)
