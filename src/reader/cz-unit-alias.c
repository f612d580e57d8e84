/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-unit-alias.h"

#include <string.h>

#include "reader/cz-fold.h"

/* Longer names are no abbreviations of each other. */
#define MAX_CHARACTERS 24
/* Pairs are looked for among at most so many names. */
#define MAX_NAMES 2000

/* A name taken apart: 市 | 卫生计生 | 委. Characters as code points. */
typedef struct
{
  gunichar level; /* 0 without one */
  gunichar ending;
  gunichar body[MAX_CHARACTERS];
  guint    n;
} Name;

static gboolean
split_name (const char *text,
            Name       *name)
{
  static const struct
  {
    const char *longer;
    const char *shorter;
  } endings[] = { { "办公室", "办" }, { "管理委员会", "管委" }, { "委员会", "委" }, { "管委会", "管委" }, { "管理局", "局" }, { "人民政府", "政府" } };
  g_autofree char *folded = cz_fold_squeeze (text, strlen (text));
  g_autofree char *usual = NULL;
  const char      *p;

  for (gsize i = 0; i < G_N_ELEMENTS (endings) && usual == NULL; i++)
    if (g_str_has_suffix (folded, endings[i].longer))
      {
        folded[strlen (folded) - strlen (endings[i].longer)] = '\0';
        usual = g_strconcat (folded, endings[i].shorter, NULL);
      }

  p = usual != NULL ? usual : folded;
  *name = (Name){ 0 };

  for (const char *level = "市县区省州各"; *level != '\0'; level += 3)
    if (strncmp (p, level, 3) == 0)
      {
        name->level = g_utf8_get_char (p);
        p += 3;
        break;
      }

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x548c || c == 0x4e0e || c == 0x53ca) /* 和 与 及 join words and are dropped */
        continue;
      if (name->n == MAX_CHARACTERS)
        return FALSE;

      name->body[name->n++] = c;
    }

  if (name->n < 2)
    return FALSE;

  name->ending = name->body[--name->n];

  return TRUE;
}

static gboolean
is_swapped (const Name *a,
            const Name *b)
{
  guint first = 0;

  if (a->n != b->n || a->n < 2)
    return FALSE;

  while (first < a->n && a->body[first] == b->body[first])
    first++;

  return first + 1 < a->n && a->body[first] == b->body[first + 1] && a->body[first + 1] == b->body[first] &&
         memcmp (a->body + first + 2, b->body + first + 2, (a->n - first - 2) * sizeof a->body[0]) == 0;
}

/* 发改 of 发展改革: each character begins a word of the longer name, the first the first. */
static gboolean
is_initials (const Name *brief,
             const Name *full)
{
  guint at = 0;

  if (brief->n < 2 || full->n < 2 * brief->n - 1 || brief->body[0] != full->body[0])
    return FALSE;

  for (guint i = 0; i < brief->n; i++)
    {
      while (at < full->n && full->body[at] != brief->body[i])
        at += 2;
      if (at >= full->n)
        return FALSE;

      at += i + 1 < brief->n ? 2 : 0;
    }

  return TRUE;
}

/* 文广新 of 文体广新: one character is left out. */
static gboolean
lacks_one (const Name *brief,
           const Name *full)
{
  guint k = 0;

  if (brief->n < 3 || full->n != brief->n + 1)
    return FALSE;

  for (guint i = 0; i < full->n && k < brief->n; i++)
    k += full->body[i] == brief->body[k];

  return k == brief->n;
}

/* 交通 of 交通运输: a word more; but 政府 and 党委 are bodies of their own. */
static gboolean
lacks_word (const Name *brief,
            const Name *full)
{
  static const gunichar bodies[][2] = { { 0x653f, 0x5e9c }, { 0x515a, 0x59d4 }, { 0x4eba, 0x5927 }, { 0x653f, 0x534f } };

  if (brief->n != 2 || full->n != 4 || memcmp (brief->body, full->body, 2 * sizeof (gunichar)) != 0)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    if (memcmp (brief->body, bodies[i], sizeof bodies[i]) == 0)
      return FALSE;

  return TRUE;
}

static gboolean
same_name (const Name *a,
           const Name *b)
{
  return a->n == b->n && memcmp (a->body, b->body, a->n * sizeof a->body[0]) == 0;
}

static gboolean
suspect (const Name *a,
         const Name *b)
{
  const Name *brief = a->n <= b->n ? a : b;
  const Name *full = a->n <= b->n ? b : a;

  if (a->level != b->level || a->ending != b->ending)
    return FALSE;

  return same_name (a, b) || is_swapped (a, b) || is_initials (brief, full) || lacks_one (brief, full) || lacks_word (brief, full);
}

/**
 * cz_unit_alias_suspect:
 * @a: a name
 * @b: another name
 *
 * Returns: whether both may name one unit, by the ways names are abbreviated: 市卫计委 and 市卫生计生委,
 *     县区政府 and 区县政府, 市交通局 and 市交通运输局
 */
gboolean
cz_unit_alias_suspect (const char *a,
                       const char *b)
{
  Name first;
  Name second;

  return split_name (a, &first) && split_name (b, &second) && suspect (&first, &second);
}

/* A name met in the document, with the first place of it. */
typedef struct
{
  const CzDraftUnit *unit;
  Name               name;
} Met;

typedef struct
{
  GHashTable *seen;
  GArray     *met;
} Names;

static void
collect (Names           *names,
         const GPtrArray *units)
{
  for (guint i = 0; i < units->len; i++)
    {
      Met met = { g_ptr_array_index (units, i), { 0 } };

      if (names->met->len < MAX_NAMES && g_hash_table_add (names->seen, met.unit->name) && split_name (met.unit->name, &met.name))
        g_array_append_val (names->met, met);
    }
}

static void
collect_category (Names                 *names,
                  const CzDraftCategory *category)
{
  for (guint i = 0; i < category->categories->len; i++)
    collect_category (names, g_ptr_array_index (category->categories, i));

  for (guint i = 0; i < category->indicators->len; i++)
    {
      const CzDraftIndicator *indicator = g_ptr_array_index (category->indicators, i);

      for (guint k = 0; k < indicator->rows->len; k++)
        collect (names, ((const CzDraftRow *) g_ptr_array_index (indicator->rows, k))->units);
    }
}

static void
add_finding (CzDraft   *draft,
             const Met *first,
             const Met *second)
{
  CzDraftFinding *finding = cz_draft_finding_new (CZ_FINDING_ALIAS_SUSPECTED, second->unit->name);

  g_free (finding->declared);
  g_free (finding->found);
  finding->declared = g_strdup (first->unit->name);
  finding->found = g_strdup (second->unit->name);
  finding->place = CZ_PLACE_UNIT;
  finding->record = (gpointer) second->unit;
  finding->span = second->unit->span;
  g_ptr_array_add (draft->findings, finding);
}

/**
 * cz_unit_alias_check:
 * @draft: a draft with all its units
 *
 * Appends a finding for each pair of names in tasks, duties and sheets that may be one unit.
 */
void
cz_unit_alias_check (CzDraft *draft)
{
  Names names = { g_hash_table_new (g_str_hash, g_str_equal), g_array_new (FALSE, FALSE, sizeof (Met)) };

  for (guint i = 0; i < draft->tasks->len; i++)
    collect (&names, ((const CzDraftTask *) g_ptr_array_index (draft->tasks, i))->units);

  for (guint i = 0; i < draft->duties->len; i++)
    collect (&names, ((const CzDraftDuty *) g_ptr_array_index (draft->duties, i))->units);

  for (guint i = 0; i < draft->sheets->len; i++)
    {
      const CzDraftSheet *sheet = g_ptr_array_index (draft->sheets, i);

      for (guint k = 0; k < sheet->categories->len; k++)
        collect_category (&names, g_ptr_array_index (sheet->categories, k));
    }

  for (guint i = 1; i < names.met->len; i++)
    for (guint k = 0; k < i; k++)
      if (suspect (&g_array_index (names.met, Met, i).name, &g_array_index (names.met, Met, k).name))
        {
          add_finding (draft, &g_array_index (names.met, Met, k), &g_array_index (names.met, Met, i));
          break;
        }

  g_array_unref (names.met);
  g_hash_table_unref (names.seen);
}
