/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-sheet-bands.h"

#include "workspace/cz-sheet-policy.h"

#include <json-glib/json-glib.h>

static CzDecimal
read_bound (JsonObject *object,
            const char *name)
{
  const char *text = json_object_get_string_member_with_default (object, name, "");
  CzDecimal   bound = cz_decimal_none ();

  if (*text != '\0')
    cz_decimal_parse (text, &bound, NULL);

  return bound;
}

static char *
print_range (const CzGradeBand *band)
{
  g_autofree char *from = cz_decimal_is_none (band->from) ? g_strdup ("") : cz_decimal_to_string (band->from);
  g_autofree char *to = cz_decimal_is_none (band->to) ? g_strdup ("") : cz_decimal_to_string (band->to);

  return g_strdup_printf ("%s–%s", from, to);
}

/**
 * cz_sheet_bands_new:
 * @sheet: a sheet
 *
 * Returns: (transfer full) (nullable): its grades; %NULL when the sheet has none
 */
CzSheetBands *
cz_sheet_bands_new (const CzSheet *sheet)
{
  g_autoptr (JsonNode) root = json_from_string (sheet->bands, NULL);
  g_autoptr (CzSheetPolicy) policy = cz_sheet_policy_new (sheet->band_policy);
  g_autoptr (GArray) bands = g_array_new (FALSE, TRUE, sizeof (CzGradeBand));
  JsonArray    *array = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  CzSheetBands *self;

  if (array == NULL || json_array_get_length (array) == 0)
    return NULL;

  self = g_new0 (CzSheetBands, 1);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      const char *text = json_object_get_string_member_with_default (object, "text", "");
      CzGradeBand band = {
        read_bound (object, "from"),
        read_bound (object, "to"),
        json_object_get_boolean_member_with_default (object, "from_excluded", FALSE),
        json_object_get_boolean_member_with_default (object, "to_included", FALSE),
      };

      g_ptr_array_add (self->names, g_strdup (json_object_get_string_member_with_default (object, "name", "")));
      g_ptr_array_add (self->texts, *text != '\0' ? g_strdup (text) : print_range (&band));
      g_array_append_val (bands, band);
    }

  self->scale = cz_grade_scale_new ((const CzGradeBand *) bands->data, bands->len, policy->bands);

  return self;
}

void
cz_sheet_bands_free (CzSheetBands *bands)
{
  g_ptr_array_unref (bands->names);
  g_ptr_array_unref (bands->texts);
  cz_grade_scale_free (bands->scale);
  g_free (bands);
}
