/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace-fixture.h"
#include "workspace/cz-checks.h"

static const CzCheck *
find_check (const GPtrArray *checks,
            CzFindingCode    code)
{
  for (guint i = 0; i < checks->len; i++)
    {
      if (((const CzCheck *) checks->pdata[i])->code == code)
        return checks->pdata[i];
    }

  return NULL;
}

static void
accept (Fixture    *fixture,
        const char *reason)
{
  g_autoptr (GPtrArray) checks = cz_checks_run (fixture->workspace);
  g_autoptr (CzEdit) edit = cz_edit_new ("accept");
  g_autoptr (GError) error = NULL;

  cz_checks_accept_check (fixture->workspace, edit, find_check (checks, CZ_FINDING_INDICATOR_SUM), reason);
  g_assert_true (cz_workspace_apply (fixture->workspace, edit, &error));
  g_assert_no_error (error);
}

static void
assert_sum_is_accepted (Fixture    *fixture,
                        const char *reason)
{
  g_autoptr (GPtrArray) checks = cz_checks_run (fixture->workspace);
  const CzCheck *check = find_check (checks, CZ_FINDING_INDICATOR_SUM);

  g_assert_nonnull (check);
  g_assert_cmpstr (check->accepted, ==, reason);
}

/* The second indicator of the fixture says 8, its rows 6 and 4; no finding was kept at the import. */
static void
test_what_arose_later_can_be_accepted (Fixture      *fixture,
                                       gconstpointer user_data G_GNUC_UNUSED)
{
  fixture_import (fixture, "行动方案");
  assert_sum_is_accepted (fixture, "");

  accept (fixture, "照原表打分");
  assert_sum_is_accepted (fixture, "照原表打分");
  fixture_reopen (fixture);
  assert_sum_is_accepted (fixture, "照原表打分");

  accept (fixture, "");
  assert_sum_is_accepted (fixture, "");
}

static void
test_acceptance_lapses_with_the_facts (Fixture      *fixture,
                                       gconstpointer user_data G_GNUC_UNUSED)
{
  const GPtrArray *indicators;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (CzEdit) edit = cz_edit_new ("indicator");
  g_autoptr (GError) error = NULL;

  fixture_import (fixture, "行动方案");
  accept (fixture, "照原表打分");

  indicators = cz_data_list (cz_workspace_get_data (fixture->workspace), CZ_KIND_INDICATOR);
  cz_edit_set_points (edit, CZ_KIND_INDICATOR, cz_record_id (indicators->pdata[1]), "points_printed", 9 * CZ_POINTS_UNIT);
  g_assert_true (cz_workspace_apply (fixture->workspace, edit, &error));

  checks = cz_checks_run (fixture->workspace);
  g_assert_cmpstr (find_check (checks, CZ_FINDING_INDICATOR_SUM)->accepted, ==, "");
  g_assert_true (find_check (checks, CZ_FINDING_INDICATOR_SUM)->lapsed);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/checks/accept/what-arose-later", test_what_arose_later_can_be_accepted);
  ADD ("/checks/accept/lapses-with-the-facts", test_acceptance_lapses_with_the_facts);
  return g_test_run ();
}
