/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* What a text of a form is; each has a font in the definition. */
typedef enum
{
  CZ_FORM_TEXT_TITLE,
  CZ_FORM_TEXT_SUBTITLE,
  CZ_FORM_TEXT_FIELD,
  CZ_FORM_TEXT_HEADING,
  CZ_FORM_TEXT_BODY,
  CZ_FORM_TEXT_TOTAL,
  CZ_FORM_TEXT_PARAGRAPH,
  CZ_FORM_TEXT_CAPTION,
  CZ_FORM_TEXT_NOTE,
  CZ_FORM_TEXT_SIGNATURE,
  CZ_FORM_TEXT_FOOTER,
  CZ_FORM_N_TEXTS
} CzFormText;

typedef enum
{
  CZ_FORM_ALIGN_LEFT,
  CZ_FORM_ALIGN_CENTER,
  CZ_FORM_ALIGN_RIGHT,
} CzFormAlign;

/**
 * CzFormMerge:
 * @CZ_FORM_MERGE_NONE: each row has its own cell
 * @CZ_FORM_MERGE_EQUAL: neighbouring rows with the same text share one, within the merged cell left of it
 * @CZ_FORM_MERGE_SPAN: the blocks of the table are taken over
 */
typedef enum
{
  CZ_FORM_MERGE_NONE,
  CZ_FORM_MERGE_EQUAL,
  CZ_FORM_MERGE_SPAN,
} CzFormMerge;

/* What a unit may put into a column of a workbook sent to it. */
typedef enum
{
  CZ_FORM_FILL_NONE,
  CZ_FORM_FILL_TEXT,
  CZ_FORM_FILL_NUMBER,
  CZ_FORM_FILL_CHOICE,
  CZ_FORM_FILL_DATE,
} CzFormFillKind;

typedef enum
{
  CZ_FORM_PAPER_A4,
  CZ_FORM_PAPER_A3,
} CzFormPaper;

/* @size in points */
typedef struct
{
  const char *face;
  double      size;
  gboolean    bold;
} CzFormFont;

/* @pattern: text with {values} and [parts left out when one of their values is missing] */
typedef struct
{
  const char *pattern;
  CzFormAlign align;
} CzFormField;

#define CZ_FORM_MOST_FIELDS 4

typedef struct
{
  guint       n_fields;
  CzFormField fields[CZ_FORM_MOST_FIELDS];
} CzFormLine;

/**
 * CzFormParagraph:
 * @pattern: the text; each of its lines is a paragraph of its own
 * @indent: whether the first line is moved in by two characters
 * @caption: whether it heads what follows
 * @list_by: (nullable): for a list, the column whose texts are the groups
 * @list_of: (nullable): the column whose texts are listed, joined by "、"
 * @list_groups: (nullable): name of the value that gives all groups, one on each line, in order
 * @list_empty: (nullable): what stands for a group without members
 */
typedef struct
{
  const char *pattern;
  CzFormAlign align;
  gboolean    indent;
  gboolean    caption;
  const char *list_by;
  const char *list_of;
  const char *list_groups;
  const char *list_empty;
} CzFormParagraph;

/**
 * CzFormFill:
 * @minimum: (nullable): smallest permitted number
 * @maximum: (nullable): largest permitted number
 * @maximum_column: (nullable): column that holds the largest permitted number of each row
 * @choices: (nullable): permitted texts
 * @max_length: longest permitted text in characters; 0 for any
 * @prompt: (nullable): shown beside the selected cell
 */
typedef struct
{
  CzFormFillKind     kind;
  const char        *minimum;
  const char        *maximum;
  const char        *maximum_column;
  const char *const *choices;
  guint              max_length;
  const char        *prompt;
} CzFormFill;

/**
 * CzFormColumn:
 * @id: the column of the table bound here; with @repeat the beginning of the ids of any number of columns
 * @title: (nullable): pattern of the heading; %NULL takes the table's
 * @group: (nullable): pattern of a heading above neighbouring columns with the same one
 * @width: in mm
 * @flex: takes a share of the room that is left
 * @optional: left out when the table has no such column
 * @repeat: stands for every column whose id begins with @id
 * @places: decimal places printed; -1 as many as the number has
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *group;
  double      width;
  gboolean    flex;
  gboolean    optional;
  gboolean    repeat;
  CzFormAlign align;
  CzFormMerge merge;
  int         places;
  CzFormFill  fill;
} CzFormColumn;

/**
 * CzFormSum:
 * @column: where the result stands
 * @of: (nullable): column that is summed
 * @applies: (nullable): column whose cells, when flagged as not applying, take their row out of the sum
 * @dividend: (nullable): for a ratio, "TOTAL.COLUMN" of an earlier line of totals
 * @divisor: (nullable): the same
 * @times: factor of a ratio
 * @places: to which the ratio is rounded half up
 */
typedef struct
{
  const char *column;
  const char *of;
  const char *applies;
  const char *dividend;
  const char *divisor;
  int         times;
  int         places;
} CzFormSum;

typedef struct
{
  const char *id;
  const char *label;
  guint       n_sums;
  CzFormSum   sums[8];
} CzFormTotal;

/**
 * CzFormDefinition:
 * @name: what the form is called in a list of forms
 * @section: heading of the list it stands under
 * @margin_top: in mm, as the other margins
 * @group_by: (nullable): column whose runs get a line of sums (a table with such lines of its own decides instead)
 * @combine_within: (nullable): column whose runs are combined by the text in @combine_by
 * @combine_by: (nullable): column that says "best" or "cap=N" in the first row of a run that is not a plain sum
 * @keep_together: (nullable): column whose runs are not torn over pages unless larger than a page
 * @row_key: (nullable): column with the hidden identifier of each row in a workbook that comes back
 * @min_rows: so many rows are printed at least, empty ones to be filled in by hand
 * @copies: how many copies the office hands in
 *
 * An official form: immutable data, independent of what it is filled with.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *section;
  int         order;
  const char *title;
  const char *subtitle;
  const char *sheet;
  CzFormPaper paper;
  gboolean    landscape;
  double      margin_top;
  double      margin_bottom;
  double      margin_left;
  double      margin_right;
  CzFormFont  fonts[CZ_FORM_N_TEXTS];
  GArray     *header;  /* of CzFormLine */
  GArray     *before;  /* of CzFormParagraph */
  GArray     *columns; /* of CzFormColumn */
  const char *group_by;
  CzFormTotal group;
  GArray     *totals; /* of CzFormTotal */
  const char *combine_within;
  const char *combine_by;
  const char *keep_together;
  const char *row_key;
  GArray     *after;      /* of CzFormParagraph */
  GArray     *signatures; /* of CzFormLine */
  CzFormLine  footer;
  guint       min_rows;
  guint       copies;
  gboolean    fill_in; /* some column is filled in by a unit */

  GStringChunk *strings;
} CzFormDefinition;

CzFormDefinition *cz_form_definition_new_from_data (const char *source, const char *data, gssize length, GError **error);
CzFormDefinition *cz_form_definition_new_from_file (const char *path, GError **error);
CzFormDefinition *cz_form_definition_new_for_paper (const CzFormDefinition *self, CzFormPaper paper, gboolean landscape);
CzFormDefinition *cz_form_definition_ref (const CzFormDefinition *self);
void              cz_form_definition_unref (const CzFormDefinition *self);
void              cz_form_definition_get_paper_size (const CzFormDefinition *self, double *width, double *height);

GPtrArray              *cz_form_definitions_load (const char *folder, GPtrArray *problems);
const CzFormDefinition *cz_form_definitions_find (GPtrArray *definitions, const char *id, GError **error);

static inline void
cz_form_definition_release (CzFormDefinition *self)
{
  cz_form_definition_unref (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzFormDefinition, cz_form_definition_release)
