/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CzMarkerKind:
 *
 * The ways in which official documents number their parts (GB/T 9704 and what offices do instead; domain.md h).
 */
typedef enum
{
  CZ_MARKER_NONE,
  CZ_MARKER_PART,        /* 第一部分 第一编 */
  CZ_MARKER_CHAPTER,     /* 第一章 */
  CZ_MARKER_SECTION,     /* 第一节 */
  CZ_MARKER_ARTICLE,     /* 第一条 */
  CZ_MARKER_PHASE,       /* 第一阶段 第一步 */
  CZ_MARKER_HAN,         /* 一、 */
  CZ_MARKER_HAN_BRACKET, /* (一) */
  CZ_MARKER_DOT,         /* 1. */
  CZ_MARKER_COMMA,       /* 1、 */
  CZ_MARKER_BRACKET,     /* (1) */
  CZ_MARKER_CLOSE,       /* 1) */
  CZ_MARKER_CIRCLE,      /* ① */
  CZ_MARKER_DOTTED,      /* 1.1 1.1.1 */
  CZ_MARKER_IS,          /* 一是 */
  CZ_MARKER_MUST,        /* 一要 */
  CZ_MARKER_ORDINAL,     /* 第一, */
  CZ_MARKER_DASH,        /* —— */
  CZ_MARKER_BULLET,      /* ● */
  CZ_MARKER_LOST,        /* 、 whose number is lost */
  CZ_N_MARKERS
} CzMarkerKind;

#define CZ_MARKER_MAX_PARTS 4

/**
 * CzMarker:
 * @kind: which way of numbering
 * @number: its number, from 1; of 1.2.3 the last part; 0 for dashes, bullets and lost numbers
 * @parts: of 1.2.3: all parts
 * @n_parts: how many
 * @length: bytes of the marker with the blanks that follow it
 */
typedef struct
{
  CzMarkerKind kind;
  guint        number;
  guint        parts[CZ_MARKER_MAX_PARTS];
  guint        n_parts;
  guint        length;
} CzMarker;

gboolean cz_numbering_read (const char *p, const char *end, CzMarker *marker);
gboolean cz_numbering_is_same (CzMarkerKind a, CzMarkerKind b);
gboolean cz_numbering_counts (CzMarkerKind kind);
char    *cz_numbering_dup_label (const char *p, const CzMarker *marker);
