/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page-fixture.h"
#include "views/cz-plan-page.h"
#include "views/cz-plan-text.h"

#include <string.h>

#define TEXT "一、目标\n检测能力提升。\n（一）质量\n合格率达到95%以上。\n二、任务\n完善体系。\n"

static CzSpan
find_span (const char *words,
           gsize       length)
{
  const char *at = strstr (TEXT, words);

  g_assert_nonnull (at);

  return (CzSpan){ (gsize) (at - TEXT), length, 1 };
}

static CzDraftSection *
new_section (const char *marker,
             const char *title,
             const char *until)
{
  CzDraftSection  *section = cz_draft_section_new ();
  g_autofree char *heading = g_strconcat (marker, title, NULL);
  const char      *end = until != NULL ? strstr (TEXT, until) : TEXT + strlen (TEXT);

  g_free (section->marker);
  section->marker = g_strdup (marker);
  g_free (section->title);
  section->title = g_strdup (title);
  section->span = find_span (heading, 0);
  section->span.length = (gsize) (end - TEXT) - section->span.start;

  return section;
}

static void
set_up (PageFixture *fixture)
{
  g_autoptr (CzDraft) draft = fixture_new_draft ("实施方案");
  CzDraftSection *first = new_section ("一、", "目标", "（一）");
  CzDraftTarget  *target = cz_draft_target_new ();

  g_free (draft->text);
  draft->text = g_strdup (TEXT);
  g_ptr_array_set_size (draft->tasks, 0);
  g_ptr_array_set_size (draft->sheets, 0);
  g_ptr_array_add (first->children, new_section ("（一）", "质量", "二、"));
  g_ptr_array_add (draft->outline, first);
  g_ptr_array_add (draft->outline, new_section ("二、", "任务", NULL));
  g_free (target->name);
  target->name = g_strdup ("合格率");
  target->span = find_span ("合格率达到95%以上。", strlen ("合格率达到95%以上。"));
  target->value_span = find_span ("95%以上", strlen ("95%以上"));
  g_ptr_array_add (draft->targets, target);
  page_fixture_init (fixture, CZ_TYPE_PLAN_PAGE, draft);
}

static CzPlanText *
get_text (PageFixture *fixture)
{
  return CZ_PLAN_TEXT (page_fixture_find (GTK_WIDGET (fixture->page), CZ_TYPE_PLAN_TEXT, NULL));
}

static gboolean
shows (PageFixture *fixture,
       const char  *text)
{
  return page_fixture_find (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, text) != NULL;
}

static gint64
find_section (PageFixture *fixture,
              const char  *title)
{
  const GPtrArray *sections = cz_data_list (page_fixture_get_data (fixture), CZ_KIND_SECTION);

  for (guint i = 0; i < sections->len; i++)
    if (g_str_equal (((const CzSection *) sections->pdata[i])->title, title))
      return cz_record_id (sections->pdata[i]);

  g_assert_not_reached ();
}

static guint
count_tags_at (PageFixture *fixture,
               const char  *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_text (fixture)));
  GtkTextIter    iter;
  g_autoptr (GSList) tags = NULL;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) g_utf8_pointer_to_offset (TEXT, strstr (TEXT, words)));
  tags = gtk_text_iter_get_tags (&iter);

  return g_slist_length (tags);
}

static void
test_outline_shows_the_sections (void)
{
  PageFixture fixture;

  set_up (&fixture);
  g_assert_true (shows (&fixture, "一、目标"));
  g_assert_true (shows (&fixture, "（一）质量"));
  g_assert_true (shows (&fixture, "二、任务"));
  page_fixture_act (&fixture, "collapse-all", NULL);
  g_assert_false (shows (&fixture, "（一）质量"));
  page_fixture_act (&fixture, "expand-all", NULL);
  g_assert_true (shows (&fixture, "（一）质量"));
  page_fixture_clear (&fixture);
}

static void
test_legend_hides_marks (void)
{
  PageFixture fixture;

  set_up (&fixture);
  g_assert_cmpuint (cz_plan_text_count (get_text (&fixture), CZ_PLAN_MARK_TARGET), ==, 1);
  g_assert_cmpuint (count_tags_at (&fixture, "95%"), ==, 1);
  g_assert_cmpuint (count_tags_at (&fixture, "达到"), ==, 0);
  cz_plan_text_set_shown (get_text (&fixture), CZ_PLAN_MARK_TARGET, FALSE);
  g_assert_cmpuint (count_tags_at (&fixture, "95%"), ==, 0);
  page_fixture_clear (&fixture);
}

static void
test_mark_selects_its_section_and_record (void)
{
  PageFixture fixture;

  set_up (&fixture);
  g_signal_emit_by_name (get_text (&fixture), "place-clicked", (gint64) (strstr (TEXT, "95%") - TEXT), CZ_KIND_TARGET,
                         cz_record_id (cz_data_list (page_fixture_get_data (&fixture), CZ_KIND_TARGET)->pdata[0]));
  page_fixture_settle ();
  g_assert_true (shows (&fixture, "合格率"));
  g_assert_cmpuint (count_tags_at (&fixture, "95%"), ==, 3); /* the mark, its section, and that it is selected */
  page_fixture_clear (&fixture);
}

static void
test_opens_a_section (void)
{
  PageFixture fixture;

  set_up (&fixture);
  g_assert_false (shows (&fixture, "合格率"));
  g_assert_true (cz_page_open_place (fixture.page, CZ_KIND_SECTION, find_section (&fixture, "质量")));
  page_fixture_settle ();
  g_assert_true (shows (&fixture, "合格率"));
  g_assert_false (cz_page_open_place (fixture.page, CZ_KIND_ROW, 1));
  page_fixture_clear (&fixture);
}

static void
test_empty_says_how_to_start (void)
{
  PageFixture fixture;

  page_fixture_init (&fixture, CZ_TYPE_PLAN_PAGE, NULL);
  g_assert_true (shows (&fixture, "No Plan Yet"));
  page_fixture_clear (&fixture);
}

static void
add_tests (void)
{
  g_test_add_func ("/plan/outline/shows-the-sections", test_outline_shows_the_sections);
  g_test_add_func ("/plan/marks/legend-hides-them", test_legend_hides_marks);
  g_test_add_func ("/plan/marks/select-section-and-record", test_mark_selects_its_section_and_record);
  g_test_add_func ("/plan/place/opens-a-section", test_opens_a_section);
  g_test_add_func ("/plan/empty/says-how-to-start", test_empty_says_how_to_start);
}

int
main (int   argc,
      char *argv[])
{
  return page_fixture_run (&argc, &argv, add_tests);
}
