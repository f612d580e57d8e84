/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-text.h"

#include <string.h>

/* A line may be this much wider than its cell before it is broken: sums of widths in float are not exact. */
#define TOLERANCE 0.01

/* Classes of the Unicode line breaking algorithm (UAX #14) as far as official forms need them. */
typedef enum
{
  CLASS_OTHER, /* left to Pango */
  CLASS_IDEOGRAPH,
  CLASS_LETTER,
  CLASS_DIGIT,
  CLASS_OPEN,
  CLASS_OPEN_NARROW,
  CLASS_CLOSE,
  CLASS_CLOSE_PARENTHESIS,
  CLASS_NON_STARTER,
  CLASS_EXCLAMATION,
  CLASS_INFIX,
  CLASS_SLASH,
  CLASS_HYPHEN,
  CLASS_PREFIX,
  CLASS_POSTFIX,
  CLASS_LEADER,
  CLASS_SPACE,
  CLASS_NEWLINE,
  N_CLASSES
} BreakClass;

static guint8 classes[0x10000];

/* Whether a line may end between two classes. */
typedef enum
{
  BREAK_NO,
  BREAK_YES,
  BREAK_UNLESS_NUMBER, /* not inside a number like 1,000 or (2.5)% */
} Break;

static guint8 may_break[N_CLASSES][N_CLASSES];

static void
set_class (const char *characters,
           BreakClass class)
{
  for (const char *p = characters; *p != '\0'; p = g_utf8_next_char (p))
    classes[g_utf8_get_char (p)] = class;
}

static void
fill_classes (void)
{
  memset (&classes[0x3400], CLASS_IDEOGRAPH, 0x4dc0 - 0x3400);
  memset (&classes[0x4e00], CLASS_IDEOGRAPH, 0xa000 - 0x4e00);
  memset (&classes[0xff10], CLASS_IDEOGRAPH, 10);
  memset (&classes[0xff21], CLASS_IDEOGRAPH, 26);
  memset (&classes[0xff41], CLASS_IDEOGRAPH, 26);
  memset (&classes['A'], CLASS_LETTER, 26);
  memset (&classes['a'], CLASS_LETTER, 26);
  memset (&classes[0x2160], CLASS_LETTER, 12); /* Ⅰ to Ⅻ */
  memset (&classes[0x2460], CLASS_LETTER, 20); /* ① to ⑳ */
  memset (&classes['0'], CLASS_DIGIT, 10);
  set_class ("#&*<=>@^_~×·≥≤√□■△▲○●→", CLASS_LETTER);
  set_class ("（〔【《〈「『［｛“‘", CLASS_OPEN);
  set_class ("([{", CLASS_OPEN_NARROW);
  set_class ("，。、．）〕】》〉」』］｝”’", CLASS_CLOSE);
  set_class (")]", CLASS_CLOSE_PARENTHESIS);
  set_class ("：；々〜\xe3\x80\x80", CLASS_NON_STARTER);
  set_class ("！？!?", CLASS_EXCLAMATION);
  set_class (",.:;", CLASS_INFIX);
  set_class ("/", CLASS_SLASH);
  set_class ("-", CLASS_HYPHEN);
  set_class ("￥¥$№+±", CLASS_PREFIX);
  set_class ("%％‰℃°", CLASS_POSTFIX);
  set_class ("…", CLASS_LEADER);
  set_class (" ", CLASS_SPACE);
  set_class ("\n", CLASS_NEWLINE);
  set_class ("＋－＝～／＆＃＠", CLASS_IDEOGRAPH);
}

static void
forbid (BreakClass left,
        BreakClass right)
{
  may_break[left][right] = BREAK_NO;
}

static void
depend (BreakClass left,
        BreakClass right)
{
  may_break[left][right] = BREAK_UNLESS_NUMBER;
}

static void
forbid_before (BreakClass right)
{
  for (int left = 0; left < N_CLASSES; left++)
    may_break[left][right] = BREAK_NO;
}

static gboolean
is_word (int class)
{
  return class == CLASS_LETTER || class == CLASS_DIGIT;
}

/* The pair rules; LB numbers are those of UAX #14. Quotation marks open and close, as Chinese text means them. */
static void
fill_pairs (void)
{
  static const BreakClass never_first[] = {
    CLASS_SPACE, CLASS_CLOSE, CLASS_CLOSE_PARENTHESIS, CLASS_NON_STARTER, CLASS_EXCLAMATION, CLASS_INFIX, CLASS_SLASH, CLASS_HYPHEN, CLASS_LEADER
  };
  static const BreakClass around_numbers[] = { CLASS_PREFIX, CLASS_POSTFIX };

  memset (may_break, BREAK_YES, sizeof may_break);
  for (gsize i = 0; i < G_N_ELEMENTS (never_first); i++) /* LB7, 13, 21, 22 */
    forbid_before (never_first[i]);
  may_break[CLASS_SPACE][CLASS_NON_STARTER] = BREAK_YES;
  may_break[CLASS_SPACE][CLASS_HYPHEN] = BREAK_YES;
  may_break[CLASS_SPACE][CLASS_LEADER] = BREAK_YES;

  for (int class = 0; class < N_CLASSES; class ++)
    {
      forbid (CLASS_OPEN, class); /* LB14 */
      forbid (CLASS_OPEN_NARROW, class);
      if (is_word (class))
        {
          forbid (class, CLASS_LETTER); /* LB23, 28 */
          forbid (class, CLASS_DIGIT);
          forbid (class, CLASS_OPEN_NARROW); /* LB30 */
          forbid (CLASS_CLOSE_PARENTHESIS, class);
          forbid (class, CLASS_PREFIX); /* LB24, 25 */
          forbid (class, CLASS_POSTFIX);
          forbid (CLASS_PREFIX, class);
          forbid (CLASS_POSTFIX, class);
          forbid (CLASS_INFIX, class); /* LB29 */
        }
    }
  forbid (CLASS_HYPHEN, CLASS_DIGIT); /* LB25 */
  depend (CLASS_INFIX, CLASS_DIGIT);
  depend (CLASS_SLASH, CLASS_DIGIT);
  for (gsize i = 0; i < G_N_ELEMENTS (around_numbers); i++)
    {
      depend (CLASS_CLOSE, around_numbers[i]);
      depend (CLASS_CLOSE_PARENTHESIS, around_numbers[i]);
      depend (CLASS_INFIX, around_numbers[i]);
      depend (CLASS_SLASH, around_numbers[i]);
      depend (around_numbers[i], CLASS_OPEN);
      depend (around_numbers[i], CLASS_OPEN_NARROW);
    }
  forbid (CLASS_PREFIX, CLASS_IDEOGRAPH); /* LB23a */
  forbid (CLASS_IDEOGRAPH, CLASS_POSTFIX);
}

static void
ensure_tables (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      fill_classes ();
      fill_pairs ();
      g_once_init_leave (&once, 1);
    }
}

static inline gunichar
decode (const guint8 *p,
        guint        *length)
{
  if (p[0] < 0x80)
    {
      *length = 1;
      return p[0];
    }
  if (p[0] < 0xe0)
    {
      *length = 2;
      return (gunichar) (p[0] & 0x1f) << 6 | (p[1] & 0x3f);
    }
  if (p[0] < 0xf0)
    {
      *length = 3;
      return (gunichar) (p[0] & 0x0f) << 12 | (gunichar) (p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    }

  *length = 4;
  return (gunichar) (p[0] & 0x07) << 18 | (gunichar) (p[1] & 0x3f) << 12 | (gunichar) (p[2] & 0x3f) << 6 | (p[3] & 0x3f);
}

/* Where the text stands as to numbers: in one, or behind a bracket that closes one. */
typedef enum
{
  NUMBER_NONE,
  NUMBER_INSIDE,
  NUMBER_CLOSED,
} NumberState;

static inline NumberState
next_number_state (NumberState state,
                   BreakClass class)
{
  if (class == CLASS_DIGIT)
    return NUMBER_INSIDE;
  if (class == CLASS_INFIX || class == CLASS_SLASH)
    return state == NUMBER_INSIDE ? NUMBER_INSIDE : NUMBER_NONE;
  if (class == CLASS_CLOSE || class == CLASS_CLOSE_PARENTHESIS)
    return state == NUMBER_INSIDE ? NUMBER_CLOSED : NUMBER_NONE;

  return NUMBER_NONE;
}

/* LB25. @next: the byte after the character of @class */
static gboolean
is_in_number (NumberState state,
              BreakClass  previous,
              BreakClass class,
              guint8 next)
{
  if (class == CLASS_OPEN || class == CLASS_OPEN_NARROW)
    return g_ascii_isdigit (next);
  if (previous == CLASS_CLOSE || previous == CLASS_CLOSE_PARENTHESIS)
    return state == NUMBER_CLOSED;

  return state == NUMBER_INSIDE;
}

static void
add_line (GArray *lines,
          guint   start,
          guint   end)
{
  CzFormTextLine line = { start, end - start };

  if (lines != NULL)
    g_array_append_val (lines, line);
}

/**
 * cz_form_text_break_with_pango:
 *
 * Does what cz_form_text_break() does by a whole PangoLayout: dear, but right for every script.
 */
guint
cz_form_text_break_with_pango (CzFormFace *face,
                               double      size,
                               const char *text,
                               double      width,
                               GArray     *lines)
{
  g_autoptr (PangoLayout) layout = cz_form_face_new_layout (face, size);
  int n_lines;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE) + 1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  n_lines = pango_layout_get_line_count (layout);

  for (int i = 0; lines != NULL && i < n_lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);

      add_line (lines, line->start_index, line->start_index + line->length);
    }

  return n_lines;
}

/**
 * cz_form_text_break:
 * @face: a face
 * @size: its size in points
 * @text: valid UTF-8; a newline begins a new line
 * @width: room in points
 * @lines: (nullable) (element-type CzFormTextLine): gets the lines
 *
 * Breaks a text into lines: between Han characters, never before a closing or after an opening mark, words and numbers
 * kept whole unless longer than a line. Common characters are measured from a table; anything else goes to Pango.
 *
 * Returns: number of lines, at least 1
 */
guint
cz_form_text_break (CzFormFace *face,
                    double      size,
                    const char *text,
                    double      width,
                    GArray     *lines)
{
  const guint8 *bytes = (const guint8 *) text;
  double        limit = width / size + TOLERANCE;
  double        x = 0;
  double        x_at_break = 0;
  guint         start = 0;
  guint         break_at = 0;
  guint         n_lines = 0;
  guint         kept = lines == NULL ? 0 : lines->len;
  BreakClass    previous = CLASS_NEWLINE;
  NumberState   number = NUMBER_NONE;
  guint         i = 0;

  ensure_tables ();
  while (bytes[i] != '\0')
    {
      guint    length;
      gunichar c = decode (bytes + i, &length);
      BreakClass class = c < 0x10000 ? classes[c] : CLASS_OTHER;
      float advance;

      if (class == CLASS_OTHER)
        {
          if (lines != NULL)
            g_array_set_size (lines, kept);
          return cz_form_text_break_with_pango (face, size, text, width, lines);
        }
      if (class == CLASS_NEWLINE)
        {
          add_line (lines, start, i);
          n_lines++;
          start = break_at = i + 1;
          x = 0;
        }
      else
        {
          advance = cz_form_face_get_advance (face, c);
          if (i > start && may_break[previous][class] != BREAK_NO &&
              (may_break[previous][class] == BREAK_YES || !is_in_number (number, previous, class, bytes[i + length])))
            {
              break_at = i;
              x_at_break = x;
            }
          while (class != CLASS_SPACE && x + advance > limit && i > start)
            {
              if (break_at == start)
                {
                  break_at = i;
                  x_at_break = x;
                }
              add_line (lines, start, break_at);
              n_lines++;
              start = break_at;
              x -= x_at_break;
            }
          x += advance;
        }
      number = next_number_state (number, class);
      previous = class;
      i += length;
    }

  add_line (lines, start, i);
  return n_lines + 1;
}

/* Width of the longest line of @text, in points. */
double
cz_form_text_measure (CzFormFace *face,
                      double      size,
                      const char *text)
{
  double x = 0;
  double widest = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      x = *p == '\n' ? 0 : x + cz_form_face_get_advance (face, g_utf8_get_char (p));
      widest = MAX (widest, x);
    }

  return widest * size;
}
