/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-match.h"

static void
test_similarity (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    guint       least;
    guint       most;
  } cases[] = {
    { "生产企业产品质量监督合格率达到94%以上", "生产企业产品质量监督合格率达到９４％以上。", 1000, 1000 },
    { "建立 质量档案(5分)", "建立质量档案（5分）", 1000, 1000 },
    { "CCC认证", "ccc认证", 1000, 1000 },
    { "合格率达到94%以上", "合格率达到95%以上", 700, 999 },
    { "合格率达到90%", "合格率达到90‰", 700, 999 },
    { "aab", "aba", 1, 999 },
    { "全民参与", "执法打假", 0, 0 },
    { "局", "局", 1000, 1000 },
    { "局", "厅", 0, 0 },
    { "", "", 0, 0 },
    { "。", "，", 0, 0 },
    { "\xff", "\xfe", 0, 1000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint similarity = cz_match_get_similarity (cases[i].a, cases[i].b);

      g_test_message ("%s %s: %u", cases[i].a, cases[i].b, similarity);
      g_assert_cmpuint (similarity, >=, cases[i].least);
      g_assert_cmpuint (similarity, <=, cases[i].most);
      g_assert_cmpuint (similarity, ==, cz_match_get_similarity (cases[i].b, cases[i].a));
    }
}

static void
test_pairs (void)
{
  static const CzMatchText before[] = {
    { "开展质量月活动", "1.1" },
    { "在全国具有示范引领作用", "10.1" },
    { "在全国具有示范引领作用", "10.2" },
    { "生产企业产品质量监督合格率达到94%以上", "7.1" },
    { "设立政府质量奖", "3.1" },
    { "", "9" },
  };
  static const CzMatchText after[] = {
    { "生产企业产品质量监督合格率达到95%以上", "7.1" },
    { "在全国具有示范引领作用", "10.2" },
    { "在全国具有示范引领作用", "10.1" },
    { "开展“质量月”活动。", "1.2" },
    { "", "9" },
    { "建立首席质量官制度", "3.1" },
  };
  static const struct
  {
    guint before, after;
  } expected[] = { { 0, 3 }, { 1, 2 }, { 2, 1 }, { 3, 0 } };
  g_autoptr (GArray) matches = cz_match_texts (before, G_N_ELEMENTS (before), after, G_N_ELEMENTS (after), 600);

  g_assert_cmpuint (matches->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < matches->len; i++)
    {
      const CzMatch *match = &g_array_index (matches, CzMatch, i);

      g_assert_cmpuint (match->before, ==, expected[i].before);
      g_assert_cmpuint (match->after, ==, expected[i].after);
      g_assert_cmpint (match->similarity == 1000, ==, i != 3);
      g_assert_cmpint (match->same_context, ==, i != 0);
    }
}

static void
test_surest_first (void)
{
  static const CzMatchText before[] = { { "每年开展一次质量培训活动", "" }, { "每年开展一次质量培训", "" } };
  static const CzMatchText after[] = { { "每年开展一次质量培训", "" } };
  g_autoptr (GArray) matches = cz_match_texts (before, 2, after, 1, 500);

  g_assert_cmpuint (matches->len, ==, 1);
  g_assert_cmpuint (g_array_index (matches, CzMatch, 0).before, ==, 1);
  g_assert_cmpuint (g_array_index (matches, CzMatch, 0).similarity, ==, 1000);
}

static void
test_least_and_empty (void)
{
  static const CzMatchText a[] = { { "合格率达到94%以上", "" } };
  static const CzMatchText b[] = { { "合格率达到95%以上", "" } };
  g_autoptr (GArray) strict = cz_match_texts (a, 1, b, 1, 1000);
  g_autoptr (GArray) loose = cz_match_texts (a, 1, b, 1, 700);
  g_autoptr (GArray) none = cz_match_texts (NULL, 0, NULL, 0, 0);

  g_assert_cmpuint (strict->len, ==, 0);
  g_assert_cmpuint (loose->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/match/similarity/width-and-punctuation-do-not-count", test_similarity);
  g_test_add_func ("/match/pairs/doubles-within-their-indicator", test_pairs);
  g_test_add_func ("/match/pairs/surest-first", test_surest_first);
  g_test_add_func ("/match/pairs/below-least-is-not-proposed", test_least_and_empty);

  return g_test_run ();
}
