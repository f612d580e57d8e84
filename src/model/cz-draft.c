/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-draft.h"

/* Every string of a fresh record is "", every array empty, every number none. */

static char *
blank (void)
{
  return g_strdup ("");
}

static GPtrArray *
list_of (gpointer free_element)
{
  return g_ptr_array_new_with_free_func (free_element);
}

CzDraft *
cz_draft_new (void)
{
  CzDraft *draft = g_new0 (CzDraft, 1);

  draft->source_name = blank ();
  draft->sha256 = blank ();
  draft->media_type = blank ();
  draft->encoding = blank ();
  draft->text = blank ();
  draft->title = blank ();
  draft->number = blank ();
  draft->issuer = blank ();
  draft->status = blank ();
  draft->kind = CZ_DOCUMENT_OTHER;
  draft->addressees = list_of (g_free);
  draft->annexes = list_of (g_free);
  draft->outline = list_of (cz_draft_section_free);
  draft->tasks = list_of (cz_draft_task_free);
  draft->targets = list_of (cz_draft_target_free);
  draft->phases = list_of (cz_draft_phase_free);
  draft->duties = list_of (cz_draft_duty_free);
  draft->sheets = list_of (cz_draft_sheet_free);
  draft->findings = list_of (cz_draft_finding_free);

  return draft;
}

void
cz_draft_free (CzDraft *draft)
{
  if (draft == NULL)
    return;

  g_free (draft->source_name);
  g_free (draft->sha256);
  g_free (draft->media_type);
  g_free (draft->encoding);
  g_free (draft->text);
  g_free (draft->title);
  g_free (draft->number);
  g_free (draft->issuer);
  g_free (draft->status);
  g_ptr_array_unref (draft->addressees);
  g_ptr_array_unref (draft->annexes);
  g_ptr_array_unref (draft->outline);
  g_ptr_array_unref (draft->tasks);
  g_ptr_array_unref (draft->targets);
  g_ptr_array_unref (draft->phases);
  g_ptr_array_unref (draft->duties);
  g_ptr_array_unref (draft->sheets);
  g_ptr_array_unref (draft->findings);
  g_free (draft);
}

CzDraftUnit *
cz_draft_unit_new (const char *name,
                   CzRole      role)
{
  CzDraftUnit *unit;

  g_return_val_if_fail (name != NULL, NULL);

  unit = g_new0 (CzDraftUnit, 1);
  unit->name = g_strdup (name);
  unit->role = role;

  return unit;
}

void
cz_draft_unit_free (CzDraftUnit *unit)
{
  if (unit == NULL)
    return;

  g_free (unit->name);
  g_free (unit);
}

CzDraftSection *
cz_draft_section_new (void)
{
  CzDraftSection *section;

  section = g_new0 (CzDraftSection, 1);
  section->marker = blank ();
  section->title = blank ();
  section->text = blank ();
  section->children = list_of (cz_draft_section_free);

  return section;
}

void
cz_draft_section_free (CzDraftSection *section)
{
  if (section == NULL)
    return;

  g_free (section->marker);
  g_free (section->title);
  g_free (section->text);
  g_ptr_array_unref (section->children);
  g_free (section);
}

CzDraftTask *
cz_draft_task_new (void)
{
  CzDraftTask *task;

  task = g_new0 (CzDraftTask, 1);
  task->path = blank ();
  task->title = blank ();
  task->text = blank ();
  task->source = blank ();
  task->units = list_of (cz_draft_unit_free);

  return task;
}

void
cz_draft_task_free (CzDraftTask *task)
{
  if (task == NULL)
    return;

  g_free (task->path);
  g_free (task->title);
  g_free (task->text);
  g_free (task->source);
  g_ptr_array_unref (task->units);
  g_free (task);
}

CzDraftTarget *
cz_draft_target_new (void)
{
  CzDraftTarget *target;

  target = g_new0 (CzDraftTarget, 1);
  target->name = blank ();
  target->scope = blank ();
  target->unit = blank ();
  target->reference = blank ();
  target->source = blank ();
  target->comparator = CZ_COMPARATOR_QUALITATIVE;
  target->value = cz_decimal_none ();
  target->value_to = cz_decimal_none ();

  return target;
}

void
cz_draft_target_free (CzDraftTarget *target)
{
  if (target == NULL)
    return;

  g_free (target->name);
  g_free (target->scope);
  g_free (target->unit);
  g_free (target->reference);
  g_free (target->source);
  g_free (target);
}

CzDraftPhase *
cz_draft_phase_new (void)
{
  CzDraftPhase *phase;

  phase = g_new0 (CzDraftPhase, 1);
  phase->name = blank ();
  phase->source = blank ();

  return phase;
}

void
cz_draft_phase_free (CzDraftPhase *phase)
{
  if (phase == NULL)
    return;

  g_free (phase->name);
  g_free (phase->source);
  g_free (phase);
}

CzDraftDuty *
cz_draft_duty_new (void)
{
  CzDraftDuty *duty;

  duty = g_new0 (CzDraftDuty, 1);
  duty->text = blank ();
  duty->source = blank ();
  duty->units = list_of (cz_draft_unit_free);

  return duty;
}

void
cz_draft_duty_free (CzDraftDuty *duty)
{
  if (duty == NULL)
    return;

  g_free (duty->text);
  g_free (duty->source);
  g_ptr_array_unref (duty->units);
  g_free (duty);
}

CzDraftRow *
cz_draft_row_new (void)
{
  CzDraftRow *row;

  row = g_new0 (CzDraftRow, 1);
  row->no = blank ();
  row->text = blank ();
  row->note = blank ();
  row->units = list_of (cz_draft_unit_free);
  row->extra = list_of (g_free);
  row->parts = list_of (cz_draft_row_free);
  row->points = CZ_POINTS_NONE;
  row->points_printed = CZ_POINTS_NONE;
  row->rule = cz_rule_new (CZ_RULE_JUDGED);

  return row;
}

void
cz_draft_row_free (CzDraftRow *row)
{
  if (row == NULL)
    return;

  cz_rule_unref (row->rule);
  g_free (row->no);
  g_free (row->text);
  g_free (row->note);
  g_ptr_array_unref (row->units);
  g_ptr_array_unref (row->extra);
  g_ptr_array_unref (row->parts);
  g_free (row);
}

CzDraftIndicator *
cz_draft_indicator_new (void)
{
  CzDraftIndicator *indicator;

  indicator = g_new0 (CzDraftIndicator, 1);
  indicator->marker = blank ();
  indicator->title = blank ();
  indicator->rows = list_of (cz_draft_row_free);
  indicator->points = CZ_POINTS_NONE;
  indicator->points_printed = CZ_POINTS_NONE;

  return indicator;
}

void
cz_draft_indicator_free (CzDraftIndicator *indicator)
{
  if (indicator == NULL)
    return;

  g_free (indicator->marker);
  g_free (indicator->title);
  g_ptr_array_unref (indicator->rows);
  g_free (indicator);
}

CzDraftCategory *
cz_draft_category_new (void)
{
  CzDraftCategory *category;

  category = g_new0 (CzDraftCategory, 1);
  category->marker = blank ();
  category->title = blank ();
  category->categories = list_of (cz_draft_category_free);
  category->indicators = list_of (cz_draft_indicator_free);
  category->points = CZ_POINTS_NONE;
  category->points_printed = CZ_POINTS_NONE;

  return category;
}

void
cz_draft_category_free (CzDraftCategory *category)
{
  if (category == NULL)
    return;

  g_free (category->marker);
  g_free (category->title);
  g_ptr_array_unref (category->categories);
  g_ptr_array_unref (category->indicators);
  g_free (category);
}

CzDraftSheet *
cz_draft_sheet_new (void)
{
  CzDraftSheet *sheet;

  sheet = g_new0 (CzDraftSheet, 1);
  sheet->title = blank ();
  sheet->notes = blank ();
  sheet->columns = list_of (cz_draft_column_free);
  sheet->categories = list_of (cz_draft_category_free);
  sheet->bands = list_of (cz_draft_band_free);
  sheet->points = CZ_POINTS_NONE;
  sheet->points_printed = CZ_POINTS_NONE;
  sheet->bonus_limit = CZ_POINTS_NONE;
  sheet->scale = cz_decimal_none ();

  return sheet;
}

void
cz_draft_sheet_free (CzDraftSheet *sheet)
{
  if (sheet == NULL)
    return;

  g_free (sheet->title);
  g_free (sheet->notes);
  g_ptr_array_unref (sheet->columns);
  g_ptr_array_unref (sheet->categories);
  g_ptr_array_unref (sheet->bands);
  g_free (sheet);
}

CzDraftColumn *
cz_draft_column_new (const char *heading,
                     const char *role)
{
  CzDraftColumn *column;

  g_return_val_if_fail (heading != NULL, NULL);
  g_return_val_if_fail (role != NULL, NULL);

  column = g_new0 (CzDraftColumn, 1);
  column->heading = g_strdup (heading);
  column->role = g_strdup (role);

  return column;
}

void
cz_draft_column_free (CzDraftColumn *column)
{
  if (column == NULL)
    return;

  g_free (column->heading);
  g_free (column->role);
  g_free (column);
}

CzDraftBand *
cz_draft_band_new (const char *name,
                   CzDecimal   from,
                   CzDecimal   to)
{
  CzDraftBand *band;

  g_return_val_if_fail (name != NULL, NULL);

  band = g_new0 (CzDraftBand, 1);
  band->name = g_strdup (name);
  band->text = blank ();
  band->from = from;
  band->to = to;

  return band;
}

void
cz_draft_band_free (CzDraftBand *band)
{
  if (band == NULL)
    return;

  g_free (band->name);
  g_free (band->text);
  g_free (band);
}

CzDraftFinding *
cz_draft_finding_new (CzFindingCode code,
                      const char   *where)
{
  CzDraftFinding *finding;

  g_return_val_if_fail (where != NULL, NULL);

  finding = g_new0 (CzDraftFinding, 1);
  finding->where = g_strdup (where);
  finding->declared = blank ();
  finding->found = blank ();
  finding->code = code;
  finding->severity = cz_finding_code_get_severity (code);

  return finding;
}

void
cz_draft_finding_free (CzDraftFinding *finding)
{
  if (finding == NULL)
    return;

  g_free (finding->where);
  g_free (finding->declared);
  g_free (finding->found);
  g_free (finding);
}

/**
 * cz_draft_row_take_rule:
 * @rule: (transfer full): the rule; a fresh row is judged by a person
 */
void
cz_draft_row_take_rule (CzDraftRow *row,
                        CzRule     *rule)
{
  g_return_if_fail (row != NULL);
  g_return_if_fail (rule != NULL);

  cz_rule_unref (row->rule);
  row->rule = rule;
}
