/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CzMatchText:
 * @text: the text of a row
 * @context: what it stands under (its indicator), "" when it does not matter
 */
typedef struct
{
  const char *text;
  const char *context;
} CzMatchText;

/**
 * CzMatch:
 * @before: index among the older texts
 * @after: index among the newer texts
 * @similarity: in 1/1000; 1000 when they differ in blanks, width and punctuation at most
 * @same_context: they stand under the same
 *
 * Two rows that may be the same. Below 1000 a person decides.
 */
typedef struct
{
  guint    before;
  guint    after;
  guint    similarity;
  gboolean same_context;
} CzMatch;

GArray *cz_match_texts (const CzMatchText *before, guint n_before, const CzMatchText *after, guint n_after, guint least);
guint   cz_match_get_similarity (const char *a, const char *b);
