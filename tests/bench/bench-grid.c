/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/fake-table.h"
#include "widgets/cz-grid.h"

#include <adwaita.h>

/* Times of a grid of ROWS rows: first frame, frames while scrolling and jumping. Frames from before- to after-paint. */

#define N_FRAMES 120

typedef struct
{
  GtkWidget     *window;
  CzGrid        *grid;
  GtkAdjustment *adjustment;
  gint64         frame_start;
  GArray        *frames;
} Bench;

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
report (const char *metric,
        guint       n_rows,
        GArray     *frames)
{
  g_array_sort (frames, compare_doubles);
  g_print ("grid-%s-median-%u\t%.2f\tms\n", metric, n_rows, g_array_index (frames, double, frames->len / 2));
  g_print ("grid-%s-p95-%u\t%.2f\tms\n", metric, n_rows, g_array_index (frames, double, frames->len * 95 / 100));
  g_array_set_size (frames, 0);
}

static void
before_paint_cb (Bench *bench)
{
  bench->frame_start = g_get_monotonic_time ();
}

static void
after_paint_cb (Bench *bench)
{
  double milliseconds = (g_get_monotonic_time () - bench->frame_start) / 1000.0;

  g_array_append_val (bench->frames, milliseconds);
}

static void
wait_for_frames (Bench *bench,
                 guint  n_frames)
{
  while (bench->frames->len < n_frames)
    g_main_context_iteration (NULL, TRUE);
}

static void
scroll_by (Bench *bench,
           int    step)
{
  double limit = gtk_adjustment_get_upper (bench->adjustment) - gtk_adjustment_get_page_size (bench->adjustment);
  double value = gtk_adjustment_get_value (bench->adjustment) + step;

  gtk_adjustment_set_value (bench->adjustment, value >= limit ? 0 : value);
}

static void
run_scroll (Bench      *bench,
            const char *metric,
            int         step,
            guint       n_rows)
{
  gtk_adjustment_set_value (bench->adjustment, 0);
  gtk_widget_queue_draw (bench->window);
  wait_for_frames (bench, bench->frames->len + 1);
  g_array_set_size (bench->frames, 0);

  for (guint i = 0; i < N_FRAMES; i++)
    {
      gtk_widget_queue_draw (GTK_WIDGET (bench->grid));
      scroll_by (bench, step);
      wait_for_frames (bench, i + 1);
    }

  report (metric, n_rows, bench->frames);
}

static void
run_jumps (Bench *bench,
           guint  n_rows)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  g_array_set_size (bench->frames, 0);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      cz_grid_scroll_to (bench->grid, (guint) g_rand_int_range (random, 0, n_rows), FAKE_SELF);
      wait_for_frames (bench, i + 1);
    }

  report ("jump", n_rows, bench->frames);
}

/* What the view does when a person filters or sorts: told in milliseconds of one go, painting left out. */
static void
run_arranging (Bench *bench,
               guint  n_rows)
{
  CzTableView *view = cz_grid_get_view (bench->grid);
  gint64       start = g_get_monotonic_time ();

  cz_table_view_set_filter (view, FAKE_TARGET, cz_table_filter_new_text (CZ_TABLE_FILTER_CONTAINS, "经费"));
  g_print ("grid-filter-text-%u\t%.2f\tms\n", n_rows, (g_get_monotonic_time () - start) / 1000.0);
  cz_table_view_clear_filters (view);

  start = g_get_monotonic_time ();
  cz_table_view_set_sort (view, FAKE_REVIEW, CZ_TABLE_SORT_DESCENDING);
  g_print ("grid-sort-number-%u\t%.2f\tms\n", n_rows, (g_get_monotonic_time () - start) / 1000.0);

  start = g_get_monotonic_time ();
  cz_table_view_set_sort (view, FAKE_TARGET, CZ_TABLE_SORT_ASCENDING);
  g_print ("grid-sort-text-%u\t%.2f\tms\n", n_rows, (g_get_monotonic_time () - start) / 1000.0);
  cz_table_view_set_sort (view, FAKE_TARGET, CZ_TABLE_SORT_NONE);
}

int
main (int   argc,
      char *argv[])
{
  guint          n_rows = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 125;
  gint64         start;
  Bench          bench = { .frames = g_array_new (FALSE, FALSE, sizeof (double)) };
  GtkWidget     *scroller;
  GdkFrameClock *clock;
  g_autoptr (FakeTable) table = fake_table_new (n_rows, argc <= 2);

  adw_init ();
  start = g_get_monotonic_time ();
  bench.grid = CZ_GRID (cz_grid_new ());
  cz_grid_set_table (bench.grid, CZ_TABLE (table));
  bench.window = gtk_window_new ();
  scroller = gtk_scrolled_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1200, 760);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (bench.grid));
  gtk_window_set_child (GTK_WINDOW (bench.window), scroller);
  bench.adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_window_present (GTK_WINDOW (bench.window));
  gtk_widget_grab_focus (GTK_WIDGET (bench.grid));

  clock = gtk_widget_get_frame_clock (bench.window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), &bench);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), &bench);
  wait_for_frames (&bench, 1);
  g_print ("grid-first-frame-%u\t%.2f\tms\n", n_rows, (g_get_monotonic_time () - start) / 1000.0);

  gtk_widget_queue_draw (bench.window);
  wait_for_frames (&bench, 2);
  run_scroll (&bench, "scroll", 40, n_rows);
  run_scroll (&bench, "page", 600, n_rows);
  run_jumps (&bench, n_rows);
  run_arranging (&bench, n_rows);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_array_unref (bench.frames);

  return 0;
}
