/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-progress.h"

#include "base/cz-error.h"
#include "workspace/cz-overview.h"
#include "workspace/cz-step-text.h"

#include <glib/gi18n-lib.h>

struct _CzProgressTable
{
  GObject parent_instance;

  CzWorkspace *workspace;
  CzDate       today;
  GPtrArray   *items; /* of CzAgendaItem */
  CzColumn     columns[CZ_N_PROGRESS_COLUMNS];
};

static const CzAgendaItem *
get_item (CzProgressTable *self,
          guint            row)
{
  return self->items->pdata[row];
}

static const CzMilestone *
get_milestone (CzProgressTable    *self,
               const CzAgendaItem *item)
{
  return item->kind == CZ_KIND_MILESTONE ? cz_data_get (cz_workspace_get_data (self->workspace), CZ_KIND_MILESTONE, item->id) : NULL;
}

/* Rows */

/* What is late, then what is ahead, then what is done; the done ones newest first. */
static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const CzAgendaItem *item_a = *(const CzAgendaItem *const *) a;
  const CzAgendaItem *item_b = *(const CzAgendaItem *const *) b;
  gboolean            done_a = item_a->state == CZ_DUE_DONE;
  gboolean            done_b = item_b->state == CZ_DUE_DONE;
  int                 order = cz_date_compare (item_a->due, item_b->due);

  if (done_a != done_b)
    return done_a - done_b;
  if (order == 0)
    order = (item_a->id > item_b->id) - (item_a->id < item_b->id);

  return done_a ? -order : order;
}

static void
fill (CzProgressTable *self)
{
  CzDate from;
  CzDate to;

  cz_agenda_get_span (self->workspace, self->today, &from, &to);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = cz_agenda_list (self->workspace, from, to, self->today, TRUE);
  for (guint i = self->items->len; i > 0; i--)
    if (get_item (self, i - 1)->kind == CZ_KIND_TASK)
      g_ptr_array_remove_index (self->items, i - 1);
  g_ptr_array_sort (self->items, compare_items);
}

static void
workspace_changed_cb (CzProgressTable *self)
{
  guint n_before = self->items->len;

  fill (self);
  cz_table_emit_rows_changed (CZ_TABLE (self), 0, n_before, self->items->len);
}

/* Texts */

static const char *
describe_state (CzDueState state)
{
  switch (state)
    {
    case CZ_DUE_DONE:
      return C_ ("progress", "✓ done");
    case CZ_DUE_LATE:
      return C_ ("progress", "■ late");
    case CZ_DUE_SOON:
      return C_ ("progress", "▲ within 7 days");
    case CZ_DUE_NEAR:
      return C_ ("progress", "● within 30 days");
    case CZ_DUE_AHEAD:
    default:
      return C_ ("progress", "○ ahead");
    }
}

static void
append_left (const CzAgendaItem *item,
             GString            *text)
{
  if (item->state == CZ_DUE_DONE)
    return;
  if (item->days < 0)
    g_string_append_printf (text, ngettext ("%d day late", "%d days late", -item->days), -item->days);
  else
    g_string_append_printf (text, ngettext ("%d day", "%d days", item->days), item->days);
}

/* Names the phases the day falls into; returns how many. */
static guint
append_phases (CzProgressTable    *self,
               const CzAgendaItem *item,
               GString            *text)
{
  g_autoptr (GPtrArray) phases = cz_overview_list_phases (self->workspace);
  guint n = 0;

  for (guint i = 0; i < phases->len; i++)
    {
      const CzPhase *phase = phases->pdata[i];

      if (cz_date_compare (cz_date_first_day (phase->starts), item->due) > 0 || cz_date_compare (item->due, cz_date_last_day (phase->ends)) > 0)
        continue;

      if (text != NULL)
        g_string_append_printf (text, "%s%s", n > 0 ? " / " : "", phase->name);
      n++;
    }

  return n;
}

static void
append_due (CzProgressTable    *self,
            const CzAgendaItem *item,
            GString            *text)
{
  const CzMilestone *milestone = get_milestone (self, item);
  g_autofree char   *due = cz_date_to_string (milestone != NULL ? milestone->due : item->due);

  g_string_append (text, due);
}

static void
cz_progress_table_append_text (CzTable *table,
                               guint    row,
                               guint    column,
                               GString *text)
{
  CzProgressTable    *self = CZ_PROGRESS_TABLE (table);
  const CzAgendaItem *item = get_item (self, row);
  const CzMilestone  *milestone = get_milestone (self, item);

  switch (column)
    {
    case CZ_PROGRESS_STATE:
      g_string_append (text, describe_state (item->state));
      break;

    case CZ_PROGRESS_TITLE:
      g_string_append (text, item->title);
      if (*item->period != '\0')
        g_string_append_printf (text, " · %s", item->period);
      break;

    case CZ_PROGRESS_DUE:
      append_due (self, item, text);
      break;

    case CZ_PROGRESS_LEFT:
      append_left (item, text);
      break;

    case CZ_PROGRESS_PHASE:
      append_phases (self, item, text);
      break;

    case CZ_PROGRESS_OWNER:
      g_string_append (text, item->who);
      break;

    case CZ_PROGRESS_DELIVERABLE:
      if (milestone != NULL)
        g_string_append (text, milestone->deliverable);
      break;

    case CZ_PROGRESS_DONE:
      if (item->state == CZ_DUE_DONE)
        g_string_append (text, "yes");
      break;

    case CZ_PROGRESS_MONTH:
      g_string_append_printf (text, "%04d-%02d", item->due.year, item->due.month);
      break;

    default:
      break;
    }
}

/* CzTable */

static guint
cz_progress_table_get_n_rows (CzTable *table)
{
  return CZ_PROGRESS_TABLE (table)->items->len;
}

static guint
cz_progress_table_get_n_columns (CzTable *table G_GNUC_UNUSED)
{
  return CZ_N_PROGRESS_COLUMNS;
}

static const CzColumn *
cz_progress_table_get_column (CzTable *table,
                              guint    column)
{
  return &CZ_PROGRESS_TABLE (table)->columns[column];
}

static gboolean
is_editable (CzProgressTable    *self,
             const CzAgendaItem *item,
             guint               column)
{
  if (cz_workspace_is_read_only (self->workspace))
    return FALSE;
  if (column == CZ_PROGRESS_DONE)
    return TRUE;

  return item->kind == CZ_KIND_MILESTONE &&
         (column == CZ_PROGRESS_TITLE || column == CZ_PROGRESS_DUE || column == CZ_PROGRESS_DELIVERABLE);
}

static CzCellFlags
cz_progress_table_get_flags (CzTable *table,
                             guint    row,
                             guint    column)
{
  CzProgressTable    *self = CZ_PROGRESS_TABLE (table);
  const CzAgendaItem *item = get_item (self, row);
  CzCellFlags         flags = is_editable (self, item, column) ? CZ_CELL_EDITABLE : 0;

  if (item->state == CZ_DUE_DONE && column != CZ_PROGRESS_DONE)
    flags |= CZ_CELL_DIMMED;
  if (item->state == CZ_DUE_LATE && column == CZ_PROGRESS_STATE)
    flags |= CZ_CELL_ERROR;
  if (item->state == CZ_DUE_SOON && column == CZ_PROGRESS_STATE)
    flags |= CZ_CELL_WARNING;
  if (column == CZ_PROGRESS_PHASE && append_phases (self, item, NULL) > 1)
    flags |= CZ_CELL_WARNING;

  return flags;
}

static gint64
cz_progress_table_get_row_id (CzTable *table,
                              guint    row)
{
  const CzAgendaItem *item = get_item (CZ_PROGRESS_TABLE (table), row);

  if (item->kind == CZ_KIND_MILESTONE)
    return item->id;

  return ((gint64) 1 << 62) | (item->id & 0x3fffffff) << 32 | g_str_hash (item->period);
}

static char *
cz_progress_table_dup_note (CzTable *table,
                            guint    row,
                            guint    column)
{
  CzProgressTable    *self = CZ_PROGRESS_TABLE (table);
  const CzAgendaItem *item = get_item (self, row);

  if (column == CZ_PROGRESS_PHASE && append_phases (self, item, NULL) > 1)
    return g_strdup (_ ("This day belongs to several phases, which overlap."));
  if (item->state == CZ_DUE_LATE && column == CZ_PROGRESS_STATE)
    return g_strdup (_ ("Its day has gone by and it is not ticked as done."));

  return NULL;
}

static gboolean
add_due (CzProgressTable    *self,
         CzEdit             *edit,
         const CzAgendaItem *item,
         const char         *text,
         GError            **error)
{
  CzDate due;

  if (!cz_date_parse_typed (text, self->today, &due))
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("“%s” is not a date. Write 2018-6, 2018-06-30, 6月底 or 明天."), text);
      return FALSE;
    }

  return cz_progress_set_due (self->workspace, edit, item->id, due, error);
}

static gboolean
add_write (CzProgressTable *self,
           CzEdit          *edit,
           guint            row,
           guint            column,
           const char      *text,
           GError         **error)
{
  const CzAgendaItem *item = get_item (self, row);

  if (!is_editable (self, item, column))
    {
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_READ_ONLY,
                           item->kind == CZ_KIND_DUTY ? _ ("A duty comes from its document: only its tick can be written here.")
                                                      : _ ("This cell cannot be written."));
      return FALSE;
    }

  switch (column)
    {
    case CZ_PROGRESS_DUE:
      return add_due (self, edit, item, text, error);

    case CZ_PROGRESS_DONE:
      cz_progress_set_done (self->workspace, edit, item, *text != '\0' ? self->today : CZ_DATE_NONE);
      return TRUE;

    case CZ_PROGRESS_TITLE:
      if (*text == '\0')
        {
          g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("A milestone needs a title."));
          return FALSE;
        }
      cz_edit_set_text (edit, CZ_KIND_MILESTONE, item->id, "title", text);
      return TRUE;

    case CZ_PROGRESS_DELIVERABLE:
    default:
      cz_edit_set_text (edit, CZ_KIND_MILESTONE, item->id, "deliverable", text);
      return TRUE;
    }
}

static gboolean
cz_progress_table_check (CzTable    *table,
                         guint       row,
                         guint       column,
                         const char *text,
                         GError    **error)
{
  g_autoptr (CzEdit) edit = cz_edit_new ("");

  return add_write (CZ_PROGRESS_TABLE (table), edit, row, column, text, error);
}

static gboolean
cz_progress_table_write (CzTable           *table,
                         const CzCellWrite *cells,
                         guint              n_cells,
                         const char        *label,
                         GError           **error)
{
  CzProgressTable    *self = CZ_PROGRESS_TABLE (table);
  const CzAgendaItem *first = get_item (self, cells[0].row);
  g_autofree char    *text = label != NULL  ? g_strdup (label)
                             : n_cells == 1 ? cz_step_text_record (cz_workspace_get_data (self->workspace), first->kind, first->id)
                                            : cz_step_text_cells (n_cells, self->columns[cells[0].column].title);
  g_autoptr (CzEdit) edit = cz_edit_new (text);

  for (guint i = 0; i < n_cells; i++)
    if (!add_write (self, edit, cells[i].row, cells[i].column, cells[i].text, error))
      return FALSE;

  return cz_workspace_apply (self->workspace, edit, error);
}

/* Deletes milestones; what comes from a document stays. */
static gboolean
cz_progress_table_remove_rows (CzTable *table,
                               guint    row,
                               guint    n_rows,
                               GError **error)
{
  CzProgressTable *self = CZ_PROGRESS_TABLE (table);
  g_autofree char *text = n_rows == 1 ? g_strdup_printf (_ ("Delete milestone “%s”"), get_item (self, row)->title)
                                      : g_strdup_printf (ngettext ("Delete %u milestone", "Delete %u milestones", n_rows), n_rows);
  g_autoptr (CzEdit) edit = cz_edit_new (text);

  for (guint i = row; i < row + n_rows; i++)
    {
      if (get_item (self, i)->kind != CZ_KIND_MILESTONE)
        {
          g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("A duty comes from its document and cannot be deleted here."));
          return FALSE;
        }
      cz_edit_delete (edit, CZ_KIND_MILESTONE, get_item (self, i)->id);
    }

  return cz_workspace_apply (self->workspace, edit, error);
}

static void
cz_progress_table_iface_init (CzTableInterface *iface)
{
  iface->get_n_rows = cz_progress_table_get_n_rows;
  iface->get_n_columns = cz_progress_table_get_n_columns;
  iface->get_column = cz_progress_table_get_column;
  iface->append_text = cz_progress_table_append_text;
  iface->get_flags = cz_progress_table_get_flags;
  iface->get_row_id = cz_progress_table_get_row_id;
  iface->dup_note = cz_progress_table_dup_note;
  iface->check = cz_progress_table_check;
  iface->write = cz_progress_table_write;
  iface->remove_rows = cz_progress_table_remove_rows;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CzProgressTable,
                               cz_progress_table,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CZ_TYPE_TABLE, cz_progress_table_iface_init))

static void
cz_progress_table_finalize (GObject *object)
{
  CzProgressTable *self = CZ_PROGRESS_TABLE (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cz_progress_table_parent_class)->finalize (object);
}

static void
cz_progress_table_class_init (CzProgressTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cz_progress_table_finalize;
}

static void
cz_progress_table_init (CzProgressTable *self)
{
  const CzColumn columns[] = {
    { "state", C_ ("progress", "State"), NULL, CZ_CELL_TEXT, 104, FALSE, FALSE, FALSE },
    { "title", _ ("Milestone or duty"), NULL, CZ_CELL_TEXT, 0, FALSE, TRUE, FALSE },
    { "due", _ ("Due"), NULL, CZ_CELL_DATE, 104, FALSE, FALSE, FALSE },
    { "left", C_ ("progress", "Left"), NULL, CZ_CELL_TEXT, 104, FALSE, FALSE, FALSE },
    { "phase", _ ("Phase"), NULL, CZ_CELL_TEXT, 160, FALSE, TRUE, FALSE },
    { "owner", _ ("Lead"), NULL, CZ_CELL_TEXT, 150, FALSE, TRUE, FALSE },
    { "deliverable", _ ("Deliverable"), NULL, CZ_CELL_TEXT, 160, FALSE, TRUE, FALSE },
    { "done", C_ ("progress", "Done"), NULL, CZ_CELL_CHECK, 64, FALSE, FALSE, FALSE },
    { "month", _ ("Month"), NULL, CZ_CELL_TEXT, 80, FALSE, FALSE, TRUE },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (columns) == CZ_N_PROGRESS_COLUMNS);
  memcpy (self->columns, columns, sizeof columns);
}

/* Returns (transfer full) the table; @today decides what is late, and is the day of ticks. */
CzProgressTable *
cz_progress_table_new (CzWorkspace *workspace,
                       CzDate       today)
{
  CzProgressTable *self = g_object_new (CZ_TYPE_PROGRESS_TABLE, NULL);

  self->workspace = g_object_ref (workspace);
  self->today = today;
  fill (self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::campaign", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/* Returns (transfer none) (nullable) what a row shows. */
const CzAgendaItem *
cz_progress_table_get_item (CzProgressTable *self,
                            guint            row)
{
  g_return_val_if_fail (CZ_IS_PROGRESS_TABLE (self), NULL);

  return row < self->items->len ? get_item (self, row) : NULL;
}

/* Finds the row of a milestone or of a duty; without @period, the first of the duty. */
gboolean
cz_progress_table_find (CzProgressTable *self,
                        CzKind           kind,
                        gint64           id,
                        const char      *period,
                        guint           *row)
{
  g_return_val_if_fail (CZ_IS_PROGRESS_TABLE (self), FALSE);

  for (guint i = 0; i < self->items->len; i++)
    {
      const CzAgendaItem *item = get_item (self, i);

      if (item->kind == kind && item->id == id && (period == NULL || g_str_equal (item->period, period)))
        {
          *row = i;
          return TRUE;
        }
    }

  return FALSE;
}

guint
cz_progress_table_count (CzProgressTable *self,
                         CzDueState       state)
{
  guint n = 0;

  g_return_val_if_fail (CZ_IS_PROGRESS_TABLE (self), 0);

  for (guint i = 0; i < self->items->len; i++)
    n += get_item (self, i)->state == state;

  return n;
}
