/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-quantity.h"

#include "reader/cz-scan.h"

static const char *const scales[] = { "万亿", "千万", "百万", "亿", "万", "千", "百", NULL };

/* Units that official targets are counted in; longer ones first. */
static const char *const units[] = { "个百分点", "百分点", "平方公里", "平方千米", "平方米", "立方米", "微克/立方米", "毫克/立方米", "毫克/升", "吨标准煤", "千瓦时", "公顷", "公里", "千瓦", "人次", "家次",
                                     "批次", "场次", "台次", "件次", "套次", "车次", "项次", "人日", "个工作日", "工作日", "美元", "万元", "元", "家", "个", "项", "件", "起", "名", "人", "次", "分", "种", "批", "条", "座", "处", "台", "套", "户",
                                     "亩", "吨", "所", "门", "场", "期", "篇", "部", "类", "张", "份", "支", "款", "只", "头", "辆", "天", "小时", "分钟", "倍", "成", "例", "克", "块", "面", "宗", "枚", "株", "幅", "位", "千克", "公斤", "斤", "米", "列", "对", "组", "站", "点", NULL };

static const char *
read_unit (const char *p,
           const char *end)
{
  gunichar    c = cz_scan_peek (p, end);
  const char *scaled, *after;

  if (c == '%' || c == 0x2030 /* ‰ */ || c == 0x2103)
    return cz_scan_next (p, end);

  scaled = cz_scan_skip_any (p, end, scales, NULL);
  after = cz_scan_skip_any (scaled != NULL ? scaled : p, end, units, NULL);
  if (after != NULL)
    return after;

  return scaled != NULL ? scaled : p;
}

static const char *
read_bound (const char *p,
            const char *end,
            CzQuantity *quantity)
{
  static const struct
  {
    const char  *word;
    CzComparator bound;
  } words[] = {
    { "(含)以上", CZ_COMPARATOR_GE },
    { "及以上", CZ_COMPARATOR_GE },
    { "以上", CZ_COMPARATOR_GE },
    { "及以下", CZ_COMPARATOR_LE },
    { "以下", CZ_COMPARATOR_LE },
    { "以内", CZ_COMPARATOR_LE },
    { "之内", CZ_COMPARATOR_LE },
    { "左右", CZ_COMPARATOR_APPROX },
    { "上下", CZ_COMPARATOR_APPROX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *after = cz_scan_skip (p, end, words[i].word);

      if (after != NULL)
        {
          quantity->bound = words[i].bound;
          return after;
        }
    }

  return p;
}

/* 三家以上: words for numbers count only with a unit and a bound. */
static const char *
read_chinese (const char *p,
              const char *end,
              CzQuantity *quantity)
{
  static const char percent[] = "%";
  guint             number;
  const char       *q = cz_scan_skip (p, end, "百分之");

  if (q != NULL && (q = cz_scan_number (q, end, &number)) != NULL)
    {
      quantity->value = cz_decimal_from_int (number);
      quantity->unit = percent;
      quantity->unit_end = percent + 1;
      return quantity->end = read_bound (q, end, quantity);
    }

  q = cz_scan_number (p, end, &number);
  if (q == NULL || cz_scan_is_digit (cz_scan_peek (p, end)))
    return NULL;

  quantity->value = cz_decimal_from_int (number);
  quantity->unit = q;
  quantity->unit_end = read_unit (q, end);
  if (quantity->unit_end == q)
    return NULL;

  quantity->end = read_bound (quantity->unit_end, end, quantity);

  return quantity->bound == CZ_COMPARATOR_GE || quantity->bound == CZ_COMPARATOR_LE ? quantity->end : NULL;
}

/**
 * cz_quantity_read:
 * @p: where a number may stand
 * @end: where the text ends
 * @quantity: (out): the quantity
 *
 * Reads 93%以上, 3.5万件, 3-5个, 7%左右. Years, dates and file numbers are not told apart here.
 *
 * Returns: (nullable): behind it
 */
const char *
cz_quantity_read (const char *p,
                  const char *end,
                  CzQuantity *quantity)
{
  const char *q;
  const char *after;
  const char *second;

  quantity->start = p;
  quantity->value_to = cz_decimal_none ();
  quantity->bound = CZ_COMPARATOR_QUALITATIVE;
  quantity->points = FALSE;

  q = cz_scan_decimal (p, end, &quantity->value);
  if (q == NULL)
    return read_chinese (p, end, quantity);

  quantity->unit = q;
  quantity->unit_end = read_unit (q, end);
  after = quantity->unit_end;

  if (cz_scan_is_dash (cz_scan_peek (after, end)) || cz_scan_skip (after, end, "至") != NULL)
    {
      second = cz_scan_next (after, end);
      while (cz_scan_is_dash (cz_scan_peek (second, end)))
        second = cz_scan_next (second, end);
      second = cz_scan_decimal (second, end, &quantity->value_to);
      if (second != NULL && read_unit (second, end) > second)
        {
          quantity->unit = second;
          quantity->unit_end = read_unit (second, end);
          quantity->bound = CZ_COMPARATOR_RANGE;
          after = quantity->unit_end;
        }
      else
        {
          quantity->value_to = cz_decimal_none ();
        }
    }

  quantity->points = cz_scan_find (quantity->unit, quantity->unit_end, "百分点") != NULL;
  quantity->end = quantity->bound == CZ_COMPARATOR_RANGE ? after : read_bound (after, end, quantity);

  /* 30项以上, but also 30以上项. */
  if (quantity->unit == quantity->unit_end && quantity->end > after)
    {
      const char *unit_end = read_unit (quantity->end, end);

      if (unit_end > quantity->end)
        {
          quantity->unit = quantity->end;
          quantity->unit_end = quantity->end = unit_end;
        }
    }

  return quantity->end;
}

/* Whether it is a share of something: %, ‰, 成. */
gboolean
cz_quantity_is_share (const CzQuantity *quantity)
{
  gunichar c = cz_scan_peek (quantity->unit, quantity->unit_end);

  return c == '%' || c == 0x2030 || cz_scan_skip (quantity->unit, quantity->unit_end, "成") == quantity->unit_end;
}
