/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-compare.h"

#include "reader/cz-chapter.h"
#include "reader/cz-numbering.h"
#include "reader/cz-scan.h"
#include "reader/cz-targets.h"

/* Names are of one measure when so many of a hundred of their pairs of characters agree. */
#define ALIKE 70
#define MAX_PAIRS 60
/* Documents and tables with more are not compared pair by pair. */
#define MAX_COMPARED 4000
/* A table must say so many measurable things before a target is missed in it. */
#define MIN_MEASURED_ROWS 3

/* A target that a row of a sheet states, its name as pairs of characters. */
typedef struct
{
  CzDraftRow    *row;
  CzDraftTarget *target;
  guint64        pairs[MAX_PAIRS];
  guint          n_pairs;
} RowTarget;

/* The name as pairs of neighbouring characters, without scope words, brackets and 的. */
static guint
make_pairs (const char *name,
            guint64    *pairs)
{
  static const char *const scopes[] = { "城市", "全市", "全县", "全区", "我市", "本市", "主要", "总体", NULL };
  const char              *end = name + strlen (name);
  gunichar                 before = 0;
  guint                    depth = 0;
  guint                    n = 0;
  guint                    length;

  for (const char *p = name; p < end && n < MAX_PAIRS; p += length)
    {
      gunichar    c = cz_scan_char (p, end, &length);
      const char *scope = cz_scan_skip_any (p, end, scopes, NULL);

      if (cz_scan_is_open (c))
        depth++;
      else if (cz_scan_is_close (c) && depth > 0)
        depth--;
      else if (scope != NULL && depth == 0)
        length = scope - p;
      else if (depth == 0 && c != 0x7684 && (cz_scan_is_han (c) || g_unichar_isalnum (c)))
        {
          if (before != 0)
            pairs[n++] = (guint64) before << 32 | c;
          before = c;
        }
    }

  return n;
}

static guint
likeness (const guint64 *a,
          guint          n_a,
          const guint64 *b,
          guint          n_b)
{
  gboolean used[MAX_PAIRS] = { FALSE };
  guint    common = 0;

  for (guint i = 0; i < n_a; i++)
    for (guint k = 0; k < n_b; k++)
      if (!used[k] && a[i] == b[k])
        {
          used[k] = TRUE;
          common++;
          break;
        }

  return n_a + n_b > 0 ? 200 * common / (n_a + n_b) : 0;
}

static gboolean
is_numeric (const CzDraftTarget *target)
{
  return target->comparator <= CZ_COMPARATOR_APPROX && !cz_decimal_is_none (target->value);
}

/* Whether two targets can be held against each other: both by numbers, or both by the same kind of comparison. */
static gboolean
is_comparable (const CzDraftTarget *a,
               const CzDraftTarget *b)
{
  return is_numeric (a) ? is_numeric (b) && g_str_equal (a->unit, b->unit) : a->comparator == b->comparator;
}

static void
read_row (CzDraftRow *row,
          GArray     *found,
          GPtrArray  *targets)
{
  const char *p = row->text;
  const char *end = p + strlen (p);
  CzMarker    marker;
  guint       first = targets->len;

  if (cz_numbering_read (p, end, &marker))
    p += marker.length;
  cz_targets_read_statement (p, targets);

  for (guint i = first; i < targets->len && found->len < MAX_COMPARED; i++)
    {
      RowTarget item = { .row = row, .target = g_ptr_array_index (targets, i) };

      item.n_pairs = make_pairs (item.target->name, item.pairs);
      g_array_append_val (found, item);
    }
}

static void
read_category (CzDraftCategory *category,
               GArray          *found,
               GPtrArray       *targets)
{
  for (guint i = 0; i < category->categories->len; i++)
    read_category (g_ptr_array_index (category->categories, i), found, targets);

  for (guint i = 0; i < category->indicators->len; i++)
    {
      CzDraftIndicator *indicator = g_ptr_array_index (category->indicators, i);

      for (guint k = 0; k < indicator->rows->len; k++)
        read_row (g_ptr_array_index (indicator->rows, k), found, targets);
    }
}

/* The comparison as a sign with the value: "≥30%". */
static char *
dup_words (const CzDraftTarget *target)
{
  static const char *const signs[] = { "≥", ">", "=", "≤", "<", "", "≈" };
  g_autofree char         *value = cz_decimal_to_string (target->value);
  g_autofree char         *to = target->comparator == CZ_COMPARATOR_RANGE ? cz_decimal_to_string (target->value_to) : NULL;

  return g_strconcat (signs[target->comparator], value, to != NULL ? "-" : "", to != NULL ? to : "", target->unit, NULL);
}

static void
add_finding (CzDraft       *draft,
             CzFindingCode  code,
             const char    *where,
             CzDraftTarget *target,
             char          *declared,
             char          *found)
{
  CzDraftFinding *finding = cz_draft_finding_new (code, where);

  g_free (finding->declared);
  finding->declared = declared;
  g_free (finding->found);
  finding->found = found;
  finding->place = CZ_PLACE_TARGET;
  finding->record = target;
  finding->span = target->span;
  g_ptr_array_add (draft->findings, finding);
}

static void
compare_target (CzDraft       *draft,
                CzDraftTarget *target,
                const GArray  *rows,
                gboolean       aim)
{
  guint64          pairs[MAX_PAIRS];
  guint            n_pairs = make_pairs (target->name, pairs);
  const RowTarget *best = NULL;
  guint            best_likeness = ALIKE - 1;

  for (guint i = 0; i < rows->len; i++)
    {
      const RowTarget *item = &g_array_index (rows, RowTarget, i);
      guint            like = is_comparable (target, item->target) ? likeness (pairs, n_pairs, item->pairs, item->n_pairs) : 0;

      if (like > best_likeness)
        {
          best_likeness = like;
          best = item;
        }
    }

  if (best == NULL)
    {
      if (aim && target->comparator != CZ_COMPARATOR_QUALITATIVE)
        add_finding (draft, CZ_FINDING_TARGET_WITHOUT_ROW, target->name, target, is_numeric (target) ? dup_words (target) : g_strdup (target->reference), g_strdup (""));
      return;
    }

  if (is_numeric (target) && (target->comparator != best->target->comparator || cz_decimal_compare (target->value, best->target->value) != 0))
    add_finding (draft, CZ_FINDING_PLAN_SHEET_CONFLICT, best->row->no, target, dup_words (target), dup_words (best->target));
}

/* Whether a target stands in a chapter of aims: only there must the table have a row for it. */
static gboolean
is_aim (const CzOutline     *outline,
        const CzChapterKind *chapters,
        const CzDraftTarget *target)
{
  guint low = 0;
  guint high = outline->nodes->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (cz_outline_get (outline, middle)->section->span.start <= target->span.start)
        low = middle + 1;
      else
        high = middle;
    }

  return low > 0 && chapters[low - 1] == CZ_CHAPTER_AIMS;
}

/**
 * cz_compare_plan:
 * @outline: the sections of the plan
 * @draft: read whole; takes the findings
 *
 * Holds the targets of a plan against the rows of the scoring tables that come with it.
 */
void
cz_compare_plan (const CzOutline *outline,
                 CzDraft         *draft)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (RowTarget));
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_draft_target_free);
  g_autofree CzChapterKind *chapters = NULL;

  for (guint i = 0; i < draft->sheets->len; i++)
    {
      const CzDraftSheet *sheet = g_ptr_array_index (draft->sheets, i);

      for (guint k = 0; k < sheet->categories->len; k++)
        read_category (g_ptr_array_index (sheet->categories, k), rows, targets);
    }

  if (rows->len < MIN_MEASURED_ROWS || draft->targets->len > MAX_COMPARED)
    return;

  chapters = cz_chapter_classify (outline);
  for (guint i = 0; i < draft->targets->len; i++)
    {
      CzDraftTarget *target = g_ptr_array_index (draft->targets, i);

      compare_target (draft, target, rows, is_aim (outline, chapters, target));
    }
}
