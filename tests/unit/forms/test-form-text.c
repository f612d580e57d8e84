/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-layout-private.h"

static const double width = 10.5 * 8;

/* Lines of @text in a cell eight characters wide, joined by "|". */
static char *
break_text (const char *text)
{
  CzFormFace *face = cz_form_fonts_get_face ("仿宋", FALSE);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (CzFormTextLine));
  GString *joined = g_string_new (NULL);

  cz_form_text_break (face, 10.5, text, width, lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const CzFormTextLine *line = &g_array_index (lines, CzFormTextLine, i);

      g_string_append_printf (joined, "%s%.*s", i > 0 ? "|" : "", (int) line->length, text + line->start);
    }

  return g_string_free (joined, FALSE);
}

static void
test_marks_stay_with_their_text (void)
{
  static const struct
  {
    const char *text;
    const char *lines;
  } cases[] = {
    { "", "" },
    { "质量强市示范城市", "质量强市示范城市" },
    { "质量强市示范城市工作", "质量强市示范城市|工作" },
    { "质量强市示范城市，工作", "质量强市示范城|市，工作" },
    { "质量强市示范城（工作）", "质量强市示范城|（工作）" },
    { "质量强市示范城“工作”", "质量强市示范城|“工作”" },
    { "质量强市示范城市”工作", "质量强市示范城|市”工作" },
    { "质量强市示范城市工作率达到", "质量强市示范城市|工作率达到" },
    { "合格率达到并稳在92.5%以上", "合格率达到并稳在|92.5%以上" },
    { "第一行\n第二行", "第一行|第二行" },
    { "甲abcdefghijklmnopqrstuvwxyz", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = break_text (cases[i].text);

      if (cases[i].lines != NULL)
        g_assert_cmpstr (lines, ==, cases[i].lines);
      else
        g_assert_true (g_str_has_prefix (lines, "甲|abc"));
    }
}

/* Texts as they stand in official forms, put together at random; quotation marks are left out, since Pango keeps them
 * to both sides and Chinese text does not. */
static char *
make_text (GRand *rand)
{
  static const char *const pieces[] = {
    "质量", "安全监管", "机制", "，", "。", "、", "；", "：", "（", "）", "《", "》", "〔", "〕", "2024", "92.5%", "0.6‰", "10分", "3,000", "-", "QC",
    "ISO9001", " ", "(", ")", "市、县", "1.2", "①", "％", "！", "／", "/", "—", "……", "+", "℃", "国发〔2012〕9号", "3·15", "A级", "2011-2020年"
  };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 1, 40); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

/* Every line ends where Pango would let it end, or inside a word longer than a line. */
static void
assert_breaks_allowed (const char *text,
                       GArray     *lines,
                       gboolean    words_fit)
{
  glong                    n_characters = g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *allowed = g_new0 (PangoLogAttr, n_characters + 1);

  pango_get_log_attrs (text, -1, -1, pango_language_from_string ("zh-cn"), allowed, (int) n_characters + 1);
  for (guint i = 1; words_fit && i < lines->len; i++)
    {
      guint start = g_array_index (lines, CzFormTextLine, i).start;

      if (!allowed[g_utf8_pointer_to_offset (text, text + start)].is_line_break)
        g_error ("a line must not begin at byte %u of %s", start, text);
    }
}

static void
test_quick_way_breaks_where_pango_would (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240315);
  CzFormFace *face = cz_form_fonts_get_face ("宋体", FALSE);
  guint       n_ours = 0;
  guint       n_theirs = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *text = make_text (rand);
      double           room = g_rand_double_range (rand, 150, 600);
      g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (CzFormTextLine));

      n_ours += cz_form_text_break (face, 12, text, room, lines);
      n_theirs += cz_form_text_break_with_pango (face, 12, text, room, NULL);
      assert_breaks_allowed (text, lines, room > 400);
    }

  g_assert_cmpuint (n_ours, >=, n_theirs);
  g_assert_cmpuint (n_ours, <, n_theirs + n_theirs / 50);
}

/* What is measured to fit stays, when it is drawn, inside the cell with its padding. */
static void
test_no_line_is_wider_than_its_cell (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  CzFormFace *face = cz_form_fonts_get_face ("仿宋", TRUE);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = make_text (rand);
      g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (CzFormTextLine));

      cz_form_text_break (face, 12, text, 120, lines);
      for (guint l = 0; l < lines->len; l++)
        {
          const CzFormTextLine *line = &g_array_index (lines, CzFormTextLine, l);
          g_autofree char      *part = g_strchomp (g_strndup (text + line->start, line->length));
          g_autoptr (PangoLayout) layout = cz_form_face_new_layout (face, 12);
          int width_drawn;

          pango_layout_set_text (layout, part, -1);
          pango_layout_get_size (layout, &width_drawn, NULL);
          g_assert_cmpfloat ((double) width_drawn / PANGO_SCALE, <, 120 + CZ_FORM_CELL_PADDING);
        }
    }
}

static void
test_other_scripts_are_left_to_pango (void)
{
  CzFormFace *face = cz_form_fonts_get_face ("仿宋", FALSE);
  const char *text = "質量 качество продукции и услуг ประกันคุณภาพ";

  g_assert_cmpuint (cz_form_text_break (face, 12, text, 90, NULL), ==, cz_form_text_break_with_pango (face, 12, text, 90, NULL));
  g_assert_cmpuint (cz_form_text_break (face, 12, text, 90, NULL), >, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form-text/marks-stay-with-their-text", test_marks_stay_with_their_text);
  g_test_add_func ("/form-text/quick-way-breaks-where-pango-would", test_quick_way_breaks_where_pango_would);
  g_test_add_func ("/form-text/no-line-is-wider-than-its-cell", test_no_line_is_wider_than_its_cell);
  g_test_add_func ("/form-text/other-scripts-are-left-to-pango", test_other_scripts_are_left_to_pango);
  return g_test_run ();
}
