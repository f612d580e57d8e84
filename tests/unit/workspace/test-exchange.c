/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "resave.h"
#include "workspace-fixture.h"

#include "workspace/cz-marks.h"
#include "workspace/cz-receive.h"
#include "workspace/cz-send.h"

#include <glib/gstdio.h>

/*
 * Forty units, three dispatches, edits by both sides and damage by whatever saved the workbooks, beside an oracle of
 * plain texts: no value is lost, none changes that nobody changed, every conflict is shown, every refusal explained.
 * Runs of fixed seeds; -m slow makes it 200.
 */

#define N_UNITS 40
#define N_DISPATCHES 3
#define N_RUNS 2
#define N_SLOW_RUNS 200

/* The cells of one unit: what it answers for alone, with another unit, and helps with. */
static const struct
{
  int         line; /* 0 sole row, 1 shared with the next unit, 2 shared with the one before, 3 helps, 4 task */
  const char *field;
  gboolean    number;
} cells[] = {
  { 0, "points", TRUE },
  { 0, "reason", FALSE },
  { 0, "evidence", FALSE },
  { 1, "points", TRUE },
  { 1, "evidence", FALSE },
  { 2, "points", TRUE },
  { 2, "reason", FALSE },
  { 3, "reason", FALSE },
  { 4, "percent", TRUE },
  { 4, "progress", FALSE },
};

#define N_CELLS G_N_ELEMENTS (cells)

typedef struct
{
  Fixture  fixture;
  GRand   *random;
  gint64   units[N_UNITS];
  gint64   sole[N_UNITS];
  gint64   shared[N_UNITS];
  gint64   tasks[N_UNITS];
  gint64   round;
  char    *own[N_UNITS][2]; /* our own points and reason of the sole row */
  char    *said[N_UNITS][N_CELLS];
  char    *beside[N_UNITS][2]; /* our own when what the unit said was taken; NULL: nothing was */
  char    *sent[N_UNITS][N_CELLS];
  char    *returned[N_UNITS][N_CELLS];
  guint    damage[N_UNITS];
  gboolean is_old[N_UNITS];
  char    *paths[N_UNITS]; /* as sent */
  char    *before[N_UNITS];
  char    *back[N_UNITS]; /* as returned; NULL: not yet */
} Office;

static void
take (char      **text,
      const char *value)
{
  char *copy = g_strdup (value);

  g_free (*text);
  *text = copy;
}

static CzDraftRow *
new_row (guint  no,
         guint  lead,
         int    other,
         CzRole role)
{
  CzDraftRow      *row = cz_draft_row_new ();
  g_autofree char *first = g_strdup_printf ("第%02u局", lead);
  g_autofree char *second = g_strdup_printf ("第%02d局", other);

  cz_record_set_text (&row->no, "");
  g_free (row->no);
  row->no = g_strdup_printf ("%u", no);
  g_free (row->text);
  row->text = g_strdup_printf ("第%u项工作", no);
  row->points = row->points_printed = 5 * CZ_POINTS_UNIT;
  g_ptr_array_add (row->units, cz_draft_unit_new (first, CZ_ROLE_LEAD));
  g_ptr_array_add (row->units, cz_draft_unit_new (second, role));

  return row;
}

static CzDraft *
new_draft (void)
{
  CzDraft          *draft = fixture_new_draft ("往返");
  CzDraftSheet     *sheet = cz_draft_sheet_new ();
  CzDraftCategory  *category = cz_draft_category_new ();
  CzDraftIndicator *indicator = cz_draft_indicator_new ();

  g_ptr_array_set_size (draft->sheets, 0);
  g_ptr_array_set_size (draft->tasks, 0);
  for (guint i = 0; i < N_UNITS; i++)
    {
      CzDraftTask     *task = cz_draft_task_new ();
      g_autofree char *name = g_strdup_printf ("第%02u局", i);

      g_ptr_array_add (indicator->rows, new_row (2 * i + 1, i, (int) ((i + 2) % N_UNITS), CZ_ROLE_COOPERATING));
      g_ptr_array_add (indicator->rows, new_row (2 * i + 2, i, (int) ((i + 1) % N_UNITS), CZ_ROLE_LEAD));
      g_free (task->title);
      task->title = g_strdup_printf ("任务%u", i);
      g_ptr_array_add (task->units, cz_draft_unit_new (name, CZ_ROLE_LEAD));
      g_ptr_array_add (draft->tasks, task);
    }
  g_ptr_array_add (category->indicators, indicator);
  g_ptr_array_add (sheet->categories, category);
  g_ptr_array_add (draft->sheets, sheet);

  return draft;
}

static void
set_up (Office *office,
        guint32 seed)
{
  g_autoptr (CzDraft) draft = new_draft ();
  g_autoptr (GError) error = NULL;
  CzData          *data;
  const GPtrArray *rows;

  memset (office, 0, sizeof *office);
  fixture_set_up (&office->fixture, NULL);
  office->random = g_rand_new_with_seed (seed);
  g_assert_true (cz_import_take (office->fixture.workspace, draft, 0, NULL, &error));
  g_assert_no_error (error);

  data = cz_workspace_get_data (office->fixture.workspace);
  rows = cz_data_list (data, CZ_KIND_ROW);
  g_assert_cmpuint (rows->len, ==, 2 * N_UNITS);
  for (guint i = 0; i < N_UNITS; i++)
    {
      const CzAssignment *lead;

      office->sole[i] = cz_record_id (rows->pdata[2 * i]);
      office->shared[i] = cz_record_id (rows->pdata[2 * i + 1]);
      office->tasks[i] = cz_record_id (cz_data_list (data, CZ_KIND_TASK)->pdata[i]);
      lead = cz_data_get_children (data, CZ_KIND_ASSIGNMENT, "sheet_row", office->sole[i])->pdata[0];
      office->units[i] = lead->unit;
      take (&office->own[i][0], "");
      take (&office->own[i][1], "");
      for (guint c = 0; c < N_CELLS; c++)
        take (&office->said[i][c], "");
    }
  office->round = cz_marks_find_round (data, cz_marks_find_assessment (office->fixture.workspace, cz_record_id (cz_data_list (data, CZ_KIND_SHEET)->pdata[0]), 0), NULL)->id;
}

static void
tear_down (Office *office)
{
  for (guint i = 0; i < N_UNITS; i++)
    {
      for (guint c = 0; c < N_CELLS; c++)
        {
          g_free (office->said[i][c]);
          g_free (office->sent[i][c]);
          g_free (office->returned[i][c]);
        }
      for (guint c = 0; c < 2; c++)
        {
          g_free (office->own[i][c]);
          g_free (office->beside[i][c]);
        }
      g_free (office->paths[i]);
      g_free (office->before[i]);
      g_free (office->back[i]);
    }
  g_rand_free (office->random);
  fixture_tear_down (&office->fixture, NULL);
}

static guint
dice (Office *office,
      guint   sides)
{
  return (guint) g_rand_int_range (office->random, 0, (gint32) sides);
}

static void
get_line (Office         *office,
          guint           unit,
          guint           cell,
          CzExchangeLine *line)
{
  guint  before = (unit + N_UNITS - 1) % N_UNITS;
  gint64 ids[] = { office->sole[unit], office->shared[unit], office->shared[before], office->sole[(before + N_UNITS - 1) % N_UNITS], office->tasks[unit] };

  g_assert_true (cz_exchange_find_line (cz_workspace_get_data (office->fixture.workspace), office->units[unit],
                                        cells[cell].line == 4 ? CZ_EXCHANGE_TASK : CZ_EXCHANGE_ROW, ids[cells[cell].line], line));
}

/* What the oracle says stands there: our own word about a sole row, if it is newer than the unit's. */
static const char *
oracle_now (Office *office,
            guint   unit,
            guint   cell)
{
  const char *own = cell < 2 ? office->own[unit][cell] : "";

  return *own != '\0' && g_strcmp0 (own, office->beside[unit][cell]) != 0 ? own : office->said[unit][cell];
}

static CzThreeWay
oracle_compare (Office *office,
                guint   unit,
                guint   cell)
{
  const char *sent = office->sent[unit][cell];
  const char *now = oracle_now (office, unit, cell);
  const char *returned = office->returned[unit][cell];

  if (g_str_equal (returned, now))
    return CZ_THREE_WAY_SAME;
  if (g_str_equal (returned, sent))
    return CZ_THREE_WAY_KEEP;
  if (g_str_equal (returned, "999"))
    return CZ_THREE_WAY_INVALID;

  return g_str_equal (sent, now) ? CZ_THREE_WAY_ACCEPT : CZ_THREE_WAY_CONFLICT;
}

static void
apply (Office *office,
       CzEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cz_workspace_apply (office->fixture.workspace, edit, &error));
  g_assert_no_error (error);
  g_assert_true (cz_workspace_flush (office->fixture.workspace, &error));
}

static void
send_all (Office *office,
          guint   number)
{
  g_autofree char *folder = g_strdup_printf ("%s/%u", office->fixture.folder, number);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (folder, 0755);
  g_array_append_vals (units, office->units, N_UNITS);
  paths = cz_send_units (office->fixture.workspace, units, (CzDate){ 2018, 9, 30 }, folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (paths->len, ==, N_UNITS);
  for (guint i = 0; i < N_UNITS; i++)
    {
      take (&office->before[i], office->paths[i]);
      take (&office->paths[i], paths->pdata[i]);
      for (guint c = 0; c < N_CELLS; c++)
        take (&office->sent[i][c], oracle_now (office, i, c));
    }
}

/* The office goes on working while the workbooks are out. */
static void
edit_office (Office *office)
{
  g_autoptr (CzEdit) edit = cz_edit_new ("本机");
  static const char *const points[] = { "0", "1", "2.5", "5" };

  for (guint i = 0; i < N_UNITS; i++)
    {
      if (dice (office, 3) == 0)
        {
          CzPoints value;

          take (&office->own[i][0], points[dice (office, 4)]);
          g_assert_true (cz_points_parse (office->own[i][0], &value, NULL));
          g_assert_true (cz_marks_set_points (office->fixture.workspace, edit, office->round, office->sole[i], value, NULL));
        }
      if (dice (office, 5) == 0)
        {
          g_free (office->own[i][1]);
          office->own[i][1] = g_strdup_printf ("本机理由%u", dice (office, 4));
          g_assert_true (cz_marks_set_reason (office->fixture.workspace, edit, office->round, office->sole[i], office->own[i][1], NULL));
        }
      if (dice (office, 4) == 0)
        {
          guint percent = 10 + dice (office, 5) * 10;

          g_free (office->said[i][8]);
          office->said[i][8] = g_strdup_printf ("%u", percent);
          cz_edit_set_integer (edit, CZ_KIND_TASK, office->tasks[i], "progress", percent);
        }
    }

  if (cz_edit_get_length (edit) > 0)
    apply (office, edit);
}

static char *
think_of (Office *office,
          guint   cell)
{
  static const char *const points[] = { "0", "1", "2.5", "5" };

  if (!cells[cell].number)
    return g_strdup_printf ("说明%u\n第二行", dice (office, 4));
  if (dice (office, 12) == 0)
    return g_strdup ("999");

  return cells[cell].line == 4 ? g_strdup_printf ("%u", 10 + dice (office, 5) * 10) : g_strdup (points[dice (office, 4)]);
}

static void
fill_in (Office     *office,
         guint       unit,
         GHashTable *values)
{
  for (guint c = 0; c < N_CELLS; c++)
    {
      CzExchangeLine   line;
      g_autofree char *key = NULL;

      take (&office->returned[unit][c], office->sent[unit][c]);
      if (dice (office, 3) != 0)
        continue;

      g_free (office->returned[unit][c]);
      office->returned[unit][c] = dice (office, 10) == 0 ? g_strdup ("") : think_of (office, c);
      get_line (office, unit, c, &line);
      key = cz_exchange_dup_key (&line);
      g_hash_table_insert (values, g_strdup_printf ("%s %s", key, cells[c].field), g_strdup (office->returned[unit][c]));
    }
}

/* What the unit's program, and the unit, do to the file. */
static void
return_file (Office *office,
             guint   unit,
             guint   number)
{
  static const guint fatal[] = { RESAVE_ALTER_UNIT, RESAVE_DROP_IDENTIFIERS, RESAVE_EDIT_HEADING, RESAVE_CUT_FILE };
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_clear_pointer (&office->back[unit], g_free);
  office->is_old[unit] = FALSE;
  office->damage[unit] = (guint) g_rand_int (office->random) & RESAVE_HARMLESS;
  if (dice (office, 8) == 0)
    office->damage[unit] |= fatal[dice (office, G_N_ELEMENTS (fatal))];
  if (dice (office, 10) == 0)
    return;

  fill_in (office, unit, values);
  office->is_old[unit] = office->before[unit] != NULL && dice (office, 10) == 0;
  office->back[unit] = g_strdup_printf ("%s/%u-%u.xlsx", office->fixture.folder, number, N_UNITS - unit);
  resave (office->is_old[unit] ? office->before[unit] : office->paths[unit], office->back[unit], values, office->damage[unit]);
}

static GPtrArray *
receive (Office *office)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *files;

  for (guint i = 0; i < N_UNITS; i++)
    if (office->back[i] != NULL)
      g_ptr_array_add (paths, office->back[i]);

  files = cz_receive_read (office->fixture.workspace, paths, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, paths->len);

  return files;
}

static gboolean
is_refused (Office *office,
            guint   unit)
{
  return office->is_old[unit] || (office->damage[unit] & ~(guint) RESAVE_HARMLESS) != 0;
}

static const CzReceiveChange *
find_change (const CzReceiveFile  *file,
             const CzExchangeLine *line,
             const char           *field)
{
  for (guint i = 0; i < file->changes->len; i++)
    {
      const CzReceiveChange *change = &g_array_index (file->changes, CzReceiveChange, i);

      if (change->line.part == line->part && change->line.id == line->id && g_str_equal (change->field->name, field))
        return change;
    }

  return NULL;
}

/* What is not permitted is shown and kept as the unit typed it. */
static gboolean
is_value (const char *shown,
          const char *value)
{
  g_autofree char *narrow = g_utf8_normalize (shown, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_str_equal (narrow, value);
}

static gboolean
is_waiting (Office               *office,
            const CzReceiveFile  *file,
            const CzExchangeLine *line,
            const char           *field,
            const char           *value)
{
  const GPtrArray *submissions = cz_data_get_children (cz_workspace_get_data (office->fixture.workspace), CZ_KIND_SUBMISSION, "dispatch", file->dispatch);

  for (guint i = 0; i < submissions->len; i++)
    {
      const CzSubmission *submission = submissions->pdata[i];

      if (submission->state == CZ_SUBMISSION_WAITING && (submission->sheet_row == line->id || submission->task == line->id) &&
          g_str_equal (submission->field, field) && is_value (submission->value, value))
        return TRUE;
    }

  return FALSE;
}

/* Every cell that differs is shown, as what it is; nothing else is. */
static void
check_shown (Office              *office,
             guint                unit,
             const CzReceiveFile *file)
{
  guint    n_changes = 0;
  gboolean conflicts = FALSE;

  for (guint c = 0; c < N_CELLS; c++)
    {
      CzThreeWay             state = oracle_compare (office, unit, c);
      const CzReceiveChange *change;
      CzExchangeLine         line;

      get_line (office, unit, c, &line);
      change = find_change (file, &line, cells[c].field);
      if (state == CZ_THREE_WAY_SAME && g_str_equal (office->sent[unit][c], office->returned[unit][c]))
        {
          g_assert_null (change);
          continue;
        }

      g_assert_nonnull (change);
      g_assert_cmpstr (cz_three_way_names[change->state], ==, cz_three_way_names[state]);
      g_assert_true (is_value (change->returned, office->returned[unit][c]));
      g_assert_cmpstr (change->sent, ==, office->sent[unit][c]);
      g_assert_cmpstr (change->now, ==, oracle_now (office, unit, c));
      conflicts |= state == CZ_THREE_WAY_CONFLICT || state == CZ_THREE_WAY_INVALID;
      n_changes++;
    }

  g_assert_cmpuint (file->changes->len, ==, n_changes);
  g_assert_cmpint (file->status, ==, conflicts ? CZ_RECEIVE_CONFLICTS : CZ_RECEIVE_CLEAN);
  g_assert_cmpuint (file->added->len, ==, (office->damage[unit] & RESAVE_ADD_ROW) ? 1 : 0);
}

static void
check_files (Office    *office,
             GPtrArray *files)
{
  g_autoptr (GPtrArray) missing = cz_receive_list_missing (office->fixture.workspace, files);
  guint at = 0;
  guint n_missing = 0;

  for (guint i = 0; i < N_UNITS; i++)
    {
      const CzReceiveFile *file = office->back[i] != NULL ? files->pdata[at++] : NULL;

      n_missing += file == NULL || is_refused (office, i) ? 1 : 0;
      if (file != NULL && is_refused (office, i))
        {
          g_assert_cmpint (file->status, ==, CZ_RECEIVE_REFUSED);
          g_assert_cmpuint (file->changes->len + file->added->len, ==, 0);
          g_assert_cmpuint (file->problems->len, ==, 1);
        }
      else if (file != NULL)
        check_shown (office, i, file);
    }

  g_assert_cmpuint (missing->len, ==, n_missing);
}

/* What the oracle takes; then everything here is what the oracle says, and what was not taken waits. */
static void
check_taken (Office    *office,
             GPtrArray *files)
{
  CzData *data = cz_workspace_get_data (office->fixture.workspace);
  guint   at = 0;

  for (guint i = 0; i < N_UNITS; i++)
    {
      const CzReceiveFile *file = office->back[i] != NULL ? files->pdata[at++] : NULL;
      const CzMark        *mark = cz_marks_find (data, office->round, office->sole[i]);
      g_autofree char     *points = mark != NULL && mark->points != CZ_POINTS_NONE ? cz_points_to_string (mark->points) : g_strdup ("");

      for (guint c = 0; c < N_CELLS; c++)
        {
          CzThreeWay       state = file != NULL && !is_refused (office, i) ? oracle_compare (office, i, c) : CZ_THREE_WAY_SAME;
          CzExchangeLine   line;
          g_autofree char *now = NULL;
          guint            n_fields;

          get_line (office, i, c, &line);
          if (state == CZ_THREE_WAY_ACCEPT)
            {
              take (&office->said[i][c], office->returned[i][c]);
              if (c < 2)
                take (&office->beside[i][c], office->own[i][c]);
            }
          if (state == CZ_THREE_WAY_CONFLICT || state == CZ_THREE_WAY_INVALID)
            g_assert_true (is_waiting (office, file, &line, cells[c].field, office->returned[i][c]));

          for (const CzExchangeField *field = cz_exchange_get_fields (line.part, &n_fields); now == NULL; field++)
            if (g_str_equal (field->name, cells[c].field))
              now = cz_exchange_dup_now (office->fixture.workspace, office->units[i], &line, field);
          g_assert_cmpstr (now, ==, oracle_now (office, i, c));
        }

      g_assert_cmpstr (points, ==, office->own[i][0]);
      g_assert_cmpstr (mark != NULL ? mark->reason : "", ==, office->own[i][1]);
    }
}

static void
run_dispatch (Office *office,
              guint   number)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (CzEdit) edit = NULL;
  g_autoptr (CzEdit) nothing = NULL;

  send_all (office, number);
  edit_office (office);
  for (guint i = 0; i < N_UNITS; i++)
    return_file (office, i, number);

  files = receive (office);
  check_files (office, files);
  edit = cz_receive_prepare (office->fixture.workspace, files);
  apply (office, edit);
  check_taken (office, files);

  again = receive (office);
  nothing = cz_receive_prepare (office->fixture.workspace, again);
  g_assert_cmpuint (cz_edit_get_length (nothing), ==, 0);
}

static void
test_simulation (gconstpointer user_data)
{
  Office *office = g_new0 (Office, 1);

  set_up (office, GPOINTER_TO_UINT (user_data));
  for (guint number = 1; number <= N_DISPATCHES; number++)
    run_dispatch (office, number);
  tear_down (office);
  g_free (office);
}

int
main (int   argc,
      char *argv[])
{
  guint n_runs;

  g_test_init (&argc, &argv, NULL);
  n_runs = g_test_slow () ? N_SLOW_RUNS : N_RUNS;

  for (guint seed = 1; seed <= n_runs; seed++)
    {
      g_autofree char *name = g_strdup_printf ("/exchange/simulation/%u", seed);

      g_test_add_data_func (name, GUINT_TO_POINTER (seed), test_simulation);
    }

  return g_test_run ();
}
