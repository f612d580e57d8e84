/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-grid-page.h"

#include "views/cz-grid-page-body.h"

#include <glib/gi18n-lib.h>

/**
 * CzGridPage:
 *
 * A page that is one table of records: chips that choose among them, a search, grouping, and a pane for the record at
 * the cursor. Remembers how the table was left. What the records are is up to its subclasses.
 */
typedef struct
{
  CzGridPageBody *body;
  GtkWidget      *menu;

  CzRecordTable *table;
  GSettings     *settings;
  guint          chip;  /* index of the one chosen */
  char          *words; /* what is searched for, casefolded; "" for nothing */
  guint          update_id;
  gint64         shown; /* the record in the pane */
  gboolean       updating;
} CzGridPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CzGridPage, cz_grid_page, CZ_TYPE_PAGE)

static CzGridPagePrivate *
get_private (CzGridPage *self)
{
  return cz_grid_page_get_instance_private (self);
}

static CzWorkspace *
get_workspace (CzGridPage *self)
{
  return cz_page_get_workspace (CZ_PAGE (self));
}

/* Choosing records */

static gboolean
contains_words (CzGridPage   *self,
                gconstpointer record)
{
  CzGridPagePrivate    *priv = get_private (self);
  guint                 n_columns;
  const CzRecordColumn *columns = CZ_GRID_PAGE_GET_CLASS (self)->get_columns (self, &n_columns);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (guint i = 0; i < n_columns; i++)
    {
      cz_record_column_append (&columns[i], get_workspace (self), record, text);
      g_string_append_c (text, '\n');
    }
  folded = g_utf8_casefold (text->str, (gssize) text->len);

  return strstr (folded, priv->words) != NULL;
}

static gboolean
matches (CzWorkspace  *workspace,
         gconstpointer record,
         gpointer      user_data)
{
  CzGridPage           *self = user_data;
  CzGridPagePrivate    *priv = get_private (self);
  CzGridPageClass      *klass = CZ_GRID_PAGE_GET_CLASS (self);
  const CzGridPageChip *chip = &klass->chips[priv->chip];

  return klass->is_of_campaign (workspace, record) &&
         (chip->matches == NULL || chip->matches (workspace, record)) &&
         (*priv->words == '\0' || contains_words (self, record));
}

static void
set_chip_label (GtkWidget  *button,
                const char *title,
                guint       count)
{
  g_autofree char *label = g_strdup_printf ("%s %u", title, count);

  gtk_button_set_label (GTK_BUTTON (button), label);
}

static guint
update_chips (CzGridPage *self)
{
  CzGridPagePrivate *priv = get_private (self);
  CzGridPageClass   *klass = CZ_GRID_PAGE_GET_CLASS (self);
  const GPtrArray   *records = cz_data_list (cz_workspace_get_data (get_workspace (self)), klass->kind);
  g_autofree guint  *counts = g_new0 (guint, klass->n_chips);
  GtkWidget         *button = gtk_widget_get_first_child (GTK_WIDGET (priv->body->chip_box));
  guint              n_records = 0;

  for (guint i = 0; i < records->len; i++)
    {
      if (!klass->is_of_campaign (get_workspace (self), records->pdata[i]))
        continue;

      n_records++;
      for (guint j = 0; j < klass->n_chips; j++)
        if (klass->chips[j].matches == NULL || klass->chips[j].matches (get_workspace (self), records->pdata[i]))
          counts[j]++;
    }

  for (guint i = 0; i < klass->n_chips; i++, button = gtk_widget_get_next_sibling (button))
    set_chip_label (button, klass->chips[i].get_title (), counts[i]);

  return n_records;
}

static void
update_foot (CzGridPage *self)
{
  CzGridPagePrivate *priv = get_private (self);
  CzGridPageClass   *klass = CZ_GRID_PAGE_GET_CLASS (self);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *words = NULL;
  guint            n;

  if (priv->table == NULL)
    return;

  rows = g_array_new (FALSE, FALSE, sizeof (guint));
  cz_grid_get_selected_rows (priv->body->grid, rows);
  n = cz_table_view_get_n_shown (cz_grid_get_view (priv->body->grid));
  g_string_append_printf (text, ngettext ("%u row", "%u rows", n), n);
  if (rows->len > 1)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u selected", "%u selected", rows->len), rows->len);
    }
  words = klass->describe != NULL ? klass->describe (self) : NULL;
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, " · %s", words);
  gtk_label_set_text (priv->body->foot_label, text->str);
}

static void
show_current (CzGridPage *self)
{
  CzGridPagePrivate *priv = get_private (self);

  priv->shown = cz_grid_page_get_record (self);
  CZ_GRID_PAGE_GET_CLASS (self)->show (self, priv->shown);
}

static void
update (CzGridPage *self)
{
  CzGridPagePrivate *priv = get_private (self);
  guint              n_records = update_chips (self);

  gtk_stack_set_visible_child_name (priv->body->stack, n_records > 0 ? "table" : "empty");
  update_foot (self);
  show_current (self);
}

/* Several changes in a row are shown once. */
static gboolean
update_later_cb (gpointer user_data)
{
  CzGridPage *self = CZ_GRID_PAGE (user_data);

  get_private (self)->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
workspace_changed_cb (CzGridPage *self)
{
  CzGridPagePrivate *priv = get_private (self);

  if (priv->update_id == 0)
    priv->update_id = g_idle_add (update_later_cb, self);
}

static void
choose_again (CzGridPage *self)
{
  CzGridPagePrivate *priv = get_private (self);

  if (priv->table == NULL)
    return;

  cz_record_table_refresh (priv->table);
  update_foot (self);
  show_current (self);
}

static void
campaign_changed_cb (CzGridPage *self)
{
  choose_again (self);
  update (self);
}

static void
chip_toggled_cb (CzGridPage      *self,
                 GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  get_private (self)->chip = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "chip"));
  choose_again (self);
}

static void
fill_chips (CzGridPage *self)
{
  CzGridPagePrivate *priv = get_private (self);
  CzGridPageClass   *klass = CZ_GRID_PAGE_GET_CLASS (self);
  GtkToggleButton   *first = NULL;

  for (guint i = 0; i < klass->n_chips; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_widget_add_css_class (button, "chip-button");
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == priv->chip);
      g_object_set_data (G_OBJECT (button), "chip", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "toggled", G_CALLBACK (chip_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (priv->body->chip_box, button);
    }
}

static void
search_changed_cb (CzGridPage *self)
{
  CzGridPagePrivate *priv = get_private (self);

  g_free (priv->words);
  priv->words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (priv->body->search_entry)), -1);
  choose_again (self);
}

static void
search_done_cb (CzGridPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (get_private (self)->body->grid));
}

static void
search_stopped_cb (CzGridPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (get_private (self)->body->search_entry), "");
  search_done_cb (self);
}

/* Grouping */

static guint
find_column (CzGridPage *self,
             const char *id)
{
  guint                 n_columns;
  const CzRecordColumn *columns = CZ_GRID_PAGE_GET_CLASS (self)->get_columns (self, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (g_str_equal (columns[i].id, id))
      return i;

  return CZ_TABLE_VIEW_NONE;
}

static void
group_selected_cb (CzGridPage *self)
{
  CzGridPagePrivate *priv = get_private (self);
  guint              selected = gtk_drop_down_get_selected (priv->body->group_drop_down);

  if (priv->updating || priv->table == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  cz_table_view_set_group (cz_grid_get_view (priv->body->grid),
                           selected > 0 ? find_column (self, CZ_GRID_PAGE_GET_CLASS (self)->groups[selected - 1]) : CZ_TABLE_VIEW_NONE);
}

static void
fill_groups (CzGridPage *self)
{
  CzGridPagePrivate    *priv = get_private (self);
  guint                 n_columns;
  const CzRecordColumn *columns = CZ_GRID_PAGE_GET_CLASS (self)->get_columns (self, &n_columns);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _ ("Not grouped"));
  for (const char *const *id = CZ_GRID_PAGE_GET_CLASS (self)->groups; *id != NULL; id++)
    {
      /* Translators: %s is the heading of a column: rows that show the same there are gathered */
      g_autofree char *title = g_strdup_printf (_ ("By %s"), columns[find_column (self, *id)].get_title ());

      gtk_string_list_append (titles, title);
    }

  priv->updating = TRUE;
  gtk_drop_down_set_model (priv->body->group_drop_down, G_LIST_MODEL (titles));
  priv->updating = FALSE;
}

/* Grouping and filters are also changed from the headings of the table. */
static void
view_changed_cb (CzGridPage *self)
{
  CzGridPagePrivate *priv = get_private (self);
  guint              group;
  guint              selected = 0;

  if (priv->table == NULL || cz_grid_get_view (priv->body->grid) == NULL)
    return;

  group = cz_table_view_get_group (cz_grid_get_view (priv->body->grid));
  for (guint i = 0; CZ_GRID_PAGE_GET_CLASS (self)->groups[i] != NULL; i++)
    if (group != CZ_TABLE_VIEW_NONE && find_column (self, CZ_GRID_PAGE_GET_CLASS (self)->groups[i]) == group)
      selected = i + 1;

  priv->updating = TRUE;
  gtk_drop_down_set_selected (priv->body->group_drop_down, selected);
  priv->updating = FALSE;
  update_foot (self);
}

/* The pane */

static void
cursor_changed_cb (CzGridPage *self)
{
  if (get_private (self)->table != NULL && cz_grid_page_get_record (self) != get_private (self)->shown)
    show_current (self);
}

static void
show_details (CzGridPage *self,
              gboolean    shown)
{
  CzGridPagePrivate *priv = get_private (self);

  if (adw_leaflet_get_folded (priv->body->leaflet))
    {
      adw_leaflet_set_visible_child (priv->body->leaflet, shown ? priv->body->pane_box : priv->body->table_box);
      gtk_widget_child_focus (shown ? priv->body->pane_box : GTK_WIDGET (priv->body->grid), GTK_DIR_TAB_FORWARD);
      return;
    }

  gtk_widget_set_visible (priv->body->pane_box, shown);
  gtk_widget_set_visible (priv->body->pane_separator, shown);
}

static void
toggle_details (GSimpleAction *action G_GNUC_UNUSED,
                GVariant      *parameter G_GNUC_UNUSED,
                gpointer       user_data)
{
  CzGridPagePrivate *priv = get_private (user_data);

  show_details (user_data, adw_leaflet_get_folded (priv->body->leaflet)
                             ? adw_leaflet_get_visible_child (priv->body->leaflet) != priv->body->pane_box
                             : !gtk_widget_get_visible (priv->body->pane_box));
}

static void
show_table (GSimpleAction *action G_GNUC_UNUSED,
            GVariant      *parameter G_GNUC_UNUSED,
            gpointer       user_data)
{
  show_details (user_data, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (get_private (user_data)->body->grid));
}

static void
cell_activated_cb (CzGridPage *self)
{
  show_details (self, TRUE);
}

static void
context_menu_cb (CzGridPage *self,
                 double      x,
                 double      y)
{
  CzGridPagePrivate *priv = get_private (self);
  double             at_x;
  double             at_y;

  if (priv->menu == NULL ||
      !gtk_widget_translate_coordinates (GTK_WIDGET (priv->body->grid), priv->body->table_box, x, y, &at_x, &at_y))
    return;

  gtk_popover_set_pointing_to (GTK_POPOVER (priv->menu), &(GdkRectangle){ (int) at_x, (int) at_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (priv->menu));
}

/* What is remembered */

static void
save_state (CzGridPage *self)
{
  CzGridPagePrivate *priv = get_private (self);
  GVariantDict       states;
  GVariantDict       state;
  g_autoptr (GVariant) known = g_settings_get_value (priv->settings, "tables");

  if (priv->table == NULL)
    return;

  g_variant_dict_init (&state, NULL);
  g_variant_dict_insert_value (&state, "grid", cz_grid_save_state (priv->body->grid));
  g_variant_dict_insert (&state, "chip", "s", CZ_GRID_PAGE_GET_CLASS (self)->chips[priv->chip].id);
  g_variant_dict_insert (&state, "record", "x", cz_grid_page_get_record (self));
  g_variant_dict_insert (&state, "pane", "b", gtk_widget_get_visible (priv->body->pane_box));
  g_variant_dict_init (&states, known);
  g_variant_dict_insert_value (&states, CZ_GRID_PAGE_GET_CLASS (self)->name, g_variant_dict_end (&state));
  g_settings_set_value (priv->settings, "tables", g_variant_dict_end (&states));
}

static void
restore_state (CzGridPage *self)
{
  CzGridPagePrivate *priv = get_private (self);
  g_autoptr (GVariant) states = g_settings_get_value (priv->settings, "tables");
  g_autoptr (GVariant) state = g_variant_lookup_value (states, CZ_GRID_PAGE_GET_CLASS (self)->name, G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) grid = NULL;
  const char *chip;
  gint64      record;
  gboolean    pane;
  guint       row;

  if (state == NULL)
    return;

  grid = g_variant_lookup_value (state, "grid", G_VARIANT_TYPE_VARDICT);
  cz_grid_restore_state (priv->body->grid, grid);
  if (g_variant_lookup (state, "chip", "&s", &chip))
    cz_grid_page_choose (self, chip);
  if (g_variant_lookup (state, "pane", "b", &pane))
    {
      gtk_widget_set_visible (priv->body->pane_box, pane);
      gtk_widget_set_visible (priv->body->pane_separator, pane);
    }
  if (g_variant_lookup (state, "record", "x", &record) && cz_record_table_find (priv->table, record, &row))
    cz_grid_scroll_to (priv->body->grid, row, 0);
}

/* CzPage */

static void
make_table (CzGridPage *self)
{
  CzGridPagePrivate    *priv = get_private (self);
  CzGridPageClass      *klass = CZ_GRID_PAGE_GET_CLASS (self);
  guint                 n_columns;
  const CzRecordColumn *columns = klass->get_columns (self, &n_columns);

  priv->table = cz_record_table_new (get_workspace (self), klass->kind, columns, n_columns);
  for (guint i = 0; i < klass->n_watched; i++)
    cz_record_table_watch (priv->table, klass->watched[i]);
  cz_record_table_set_filter (priv->table, matches, self, NULL);
  cz_grid_set_table (priv->body->grid, CZ_TABLE (priv->table));
}

static void
cz_grid_page_set_workspace (CzPage      *page,
                            CzWorkspace *workspace)
{
  CzGridPage *self = CZ_GRID_PAGE (page);

  fill_chips (self);
  make_table (self);
  fill_groups (self);
  restore_state (self);
  update (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (workspace, "notify::campaign", G_CALLBACK (campaign_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
cz_grid_page_find (CzPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (get_private (CZ_GRID_PAGE (page))->body->search_entry));
}

static gboolean
cz_grid_page_open_place (CzPage *page,
                         CzKind  kind,
                         gint64  id)
{
  CzGridPage        *self = CZ_GRID_PAGE (page);
  CzGridPagePrivate *priv = get_private (self);
  CzWorkspace       *workspace = get_workspace (self);
  gconstpointer      record;
  guint              row;

  if (kind != CZ_GRID_PAGE_GET_CLASS (self)->kind)
    return FALSE;

  record = cz_data_get (cz_workspace_get_data (workspace), kind, id);
  if (record == NULL || !CZ_GRID_PAGE_GET_CLASS (self)->is_of_campaign (workspace, record))
    return FALSE;

  /* What hides the record gives way. */
  if (!cz_record_table_find (priv->table, id, &row))
    {
      gtk_editable_set_text (GTK_EDITABLE (priv->body->search_entry), "");
      search_changed_cb (self);
      cz_grid_page_choose (self, CZ_GRID_PAGE_GET_CLASS (self)->chips[0].id);
    }
  if (!cz_record_table_find (priv->table, id, &row))
    return FALSE;
  if (!cz_grid_scroll_to (priv->body->grid, row, 0))
    {
      cz_table_view_clear_filters (cz_grid_get_view (priv->body->grid));
      cz_grid_scroll_to (priv->body->grid, row, 0);
    }

  return TRUE;
}

static gboolean
cz_grid_page_grab_focus (GtkWidget *widget)
{
  CzGridPagePrivate *priv = get_private (CZ_GRID_PAGE (widget));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (priv->body->stack), "table") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (priv->body->grid));

  return GTK_WIDGET_CLASS (cz_grid_page_parent_class)->grab_focus (widget);
}

static void
cz_grid_page_unmap (GtkWidget *widget)
{
  save_state (CZ_GRID_PAGE (widget));

  GTK_WIDGET_CLASS (cz_grid_page_parent_class)->unmap (widget);
}

/* Where there is room for one pane, the chips stand above the search. */
static void
narrow_changed_cb (CzGridPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (get_private (self)->body->tool_box),
                                  cz_page_get_narrow (CZ_PAGE (self)) ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_hexpand (GTK_WIDGET (get_private (self)->body->search_entry), cz_page_get_narrow (CZ_PAGE (self)));
}

static void
cz_grid_page_dispose (GObject *object)
{
  CzGridPagePrivate *priv = get_private (CZ_GRID_PAGE (object));

  g_clear_handle_id (&priv->update_id, g_source_remove);
  g_clear_pointer (&priv->menu, gtk_widget_unparent);
  if (priv->table != NULL)
    cz_record_table_set_filter (priv->table, NULL, NULL, NULL);
  g_clear_object (&priv->table);
  g_clear_object (&priv->settings);

  G_OBJECT_CLASS (cz_grid_page_parent_class)->dispose (object);
}

static void
cz_grid_page_finalize (GObject *object)
{
  g_free (get_private (CZ_GRID_PAGE (object))->words);

  G_OBJECT_CLASS (cz_grid_page_parent_class)->finalize (object);
}

static void
connect_body (CzGridPage *self)
{
  CzGridPageBody *body = get_private (self)->body;

  g_signal_connect_object (body->group_drop_down, "notify::selected", G_CALLBACK (group_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (body->search_entry, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (body->search_entry, "activate", G_CALLBACK (search_done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (body->search_entry, "stop-search", G_CALLBACK (search_stopped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (body->grid, "cursor-changed", G_CALLBACK (cursor_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (body->grid, "selection-changed", G_CALLBACK (update_foot), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (body->grid, "activate-cell", G_CALLBACK (cell_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (body->grid, "context-menu", G_CALLBACK (context_menu_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (body->grid, "view-changed", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
cz_grid_page_class_init (CzGridPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CzPageClass    *page_class = CZ_PAGE_CLASS (klass);

  object_class->dispose = cz_grid_page_dispose;
  object_class->finalize = cz_grid_page_finalize;
  widget_class->grab_focus = cz_grid_page_grab_focus;
  widget_class->unmap = cz_grid_page_unmap;
  page_class->set_workspace = cz_grid_page_set_workspace;
  page_class->find = cz_grid_page_find;
  page_class->open_place = cz_grid_page_open_place;
}

static void
cz_grid_page_init (CzGridPage *self)
{
  static const GActionEntry actions[] = {
    { "details", toggle_details, NULL, NULL, NULL, { 0 } },
    { "table", show_table, NULL, NULL, NULL, { 0 } },
  };
  CzGridPagePrivate *priv = get_private (self);

  priv->words = g_strdup ("");
  priv->settings = g_settings_new ("org.chuangzhi.Chuangzhi");
  priv->body = g_object_new (CZ_TYPE_GRID_PAGE_BODY, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (priv->body));
  connect_body (self);
  cz_page_add_actions (CZ_PAGE (self), actions, G_N_ELEMENTS (actions));
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_changed_cb), NULL);
}

/* Returns: (transfer none): its table */
CzGrid *
cz_grid_page_get_grid (CzGridPage *self)
{
  g_return_val_if_fail (CZ_IS_GRID_PAGE (self), NULL);

  return get_private (self)->body->grid;
}

/* Returns: the record at the cursor, 0 for none */
gint64
cz_grid_page_get_record (CzGridPage *self)
{
  CzGridPagePrivate *priv;
  guint              row;
  guint              column;

  g_return_val_if_fail (CZ_IS_GRID_PAGE (self), 0);

  priv = get_private (self);
  if (priv->table == NULL || !cz_grid_get_cursor (priv->body->grid, &row, &column))
    return 0;

  return cz_record_table_get_id (priv->table, row);
}

/* Returns: (transfer full) (element-type gint64): the records that are selected or have a selected cell */
GArray *
cz_grid_page_dup_selected (CzGridPage *self)
{
  CzGridPagePrivate *priv;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (CZ_IS_GRID_PAGE (self), ids);

  priv = get_private (self);
  cz_grid_get_selected_rows (priv->body->grid, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = cz_record_table_get_id (priv->table, g_array_index (rows, guint, i));

      if (id != 0)
        g_array_append_val (ids, id);
    }

  return ids;
}

void
cz_grid_page_set_pane (CzGridPage *self,
                       GtkWidget  *pane)
{
  g_return_if_fail (CZ_IS_GRID_PAGE (self));

  adw_bin_set_child (get_private (self)->body->pane_bin, pane);
}

/* Says how to start while there is no record. */
void
cz_grid_page_set_empty (CzGridPage *self,
                        const char *icon_name,
                        const char *title,
                        const char *description)
{
  CzGridPagePrivate *priv = get_private (self);

  g_return_if_fail (CZ_IS_GRID_PAGE (self));

  adw_status_page_set_icon_name (priv->body->empty_page, icon_name);
  adw_status_page_set_title (priv->body->empty_page, title);
  adw_status_page_set_description (priv->body->empty_page, description);
}

/* What to press to start, where it is not an import. */
void
cz_grid_page_set_empty_button (CzGridPage *self,
                               const char *label,
                               const char *action)
{
  GtkWidget *button;

  g_return_if_fail (CZ_IS_GRID_PAGE (self));

  button = adw_status_page_get_child (get_private (self)->body->empty_page);
  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

/* What a click with the other button, or the menu key, offers. */
void
cz_grid_page_set_menu (CzGridPage *self,
                       GMenuModel *menu)
{
  CzGridPagePrivate *priv = get_private (self);

  g_return_if_fail (CZ_IS_GRID_PAGE (self));
  g_return_if_fail (priv->menu == NULL);

  priv->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (priv->menu), FALSE);
  gtk_widget_set_halign (priv->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (priv->menu, priv->body->table_box);
}

void
cz_grid_page_choose (CzGridPage *self,
                     const char *chip)
{
  CzGridPagePrivate *priv = get_private (self);
  GtkWidget         *button = gtk_widget_get_first_child (GTK_WIDGET (priv->body->chip_box));

  g_return_if_fail (CZ_IS_GRID_PAGE (self));

  for (guint i = 0; i < CZ_GRID_PAGE_GET_CLASS (self)->n_chips; i++, button = gtk_widget_get_next_sibling (button))
    if (g_str_equal (CZ_GRID_PAGE_GET_CLASS (self)->chips[i].id, chip))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

/* Applies an edit, and says so when it was refused. */
gboolean
cz_grid_page_apply (CzGridPage *self,
                    CzEdit     *edit)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (CZ_IS_GRID_PAGE (self), FALSE);

  if (cz_workspace_apply (get_workspace (self), edit, &error))
    return TRUE;

  cz_page_toast_error (CZ_PAGE (self), error);

  return FALSE;
}

/* Makes the table anew, when its columns are others; keeps cursor, widths and filters. */
void
cz_grid_page_rebuild (CzGridPage *self)
{
  CzGridPagePrivate *priv = get_private (self);
  g_autoptr (CzRecordTable) before = NULL;
  g_autoptr (GVariant) state = NULL;
  gint64 record;
  guint  row;

  g_return_if_fail (CZ_IS_GRID_PAGE (self));

  record = cz_grid_page_get_record (self);
  state = g_variant_ref_sink (cz_grid_save_state (priv->body->grid));
  before = g_steal_pointer (&priv->table);
  cz_record_table_set_filter (before, NULL, NULL, NULL);
  make_table (self);
  cz_grid_restore_state (priv->body->grid, state);
  if (cz_record_table_find (priv->table, record, &row))
    cz_grid_scroll_to (priv->body->grid, row, 0);
}
