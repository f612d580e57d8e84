/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-evidence-columns.h"

#include "base/cz-error.h"

#include <glib/gi18n-lib.h>

static const char *
get_title_title (void)
{
  return C_ ("evidence", "Title");
}

static void
append_title (CzWorkspace  *workspace G_GNUC_UNUSED,
              gconstpointer record,
              GString      *text)
{
  g_string_append (text, ((const CzEvidence *) record)->title);
}

static gboolean
set_title (CzWorkspace  *workspace G_GNUC_UNUSED,
           CzEdit       *edit,
           gconstpointer record,
           const char   *text,
           GError      **error G_GNUC_UNUSED)
{
  cz_edit_set_text (edit, CZ_KIND_EVIDENCE, cz_record_id (record), "title", text);

  return TRUE;
}

static const char *
get_number_title (void)
{
  return C_ ("evidence", "Number");
}

static void
append_number (CzWorkspace  *workspace G_GNUC_UNUSED,
               gconstpointer record,
               GString      *text)
{
  g_string_append (text, ((const CzEvidence *) record)->number);
}

static gboolean
set_number (CzWorkspace  *workspace G_GNUC_UNUSED,
            CzEdit       *edit,
            gconstpointer record,
            const char   *text,
            GError      **error G_GNUC_UNUSED)
{
  cz_edit_set_text (edit, CZ_KIND_EVIDENCE, cz_record_id (record), "number", text);

  return TRUE;
}

static const char *
get_date_title (void)
{
  return C_ ("evidence", "Date");
}

static void
append_date (CzWorkspace  *workspace G_GNUC_UNUSED,
             gconstpointer record,
             GString      *text)
{
  g_autofree char *date = cz_date_to_string (((const CzEvidence *) record)->date);

  g_string_append (text, date);
}

static gboolean
set_date (CzWorkspace  *workspace G_GNUC_UNUSED,
          CzEdit       *edit,
          gconstpointer record,
          const char   *text,
          GError      **error)
{
  CzDate           date = CZ_DATE_NONE;
  g_autofree char *iso = NULL;

  if (*text != '\0' && !cz_date_parse_typed (text, cz_date_today (), &date))
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("this is no date: write it as 2018-06-30 or 2018-6"));
      return FALSE;
    }

  iso = *text != '\0' ? cz_date_to_string (date) : g_strdup ("");
  cz_edit_set_text (edit, CZ_KIND_EVIDENCE, cz_record_id (record), "date", iso);

  return TRUE;
}

static const char *
get_issuer_title (void)
{
  return C_ ("evidence", "Issuer");
}

static void
append_issuer (CzWorkspace  *workspace G_GNUC_UNUSED,
               gconstpointer record,
               GString      *text)
{
  g_string_append (text, ((const CzEvidence *) record)->issuer);
}

static gboolean
set_issuer (CzWorkspace  *workspace G_GNUC_UNUSED,
            CzEdit       *edit,
            gconstpointer record,
            const char   *text,
            GError      **error G_GNUC_UNUSED)
{
  cz_edit_set_text (edit, CZ_KIND_EVIDENCE, cz_record_id (record), "issuer", text);

  return TRUE;
}

static const char *
get_pages_title (void)
{
  return C_ ("evidence", "Pages");
}

static void
append_pages (CzWorkspace  *workspace G_GNUC_UNUSED,
              gconstpointer record,
              GString      *text)
{
  gint64 pages = ((const CzEvidence *) record)->pages;

  if (pages > 0)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, pages);
}

static gboolean
set_pages (CzWorkspace  *workspace G_GNUC_UNUSED,
           CzEdit       *edit,
           gconstpointer record,
           const char   *text,
           GError      **error)
{
  guint64 pages = 0;

  if (*text != '\0' && !g_ascii_string_to_unsigned (text, 10, 0, 1000000, &pages, NULL))
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("pages are a whole number"));
      return FALSE;
    }

  cz_edit_set_integer (edit, CZ_KIND_EVIDENCE, cz_record_id (record), "pages", (gint64) pages);

  return TRUE;
}

static const char *
get_file_number_title (void)
{
  return C_ ("evidence", "File Number");
}

static void
append_file_number (CzWorkspace  *workspace G_GNUC_UNUSED,
                    gconstpointer record,
                    GString      *text)
{
  g_string_append (text, ((const CzEvidence *) record)->file_number);
}

static gboolean
set_file_number (CzWorkspace  *workspace G_GNUC_UNUSED,
                 CzEdit       *edit,
                 gconstpointer record,
                 const char   *text,
                 GError      **error G_GNUC_UNUSED)
{
  cz_edit_set_text (edit, CZ_KIND_EVIDENCE, cz_record_id (record), "file_number", text);

  return TRUE;
}

static const char *
get_holder_title (void)
{
  return C_ ("evidence", "Holder");
}

static void
append_holder (CzWorkspace  *workspace G_GNUC_UNUSED,
               gconstpointer record,
               GString      *text)
{
  g_string_append (text, ((const CzEvidence *) record)->holder);
}

static gboolean
set_holder (CzWorkspace  *workspace G_GNUC_UNUSED,
            CzEdit       *edit,
            gconstpointer record,
            const char   *text,
            GError      **error G_GNUC_UNUSED)
{
  cz_edit_set_text (edit, CZ_KIND_EVIDENCE, cz_record_id (record), "holder", text);

  return TRUE;
}

static const char *
get_file_name_title (void)
{
  return C_ ("evidence", "File");
}

static void
append_file_name (CzWorkspace  *workspace G_GNUC_UNUSED,
                  gconstpointer record,
                  GString      *text)
{
  g_string_append (text, ((const CzEvidence *) record)->file_name);
}

static const char *
get_proves_title (void)
{
  return C_ ("evidence", "Proves");
}

static void
append_proves (CzWorkspace  *workspace,
               gconstpointer record,
               GString      *text)
{
  guint n = cz_data_get_children (cz_workspace_get_data (workspace), CZ_KIND_EVIDENCE_LINK, "evidence", cz_record_id (record))->len;

  if (n > 0)
    g_string_append_printf (text, "%u", n);
}

static const char *
get_note_title (void)
{
  return C_ ("evidence", "Note");
}

static void
append_note (CzWorkspace  *workspace G_GNUC_UNUSED,
             gconstpointer record,
             GString      *text)
{
  g_string_append (text, ((const CzEvidence *) record)->note);
}

static gboolean
set_note (CzWorkspace  *workspace G_GNUC_UNUSED,
          CzEdit       *edit,
          gconstpointer record,
          const char   *text,
          GError      **error G_GNUC_UNUSED)
{
  cz_edit_set_text (edit, CZ_KIND_EVIDENCE, cz_record_id (record), "note", text);

  return TRUE;
}

const CzRecordColumn *
cz_evidence_columns_get (guint *n_columns)
{
  static const CzRecordColumn columns[] = {
    { "title", CZ_CELL_TEXT, 0, TRUE, FALSE, get_title_title, append_title, set_title, NULL, NULL, NULL },
    { "number", CZ_CELL_TEXT, 130, FALSE, FALSE, get_number_title, append_number, set_number, NULL, NULL, NULL },
    { "date", CZ_CELL_DATE, 96, FALSE, FALSE, get_date_title, append_date, set_date, NULL, NULL, NULL },
    { "issuer", CZ_CELL_TEXT, 120, TRUE, FALSE, get_issuer_title, append_issuer, set_issuer, NULL, NULL, NULL },
    { "pages", CZ_CELL_NUMBER, 56, FALSE, FALSE, get_pages_title, append_pages, set_pages, NULL, NULL, NULL },
    { "file-number", CZ_CELL_TEXT, 100, FALSE, FALSE, get_file_number_title, append_file_number, set_file_number, NULL, NULL, NULL },
    { "holder", CZ_CELL_TEXT, 80, FALSE, FALSE, get_holder_title, append_holder, set_holder, NULL, NULL, NULL },
    { "file-name", CZ_CELL_TEXT, 140, FALSE, FALSE, get_file_name_title, append_file_name, NULL, NULL, NULL, NULL },
    { "proves", CZ_CELL_NUMBER, 56, FALSE, FALSE, get_proves_title, append_proves, NULL, NULL, NULL, NULL },
    { "note", CZ_CELL_TEXT, 140, TRUE, TRUE, get_note_title, append_note, set_note, NULL, NULL, NULL },
  };

  *n_columns = G_N_ELEMENTS (columns);

  return columns;
}
