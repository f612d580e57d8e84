/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-import.h"

#include "base/cz-error.h"
#include "workspace/cz-draft-columns.h"
#include "workspace/cz-finding-text.h"
#include "workspace/cz-step-text.h"
#include "workspace/cz-unit-register.h"

#include <glib/gi18n-lib.h>

/* All that is known while one draft becomes records. */
typedef struct
{
  CzWorkspace   *workspace;
  CzData        *data;
  const CzDraft *draft;
  CzEdit        *edit;
  gint64         campaign;
  gint64         place;
  const char    *year; /* of the campaign */
  gint64         document;
  GHashTable    *units;    /* name to id */
  GHashTable    *records;  /* draft record to id */
  GArray        *sections; /* of SectionSpan, in document order */
  gint64         n_units;
} Importer;

typedef struct
{
  gint64 id;
  CzSpan span;
} SectionSpan;

static gpointer
new_record (Importer *self,
            CzKind    kind)
{
  gpointer record = cz_record_new (kind);

  *(gint64 *) record = cz_data_reserve_id (self->data, kind);

  return record;
}

#define SET_SPAN(record, span_)        \
  G_STMT_START                         \
  {                                    \
    (record)->start = (span_).start;   \
    (record)->length = (span_).length; \
    (record)->line = (span_).line;     \
  }                                    \
  G_STMT_END

/* Units */

static void
collect_known_units (Importer *self)
{
  const GPtrArray *units = cz_data_list (self->data, CZ_KIND_UNIT);
  const GPtrArray *aliases = cz_data_list (self->data, CZ_KIND_ALIAS);

  self->n_units = units->len;

  for (guint i = 0; i < aliases->len; i++)
    {
      const CzAlias *alias = aliases->pdata[i];

      g_hash_table_insert (self->units, g_strdup (alias->name), GSIZE_TO_POINTER ((gsize) alias->unit));
    }

  for (guint i = 0; i < units->len; i++)
    {
      const CzUnit *unit = units->pdata[i];

      g_hash_table_insert (self->units, g_strdup (unit->name), GSIZE_TO_POINTER ((gsize) unit->id));
    }
}

static gint64
ensure_unit (Importer   *self,
             const char *name,
             const char *kind)
{
  gpointer known = g_hash_table_lookup (self->units, name);
  CzUnit  *unit;

  if (known != NULL)
    return (gint64) GPOINTER_TO_SIZE (known);

  unit = new_record (self, CZ_KIND_UNIT);
  cz_record_set_text (&unit->name, name);
  cz_record_set_text (&unit->kind, kind);
  cz_record_set_text (&unit->level, cz_unit_level_from_name (name));
  unit->position = ++self->n_units;
  g_hash_table_insert (self->units, g_strdup (name), GSIZE_TO_POINTER ((gsize) unit->id));
  cz_edit_insert (self->edit, CZ_KIND_UNIT, unit);

  return unit->id;
}

static void
add_assignments (Importer        *self,
                 const GPtrArray *units,
                 gint64           task,
                 gint64           row,
                 gint64           duty)
{
  for (guint i = 0; i < units->len; i++)
    {
      const CzDraftUnit *unit = units->pdata[i];
      CzAssignment      *assignment = new_record (self, CZ_KIND_ASSIGNMENT);

      assignment->task = task;
      assignment->sheet_row = row;
      assignment->duty = duty;
      assignment->position = i + 1;
      assignment->unit = ensure_unit (self, unit->name, unit->group ? "group" : "department");
      assignment->role = unit->role;
      assignment->is_group = unit->group;
      cz_record_set_text (&assignment->name, unit->name);
      cz_edit_insert (self->edit, CZ_KIND_ASSIGNMENT, assignment);
    }
}

/* Campaign and document */

/* The place that an issuer speaks for: 某市人民政府办公室 → 某市. */
static char *
find_place_name (const char *issuer)
{
  const char *government = strstr (issuer, "人民政府");

  if (government != NULL && government > issuer)
    return g_strndup (issuer, government - issuer);

  return g_strdup ("本地区");
}

static void
ensure_campaign (Importer *self)
{
  const CzCampaign *known = cz_data_get_campaign (self->data, cz_workspace_get_campaign (self->workspace));
  g_autofree char  *place = NULL;
  CzCampaign       *campaign;

  if (known != NULL)
    {
      self->campaign = known->id;
      self->place = known->place;
      self->year = known->year;
      return;
    }

  place = find_place_name (self->draft->issuer);
  self->place = ensure_unit (self, place, "place");

  campaign = new_record (self, CZ_KIND_CAMPAIGN);
  campaign->place = self->place;
  cz_record_set_text (&campaign->title, *self->draft->title != '\0' ? self->draft->title : self->draft->source_name);

  if (!cz_date_is_none (self->draft->date))
    {
      g_free (campaign->year);
      campaign->year = g_strdup_printf ("%d", self->draft->date.year);
    }

  for (guint i = 0; i < self->draft->phases->len; i++)
    {
      const CzDraftPhase *phase = self->draft->phases->pdata[i];

      if (!cz_date_is_none (phase->start) && (cz_date_is_none (campaign->starts) || cz_date_compare (phase->start, campaign->starts) < 0))
        campaign->starts = phase->start;
      if (!cz_date_is_none (phase->end) && (cz_date_is_none (campaign->ends) || cz_date_compare (phase->end, campaign->ends) > 0))
        campaign->ends = phase->end;
    }

  self->campaign = campaign->id;
  self->year = campaign->year;
  cz_edit_insert (self->edit, CZ_KIND_CAMPAIGN, campaign);
}

static void
add_document (Importer *self)
{
  const CzDraft    *draft = self->draft;
  const CzDocument *superseded = cz_import_find_superseded (self->workspace, draft);
  CzDocument       *document = new_record (self, CZ_KIND_DOCUMENT);

  document->campaign = self->campaign;
  document->kind = draft->kind;
  document->date = draft->date;
  document->supersedes = superseded != NULL ? superseded->id : 0;
  cz_record_set_text (&document->title, draft->title);
  cz_record_set_text (&document->number, draft->number);
  cz_record_set_text (&document->issuer, draft->issuer);
  cz_record_set_text (&document->status, draft->status);
  cz_record_set_text (&document->source_name, draft->source_name);
  cz_record_set_text (&document->media_type, draft->media_type);
  cz_record_set_text (&document->encoding, draft->encoding);
  cz_record_set_text (&document->sha256, draft->sha256);
  cz_record_set_text (&document->text, draft->text);
  g_free (document->addressees);
  document->addressees = cz_draft_texts_to_json (draft->addressees);
  g_free (document->annexes);
  document->annexes = cz_draft_texts_to_json (draft->annexes);
  g_free (document->imported_at);
  document->imported_at = cz_date_now_iso ();

  self->document = document->id;
  cz_edit_insert (self->edit, CZ_KIND_DOCUMENT, document);
}

/* Outline, tasks, targets, phases, duties */

static void
add_sections (Importer        *self,
              const GPtrArray *sections,
              gint64           parent)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const CzDraftSection *draft = sections->pdata[i];
      CzSection            *section = new_record (self, CZ_KIND_SECTION);
      SectionSpan           span = { section->id, draft->span };

      section->document = self->document;
      section->parent = parent;
      section->position = i + 1;
      section->level = draft->level;
      cz_record_set_text (&section->marker, draft->marker);
      cz_record_set_text (&section->title, draft->title);
      cz_record_set_text (&section->text, draft->text);
      SET_SPAN (section, draft->span);

      g_hash_table_insert (self->records, (gpointer) draft, GSIZE_TO_POINTER ((gsize) section->id));
      g_array_append_val (self->sections, span);
      cz_edit_insert (self->edit, CZ_KIND_SECTION, section);

      add_sections (self, draft->children, section->id);
    }
}

/* Returns the last section that begins at or before the place: the innermost one that holds it. */
static gint64
find_section (Importer *self,
              CzSpan    span)
{
  gint64 found = 0;

  for (guint i = 0; i < self->sections->len; i++)
    {
      const SectionSpan *section = &g_array_index (self->sections, SectionSpan, i);

      if (section->span.start > span.start)
        break;

      found = section->id;
    }

  return found;
}

static void
add_tasks (Importer *self)
{
  for (guint i = 0; i < self->draft->tasks->len; i++)
    {
      const CzDraftTask *draft = self->draft->tasks->pdata[i];
      CzTask            *task = new_record (self, CZ_KIND_TASK);

      task->document = self->document;
      task->section = find_section (self, draft->span);
      task->position = i + 1;
      task->open_list = draft->open_list;
      task->source_start = draft->source_span.start;
      task->source_length = draft->source_span.length;
      cz_record_set_text (&task->path, draft->path);
      cz_record_set_text (&task->title, draft->title);
      cz_record_set_text (&task->text, draft->text);
      cz_record_set_text (&task->source, draft->source);
      SET_SPAN (task, draft->span);

      g_hash_table_insert (self->records, (gpointer) draft, GSIZE_TO_POINTER ((gsize) task->id));
      cz_edit_insert (self->edit, CZ_KIND_TASK, task);
      add_assignments (self, draft->units, task->id, 0, 0);
    }
}

static void
add_targets (Importer *self)
{
  for (guint i = 0; i < self->draft->targets->len; i++)
    {
      const CzDraftTarget *draft = self->draft->targets->pdata[i];
      CzTarget            *target = new_record (self, CZ_KIND_TARGET);

      target->document = self->document;
      target->section = find_section (self, draft->span);
      target->position = i + 1;
      target->comparator = draft->comparator;
      target->value = draft->value;
      target->value_to = draft->value_to;
      target->years = draft->years;
      target->deadline = draft->deadline;
      target->value_start = draft->value_span.start;
      target->value_length = draft->value_span.length;
      cz_record_set_text (&target->name, draft->name);
      cz_record_set_text (&target->scope, draft->scope);
      cz_record_set_text (&target->unit, draft->unit);
      cz_record_set_text (&target->reference, draft->reference);
      cz_record_set_text (&target->source, draft->source);
      SET_SPAN (target, draft->span);

      g_hash_table_insert (self->records, (gpointer) draft, GSIZE_TO_POINTER ((gsize) target->id));
      cz_edit_insert (self->edit, CZ_KIND_TARGET, target);
    }
}

static void
add_phases (Importer *self)
{
  for (guint i = 0; i < self->draft->phases->len; i++)
    {
      const CzDraftPhase *draft = self->draft->phases->pdata[i];
      CzPhase            *phase = new_record (self, CZ_KIND_PHASE);

      phase->campaign = self->campaign;
      phase->document = self->document;
      phase->position = i + 1;
      phase->starts = draft->start;
      phase->ends = draft->end;
      cz_record_set_text (&phase->name, draft->name);
      cz_record_set_text (&phase->source, draft->source);
      SET_SPAN (phase, draft->span);

      g_hash_table_insert (self->records, (gpointer) draft, GSIZE_TO_POINTER ((gsize) phase->id));
      cz_edit_insert (self->edit, CZ_KIND_PHASE, phase);
    }
}

static void
add_duties (Importer *self)
{
  for (guint i = 0; i < self->draft->duties->len; i++)
    {
      const CzDraftDuty *draft = self->draft->duties->pdata[i];
      CzDuty            *duty = new_record (self, CZ_KIND_DUTY);

      duty->campaign = self->campaign;
      duty->document = self->document;
      duty->position = i + 1;
      duty->every = draft->every;
      duty->day = draft->day;
      duty->month = draft->month;
      cz_record_set_text (&duty->text, draft->text);
      cz_record_set_text (&duty->source, draft->source);
      SET_SPAN (duty, draft->span);

      cz_edit_insert (self->edit, CZ_KIND_DUTY, duty);
      add_assignments (self, draft->units, 0, 0, duty->id);
    }
}

/* Sheets */

static void
add_row (Importer         *self,
         const CzDraftRow *draft,
         gint64            sheet,
         gint64            indicator,
         gint64            parent,
         guint             position)
{
  CzRow *row = new_record (self, CZ_KIND_ROW);

  row->sheet = sheet;
  row->indicator = indicator;
  row->parent = parent;
  row->position = position;
  row->points = draft->points;
  row->points_printed = draft->points_printed;
  cz_record_set_text (&row->no, draft->no);
  cz_record_set_text (&row->text, draft->text);
  cz_record_set_text (&row->note, draft->note);
  cz_rule_unref (row->rule);
  row->rule = cz_rule_ref (draft->rule);
  g_free (row->extra);
  row->extra = cz_draft_extra_to_json (draft->extra);
  SET_SPAN (row, draft->span);

  g_hash_table_insert (self->records, (gpointer) draft, GSIZE_TO_POINTER ((gsize) row->id));
  cz_edit_insert (self->edit, CZ_KIND_ROW, row);
  add_assignments (self, draft->units, 0, row->id, 0);

  for (guint i = 0; i < draft->parts->len; i++)
    add_row (self, draft->parts->pdata[i], sheet, indicator, row->id, i + 1);
}

static void
add_indicator (Importer               *self,
               const CzDraftIndicator *draft,
               gint64                  sheet,
               gint64                  category,
               guint                   position)
{
  CzIndicator *indicator = new_record (self, CZ_KIND_INDICATOR);

  indicator->sheet = sheet;
  indicator->category = category;
  indicator->position = position;
  indicator->points_printed = draft->points_printed;
  indicator->combine = draft->combine;
  cz_record_set_text (&indicator->marker, draft->marker);
  cz_record_set_text (&indicator->title, draft->title);
  SET_SPAN (indicator, draft->span);

  g_hash_table_insert (self->records, (gpointer) draft, GSIZE_TO_POINTER ((gsize) indicator->id));
  cz_edit_insert (self->edit, CZ_KIND_INDICATOR, indicator);

  for (guint i = 0; i < draft->rows->len; i++)
    add_row (self, draft->rows->pdata[i], sheet, indicator->id, 0, i + 1);
}

static void
add_category (Importer              *self,
              const CzDraftCategory *draft,
              gint64                 sheet,
              gint64                 parent,
              guint                  position)
{
  CzCategory *category = new_record (self, CZ_KIND_CATEGORY);

  category->sheet = sheet;
  category->parent = parent;
  category->position = position;
  category->points_printed = draft->points_printed;
  cz_record_set_text (&category->marker, draft->marker);
  cz_record_set_text (&category->title, draft->title);
  SET_SPAN (category, draft->span);

  g_hash_table_insert (self->records, (gpointer) draft, GSIZE_TO_POINTER ((gsize) category->id));
  cz_edit_insert (self->edit, CZ_KIND_CATEGORY, category);

  for (guint i = 0; i < draft->categories->len; i++)
    add_category (self, draft->categories->pdata[i], sheet, category->id, i + 1);
  for (guint i = 0; i < draft->indicators->len; i++)
    add_indicator (self, draft->indicators->pdata[i], sheet, category->id, i + 1);
}

static void
add_round (Importer   *self,
           gint64      assessment,
           guint       position,
           const char *code,
           const char *name)
{
  CzRound *round = new_record (self, CZ_KIND_ROUND);

  round->assessment = assessment;
  round->position = position;
  round->takes_over = position > 1;
  cz_record_set_text (&round->code, code);
  cz_record_set_text (&round->name, name);
  cz_edit_insert (self->edit, CZ_KIND_ROUND, round);
}

/* A new sheet is assessed for the office's own place, by itself and then by the office (cli.md: self, review). */
static void
add_assessment (Importer *self,
                gint64    sheet)
{
  CzAssessment *assessment = new_record (self, CZ_KIND_ASSESSMENT);

  assessment->sheet = sheet;
  assessment->subject = self->place;
  cz_record_set_text (&assessment->period, self->year);
  cz_edit_insert (self->edit, CZ_KIND_ASSESSMENT, assessment);
  add_round (self, assessment->id, 1, "self", "自评");
  add_round (self, assessment->id, 2, "review", "初审");
}

static void
add_sheets (Importer *self)
{
  for (guint i = 0; i < self->draft->sheets->len; i++)
    {
      const CzDraftSheet *draft = self->draft->sheets->pdata[i];
      CzSheet            *sheet = new_record (self, CZ_KIND_SHEET);

      sheet->campaign = self->campaign;
      sheet->document = self->document;
      sheet->position = i + 1;
      sheet->places = 2;
      sheet->points_printed = draft->points_printed;
      sheet->bonus_limit = draft->bonus_limit;
      sheet->scale = draft->scale;
      cz_record_set_text (&sheet->title, draft->title);
      cz_record_set_text (&sheet->notes, draft->notes);
      g_free (sheet->columns);
      sheet->columns = cz_draft_columns_to_json (draft->columns);
      g_free (sheet->bands);
      sheet->bands = cz_draft_bands_to_json (draft->bands);
      SET_SPAN (sheet, draft->span);

      g_hash_table_insert (self->records, (gpointer) draft, GSIZE_TO_POINTER ((gsize) sheet->id));
      cz_edit_insert (self->edit, CZ_KIND_SHEET, sheet);

      for (guint j = 0; j < draft->categories->len; j++)
        add_category (self, draft->categories->pdata[j], sheet->id, 0, j + 1);

      add_assessment (self, sheet->id);
    }
}

static void
add_parts (Importer     *self,
           CzImportFlags flags)
{
  if ((flags & CZ_IMPORT_NO_TASKS) == 0)
    add_tasks (self);
  if ((flags & CZ_IMPORT_NO_TARGETS) == 0)
    add_targets (self);
  if ((flags & CZ_IMPORT_NO_PHASES) == 0)
    add_phases (self);
  if ((flags & CZ_IMPORT_NO_DUTIES) == 0)
    add_duties (self);
  if ((flags & CZ_IMPORT_NO_SHEETS) == 0)
    add_sheets (self);
}

/* Whether what a finding is about was left. */
static gboolean
is_left (CzPlace       place,
         CzImportFlags flags)
{
  switch (place)
    {
    case CZ_PLACE_TASK:
      return (flags & CZ_IMPORT_NO_TASKS) != 0;
    case CZ_PLACE_TARGET:
      return (flags & CZ_IMPORT_NO_TARGETS) != 0;
    case CZ_PLACE_PHASE:
      return (flags & CZ_IMPORT_NO_PHASES) != 0;
    case CZ_PLACE_SHEET:
    case CZ_PLACE_CATEGORY:
    case CZ_PLACE_INDICATOR:
    case CZ_PLACE_ROW:
      return (flags & CZ_IMPORT_NO_SHEETS) != 0;
    default:
      return FALSE;
    }
}

static void
add_findings (Importer     *self,
              CzImportFlags flags)
{
  for (guint i = 0; i < self->draft->findings->len; i++)
    {
      const CzDraftFinding *draft = self->draft->findings->pdata[i];
      CzFinding            *finding;

      if (is_left (draft->place, flags))
        continue;

      finding = new_record (self, CZ_KIND_FINDING);
      finding->campaign = self->campaign;
      finding->document = self->document;
      finding->code = draft->code;
      finding->severity = draft->severity;
      finding->place = draft->place;
      finding->record = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->records, draft->record));
      cz_record_set_text (&finding->printed, draft->where);
      cz_record_set_text (&finding->declared, draft->declared);
      cz_record_set_text (&finding->found, draft->found);
      g_free (finding->facts);
      finding->facts = cz_finding_hash_facts (draft->code, draft->where, draft->declared, draft->found);
      SET_SPAN (finding, draft->span);
      cz_edit_insert (self->edit, CZ_KIND_FINDING, finding);
    }
}

/**
 * cz_finding_hash_facts:
 * @code: code of a finding
 * @where: place as printed
 * @declared: what was printed
 * @found: what was worked out
 *
 * Returns: (transfer full): what identifies the facts of a finding; an acceptance lapses when it changes
 */
char *
cz_finding_hash_facts (CzFindingCode code,
                       const char   *where,
                       const char   *declared,
                       const char   *found)
{
  g_autofree char *facts = g_strjoin ("\x1f", cz_finding_code_to_name (code), where, declared, found, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, facts, -1);
}

/**
 * cz_import_find_same:
 * @workspace: a workspace
 * @sha256: of the bytes of a file
 *
 * Returns: (transfer none) (nullable): the document that came from the same bytes
 */
const CzDocument *
cz_import_find_same (CzWorkspace *workspace,
                     const char  *sha256)
{
  const GPtrArray *documents = cz_data_list (cz_workspace_get_data (workspace), CZ_KIND_DOCUMENT);

  for (guint i = 0; i < documents->len; i++)
    {
      const CzDocument *document = documents->pdata[i];

      if (*sha256 != '\0' && g_str_equal (document->sha256, sha256))
        return document;
    }

  return NULL;
}

/**
 * cz_import_find_superseded:
 * @workspace: a workspace
 * @draft: a draft
 *
 * Returns: (transfer none) (nullable): the newest document of which @draft is another version: same number, or same title
 */
const CzDocument *
cz_import_find_superseded (CzWorkspace   *workspace,
                           const CzDraft *draft)
{
  const GPtrArray *documents = cz_data_list (cz_workspace_get_data (workspace), CZ_KIND_DOCUMENT);

  for (guint i = documents->len; i > 0; i--)
    {
      const CzDocument *document = documents->pdata[i - 1];

      if ((*draft->number != '\0' && g_str_equal (document->number, draft->number)) ||
          (*draft->title != '\0' && g_str_equal (document->title, draft->title)))
        return document;
    }

  return NULL;
}

static gboolean
check_acceptable (CzWorkspace   *workspace,
                  const CzDraft *draft,
                  CzImportFlags  flags,
                  GError       **error)
{
  const CzDocument *same = cz_import_find_same (workspace, draft->sha256);

  if (same != NULL)
    {
      /* Translators: a date, then the title of a document */
      g_set_error (error, CZ_ERROR, CZ_ERROR_REFUSED, _ ("already imported on %.10s as “%s”"), same->imported_at,
                   *same->title != '\0' ? same->title : same->source_name);
      return FALSE;
    }

  for (guint i = 0; i < draft->findings->len && (flags & CZ_IMPORT_ACCEPT) == 0; i++)
    {
      const CzDraftFinding *finding = draft->findings->pdata[i];

      if (finding->severity == CZ_SEVERITY_ERROR)
        {
          g_autofree char *text = cz_finding_text (finding->code, finding->where, finding->declared, finding->found);

          /* Translators: %s is what is wrong with a document */
          g_set_error (error, CZ_ERROR, CZ_ERROR_REFUSED, _ ("cannot be used as read: %s. Look at it, and accept it to import it all the same"), text);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * cz_import_prepare:
 * @workspace: a workspace
 * @draft: what was read, as the person left it after review
 * @flags: how to take it
 * @error: return location for a %CZ_ERROR_REFUSED
 *
 * Turns a draft into the edit that takes it: document, outline, tasks, targets, phases, duties, sheets with an
 * assessment of the office's own place, units not known yet, and findings.
 *
 * Returns: (transfer full): the edit, or %NULL when the document was imported before or must be accepted first
 */
CzEdit *
cz_import_prepare (CzWorkspace   *workspace,
                   const CzDraft *draft,
                   CzImportFlags  flags,
                   GError       **error)
{
  g_autofree char *label = NULL;
  Importer         self = { workspace, cz_workspace_get_data (workspace), draft };

  if (!check_acceptable (workspace, draft, flags, error))
    return NULL;

  label = cz_step_text_import (*draft->title != '\0' ? draft->title : draft->source_name);
  self.edit = cz_edit_new (label);
  self.units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.records = g_hash_table_new (NULL, NULL);
  self.sections = g_array_new (FALSE, FALSE, sizeof (SectionSpan));

  collect_known_units (&self);
  ensure_campaign (&self);
  add_document (&self);
  add_sections (&self, draft->outline, 0);
  add_parts (&self, flags);
  add_findings (&self, flags);

  g_hash_table_unref (self.units);
  g_hash_table_unref (self.records);
  g_array_unref (self.sections);

  return self.edit;
}

/**
 * cz_import_take:
 * @workspace: a workspace
 * @draft: what was read, as the person left it after review
 * @flags: how to take it
 * @document: (out) (optional): id of the new document
 * @error: return location for a %CZ_ERROR
 *
 * Takes a draft as one step of history.
 */
gboolean
cz_import_take (CzWorkspace   *workspace,
                const CzDraft *draft,
                CzImportFlags  flags,
                gint64        *document,
                GError       **error)
{
  g_autoptr (CzEdit) edit = cz_import_prepare (workspace, draft, flags, error);

  if (edit == NULL || !cz_workspace_apply_import (workspace, edit, error))
    return FALSE;

  for (guint i = 0; document != NULL && i < cz_edit_get_length (edit); i++)
    {
      if (cz_edit_get_change (edit, i)->kind == CZ_KIND_DOCUMENT)
        *document = cz_edit_get_change (edit, i)->id;
    }

  return TRUE;
}
