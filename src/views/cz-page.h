/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

#include <adwaita.h>

#define CZ_TYPE_PAGE (cz_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (CzPage, cz_page, CZ, PAGE, AdwBin)

/**
 * CzPageClass:
 * @set_workspace: show this workspace; called once, before the page is first shown
 * @find: put the focus into the page's search (Ctrl+F); %NULL where a page has none
 * @enter: put the focus where work goes on when the page is shown; %NULL for the first widget
 * @open_place: select and show the record; %FALSE when the page does not show it
 */
struct _CzPageClass
{
  AdwBinClass parent_class;

  void (*set_workspace) (CzPage *self, CzWorkspace *workspace);
  void (*find) (CzPage *self);
  void (*enter) (CzPage *self);
  gboolean (*open_place) (CzPage *self, CzKind kind, gint64 id);
};

CzWorkspace  *cz_page_get_workspace (CzPage *self);
void          cz_page_set_workspace (CzPage *self, CzWorkspace *workspace);
const char   *cz_page_get_subtitle (CzPage *self);
void          cz_page_set_subtitle (CzPage *self, const char *subtitle);
gboolean      cz_page_get_narrow (CzPage *self);
GtkWidget    *cz_page_get_header_widget (CzPage *self);
GActionGroup *cz_page_get_actions (CzPage *self);
void          cz_page_add_actions (CzPage *self, const GActionEntry *entries, guint n_entries);
void          cz_page_set_action_enabled (CzPage *self, const char *name, gboolean enabled);
gboolean      cz_page_can_find (CzPage *self);
void          cz_page_find (CzPage *self);
void          cz_page_enter (CzPage *self);
gboolean      cz_page_open_place (CzPage *self, CzKind kind, gint64 id);
void          cz_page_toast (CzPage *self, const char *text);
void          cz_page_toast_with_button (CzPage *self, const char *text, const char *label, const char *action, const char *target);
void          cz_page_toast_error (CzPage *self, const GError *error);
