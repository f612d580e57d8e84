/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-units.h"

#include "reader/cz-scan.h"
#include "reader/cz-unit-list.h"

/* Bytes: words about units are not longer than this. */
#define MAX_CLAUSE 4000
/* Characters: a sentence's subject. */
#define MAX_SUBJECT 80
/* A longer name of the same unit ends at most so many bytes behind a shorter one: 市委, 市委督查室. */
#define MAX_NAME_REST 15

typedef enum
{
  LABEL_NONE,
  LABEL_LEAD,
  LABEL_COOPERATING,
  LABEL_RESPONSIBLE,
  LABEL_LEAD_PERSON,
  LABEL_OTHER_PERSON,
  LABEL_SKIP,
} Label;

static const struct
{
  const char *word;
  Label       label;
} labels[] = {
  { "主要牵头单位", LABEL_LEAD },
  { "牵头责任单位", LABEL_LEAD },
  { "责任牵头单位", LABEL_LEAD },
  { "第一责任单位", LABEL_LEAD },
  { "主要责任单位", LABEL_LEAD },
  { "主要责任部门", LABEL_LEAD },
  { "主要负责单位", LABEL_LEAD },
  { "牵头单位", LABEL_LEAD },
  { "牵头部门", LABEL_LEAD },
  { "牵头科室", LABEL_LEAD },
  { "牵头处室", LABEL_LEAD },
  { "牵头股室", LABEL_LEAD },
  { "牵头机构", LABEL_LEAD },
  { "主办单位", LABEL_LEAD },
  { "主办部门", LABEL_LEAD },
  { "主责单位", LABEL_LEAD },
  { "主责部门", LABEL_LEAD },
  { "主管部门", LABEL_LEAD },
  { "责任配合单位", LABEL_COOPERATING },
  { "配合单位", LABEL_COOPERATING },
  { "配合部门", LABEL_COOPERATING },
  { "配合科室", LABEL_COOPERATING },
  { "配合处室", LABEL_COOPERATING },
  { "协办单位", LABEL_COOPERATING },
  { "协办部门", LABEL_COOPERATING },
  { "协同单位", LABEL_COOPERATING },
  { "协同部门", LABEL_COOPERATING },
  { "协作单位", LABEL_COOPERATING },
  { "协助单位", LABEL_COOPERATING },
  { "协助部门", LABEL_COOPERATING },
  { "参与单位", LABEL_COOPERATING },
  { "参与部门", LABEL_COOPERATING },
  { "参加单位", LABEL_COOPERATING },
  { "会办单位", LABEL_COOPERATING },
  { "责任单位", LABEL_RESPONSIBLE },
  { "责任部门", LABEL_RESPONSIBLE },
  { "责任科室", LABEL_RESPONSIBLE },
  { "责任处室", LABEL_RESPONSIBLE },
  { "责任股室", LABEL_RESPONSIBLE },
  { "责任主体", LABEL_RESPONSIBLE },
  { "责任机构", LABEL_RESPONSIBLE },
  { "责任分工", LABEL_RESPONSIBLE },
  { "承办单位", LABEL_RESPONSIBLE },
  { "承办部门", LABEL_RESPONSIBLE },
  { "实施单位", LABEL_RESPONSIBLE },
  { "实施主体", LABEL_RESPONSIBLE },
  { "落实单位", LABEL_RESPONSIBLE },
  { "负责单位", LABEL_RESPONSIBLE },
  { "负责部门", LABEL_RESPONSIBLE },
  { "完成单位", LABEL_RESPONSIBLE },
  { "牵头领导", LABEL_LEAD_PERSON },
  { "责任领导", LABEL_LEAD_PERSON },
  { "牵头人", LABEL_LEAD_PERSON },
  { "配合领导", LABEL_OTHER_PERSON },
  { "分管领导", LABEL_OTHER_PERSON },
  { "包联领导", LABEL_OTHER_PERSON },
  { "责任人", LABEL_OTHER_PERSON },
  { "联系人", LABEL_OTHER_PERSON },
  { "负责人", LABEL_OTHER_PERSON },
  { "完成时限", LABEL_SKIP },
  { "完成时间", LABEL_SKIP },
  { "时间节点", LABEL_SKIP },
  { "时间进度", LABEL_SKIP },
  { "时间安排", LABEL_SKIP },
  { "工作时限", LABEL_SKIP },
  { "时限要求", LABEL_SKIP },
  { "时限", LABEL_SKIP },
  { "时间", LABEL_SKIP },
  { "进度安排", LABEL_SKIP },
  { "牵头", LABEL_LEAD },
  { "主办", LABEL_LEAD },
  { "配合", LABEL_COOPERATING },
  { "协办", LABEL_COOPERATING },
};

static const struct
{
  const char *word;
  CzRole      role;
} verbs[] = {
  { "为牵头单位", CZ_ROLE_LEAD },
  { "作为牵头单位", CZ_ROLE_LEAD },
  { "分别牵头负责", CZ_ROLE_LEAD },
  { "分别牵头", CZ_ROLE_LEAD },
  { "共同牵头", CZ_ROLE_LEAD },
  { "联合牵头", CZ_ROLE_LEAD },
  { "总牵头", CZ_ROLE_LEAD },
  { "牵头负责", CZ_ROLE_LEAD },
  { "牵头落实", CZ_ROLE_LEAD },
  { "牵头组织", CZ_ROLE_LEAD },
  { "牵头", CZ_ROLE_LEAD },
  { "主办", CZ_ROLE_LEAD },
  { "主抓", CZ_ROLE_LEAD },
  { "协同配合", CZ_ROLE_COOPERATING },
  { "积极配合", CZ_ROLE_COOPERATING },
  { "密切配合", CZ_ROLE_COOPERATING },
  { "共同配合", CZ_ROLE_COOPERATING },
  { "按职责配合", CZ_ROLE_COOPERATING },
  { "分工配合", CZ_ROLE_COOPERATING },
  { "按职责分工配合", CZ_ROLE_COOPERATING },
  { "配合", CZ_ROLE_COOPERATING },
  { "协助", CZ_ROLE_COOPERATING },
  { "协同", CZ_ROLE_COOPERATING },
  { "协办", CZ_ROLE_COOPERATING },
  { "参与", CZ_ROLE_COOPERATING },
  { "参加", CZ_ROLE_COOPERATING },
  { "按照各自职责分工负责", CZ_ROLE_JOINT },
  { "按各自职责分工负责", CZ_ROLE_JOINT },
  { "按照职责分工负责", CZ_ROLE_JOINT },
  { "根据职责分工负责", CZ_ROLE_JOINT },
  { "按职责分工负责", CZ_ROLE_JOINT },
  { "按职责分工", CZ_ROLE_JOINT },
  { "按照职责分工", CZ_ROLE_JOINT },
  { "按分工负责", CZ_ROLE_JOINT },
  { "按职责负责", CZ_ROLE_JOINT },
  { "按照职责", CZ_ROLE_JOINT },
  { "按职责", CZ_ROLE_JOINT },
  { "依职责", CZ_ROLE_JOINT },
  { "依据职责", CZ_ROLE_JOINT },
  { "按照各自职责", CZ_ROLE_JOINT },
  { "按各自职责", CZ_ROLE_JOINT },
  { "职责分工负责", CZ_ROLE_JOINT },
  { "分工负责", CZ_ROLE_JOINT },
  { "分别负责", CZ_ROLE_JOINT },
  { "共同负责", CZ_ROLE_JOINT },
  { "联合负责", CZ_ROLE_JOINT },
  { "具体负责", CZ_ROLE_JOINT },
  { "负责落实", CZ_ROLE_JOINT },
  { "负责实施", CZ_ROLE_JOINT },
  { "负责组织实施", CZ_ROLE_JOINT },
  { "负责", CZ_ROLE_JOINT },
  { "抓好落实", CZ_ROLE_JOINT },
  { "具体落实", CZ_ROLE_JOINT },
  { "组织落实", CZ_ROLE_JOINT },
  { "组织实施", CZ_ROLE_JOINT },
  { "具体实施", CZ_ROLE_JOINT },
  { "落实", CZ_ROLE_JOINT },
  { "承办", CZ_ROLE_JOINT },
};

/* What may stand behind a verb within words about units. */
static const char *const tails[] = { "组织实施", "抓好落实", "各项工作", "相关工作", "有关工作", "负责", "落实", "实施", "配合", "推进", "抓落实", "工作", "完成", "组织", "做好", "开展", "推动", "执行", NULL };

typedef struct
{
  const char   *base;
  guint         line;
  GArray       *items;
  GArray       *roles; /* of CzRole, one per item of @items that is settled */
  guint         pending;
  guint         run;
  Label         label;
  gboolean      lead_person;
  gboolean      any_label;
  gboolean      any_verb;
  gboolean      distributed; /* 按职责分工 */
  gboolean      loose;       /* something stood there that is no name */
  gboolean      responsible_label;
  CzUnitClause *clause;
  gboolean      with;    /* 会同: those who help follow */
  gboolean      objects; /* 分别负责: things to do follow, no names */
} ClauseState;

void
cz_units_clause_init (CzUnitClause *clause)
{
  memset (clause, 0, sizeof *clause);
  clause->units = g_ptr_array_new_with_free_func ((GDestroyNotify) cz_draft_unit_free);
}

void
cz_units_clause_clear (CzUnitClause *clause)
{
  g_clear_pointer (&clause->units, g_ptr_array_unref);
}

/* Behind a label and its colon at @p, or NULL. Without a colon only a blank or the end of the line will do. */
static const char *
skip_label (const char *p,
            const char *end,
            gboolean    need_colon,
            Label      *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *after = cz_scan_skip (p, end, labels[i].word);
      const char *colon;

      if (after == NULL)
        continue;

      colon = cz_scan_skip_blanks (after, end);
      if (cz_scan_is_open (cz_scan_peek (colon, end)))
        {
          const char *close = cz_scan_close_of (colon, end);

          /* 责任单位(部门): */
          if (close != NULL && cz_scan_count (colon, close) <= 5)
            colon = cz_scan_skip_blanks (cz_scan_next (close, end), end);
        }
      *label = labels[i].label;
      if (cz_scan_peek (colon, end) == ':')
        return cz_scan_next (colon, end);
      if (cz_scan_skip (colon, end, "为") != NULL && cz_scan_count (p, after) >= 4)
        return cz_scan_skip (colon, end, "为");
      if (!need_colon && colon > after && colon < end && cz_scan_count (p, after) >= 4)
        return colon;
      return NULL;
    }

  return NULL;
}

static gboolean
may_begin_label (gunichar c)
{
  switch (c)
    {
    case L'牵':
    case L'责':
    case L'配':
    case L'主':
    case L'协':
    case L'第':
    case L'承':
    case L'实':
    case L'落':
    case L'负':
    case L'完':
    case L'参':
    case L'会':
    case L'分':
    case L'包':
    case L'联':
    case L'时':
    case L'工':
    case L'进':
      return TRUE;
    default:
      return FALSE;
    }
}

static const char *
skip_verb (const char *p,
           const char *end,
           CzRole     *role)
{
  const char *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      const char *after = cz_scan_skip (p, end, verbs[i].word);

      if (after != NULL && (best == NULL || after > best))
        {
          best = after;
          *role = verbs[i].role;
        }
    }

  return best;
}

/* The first verb in a segment, outside brackets: *@after becomes what stands behind it. NULL when there is none. */
static const char *
find_verb (const char  *p,
           const char  *end,
           CzRole      *role,
           const char **after)
{
  guint depth = 0;
  guint length;

  for (; p < end; p += length)
    {
      gunichar c = cz_scan_char (p, end, &length);

      if (cz_scan_is_open (c))
        depth++;
      else if (cz_scan_is_close (c) && depth > 0)
        depth--;
      else if (depth == 0 && cz_scan_is_one_of (c, "牵主配协参按依根职分共联具负抓组落承为作总积密") &&
               (*after = skip_verb (p, end, role)) != NULL)
        return p;
    }

  return NULL;
}

/* Whether nothing but further verbs and their objects stands between @p and @end. */
static gboolean
is_tail (const char *p,
         const char *end)
{
  CzRole role;

  while ((p = cz_scan_skip_blanks (p, end)) < end)
    {
      const char *after = skip_verb (p, end, &role);

      if (after == NULL)
        after = cz_scan_skip_any (p, end, tails, NULL);
      if (after == NULL)
        return FALSE;
      p = after;
    }

  return TRUE;
}

/* Gives the pending names a role. */
static void
settle (ClauseState *state,
        CzRole       role)
{
  cz_unit_list_finish (state->items, state->pending);
  while (state->roles->len < state->items->len)
    g_array_append_val (state->roles, role);
  state->pending = state->items->len;
}

static void
drop_pending (ClauseState *state)
{
  g_array_set_size (state->items, state->pending);
}

static void
settle_label (ClauseState *state)
{
  switch (state->label)
    {
    case LABEL_LEAD:
      settle (state, CZ_ROLE_LEAD);
      break;

    case LABEL_COOPERATING:
      settle (state, CZ_ROLE_COOPERATING);
      break;

    case LABEL_RESPONSIBLE:
      settle (state, state->lead_person ? CZ_ROLE_LEAD : CZ_ROLE_RESPONSIBLE);
      break;

    case LABEL_LEAD_PERSON:
    case LABEL_OTHER_PERSON:
    case LABEL_SKIP:
      drop_pending (state);
      break;

    case LABEL_NONE:
    default:
      settle (state, CZ_ROLE_JOINT);
      break;
    }
}

static void
begin_label (ClauseState *state,
             Label        label)
{
  settle_label (state);
  state->label = label;
  state->any_label |= label == LABEL_LEAD || label == LABEL_COOPERATING || label == LABEL_RESPONSIBLE;
  state->responsible_label |= label == LABEL_RESPONSIBLE;
  if (label == LABEL_LEAD_PERSON)
    state->lead_person = TRUE;
  else if (label == LABEL_OTHER_PERSON || label == LABEL_COOPERATING)
    state->lead_person = FALSE;
  state->run++;
}

static void
add_names (ClauseState *state,
           const char  *p,
           const char  *end)
{
  static const char *const leaders[] = { "由", "请", "以", "责成", "并", "其中", NULL };
  gboolean                 open_list = FALSE;
  const char              *after = cz_scan_skip_any (p, end, leaders, NULL);
  guint                    before = state->items->len;

  if (after != NULL && cz_unit_name_judge (after, end) != CZ_NAME_NONE)
    p = after;
  end = cz_unit_list_strip_open (p, end, &open_list);
  if (p >= end)
    {
      state->clause->open_list |= open_list;
      return;
    }

  cz_unit_list_add (state->items, p, end, state->run);
  state->clause->open_list |= open_list && state->items->len > before;
}

/* A segment between two separators: names, and perhaps the verb that gives them their role. */
static void
read_segment (ClauseState *state,
              const char  *p,
              const char  *end)
{
  const char *verb, *after;
  const char *with;
  CzRole      role;

  p = cz_scan_skip_blanks (p, end);
  end = cz_scan_trim_end (p, end);
  if (p >= end)
    return;

  with = cz_scan_find (p, end, "会同");
  if (with != NULL && with > p && state->label == LABEL_NONE)
    {
      read_segment (state, p, with);
      if (state->items->len > state->pending)
        settle (state, CZ_ROLE_LEAD);
      p = with + strlen ("会同");
      verb = find_verb (p, end, &role, &after);
      add_names (state, p, verb != NULL ? verb : end);
      settle (state, CZ_ROLE_COOPERATING);
      state->any_verb = TRUE;
      state->with = verb == NULL;
      return;
    }

  verb = find_verb (p, end, &role, &after);
  if (verb == NULL)
    {
      if (!state->objects)
        add_names (state, p, end);
      if (state->with)
        settle (state, CZ_ROLE_COOPERATING);
      return;
    }
  state->with = FALSE;

  add_names (state, p, verb);
  /* 分别负责A、B: what follows is what they do. */
  state->objects = cz_scan_find (verb, MIN (end, verb + strlen ("牵头分别")), "分别") != NULL || cz_scan_ends_with (p, cz_scan_trim_end (p, verb), "分别");
  if (!is_tail (after, end) && cz_scan_skip (verb, end, "分别") == NULL)
    state->loose = TRUE;
  if (state->items->len == state->pending)
    return;

  if (state->label != LABEL_NONE)
    begin_label (state, LABEL_NONE);
  if (role == CZ_ROLE_JOINT && cz_scan_find (verb, end, "分工") != NULL)
    state->distributed = TRUE;
  if (role == CZ_ROLE_JOINT && cz_scan_find (verb, end, "配合") != NULL)
    role = CZ_ROLE_COOPERATING;
  settle (state, role);
  state->any_verb = TRUE;
}

/* Cuts the clause into segments at its separators and labels. */
static void
read_segments (ClauseState *state,
               const char  *p,
               const char  *end)
{
  const char *start = p;
  guint       depth = 0;
  guint       length;
  gunichar    before = 0;

  for (; p < end; p += length)
    {
      gunichar    c = cz_scan_char (p, end, &length);
      Label       label;
      const char *after = NULL;

      if (cz_scan_is_open (c))
        depth++;
      else if (cz_scan_is_close (c) && depth > 0)
        depth--;
      if (depth > 0)
        {
          before = c;
          continue;
        }

      if (may_begin_label (c))
        after = skip_label (p, end, !(p == start || cz_scan_is_blank (before) || before == ';'), &label);
      if (after != NULL)
        {
          read_segment (state, start, p);
          begin_label (state, label);
          length = after - p;
          start = after;
        }
      else if (c == 0x3001 && cz_unit_name_goes_on (start, p, end))
        {
          before = c;
          continue;
        }
      else if (c == 0x3001 || c == ',' || c == ';' || c == 0x3002 || c == '\n' || c == '/' || c == '|' || c == ':')
        {
          read_segment (state, start, p);
          start = p + length;
          if (c != 0x3001)
            state->run++;
          if (c == ';')
            state->objects = FALSE;
        }
      before = c;
    }

  read_segment (state, start, end);
  settle_label (state);
}

static CzRole
final_role (const ClauseState *state,
            CzRole             role,
            gboolean           has_lead,
            guint              n,
            gboolean           group)
{
  if (role == CZ_ROLE_RESPONSIBLE)
    return has_lead ? CZ_ROLE_COOPERATING : CZ_ROLE_RESPONSIBLE;
  if (role == CZ_ROLE_JOINT && !has_lead && n == 1 && !group && !state->distributed)
    return CZ_ROLE_RESPONSIBLE;

  return role;
}

static gboolean
is_wanted (const CzUnitItem *item,
           gboolean          labelled)
{
  const char *end = item->name + strlen (item->name);
  guint       n = cz_scan_count (item->name, end);
  gunichar    first = cz_scan_peek (item->name, end);

  if (n < 2 || n > 40 || cz_scan_is_digit (first) || cz_scan_skip (item->name, end, "无") == end)
    return FALSE;

  return labelled || item->strength != CZ_NAME_NONE || n <= 12;
}

static void
emit (ClauseState *state)
{
  gboolean has_lead = FALSE;
  guint    n = 0;

  for (guint i = 0; i < state->items->len; i++)
    {
      has_lead |= g_array_index (state->roles, CzRole, i) == CZ_ROLE_LEAD;
      n += g_array_index (state->roles, CzRole, i) == CZ_ROLE_JOINT;
    }

  for (guint i = 0; i < state->items->len; i++)
    {
      const CzUnitItem *item = &g_array_index (state->items, CzUnitItem, i);
      gboolean          group = cz_unit_name_is_group (item->name, item->name + strlen (item->name));
      CzRole            role = final_role (state, g_array_index (state->roles, CzRole, i), has_lead, n, group);
      gboolean          known = FALSE;
      CzDraftUnit      *unit;

      if (!is_wanted (item, state->any_label))
        continue;

      for (guint k = 0; !known && k < state->clause->units->len; k++)
        {
          const CzDraftUnit *other = g_ptr_array_index (state->clause->units, k);

          known = other->role == role && g_str_equal (other->name, item->name);
        }
      if (known)
        continue;

      unit = cz_draft_unit_new (item->name, role);
      unit->group = group;
      unit->span = (CzSpan){ item->start - state->base, item->end - item->start, state->line };
      g_ptr_array_add (state->clause->units, unit);
    }
}

static gboolean
is_plausible (const ClauseState *state,
              gboolean           strict)
{
  guint n_strong = 0;
  guint n_none = 0;
  guint n = state->items->len;

  for (guint i = 0; i < n; i++)
    {
      const CzUnitItem *item = &g_array_index (state->items, CzUnitItem, i);

      n_strong += item->strength == CZ_NAME_STRONG;
      n_none += item->strength == CZ_NAME_NONE;
    }

  if (n == 0)
    return FALSE;
  if (strict)
    return !state->loose && n_none == 0 && n_strong * 2 >= n && (state->any_label || state->any_verb);
  if (state->any_label)
    return TRUE;
  if (state->any_verb)
    return n_strong > 0 && n_none * 2 <= n && !(state->loose && n_none > 0);

  return n_strong == n;
}

/**
 * cz_units_read:
 * @base: start of the document's text, for spans
 * @p: start of some words that may say who does a task
 * @end: their end
 * @line: line they stand on
 * @strict: they are part of a sentence: refuse them unless every word of them is about units
 * @clause: what is found is added here
 *
 * Reads "A牵头,B、C配合落实", "责任单位:A、B", "A、B按职责分工负责" and the other ways of domain.md e.
 *
 * Returns: whether units were found
 */
gboolean
cz_units_read (const char   *base,
               const char   *p,
               const char   *end,
               guint         line,
               gboolean      strict,
               CzUnitClause *clause)
{
  ClauseState state = { .base = base, .line = line, .clause = clause };
  guint       before = clause->units->len;
  gboolean    open_before = clause->open_list;
  gboolean    plausible;

  if (end - p > MAX_CLAUSE)
    return FALSE;

  state.items = cz_unit_list_new ();
  state.roles = g_array_new (FALSE, FALSE, sizeof (CzRole));
  read_segments (&state, p, end);

  plausible = is_plausible (&state, strict);
  if (plausible)
    emit (&state);
  g_array_unref (state.items);
  g_array_unref (state.roles);

  if (!plausible || clause->units->len == before)
    {
      clause->open_list = open_before;
      return FALSE;
    }

  if (clause->start == NULL || p < clause->start)
    clause->start = p;
  if (end > clause->end)
    clause->end = end;
  clause->labelled |= state.any_label;

  return TRUE;
}

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

      limit = MIN (end, p + MAX_CLAUSE);
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
      Label       label;

      if (cz_scan_is_open (c))
        {
          const char *close = cz_scan_close_of (p, MIN (end, p + MAX_CLAUSE));

          if (close != NULL)
            length = close - p;
          continue;
        }
      if (!may_begin_label (c) || skip_label (p, end, TRUE, &label) == NULL || label > LABEL_LEAD_PERSON)
        continue;

      for (stop = p; stop < end; stop = cz_scan_next (stop, end))
        if (cz_scan_peek (stop, end) == 0x3002 || *stop == '\n')
          {
            const char *next = cz_scan_skip_blanks (cz_scan_next (stop, end), end);

            /* Further labels may follow on lines of their own. */
            if (skip_label (next, end, TRUE, &label) == NULL)
              break;
          }
      found |= cz_units_read (base, p, MIN (stop, p + MAX_CLAUSE), line, FALSE, clause);
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

  for (const char *q = p; q < end && q - p < MAX_CLAUSE && (best == NULL || q - best <= MAX_NAME_REST); q += length)
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
  GArray                  *items = cz_unit_list_new ();
  const char              *start = p;
  const char              *verb = NULL;
  guint                    n = 0;
  guint                    length;
  gboolean                 sure = FALSE;
  gboolean                 leads = FALSE;

  for (const char *q = p; verb == NULL && q < end && n < MAX_SUBJECT; q += length, n++)
    {
      gunichar c = cz_scan_char (q, end, &length);

      if (c == 0x3001 && q > start)
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
        sure &= g_array_index (items, CzUnitItem, i).strength == CZ_NAME_STRONG;
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
