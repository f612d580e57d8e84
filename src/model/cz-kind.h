/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/cz-date.h"
#include "base/cz-decimal.h"

/**
 * CzKind:
 *
 * The kinds of records a workspace is made of. Each kind is one table of the store, one plain struct of cz-records.h
 * and one descriptor here; what loads, saves, lists, compares or undoes records is written once, over the descriptors.
 */
typedef enum
{
  CZ_KIND_CAMPAIGN,
  CZ_KIND_UNIT,
  CZ_KIND_ALIAS,
  CZ_KIND_DOCUMENT,
  CZ_KIND_SECTION,
  CZ_KIND_TASK,
  CZ_KIND_MEASURE,
  CZ_KIND_READING,
  CZ_KIND_TARGET,
  CZ_KIND_PHASE,
  CZ_KIND_MILESTONE,
  CZ_KIND_DUTY,
  CZ_KIND_OCCURRENCE,
  CZ_KIND_SHEET,
  CZ_KIND_CATEGORY,
  CZ_KIND_INDICATOR,
  CZ_KIND_ROW,
  CZ_KIND_ASSIGNMENT,
  CZ_KIND_ASSESSMENT,
  CZ_KIND_ROUND,
  CZ_KIND_MARK,
  CZ_KIND_FINDING,
  CZ_KIND_EVIDENCE,
  CZ_KIND_EVIDENCE_LINK,
  CZ_KIND_SUCCESSION,
  CZ_KIND_ROSTER,
  CZ_KIND_ROSTER_MEMBER,
  CZ_KIND_CONTACT,
  CZ_KIND_REPORT,
  CZ_KIND_DISPATCH,
  CZ_KIND_SUBMISSION,
  CZ_N_KINDS
} CzKind;

/**
 * CzFieldType:
 * @CZ_FIELD_REF: gint64, id of a record of the field's target kind; 0 (NULL in the store) for none
 * @CZ_FIELD_INT: gint64
 * @CZ_FIELD_BOOL: gboolean
 * @CZ_FIELD_ENUM: guint, index in the field's names; text in the store
 * @CZ_FIELD_POINTS: CzPoints; NULL in the store for none
 * @CZ_FIELD_TEXT: char *, never NULL
 * @CZ_FIELD_DATE: CzDate; empty text in the store for none
 * @CZ_FIELD_DECIMAL: CzDecimal; empty text in the store for none
 * @CZ_FIELD_RULE: CzRule *, never NULL; JSON text in the store
 */
typedef enum
{
  CZ_FIELD_REF,
  CZ_FIELD_INT,
  CZ_FIELD_BOOL,
  CZ_FIELD_ENUM,
  CZ_FIELD_POINTS,
  CZ_FIELD_TEXT,
  CZ_FIELD_DATE,
  CZ_FIELD_DECIMAL,
  CZ_FIELD_RULE,
} CzFieldType;

typedef struct
{
  const char        *name;
  CzFieldType        type;
  gsize              offset;
  CzKind             target; /* ref */
  const char *const *names;  /* enum, NULL-terminated */
} CzField;

/**
 * CzKindInfo:
 * @table: name of the table
 * @plural: name on the command line
 * @size: size of the struct; its first member is the gint64 id
 * @fields: the other members, in the order of the table's columns
 */
typedef struct
{
  const char    *table;
  const char    *plural;
  gsize          size;
  const CzField *fields;
  guint          n_fields;
} CzKindInfo;

typedef enum
{
  CZ_VALUE_NULL,
  CZ_VALUE_INTEGER,
  CZ_VALUE_TEXT,
} CzValueType;

/* A field's value as the store keeps it; @text is owned. */
typedef struct
{
  CzValueType type;
  gint64      integer;
  char       *text;
} CzValue;

#define CZ_VALUE_INIT ((CzValue){ CZ_VALUE_NULL, 0, NULL })

#define cz_record_id(record) (*(const gint64 *) (record))

const CzKindInfo *cz_kind_get_info (CzKind kind);
gboolean          cz_kind_from_table (const char *table, CzKind *kind);
gboolean          cz_kind_from_plural (const char *plural, CzKind *kind);
int               cz_kind_find_field (CzKind kind, const char *name);

gpointer cz_record_new (CzKind kind);
gpointer cz_record_copy (CzKind kind, gconstpointer record);
void     cz_record_free (CzKind kind, gpointer record);
gboolean cz_record_equal (CzKind kind, gconstpointer a, gconstpointer b);
void     cz_record_get (CzKind kind, gconstpointer record, guint field, CzValue *value);
gboolean cz_record_set (CzKind kind, gpointer record, guint field, const CzValue *value, GError **error);
void     cz_record_set_text (char **field, const char *text);

void     cz_value_clear (CzValue *value);
void     cz_value_copy (const CzValue *from, CzValue *to);
gboolean cz_value_equal (const CzValue *a, const CzValue *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CzValue, cz_value_clear)
