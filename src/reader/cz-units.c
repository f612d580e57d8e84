/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-units.h"

#include "reader/cz-scan.h"
#include "reader/cz-unit-label.h"
#include "reader/cz-unit-list.h"

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
  CzUnitLabel   label;
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
    case CZ_UNIT_LABEL_LEAD:
      settle (state, CZ_ROLE_LEAD);
      break;

    case CZ_UNIT_LABEL_COOPERATING:
      settle (state, CZ_ROLE_COOPERATING);
      break;

    case CZ_UNIT_LABEL_RESPONSIBLE:
      settle (state, state->lead_person ? CZ_ROLE_LEAD : CZ_ROLE_RESPONSIBLE);
      break;

    case CZ_UNIT_LABEL_LEAD_PERSON:
    case CZ_UNIT_LABEL_OTHER_PERSON:
    case CZ_UNIT_LABEL_SKIP:
      drop_pending (state);
      break;

    case CZ_UNIT_LABEL_NONE:
    default:
      settle (state, CZ_ROLE_JOINT);
      break;
    }
}

static void
begin_label (ClauseState *state,
             CzUnitLabel  label)
{
  settle_label (state);
  state->label = label;
  state->any_label |= label == CZ_UNIT_LABEL_LEAD || label == CZ_UNIT_LABEL_COOPERATING || label == CZ_UNIT_LABEL_RESPONSIBLE;
  state->responsible_label |= label == CZ_UNIT_LABEL_RESPONSIBLE;
  if (label == CZ_UNIT_LABEL_LEAD_PERSON)
    state->lead_person = TRUE;
  else if (label == CZ_UNIT_LABEL_OTHER_PERSON || label == CZ_UNIT_LABEL_COOPERATING)
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
  static const char *const remarks[] = { "列第一", "列在第一", "排第一", "排在第一", "排名第一", "第一位", "排在首位", "排首位", "列首位", "下同", "以下同", "以下均同", "排名不分先后", NULL };
  const char              *verb, *after;
  const char              *with;
  CzRole                   role;

  p = cz_scan_skip_blanks (p, end);
  end = cz_scan_trim_end (p, end);
  if (p >= end)
    return;

  /* 列第一位者为牵头单位,下同: a rule for the reader of the list, no name of it. */
  if (cz_scan_skip_any (p, end, remarks, NULL) != NULL)
    return;

  with = cz_scan_find (p, end, "会同");
  if (with != NULL && with > p && state->label == CZ_UNIT_LABEL_NONE)
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

  if (state->label != CZ_UNIT_LABEL_NONE)
    begin_label (state, CZ_UNIT_LABEL_NONE);
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
      CzUnitLabel label;
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

      if (cz_unit_label_may_begin (c))
        after = cz_unit_label_skip (p, end, !(p == start || cz_scan_is_blank (before) || before == ';'), &label);
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

  if (end - p > CZ_UNITS_MAX_CLAUSE)
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
