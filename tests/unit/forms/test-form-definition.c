/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-error.h"
#include "form-sample.h"
#include "forms/cz-form-layout.h"

#include <glib/gstdio.h>

static void
test_every_shipped_form_can_be_laid_out (void)
{
  g_autoptr (GPtrArray) definitions = cz_form_definitions_load (NULL, NULL);
  g_autoptr (GHashTable) values = sample_values_new ();

  g_assert_cmpuint (definitions->len, >=, 19);
  for (guint i = 0; i < definitions->len; i++)
    for (guint n_rows = 0; n_rows <= 40; n_rows += 20)
      {
        const CzFormDefinition *definition = g_ptr_array_index (definitions, i);
        g_autoptr (SampleTable) table = sample_for_definition_new (definition, n_rows);
        g_autoptr (GError) error = NULL;
        g_autoptr (CzFormLayout) layout = cz_form_layout_new (definition, CZ_TABLE (table), values, &error);

        g_assert_no_error (error);
        g_assert_cmpuint (cz_form_layout_get_n_pages (layout), >, 0);
      }
}

static void
test_mistakes_are_named_with_their_place (void)
{
  static const struct
  {
    const char *json;
    CzError     code;
    const char *message;
  } cases[] = {
    { "{", CZ_ERROR_UNREADABLE, "own.json: not JSON" },
    { "[]", CZ_ERROR_INVALID, "own.json: $: must be an object" },
    { "{\"name\":\"表\"}", CZ_ERROR_INVALID, "own.json: $.id: is missing" },
    { "{\"id\":\"a\",\"name\":\"表\",\"colums\":[]}", CZ_ERROR_INVALID, "own.json: $.colums: unknown" },
    { "{\"id\":\"a\",\"name\":\"表\",\"paper\":\"A5\"}", CZ_ERROR_INVALID, "own.json: $.paper: \"A5\" is not one of A4, A3" },
    { "{\"id\":\"a\",\"name\":\"表\",\"title\":\"{x\"}", CZ_ERROR_INVALID, "own.json: $.title: brackets do not match" },
    { "{\"id\":\"a\",\"name\":\"表\",\"margins\":{\"top\":2}}", CZ_ERROR_INVALID, "own.json: $.margins.top: must be from 10 to 80" },
    { "{\"id\":\"a\",\"name\":\"表\",\"fonts\":{\"body\":{\"face\":\"隶书\"}}}", CZ_ERROR_INVALID, "own.json: $.fonts.body.face: \"隶书\" is not known" },
    { "{\"id\":\"a\",\"name\":\"表\",\"columns\":[{\"id\":\"no\"}]}", CZ_ERROR_INVALID, "own.json: $.columns[0].width: is missing" },
    { "{\"id\":\"a\",\"name\":\"表\",\"columns\":[{\"id\":\"no\",\"width\":10},{\"id\":\"no\",\"width\":10}]}", CZ_ERROR_INVALID, "own.json: $.columns: \"no\" stands there twice" },
    { "{\"id\":\"a\",\"name\":\"表\",\"columns\":[{\"id\":\"x\",\"width\":10,\"fill\":{\"kind\":\"choice\"}}]}", CZ_ERROR_INVALID, "own.json: $.columns[0].fill.choices: is missing" },
    { "{\"id\":\"a\",\"name\":\"表\",\"columns\":[{\"id\":\"x\",\"width\":10,\"fill\":{\"kind\":\"number\",\"minimum\":\"十\"}}]}", CZ_ERROR_INVALID, "own.json: $.columns[0].fill.minimum: \"十\" is not a decimal" },
    { "{\"id\":\"a\",\"name\":\"表\",\"columns\":[{\"id\":\"x\",\"width\":399}]}", CZ_ERROR_INVALID, "own.json: $.columns: are 399 mm wide together" },
    { "{\"id\":\"a\",\"name\":\"表\",\"totals\":[{\"id\":\"t\",\"cells\":[{\"column\":\"x\"}]}]}", CZ_ERROR_INVALID, "own.json: $.totals[0].cells[0]: needs either" },
    { "{\"id\":\"a\",\"name\":\"表\",\"footer\":[1]}", CZ_ERROR_INVALID, "own.json: $.footer[0]: must be an object" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cz_form_definition_new_from_data ("own.json", cases[i].json, -1, &error));
      g_assert_error (error, CZ_ERROR, (int) cases[i].code);
      if (!g_str_has_prefix (error->message, cases[i].message))
        g_error ("expected \"%s...\", got \"%s\"", cases[i].message, error->message);
    }
}

static void
test_office_replaces_a_form_and_a_bad_file_harms_no_other (void)
{
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  g_autofree char *good = g_build_filename (folder, "good.json", NULL);
  g_autofree char *bad = g_build_filename (folder, "bad.json", NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (GPtrArray) definitions = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (good, "{\"id\":\"reminder\",\"name\":\"本办催办单\"}", -1, &error);
  g_assert_no_error (error);
  g_file_set_contents (bad, "{\"id\":1}", -1, &error);
  g_assert_no_error (error);

  definitions = cz_form_definitions_load (folder, problems);
  g_assert_cmpstr (cz_form_definitions_find (definitions, "reminder", &error)->name, ==, "本办催办单");
  g_assert_nonnull (cz_form_definitions_find (definitions, "task-scoring-table", &error));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (strstr (((GError *) g_ptr_array_index (problems, 0))->message, "bad.json: $.id: must be a text") != NULL);

  g_assert_null (cz_form_definitions_find (definitions, "no-such", &error));
  g_assert_error (error, CZ_ERROR, CZ_ERROR_NOT_FOUND);

  g_unlink (good);
  g_unlink (bad);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form-definition/every-shipped-form-can-be-laid-out", test_every_shipped_form_can_be_laid_out);
  g_test_add_func ("/form-definition/mistakes-are-named-with-their-place", test_mistakes_are_named_with_their_place);
  g_test_add_func ("/form-definition/office-replaces-a-form-and-a-bad-file-harms-no-other", test_office_replaces_a_form_and_a_bad_file_harms_no_other);
  return g_test_run ();
}
