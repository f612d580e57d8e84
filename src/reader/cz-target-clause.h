/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"

/**
 * CzTargetContext:
 * @base: start of the document's text
 * @year: of the document, for 今年; 0 when unknown
 * @line: of the paragraph
 * @firm: the text is known to speak of aims: a chapter of goals, or a deadline
 * @deadline: what the sentence said so far
 * @scope: (nullable): likewise
 * @scope_end: end of it
 * @counting: 培育, 建成 and their like were said: numbers of things are aims
 * @last: (nullable): what the last target of the sentence names
 * @last_end: end of it
 * @subject: (nullable): the last thing named without a value
 * @subject_end: end of it
 * @sentence: start of the sentence
 * @sentence_end: end of it
 * @targets: of CzDraftTarget: takes what is found
 *
 * What a clause needs to know of those before it.
 */
typedef struct
{
  const char *base;
  guint       year;
  guint       line;
  gboolean    firm;
  CzDate      deadline;
  const char *scope;
  const char *scope_end;
  gboolean    counting;
  const char *last;
  const char *last_end;
  const char *subject;
  const char *subject_end;
  const char *sentence;
  const char *sentence_end;
  GPtrArray  *targets;
} CzTargetContext;

void cz_target_clause_read (CzTargetContext *context, const char *p, const char *end);
