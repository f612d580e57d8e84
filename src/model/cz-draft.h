/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-date.h"
#include "model/cz-rule.h"

/**
 * CzSpan:
 * @start: first byte in the draft's text
 * @length: number of bytes
 * @line: line of the source, from 1; for spreadsheets the row
 *
 * Where a field was read. Length 0: nowhere (worked out).
 */
typedef struct
{
  guint start;
  guint length;
  guint line;
} CzSpan;

typedef enum
{
  CZ_DOCUMENT_PLAN,
  CZ_DOCUMENT_OPINIONS,
  CZ_DOCUMENT_OUTLINE,
  CZ_DOCUMENT_RULES,
  CZ_DOCUMENT_NOTICE,
  CZ_DOCUMENT_CIRCULAR,
  CZ_DOCUMENT_SCORING_TABLE,
  CZ_DOCUMENT_OTHER,
  CZ_N_DOCUMENT_KINDS
} CzDocumentKind;

typedef enum
{
  CZ_ROLE_LEAD,
  CZ_ROLE_COOPERATING,
  CZ_ROLE_JOINT,
  CZ_ROLE_RESPONSIBLE,
  CZ_N_ROLES
} CzRole;

typedef enum
{
  CZ_COMBINE_SUM,
  CZ_COMBINE_BEST,
  CZ_COMBINE_CAP,
  CZ_N_COMBINES
} CzCombine;

typedef enum
{
  CZ_SEVERITY_ERROR,
  CZ_SEVERITY_WARNING,
  CZ_SEVERITY_NOTE,
  CZ_N_SEVERITIES
} CzSeverity;

/* Codes of findings, in the order of cli.md; names by cz_finding_code_to_name(). */
typedef enum
{
  CZ_FINDING_INDICATOR_SUM,
  CZ_FINDING_CATEGORY_SUM,
  CZ_FINDING_SHEET_SUM,
  CZ_FINDING_TIER_MAX,
  CZ_FINDING_ROW_MARK,
  CZ_FINDING_DUPLICATE_NUMBER,
  CZ_FINDING_MISSING_NUMBER,
  CZ_FINDING_NO_LEAD,
  CZ_FINDING_TWO_CONTENTS,
  CZ_FINDING_LEAD_ALSO_COOPERATING,
  CZ_FINDING_ALIAS_SUSPECTED,
  CZ_FINDING_UNCLOSED_BRACKET,
  CZ_FINDING_ALTERNATIVES,
  CZ_FINDING_PHASE_OVERLAP,
  CZ_FINDING_PHASE_GAP,
  CZ_FINDING_PHASE_BEFORE_ISSUE,
  CZ_FINDING_UNIT_UNKNOWN,
  CZ_FINDING_VALUE_UNIT_MISSING,
  CZ_FINDING_PLAN_SHEET_CONFLICT,
  CZ_FINDING_TARGET_WITHOUT_ROW,
  CZ_FINDING_TEXT_REPAIRED,
  CZ_FINDING_DATE_SUSPICIOUS,
  CZ_FINDING_TEXT_TRUNCATED,
  CZ_N_FINDING_CODES
} CzFindingCode;

typedef enum
{
  CZ_EVERY_NONE,
  CZ_EVERY_WEEK,
  CZ_EVERY_MONTH,
  CZ_EVERY_QUARTER,
  CZ_EVERY_HALF_YEAR,
  CZ_EVERY_YEAR,
  CZ_EVERY_REGULARLY, /* 定期: no number is given */
  CZ_EVERY_PHASE,     /* 分阶段 */
  CZ_N_EVERY
} CzEvery;

/* What a finding or a link is about. */
typedef enum
{
  CZ_PLACE_NONE,
  CZ_PLACE_DOCUMENT,
  CZ_PLACE_SECTION,
  CZ_PLACE_TASK,
  CZ_PLACE_TARGET,
  CZ_PLACE_PHASE,
  CZ_PLACE_SHEET,
  CZ_PLACE_CATEGORY,
  CZ_PLACE_INDICATOR,
  CZ_PLACE_ROW,
  CZ_PLACE_UNIT,
  CZ_N_PLACES
} CzPlace;

const char *cz_document_kind_to_name (CzDocumentKind kind);
const char *cz_role_to_name (CzRole role);
const char *cz_combine_to_name (CzCombine combine);
const char *cz_severity_to_name (CzSeverity severity);
const char *cz_finding_code_to_name (CzFindingCode code);
const char *cz_every_to_name (CzEvery every);
const char *cz_place_to_name (CzPlace place);

/* The name tables themselves, NULL-terminated, in enum order: for stores and parsers. */
extern const char *const cz_document_kind_names[];
extern const char *const cz_role_names[];
extern const char *const cz_combine_names[];
extern const char *const cz_severity_names[];
extern const char *const cz_finding_code_names[];
extern const char *const cz_every_names[];
extern const char *const cz_place_names[];
extern const char *const cz_comparator_names[];
extern const char *const cz_rule_kind_names[];

/* A responsible unit: name as printed after carrying a shared prefix or suffix over. */
typedef struct
{
  char    *name;
  CzRole   role;
  gboolean group; /* 各成员单位: a collective name */
  CzSpan   span;
} CzDraftUnit;

typedef struct
{
  char      *marker; /* as printed, half-width punctuation */
  int        level;  /* from 1 */
  char      *title;
  char      *text;     /* what stands under the heading, before its first child */
  CzSpan     span;     /* heading and text */
  GPtrArray *children; /* of CzDraftSection */
} CzDraftSection;

typedef struct
{
  char      *path; /* markers from the top, joined by "/" */
  char      *title;
  char      *text;
  GPtrArray *units;     /* of CzDraftUnit */
  gboolean   open_list; /* …等单位 */
  char      *source;    /* the words that name the units */
  CzSpan     span;      /* the task's heading and text */
  CzSpan     source_span;
} CzDraftTask;

typedef struct
{
  char        *name;
  char        *scope; /* 全市, 规模以上企业; "" when none */
  CzComparator comparator;
  CzDecimal    value;
  CzDecimal    value_to;  /* range only */
  char        *unit;      /* as written: %, ‰, 万件; "" when missing */
  int          years;     /* trend: number of years, 0 for every year */
  char        *reference; /* 全国平均水平, 全国城市; "" when none */
  CzDate       deadline;
  char        *source;     /* the sentence */
  CzSpan       span;       /* of the sentence */
  CzSpan       value_span; /* of the value itself, for marking it in the text */
} CzDraftTarget;

typedef struct
{
  char  *name;
  CzDate start;
  CzDate end;
  char  *source;
  CzSpan span;
} CzDraftPhase;

typedef struct
{
  char      *text;
  CzEvery    every;
  int        day;   /* 每月25日: 25; 0 when none */
  int        month; /* 每年9月: 9; 0 when none */
  GPtrArray *units; /* of CzDraftUnit */
  char      *source;
  CzSpan     span;
} CzDraftDuty;

/* A column of a scoring table as published. */
typedef struct
{
  char *heading;
  char *role; /* "no" "category" "indicator" "text" "points" "rule" "lead" "cooperating" "responsible" "note" "basis" …; "" = kept in extra */
} CzDraftColumn;

/* A row, or one of the sub-points of a row (parts). */
typedef struct
{
  char      *no; /* printed number, a label only */
  char      *text;
  CzPoints   points; /* the maximum: best tier or option, else the printed mark, else none */
  CzPoints   points_printed;
  CzRule    *rule;
  GPtrArray *units; /* of CzDraftUnit */
  char      *note;
  GPtrArray *extra; /* of char*: heading, value, heading, value … */
  GPtrArray *parts; /* of CzDraftRow */
  CzSpan     span;
} CzDraftRow;

typedef struct
{
  char      *marker;
  char      *title;
  CzPoints   points;
  CzPoints   points_printed;
  CzCombine  combine;
  GPtrArray *rows; /* of CzDraftRow */
  CzSpan     span;
} CzDraftIndicator;

typedef struct
{
  char      *marker;
  char      *title;
  CzPoints   points;
  CzPoints   points_printed;
  GPtrArray *categories; /* of CzDraftCategory: nested ones */
  GPtrArray *indicators; /* of CzDraftIndicator */
  CzSpan     span;
} CzDraftCategory;

/* A grade: from <= score < to unless the flags say otherwise; none = open. */
typedef struct
{
  char     *name;
  CzDecimal from;
  CzDecimal to;
  gboolean  from_excluded; /* (不含) */
  gboolean  to_included;   /* (含), as printed; 90-100 includes both */
  char     *text;
} CzDraftBand;

typedef struct
{
  char      *title;
  CzPoints   points;
  CzPoints   points_printed;
  CzPoints   bonus_limit; /* 最多加5分; none when there is no limit or no bonus */
  CzDecimal  scale;       /* 百分制: 100; none when the sheet says nothing */
  GPtrArray *columns;     /* of CzDraftColumn */
  GPtrArray *categories;  /* of CzDraftCategory */
  GPtrArray *bands;       /* of CzDraftBand */
  char      *notes;       /* what stands below the table */
  CzSpan     span;
} CzDraftSheet;

/*
 * A finding: what was printed and what would be expected, as facts. Its words are made at display
 * (workspace/cz-finding-text.h).
 */
typedef struct
{
  CzFindingCode code;
  CzSeverity    severity;
  char         *where; /* marker or row number as printed; a second 48 is "48#2" */
  char         *declared;
  char         *found;
  CzPlace       place;
  gpointer      record; /* (transfer none) (nullable): the draft record of that place */
  CzSpan        span;
} CzDraftFinding;

/**
 * CzDraft:
 *
 * What was read from one document, for review before it is taken. A plain tree; the reader fills it, the import
 * assistant edits it, the workspace takes it over. All strings are UTF-8, owned, never NULL ("" for none).
 */
typedef struct
{
  char *source_name;
  char *sha256; /* of the bytes of the file */
  char *media_type;
  char *encoding;
  char *text; /* decoded and repaired; spans point into it */

  CzDocumentKind kind;
  char          *title;
  char          *number;
  char          *issuer;
  CzDate         date;
  GPtrArray     *addressees; /* of char* */
  GPtrArray     *annexes;    /* of char* */
  char          *status;     /* 送审稿, 征求意见稿, 试行 */
  CzSpan         title_span;
  CzSpan         number_span;
  CzSpan         issuer_span;
  CzSpan         date_span;

  GPtrArray *outline;  /* of CzDraftSection */
  GPtrArray *tasks;    /* of CzDraftTask */
  GPtrArray *targets;  /* of CzDraftTarget */
  GPtrArray *phases;   /* of CzDraftPhase */
  GPtrArray *duties;   /* of CzDraftDuty */
  GPtrArray *sheets;   /* of CzDraftSheet */
  GPtrArray *findings; /* of CzDraftFinding, in document order */
} CzDraft;

CzDraft *cz_draft_new (void);
void     cz_draft_free (CzDraft *draft);

CzDraftUnit      *cz_draft_unit_new (const char *name, CzRole role);
CzDraftSection   *cz_draft_section_new (void);
CzDraftTask      *cz_draft_task_new (void);
CzDraftTarget    *cz_draft_target_new (void);
CzDraftPhase     *cz_draft_phase_new (void);
CzDraftDuty      *cz_draft_duty_new (void);
CzDraftRow       *cz_draft_row_new (void);
CzDraftIndicator *cz_draft_indicator_new (void);
CzDraftCategory  *cz_draft_category_new (void);
CzDraftSheet     *cz_draft_sheet_new (void);
CzDraftColumn    *cz_draft_column_new (const char *heading, const char *role);
CzDraftBand      *cz_draft_band_new (const char *name, CzDecimal from, CzDecimal to);
CzDraftFinding   *cz_draft_finding_new (CzFindingCode code, const char *where);

void cz_draft_unit_free (CzDraftUnit *unit);
void cz_draft_section_free (CzDraftSection *section);
void cz_draft_task_free (CzDraftTask *task);
void cz_draft_target_free (CzDraftTarget *target);
void cz_draft_phase_free (CzDraftPhase *phase);
void cz_draft_duty_free (CzDraftDuty *duty);
void cz_draft_row_free (CzDraftRow *row);
void cz_draft_indicator_free (CzDraftIndicator *indicator);
void cz_draft_category_free (CzDraftCategory *category);
void cz_draft_sheet_free (CzDraftSheet *sheet);
void cz_draft_column_free (CzDraftColumn *column);
void cz_draft_band_free (CzDraftBand *band);
void cz_draft_finding_free (CzDraftFinding *finding);

void       cz_draft_row_take_rule (CzDraftRow *row, CzRule *rule);
CzSeverity cz_finding_code_get_severity (CzFindingCode code);
CzPoints   cz_draft_indicator_sum (const CzDraftIndicator *indicator);
CzPoints   cz_draft_category_sum (const CzDraftCategory *category);
CzPoints   cz_draft_sheet_sum (const CzDraftSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzDraft, cz_draft_free)
