/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-data.h"

char *cz_step_text_import (const char *title);
char *cz_step_text_imports (guint n_documents);
char *cz_step_text_mark (CzData *data, gint64 round, gint64 row);
char *cz_step_text_marks (guint n_marks);
char *cz_step_text_cells (guint n_cells, const char *column);
char *cz_step_text_send (guint n_units);
char *cz_step_text_receive (guint n_units);
char *cz_step_text_record (CzData *data, CzKind kind, gint64 id);
char *cz_step_text_merge (CzData *data, gint64 unit);
char *cz_step_text_add (const char *name);
char *cz_step_text_evidence (guint n_files);
char *cz_step_text_links (guint n_links);
char *cz_step_text_unlink (void);
char *cz_step_text_remove_evidence (guint n_pieces);
