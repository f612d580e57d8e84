/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/cz-page.h"
#include "widgets/cz-grid.h"
#include "workspace/cz-record-table.h"

#define CZ_TYPE_GRID_PAGE (cz_grid_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (CzGridPage, cz_grid_page, CZ, GRID_PAGE, CzPage)

/**
 * CzGridPageChip:
 * @id: stable name
 * @get_title: the translated title
 * @matches: (nullable): whether a record belongs to it; %NULL for all
 *
 * A choice of records above the table, with how many there are.
 */
typedef struct
{
  const char *id;
  const char *(*get_title) (void);
  gboolean (*matches) (CzWorkspace *workspace, gconstpointer record);
} CzGridPageChip;

/**
 * CzGridPageClass:
 * @name: stable name, for what is remembered
 * @kind: what the rows are
 * @watched: (array length=n_watched): kinds of other records that cells show
 * @chips: (array length=n_chips): the choices above the table
 * @groups: (array zero-terminated=1): ids of the columns that rows can be grouped by
 * @get_columns: the columns of the table
 * @is_of_campaign: whether a record belongs to the campaign shown
 * @show: shows the record at the cursor beside the table; 0 for none
 * @describe: (nullable): what to say at the foot
 */
struct _CzGridPageClass
{
  CzPageClass parent_class;

  const char           *name;
  CzKind                kind;
  const CzKind         *watched;
  guint                 n_watched;
  const CzGridPageChip *chips;
  guint                 n_chips;
  const char *const    *groups;

  const CzRecordColumn *(*get_columns) (CzGridPage *self, guint *n_columns);
  gboolean (*is_of_campaign) (CzWorkspace *workspace, gconstpointer record);
  void (*show) (CzGridPage *self, gint64 id);
  char *(*describe) (CzGridPage *self);
};

CzGrid  *cz_grid_page_get_grid (CzGridPage *self);
gint64   cz_grid_page_get_record (CzGridPage *self);
GArray  *cz_grid_page_dup_selected (CzGridPage *self);
void     cz_grid_page_set_pane (CzGridPage *self, GtkWidget *pane);
void     cz_grid_page_set_empty (CzGridPage *self, const char *icon_name, const char *title, const char *description);
void     cz_grid_page_set_empty_button (CzGridPage *self, const char *label, const char *action);
void     cz_grid_page_set_menu (CzGridPage *self, GMenuModel *menu);
void     cz_grid_page_choose (CzGridPage *self, const char *chip);
gboolean cz_grid_page_apply (CzGridPage *self, CzEdit *edit);
void     cz_grid_page_rebuild (CzGridPage *self);
