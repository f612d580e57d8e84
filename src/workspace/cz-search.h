/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

/**
 * CzSearchHit:
 * @kind: kind of the record
 * @id: the record
 * @title: what it is called
 * @excerpt: the words around the place that was found
 */
typedef struct
{
  CzKind kind;
  gint64 id;
  char  *title;
  char  *excerpt;
} CzSearchHit;

/**
 * CzSearch:
 *
 * Finds words in the campaign that a workspace shows. Reads all texts into one piece of memory when it is first asked,
 * and again when the workspace has changed since.
 */
typedef struct _CzSearch CzSearch;

CzSearch  *cz_search_new (CzWorkspace *workspace);
void       cz_search_free (CzSearch *self);
GPtrArray *cz_search_find (CzSearch *self, const char *words, guint most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzSearch, cz_search_free)
