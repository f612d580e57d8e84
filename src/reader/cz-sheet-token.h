/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "reader/cz-fold.h"

/**
 * CzTokenShape:
 * @CZ_TOKEN_LINE_START: first of its line
 * @CZ_TOKEN_INTEGER: digits only, at most four
 * @CZ_TOKEN_DOTTED: digits with the mark of a list: "3." "3、"
 * @CZ_TOKEN_NUMBER: a number, perhaps with 分 or in brackets
 * @CZ_TOKEN_CHAPTER: begins like a first level: 一、 (一) 第一章
 * @CZ_TOKEN_BRACKETED: that chapter marker stands in brackets: (一)
 * @CZ_TOKEN_DECIMAL: begins like a second level: 1.1
 * @CZ_TOKEN_ITEM: begins like an item: 1. 1、 (1) ①
 * @CZ_TOKEN_ENDS_MARKED: ends with a mark: …(10分)
 * @CZ_TOKEN_SCORES: says how points are earned: 得5分, 扣1分, 不得分
 * @CZ_TOKEN_UNITS: a list of units
 * @CZ_TOKEN_MAYBE_UNITS: perhaps a list of units
 * @CZ_TOKEN_GROUP: names a group of units
 * @CZ_TOKEN_LIST: has separators of a list
 * @CZ_TOKEN_SENTENCE: is a sentence by its punctuation or length
 * @CZ_TOKEN_OPEN: ends with a separator, so the cell goes on
 * @CZ_TOKEN_REPEATS: the same as the token before
 * @CZ_TOKEN_NOTE: begins the notes below a table
 * @CZ_TOKEN_TOTAL: heads a line of sums
 * @CZ_TOKEN_CHAINED: an integer whose neighbours in a row of numbers stand close by
 */
typedef enum
{
  CZ_TOKEN_LINE_START = 1 << 0,
  CZ_TOKEN_INTEGER = 1 << 1,
  CZ_TOKEN_DOTTED = 1 << 2,
  CZ_TOKEN_NUMBER = 1 << 3,
  CZ_TOKEN_CHAPTER = 1 << 4,
  CZ_TOKEN_DECIMAL = 1 << 5,
  CZ_TOKEN_ITEM = 1 << 6,
  CZ_TOKEN_ENDS_MARKED = 1 << 7,
  CZ_TOKEN_SCORES = 1 << 8,
  CZ_TOKEN_UNITS = 1 << 9,
  CZ_TOKEN_MAYBE_UNITS = 1 << 10,
  CZ_TOKEN_GROUP = 1 << 11,
  CZ_TOKEN_LIST = 1 << 12,
  CZ_TOKEN_SENTENCE = 1 << 13,
  CZ_TOKEN_OPEN = 1 << 14,
  CZ_TOKEN_REPEATS = 1 << 15,
  CZ_TOKEN_NOTE = 1 << 16,
  CZ_TOKEN_TOTAL = 1 << 17,
  CZ_TOKEN_CHAINED = 1 << 18,
  CZ_TOKEN_BRACKETED = 1 << 19,
} CzTokenShape;

/* A piece of text between blanks; @start and @length in the half-width text. */
typedef struct
{
  guint32      start;
  guint32      length;
  CzTokenShape shape;
  guint32      number; /* of integers */
} CzSheetToken;

GArray *cz_sheet_tokens_new (const CzFold *fold);
gsize   cz_sheet_marker_length (const char *text, CzTokenShape *shape);
