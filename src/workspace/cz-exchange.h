/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-three-way.h"
#include "workspace/cz-workspace.h"

/*
 * What goes to a unit and comes back from it: its lines, their fields, what stands in them now, and what may. Sending
 * and receiving both ask here, so that they cannot disagree.
 */

typedef enum
{
  CZ_EXCHANGE_ROW,
  CZ_EXCHANGE_TASK,
  CZ_EXCHANGE_CONTACT,
  CZ_N_EXCHANGE_PARTS
} CzExchangePart;

/**
 * CzExchangeLine:
 * @id: the record; of a contact that is still to be entered its number, negative
 * @lead: the unit answers for it: it gives points, values and progress, others only reason and evidence
 * @sole: nobody else answers for it, so that what we have of our own stands beside what the unit says
 *
 * One line of a unit's workbook.
 */
typedef struct
{
  CzExchangePart part;
  gint64         id;
  gboolean       lead;
  gboolean       sole;
} CzExchangeLine;

/**
 * CzExchangeField:
 * @name: name in a submission and on the command line
 * @column: id of the column of the form
 * @lead_only: filled in by units that answer for the line
 */
typedef struct
{
  const char    *name;
  const char    *column;
  gboolean       lead_only;
  CzThreeWayKind kind;
  guint          max_length;
} CzExchangeField;

/* How many contacts a workbook has room for at least. */
#define CZ_EXCHANGE_CONTACTS 3

const char            *cz_exchange_get_form (CzExchangePart part);
const CzExchangeField *cz_exchange_get_fields (CzExchangePart part, guint *n_fields);
char                  *cz_exchange_dup_key (const CzExchangeLine *line);
gboolean               cz_exchange_parse_key (const char *key, CzExchangePart *part, gint64 *id);

GArray     *cz_exchange_list_units (CzData *data, gint64 campaign);
GArray     *cz_exchange_list_lines (CzWorkspace *workspace, gint64 unit);
gboolean    cz_exchange_find_line (CzData *data, gint64 unit, CzExchangePart part, gint64 id, CzExchangeLine *line);
void        cz_exchange_get_type (CzData *data, const CzExchangeLine *line, const CzExchangeField *field, CzThreeWayType *type);
char       *cz_exchange_dup_own (CzWorkspace *workspace, const CzExchangeLine *line, const CzExchangeField *field);
char       *cz_exchange_dup_now (CzWorkspace *workspace, gint64 unit, const CzExchangeLine *line, const CzExchangeField *field);
const char *cz_exchange_get_remark (CzData *data, gint64 unit, const CzExchangeLine *line);
const char *cz_exchange_get_reference (CzExchangePart part);
char       *cz_exchange_squeeze (const char *text);
char       *cz_exchange_dup_lock (const char *text);

extern const char *const cz_exchange_statuses[];
