/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-lift.h"

#include "model/cz-score-private.h"

/* Beyond these the plan is good, not proven best: it is picked by gain for effort. */
#define MOST_EXACT_ROWS 400
#define MOST_EXACT_EFFORT 4096

/* A row that can still gain something; gains in 1/100,000,000 points. */
typedef struct
{
  guint  row;
  guint  indicator;
  gint64 gain; /* before the limits of its indicator */
  gint64 effort;
} Candidate;

/* An indicator as it stands: how the gains of its rows add up. */
typedef struct
{
  gint64   raw; /* sum or best of its rows, before its limits */
  gint64   least;
  gint64   most;
  gboolean single; /* only the largest gain counts */
} Standing;

static CzPoints
get_available (const CzScoreSheet *sheet,
               const CzScoreMarks *marks,
               guint               index)
{
  const CzScoreRow *row = cz_score_row (sheet, index);
  CzPoints          available = row->maximum;

  if (available == CZ_POINTS_NONE)
    return (row->flags & (ROW_DEDUCT | ROW_VETO)) == ROW_DEDUCT ? 0 : CZ_POINTS_NONE;

  for (guint i = index + 1; i <= index + row->n_parts; i++)
    {
      if (marks->flags[i] & CZ_SCORE_NOT_APPLICABLE)
        available -= MAX (cz_score_row (sheet, i)->maximum, 0);
    }

  return MAX (available, 0);
}

static gboolean
is_candidate (const CzScoreSheet *sheet,
              const CzScoreMarks *marks,
              guint               index)
{
  const CzScoreRow *row = cz_score_row (sheet, index);

  return !(row->flags & (ROW_BONUS | ROW_PART)) && row->group == CZ_SCORE_NO_GROUP &&
         !(marks->flags[index] & CZ_SCORE_NOT_APPLICABLE) && get_available (sheet, marks, index) != CZ_POINTS_NONE;
}

static Standing
get_standing (const CzScoreSheet  *sheet,
              const CzScoreMarks  *marks,
              const CzScoreTotals *totals,
              guint                index)
{
  const CzScoreIndicator *indicator = cz_score_indicator (sheet, index);
  gboolean                best = indicator->combine == CZ_COMBINE_BEST;
  Standing                standing = { 0, 0, G_MAXINT64, best };

  for (guint i = indicator->first_row; i < indicator->first_row + indicator->n_rows; i += 1 + cz_score_row (sheet, i)->n_parts)
    {
      const CzScoreRow *row = cz_score_row (sheet, i);
      gint64            points;

      if (row->flags & ROW_BONUS || totals->rows[i] == CZ_POINTS_NONE || marks->flags[i] & CZ_SCORE_NOT_APPLICABLE)
        continue;

      points = totals->rows[i] * row->weight;
      standing.raw = best ? MAX (standing.raw, points) : standing.raw + points;
    }

  if (indicator->declared != CZ_POINTS_NONE)
    standing.most = indicator->declared * CZ_SCORE_WEIGHT_ONE;
  else if (totals->declared[index] == 0)
    standing.least = G_MININT64; /* it only deducts */

  if (indicator->starts_full)
    {
      /* The first row that is scored brings all that is declared. */
      standing.single = totals->indicators[index].scored == 0;
      standing.raw += standing.single ? 0 : standing.most;
    }

  return standing;
}

static gint64
get_row_gain (const CzScoreSheet  *sheet,
              const CzScoreMarks  *marks,
              const CzScoreTotals *totals,
              guint                index,
              const Standing      *standing)
{
  const CzScoreIndicator *indicator =
    cz_score_indicator (sheet, g_array_index (sheet->indicator_of, guint, index));
  gint64   available = get_available (sheet, marks, index) * cz_score_row (sheet, index)->weight;
  CzPoints counted = totals->rows[index] == CZ_POINTS_NONE ? 0 : totals->rows[index];

  if (indicator->starts_full && standing->single)
    return standing->most;
  if (standing->single)
    return available - standing->raw;

  return available - counted * cz_score_row (sheet, index)->weight;
}

/* What the indicator gains when its rows gain @sum. */
static gint64
limit_gain (const Standing *standing,
            gint64          sum)
{
  gint64 before = CLAMP (standing->raw, standing->least, standing->most);

  return CLAMP (standing->raw + sum, standing->least, standing->most) - before;
}

static GArray *
list_candidates (const CzScoreSheet  *sheet,
                 const CzScoreMarks  *marks,
                 const CzScoreTotals *totals,
                 const Standing      *standings,
                 const gint64        *efforts)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  gint64  most = 1;

  for (guint i = 0; efforts != NULL && i < sheet->rows->len; i++)
    most = MAX (most, efforts[i]);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      guint     indicator = g_array_index (sheet->indicator_of, guint, i);
      Candidate candidate = { i, indicator, 0, 1 };

      if (!is_candidate (sheet, marks, i))
        continue;

      candidate.gain = get_row_gain (sheet, marks, totals, i, &standings[indicator]);
      if (efforts != NULL)
        candidate.effort = efforts[i] > 0 ? efforts[i] : most;
      if (candidate.gain > 0)
        g_array_append_val (candidates, candidate);
    }

  return candidates;
}

static int
compare_by_value (gconstpointer a,
                  gconstpointer b)
{
  const Candidate *x = a, *y = b;
  __int128         left = (__int128) x->gain * y->effort, right = (__int128) y->gain * x->effort;

  if (left != right)
    return left > right ? -1 : 1;

  return (x->row > y->row) - (x->row < y->row);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const guint *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* The gain of all chosen candidates together, indicator by indicator. */
typedef struct
{
  const Standing *standings;
  gint64         *sums; /* by indicator: sum, or largest, of the chosen gains */
  gint64          gain;
} Choice;

static gint64
get_marginal (const Choice    *choice,
              const Candidate *candidate)
{
  const Standing *standing = &choice->standings[candidate->indicator];
  gint64          sum = choice->sums[candidate->indicator];
  gint64          more = standing->single ? MAX (sum, candidate->gain) : sum + candidate->gain;

  return limit_gain (standing, more) - limit_gain (standing, sum);
}

static void
choose (Choice          *choice,
        const Candidate *candidate)
{
  const Standing *standing = &choice->standings[candidate->indicator];
  gint64         *sum = &choice->sums[candidate->indicator];

  choice->gain += get_marginal (choice, candidate);
  *sum = standing->single ? MAX (*sum, candidate->gain) : *sum + candidate->gain;
}

/* Takes candidates by gain for effort until the need is met, then gives back what is not needed. */
static void
pick_by_value (const CzScoreSheet *sheet,
               GArray             *candidates,
               const Standing     *standings,
               gint64              need,
               CzLiftPlan         *plan)
{
  g_autofree gint64 *sums = g_new0 (gint64, sheet->indicators->len);
  Choice             choice = { standings, sums, 0 };

  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Candidate));

  g_array_sort (candidates, compare_by_value);
  for (guint i = 0; i < candidates->len && choice.gain < need; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (get_marginal (&choice, candidate) > 0 || standings[candidate->indicator].raw < 0)
        {
          choose (&choice, candidate);
          g_array_append_val (taken, *candidate);
        }
    }

  for (guint i = taken->len; i-- > 0;)
    {
      const Candidate *candidate = &g_array_index (taken, Candidate, i);
      const Standing  *standing = &standings[candidate->indicator];
      gint64           sum = sums[candidate->indicator];
      gint64           loss = limit_gain (standing, sum) - limit_gain (standing, sum - candidate->gain);

      if (!standing->single && choice.gain - loss >= need)
        {
          sums[candidate->indicator] -= candidate->gain;
          choice.gain -= loss;
          continue;
        }
      g_array_append_val (plan->rows, candidate->row);
      plan->effort += candidate->effort;
    }

  plan->gain = choice.gain;
}

/* A way to gain: two ways joined, or one row. Ways of a list rise in effort and in gain. */
typedef struct
{
  gint64 effort;
  gint64 gain;
  int    left;
  int    right;
  int    row;
} Way;

typedef struct
{
  GArray *ways; /* of Way: all that were kept, referred to by index */
  gint64  most_effort;
  gint64 *gains; /* by effort, for joining */
  int    *left;
  int    *right;
} Search;

static GArray *
start_list (Search *search,
            int     row,
            gint64  effort,
            gint64  gain)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (int));
  Way     nothing = { 0, 0, -1, -1, -1 };
  Way     way = { effort, gain, -1, -1, row };
  int     index = search->ways->len;

  g_array_append_val (search->ways, nothing);
  g_array_append_val (list, index);
  if (row >= 0 && effort <= search->most_effort)
    {
      g_array_append_val (search->ways, way);
      index++;
      g_array_append_val (list, index);
    }

  return list;
}

/* All ways of @list together with all of @others, the best for each effort; consumes both. */
static GArray *
join_lists (Search *search,
            GArray *list,
            GArray *others)
{
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (int));
  gint64  best = -1;

  for (gint64 i = 0; i <= search->most_effort; i++)
    search->gains[i] = -1;

  for (guint i = 0; i < list->len; i++)
    for (guint j = 0; j < others->len; j++)
      {
        const Way *a = &g_array_index (search->ways, Way, g_array_index (list, int, i));
        const Way *b = &g_array_index (search->ways, Way, g_array_index (others, int, j));
        gint64     effort = a->effort + b->effort;

        if (effort > search->most_effort)
          break;
        if (a->gain + b->gain > search->gains[effort])
          {
            search->gains[effort] = a->gain + b->gain;
            search->left[effort] = g_array_index (list, int, i);
            search->right[effort] = g_array_index (others, int, j);
          }
      }

  for (gint64 effort = 0; effort <= search->most_effort; effort++)
    {
      Way way = { effort, search->gains[effort], search->left[effort], search->right[effort], -1 };
      int index = search->ways->len;

      if (way.gain <= best)
        continue;
      best = way.gain;
      g_array_append_val (search->ways, way);
      g_array_append_val (joined, index);
    }

  g_array_unref (list);
  g_array_unref (others);

  return joined;
}

/* The ways of one indicator: sums of its rows, held to its limits; or one row alone. */
static GArray *
list_ways (Search          *search,
           const Candidate *candidates,
           guint            n,
           const Standing  *standing)
{
  GArray *list = start_list (search, -1, 0, 0);
  GArray *limited = start_list (search, -1, 0, 0);
  gint64  best = 0;

  for (guint i = 0; i < n && !standing->single; i++)
    list = join_lists (search, list, start_list (search, candidates[i].row, candidates[i].effort, candidates[i].gain));

  for (guint i = 0; i < n && standing->single; i++)
    {
      gint64  gain = limit_gain (standing, candidates[i].gain);
      GArray *alone = start_list (search, candidates[i].row, candidates[i].effort, gain);

      if (alone->len > 1)
        g_array_append_val (list, g_array_index (alone, int, 1));
      g_array_unref (alone);
    }

  for (guint i = 1; i < list->len; i++)
    {
      Way  way = g_array_index (search->ways, Way, g_array_index (list, int, i));
      Way *kept = &g_array_index (search->ways, Way, g_array_index (list, int, i));

      kept->gain = standing->single ? way.gain : limit_gain (standing, way.gain);
      if (standing->single || kept->gain > best)
        g_array_append_val (limited, g_array_index (list, int, i));
      best = MAX (best, kept->gain);
    }

  g_array_unref (list);

  return limited;
}

static void
collect_rows (const Search *search,
              int           index,
              GArray       *rows)
{
  const Way *way = &g_array_index (search->ways, Way, index);

  if (way->row >= 0)
    g_array_append_val (rows, way->row);
  if (way->left >= 0)
    collect_rows (search, way->left, rows);
  if (way->right >= 0)
    collect_rows (search, way->right, rows);
}

static int
compare_by_indicator_and_effort (gconstpointer a,
                                 gconstpointer b)
{
  const Candidate *x = a, *y = b;

  if (x->indicator != y->indicator)
    return x->indicator < y->indicator ? -1 : 1;

  return x->effort != y->effort ? (x->effort > y->effort) - (x->effort < y->effort)
                                : (x->row > y->row) - (x->row < y->row);
}

/* Finds the least effort that meets the need; @plan holds a way to meet it, which bounds the search. */
static void
find_least_effort (GArray         *candidates,
                   const Standing *standings,
                   gint64          need,
                   CzLiftPlan     *plan)
{
  Search  search = { g_array_new (FALSE, FALSE, sizeof (Way)), plan->effort, NULL, NULL, NULL };
  GArray *list;

  search.gains = g_new (gint64, search.most_effort + 1);
  search.left = g_new (int, search.most_effort + 1);
  search.right = g_new (int, search.most_effort + 1);
  list = start_list (&search, -1, 0, 0);

  g_array_sort (candidates, compare_by_indicator_and_effort);
  for (guint first = 0, next; first < candidates->len; first = next)
    {
      const Candidate *run = &g_array_index (candidates, Candidate, first);

      for (next = first; next < candidates->len && g_array_index (candidates, Candidate, next).indicator == run->indicator;)
        next++;
      list = join_lists (&search, list, list_ways (&search, run, next - first, &standings[run->indicator]));
    }

  for (guint i = 0; i < list->len; i++)
    {
      int        index = g_array_index (list, int, i);
      const Way *way = &g_array_index (search.ways, Way, index);

      if (way->gain < need)
        continue;

      g_array_set_size (plan->rows, 0);
      collect_rows (&search, index, plan->rows);
      plan->gain = way->gain;
      plan->effort = way->effort;
      break;
    }

  g_array_unref (list);
  g_array_unref (search.ways);
  g_free (search.gains);
  g_free (search.left);
  g_free (search.right);
}

static Standing *
list_standings (const CzScoreSheet  *sheet,
                const CzScoreMarks  *marks,
                const CzScoreTotals *totals)
{
  Standing *standings = g_new (Standing, sheet->indicators->len);

  for (guint i = 0; i < sheet->indicators->len; i++)
    standings[i] = get_standing (sheet, marks, totals, i);

  return standings;
}

/**
 * cz_score_plan_lift:
 * @totals: the totals of @marks
 * @target: points that the sheet is to reach, in 1/10,000 (cz_score_totals_get_points_needed())
 * @efforts: (nullable): what each row costs to win; 0 = not said, taken as the dearest. %NULL asks for the fewest rows
 *
 * Which rows, brought to their maximum, lift the sheet to @target: with the least effort, or the fewest rows and then the
 * most points. Proven best to 400 rows that can gain, beyond that good. Bonus rows, rows without a maximum and rows that
 * share a limit are not counted on.
 *
 * Returns: (transfer full): the plan
 */
CzLiftPlan *
cz_score_plan_lift (const CzScoreSheet  *sheet,
                    const CzScoreMarks  *marks,
                    const CzScoreTotals *totals,
                    CzPoints             target,
                    const gint64        *efforts)
{
  g_autofree Standing *standings = list_standings (sheet, marks, totals);

  g_autoptr (GArray) candidates = list_candidates (sheet, marks, totals, standings, efforts);
  CzLiftPlan *plan = g_new0 (CzLiftPlan, 1);
  gint64      need = target * CZ_SCORE_WEIGHT_ONE - totals->sheet.points;

  plan->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  plan->reached = need <= 0;
  if (!plan->reached)
    {
      pick_by_value (sheet, candidates, standings, need, plan);
      plan->reached = plan->gain >= need;
      if (plan->reached && candidates->len <= MOST_EXACT_ROWS && plan->effort <= MOST_EXACT_EFFORT)
        find_least_effort (candidates, standings, need, plan);
    }

  g_array_sort (plan->rows, compare_rows);
  plan->gain = cz_points_muldiv (plan->gain, 1, CZ_SCORE_WEIGHT_ONE);

  return plan;
}

void
cz_lift_plan_free (CzLiftPlan *plan)
{
  if (plan == NULL)
    return;

  g_array_unref (plan->rows);
  g_free (plan);
}

/**
 * cz_score_list_chances:
 * @totals: the totals of @marks
 * @proven: (nullable): one byte a row, 0 where its points stand without proof
 *
 * Returns: (transfer full) (element-type CzLiftChance): rows with something to win or at risk, in sheet order
 */
GArray *
cz_score_list_chances (const CzScoreSheet  *sheet,
                       const CzScoreMarks  *marks,
                       const CzScoreTotals *totals,
                       const guint8        *proven)
{
  g_autofree Standing *standings = list_standings (sheet, marks, totals);
  GArray              *chances = g_array_new (FALSE, FALSE, sizeof (CzLiftChance));

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const Standing *standing = &standings[g_array_index (sheet->indicator_of, guint, i)];
      CzPoints        counted = totals->rows[i];
      CzLiftChance    chance = { i, 0, 0, 0, 0 };
      gint64          gain;

      if (!is_candidate (sheet, marks, i))
        continue;

      if (counted == CZ_POINTS_NONE)
        chance.unscored = get_available (sheet, marks, i);
      else
        chance.lost = get_available (sheet, marks, i) - counted;
      if (proven != NULL && !proven[i] && counted > 0)
        chance.at_risk = counted;

      gain = limit_gain (standing, MAX (get_row_gain (sheet, marks, totals, i, standing), 0));
      chance.gain = cz_points_muldiv (gain, 1, CZ_SCORE_WEIGHT_ONE);

      if (chance.lost > 0 || chance.unscored > 0 || chance.at_risk > 0 || chance.gain > 0)
        g_array_append_val (chances, chance);
    }

  return chances;
}
