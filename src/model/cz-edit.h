/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-kind.h"

typedef enum
{
  CZ_CHANGE_INSERT,
  CZ_CHANGE_UPDATE,
  CZ_CHANGE_DELETE,
} CzChangeType;

/**
 * CzChange:
 * @record: insert: the new record; delete: the record that went, once applied
 * @field: update: number of the field
 * @value: update: the new value
 * @before: update: the old value, once applied
 *
 * One change of one record.
 */
typedef struct
{
  CzChangeType type;
  CzKind       kind;
  gint64       id;
  gpointer     record;
  guint        field;
  CzValue      value;
  CzValue      before;
} CzChange;

/**
 * CzEdit:
 *
 * A set of changes that happen together or not at all: one step of history. The one currency of change between
 * workspace, data and store. Reference counted; not changed after it was applied.
 */
typedef struct _CzEdit CzEdit;

CzEdit         *cz_edit_new (const char *label);
CzEdit         *cz_edit_ref (CzEdit *edit);
void            cz_edit_unref (CzEdit *edit);
const char     *cz_edit_get_label (const CzEdit *edit);
guint           cz_edit_get_length (const CzEdit *edit);
const CzChange *cz_edit_get_change (const CzEdit *edit, guint index);

void cz_edit_insert (CzEdit *edit, CzKind kind, gpointer record);
void cz_edit_update (CzEdit *edit, CzKind kind, gint64 id, guint field, const CzValue *value);
void cz_edit_delete (CzEdit *edit, CzKind kind, gint64 id);

void cz_edit_set_text (CzEdit *edit, CzKind kind, gint64 id, const char *field, const char *text);
void cz_edit_set_integer (CzEdit *edit, CzKind kind, gint64 id, const char *field, gint64 integer);
void cz_edit_set_points (CzEdit *edit, CzKind kind, gint64 id, const char *field, CzPoints points);
void cz_edit_set_ref (CzEdit *edit, CzKind kind, gint64 id, const char *field, gint64 target);

void    cz_edit_append (CzEdit *edit, const CzEdit *other);
CzEdit *cz_edit_invert (const CzEdit *edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzEdit, cz_edit_unref)
