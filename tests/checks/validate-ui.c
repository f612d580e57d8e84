/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

/*
 * validate-ui FOLDER: builds every .ui file in it as its class would, with the types of GTK, libadwaita and ours, and says
 * which property, child or parent does not exist. Handlers and closures are not looked up: the classes' own tests do that.
 */

#define ANY_TYPE (any_scope_get_type ())
G_DECLARE_FINAL_TYPE (AnyScope, any_scope, ANY, SCOPE, GtkBuilderCScope)

struct _AnyScope
{
  GtkBuilderCScope parent_instance;
};

static void
do_nothing_cb (void)
{
}

static GClosure *
any_scope_create_closure (GtkBuilderScope       *scope G_GNUC_UNUSED,
                          GtkBuilder            *builder G_GNUC_UNUSED,
                          const char            *name G_GNUC_UNUSED,
                          GtkBuilderClosureFlags flags G_GNUC_UNUSED,
                          GObject               *object G_GNUC_UNUSED,
                          GError               **error G_GNUC_UNUSED)
{
  return g_cclosure_new (do_nothing_cb, NULL, NULL);
}

static GtkBuilderScopeInterface *parent_scope;

static GType
any_scope_get_type_from_name (GtkBuilderScope *scope,
                              GtkBuilder      *builder,
                              const char      *name)
{
  GType type = g_type_from_name (name);

  return type != G_TYPE_INVALID ? type : parent_scope->get_type_from_name (scope, builder, name);
}

static void
any_scope_iface_init (GtkBuilderScopeInterface *iface)
{
  parent_scope = g_type_interface_peek_parent (iface);
  iface->get_type_from_name = any_scope_get_type_from_name;
  iface->create_closure = any_scope_create_closure;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AnyScope,
                               any_scope,
                               GTK_TYPE_BUILDER_CSCOPE,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDER_SCOPE, any_scope_iface_init);)

static void
any_scope_class_init (AnyScopeClass *klass G_GNUC_UNUSED)
{
}

static void
any_scope_init (AnyScope *self G_GNUC_UNUSED)
{
}

/* The class of the template may already exist here: a subclass of its parent under another name takes its place. */
static GType
register_stand_in (GtkBuilder *builder,
                   const char *parent_name,
                   const char *name)
{
  GType      parent = gtk_builder_get_type_from_name (builder, parent_name);
  GTypeQuery query;
  GTypeInfo  info = { 0 };

  if (parent == G_TYPE_INVALID)
    return G_TYPE_INVALID;

  g_type_query (parent, &query);
  info.class_size = query.class_size;
  info.instance_size = query.instance_size;

  return g_type_register_static (parent, name, &info, 0);
}

static gboolean
build_template (GtkBuilder *builder,
                const char *xml,
                const char *class_name,
                const char *parent_name,
                GError    **error)
{
  g_autofree char *stand_in_name = g_strconcat ("StandInFor", class_name, NULL);
  g_autofree char *word = g_strdup_printf ("\\b%s\\b", class_name);
  g_autoptr (GRegex) own_name = g_regex_new (word, 0, 0, NULL);
  g_autofree char *renamed = g_regex_replace_literal (own_name, xml, -1, 0, stand_in_name, 0, NULL);
  GType            type = register_stand_in (builder, parent_name, stand_in_name);
  GObject         *object;

  if (type == G_TYPE_INVALID)
    {
      g_set_error (error, GTK_BUILDER_ERROR, GTK_BUILDER_ERROR_INVALID_VALUE, "unknown parent type %s", parent_name);
      return FALSE;
    }

  object = g_object_new (type, NULL); /* kept: taking apart what a template half built is not what is tested */

  return gtk_builder_extend_with_template (builder, object, type, renamed, -1, error);
}

static gboolean
validate (const char *path,
          GError    **error)
{
  g_autoptr (GRegex) template = g_regex_new ("<template class=\"([^\"]+)\" parent=\"([^\"]+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GtkBuilderScope) scope = g_object_new (ANY_TYPE, NULL);
  g_autofree char *xml = NULL;

  if (!g_file_get_contents (path, &xml, NULL, error))
    return FALSE;

  gtk_builder_set_scope (builder, scope);

  if (g_regex_match (template, xml, 0, &match))
    {
      g_autofree char *class_name = g_match_info_fetch (match, 1);
      g_autofree char *parent_name = g_match_info_fetch (match, 2);

      return build_template (builder, xml, class_name, parent_name, error);
    }

  return gtk_builder_add_from_string (builder, xml, -1, error);
}

static gboolean
validate_folder (const char *folder,
                 GError    **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  gboolean    valid = TRUE;
  const char *name;

  if (dir == NULL)
    return FALSE;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) file_error = NULL;

      if (!g_str_has_suffix (name, ".ui"))
        continue;

      if (!validate (path, &file_error))
        {
          g_printerr ("%s: %s\n", path, file_error->message);
          valid = FALSE;
        }
    }

  return valid;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  if (argc != 2 || !gtk_init_check ())
    {
      g_printerr ("validate-ui: needs a folder and a display\n");
      return 1;
    }

  adw_init ();
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);

  if (!validate_folder (argv[1], &error))
    {
      if (error != NULL)
        g_printerr ("validate-ui: %s\n", error->message);
      return 1;
    }

  return 0;
}
