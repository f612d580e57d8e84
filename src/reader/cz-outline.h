/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/cz-blocks.h"
#include "reader/cz-numbering.h"

/**
 * CzOutlineNode:
 * @section: (transfer none): the section in the draft
 * @marker: how it is numbered
 * @parent: index of the node above it; -1 at the top
 * @n_children: how many stand directly below it
 * @title_span: the heading without marker
 * @body_span: what stands under the heading, before the first child; length 0 when nothing
 *
 * A section with what the other grammars need to know of it.
 */
typedef struct
{
  CzDraftSection *section;
  CzMarker        marker;
  int             parent;
  guint           n_children;
  CzSpan          title_span;
  CzSpan          body_span;
} CzOutlineNode;

/**
 * CzOutline:
 * @nodes: of CzOutlineNode, in document order
 */
typedef struct
{
  GArray *nodes;
} CzOutline;

CzOutline *cz_outline_read (const CzBlocks *blocks, CzDraft *draft);
void       cz_outline_free (CzOutline *outline);
char      *cz_outline_dup_path (const CzOutline *outline, guint node);

#define cz_outline_get(o, i) (&g_array_index ((o)->nodes, CzOutlineNode, (i)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzOutline, cz_outline_free)
