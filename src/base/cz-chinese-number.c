/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-date.h"

#include <string.h>

/* No count, year or amount of an official document is larger; the sums below cannot overflow. */
#define LARGEST G_GINT64_CONSTANT (1000000000000000)

typedef enum
{
  TOKEN_OTHER,
  TOKEN_ARABIC,  /* 0-9, half or full width */
  TOKEN_CHINESE, /* 一 … 九, 两, 〇 */
  TOKEN_TENS,    /* 廿, 卅 */
  TOKEN_UNIT,    /* 十 百 千 */
  TOKEN_MYRIAD,  /* 万 亿 */
} TokenKind;

typedef struct
{
  TokenKind kind;
  gint64    value;
} Token;

static const struct
{
  const char *letters;
  TokenKind   kind;
  gint64      value;
} numerals[] = {
  { "〇○零◯Ｏ", TOKEN_CHINESE, 0 },
  { "一壹", TOKEN_CHINESE, 1 },
  { "二两贰", TOKEN_CHINESE, 2 },
  { "三叁", TOKEN_CHINESE, 3 },
  { "四肆", TOKEN_CHINESE, 4 },
  { "五伍", TOKEN_CHINESE, 5 },
  { "六陆", TOKEN_CHINESE, 6 },
  { "七柒", TOKEN_CHINESE, 7 },
  { "八捌", TOKEN_CHINESE, 8 },
  { "九玖", TOKEN_CHINESE, 9 },
  { "廿", TOKEN_TENS, 20 },
  { "卅", TOKEN_TENS, 30 },
  { "十拾", TOKEN_UNIT, 10 },
  { "百佰", TOKEN_UNIT, 100 },
  { "千仟", TOKEN_UNIT, 1000 },
  { "万", TOKEN_MYRIAD, 10000 },
  { "亿", TOKEN_MYRIAD, 100000000 },
};

static Token
classify (gunichar c)
{
  if (c >= '0' && c <= '9')
    return (Token){ TOKEN_ARABIC, c - '0' };
  if (c >= 0xff10 && c <= 0xff19)
    return (Token){ TOKEN_ARABIC, c - 0xff10 };

  for (guint i = 0; c >= 0x80 && i < G_N_ELEMENTS (numerals); i++)
    {
      if (g_utf8_strchr (numerals[i].letters, -1, c) != NULL)
        return (Token){ numerals[i].kind, numerals[i].value };
    }

  return (Token){ TOKEN_OTHER, 0 };
}

typedef struct
{
  gint64 total;     /* closed by 万 or 亿 */
  gint64 section;   /* closed by 十, 百, 千 */
  gint64 run;       /* digits not closed by a unit */
  guint  n_digits;  /* of the run */
  gint64 last_unit; /* the unit before the run, 0 when none */
  gint64 myriad;    /* the last 万 or 亿 */
} Number;

/* FALSE ends the number before the character: 一百二三. */
static gboolean
take_digit (Number *number,
            Token   token)
{
  gboolean follows_unit = number->last_unit != 0;

  if (number->n_digits > 0 && follows_unit && token.kind == TOKEN_CHINESE && number->run != 0)
    return FALSE;

  number->run = MIN (number->run * 10 + token.value, LARGEST + 1);
  number->n_digits++;

  return TRUE;
}

static gboolean
take_unit (Number *number,
           Token   token)
{
  gboolean bare = number->n_digits == 0;
  gint64   small = number->last_unit != 0 && number->last_unit < 10000 ? number->last_unit : G_MAXINT64;
  gint64   value = token.value;

  if (token.kind == TOKEN_TENS)
    {
      if (!bare || small <= 10)
        return FALSE;
      number->section += value;
      number->last_unit = 10;
      return TRUE;
    }

  if (value >= small || (bare && value != 10) || number->run * value >= LARGEST)
    return FALSE;

  number->section += (bare ? 1 : number->run) * value;
  number->last_unit = value;
  number->run = 0;
  number->n_digits = 0;

  return TRUE;
}

static gboolean
take_myriad (Number *number,
             Token   token)
{
  gint64 section = number->section + number->run;
  gint64 base;

  /* 一万亿 multiplies all that stands before it; 一亿三千万 only its own section. */
  if (number->myriad != 0 && token.value > number->myriad)
    base = number->total + section;
  else if (number->myriad == token.value || section == 0)
    return FALSE;
  else
    base = section;

  if (base > LARGEST / token.value)
    return FALSE;

  number->total = (base == section ? number->total : 0) + base * token.value;
  number->section = 0;
  number->run = 0;
  number->n_digits = 0;
  number->last_unit = token.value;
  number->myriad = token.value;

  return TRUE;
}

static gint64
close_number (const Number *number)
{
  gint64 run = number->run;

  /* 一百五 is 150, 三万五 is 35,000; 一百零五 has two digits and is 105. */
  if (number->n_digits == 1 && number->last_unit >= 100)
    run *= number->last_unit / 10;

  return number->total + number->section + run;
}

/**
 * cz_chinese_number_parse:
 * @text: text that begins with a number
 * @length: how many bytes of it may be read
 * @value: (out): the number
 * @used: (out) (optional): how many bytes it takes
 *
 * Reads a whole number in Chinese or Arabic digits, half or full width, also mixed: 二○一一, 十五, 廿三, 一百二十五, 两千,
 * 3万5千. The longest run of numerals that makes sense is taken.
 *
 * Returns: %FALSE when @text does not begin with a number, or with one above 10^15
 */
gboolean
cz_chinese_number_parse (const char *text,
                         gsize       length,
                         gint64     *value,
                         gsize      *used)
{
  Number      number = { 0 };
  const char *end = text + length;
  const char *cursor = text;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  while (cursor < end)
    {
      gunichar c = g_utf8_get_char_validated (cursor, end - cursor);
      Token    token = (gint32) c < 0 ? (Token){ TOKEN_OTHER, 0 } : classify (c);
      gboolean taken;

      /* 二OO九 is typed with the Latin letter. */
      if (c == 'O' && cursor > text && number.last_unit == 0)
        token = (Token){ TOKEN_CHINESE, 0 };

      if (token.kind == TOKEN_OTHER)
        break;

      if (token.kind == TOKEN_ARABIC || token.kind == TOKEN_CHINESE)
        taken = take_digit (&number, token);
      else if (token.kind == TOKEN_MYRIAD)
        taken = take_myriad (&number, token);
      else
        taken = take_unit (&number, token);

      if (!taken)
        break;

      cursor = g_utf8_next_char (cursor);
    }

  if (cursor == text || close_number (&number) > LARGEST)
    return FALSE;

  *value = close_number (&number);
  if (used != NULL)
    *used = cursor - text;

  return TRUE;
}

static void
append_section (GString *text,
                guint    value,
                gboolean first)
{
  static const char *const digits[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  static const char *const units[] = { "千", "百", "十", "" };
  static const guint       powers[] = { 1000, 100, 10, 1 };
  gboolean                 zero = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (powers); i++)
    {
      guint digit = value / powers[i] % 10;

      if (digit == 0)
        {
          zero = TRUE;
          continue;
        }

      if (zero && text->len > 0)
        g_string_append (text, digits[0]);
      zero = FALSE;

      if (!(first && text->len == 0 && powers[i] == 10 && digit == 1))
        g_string_append (text, digits[digit]);
      g_string_append (text, units[i]);
    }
}

/**
 * cz_chinese_number_to_string:
 *
 * Returns: (transfer full): @value as it is written in headings: 十五, 一百零五, 一百一十
 */
char *
cz_chinese_number_to_string (guint value)
{
  GString *text = g_string_new (NULL);

  if (value == 0)
    g_string_append (text, "零");

  if (value >= 100000000)
    {
      append_section (text, value / 100000000, TRUE);
      g_string_append (text, "亿");
      value %= 100000000;
    }

  if (value >= 10000)
    {
      append_section (text, value / 10000, text->len == 0);
      g_string_append (text, "万");
      value %= 10000;
    }
  else if (text->len > 0 && value >= 1000)
    {
      g_string_append (text, "零");
    }

  append_section (text, value, text->len == 0);

  return g_string_free (text, FALSE);
}
