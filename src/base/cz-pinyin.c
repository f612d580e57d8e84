/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-pinyin.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

static UTransliterator *
get_transliterator (void)
{
  static UTransliterator *transliterator = NULL;

  if (g_once_init_enter (&transliterator))
    {
      UErrorCode            status = U_ZERO_ERROR;
      g_autofree gunichar2 *id = g_utf8_to_utf16 ("Han-Latin; Latin-ASCII; Lower", -1, NULL, NULL, NULL);
      UTransliterator      *made = utrans_openU ((const UChar *) id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);

      if (U_FAILURE (status))
        g_error ("No transliterator for pinyin: %s", u_errorName (status));
      g_once_init_leave (&transliterator, made);
    }

  return transliterator;
}

static UCollator *
get_collator (void)
{
  static UCollator *collator = NULL;

  if (g_once_init_enter (&collator))
    {
      UErrorCode status = U_ZERO_ERROR;
      UCollator *made = ucol_open ("zh@collation=pinyin", &status);

      ucol_setAttribute (made, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
      if (U_FAILURE (status))
        g_error ("No collator for pinyin: %s", u_errorName (status));
      g_once_init_leave (&collator, made);
    }

  return collator;
}

static gboolean
is_han (gunichar character)
{
  return g_unichar_get_script (character) == G_UNICODE_SCRIPT_HAN;
}

/* Returns: the first letter of how a Han character is read, or the character itself in lower case */
static gunichar
get_initial (gunichar character)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar      buffer[32] = { 0 };
  int32_t    length = 0;
  int32_t    limit;

  if (!is_han (character))
    return g_unichar_tolower (character);

  U16_APPEND_UNSAFE (buffer, length, character);
  limit = length;
  utrans_transUChars (get_transliterator (), buffer, &length, G_N_ELEMENTS (buffer), 0, &limit, &status);

  return U_SUCCESS (status) && length > 0 ? buffer[0] : character;
}

/**
 * cz_pinyin_initials:
 * @text: any text
 *
 * Each character is read by itself, in its most common reading: 重 gives z.
 *
 * Returns: (transfer full): one character for each of @text: "市财政局" gives "sczj"
 */
char *
cz_pinyin_initials (const char *text)
{
  GString *initials = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    g_string_append_unichar (initials, get_initial (g_utf8_get_char (text)));

  return g_string_free (initials, FALSE);
}

/* Whether @typed is part of @text, as it is written or by the initials of its pinyin; the blank text always is. */
gboolean
cz_pinyin_matches (const char *text,
                   const char *typed)
{
  g_autofree char *initials = NULL;

  if (strcasestr (text, typed) != NULL)
    return TRUE;

  initials = cz_pinyin_initials (text);

  return strcasestr (initials, typed) != NULL;
}

/* Compares as a Chinese dictionary does, numbers inside a text by their value: 第2条 stands before 第10条. */
int
cz_pinyin_compare (const char *a,
                   const char *b)
{
  UErrorCode status = U_ZERO_ERROR;

  return ucol_strcollUTF8 (get_collator (), a, -1, b, -1, &status);
}

/* Characters beyond are rare enough to be compared only where all others are equal. */
#define N_RANKED 0x10000
#define RANK_UNKNOWN 0xFFFF

typedef struct
{
  guint16 character;
  guint8  length;
  guint8  key[15];
} RankedCharacter;

static int
compare_characters (gconstpointer a,
                    gconstpointer b,
                    gpointer      user_data G_GNUC_UNUSED)
{
  const RankedCharacter *x = a;
  const RankedCharacter *y = b;
  int                    order = memcmp (x->key, y->key, MIN (x->length, y->length));

  return order != 0 ? order : (int) x->length - (int) y->length;
}

static gboolean
is_ranked (guint character)
{
  return (character > 0 && character < 0x3400) || (character >= 0x4E00 && character < 0xA000) ||
         (character >= 0xFF00 && character < 0xFFF0);
}

static guint
collect_characters (UCollator       *collator,
                    RankedCharacter *characters)
{
  guint n = 0;

  for (guint i = 1; i < N_RANKED; i++)
    if (is_ranked (i))
      {
        UChar text = (UChar) i;

        characters[n].character = i;
        characters[n].length = MIN (ucol_getSortKey (collator, &text, 1, characters[n].key, sizeof characters[n].key),
                                    (int32_t) sizeof characters[n].key);
        n++;
      }

  return n;
}

/* Equal ranks are differences, as of case, that count only where everything else is equal. */
static guint16 *
new_ranks (void)
{
  UErrorCode                  status = U_ZERO_ERROR;
  UCollator                  *collator = ucol_open ("zh@collation=pinyin", &status);
  g_autofree RankedCharacter *characters = g_new0 (RankedCharacter, N_RANKED);
  guint16                    *ranks = g_new (guint16, N_RANKED);
  guint                       n_characters;
  guint16                     rank = 1;

  ucol_setStrength (collator, UCOL_PRIMARY);
  memset (ranks, 0xFF, N_RANKED * sizeof *ranks);
  n_characters = collect_characters (collator, characters);
  ucol_close (collator);

  g_qsort_with_data (characters, (gint) n_characters, sizeof *characters, compare_characters, NULL);
  for (guint i = 0; i < n_characters; i++)
    {
      if (i > 0 && compare_characters (&characters[i - 1], &characters[i], NULL) != 0)
        rank++;
      ranks[characters[i].character] = rank;
    }

  return ranks;
}

static const guint16 *
get_ranks (void)
{
  static guint16 *ranks = NULL;

  if (g_once_init_enter (&ranks))
    g_once_init_leave (&ranks, new_ranks ());

  return ranks;
}

static void
append_unit (GByteArray *keys,
             guint       unit)
{
  guint8 bytes[2] = { unit >> 8, unit & 0xFF };

  g_byte_array_append (keys, bytes, sizeof bytes);
}

/* A number sorts by its length before its digits, and so by its value. */
static const char *
append_number (const char    *text,
               const guint16 *ranks,
               GByteArray    *keys)
{
  gsize length;

  while (*text == '0' && g_ascii_isdigit (text[1]))
    text++;
  length = strspn (text, "0123456789");

  append_unit (keys, ranks['0']);
  append_unit (keys, (guint) MIN (length, 0xFFFF));
  for (gsize i = 0; i < length; i++)
    append_unit (keys, ranks[(guint8) text[i]]);

  return text + length;
}

/**
 * cz_pinyin_append_sort_key:
 * @text: valid UTF-8
 * @keys: gets bytes that compare, by memcmp(), as cz_pinyin_compare() does with the texts, but for fine differences
 *
 * Many times faster than comparing: what makes sorting 100,000 rows bearable.
 */
void
cz_pinyin_append_sort_key (const char *text,
                           GByteArray *keys)
{
  const guint16 *ranks = get_ranks ();

  while (*text != '\0')
    {
      gunichar character = g_utf8_get_char (text);

      if (g_ascii_isdigit (*text))
        {
          text = append_number (text, ranks, keys);
          continue;
        }

      append_unit (keys, character < N_RANKED ? ranks[character] : RANK_UNKNOWN);
      text = g_utf8_next_char (text);
    }
}
