/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-fonts.h"

#include <pango/pangocairo.h>

#define N_CODES 0x10000
#define MEASURE_SIZE 100

/* Faces of official documents (GB/T 9704-2012, 7) with the families that are that face and those that may stand in. */
static const struct
{
  const char *name;
  const char *sheet_name; /* what spreadsheet programs call it */
  const char *genuine[7];
  const char *stand_in[6];
  gboolean    heavy; /* what stands in is to be bold */
} known_faces[] = {
  { "仿宋", "仿宋", { "FangSong", "仿宋", "FangSong_GB2312", "仿宋_GB2312", "STFangsong", "华文仿宋", NULL }, { "FandolFang", "Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "serif", NULL } },
  { "黑体", "黑体", { "SimHei", "黑体", "STHeiti", "华文黑体", NULL }, { "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei", "sans", NULL } },
  { "楷体", "楷体", { "KaiTi", "楷体", "KaiTi_GB2312", "楷体_GB2312", "STKaiti", "华文楷体", NULL }, { "AR PL UKai CN", "FandolKai", "Noto Serif CJK SC", "Source Han Serif SC", "serif", NULL } },
  { "小标宋", "方正小标宋简体", { "FZXiaoBiaoSong-B05S", "方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", NULL }, { "STZhongsong", "Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "serif", NULL }, TRUE },
  { "宋体", "宋体", { "SimSun", "宋体", "NSimSun", "STSong", "华文宋体", NULL }, { "Noto Serif CJK SC", "Source Han Serif SC", "AR PL UMing CN", "Noto Sans CJK SC", "serif", NULL } },
};

/* Pango's font maps must stay in one thread, so each thread that lays forms out has its own. */
typedef struct
{
  PangoFontMap *map;
  PangoContext *context;
  CzFormFace    faces[G_N_ELEMENTS (known_faces)][2];
} Fonts;

static void
fonts_free (gpointer data)
{
  Fonts *fonts = data;

  for (gsize i = 0; i < G_N_ELEMENTS (known_faces); i++)
    for (guint bold = 0; bold < 2; bold++)
      {
        g_free (fonts->faces[i][bold].family);
        g_free (fonts->faces[i][bold].advances);
        g_clear_pointer (&fonts->faces[i][bold].description, pango_font_description_free);
      }
  g_object_unref (fonts->context);
  g_object_unref (fonts->map);
  g_free (fonts);
}

static GPrivate thread_fonts = G_PRIVATE_INIT (fonts_free);

static Fonts *
get_fonts (void)
{
  Fonts                *fonts = g_private_get (&thread_fonts);
  cairo_font_options_t *options;

  if (fonts != NULL)
    return fonts;

  fonts = g_new0 (Fonts, 1);
  fonts->map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts->map), 72);
  fonts->context = pango_font_map_create_context (fonts->map);
  pango_context_set_language (fonts->context, pango_language_from_string ("zh-cn"));
  pango_context_set_round_glyph_positions (fonts->context, FALSE);
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (fonts->context, options);
  cairo_font_options_destroy (options);
  g_private_set (&thread_fonts, fonts);
  return fonts;
}

static int
find_known (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known_faces); i++)
    if (g_str_equal (known_faces[i].name, name))
      return (int) i;

  return -1;
}

static const char *
find_family (PangoFontMap      *map,
             const char *const *families)
{
  for (guint i = 0; families[i] != NULL; i++)
    if (pango_font_map_get_family (map, families[i]) != NULL)
      return families[i];

  return NULL;
}

static void
resolve_face (Fonts      *fonts,
              int         known,
              gboolean    bold,
              CzFormFace *face)
{
  const char *family = find_family (fonts->map, known_faces[known].genuine);

  face->name = known_faces[known].name;
  face->bold = bold;
  face->genuine = family != NULL;
  if (family == NULL)
    family = find_family (fonts->map, known_faces[known].stand_in);
  face->family = g_strdup (family == NULL ? "serif" : family);
  face->advances = g_new (float, N_CODES);
  for (guint c = 0; c < N_CODES; c++)
    face->advances[c] = -1;

  face->description = pango_font_description_new ();
  pango_font_description_set_family (face->description, face->family);
  if (bold || (!face->genuine && known_faces[known].heavy))
    pango_font_description_set_weight (face->description, PANGO_WEIGHT_BOLD);
  face->context = fonts->context;
}

gboolean
cz_form_fonts_is_known (const char *name)
{
  return find_known (name) >= 0;
}

/* The name under which spreadsheet programs on the clerks' machines know the face. */
const char *
cz_form_fonts_get_sheet_name (const char *name)
{
  int known = find_known (name);

  return known < 0 ? name : known_faces[known].sheet_name;
}

/**
 * cz_form_fonts_get_face:
 * @name: a known face: 仿宋, 黑体, 楷体, 小标宋 or 宋体
 * @bold: whether its bold
 *
 * Returns: (transfer none): the face for use in this thread
 */
CzFormFace *
cz_form_fonts_get_face (const char *name,
                        gboolean    bold)
{
  Fonts      *fonts = get_fonts ();
  int         known = find_known (name);
  CzFormFace *face;

  g_return_val_if_fail (known >= 0, NULL);

  face = &fonts->faces[known][bold != FALSE];
  if (face->name == NULL)
    resolve_face (fonts, known, bold != FALSE, face);

  return face;
}

/* The context of this thread: Simplified shapes in any locale, positions that scale. */
PangoContext *
cz_form_fonts_get_context (void)
{
  return get_fonts ()->context;
}

/* A layout without kerning, so that a text is as wide as its characters are together. */
PangoLayout *
cz_form_face_new_layout (CzFormFace *self,
                         double      size)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_size (self->description, (int) (size * PANGO_SCALE + 0.5));
  pango_layout_set_font_description (layout, self->description);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("kern=0, liga=0, clig=0, calt=0"));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static float
shape (CzFormFace *self,
       const char *text)
{
  g_autoptr (PangoLayout) layout = cz_form_face_new_layout (self, MEASURE_SIZE);
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, NULL);
  return (float) width / (PANGO_SCALE * MEASURE_SIZE);
}

/* Fonts may shape digits and marks beside letters otherwise than beside Han characters; the wider of the two counts. */
static float
shape_one (CzFormFace *self,
           gunichar    c)
{
  char text[8] = { 'A' };

  text[1 + g_unichar_to_utf8 (c, text + 1)] = '\0';
  return MAX (shape (self, text + 1), shape (self, text) - shape (self, "A"));
}

/* All Han characters of a face are as wide as one of them, which saves measuring each. */
float
cz_form_face_measure (CzFormFace *self,
                      gunichar    c)
{
  gboolean han = (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf);
  float    advance = han && c != 0x56fd ? cz_form_face_get_advance (self, 0x56fd) : shape_one (self, c);

  if (c < N_CODES)
    self->advances[c] = advance;
  return advance;
}
