/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-unit-list.h"

#include "reader/cz-scan.h"

/* A list of units longer than this is no list of units. */
#define MAX_ITEMS 400
#define MAX_STEM 30

static void
clear_item (gpointer data)
{
  g_free (((CzUnitItem *) data)->name);
}

/* (transfer full): an empty list, of CzUnitItem. */
GArray *
cz_unit_list_new (void)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (CzUnitItem));

  g_array_set_clear_func (items, clear_item);

  return items;
}

static void
append_item (GArray     *items,
             const char *p,
             const char *end,
             guint       run)
{
  CzUnitItem item = { 0 };

  p = cz_scan_skip_blanks (p, end);
  end = cz_scan_trim_end (p, end);
  if (p >= end || items->len >= MAX_ITEMS)
    return;

  item.start = p;
  item.end = end;
  item.name = g_strndup (p, end - p);
  item.run = run;
  item.strength = cz_unit_name_judge (p, end);
  g_array_append_val (items, item);
}

/* Whether two names were printed without anything between them at @cut: 区发改局区统计局. */
static gboolean
is_glued_at (const char *p,
             const char *cut,
             const char *end)
{
  static const char *const ends[] = { "局", "委", "办", "厅", "部", "院", "中心", "政府", "公司", "会", "办公室", "单位", "联", NULL };
  static const char *const councils[] = { "市委", "县委", "区委", "省委", "党委", "党工委", NULL };
  gboolean                 ended = FALSE;

  if (cz_unit_name_skip_level (cut, end) == NULL && cz_scan_skip (cut, end, "各") == NULL)
    return FALSE;

  for (guint i = 0; councils[i] != NULL; i++)
    if (cz_scan_ends_with (p, cut, councils[i]))
      return FALSE;

  for (guint i = 0; !ended && ends[i] != NULL; i++)
    ended = cz_scan_ends_with (p, cut, ends[i]);

  return ended && cz_scan_count (p, cut) >= 3 && cz_unit_name_judge (p, cut) == CZ_NAME_STRONG && cz_unit_name_judge (cut, end) == CZ_NAME_STRONG;
}

/* Behind a word that joins two names at @p (以及 及 和 与 并), or NULL. */
static const char *
skip_joint (const char *p,
            const char *end)
{
  static const char *const joints[] = { "以及", "及其", "及", "和", "与", NULL };

  return cz_scan_skip_any (p, end, joints, NULL);
}

/**
 * cz_unit_list_add:
 * @items: a list
 * @p: start of what stands between two separators
 * @end: its end
 * @run: number of the list it belongs to
 *
 * Adds one name, or several when they are joined by 和 or 及, parted by blanks, or glued together. A 和 within a name
 * (发展和改革局) parts nothing, because what stands before it is no name.
 */
void
cz_unit_list_add (GArray     *items,
                  const char *p,
                  const char *end,
                  guint       run)
{
  const char *start = cz_scan_skip_blanks (p, end);
  guint       depth = 0;
  guint       length;

  if (cz_scan_count (start, MIN (end, start + 600)) > MAX_STEM * 4)
    {
      append_item (items, start, end, run);
      return;
    }

  for (const char *q = start; q < end; q += length)
    {
      gunichar    c = cz_scan_char (q, end, &length);
      const char *after = NULL;

      if (cz_scan_is_open (c))
        depth++;
      else if (cz_scan_is_close (c) && depth > 0)
        depth--;
      if (depth > 0 || q == start)
        continue;

      if (cz_scan_is_blank (c))
        after = cz_unit_name_judge (start, q) != CZ_NAME_NONE ? q + length : NULL;
      else if (c == 0x53CA || c == 0x548C || c == 0x4E0E || c == 0x4EE5)
        after = skip_joint (q, end);

      if (after != NULL && after < end && cz_unit_name_judge (start, q) != CZ_NAME_NONE &&
          (cz_scan_is_blank (c) || cz_unit_name_judge (after, end) != CZ_NAME_NONE || skip_joint (after, end) != NULL || cz_unit_name_is_group (after, end)))
        {
          append_item (items, start, q, run);
          start = cz_scan_skip_blanks (after, end);
          length = MAX (start - q, (int) length);
          continue;
        }

      if (is_glued_at (start, q, end))
        {
          append_item (items, start, q, run);
          start = q;
        }
    }

  append_item (items, start, end, run);
}

/* Whether a name begins with a place of its own or names what has no level above it: 河池海关, 某某日报社, 经开区管委会. */
static gboolean
has_own_place (const char *p,
               const char *end)
{
  static const char *const starts[] = { "国家", "中国", "中共", "人民银行", "人行", "银保监", "银监", "驻", "国网", "供电", "电力", "移动", "联通", "电信", "邮政", "烟草",
                                        "铁塔", "中石", "工商银行", "农业银行", "建设银行", "经开", "高新", "开发区", "园区", "街道", "乡镇", "团市委", "团县委", "团区委", "海关", "税务局", "国税", "地税", "气象局", "消防", "本", "我", NULL };
  gunichar                 before = 0;
  guint                    n = 0;
  guint                    length;

  if (cz_scan_skip_any (p, end, starts, NULL) != NULL)
    return TRUE;

  for (; p < end; p += length, n++)
    {
      gunichar c = cz_scan_char (p, end, &length);
      gboolean level = cz_scan_is_one_of (c, "省市县区州镇旗");

      if (level && n >= 2 && !cz_scan_is_one_of (before, "城社地园") && cz_scan_skip (p, end, "市场") == NULL && cz_scan_skip (p, end, "区域") == NULL)
        return TRUE;
      before = c;
    }

  return FALSE;
}

/* Whether a name without level takes the one of the list it stands in. */
static gboolean
takes_level (const CzUnitItem *item)
{
  static const char *const ends[] = { "局", "委", "委员会", "办", "办公室", "厅", "中心", "妇联", "残联", "工商联", "科协", "总工会", "文联", "侨联", "法院", "检察院", "宣传部", "组织部", "统战部", "总公司", NULL };
  const char              *end = item->name + strlen (item->name);

  if (item->strength == CZ_NAME_NONE || cz_unit_name_skip_level (item->name, end) != NULL || cz_unit_name_is_group (item->name, end) ||
      cz_scan_ends_with (item->name, end, "分局") || cz_scan_ends_with (item->name, end, "管委会") || cz_scan_ends_with (item->name, end, "街道办") ||
      has_own_place (item->name, end))
    return FALSE;

  for (guint i = 0; ends[i] != NULL; i++)
    if (cz_scan_ends_with (item->name, end, ends[i]))
      return TRUE;

  return FALSE;
}

static void
replace_name (CzUnitItem *item,
              char       *name)
{
  g_free (item->name);
  item->name = name;
  item->strength = cz_unit_name_judge (name, name + strlen (name));
}

/* 公安、卫生、农业局: the last name of a run lends its ending to those before it that have none. */
static void
carry_suffix (GArray *items,
              guint   first,
              guint   last)
{
  static const char *const shared[] = { "分局", "部门", "局", "委", "办", "厅", NULL };
  const CzUnitItem        *end_item = &g_array_index (items, CzUnitItem, last);
  const char              *end = end_item->name + strlen (end_item->name);
  const char              *suffix = NULL;

  for (guint i = 0; suffix == NULL && shared[i] != NULL; i++)
    if (cz_scan_ends_with (end_item->name, end, shared[i]) && strlen (shared[i]) < strlen (end_item->name))
      suffix = shared[i];

  if (suffix == NULL || cz_unit_name_is_group (end_item->name, end))
    return;

  for (guint i = first; i < last; i++)
    {
      CzUnitItem *item = &g_array_index (items, CzUnitItem, i);

      if (item->strength == CZ_NAME_NONE && cz_scan_count (item->name, item->name + strlen (item->name)) <= 12 &&
          !cz_unit_name_is_group (item->name, item->name + strlen (item->name)))
        replace_name (item, g_strconcat (item->name, suffix, NULL));
    }
}

/* 市公安局、民政局: the first level named in a run goes on to the names behind it. */
static void
carry_level (GArray *items,
             guint   first,
             guint   last)
{
  g_autofree char *level = NULL;

  for (guint i = first; i <= last; i++)
    {
      CzUnitItem *item = &g_array_index (items, CzUnitItem, i);
      const char *after = cz_unit_name_skip_level (item->name, item->name + strlen (item->name));

      if (after != NULL && !cz_unit_name_is_group (item->name, item->name + strlen (item->name)))
        {
          if (level == NULL)
            level = g_strndup (item->name, after - item->name);
        }
      else if (level != NULL && takes_level (item))
        {
          replace_name (item, g_strconcat (level, item->name, NULL));
        }
    }
}

/**
 * cz_unit_list_finish:
 * @items: a list
 * @first: first item that is not finished yet
 *
 * Carries shared prefixes and suffixes over within each run. A comma ends a run: what follows it stands for itself.
 */
void
cz_unit_list_finish (GArray *items,
                     guint   first)
{
  while (first < items->len)
    {
      guint last = first;

      while (last + 1 < items->len && g_array_index (items, CzUnitItem, last + 1).run == g_array_index (items, CzUnitItem, first).run)
        last++;

      carry_suffix (items, first, last);
      carry_level (items, first, last);
      first = last + 1;
    }
}

/* The end of a list without 等单位, 等部门, 等; @open_list becomes %TRUE when something was cut. */
const char *
cz_unit_list_strip_open (const char *p,
                         const char *end,
                         gboolean   *open_list)
{
  static const char *const words[] = { "等有关单位", "等相关单位", "等有关部门", "等相关部门", "等职能部门", "等部门单位", "等部门和单位", "等成员单位", "等市直部门",
                                       "等单位", "等部门", "等", NULL };

  end = cz_scan_trim_end (p, end);
  for (guint i = 0; words[i] != NULL; i++)
    if (cz_scan_ends_with (p, end, words[i]))
      {
        *open_list = TRUE;
        return cz_scan_trim_end (p, end - strlen (words[i]));
      }

  return end;
}
