/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace-fixture.h"
#include "workspace/cz-search.h"

static void
set_title (Fixture    *fixture,
           const char *title)
{
  gint64 task = cz_record_id (cz_data_list (cz_workspace_get_data (fixture->workspace), CZ_KIND_TASK)->pdata[0]);
  g_autoptr (CzEdit) edit = cz_edit_new ("Title");
  g_autoptr (GError) error = NULL;

  cz_edit_set_text (edit, CZ_KIND_TASK, task, "title", title);
  g_assert_true (cz_workspace_apply (fixture->workspace, edit, &error));
  g_assert_no_error (error);
}

static guint
count (CzSearch   *search,
       const char *words)
{
  g_autoptr (GPtrArray) hits = cz_search_find (search, words, 100);

  return hits->len;
}

static void
test_two_characters_are_enough (Fixture      *fixture,
                                gconstpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (CzSearch) search = cz_search_new (fixture->workspace);
  g_autoptr (GPtrArray) hits = NULL;
  const CzSearchHit *hit;

  fixture_import (fixture, "实施方案");
  set_title (fixture, "开展质量月活动");
  hits = cz_search_find (search, "量月", 100);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = hits->pdata[0];
  g_assert_cmpint (hit->kind, ==, CZ_KIND_TASK);
  g_assert_cmpstr (hit->title, ==, "开展质量月活动");
  g_assert_cmpuint (count (search, "月"), ==, 1);
}

static void
test_finds_what_has_changed_since (Fixture      *fixture,
                                   gconstpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (CzSearch) search = cz_search_new (fixture->workspace);

  fixture_import (fixture, "实施方案");
  g_assert_cmpuint (count (search, "标准化"), ==, 0);
  set_title (fixture, "推进标准化工作");
  g_assert_cmpuint (count (search, "标准化"), ==, 1);
  set_title (fixture, "别的工作");
  g_assert_cmpuint (count (search, "标准化"), ==, 0);
}

static void
test_each_record_once_and_no_more_than_asked (Fixture      *fixture,
                                              gconstpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (CzSearch) search = cz_search_new (fixture->workspace);
  g_autoptr (GPtrArray) first = NULL;

  fixture_import (fixture, "ISO 方案");
  set_title (fixture, "ISO 认证，再 iso 认证");
  g_assert_cmpuint (count (search, "iso"), ==, 2);
  g_assert_cmpuint (count (search, "ISO 认证"), ==, 1);
  first = cz_search_find (search, "iso", 1);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpuint (count (search, ""), ==, 0);
  g_assert_cmpuint (count (search, "没有的词"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/search/two-characters-are-enough", Fixture, NULL, fixture_set_up, test_two_characters_are_enough, fixture_tear_down);
  g_test_add ("/search/finds-what-has-changed-since", Fixture, NULL, fixture_set_up, test_finds_what_has_changed_since, fixture_tear_down);
  g_test_add ("/search/each-record-once-and-no-more-than-asked", Fixture, NULL, fixture_set_up, test_each_record_once_and_no_more_than_asked, fixture_tear_down);

  return g_test_run ();
}
