/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cz-window.h"
#include "views/cz-page.h"
#include "views/cz-start-view.h"

struct _CzWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkStack        *main_stack;
  CzStartView     *start_view;
  GtkSpinner      *opening_spinner;
  AdwLeaflet      *leaflet;
  GtkWidget       *side_box;
  GtkListBox      *side_list;
  GtkImage        *saved_icon;
  GtkLabel        *saved_label;
  GtkWidget       *content_box;
  AdwWindowTitle  *page_title;
  GtkMenuButton   *campaign_button;
  GtkLabel        *campaign_label;
  GtkWidget       *undo_button;
  GtkWidget       *redo_button;
  AdwBin          *page_buttons;
  GtkInfoBar      *notice_bar;
  GtkLabel        *notice_label;
  GtkStack        *page_stack;

  GSettings    *settings;
  CzWorkspace  *workspace;
  CzPage       *page; /* the one shown */
  GSignalGroup *workspace_signals;
  GSignalGroup *page_signals;
  GDateTime    *saved_at;
  GStrv         documents;     /* to be imported once the workspace is open */
  guint         update_source; /* counts and campaign, once for many changes */
};

/* Files: cz-window-files.c */
extern const GActionEntry cz_window_file_actions[];
extern const guint        cz_window_n_file_actions;

void cz_window_setup_drop (CzWindow *self);
void cz_window_show_recent (CzWindow *self);
void cz_window_toast (CzWindow *self, const char *text);
void cz_window_show_error (CzWindow *self, const char *heading, const GError *error);
