/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/cz-reader.h"

#include "spec.h"

/* The reader's grammars, each through the whole reader: what a document says, as a clerk would note it down. */

static CzDraft *
read_text (const char *head,
           const char *text)
{
  g_autofree char *whole = g_strconcat (head, text, NULL);
  g_autoptr (GError) error = NULL;
  CzDraft *draft = cz_reader_read_text (whole, "test.txt", NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return draft;
}

static void
append_units (GString   *out,
              GPtrArray *units)
{
  for (guint i = 0; i < units->len; i++)
    {
      const CzDraftUnit *unit = g_ptr_array_index (units, i);

      g_string_append_printf (out, "%s: %s%s\n", cz_role_to_name (unit->role), unit->name, unit->group ? " (group)" : "");
    }
}

static char *
read_units (const char *input)
{
  g_autoptr (CzDraft) draft = read_text ("工作方案\n一、主要任务\n(一)抓好工作。开展活动。", input);
  const CzDraftTask *task;
  GString           *out = g_string_new (NULL);

  g_assert_cmpuint (draft->tasks->len, ==, 1);
  task = g_ptr_array_index (draft->tasks, 0);
  append_units (out, task->units);
  if (task->open_list)
    g_string_append (out, "open list\n");
  if (out->len == 0)
    g_string_append (out, "nobody\n");

  return g_string_free (out, FALSE);
}

static void
append_date (GString    *out,
             const char *word,
             CzDate      date)
{
  g_autofree char *text = cz_date_to_string (date);

  if (!cz_date_is_none (date))
    g_string_append_printf (out, "%s%s", word, text);
}

static void
append_target (GString             *out,
               const CzDraftTarget *target)
{
  g_string_append_printf (out, "%s%s%s %s", target->scope, *target->scope != '\0' ? " " : "", target->name, cz_comparator_to_name (target->comparator));
  if (!cz_decimal_is_none (target->value))
    {
      g_autofree char *value = cz_decimal_to_string (target->value);

      g_string_append_printf (out, " %s", value);
    }
  if (!cz_decimal_is_none (target->value_to))
    {
      g_autofree char *value = cz_decimal_to_string (target->value_to);

      g_string_append_printf (out, "..%s", value);
    }
  g_string_append_printf (out, "%s", target->unit);
  if (target->years > 0)
    g_string_append_printf (out, " years %d", target->years);
  if (*target->reference != '\0')
    g_string_append_printf (out, " [%s]", target->reference);
  append_date (out, " by ", target->deadline);
  g_string_append_c (out, '\n');
}

static char *
read_targets (const char *input)
{
  g_autoptr (CzDraft) draft = read_text ("质量强市工作方案\n一、工作目标\n", input);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < draft->targets->len; i++)
    append_target (out, g_ptr_array_index (draft->targets, i));
  if (out->len == 0)
    g_string_append (out, "none\n");

  return g_string_free (out, FALSE);
}

static void
append_phases (GString   *out,
               GPtrArray *phases)
{
  for (guint i = 0; i < phases->len; i++)
    {
      const CzDraftPhase *phase = g_ptr_array_index (phases, i);

      g_string_append (out, phase->name);
      append_date (out, " from ", phase->start);
      append_date (out, " to ", phase->end);
      g_string_append_c (out, '\n');
    }
}

static char *
read_phases (const char *input)
{
  g_autoptr (CzDraft) draft = read_text ("2022年质量工作方案\n", input);
  GString *out = g_string_new (NULL);

  append_phases (out, draft->phases);
  if (out->len == 0)
    g_string_append (out, "none\n");

  return g_string_free (out, FALSE);
}

static char *
read_duties (const char *input)
{
  g_autoptr (CzDraft) draft = read_text ("质量工作方案\n一、工作机制\n", input);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < draft->duties->len; i++)
    {
      const CzDraftDuty *duty = g_ptr_array_index (draft->duties, i);

      g_string_append_printf (out, "%s", cz_every_to_name (duty->every));
      if (duty->month != 0)
        g_string_append_printf (out, " month %d", duty->month);
      if (duty->day != 0)
        g_string_append_printf (out, " day %d", duty->day);
      g_string_append_printf (out, ": %s\n", duty->text);
      append_units (out, duty->units);
    }
  if (out->len == 0)
    g_string_append (out, "none\n");

  return g_string_free (out, FALSE);
}

static void
append_sections (GString   *out,
                 GPtrArray *sections)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const CzDraftSection *section = g_ptr_array_index (sections, i);

      g_string_append_printf (out, "%*s%s %s\n", (section->level - 1) * 2, "", section->marker, section->title);
      append_sections (out, section->children);
    }
}

static char *
read_outline (const char *input)
{
  g_autoptr (CzDraft) draft = read_text ("", input);
  GString *out = g_string_new (NULL);

  append_sections (out, draft->outline);
  for (guint i = 0; i < draft->findings->len; i++)
    {
      const CzDraftFinding *finding = g_ptr_array_index (draft->findings, i);

      if (finding->place == CZ_PLACE_SECTION)
        g_string_append_printf (out, "! %s %s expected %s\n", cz_finding_code_to_name (finding->code), finding->where, finding->declared);
    }
  if (out->len == 0)
    g_string_append (out, "none\n");

  return g_string_free (out, FALSE);
}

static void
append_field (GString    *out,
              const char *word,
              const char *text)
{
  if (*text != '\0')
    g_string_append_printf (out, "%s: %s\n", word, text);
}

static void
append_metadata (GString       *out,
                 const CzDraft *draft)
{
  append_field (out, "kind", cz_document_kind_to_name (draft->kind));
  append_field (out, "title", draft->title);
  append_field (out, "number", draft->number);
  append_field (out, "issuer", draft->issuer);
  append_date (out, "date: ", draft->date);
  if (!cz_date_is_none (draft->date))
    g_string_append_c (out, '\n');
  append_field (out, "status", draft->status);
  for (guint i = 0; i < draft->addressees->len; i++)
    append_field (out, "to", g_ptr_array_index (draft->addressees, i));
  for (guint i = 0; i < draft->annexes->len; i++)
    append_field (out, "annex", g_ptr_array_index (draft->annexes, i));
}

static char *
read_metadata (const char *input)
{
  g_autoptr (CzDraft) draft = read_text ("", input);
  GString *out = g_string_new (NULL);

  append_metadata (out, draft);

  return g_string_free (out, FALSE);
}

/* The facts of a whole document; tests/data/documents/NAME.facts holds those that a person has checked. */
static char *
note_facts (const CzDraft *draft)
{
  GString *out = g_string_new (NULL);

  append_metadata (out, draft);
  g_string_append (out, "\noutline\n");
  append_sections (out, draft->outline);
  g_string_append (out, "\ntasks\n");
  for (guint i = 0; i < draft->tasks->len; i++)
    {
      const CzDraftTask *task = g_ptr_array_index (draft->tasks, i);

      g_string_append_printf (out, "%s %s%s\n", task->path, task->title, task->open_list ? " (open list)" : "");
      append_units (out, task->units);
    }
  g_string_append (out, "\ntargets\n");
  for (guint i = 0; i < draft->targets->len; i++)
    append_target (out, g_ptr_array_index (draft->targets, i));
  g_string_append (out, "\nphases\n");
  append_phases (out, draft->phases);
  g_string_append (out, "\nfindings\n");
  for (guint i = 0; i < draft->findings->len; i++)
    {
      const CzDraftFinding *finding = g_ptr_array_index (draft->findings, i);

      if (finding->place != CZ_PLACE_ROW && finding->place != CZ_PLACE_INDICATOR && finding->place != CZ_PLACE_UNIT)
        g_string_append_printf (out, "%s %s: %s / %s\n", cz_finding_code_to_name (finding->code), finding->where, finding->declared, finding->found);
    }

  return g_string_free (out, FALSE);
}

static void
test_document (gconstpointer user_data)
{
  const char      *file_name = user_data;
  g_autofree char *name = g_strndup (file_name, strcspn (file_name, "."));
  g_autofree char *facts_name = g_strconcat (name, ".facts", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "documents", file_name, NULL);
  g_autofree char *facts_path = g_test_build_filename (G_TEST_DIST, "data", "documents", facts_name, NULL);
  g_autofree char *expected = NULL;
  g_autofree char *facts = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CzDraft) draft = NULL;

  g_assert_true (g_file_get_contents (facts_path, &expected, NULL, NULL));
  draft = cz_reader_read_file (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  facts = note_facts (draft);
  g_assert_cmpstr (facts, ==, expected);
}

/* Every span points into the text of the draft, at whole characters. */
static void
check_span (const CzDraft *draft,
            CzSpan         span)
{
  g_assert_cmpuint (span.start + span.length, <=, strlen (draft->text));
  g_assert_true (g_utf8_validate (draft->text + span.start, span.length, NULL));
}

static void
test_spans (gconstpointer user_data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "documents", user_data, NULL);
  g_autoptr (CzDraft) draft = cz_reader_read_file (path, NULL, NULL, NULL, NULL);

  g_assert_nonnull (draft);
  for (guint i = 0; i < draft->tasks->len; i++)
    {
      const CzDraftTask *task = g_ptr_array_index (draft->tasks, i);

      check_span (draft, task->span);
      check_span (draft, task->source_span);
      if (task->source_span.length > 0)
        g_assert_cmpint (strncmp (draft->text + task->source_span.start, task->source, task->source_span.length), ==, 0);
      for (guint k = 0; k < task->units->len; k++)
        check_span (draft, ((const CzDraftUnit *) g_ptr_array_index (task->units, k))->span);
    }
  for (guint i = 0; i < draft->targets->len; i++)
    {
      check_span (draft, ((const CzDraftTarget *) g_ptr_array_index (draft->targets, i))->span);
      check_span (draft, ((const CzDraftTarget *) g_ptr_array_index (draft->targets, i))->value_span);
    }
  for (guint i = 0; i < draft->findings->len; i++)
    {
      const CzDraftFinding *finding = g_ptr_array_index (draft->findings, i);

      if (finding->place < CZ_PLACE_SHEET)
        check_span (draft, finding->span);
    }
}

/* The same document in another encoding or width reads the same. */
static void
test_encodings (gconstpointer user_data)
{
  static const char *const encodings[] = { "GB18030", "UTF-16LE", "UTF-16BE" };
  g_autofree char         *path = g_test_build_filename (G_TEST_DIST, "data", "documents", user_data, NULL);
  g_autofree char         *text = NULL;
  g_autofree char         *expected = NULL;
  g_autoptr (CzDraft) draft = cz_reader_read_file (path, NULL, NULL, NULL, NULL);
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  expected = note_facts (draft);

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize n;
      char *converted = g_convert (text, length, encodings[i], "UTF-8", NULL, &n, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_take (converted, n);
      g_autoptr (CzDraft) other = cz_reader_read_bytes (bytes, "test.txt", NULL, NULL, NULL, NULL);
      g_autofree char *facts = note_facts (other);

      g_assert_cmpstr (other->encoding, ==, encodings[i]);
      g_assert_cmpstr (facts, ==, expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const char *const documents[] = { "zhuji.txt", "jiaxing.txt", "yongzhou.txt", "ziyang.txt", "district.txt", "qingling.txt", "yunchuan.txt", "wuling.docx" };

  g_test_init (&argc, &argv, NULL);

  cz_spec_add_tests ("outline", read_outline);
  cz_spec_add_tests ("metadata", read_metadata);
  cz_spec_add_tests ("units", read_units);
  cz_spec_add_tests ("targets", read_targets);
  cz_spec_add_tests ("phases", read_phases);
  cz_spec_add_tests ("duties", read_duties);

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *facts = g_strconcat ("/reader/facts/", documents[i], NULL);
      g_autofree char *spans = g_strconcat ("/reader/spans/", documents[i], NULL);
      g_autofree char *encodings = g_strconcat ("/reader/encodings/", documents[i], NULL);

      g_test_add_data_func (facts, documents[i], test_document);
      if (!g_str_has_suffix (documents[i], ".txt"))
        continue;
      g_test_add_data_func (spans, documents[i], test_spans);
      g_test_add_data_func (encodings, documents[i], test_encodings);
    }

  return g_test_run ();
}
