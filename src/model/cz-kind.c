/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-kind.h"

#include "model/cz-draft.h"
#include "model/cz-records.h"

const char *const cz_task_status_names[] = { "open", "doing", "done", "dropped", NULL };
const char *const cz_submission_state_names[] = { "taken", "waiting", "refused", NULL };

static const CzField campaign_fields[] = {
  { "title", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzCampaign, title), 0, NULL },
  { "place", CZ_FIELD_REF, G_STRUCT_OFFSET (CzCampaign, place), CZ_KIND_UNIT, NULL },
  { "year", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzCampaign, year), 0, NULL },
  { "starts", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzCampaign, starts), 0, NULL },
  { "ends", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzCampaign, ends), 0, NULL },
  { "note", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzCampaign, note), 0, NULL },
};

static const CzField unit_fields[] = {
  { "name", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzUnit, name), 0, NULL },
  { "short_name", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzUnit, short_name), 0, NULL },
  { "kind", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzUnit, kind), 0, NULL },
  { "level", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzUnit, level), 0, NULL },
  { "position", CZ_FIELD_INT, G_STRUCT_OFFSET (CzUnit, position), 0, NULL },
  { "valid_from", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzUnit, valid_from), 0, NULL },
  { "valid_to", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzUnit, valid_to), 0, NULL },
  { "reading", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzUnit, reading), 0, NULL },
  { "note", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzUnit, note), 0, NULL },
};

static const CzField alias_fields[] = {
  { "unit", CZ_FIELD_REF, G_STRUCT_OFFSET (CzAlias, unit), CZ_KIND_UNIT, NULL },
  { "name", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzAlias, name), 0, NULL },
};

static const CzField document_fields[] = {
  { "campaign", CZ_FIELD_REF, G_STRUCT_OFFSET (CzDocument, campaign), CZ_KIND_CAMPAIGN, NULL },
  { "kind", CZ_FIELD_ENUM, G_STRUCT_OFFSET (CzDocument, kind), 0, cz_document_kind_names },
  { "title", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDocument, title), 0, NULL },
  { "number", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDocument, number), 0, NULL },
  { "issuer", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDocument, issuer), 0, NULL },
  { "date", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzDocument, date), 0, NULL },
  { "addressees", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDocument, addressees), 0, NULL },
  { "annexes", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDocument, annexes), 0, NULL },
  { "status", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDocument, status), 0, NULL },
  { "source_name", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDocument, source_name), 0, NULL },
  { "media_type", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDocument, media_type), 0, NULL },
  { "encoding", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDocument, encoding), 0, NULL },
  { "sha256", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDocument, sha256), 0, NULL },
  { "text", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDocument, text), 0, NULL },
  { "supersedes", CZ_FIELD_REF, G_STRUCT_OFFSET (CzDocument, supersedes), CZ_KIND_DOCUMENT, NULL },
  { "imported_at", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDocument, imported_at), 0, NULL },
};

static const CzField section_fields[] = {
  { "document", CZ_FIELD_REF, G_STRUCT_OFFSET (CzSection, document), CZ_KIND_DOCUMENT, NULL },
  { "parent", CZ_FIELD_REF, G_STRUCT_OFFSET (CzSection, parent), CZ_KIND_SECTION, NULL },
  { "position", CZ_FIELD_INT, G_STRUCT_OFFSET (CzSection, position), 0, NULL },
  { "level", CZ_FIELD_INT, G_STRUCT_OFFSET (CzSection, level), 0, NULL },
  { "marker", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzSection, marker), 0, NULL },
  { "title", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzSection, title), 0, NULL },
  { "text", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzSection, text), 0, NULL },
  { "start", CZ_FIELD_INT, G_STRUCT_OFFSET (CzSection, start), 0, NULL },
  { "length", CZ_FIELD_INT, G_STRUCT_OFFSET (CzSection, length), 0, NULL },
  { "line", CZ_FIELD_INT, G_STRUCT_OFFSET (CzSection, line), 0, NULL },
};

static const CzField task_fields[] = {
  { "document", CZ_FIELD_REF, G_STRUCT_OFFSET (CzTask, document), CZ_KIND_DOCUMENT, NULL },
  { "section", CZ_FIELD_REF, G_STRUCT_OFFSET (CzTask, section), CZ_KIND_SECTION, NULL },
  { "position", CZ_FIELD_INT, G_STRUCT_OFFSET (CzTask, position), 0, NULL },
  { "path", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzTask, path), 0, NULL },
  { "title", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzTask, title), 0, NULL },
  { "text", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzTask, text), 0, NULL },
  { "open_list", CZ_FIELD_BOOL, G_STRUCT_OFFSET (CzTask, open_list), 0, NULL },
  { "source", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzTask, source), 0, NULL },
  { "source_start", CZ_FIELD_INT, G_STRUCT_OFFSET (CzTask, source_start), 0, NULL },
  { "source_length", CZ_FIELD_INT, G_STRUCT_OFFSET (CzTask, source_length), 0, NULL },
  { "status", CZ_FIELD_ENUM, G_STRUCT_OFFSET (CzTask, status), 0, cz_task_status_names },
  { "progress", CZ_FIELD_INT, G_STRUCT_OFFSET (CzTask, progress), 0, NULL },
  { "due", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzTask, due), 0, NULL },
  { "note", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzTask, note), 0, NULL },
  { "start", CZ_FIELD_INT, G_STRUCT_OFFSET (CzTask, start), 0, NULL },
  { "length", CZ_FIELD_INT, G_STRUCT_OFFSET (CzTask, length), 0, NULL },
  { "line", CZ_FIELD_INT, G_STRUCT_OFFSET (CzTask, line), 0, NULL },
};

static const CzField measure_fields[] = {
  { "campaign", CZ_FIELD_REF, G_STRUCT_OFFSET (CzMeasure, campaign), CZ_KIND_CAMPAIGN, NULL },
  { "name", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzMeasure, name), 0, NULL },
  { "unit", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzMeasure, unit), 0, NULL },
  { "source", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzMeasure, source), 0, NULL },
};

static const CzField reading_fields[] = {
  { "measure", CZ_FIELD_REF, G_STRUCT_OFFSET (CzReading, measure), CZ_KIND_MEASURE, NULL },
  { "subject", CZ_FIELD_REF, G_STRUCT_OFFSET (CzReading, subject), CZ_KIND_UNIT, NULL },
  { "period", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzReading, period), 0, NULL },
  { "value", CZ_FIELD_DECIMAL, G_STRUCT_OFFSET (CzReading, value), 0, NULL },
  { "reference", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzReading, reference), 0, NULL },
  { "person", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzReading, person), 0, NULL },
  { "at", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzReading, at), 0, NULL },
  { "note", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzReading, note), 0, NULL },
};

static const CzField target_fields[] = {
  { "document", CZ_FIELD_REF, G_STRUCT_OFFSET (CzTarget, document), CZ_KIND_DOCUMENT, NULL },
  { "section", CZ_FIELD_REF, G_STRUCT_OFFSET (CzTarget, section), CZ_KIND_SECTION, NULL },
  { "position", CZ_FIELD_INT, G_STRUCT_OFFSET (CzTarget, position), 0, NULL },
  { "name", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzTarget, name), 0, NULL },
  { "scope", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzTarget, scope), 0, NULL },
  { "comparator", CZ_FIELD_ENUM, G_STRUCT_OFFSET (CzTarget, comparator), 0, cz_comparator_names },
  { "value", CZ_FIELD_DECIMAL, G_STRUCT_OFFSET (CzTarget, value), 0, NULL },
  { "value_to", CZ_FIELD_DECIMAL, G_STRUCT_OFFSET (CzTarget, value_to), 0, NULL },
  { "unit", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzTarget, unit), 0, NULL },
  { "years", CZ_FIELD_INT, G_STRUCT_OFFSET (CzTarget, years), 0, NULL },
  { "reference", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzTarget, reference), 0, NULL },
  { "deadline", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzTarget, deadline), 0, NULL },
  { "source", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzTarget, source), 0, NULL },
  { "value_start", CZ_FIELD_INT, G_STRUCT_OFFSET (CzTarget, value_start), 0, NULL },
  { "value_length", CZ_FIELD_INT, G_STRUCT_OFFSET (CzTarget, value_length), 0, NULL },
  { "measure", CZ_FIELD_REF, G_STRUCT_OFFSET (CzTarget, measure), CZ_KIND_MEASURE, NULL },
  { "task", CZ_FIELD_REF, G_STRUCT_OFFSET (CzTarget, task), CZ_KIND_TASK, NULL },
  { "sheet_row", CZ_FIELD_REF, G_STRUCT_OFFSET (CzTarget, sheet_row), CZ_KIND_ROW, NULL },
  { "note", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzTarget, note), 0, NULL },
  { "start", CZ_FIELD_INT, G_STRUCT_OFFSET (CzTarget, start), 0, NULL },
  { "length", CZ_FIELD_INT, G_STRUCT_OFFSET (CzTarget, length), 0, NULL },
  { "line", CZ_FIELD_INT, G_STRUCT_OFFSET (CzTarget, line), 0, NULL },
};

static const CzField phase_fields[] = {
  { "campaign", CZ_FIELD_REF, G_STRUCT_OFFSET (CzPhase, campaign), CZ_KIND_CAMPAIGN, NULL },
  { "document", CZ_FIELD_REF, G_STRUCT_OFFSET (CzPhase, document), CZ_KIND_DOCUMENT, NULL },
  { "position", CZ_FIELD_INT, G_STRUCT_OFFSET (CzPhase, position), 0, NULL },
  { "name", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzPhase, name), 0, NULL },
  { "starts", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzPhase, starts), 0, NULL },
  { "ends", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzPhase, ends), 0, NULL },
  { "source", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzPhase, source), 0, NULL },
  { "start", CZ_FIELD_INT, G_STRUCT_OFFSET (CzPhase, start), 0, NULL },
  { "length", CZ_FIELD_INT, G_STRUCT_OFFSET (CzPhase, length), 0, NULL },
  { "line", CZ_FIELD_INT, G_STRUCT_OFFSET (CzPhase, line), 0, NULL },
};

static const CzField milestone_fields[] = {
  { "campaign", CZ_FIELD_REF, G_STRUCT_OFFSET (CzMilestone, campaign), CZ_KIND_CAMPAIGN, NULL },
  { "phase", CZ_FIELD_REF, G_STRUCT_OFFSET (CzMilestone, phase), CZ_KIND_PHASE, NULL },
  { "position", CZ_FIELD_INT, G_STRUCT_OFFSET (CzMilestone, position), 0, NULL },
  { "title", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzMilestone, title), 0, NULL },
  { "due", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzMilestone, due), 0, NULL },
  { "done", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzMilestone, done), 0, NULL },
  { "deliverable", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzMilestone, deliverable), 0, NULL },
  { "note", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzMilestone, note), 0, NULL },
};

static const CzField duty_fields[] = {
  { "campaign", CZ_FIELD_REF, G_STRUCT_OFFSET (CzDuty, campaign), CZ_KIND_CAMPAIGN, NULL },
  { "document", CZ_FIELD_REF, G_STRUCT_OFFSET (CzDuty, document), CZ_KIND_DOCUMENT, NULL },
  { "position", CZ_FIELD_INT, G_STRUCT_OFFSET (CzDuty, position), 0, NULL },
  { "text", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDuty, text), 0, NULL },
  { "every", CZ_FIELD_ENUM, G_STRUCT_OFFSET (CzDuty, every), 0, cz_every_names },
  { "day", CZ_FIELD_INT, G_STRUCT_OFFSET (CzDuty, day), 0, NULL },
  { "month", CZ_FIELD_INT, G_STRUCT_OFFSET (CzDuty, month), 0, NULL },
  { "source", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDuty, source), 0, NULL },
  { "start", CZ_FIELD_INT, G_STRUCT_OFFSET (CzDuty, start), 0, NULL },
  { "length", CZ_FIELD_INT, G_STRUCT_OFFSET (CzDuty, length), 0, NULL },
  { "line", CZ_FIELD_INT, G_STRUCT_OFFSET (CzDuty, line), 0, NULL },
};

static const CzField occurrence_fields[] = {
  { "duty", CZ_FIELD_REF, G_STRUCT_OFFSET (CzOccurrence, duty), CZ_KIND_DUTY, NULL },
  { "period", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzOccurrence, period), 0, NULL },
  { "done", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzOccurrence, done), 0, NULL },
  { "note", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzOccurrence, note), 0, NULL },
};

static const CzField sheet_fields[] = {
  { "campaign", CZ_FIELD_REF, G_STRUCT_OFFSET (CzSheet, campaign), CZ_KIND_CAMPAIGN, NULL },
  { "document", CZ_FIELD_REF, G_STRUCT_OFFSET (CzSheet, document), CZ_KIND_DOCUMENT, NULL },
  { "position", CZ_FIELD_INT, G_STRUCT_OFFSET (CzSheet, position), 0, NULL },
  { "title", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzSheet, title), 0, NULL },
  { "points_printed", CZ_FIELD_POINTS, G_STRUCT_OFFSET (CzSheet, points_printed), 0, NULL },
  { "places", CZ_FIELD_INT, G_STRUCT_OFFSET (CzSheet, places), 0, NULL },
  { "columns", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzSheet, columns), 0, NULL },
  { "bonus_limit", CZ_FIELD_POINTS, G_STRUCT_OFFSET (CzSheet, bonus_limit), 0, NULL },
  { "scale", CZ_FIELD_DECIMAL, G_STRUCT_OFFSET (CzSheet, scale), 0, NULL },
  { "bands", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzSheet, bands), 0, NULL },
  { "band_policy", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzSheet, band_policy), 0, NULL },
  { "notes", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzSheet, notes), 0, NULL },
  { "start", CZ_FIELD_INT, G_STRUCT_OFFSET (CzSheet, start), 0, NULL },
  { "length", CZ_FIELD_INT, G_STRUCT_OFFSET (CzSheet, length), 0, NULL },
  { "line", CZ_FIELD_INT, G_STRUCT_OFFSET (CzSheet, line), 0, NULL },
};

static const CzField category_fields[] = {
  { "sheet", CZ_FIELD_REF, G_STRUCT_OFFSET (CzCategory, sheet), CZ_KIND_SHEET, NULL },
  { "parent", CZ_FIELD_REF, G_STRUCT_OFFSET (CzCategory, parent), CZ_KIND_CATEGORY, NULL },
  { "position", CZ_FIELD_INT, G_STRUCT_OFFSET (CzCategory, position), 0, NULL },
  { "marker", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzCategory, marker), 0, NULL },
  { "title", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzCategory, title), 0, NULL },
  { "points_printed", CZ_FIELD_POINTS, G_STRUCT_OFFSET (CzCategory, points_printed), 0, NULL },
  { "start", CZ_FIELD_INT, G_STRUCT_OFFSET (CzCategory, start), 0, NULL },
  { "length", CZ_FIELD_INT, G_STRUCT_OFFSET (CzCategory, length), 0, NULL },
  { "line", CZ_FIELD_INT, G_STRUCT_OFFSET (CzCategory, line), 0, NULL },
};

static const CzField indicator_fields[] = {
  { "sheet", CZ_FIELD_REF, G_STRUCT_OFFSET (CzIndicator, sheet), CZ_KIND_SHEET, NULL },
  { "category", CZ_FIELD_REF, G_STRUCT_OFFSET (CzIndicator, category), CZ_KIND_CATEGORY, NULL },
  { "position", CZ_FIELD_INT, G_STRUCT_OFFSET (CzIndicator, position), 0, NULL },
  { "marker", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzIndicator, marker), 0, NULL },
  { "title", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzIndicator, title), 0, NULL },
  { "points_printed", CZ_FIELD_POINTS, G_STRUCT_OFFSET (CzIndicator, points_printed), 0, NULL },
  { "combine", CZ_FIELD_ENUM, G_STRUCT_OFFSET (CzIndicator, combine), 0, cz_combine_names },
  { "start", CZ_FIELD_INT, G_STRUCT_OFFSET (CzIndicator, start), 0, NULL },
  { "length", CZ_FIELD_INT, G_STRUCT_OFFSET (CzIndicator, length), 0, NULL },
  { "line", CZ_FIELD_INT, G_STRUCT_OFFSET (CzIndicator, line), 0, NULL },
};

static const CzField sheet_row_fields[] = {
  { "sheet", CZ_FIELD_REF, G_STRUCT_OFFSET (CzRow, sheet), CZ_KIND_SHEET, NULL },
  { "indicator", CZ_FIELD_REF, G_STRUCT_OFFSET (CzRow, indicator), CZ_KIND_INDICATOR, NULL },
  { "parent", CZ_FIELD_REF, G_STRUCT_OFFSET (CzRow, parent), CZ_KIND_ROW, NULL },
  { "position", CZ_FIELD_INT, G_STRUCT_OFFSET (CzRow, position), 0, NULL },
  { "no", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzRow, no), 0, NULL },
  { "text", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzRow, text), 0, NULL },
  { "points", CZ_FIELD_POINTS, G_STRUCT_OFFSET (CzRow, points), 0, NULL },
  { "points_printed", CZ_FIELD_POINTS, G_STRUCT_OFFSET (CzRow, points_printed), 0, NULL },
  { "rule", CZ_FIELD_RULE, G_STRUCT_OFFSET (CzRow, rule), 0, NULL },
  { "note", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzRow, note), 0, NULL },
  { "extra", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzRow, extra), 0, NULL },
  { "effort", CZ_FIELD_INT, G_STRUCT_OFFSET (CzRow, effort), 0, NULL },
  { "start", CZ_FIELD_INT, G_STRUCT_OFFSET (CzRow, start), 0, NULL },
  { "length", CZ_FIELD_INT, G_STRUCT_OFFSET (CzRow, length), 0, NULL },
  { "line", CZ_FIELD_INT, G_STRUCT_OFFSET (CzRow, line), 0, NULL },
};

static const CzField assignment_fields[] = {
  { "task", CZ_FIELD_REF, G_STRUCT_OFFSET (CzAssignment, task), CZ_KIND_TASK, NULL },
  { "sheet_row", CZ_FIELD_REF, G_STRUCT_OFFSET (CzAssignment, sheet_row), CZ_KIND_ROW, NULL },
  { "duty", CZ_FIELD_REF, G_STRUCT_OFFSET (CzAssignment, duty), CZ_KIND_DUTY, NULL },
  { "position", CZ_FIELD_INT, G_STRUCT_OFFSET (CzAssignment, position), 0, NULL },
  { "name", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzAssignment, name), 0, NULL },
  { "unit", CZ_FIELD_REF, G_STRUCT_OFFSET (CzAssignment, unit), CZ_KIND_UNIT, NULL },
  { "role", CZ_FIELD_ENUM, G_STRUCT_OFFSET (CzAssignment, role), 0, cz_role_names },
  { "is_group", CZ_FIELD_BOOL, G_STRUCT_OFFSET (CzAssignment, is_group), 0, NULL },
  { "status", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzAssignment, status), 0, NULL },
  { "progress", CZ_FIELD_INT, G_STRUCT_OFFSET (CzAssignment, progress), 0, NULL },
};

static const CzField assessment_fields[] = {
  { "sheet", CZ_FIELD_REF, G_STRUCT_OFFSET (CzAssessment, sheet), CZ_KIND_SHEET, NULL },
  { "subject", CZ_FIELD_REF, G_STRUCT_OFFSET (CzAssessment, subject), CZ_KIND_UNIT, NULL },
  { "period", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzAssessment, period), 0, NULL },
  { "title", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzAssessment, title), 0, NULL },
  { "subject_group", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzAssessment, subject_group), 0, NULL },
};

static const CzField round_fields[] = {
  { "assessment", CZ_FIELD_REF, G_STRUCT_OFFSET (CzRound, assessment), CZ_KIND_ASSESSMENT, NULL },
  { "position", CZ_FIELD_INT, G_STRUCT_OFFSET (CzRound, position), 0, NULL },
  { "code", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzRound, code), 0, NULL },
  { "name", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzRound, name), 0, NULL },
  { "weight", CZ_FIELD_DECIMAL, G_STRUCT_OFFSET (CzRound, weight), 0, NULL },
  { "takes_over", CZ_FIELD_BOOL, G_STRUCT_OFFSET (CzRound, takes_over), 0, NULL },
  { "threshold", CZ_FIELD_POINTS, G_STRUCT_OFFSET (CzRound, threshold), 0, NULL },
  { "locked", CZ_FIELD_BOOL, G_STRUCT_OFFSET (CzRound, locked), 0, NULL },
  { "starts", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzRound, starts), 0, NULL },
  { "ends", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzRound, ends), 0, NULL },
  { "person", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzRound, person), 0, NULL },
  { "note", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzRound, note), 0, NULL },
};

static const CzField mark_fields[] = {
  { "round", CZ_FIELD_REF, G_STRUCT_OFFSET (CzMark, round), CZ_KIND_ROUND, NULL },
  { "sheet_row", CZ_FIELD_REF, G_STRUCT_OFFSET (CzMark, sheet_row), CZ_KIND_ROW, NULL },
  { "points", CZ_FIELD_POINTS, G_STRUCT_OFFSET (CzMark, points), 0, NULL },
  { "option", CZ_FIELD_INT, G_STRUCT_OFFSET (CzMark, option), 0, NULL },
  { "inputs", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzMark, inputs), 0, NULL },
  { "applies", CZ_FIELD_BOOL, G_STRUCT_OFFSET (CzMark, applies), 0, NULL },
  { "overridden", CZ_FIELD_BOOL, G_STRUCT_OFFSET (CzMark, overridden), 0, NULL },
  { "reason", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzMark, reason), 0, NULL },
  { "approver", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzMark, approver), 0, NULL },
  { "person", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzMark, person), 0, NULL },
  { "at", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzMark, at), 0, NULL },
};

static const CzField finding_fields[] = {
  { "campaign", CZ_FIELD_REF, G_STRUCT_OFFSET (CzFinding, campaign), CZ_KIND_CAMPAIGN, NULL },
  { "document", CZ_FIELD_REF, G_STRUCT_OFFSET (CzFinding, document), CZ_KIND_DOCUMENT, NULL },
  { "sheet", CZ_FIELD_REF, G_STRUCT_OFFSET (CzFinding, sheet), CZ_KIND_SHEET, NULL },
  { "code", CZ_FIELD_ENUM, G_STRUCT_OFFSET (CzFinding, code), 0, cz_finding_code_names },
  { "severity", CZ_FIELD_ENUM, G_STRUCT_OFFSET (CzFinding, severity), 0, cz_severity_names },
  { "printed", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzFinding, printed), 0, NULL },
  { "declared", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzFinding, declared), 0, NULL },
  { "found", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzFinding, found), 0, NULL },
  { "place", CZ_FIELD_ENUM, G_STRUCT_OFFSET (CzFinding, place), 0, cz_place_names },
  { "record", CZ_FIELD_INT, G_STRUCT_OFFSET (CzFinding, record), 0, NULL },
  { "facts", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzFinding, facts), 0, NULL },
  { "accepted", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzFinding, accepted), 0, NULL },
  { "accepted_by", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzFinding, accepted_by), 0, NULL },
  { "accepted_at", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzFinding, accepted_at), 0, NULL },
  { "start", CZ_FIELD_INT, G_STRUCT_OFFSET (CzFinding, start), 0, NULL },
  { "length", CZ_FIELD_INT, G_STRUCT_OFFSET (CzFinding, length), 0, NULL },
  { "line", CZ_FIELD_INT, G_STRUCT_OFFSET (CzFinding, line), 0, NULL },
};

static const CzField evidence_fields[] = {
  { "campaign", CZ_FIELD_REF, G_STRUCT_OFFSET (CzEvidence, campaign), CZ_KIND_CAMPAIGN, NULL },
  { "position", CZ_FIELD_INT, G_STRUCT_OFFSET (CzEvidence, position), 0, NULL },
  { "title", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzEvidence, title), 0, NULL },
  { "number", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzEvidence, number), 0, NULL },
  { "date", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzEvidence, date), 0, NULL },
  { "issuer", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzEvidence, issuer), 0, NULL },
  { "pages", CZ_FIELD_INT, G_STRUCT_OFFSET (CzEvidence, pages), 0, NULL },
  { "file_number", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzEvidence, file_number), 0, NULL },
  { "holder", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzEvidence, holder), 0, NULL },
  { "file_name", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzEvidence, file_name), 0, NULL },
  { "media_type", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzEvidence, media_type), 0, NULL },
  { "sha256", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzEvidence, sha256), 0, NULL },
  { "size", CZ_FIELD_INT, G_STRUCT_OFFSET (CzEvidence, size), 0, NULL },
  { "note", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzEvidence, note), 0, NULL },
};

static const CzField evidence_link_fields[] = {
  { "evidence", CZ_FIELD_REF, G_STRUCT_OFFSET (CzEvidenceLink, evidence), CZ_KIND_EVIDENCE, NULL },
  { "sheet_row", CZ_FIELD_REF, G_STRUCT_OFFSET (CzEvidenceLink, sheet_row), CZ_KIND_ROW, NULL },
  { "task", CZ_FIELD_REF, G_STRUCT_OFFSET (CzEvidenceLink, task), CZ_KIND_TASK, NULL },
  { "target", CZ_FIELD_REF, G_STRUCT_OFFSET (CzEvidenceLink, target), CZ_KIND_TARGET, NULL },
  { "note", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzEvidenceLink, note), 0, NULL },
};

static const CzField succession_fields[] = {
  { "unit", CZ_FIELD_REF, G_STRUCT_OFFSET (CzSuccession, unit), CZ_KIND_UNIT, NULL },
  { "successor", CZ_FIELD_REF, G_STRUCT_OFFSET (CzSuccession, successor), CZ_KIND_UNIT, NULL },
};

static const CzField roster_fields[] = {
  { "campaign", CZ_FIELD_REF, G_STRUCT_OFFSET (CzRoster, campaign), CZ_KIND_CAMPAIGN, NULL },
  { "name", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzRoster, name), 0, NULL },
  { "note", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzRoster, note), 0, NULL },
};

static const CzField roster_member_fields[] = {
  { "roster", CZ_FIELD_REF, G_STRUCT_OFFSET (CzRosterMember, roster), CZ_KIND_ROSTER, NULL },
  { "unit", CZ_FIELD_REF, G_STRUCT_OFFSET (CzRosterMember, unit), CZ_KIND_UNIT, NULL },
  { "valid_from", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzRosterMember, valid_from), 0, NULL },
  { "valid_to", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzRosterMember, valid_to), 0, NULL },
};

static const CzField contact_fields[] = {
  { "unit", CZ_FIELD_REF, G_STRUCT_OFFSET (CzContact, unit), CZ_KIND_UNIT, NULL },
  { "name", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzContact, name), 0, NULL },
  { "post", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzContact, post), 0, NULL },
  { "phone", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzContact, phone), 0, NULL },
  { "mobile", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzContact, mobile), 0, NULL },
  { "fax", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzContact, fax), 0, NULL },
  { "mail", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzContact, mail), 0, NULL },
  { "valid_from", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzContact, valid_from), 0, NULL },
  { "valid_to", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzContact, valid_to), 0, NULL },
  { "note", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzContact, note), 0, NULL },
};

static const CzField report_fields[] = {
  { "task", CZ_FIELD_REF, G_STRUCT_OFFSET (CzReport, task), CZ_KIND_TASK, NULL },
  { "unit", CZ_FIELD_REF, G_STRUCT_OFFSET (CzReport, unit), CZ_KIND_UNIT, NULL },
  { "period", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzReport, period), 0, NULL },
  { "percent", CZ_FIELD_INT, G_STRUCT_OFFSET (CzReport, percent), 0, NULL },
  { "progress", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzReport, progress), 0, NULL },
  { "problems", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzReport, problems), 0, NULL },
  { "next", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzReport, next), 0, NULL },
  { "person", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzReport, person), 0, NULL },
  { "at", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzReport, at), 0, NULL },
};

static const CzField dispatch_fields[] = {
  { "campaign", CZ_FIELD_REF, G_STRUCT_OFFSET (CzDispatch, campaign), CZ_KIND_CAMPAIGN, NULL },
  { "number", CZ_FIELD_INT, G_STRUCT_OFFSET (CzDispatch, number), 0, NULL },
  { "unit", CZ_FIELD_REF, G_STRUCT_OFFSET (CzDispatch, unit), CZ_KIND_UNIT, NULL },
  { "deadline", CZ_FIELD_DATE, G_STRUCT_OFFSET (CzDispatch, deadline), 0, NULL },
  { "sent", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDispatch, sent), 0, NULL },
  { "checksum", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDispatch, checksum), 0, NULL },
  { "file_name", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDispatch, file_name), 0, NULL },
  { "person", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDispatch, person), 0, NULL },
  { "at", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDispatch, at), 0, NULL },
  { "returned_at", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDispatch, returned_at), 0, NULL },
  { "returned_file", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDispatch, returned_file), 0, NULL },
  { "returned_sha256", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzDispatch, returned_sha256), 0, NULL },
};

static const CzField submission_fields[] = {
  { "dispatch", CZ_FIELD_REF, G_STRUCT_OFFSET (CzSubmission, dispatch), CZ_KIND_DISPATCH, NULL },
  { "unit", CZ_FIELD_REF, G_STRUCT_OFFSET (CzSubmission, unit), CZ_KIND_UNIT, NULL },
  { "sheet_row", CZ_FIELD_REF, G_STRUCT_OFFSET (CzSubmission, sheet_row), CZ_KIND_ROW, NULL },
  { "task", CZ_FIELD_REF, G_STRUCT_OFFSET (CzSubmission, task), CZ_KIND_TASK, NULL },
  { "contact", CZ_FIELD_REF, G_STRUCT_OFFSET (CzSubmission, contact), CZ_KIND_CONTACT, NULL },
  { "field", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzSubmission, field), 0, NULL },
  { "value", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzSubmission, value), 0, NULL },
  { "beside", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzSubmission, beside), 0, NULL },
  { "state", CZ_FIELD_ENUM, G_STRUCT_OFFSET (CzSubmission, state), 0, cz_submission_state_names },
  { "reason", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzSubmission, reason), 0, NULL },
  { "person", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzSubmission, person), 0, NULL },
  { "at", CZ_FIELD_TEXT, G_STRUCT_OFFSET (CzSubmission, at), 0, NULL },
};

#define KIND(Type, table, plural)                                              \
  {                                                                            \
#table, plural, sizeof(Type), table##_fields, G_N_ELEMENTS(table##_fields) \
  }

static const CzKindInfo kinds[CZ_N_KINDS] = {
  [CZ_KIND_CAMPAIGN] = KIND (CzCampaign, campaign, "campaigns"),
  [CZ_KIND_UNIT] = KIND (CzUnit, unit, "units"),
  [CZ_KIND_ALIAS] = KIND (CzAlias, alias, "aliases"),
  [CZ_KIND_DOCUMENT] = KIND (CzDocument, document, "documents"),
  [CZ_KIND_SECTION] = KIND (CzSection, section, "sections"),
  [CZ_KIND_TASK] = KIND (CzTask, task, "tasks"),
  [CZ_KIND_MEASURE] = KIND (CzMeasure, measure, "measures"),
  [CZ_KIND_READING] = KIND (CzReading, reading, "readings"),
  [CZ_KIND_TARGET] = KIND (CzTarget, target, "targets"),
  [CZ_KIND_PHASE] = KIND (CzPhase, phase, "phases"),
  [CZ_KIND_MILESTONE] = KIND (CzMilestone, milestone, "milestones"),
  [CZ_KIND_DUTY] = KIND (CzDuty, duty, "duties"),
  [CZ_KIND_OCCURRENCE] = KIND (CzOccurrence, occurrence, "occurrences"),
  [CZ_KIND_SHEET] = KIND (CzSheet, sheet, "sheets"),
  [CZ_KIND_CATEGORY] = KIND (CzCategory, category, "categories"),
  [CZ_KIND_INDICATOR] = KIND (CzIndicator, indicator, "indicators"),
  [CZ_KIND_ROW] = KIND (CzRow, sheet_row, "rows"),
  [CZ_KIND_ASSIGNMENT] = KIND (CzAssignment, assignment, "assignments"),
  [CZ_KIND_ASSESSMENT] = KIND (CzAssessment, assessment, "assessments"),
  [CZ_KIND_ROUND] = KIND (CzRound, round, "rounds"),
  [CZ_KIND_MARK] = KIND (CzMark, mark, "marks"),
  [CZ_KIND_FINDING] = KIND (CzFinding, finding, "findings"),
  [CZ_KIND_EVIDENCE] = KIND (CzEvidence, evidence, "evidence"),
  [CZ_KIND_EVIDENCE_LINK] = KIND (CzEvidenceLink, evidence_link, "evidence-links"),
  [CZ_KIND_SUCCESSION] = KIND (CzSuccession, succession, "successions"),
  [CZ_KIND_ROSTER] = KIND (CzRoster, roster, "rosters"),
  [CZ_KIND_ROSTER_MEMBER] = KIND (CzRosterMember, roster_member, "roster-members"),
  [CZ_KIND_CONTACT] = KIND (CzContact, contact, "contacts"),
  [CZ_KIND_REPORT] = KIND (CzReport, report, "reports"),
  [CZ_KIND_DISPATCH] = KIND (CzDispatch, dispatch, "dispatches"),
  [CZ_KIND_SUBMISSION] = KIND (CzSubmission, submission, "submissions"),
};

#undef KIND

const CzKindInfo *
cz_kind_get_info (CzKind kind)
{
  g_return_val_if_fail (kind < CZ_N_KINDS, NULL);

  return &kinds[kind];
}

gboolean
cz_kind_from_table (const char *table,
                    CzKind     *kind)
{
  for (guint i = 0; i < CZ_N_KINDS; i++)
    {
      if (g_str_equal (kinds[i].table, table))
        {
          *kind = i;
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
cz_kind_from_plural (const char *plural,
                     CzKind     *kind)
{
  for (guint i = 0; i < CZ_N_KINDS; i++)
    {
      if (g_str_equal (kinds[i].plural, plural))
        {
          *kind = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * cz_kind_find_field:
 * @kind: a kind
 * @name: name of a field
 *
 * Returns: the field's number, or -1
 */
int
cz_kind_find_field (CzKind      kind,
                    const char *name)
{
  const CzKindInfo *info = cz_kind_get_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      if (g_str_equal (info->fields[i].name, name))
        return i;
    }

  return -1;
}
