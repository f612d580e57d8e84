/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/cz-three-way.h"

/* Every way a cell may come back, and what became of it. */

static const char *const statuses[] = { "未开展", "推进中", "已完成", NULL };

static const CzThreeWayType types[] = {
  [CZ_THREE_WAY_TEXT] = { CZ_THREE_WAY_TEXT, CZ_DECIMAL_INIT_NONE, CZ_DECIMAL_INIT_NONE, NULL, 10 },
  [CZ_THREE_WAY_NUMBER] = { CZ_THREE_WAY_NUMBER, { 0, 0 }, { 20, 0 }, NULL, 0 },
  [CZ_THREE_WAY_PERCENT] = { CZ_THREE_WAY_PERCENT, { 0, 0 }, { 100, 0 }, NULL, 0 },
  [CZ_THREE_WAY_CHOICE] = { CZ_THREE_WAY_CHOICE, CZ_DECIMAL_INIT_NONE, CZ_DECIMAL_INIT_NONE, statuses, 0 },
};

static const struct
{
  const char    *rule;
  CzThreeWayKind kind;
  const char    *sent;
  const char    *now;
  const char    *returned;
  CzThreeWay     state;
} cases[] = {
  { "untouched", CZ_THREE_WAY_TEXT, "甲", "甲", "甲", CZ_THREE_WAY_SAME },
  { "untouched-blank", CZ_THREE_WAY_NUMBER, "", "", "", CZ_THREE_WAY_SAME },
  { "only-the-unit", CZ_THREE_WAY_NUMBER, "", "", "7.5", CZ_THREE_WAY_ACCEPT },
  { "only-the-unit-cleared", CZ_THREE_WAY_NUMBER, "5", "5", "", CZ_THREE_WAY_ACCEPT },
  { "only-we", CZ_THREE_WAY_NUMBER, "5", "6", "5", CZ_THREE_WAY_KEEP },
  { "only-we-where-nothing-was", CZ_THREE_WAY_NUMBER, "", "6", "", CZ_THREE_WAY_KEEP },
  { "both-alike", CZ_THREE_WAY_NUMBER, "5", "6", "6.0", CZ_THREE_WAY_SAME },
  { "both-differently", CZ_THREE_WAY_NUMBER, "", "2", "3", CZ_THREE_WAY_CONFLICT },
  { "both-one-cleared", CZ_THREE_WAY_TEXT, "甲", "乙", "", CZ_THREE_WAY_CONFLICT },
  { "number-full-width", CZ_THREE_WAY_NUMBER, "", "", "１２．５", CZ_THREE_WAY_ACCEPT },
  { "number-full-width-is-the-number", CZ_THREE_WAY_NUMBER, "", "12.5", "１２．５", CZ_THREE_WAY_SAME },
  { "number-with-unit", CZ_THREE_WAY_NUMBER, "5", "5", " 5 分", CZ_THREE_WAY_SAME },
  { "number-trailing-zero", CZ_THREE_WAY_NUMBER, "5.50", "5.5", "5.5000", CZ_THREE_WAY_SAME },
  { "number-at-the-limit", CZ_THREE_WAY_NUMBER, "", "", "20", CZ_THREE_WAY_ACCEPT },
  { "number-above", CZ_THREE_WAY_NUMBER, "", "", "20.1", CZ_THREE_WAY_INVALID },
  { "number-below", CZ_THREE_WAY_NUMBER, "", "", "-1", CZ_THREE_WAY_INVALID },
  { "number-in-words", CZ_THREE_WAY_NUMBER, "", "", "满分", CZ_THREE_WAY_INVALID },
  { "number-not-permitted-but-unchanged", CZ_THREE_WAY_NUMBER, "25", "25", "25", CZ_THREE_WAY_SAME },
  { "number-not-permitted-we-corrected-it", CZ_THREE_WAY_NUMBER, "25", "20", "25", CZ_THREE_WAY_KEEP },
  { "percent-sign", CZ_THREE_WAY_PERCENT, "80", "80", "80%", CZ_THREE_WAY_SAME },
  { "percent-full-width-sign", CZ_THREE_WAY_PERCENT, "", "", "８０％", CZ_THREE_WAY_ACCEPT },
  { "percent-above", CZ_THREE_WAY_PERCENT, "", "", "120", CZ_THREE_WAY_INVALID },
  { "choice", CZ_THREE_WAY_CHOICE, "未开展", "未开展", "推进中", CZ_THREE_WAY_ACCEPT },
  { "choice-with-blanks", CZ_THREE_WAY_CHOICE, "推进中", "推进中", "　推进中 ", CZ_THREE_WAY_SAME },
  { "choice-unknown", CZ_THREE_WAY_CHOICE, "未开展", "未开展", "快了", CZ_THREE_WAY_INVALID },
  { "text-line-ends", CZ_THREE_WAY_TEXT, "甲\n乙", "甲\n乙", "甲 \r\n乙\n", CZ_THREE_WAY_SAME },
  { "text-case-of-blanks-within", CZ_THREE_WAY_TEXT, "甲 乙", "甲 乙", "甲乙", CZ_THREE_WAY_ACCEPT },
  { "text-too-long", CZ_THREE_WAY_TEXT, "", "", "一二三四五六七八九十一", CZ_THREE_WAY_INVALID },
  { "text-only-blanks-is-blank", CZ_THREE_WAY_TEXT, "", "", " 　\n", CZ_THREE_WAY_SAME },
};

static void
test_case (gconstpointer user_data)
{
  guint i = GPOINTER_TO_UINT (user_data);

  g_assert_cmpstr (cz_three_way_names[cz_three_way_compare (&types[cases[i].kind], cases[i].sent, cases[i].now, cases[i].returned)], ==,
                   cz_three_way_names[cases[i].state]);
}

/* Whatever it is, normalizing a value once more changes nothing. */
static void
test_normal_form (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CzThreeWayType *type = &types[cases[i].kind];
      g_autofree char      *once = cz_three_way_normalize (type, cases[i].returned);
      g_autofree char      *twice = once != NULL ? cz_three_way_normalize (type, once) : NULL;

      g_assert_cmpstr (once, ==, twice);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/three-way/", cases[i].rule, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/three-way/normal-form", test_normal_form);

  return g_test_run ();
}
