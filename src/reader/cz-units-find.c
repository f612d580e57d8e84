/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-units.h"

#include "reader/cz-scan.h"
#include "reader/cz-unit-label.h"
#include "reader/cz-unit-list.h"
#include "reader/cz-unit-name.h"

/* Characters: a sentence's subject. */
#define MAX_SUBJECT 80
/* A longer name of the same unit ends at most so many bytes behind a shorter one: 市委, 市委督查室. */
#define MAX_NAME_REST 15

static const char *const clause_words[] = { "牵头", "配合", "负责", "责任单位", "责任部门", "责任科室", "责任处室", "责任主体", "落实", "主办", "协办", "承办", "参与", "单位:", "单位：", "部门:", "部门：", "组织实施", NULL };

/* Whether a bracket that only lists names says who does the task: it ends its paragraph, and is no part of a name. */
static gboolean
is_bare_list (const char *open,
              const char *close,
              const char *start,
              const char *end)
{
  const char *after = cz_scan_skip_blanks (cz_scan_next (close, end), end);
  const char *p = cz_scan_next (open, end);
  gunichar    before = cz_scan_before (cz_scan_trim_end (start, open), start);
  const char *level = cz_unit_name_skip_level (p, close);

  if (after < end && cz_scan_peek (after, end) != 0x3002 && *cz_scan_next (close, end) != '\n')
    return FALSE;

  return before == 0x3002 || before == ';' || before == 0 || (level != NULL && level < close && cz_scan_find (p, close, "、") != NULL);
}

/* Brackets that name units: (A牵头,B配合). */
static gboolean
find_in_brackets (const char   *base,
                  const char   *start,
                  const char   *end,
                  guint         line,
                  CzUnitClause *clause)
{
  const char *tried = start; /* an unclosed bracket was followed up to here */
  gboolean    found = FALSE;
  guint       length;

  for (const char *p = start; p < end; p += length)
    {
      gunichar    c = cz_scan_char (p, end, &length);
      const char *close, *limit;

      if (!cz_scan_is_open (c))
        continue;

      limit = MIN (end, p + CZ_UNITS_MAX_CLAUSE);
      close = cz_scan_close_of (p, limit);
      if (close == NULL)
        {
          /* The bracket was never closed: it goes to the end of its line. */
          const char *newline;

          if (p < tried)
            continue;
          newline = memchr (p, '\n', limit - p);
          tried = close = newline != NULL ? newline : limit;
          if (!cz_scan_has_any (p, close, clause_words) || close - p > 1200)
            continue;
        }
      if (cz_scan_has_any (p, close, clause_words) || is_bare_list (p, close, start, end))
        found |= cz_units_read (base, p + length, close, line, FALSE, clause);
      length = MAX (close - p, (int) length);
    }

  return found;
}

/* Lines and ends of lines that begin with a label: 责任单位:A、B. */
static gboolean
find_labels (const char   *base,
             const char   *start,
             const char   *end,
             guint         line,
             CzUnitClause *clause)
{
  gboolean found = FALSE;
  guint    length;

  for (const char *p = start; p < end; p += length)
    {
      gunichar    c = cz_scan_char (p, end, &length);
      const char *stop;
      CzUnitLabel label;

      if (cz_scan_is_open (c))
        {
          const char *close = cz_scan_close_of (p, MIN (end, p + CZ_UNITS_MAX_CLAUSE));

          if (close != NULL)
            length = close - p;
          continue;
        }
      if (!cz_unit_label_may_begin (c) || cz_unit_label_skip (p, end, TRUE, &label) == NULL || label > CZ_UNIT_LABEL_LEAD_PERSON)
        continue;

      for (stop = p; stop < end; stop = cz_scan_next (stop, end))
        if (cz_scan_peek (stop, end) == 0x3002 || *stop == '\n')
          {
            const char *next = cz_scan_skip_blanks (cz_scan_next (stop, end), end);

            /* Further labels may follow on lines of their own. */
            if (cz_unit_label_skip (next, end, TRUE, &label) == NULL)
              break;
          }
      found |= cz_units_read (base, p, MIN (stop, p + CZ_UNITS_MAX_CLAUSE), line, FALSE, clause);
      length = MAX (stop - p, (int) length);
    }

  return found;
}

/* Sentences that are about units and nothing else: A、B负责落实。 */
static gboolean
find_sentences (const char   *base,
                const char   *start,
                const char   *end,
                guint         line,
                CzUnitClause *clause)
{
  static const char *const words[] = { "牵头", "配合", "负责", NULL };
  gboolean                 found = FALSE;

  for (const char *p = start; p < end;)
    {
      const char *stop = cz_scan_sentence_end (p, end);

      if (stop - p <= 1500 && cz_scan_has_any (p, stop, words))
        found |= cz_units_read (base, p, stop, line, TRUE, clause);
      p = stop;
    }

  return found;
}

/* Where the units end that a sentence goes on with after 会同: "会同县财政局、县人社局制定办法". */
static const char *
find_names_end (const char *p,
                const char *end)
{
  const char *start = p;
  const char *best = NULL;
  guint       length;

  for (const char *q = p; q < end && q - p < CZ_UNITS_MAX_CLAUSE && (best == NULL || q - best <= MAX_NAME_REST); q += length)
    {
      gunichar c = cz_scan_char (q, end, &length);

      if (cz_scan_is_one_of (c, ",;:。\n"))
        break;
      if (c == 0x3001 && best == q)
        start = best = q + length;
      else if (cz_unit_name_judge (start, q + length) == CZ_NAME_STRONG)
        best = q + length;
    }

  return best != NULL && best > start ? best : NULL;
}

/* The longest words from @from on that are about units alone and end in one of the verbs after @p. */
static gboolean
read_with_helpers (const char   *base,
                   const char   *from,
                   const char   *p,
                   const char   *end,
                   guint         line,
                   CzUnitClause *clause)
{
  static const char *const helping[] = { "配合", "协助", "协办", "参与", "参加", "负责", NULL };
  const char              *stops[8];
  guint                    n = 0;
  guint                    which;

  for (const char *q = cz_scan_find_any (p, end, helping, &which); q != NULL && n < G_N_ELEMENTS (stops); q = cz_scan_find_any (q, end, helping, &which))
    stops[n++] = q += strlen (helping[which]);

  while (n > 0)
    if (cz_units_read (base, from, stops[--n], line, TRUE, clause))
      return TRUE;

  return cz_units_read (base, from, p, line, TRUE, clause);
}

/* Names right before 牵头 or 会同 within a sentence: "由A、B牵头,C配合,制定…", "A会同B制定…". */
static gboolean
find_running (const char   *base,
              const char   *start,
              const char   *end,
              guint         line,
              CzUnitClause *clause)
{
  static const char *const words[] = { "牵头", "会同", NULL };
  static const char *const no_lead[] = { "牵头抓总", "牵头作用", "牵头单位", "牵头部门", "牵头领导", "牵头人", "牵头协调", "牵头责任", NULL };
  const char              *verb = start;
  const char              *floor = start;
  gboolean                 found = FALSE;
  guint                    which;

  while ((verb = cz_scan_find_any (verb, end, words, &which)) != NULL)
    {
      const char *after = verb + strlen (words[which]);
      const char *from = verb;

      while (from > floor && verb - from < 600 && !cz_scan_is_one_of (cz_scan_before (from, start), ",;。:\n"))
        from = cz_scan_prev (from, start);
      if (which == 1)
        {
          const char *stop = find_names_end (after, end);

          found |= stop != NULL && cz_units_read (base, from, stop, line, TRUE, clause);
        }
      else if (cz_scan_skip_any (verb, end, no_lead, NULL) == NULL)
        {
          found |= read_with_helpers (base, from, after, cz_scan_sentence_end (after, end), line, clause);
        }
      verb = floor = after;
    }

  return found;
}

/**
 * cz_units_find:
 * @base: start of the document's text, for spans
 * @p: start of a section
 * @end: its end
 * @line: line it begins on
 * @clause: what is found is added here
 *
 * Looks for what a section says about who does it: in brackets, behind labels, in a sentence of its own, else around
 * 牵头 or 会同 in its running text.
 *
 * Returns: whether units were found
 */
gboolean
cz_units_find (const char   *base,
               const char   *p,
               const char   *end,
               guint         line,
               CzUnitClause *clause)
{
  return find_in_brackets (base, p, end, line, clause) || find_labels (base, p, end, line, clause) ||
         find_sentences (base, p, end, line, clause) || find_running (base, p, end, line, clause);
}

/* 有关院校 may be anybody. */
static gboolean
is_sure (const CzUnitItem *item)
{
  const char *end = item->name + strlen (item->name);

  if (cz_scan_skip_any (item->name, end, (const char *const[]){ "有关", "相关", "其他", "其它", NULL }, NULL) != NULL)
    return FALSE;

  return item->strength == CZ_NAME_STRONG || (cz_scan_skip (item->name, end, "各") != NULL && cz_unit_name_is_group (item->name, end));
}

/**
 * cz_units_find_subject:
 *
 * Reads the units that a sentence begins with: "工商分局要加强…", "A和B负责…". Arguments as for cz_units_find().
 *
 * Returns: whether the sentence begins with units
 */
gboolean
cz_units_find_subject (const char   *base,
                       const char   *p,
                       const char   *end,
                       guint         line,
                       CzUnitClause *clause)
{
  static const char *const subject_verbs[] = { "要", "应", "须", "必须", "负责", "按照", "认真", "根据", "依据", "会同", "结合", "积极", "切实", "牵头", "具体", "主要", "加强", "做好", "组织", NULL };
  static const char *const actions[] = { "发挥", "充分", "依托", "建立", "健全", "完善", "加强", "加大", "加快", "支持", "推动", "推进", "引导", "鼓励", "落实", "强化", "开展", "组建", "成立", "明确", "督促", "指导", "利用", "通过", "实施", "将", "把", NULL };
  GArray                  *items = cz_unit_list_new ();
  const char              *start = p;
  const char              *verb = NULL;
  guint                    n = 0;
  guint                    length;
  gboolean                 sure = FALSE;
  gboolean                 leads = FALSE;

  /* What begins with what is to be done has no subject. */
  if (cz_scan_skip_any (p, end, actions, NULL) != NULL)
    end = p;

  for (const char *q = p; verb == NULL && q < end && n < MAX_SUBJECT; q += length, n++)
    {
      gunichar c = cz_scan_char (q, end, &length);

      if (cz_scan_is_open (c) && cz_scan_close_of (q, end) != NULL)
        {
          length = cz_scan_next (cz_scan_close_of (q, end), end) - q;
        }
      else if (c == 0x3001 && q > start)
        {
          cz_unit_list_add (items, start, q, 0);
          start = q + length;
        }
      else if (cz_scan_is_one_of (c, ",;:。\n"))
        {
          break;
        }
      else if (q > start && cz_scan_skip_any (q, end, subject_verbs, NULL) != NULL && cz_unit_name_judge (start, q) != CZ_NAME_NONE)
        {
          verb = q;
        }
    }

  if (verb != NULL)
    {
      cz_unit_list_add (items, start, verb, 0);
      cz_unit_list_finish (items, 0);
      sure = items->len > 0;
      for (guint i = 0; i < items->len; i++)
        sure &= is_sure (&g_array_index (items, CzUnitItem, i));
    }

  if (verb != NULL)
    {
      const char *will = cz_scan_skip_any (verb, end, (const char *const[]){ "要", "应", "须", "必须", NULL }, NULL);

      leads = cz_scan_skip (will != NULL ? will : verb, end, "牵头") != NULL;
    }

  for (guint i = 0; sure && i < items->len; i++)
    {
      const CzUnitItem *item = &g_array_index (items, CzUnitItem, i);
      CzDraftUnit      *unit = cz_draft_unit_new (item->name, leads ? CZ_ROLE_LEAD : items->len > 1 ? CZ_ROLE_JOINT
                                                                                                    : CZ_ROLE_RESPONSIBLE);

      unit->group = cz_unit_name_is_group (item->name, item->name + strlen (item->name));
      unit->span = (CzSpan){ item->start - base, item->end - item->start, line };
      g_ptr_array_add (clause->units, unit);
    }
  if (sure)
    {
      clause->start = p;
      clause->end = verb;
    }
  g_array_unref (items);

  return sure;
}

/* Whether a document says that the unit named first leads: 列第一位的责任单位为牵头单位. */
gboolean
cz_units_first_leads (const char *p,
                      const char *end)
{
  static const char *const words[] = { "第一位", "排名第一", "排第一", "列第一", "第一个", "首位", "排在首", "排在第一", "排序第一", NULL };

  while ((p = cz_scan_find_any (p, end, words, NULL)) != NULL)
    {
      const char *stop = cz_scan_sentence_end (p, MIN (end, p + 200));

      if (cz_scan_find (p, stop, "牵头") != NULL)
        return TRUE;
      p = cz_scan_next (p, end);
    }

  return FALSE;
}
