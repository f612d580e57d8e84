/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/cz-page.h"

#include "workspace/cz-error-text.h"

/**
 * CzPage:
 *
 * A page of the window: shows one side of a workspace. What it can do is its "page" action group, which the window
 * puts where header bar, menus and shortcuts find it while the page is shown. Knows nothing of the window.
 */
typedef struct
{
  CzWorkspace        *workspace;
  GtkWidget          *header_widget;
  GSimpleActionGroup *actions;
  char               *subtitle;
  gboolean            narrow;
} CzPagePrivate;

enum
{
  PROP_0,
  PROP_SUBTITLE,
  PROP_HEADER_WIDGET,
  PROP_NARROW,
  N_PROPS
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CzPage, cz_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static CzPagePrivate *
get_private (CzPage *self)
{
  return cz_page_get_instance_private (self);
}

static void
set_narrow (CzPage  *self,
            gboolean narrow)
{
  CzPagePrivate *priv = get_private (self);

  if (priv->narrow == narrow)
    return;

  priv->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
cz_page_dispose (GObject *object)
{
  CzPagePrivate *priv = get_private (CZ_PAGE (object));

  g_clear_object (&priv->header_widget);
  g_clear_object (&priv->actions);
  g_clear_object (&priv->workspace);

  G_OBJECT_CLASS (cz_page_parent_class)->dispose (object);
}

static void
cz_page_finalize (GObject *object)
{
  g_clear_pointer (&get_private (CZ_PAGE (object))->subtitle, g_free);

  G_OBJECT_CLASS (cz_page_parent_class)->finalize (object);
}

static void
cz_page_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  CzPagePrivate *priv = get_private (CZ_PAGE (object));

  switch (prop_id)
    {
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->subtitle);
      break;

    case PROP_HEADER_WIDGET:
      g_value_set_object (value, priv->header_widget);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, priv->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cz_page_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  CzPagePrivate *priv = get_private (CZ_PAGE (object));

  switch (prop_id)
    {
    case PROP_SUBTITLE:
      cz_page_set_subtitle (CZ_PAGE (object), g_value_get_string (value));
      break;

    case PROP_HEADER_WIDGET:
      g_set_object (&priv->header_widget, g_value_get_object (value));
      break;

    case PROP_NARROW:
      set_narrow (CZ_PAGE (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cz_page_class_init (CzPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cz_page_dispose;
  object_class->finalize = cz_page_finalize;
  object_class->get_property = cz_page_get_property;
  object_class->set_property = cz_page_set_property;

  properties[PROP_SUBTITLE] =
    g_param_spec_string ("subtitle", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_HEADER_WIDGET] =
    g_param_spec_object ("header-widget", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cz_page_init (CzPage *self)
{
  CzPagePrivate *priv = get_private (self);

  priv->subtitle = g_strdup ("");
  priv->actions = g_simple_action_group_new ();
}

/**
 * cz_page_get_workspace:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what the page shows
 */
CzWorkspace *
cz_page_get_workspace (CzPage *self)
{
  g_return_val_if_fail (CZ_IS_PAGE (self), NULL);

  return get_private (self)->workspace;
}

/**
 * cz_page_set_workspace:
 * @self: a page that shows nothing yet
 * @workspace: what it is to show for the rest of its life
 */
void
cz_page_set_workspace (CzPage      *self,
                       CzWorkspace *workspace)
{
  CzPagePrivate *priv = get_private (self);

  g_return_if_fail (CZ_IS_PAGE (self));
  g_return_if_fail (CZ_IS_WORKSPACE (workspace));
  g_return_if_fail (priv->workspace == NULL);

  priv->workspace = g_object_ref (workspace);
  CZ_PAGE_GET_CLASS (self)->set_workspace (self, workspace);
}

const char *
cz_page_get_subtitle (CzPage *self)
{
  g_return_val_if_fail (CZ_IS_PAGE (self), NULL);

  return get_private (self)->subtitle;
}

/**
 * cz_page_set_subtitle:
 * @self: a page
 * @subtitle: (nullable): what the page is about just now, below its title
 */
void
cz_page_set_subtitle (CzPage     *self,
                      const char *subtitle)
{
  CzPagePrivate *priv = get_private (self);

  g_return_if_fail (CZ_IS_PAGE (self));

  if (g_strcmp0 (priv->subtitle, subtitle) == 0)
    return;

  g_free (priv->subtitle);
  priv->subtitle = g_strdup (subtitle != NULL ? subtitle : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

/**
 * cz_page_get_narrow:
 * @self: a page
 *
 * Returns: whether the window has room for one pane only; pages then show fewer buttons and one pane at a time
 */
gboolean
cz_page_get_narrow (CzPage *self)
{
  g_return_val_if_fail (CZ_IS_PAGE (self), FALSE);

  return get_private (self)->narrow;
}

/**
 * cz_page_get_header_widget:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the page's own buttons for the end of the header bar
 */
GtkWidget *
cz_page_get_header_widget (CzPage *self)
{
  g_return_val_if_fail (CZ_IS_PAGE (self), NULL);

  return get_private (self)->header_widget;
}

/**
 * cz_page_get_actions:
 * @self: a page
 *
 * Returns: (transfer none): what the page can do, known to its widgets and to the window as "page.NAME"
 */
GActionGroup *
cz_page_get_actions (CzPage *self)
{
  g_return_val_if_fail (CZ_IS_PAGE (self), NULL);

  return G_ACTION_GROUP (get_private (self)->actions);
}

/**
 * cz_page_add_actions:
 * @self: a page
 * @entries: actions; their callbacks get @self
 * @n_entries: how many
 */
void
cz_page_add_actions (CzPage             *self,
                     const GActionEntry *entries,
                     guint               n_entries)
{
  CzPagePrivate *priv = get_private (self);

  g_return_if_fail (CZ_IS_PAGE (self));

  g_action_map_add_action_entries (G_ACTION_MAP (priv->actions), entries, n_entries, self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (priv->actions));
}

void
cz_page_set_action_enabled (CzPage     *self,
                            const char *name,
                            gboolean    enabled)
{
  GAction *action;

  g_return_if_fail (CZ_IS_PAGE (self));

  action = g_action_map_lookup_action (G_ACTION_MAP (get_private (self)->actions), name);
  g_return_if_fail (action != NULL);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

gboolean
cz_page_can_find (CzPage *self)
{
  g_return_val_if_fail (CZ_IS_PAGE (self), FALSE);

  return CZ_PAGE_GET_CLASS (self)->find != NULL;
}

void
cz_page_find (CzPage *self)
{
  g_return_if_fail (CZ_IS_PAGE (self));

  if (CZ_PAGE_GET_CLASS (self)->find != NULL)
    CZ_PAGE_GET_CLASS (self)->find (self);
}

/* Puts the focus where a person goes on working: into the page's own choice, else its first widget. */
void
cz_page_enter (CzPage *self)
{
  g_return_if_fail (CZ_IS_PAGE (self));

  if (CZ_PAGE_GET_CLASS (self)->enter != NULL)
    CZ_PAGE_GET_CLASS (self)->enter (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * cz_page_open_place:
 * @self: a page
 * @kind: kind of the record
 * @id: the record
 *
 * Returns: %FALSE when the page does not show such records
 */
gboolean
cz_page_open_place (CzPage *self,
                    CzKind  kind,
                    gint64  id)
{
  g_return_val_if_fail (CZ_IS_PAGE (self), FALSE);

  if (CZ_PAGE_GET_CLASS (self)->open_place == NULL)
    return FALSE;

  return CZ_PAGE_GET_CLASS (self)->open_place (self, kind, id);
}

static void
add_toast (CzPage   *self,
           AdwToast *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

static AdwToast *
new_toast (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

/**
 * cz_page_toast:
 * @self: a page
 * @text: a short translated sentence
 *
 * Says something in passing, in the window's toasts.
 */
void
cz_page_toast (CzPage     *self,
               const char *text)
{
  g_return_if_fail (CZ_IS_PAGE (self));

  add_toast (self, new_toast (text));
}

/**
 * cz_page_toast_with_button:
 * @self: a page
 * @text: a short translated sentence
 * @label: what the button says
 * @action: what it does, such as "page.show-file"
 * @target: a text for the action
 */
void
cz_page_toast_with_button (CzPage     *self,
                           const char *text,
                           const char *label,
                           const char *action,
                           const char *target)
{
  AdwToast *toast;

  g_return_if_fail (CZ_IS_PAGE (self));

  toast = new_toast (text);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target (toast, "s", target);
  add_toast (self, toast);
}

/**
 * cz_page_toast_error:
 * @self: a page
 * @error: what went wrong
 */
void
cz_page_toast_error (CzPage       *self,
                     const GError *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CZ_IS_PAGE (self));
  g_return_if_fail (error != NULL);

  text = cz_error_text (error);
  cz_page_toast (self, text);
}
