/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-forms-page.h"

#include "views/cz-form-output.h"
#include "views/cz-form-preview.h"
#include "workspace/cz-error-text.h"
#include "workspace/cz-form-export.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define RELAYOUT_DELAY 250 /* ms after the last of several changes */

struct _CzFormsPage
{
  CzPage parent_instance;

  GtkStack      *stack;
  AdwLeaflet    *leaflet;
  GtkListBox    *form_list;
  GtkWidget     *preview_box;
  GtkDropDown   *assessment_drop_down;
  GtkDropDown   *round_drop_down;
  GtkLabel      *zoom_label;
  GtkLabel      *page_label;
  CzFormPreview *preview;
  GtkWidget     *note_box;
  GtkLabel      *note_label;

  GPtrArray              *forms;       /* of CzFormDefinition */
  GArray                 *assessments; /* of gint64, as in the drop-down */
  GArray                 *rounds;      /* of gint64, as in the drop-down */
  const CzFormDefinition *form;        /* the one shown */
  CzFormLayout           *layout;
  guint                   relayout_source;
  gboolean                filling;
};

G_DEFINE_FINAL_TYPE (CzFormsPage, cz_forms_page, CZ_TYPE_PAGE)

static CzData *
get_data (CzFormsPage *self)
{
  return cz_workspace_get_data (cz_page_get_workspace (CZ_PAGE (self)));
}

static gint64
get_selected (GtkDropDown *drop_down,
              GArray      *ids)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected < ids->len ? g_array_index (ids, gint64, selected) : 0;
}

/* The paper */

static const char *
describe_paper (const CzFormDefinition *form)
{
  if (form->paper == CZ_FORM_PAPER_A3)
    return form->landscape ? _ ("A3 landscape") : _ ("A3 portrait");

  return form->landscape ? _ ("A4 landscape") : _ ("A4 portrait");
}

/* The names of the values that the forms of a scoring sheet ask for. */
static const struct
{
  const char *name;
  const char *title;
} value_titles[] = {
  { "bands", NC_ ("form value", "grades") },
  { "date", NC_ ("form value", "date") },
  { "issuer", NC_ ("form value", "issuer") },
  { "number", NC_ ("form value", "document number") },
  { "period", NC_ ("form value", "period") },
  { "round", NC_ ("form value", "round") },
  { "status", NC_ ("form value", "status of the document") },
  { "subject", NC_ ("form value", "assessed unit") },
  { "title", NC_ ("form value", "title") },
  { "unit", NC_ ("form value", "unit") },
};

static const char *
get_value_title (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (value_titles); i++)
    if (g_str_equal (value_titles[i].name, name))
      return g_dpgettext2 (NULL, "form value", value_titles[i].title);

  return name;
}

static void
append_line (GString    *note,
             const char *line)
{
  if (note->len > 0)
    g_string_append_c (note, '\n');
  g_string_append (note, line);
}

/* One line for each font that stands in for others. */
static void
append_missing_fonts (CzFormsPage *self,
                      GString     *note)
{
  guint                    n_fonts;
  const CzFormMissingFont *fonts = cz_form_layout_get_missing_fonts (self->layout, &n_fonts);
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_fonts; i++)
    {
      g_autoptr (GString) faces = g_string_new (fonts[i].face);
      g_autofree char *line = NULL;

      if (!g_hash_table_add (told, (gpointer) fonts[i].used))
        continue;

      for (guint j = i + 1; j < n_fonts; j++)
        if (g_str_equal (fonts[j].used, fonts[i].used))
          g_string_append_printf (faces, "、%s", fonts[j].face);

      /* Translators: fonts that are missing, then the one used in their place */
      line = g_strdup_printf (_ ("Not on this computer: %s; %s is used, the layout stays."), faces->str, fonts[i].used);
      append_line (note, line);
    }
}

static void
append_missing_values (CzFormsPage *self,
                       GString     *note)
{
  const char *const *values = cz_form_layout_get_missing_values (self->layout);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (; values != NULL && *values != NULL; values++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", get_value_title (*values));

  if (names->len == 0)
    return;

  /* Translators: names of fields of a form */
  line = g_strdup_printf (_ ("Left empty: %s."), names->str);
  append_line (note, line);
}

static void
update_note (CzFormsPage *self)
{
  g_autoptr (GString) note = g_string_new (NULL);

  append_missing_fonts (self, note);
  append_missing_values (self, note);
  gtk_label_set_text (self->note_label, note->str);
  gtk_widget_set_visible (self->note_box, note->len > 0);
}

static void
set_can_output (CzFormsPage *self,
                gboolean     can)
{
  for (const char *const *name = (const char *const[]){ "export", "export-pdf", "print", NULL }; *name != NULL; name++)
    cz_page_set_action_enabled (CZ_PAGE (self), *name, can);
}

static void
lay_out (CzFormsPage *self)
{
  CzFormSubject       subject = { 0 };
  const CzAssessment *assessment;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->relayout_source, g_source_remove);
  g_clear_pointer (&self->layout, cz_form_layout_unref);

  subject.assessment = get_selected (self->assessment_drop_down, self->assessments);
  subject.round = get_selected (self->round_drop_down, self->rounds);
  assessment = cz_data_get_assessment (get_data (self), subject.assessment);

  if (self->form != NULL && assessment != NULL)
    {
      subject.sheet = assessment->sheet;
      self->layout = cz_form_export_layout (cz_page_get_workspace (CZ_PAGE (self)), self->form, &subject, &error);
    }

  set_can_output (self, self->layout != NULL);
  cz_form_preview_set_layout (self->preview, self->layout);

  if (self->layout != NULL)
    {
      cz_page_set_subtitle (CZ_PAGE (self), cz_form_layout_get_title (self->layout));
      update_note (self);
    }
  else if (error != NULL)
    {
      g_autofree char *text = cz_error_text (error);

      gtk_label_set_text (self->note_label, text);
      gtk_widget_set_visible (self->note_box, TRUE);
    }
}

static gboolean
lay_out_later_cb (gpointer user_data)
{
  CzFormsPage *self = CZ_FORMS_PAGE (user_data);

  self->relayout_source = 0;
  lay_out (self);

  return G_SOURCE_REMOVE;
}

/* A page that is not seen waits until it is. */
static void
lay_out_later (CzFormsPage *self)
{
  g_clear_handle_id (&self->relayout_source, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->relayout_source = g_timeout_add (RELAYOUT_DELAY, lay_out_later_cb, self);
}

/* What it is filled from */

static char *
make_assessment_title (CzFormsPage        *self,
                       const CzAssessment *assessment)
{
  const CzSheet *sheet = cz_data_get_sheet (get_data (self), assessment->sheet);
  const CzUnit  *subject = cz_data_get_unit (get_data (self), assessment->subject);

  return g_strdup_printf ("%s · %s", subject != NULL ? subject->name : "", sheet != NULL ? sheet->title : "");
}

static void
select_id (GtkDropDown *drop_down,
           GArray      *ids,
           gint64       id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      gtk_drop_down_set_selected (drop_down, i);
}

static void
fill_rounds (CzFormsPage *self)
{
  gint64           before = get_selected (self->round_drop_down, self->rounds);
  gint64           assessment = get_selected (self->assessment_drop_down, self->assessments);
  const GPtrArray *rounds = cz_data_get_children (get_data (self), CZ_KIND_ROUND, "assessment", assessment);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_array_set_size (self->rounds, 0);
  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    {
      const CzRound *round = rounds->pdata[i];

      g_array_append_val (self->rounds, round->id);
      gtk_string_list_append (names, round->name);
    }

  gtk_drop_down_set_model (self->round_drop_down, G_LIST_MODEL (names));
  select_id (self->round_drop_down, self->rounds, before);
}

static void
fill_choices (CzFormsPage *self)
{
  gint64           before = get_selected (self->assessment_drop_down, self->assessments);
  const GPtrArray *assessments = cz_data_list (get_data (self), CZ_KIND_ASSESSMENT);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->filling = TRUE;
  g_array_set_size (self->assessments, 0);
  for (guint i = 0; i < assessments->len; i++)
    {
      const CzAssessment *assessment = assessments->pdata[i];
      g_autofree char    *title = make_assessment_title (self, assessment);

      g_array_append_val (self->assessments, assessment->id);
      gtk_string_list_append (titles, title);
    }

  gtk_drop_down_set_model (self->assessment_drop_down, G_LIST_MODEL (titles));
  select_id (self->assessment_drop_down, self->assessments, before);
  gtk_widget_set_visible (GTK_WIDGET (self->assessment_drop_down), self->assessments->len > 1);
  fill_rounds (self);
  gtk_stack_set_visible_child_name (self->stack, self->assessments->len > 0 ? "forms" : "empty");
  self->filling = FALSE;
}

static gboolean
touches_choices (const CzEdit *edit)
{
  for (guint i = 0; i < cz_edit_get_length (edit); i++)
    {
      CzKind kind = cz_edit_get_change (edit, i)->kind;

      if (kind == CZ_KIND_ASSESSMENT || kind == CZ_KIND_ROUND || kind == CZ_KIND_SHEET)
        return TRUE;
    }

  return FALSE;
}

static void
workspace_changed_cb (CzFormsPage  *self,
                      const CzEdit *edit)
{
  if (touches_choices (edit))
    fill_choices (self);

  lay_out_later (self);
}

/* The list of forms */

static void
update_form_header (GtkListBoxRow *row,
                    GtkListBoxRow *before,
                    gpointer       user_data)
{
  CzFormsPage            *self = CZ_FORMS_PAGE (user_data);
  const CzFormDefinition *form = g_ptr_array_index (self->forms, gtk_list_box_row_get_index (row));
  const CzFormDefinition *last = before != NULL ? g_ptr_array_index (self->forms, gtk_list_box_row_get_index (before)) : NULL;
  GtkWidget              *label;

  if (form->section == NULL || (last != NULL && g_strcmp0 (last->section, form->section) == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (form->section);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "side-heading");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
new_form_row (const CzFormDefinition *form)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (form->name);
  GtkWidget *paper = gtk_label_new (describe_paper (form));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (paper), 0);
  gtk_widget_add_css_class (paper, "caption");
  gtk_widget_add_css_class (paper, "cz-dim");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), paper);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, form->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, describe_paper (form),
                                  -1);

  return row;
}

static void
fill_forms (CzFormsPage *self)
{
  for (guint i = 0; i < self->forms->len; i++)
    gtk_list_box_append (self->form_list, new_form_row (g_ptr_array_index (self->forms, i)));

  gtk_list_box_set_header_func (self->form_list, update_form_header, self, NULL);
  gtk_list_box_select_row (self->form_list, gtk_list_box_get_row_at_index (self->form_list, 0));
}

static void
form_selected_cb (CzFormsPage   *self,
                  GtkListBoxRow *row)
{
  if (row == NULL || cz_page_get_workspace (CZ_PAGE (self)) == NULL)
    return;

  self->form = g_ptr_array_index (self->forms, gtk_list_box_row_get_index (row));
  lay_out (self);
  cz_form_preview_show_page (self->preview, 0);
}

static void
form_activated_cb (CzFormsPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->preview_box);
  gtk_widget_grab_focus (GTK_WIDGET (self->preview));
}

/* The bar */

static void
assessment_selected_cb (CzFormsPage *self)
{
  if (self->filling || cz_page_get_workspace (CZ_PAGE (self)) == NULL)
    return;

  self->filling = TRUE;
  fill_rounds (self);
  self->filling = FALSE;
  lay_out (self);
}

static void
round_selected_cb (CzFormsPage *self)
{
  if (!self->filling && cz_page_get_workspace (CZ_PAGE (self)) != NULL)
    lay_out (self);
}

static void
zoom_changed_cb (CzFormsPage *self)
{
  g_autofree char *text = g_strdup_printf ("%.0f%%", round (cz_form_preview_get_zoom (self->preview) * 100));

  gtk_label_set_text (self->zoom_label, text);
}

static void
page_changed_cb (CzFormsPage *self)
{
  g_autofree char *text = NULL;

  if (self->layout != NULL)
    text = g_strdup_printf ("%u / %u", cz_form_preview_get_page (self->preview) + 1, cz_form_layout_get_n_pages (self->layout));
  gtk_label_set_text (self->page_label, text != NULL ? text : "");
}

/* Actions */

static void
show_file_cb (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter,
              gpointer       user_data)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (user_data));

  gtk_show_uri (GTK_WINDOW (root), g_variant_get_string (parameter, NULL), GDK_CURRENT_TIME);
}

static void
written_cb (GObject      *object G_GNUC_UNUSED,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CzFormsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cz_form_output_write_finish (result, &error);
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *uri = NULL;

  if (path == NULL)
    {
      cz_page_toast_error (CZ_PAGE (self), error);
      return;
    }

  base = g_path_get_basename (path);
  name = g_filename_display_name (base);
  /* Translators: %s is the name of the file */
  text = g_strdup_printf (_ ("“%s” is written"), name);
  uri = g_filename_to_uri (path, NULL, NULL);
  cz_page_toast_with_button (CZ_PAGE (self), text, _ ("Open"), "page.show-file", uri);
}

static void
chooser_response_cb (CzFormsPage     *self,
                     int              response,
                     GtkNativeDialog *chooser)
{
  CzFormOutput output = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chooser), "output"));
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && self->layout != NULL)
    cz_form_output_write_async (self->layout, output, path, written_cb, g_object_ref (self));

  g_object_unref (chooser);
}

static void
choose_output (CzFormsPage *self,
               CzFormOutput output,
               const char  *title)
{
  GtkWindow            *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, window, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  g_autofree char      *name = cz_form_output_make_name (self->layout, output);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data (G_OBJECT (chooser), "output", GUINT_TO_POINTER (output));
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
export_cb (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter G_GNUC_UNUSED,
           gpointer       user_data)
{
  choose_output (CZ_FORMS_PAGE (user_data), CZ_FORM_OUTPUT_XLSX, _ ("Export as Excel"));
}

static void
export_pdf_cb (GSimpleAction *action G_GNUC_UNUSED,
               GVariant      *parameter G_GNUC_UNUSED,
               gpointer       user_data)
{
  choose_output (CZ_FORMS_PAGE (user_data), CZ_FORM_OUTPUT_PDF, _ ("Save as PDF"));
}

static void
print_cb (GSimpleAction *action G_GNUC_UNUSED,
          GVariant      *parameter G_GNUC_UNUSED,
          gpointer       user_data)
{
  CzFormsPage *self = CZ_FORMS_PAGE (user_data);
  GtkWindow   *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GError) error = NULL;

  if (!cz_form_output_print (self->layout, window, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL, &error))
    cz_page_toast_error (CZ_PAGE (self), error);
}

static void
zoom_in_cb (GSimpleAction *action G_GNUC_UNUSED,
            GVariant      *parameter G_GNUC_UNUSED,
            gpointer       user_data)
{
  CzFormPreview *preview = CZ_FORMS_PAGE (user_data)->preview;

  cz_form_preview_set_zoom (preview, cz_form_preview_get_zoom (preview) * 1.25);
}

static void
zoom_out_cb (GSimpleAction *action G_GNUC_UNUSED,
             GVariant      *parameter G_GNUC_UNUSED,
             gpointer       user_data)
{
  CzFormPreview *preview = CZ_FORMS_PAGE (user_data)->preview;

  cz_form_preview_set_zoom (preview, cz_form_preview_get_zoom (preview) / 1.25);
}

static void
zoom_fit_cb (GSimpleAction *action G_GNUC_UNUSED,
             GVariant      *parameter G_GNUC_UNUSED,
             gpointer       user_data)
{
  cz_form_preview_set_zoom (CZ_FORMS_PAGE (user_data)->preview, 0);
}

static void
turn_page_cb (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter,
              gpointer       user_data)
{
  CzFormsPage *self = CZ_FORMS_PAGE (user_data);
  int          page = (int) cz_form_preview_get_page (self->preview) + g_variant_get_int32 (parameter);

  if (self->layout != NULL)
    cz_form_preview_show_page (self->preview, (guint) CLAMP (page, 0, (int) cz_form_layout_get_n_pages (self->layout) - 1));
}

static void
back_cb (GSimpleAction *action G_GNUC_UNUSED,
         GVariant      *parameter G_GNUC_UNUSED,
         gpointer       user_data)
{
  adw_leaflet_navigate (CZ_FORMS_PAGE (user_data)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static const GActionEntry actions[] = {
  { "export", export_cb, NULL, NULL, NULL, { 0 } },
  { "export-pdf", export_pdf_cb, NULL, NULL, NULL, { 0 } },
  { "print", print_cb, NULL, NULL, NULL, { 0 } },
  { "show-file", show_file_cb, "s", NULL, NULL, { 0 } },
  { "zoom-in", zoom_in_cb, NULL, NULL, NULL, { 0 } },
  { "zoom-out", zoom_out_cb, NULL, NULL, NULL, { 0 } },
  { "zoom-fit", zoom_fit_cb, NULL, NULL, NULL, { 0 } },
  { "turn-page", turn_page_cb, "i", NULL, NULL, { 0 } },
  { "back", back_cb, NULL, NULL, NULL, { 0 } },
};

/* CzPage and GObject */

static void
cz_forms_page_set_workspace (CzPage      *page,
                             CzWorkspace *workspace)
{
  CzFormsPage *self = CZ_FORMS_PAGE (page);

  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  fill_choices (self);
  fill_forms (self);
}

static void
cz_forms_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cz_forms_page_parent_class)->map (widget);

  if (cz_page_get_workspace (CZ_PAGE (widget)) != NULL)
    lay_out (CZ_FORMS_PAGE (widget));
}

static void
cz_forms_page_dispose (GObject *object)
{
  CzFormsPage *self = CZ_FORMS_PAGE (object);

  g_clear_handle_id (&self->relayout_source, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CZ_TYPE_FORMS_PAGE);
  g_clear_pointer (&self->layout, cz_form_layout_unref);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->assessments, g_array_unref);
  g_clear_pointer (&self->rounds, g_array_unref);

  G_OBJECT_CLASS (cz_forms_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CzFormsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CzFormsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CzFormsPage, form_list);
  gtk_widget_class_bind_template_child (widget_class, CzFormsPage, preview_box);
  gtk_widget_class_bind_template_child (widget_class, CzFormsPage, assessment_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CzFormsPage, round_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CzFormsPage, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, CzFormsPage, page_label);
  gtk_widget_class_bind_template_child (widget_class, CzFormsPage, preview);
  gtk_widget_class_bind_template_child (widget_class, CzFormsPage, note_box);
  gtk_widget_class_bind_template_child (widget_class, CzFormsPage, note_label);
}

static void
cz_forms_page_class_init (CzFormsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cz_forms_page_dispose;
  widget_class->map = cz_forms_page_map;
  CZ_PAGE_CLASS (klass)->set_workspace = cz_forms_page_set_workspace;

  g_type_ensure (CZ_TYPE_FORM_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/chuangzhi/Chuangzhi/ui/cz-forms-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, assessment_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, round_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_changed_cb);
}

static void
cz_forms_page_init (CzFormsPage *self)
{
  self->forms = cz_form_export_list (NULL);
  self->assessments = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rounds = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  cz_page_add_actions (CZ_PAGE (self), actions, G_N_ELEMENTS (actions));
  set_can_output (self, FALSE);
}
