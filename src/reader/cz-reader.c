/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-reader.h"

#include "base/cz-error.h"
#include "reader/cz-blocks.h"
#include "reader/cz-compare.h"
#include "reader/cz-format.h"
#include "reader/cz-duties.h"
#include "reader/cz-metadata.h"
#include "reader/cz-outline.h"
#include "reader/cz-phases.h"
#include "reader/cz-plan-check.h"
#include "reader/cz-scan.h"
#include "reader/cz-sheet-articles.h"
#include "reader/cz-sheet.h"
#include "reader/cz-task-table.h"
#include "reader/cz-targets.h"
#include "reader/cz-tasks.h"
#include "reader/cz-title.h"
#include "reader/cz-unit-alias.h"

/* A file larger than this is not read at all. */
#define MAX_FILE_BYTES (512u * 1024 * 1024)

typedef struct
{
  CzReaderProgress progress;
  gpointer         user_data;
  GCancellable    *cancellable;
} ReaderJob;

static gboolean
report (const ReaderJob *job,
        double           fraction,
        GError         **error)
{
  if (job->progress != NULL)
    job->progress (fraction, job->user_data);

  return !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

static void
add_repair_findings (const CzBlocks *blocks,
                     CzDraft        *draft)
{
  for (guint i = 0; i < blocks->repairs->len; i++)
    {
      const CzRepair *repair = &g_array_index (blocks->repairs, CzRepair, i);
      CzDraftFinding *finding;

      if (repair->kind == CZ_REPAIR_SPACE)
        continue;

      finding = cz_draft_finding_new (CZ_FINDING_TEXT_REPAIRED, "");
      finding->place = CZ_PLACE_DOCUMENT;
      finding->span = (CzSpan){ repair->start, repair->length, 0 };
      if (repair->before != NULL)
        {
          g_free (finding->declared);
          finding->declared = g_strdup (repair->before);
          g_free (finding->found);
          finding->found = g_strdup (repair->after);
        }
      g_ptr_array_add (draft->findings, finding);
    }
}

/* Scoring tables become sheets of @draft; tables that only say who does what are put into @divisions. */
static void
read_sheets (CzBlocks  *blocks,
             CzDraft   *draft,
             GPtrArray *divisions)
{
  g_autoptr (GPtrArray) names = cz_tasks_collect_names (blocks);
  g_autoptr (GArray) places = cz_sheet_read_all (blocks, names);

  for (guint i = 0; i < places->len; i++)
    {
      const CzSheetPlace *place = &g_array_index (places, CzSheetPlace, i);

      for (guint k = place->first; k < place->after; k++)
        cz_blocks_get (blocks, k)->use = CZ_BLOCK_SHEET;

      g_ptr_array_add (place->division ? divisions : draft->sheets, place->sheet);
      if (!place->division)
        cz_sheet_check (place->sheet, draft->findings);
    }
}

/* Without a table, an assessment may tell its points in its sections. */
static void
read_articles (CzBlocks        *blocks,
               const CzOutline *outline,
               CzDraft         *draft)
{
  static const char *const words[] = { "考核", "考评", "评价", "评分", "评估", "验收", NULL };
  g_autoptr (GPtrArray) names = NULL;
  CzDraftSheet *sheet;

  if (draft->sheets->len > 0 || !cz_scan_has_any (draft->title, draft->title + strlen (draft->title), words))
    return;

  names = cz_tasks_collect_names (blocks);
  sheet = cz_sheet_articles_read (blocks, outline, draft->title, names);
  if (sheet == NULL)
    return;

  cz_sheet_take_grades (sheet, blocks, 0, 0);
  cz_sheet_check (sheet, draft->findings);
  g_ptr_array_add (draft->sheets, sheet);
}

/* Runs every grammar over @blocks and joins what they find. */
static gboolean
read_blocks (CzBlocks        *blocks,
             CzDraft         *draft,
             const ReaderJob *job,
             GError         **error)
{
  g_autoptr (CzOutline) outline = NULL;
  g_autoptr (GPtrArray) divisions = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_draft_sheet_free);

  cz_blocks_classify (blocks);
  cz_metadata_read (blocks, draft);
  read_sheets (blocks, draft, divisions);
  cz_title_take_sheet (draft);
  if (!report (job, 0.4, error))
    return FALSE;

  outline = cz_outline_read (blocks, draft);
  read_articles (blocks, outline, draft);
  cz_tasks_read (blocks, outline, draft);
  cz_phases_read (blocks, outline, draft);
  for (guint i = 0; i < divisions->len; i++)
    cz_task_table_read (g_ptr_array_index (divisions, i), blocks->text->str, draft);
  cz_targets_read (blocks, outline, draft);
  cz_duties_read (blocks, outline, draft);
  if (!report (job, 0.6, error))
    return FALSE;

  add_repair_findings (blocks, draft);
  cz_plan_check (blocks, outline, draft);
  cz_compare_plan (outline, draft);
  cz_unit_alias_check (draft);

  return report (job, 1, error);
}

static CzDraft *
finish_draft (CzBlocks        *blocks,
              const char      *name,
              GBytes          *bytes,
              const ReaderJob *job,
              GError         **error)
{
  g_autoptr (CzDraft) draft = cz_draft_new ();

  if (!read_blocks (blocks, draft, job, error))
    return NULL;

  g_free (draft->source_name);
  draft->source_name = g_strdup (name);
  g_free (draft->media_type);
  draft->media_type = g_strdup (blocks->media_type);
  g_free (draft->encoding);
  draft->encoding = g_strdup (blocks->encoding);
  g_free (draft->sha256);
  draft->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_free (draft->text);
  draft->text = g_string_free (g_steal_pointer (&blocks->text), FALSE);

  return g_steal_pointer (&draft);
}

/**
 * cz_reader_read_bytes:
 * @bytes: a document in any format that is read
 * @name: name of the file it came from
 * @progress: (nullable): told how far it is
 * @user_data: given to @progress
 * @cancellable: (nullable): stops the reading with %G_IO_ERROR_CANCELLED
 * @error: return location for a %CZ_ERROR
 *
 * Returns: (transfer full) (nullable): the draft
 */
CzDraft *
cz_reader_read_bytes (GBytes          *bytes,
                      const char      *name,
                      CzReaderProgress progress,
                      gpointer         user_data,
                      GCancellable    *cancellable,
                      GError         **error)
{
  ReaderJob job = { progress, user_data, cancellable };
  g_autoptr (CzBlocks) blocks = NULL;

  if (!report (&job, 0, error))
    return NULL;

  blocks = cz_format_read (bytes, name, cancellable, error);
  if (blocks == NULL)
    return NULL;

  return finish_draft (blocks, name, bytes, &job, error);
}

/**
 * cz_reader_read_text:
 * @text: a text, as pasted
 *
 * Like cz_reader_read_bytes() for a text that is in memory.
 *
 * Returns: (transfer full) (nullable): the draft
 */
CzDraft *
cz_reader_read_text (const char      *text,
                     const char      *name,
                     CzReaderProgress progress,
                     gpointer         user_data,
                     GCancellable    *cancellable,
                     GError         **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return cz_reader_read_bytes (bytes, name, progress, user_data, cancellable, error);
}

/**
 * cz_reader_read_file:
 * @path: a regular file
 *
 * Like cz_reader_read_bytes() for a file. Directories, pipes and files above 512 MB are refused.
 *
 * Returns: (transfer full) (nullable): the draft
 */
CzDraft *
cz_reader_read_file (const char      *path,
                     CzReaderProgress progress,
                     gpointer         user_data,
                     GCancellable    *cancellable,
                     GError         **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GMappedFile) mapped = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) local = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, &local);
  if (info == NULL)
    {
      g_set_error (error, CZ_ERROR, g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? CZ_ERROR_NOT_FOUND : CZ_ERROR_UNREADABLE, "%s: %s", path, local->message);
      return NULL;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_UNREADABLE, "%s: Not a regular file", path);
      return NULL;
    }
  if (g_file_info_get_size (info) > MAX_FILE_BYTES)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_LIMIT, "%s: Larger than %u bytes", path, MAX_FILE_BYTES);
      return NULL;
    }

  mapped = g_mapped_file_new (path, FALSE, &local);
  if (mapped == NULL)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_UNREADABLE, "%s: %s", path, local->message);
      return NULL;
    }

  bytes = g_mapped_file_get_bytes (mapped);

  return cz_reader_read_bytes (bytes, name, progress, user_data, cancellable, error);
}
