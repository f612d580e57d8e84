/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/cz-timeline-conflicts.h"

typedef struct
{
  guint  index;
  CzDate start;
  CzDate end;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *place_a = a;
  const Place *place_b = b;
  int          order = cz_date_compare (place_a->start, place_b->start);

  return order != 0 ? order : cz_date_compare (place_a->end, place_b->end);
}

static GArray *
sort_spans (const CzTimelineSpan *spans,
            guint                 n_spans)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < n_spans; i++)
    {
      Place place = { i, cz_date_first_day (spans[i].start), cz_date_last_day (spans[i].end) };

      g_array_append_val (places, place);
    }

  g_array_sort (places, compare_places);

  return places;
}

/**
 * cz_timeline_find_conflicts:
 * @spans: stretches of days; a month stands for all its days
 * @n_spans: how many
 *
 * Returns: (transfer full) (element-type CzTimelineConflict): where two of them overlap, and where after one has ended
 *   and before the next begins no day is covered
 */
GArray *
cz_timeline_find_conflicts (const CzTimelineSpan *spans,
                            guint                 n_spans)
{
  g_autoptr (GArray) places = sort_spans (spans, n_spans);
  GArray *conflicts = g_array_new (FALSE, FALSE, sizeof (CzTimelineConflict));
  guint   last = 0; /* the one that ends last so far */

  for (guint i = 1; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      const Place *latest = &g_array_index (places, Place, last);

      for (guint j = 0; j < i; j++)
        {
          const Place       *before = &g_array_index (places, Place, j);
          CzDate             to = cz_date_compare (before->end, place->end) < 0 ? before->end : place->end;
          CzTimelineConflict overlap = { before->index, place->index, place->start, to, FALSE };

          if (cz_date_compare (before->end, place->start) >= 0)
            g_array_append_val (conflicts, overlap);
        }

      if (cz_date_days_between (latest->end, place->start) > 1)
        {
          CzTimelineConflict gap = { latest->index, place->index, cz_date_add_days (latest->end, 1), cz_date_add_days (place->start, -1), TRUE };

          g_array_append_val (conflicts, gap);
        }

      if (cz_date_compare (place->end, latest->end) > 0)
        last = i;
    }

  return conflicts;
}
