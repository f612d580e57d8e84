/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/cz-grid.h"

#include "base/cz-table-view.h"
#include "widgets/cz-grid-columns.h"
#include "widgets/cz-grid-rows.h"

/* Pixels at 100 %. */
#define CZ_GRID_PAD_X 9
#define CZ_GRID_PAD_Y 7
#define CZ_GRID_MARK 10
#define CZ_GRID_BAND 3
#define CZ_GRID_GRIP 5
#define CZ_GRID_FILL_HANDLE 7

/* The colours of ui/cz-palette*.css that the grid draws with. */
typedef enum
{
  CZ_GRID_COLOR_TEXT,
  CZ_GRID_COLOR_DIM,
  CZ_GRID_COLOR_BASE,
  CZ_GRID_COLOR_LINE,
  CZ_GRID_COLOR_STRONG_LINE,
  CZ_GRID_COLOR_HEADING,
  CZ_GRID_COLOR_SUBTOTAL,
  CZ_GRID_COLOR_ROW_TINT,
  CZ_GRID_COLOR_SELECTION,
  CZ_GRID_COLOR_DISABLED,
  CZ_GRID_COLOR_SHADOW,
  CZ_GRID_COLOR_ACCENT,
  CZ_GRID_COLOR_ACCENT_TEXT,
  CZ_GRID_COLOR_ATTENTION,
  CZ_GRID_COLOR_ATTENTION_TEXT,
  CZ_GRID_COLOR_ERROR,
  CZ_GRID_COLOR_ERROR_TEXT,
  CZ_GRID_COLOR_ERROR_TINT,
  CZ_GRID_COLOR_BANDS,
  CZ_GRID_N_COLORS = CZ_GRID_COLOR_BANDS + 4,
} CzGridColor;

typedef enum
{
  CZ_GRID_TEXT_BOLD = 1 << 0,
  CZ_GRID_TEXT_WRAPS = 1 << 1,
  CZ_GRID_TEXT_TABULAR = 1 << 2,
  CZ_GRID_TEXT_SMALL = 1 << 3,
  CZ_GRID_TEXT_CENTRED = 1 << 4,
  CZ_GRID_TEXT_UNDERLINED = 1 << 5,
} CzGridTextStyle;

typedef struct
{
  guint row;
  guint column;
} CzGridPlace;

/**
 * CzGridRange:
 * @anchor: the corner a selection began at
 * @head: the corner that Shift and the pointer move
 * @anchor_id: row of @anchor, to find it again after rows changed
 * @head_id: row of @head
 * @span: the rectangle between them, grown so that it cuts no merged block
 */
typedef struct
{
  CzGridPlace anchor;
  CzGridPlace head;
  gint64      anchor_id;
  gint64      head_id;
  CzCellSpan  span;
} CzGridRange;

/**
 * CzGridRefusal:
 *
 * What was typed into a cell and not taken, and why.
 */
typedef struct
{
  gint64 row_id;
  guint  column;
  char  *text;
  char  *reason;
} CzGridRefusal;

typedef enum
{
  CZ_GRID_DRAG_NONE,
  CZ_GRID_DRAG_SELECT,
  CZ_GRID_DRAG_RESIZE,
  CZ_GRID_DRAG_FILL,
} CzGridDrag;

#define CZ_TYPE_GRID_CELL (cz_grid_cell_get_type ())
G_DECLARE_FINAL_TYPE (CzGridCell, cz_grid_cell, CZ, GRID_CELL, GtkWidget)

/**
 * CzGridCell:
 * @span: the block of cells it stands for
 * @rect: where it lies in the grid
 * @text_y: distance from its top to its text; more than the padding when the top is scrolled out of view
 * @stamp: the last allocation that needed it
 *
 * One block of cells in view, a child of the grid so that assistive technology sees it and focus can stand on it.
 */
struct _CzGridCell
{
  GtkWidget parent_instance;

  CzCellSpan   span;
  GdkRectangle rect;
  CzCellKind   kind;
  CzCellFlags  flags;
  gboolean     refused;
  PangoLayout *layout;
  int          text_y;
  guint        stamp;
  gboolean     name_stale;
};

struct _CzGrid
{
  GtkWidget parent_instance;

  CzTable     *source;
  CzTableView *view;
  CzTable     *table;
  GString     *text;

  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  guint          hscroll_policy : 1;
  guint          vscroll_policy : 1;

  CzGridColumns columns;
  CzGridRows    rows;
  guint         n_footers;
  int          *footer_heights;
  int           footers_height;
  int           group_height;
  int           heading_height;
  double        scale;
  double        zoom;
  int           line_height;
  gboolean      allocating;
  gboolean      estimated;
  guint         kept_row;
  gboolean      aiming;
  CzGridPlace   aim;

  PangoContext *context;
  GHashTable   *layouts;
  GString      *layout_key;
  GdkRGBA       colors[CZ_GRID_N_COLORS];

  GHashTable *cells;
  GQueue      free_cells;
  GPtrArray  *shown;
  guint       stamp;
  guint       name_source;
  gboolean    refocus;

  CzGridPlace cursor;
  gint64      cursor_id;
  GArray     *ranges;
  guint       tab_column;

  GtkIMContext       *im_context;
  GtkEventController *im_controller;
  gboolean            focused;
  gboolean            composing;
  gboolean            editor_composing;
  gboolean            quick;
  gboolean            leaving;
  GtkWidget          *editor;
  CzGridPlace         edited;
  gint64              edited_id;

  GPtrArray   *refusals;
  GtkWidget   *bubble;
  GdkRectangle bubble_rect;
  int          bubble_tip;
  gboolean     bubble_below;

  CzGridDrag drag;
  guint      drag_column;
  int        drag_width;
  CzCellSpan fill_target;
  guint      hovered_column;

  GtkWidget *choices;
  GtkWidget *choices_list;
  char     **all_choices;
  gboolean   choosing;
  GtkWidget *column_menu;
};

/* cz-grid.c */
void _cz_grid_relayout (CzGrid *self);
void _cz_grid_cursor_moved (CzGrid *self);
void _cz_grid_selection_changed (CzGrid *self);
void _cz_grid_activate_cell (CzGrid *self, guint row, guint column);
void _cz_grid_ask_menu (CzGrid *self, double x, double y);
void _cz_grid_refusals_changed (CzGrid *self);

/* cz-grid-text.c */
void            _cz_grid_text_update_style (CzGrid *self);
void            _cz_grid_text_clear (CzGrid *self);
PangoLayout    *_cz_grid_text_get_layout (CzGrid *self, const char *text, int width, CzGridTextStyle style);
const char     *_cz_grid_text_read (CzGrid *self, guint row, guint column);
int             _cz_grid_scaled (CzGrid *self, int pixels);
CzGridTextStyle _cz_grid_text_get_style (CzGrid *self, const CzCellSpan *span, CzCellFlags flags, gboolean refused, int *width);

/* cz-grid-layout.c */
guint    _cz_grid_get_n_rows (CzGrid *self);
void     _cz_grid_get_span (CzGrid *self, guint row, guint column, CzCellSpan *span);
void     _cz_grid_get_rect (CzGrid *self, const CzCellSpan *span, GdkRectangle *rect);
gboolean _cz_grid_find_place (CzGrid *self, int x, int y, CzGridPlace *place);
void     _cz_grid_get_body (CzGrid *self, GdkRectangle *rect);
int      _cz_grid_get_footers_top (CzGrid *self);
void     _cz_grid_reset_rows (CzGrid *self);
void     _cz_grid_forget_heights (CzGrid *self);
void     _cz_grid_scroll_to_place (CzGrid *self, guint row, guint column);
void     _cz_grid_allocate (CzGrid *self, int width, int height);

/* cz-grid-pool.c */
void        _cz_grid_pool_sync (CzGrid *self, guint first_row, guint last_row);
void        _cz_grid_pool_refresh (CzGrid *self, const CzCellSpan *changed);
void        _cz_grid_pool_clear (CzGrid *self);
CzGridCell *_cz_grid_pool_get (CzGrid *self, guint row, guint column);
void        _cz_grid_pool_focus_cursor (CzGrid *self);

/* cz-grid-cell.c */
void _cz_grid_cell_bind (CzGridCell *self, CzGrid *grid, const CzCellSpan *span);
void _cz_grid_cell_place (CzGridCell *self, CzGrid *grid);
void _cz_grid_cell_update_name (CzGridCell *self, CzGrid *grid);

/* cz-grid-draw.c */
void _cz_grid_snapshot (CzGrid *self, GtkSnapshot *snapshot);

/* cz-grid-heading.c */
int  _cz_grid_heading_measure (CzGrid *self);
void _cz_grid_heading_snapshot (CzGrid *self, GtkSnapshot *snapshot);
void _cz_grid_heading_get_rect (CzGrid *self, guint column, GdkRectangle *rect);
void _cz_grid_heading_get_button (CzGrid *self, guint column, GdkRectangle *rect);
void _cz_grid_column_menu_open (CzGrid *self, guint column);

/* cz-grid-selection.c */
void        _cz_grid_selection_init (CzGrid *self);
void        _cz_grid_select (CzGrid *self, guint row, guint column);
void        _cz_grid_select_add (CzGrid *self, guint row, guint column);
void        _cz_grid_select_extend (CzGrid *self, guint row, guint column);
void        _cz_grid_select_columns (CzGrid *self, guint from, guint to);
void        _cz_grid_select_rows (CzGrid *self, guint from, guint to);
void        _cz_grid_select_all (CzGrid *self);
void        _cz_grid_move_cursor_within (CzGrid *self, gboolean by_column, int direction);
gboolean    _cz_grid_selection_is_single (CzGrid *self);
gboolean    _cz_grid_is_selected (CzGrid *self, guint row, guint column);
guint       _cz_grid_get_n_ranges (CzGrid *self);
void        _cz_grid_get_range (CzGrid *self, guint index, CzCellSpan *span);
CzGridPlace _cz_grid_get_head (CzGrid *self);
void        _cz_grid_get_active_range (CzGrid *self, CzCellSpan *span);
void        _cz_grid_selection_rows_changed (CzGrid *self, guint position, guint n_removed, guint n_added);
void        _cz_grid_selection_columns_changed (CzGrid *self);

/* cz-grid-keys.c */
void _cz_grid_add_keys (CzGrid *self);
void _cz_grid_step_on (CzGrid *self, int rows, int columns);

/* cz-grid-pointer.c */
void _cz_grid_add_pointer (CzGrid *self);

/* cz-grid-editor.c */
void     _cz_grid_editor_open (CzGrid *self, const char *text);
gboolean _cz_grid_editor_close (CzGrid *self, gboolean take);
void     _cz_grid_editor_set_text (CzGrid *self, const char *text, gboolean composing);
void     _cz_grid_editor_place (CzGrid *self);
void     _cz_grid_editor_rows_changed (CzGrid *self);
gboolean _cz_grid_is_editable (CzGrid *self, guint row, guint column);

/* cz-grid-ime.c */
void _cz_grid_ime_add (CzGrid *self);
void _cz_grid_ime_update (CzGrid *self);
void _cz_grid_ime_hand_over (CzGrid *self);

/* cz-grid-write.c */
gboolean             _cz_grid_write_cell (CzGrid *self, guint row, guint column, const char *text);
gboolean             _cz_grid_write_cells (CzGrid *self, GArray *writes, const char *label);
void                 _cz_grid_write_cell_clear (gpointer write);
void                 _cz_grid_refuse (CzGrid *self, guint row, guint column, const char *text, const char *reason);
const CzGridRefusal *_cz_grid_get_refusal (CzGrid *self, guint row, guint column);
gboolean             _cz_grid_drop_refusal (CzGrid *self, guint row, guint column);
void                 _cz_grid_refusal_free (gpointer refusal);
void                 _cz_grid_clear_cells (CzGrid *self);
GArray              *_cz_grid_collect_writes (CzGrid *self, const char *text);

/* cz-grid-bubble.c */
GtkWidget *_cz_grid_bubble_new (void);
void       _cz_grid_bubble_place (CzGrid *self);
void       _cz_grid_bubble_snapshot (CzGrid *self, GtkSnapshot *snapshot);

void _cz_grid_append_write (CzGrid *self, GArray *writes, guint row, guint column, const char *text);

/* cz-grid-fill.c */
void     _cz_grid_fill (CzGrid *self, gboolean down);
gboolean _cz_grid_fill_selection (CzGrid *self, const char *text);
void     _cz_grid_fill_from (CzGrid *self, const CzCellSpan *source, const CzCellSpan *target);
void     _cz_grid_get_fill_target (CzGrid *self, const CzCellSpan *source, CzGridPlace place, CzCellSpan *target);
void     _cz_grid_type_today (CzGrid *self);

/* cz-grid-find.c */
gboolean _cz_grid_find_text (CzGrid *self, const char *text, int direction);
guint    _cz_grid_find_count (CzGrid *self, const char *text, guint from, guint n_rows, guint *n_before);
guint    _cz_grid_replace_text (CzGrid *self, const char *find, const char *replacement, gboolean all);

/* cz-grid-choices.c */
gboolean _cz_grid_choices_attach (CzGrid *self, const CzCellSpan *span, gboolean open);
void     _cz_grid_choices_detach (CzGrid *self);
gboolean _cz_grid_choices_key (CzGrid *self, guint key, guint modifiers);
void     _cz_grid_choices_open (CzGrid *self);

/* cz-grid-autofit.c */
void _cz_grid_autofit (CzGrid *self, guint column);

/* cz-grid-clipboard.c */
void _cz_grid_copy (CzGrid *self, gboolean cut);

/* cz-grid-paste.c */
void _cz_grid_paste (CzGrid *self);
