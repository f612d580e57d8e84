/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-match.h"

#include <string.h>

#define IDENTICAL 1000

/* Stands before the first and after the last letter, so that short texts have pairs too. */
#define EDGE 0

/* A pair of neighbouring letters, and where it occurs. */
typedef struct
{
  guint64 pair;
  guint   owner;
  guint   count;
} Posting;

typedef struct
{
  char   *plain;   /* letters and digits only, of one width and case */
  char   *context; /* likewise */
  GArray *pairs;   /* of Posting, sorted by pair; owner is this text */
  guint   n_pairs; /* repeated ones counted */
} Text;

static int
compare_postings (gconstpointer a,
                  gconstpointer b)
{
  const Posting *x = a, *y = b;

  if (x->pair != y->pair)
    return x->pair < y->pair ? -1 : 1;

  return (x->owner > y->owner) - (x->owner < y->owner);
}

static char *
make_plain (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  GString         *plain = g_string_new (NULL);

  for (const char *c = normal; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      /* A sign of degree tells rows apart: 90% and 90‰, 3 and -3. */
      if (g_unichar_isalnum (letter) || strchr ("%+-<>=.", (int) MIN (letter, 127)) != NULL || letter == 0x2030 ||
          letter == 0x2265 || letter == 0x2264)
        g_string_append_unichar (plain, g_unichar_tolower (letter));
    }

  return g_string_free (plain, FALSE);
}

static void
add_pair (Text    *text,
          gunichar first,
          gunichar second,
          guint    owner)
{
  Posting posting = { (guint64) first << 32 | second, owner, 1 };

  g_array_append_val (text->pairs, posting);
  text->n_pairs++;
}

static void
init_text (Text       *text,
           const char *words,
           const char *context,
           guint       owner)
{
  gunichar before = EDGE;
  guint    kept = 0;

  text->plain = make_plain (words);
  text->context = make_plain (context);
  text->pairs = g_array_new (FALSE, FALSE, sizeof (Posting));
  text->n_pairs = 0;

  if (*text->plain == '\0')
    return;

  for (const char *c = text->plain; *c != '\0'; c = g_utf8_next_char (c))
    {
      add_pair (text, before, g_utf8_get_char (c), owner);
      before = g_utf8_get_char (c);
    }
  add_pair (text, before, EDGE, owner);
  g_array_sort (text->pairs, compare_postings);

  for (guint i = 1; i < text->pairs->len; i++)
    {
      Posting *last = &g_array_index (text->pairs, Posting, kept);
      Posting *next = &g_array_index (text->pairs, Posting, i);

      if (last->pair == next->pair)
        last->count++;
      else
        g_array_index (text->pairs, Posting, ++kept) = *next;
    }
  g_array_set_size (text->pairs, kept + 1);
}

static void
clear_text (gpointer data)
{
  Text *text = data;

  g_free (text->plain);
  g_free (text->context);
  g_array_unref (text->pairs);
}

static GArray *
read_texts (const CzMatchText *source,
            guint              n)
{
  GArray *texts = g_array_sized_new (FALSE, FALSE, sizeof (Text), n);

  g_array_set_clear_func (texts, clear_text);
  for (guint i = 0; i < n; i++)
    {
      Text text;

      init_text (&text, source[i].text, source[i].context, i);
      g_array_append_val (texts, text);
    }

  return texts;
}

/* Dice: twice the pairs in common by all pairs; never quite identical unless the texts are. */
static guint
rate (const Text *a,
      const Text *b,
      guint       n_common)
{
  if (g_str_equal (a->plain, b->plain))
    return *a->plain != '\0' ? IDENTICAL : 0;

  return MIN (2000 * (guint64) n_common / MAX (a->n_pairs + b->n_pairs, 1), IDENTICAL - 1);
}

static guint
count_common (const Text *a,
              const Text *b)
{
  guint n_common = 0;

  for (guint i = 0, j = 0; i < a->pairs->len && j < b->pairs->len;)
    {
      const Posting *x = &g_array_index (a->pairs, Posting, i), *y = &g_array_index (b->pairs, Posting, j);

      if (x->pair == y->pair)
        n_common += MIN (x->count, y->count);
      i += x->pair <= y->pair;
      j += y->pair <= x->pair;
    }

  return n_common;
}

/**
 * cz_match_get_similarity:
 *
 * Returns: how alike two texts are, in 1/1000, by the pairs of letters they have in common; 1000 only when they differ in
 *   nothing but blanks, width, case and punctuation. Without letters: 0
 */
guint
cz_match_get_similarity (const char *a,
                         const char *b)
{
  Text  x, y;
  guint similarity;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  init_text (&x, a, "", 0);
  init_text (&y, b, "", 1);
  similarity = rate (&x, &y, count_common (&x, &y));
  clear_text (&x);
  clear_text (&y);

  return similarity;
}

/* All pairs of letters of all texts, sorted, so that each text meets only those it shares something with. */
static GArray *
make_index (const GArray *texts)
{
  GArray *index = g_array_new (FALSE, FALSE, sizeof (Posting));

  for (guint i = 0; i < texts->len; i++)
    {
      const Text *text = &g_array_index (texts, Text, i);

      g_array_append_vals (index, text->pairs->data, text->pairs->len);
    }
  g_array_sort (index, compare_postings);

  return index;
}

static guint
find_first (const GArray *index,
            guint64       pair)
{
  guint low = 0, high = index->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (index, Posting, middle).pair < pair)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
count_all (const GArray *index,
           const Text   *text,
           guint        *common)
{
  for (guint i = 0; i < text->pairs->len; i++)
    {
      const Posting *own = &g_array_index (text->pairs, Posting, i);

      for (guint j = find_first (index, own->pair); j < index->len; j++)
        {
          const Posting *other = &g_array_index (index, Posting, j);

          if (other->pair != own->pair)
            break;
          common[other->owner] += MIN (own->count, other->count);
        }
    }
}

static GArray *
list_candidates (const GArray *before,
                 const GArray *after,
                 guint         least)
{
  g_autoptr (GArray) index = make_index (after);
  g_autofree guint *common = g_new (guint, after->len + 1);
  GArray           *candidates = g_array_new (FALSE, FALSE, sizeof (CzMatch));

  for (guint i = 0; i < before->len; i++)
    {
      const Text *text = &g_array_index (before, Text, i);

      memset (common, 0, after->len * sizeof (guint));
      count_all (index, text, common);
      for (guint j = 0; j < after->len; j++)
        {
          const Text *other = &g_array_index (after, Text, j);
          CzMatch     match = { i, j, 0, FALSE };

          if (common[j] == 0)
            continue;

          match.similarity = rate (text, other, common[j]);
          match.same_context = g_str_equal (text->context, other->context);
          if (match.similarity >= least)
            g_array_append_val (candidates, match);
        }
    }

  return candidates;
}

/* Identical before similar, the same place before another, near in order before far. */
static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const CzMatch *x = a, *y = b;
  int            far_x = ABS ((int) x->before - (int) x->after), far_y = ABS ((int) y->before - (int) y->after);

  if (x->similarity != y->similarity)
    return x->similarity > y->similarity ? -1 : 1;
  if (x->same_context != y->same_context)
    return x->same_context ? -1 : 1;
  if (far_x != far_y)
    return far_x - far_y;
  if (x->before != y->before)
    return x->before < y->before ? -1 : 1;

  return (x->after > y->after) - (x->after < y->after);
}

static int
compare_by_before (gconstpointer a,
                   gconstpointer b)
{
  const CzMatch *x = a, *y = b;

  return (x->before > y->before) - (x->before < y->before);
}

/**
 * cz_match_texts:
 * @before: (array length=n_before): rows of the older sheet
 * @after: (array length=n_after): rows of the newer one
 * @least: similarity below which two rows are not proposed, in 1/1000
 *
 * Pairs the rows of two sheets so that marks and evidence can be carried over (换表, 次年重发). Each row is paired once at
 * most, the surest pairs first; rows whose text occurs twice are paired within their own indicator.
 *
 * Returns: (transfer full) (element-type CzMatch): the pairs, in the order of @before
 */
GArray *
cz_match_texts (const CzMatchText *before,
                guint              n_before,
                const CzMatchText *after,
                guint              n_after,
                guint              least)
{
  g_autoptr (GArray) old_texts = read_texts (before, n_before);
  g_autoptr (GArray) new_texts = read_texts (after, n_after);
  g_autoptr (GArray) candidates = list_candidates (old_texts, new_texts, MAX (least, 1));
  g_autofree guint8 *old_taken = g_new0 (guint8, n_before + 1);
  g_autofree guint8 *new_taken = g_new0 (guint8, n_after + 1);
  GArray            *matches = g_array_new (FALSE, FALSE, sizeof (CzMatch));

  g_array_sort (candidates, compare_matches);
  for (guint i = 0; i < candidates->len; i++)
    {
      const CzMatch *match = &g_array_index (candidates, CzMatch, i);

      if (old_taken[match->before] || new_taken[match->after])
        continue;

      old_taken[match->before] = new_taken[match->after] = 1;
      g_array_append_val (matches, *match);
    }
  g_array_sort (matches, compare_by_before);

  return matches;
}
