/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forms/cz-form-xlsx-private.h"

#include "base/cz-error.h"
#include "forms/cz-form-file.h"

#include <errno.h>
#include <string.h>

#define MOST_NAME 31

gboolean
cz_form_book_open (CzFormBook *self,
                   const char *path,
                   gboolean    constant_memory)
{
  lxw_workbook_options options = { .constant_memory = constant_memory, .tmpdir = (char *) g_get_tmp_dir () };

  *self = (CzFormBook){ .book = workbook_new_opt (path, &options) };
  if (self->book == NULL)
    return FALSE;

  self->formats = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return TRUE;
}

static void
clear_book (CzFormBook *self)
{
  self->book = NULL;
  g_clear_pointer (&self->formats, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
}

void
cz_form_book_abandon (CzFormBook *self)
{
  lxw_workbook_free (self->book);
  clear_book (self);
}

static void
set_error (GError    **error,
           const char *path,
           lxw_error   code,
           int         system_code)
{
  g_autofree char *name = g_filename_display_name (path);

  if (system_code != 0)
    cz_form_file_set_error (error, path, system_code);
  else
    g_set_error (error, CZ_ERROR, CZ_ERROR_OUTPUT, "%s: the workbook cannot be written: %s", name, lxw_strerror (code));
}

/* Writes the file and frees the book, whatever happens. */
gboolean
cz_form_book_close (CzFormBook *self,
                    const char *path,
                    GError    **error)
{
  lxw_error code = self->failed;
  int       system_code = 0;

  if (code != LXW_NO_ERROR)
    cz_form_book_abandon (self);
  else
    {
      errno = 0;
      code = workbook_close (self->book);
      system_code = errno;
      clear_book (self);
    }

  if (code == LXW_NO_ERROR)
    return TRUE;

  set_error (error, path, code, system_code);
  return FALSE;
}

/* What Excel does not allow in the name of a sheet becomes its full-width twin; the name is cut and made unique. */
char *
cz_form_book_clean_name (GHashTable *taken,
                         const char *name)
{
  static const char        forbidden[] = "[]:*?/\\'";
  static const char *const wide[] = { "［", "］", "：", "＊", "？", "／", "＼", "’" };
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *base = NULL;
  char            *unique;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *found = (guchar) *p < 0x80 ? strchr (forbidden, *p) : NULL;

      if (found != NULL)
        g_string_append (clean, wide[found - forbidden]);
      else if ((guchar) *p >= 0x20 && *p != 0x7f && g_utf8_get_char (p) < 0x10000)
        g_string_append_len (clean, p, g_utf8_next_char (p) - p);
    }

  g_strstrip (clean->str);
  base = *clean->str == '\0' || g_ascii_strcasecmp (clean->str, "history") == 0 ? g_strdup ("Sheet") : g_utf8_substring (clean->str, 0, MIN (MOST_NAME, g_utf8_strlen (clean->str, -1)));
  unique = g_strdup (base);
  for (guint i = 2; !g_hash_table_add (taken, g_utf8_casefold (unique, -1)); i++)
    {
      g_autofree char *suffix = g_strdup_printf ("(%u)", i);
      g_autofree char *head = g_utf8_substring (base, 0, MIN (g_utf8_strlen (base, -1), (glong) (MOST_NAME - strlen (suffix))));

      g_free (unique);
      unique = g_strconcat (head, suffix, NULL);
    }

  return unique;
}

lxw_worksheet *
cz_form_book_add_sheet (CzFormBook *self,
                        const char *name)
{
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, name);

  if (sheet == NULL)
    cz_form_book_check (self, LXW_ERROR_INVALID_SHEETNAME_CHARACTER);
  return sheet;
}

static lxw_format *
new_format (CzFormBook       *self,
            const CzFormFont *font,
            const CzFormCell *cell)
{
  static const guint8 aligns[] = { LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT };
  lxw_format         *format = workbook_add_format (self->book);
  gboolean            number = (cell->flags & CZ_FORM_CELL_NUMBER) != 0;

  format_set_font_name (format, cz_form_fonts_get_sheet_name (font->face));
  format_set_font_size (format, font->size);
  format_set_align (format, aligns[cell->align]);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  if (font->bold)
    format_set_bold (format);
  if (!number)
    format_set_text_wrap (format);
  if (cell->flags & CZ_FORM_CELL_BORDER)
    format_set_border (format, LXW_BORDER_THIN);
  if (cell->flags & CZ_FORM_CELL_UNLOCKED)
    {
      format_set_unlocked (format);
      format_set_bg_color (format, 0xFFF9E5);
    }
  if (number && cell->places >= 0)
    {
      g_autofree char *pattern = cell->places == 0 ? g_strdup ("0") : g_strdup_printf ("0.%0*d", cell->places, 0);

      format_set_num_format (format, pattern);
    }

  return format;
}

lxw_format *
cz_form_book_get_format (CzFormBook       *self,
                         const CzFormFont *font,
                         const CzFormCell *cell)
{
  guint64 key = (guint64) g_str_hash (font->face) << 32 | (guint64) (font->size * 4) << 20 | (guint64) (cell->places + 1) << 12 |
                (guint64) (font->bold != FALSE) << 10 | (guint64) cell->align << 8 | (guint64) cell->flags;
  lxw_format *format = g_hash_table_lookup (self->formats, &key);

  if (format == NULL)
    {
      format = new_format (self, font, cell);
      g_hash_table_insert (self->formats, g_memdup2 (&key, sizeof key), format);
    }

  return format;
}
