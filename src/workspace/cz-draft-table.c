/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workspace/cz-draft-table.h"

#include "base/cz-error.h"

#include <glib/gi18n-lib.h>

#define MAX_COLUMNS 5

struct _CzDraftTable
{
  GObject parent_instance;

  CzDraft         *draft; /* of the caller */
  CzDraftTableKind kind;
  GPtrArray       *records; /* of draft records of the kind, not owned */
  CzColumn         columns[MAX_COLUMNS];
  guint            n_columns;
};

/* What stands in a cell; units of a document have but a name. */
typedef enum
{
  CELL_NO,
  CELL_TITLE,
  CELL_LEAD,
  CELL_COOPERATING,
  CELL_VALUE,
  CELL_DEADLINE,
  CELL_STARTS,
  CELL_ENDS,
  CELL_POINTS,
} Cell;

static const struct
{
  Cell        cell;
  const char *id;
  const char *title;
  CzCellKind  kind;
  int         width;
} columns[CZ_N_DRAFT_TABLES][MAX_COLUMNS] = {
  [CZ_DRAFT_TABLE_TASKS] = {
    { CELL_NO, "no", NC_ ("import", "No."), CZ_CELL_TEXT, 110 },
    { CELL_TITLE, "title", NC_ ("import", "Task"), CZ_CELL_TEXT, 0 },
    { CELL_LEAD, "lead", NC_ ("import", "Lead"), CZ_CELL_TEXT, 150 },
    { CELL_COOPERATING, "cooperating", NC_ ("import", "Cooperating"), CZ_CELL_TEXT, 190 },
  },
  [CZ_DRAFT_TABLE_TARGETS] = {
    { CELL_TITLE, "title", NC_ ("import", "Target"), CZ_CELL_TEXT, 0 },
    { CELL_VALUE, "value", NC_ ("import", "Value"), CZ_CELL_NUMBER, 90 },
    { CELL_NO, "unit", NC_ ("import", "Unit"), CZ_CELL_TEXT, 80 },
    { CELL_DEADLINE, "deadline", NC_ ("import", "Deadline"), CZ_CELL_DATE, 110 },
  },
  [CZ_DRAFT_TABLE_PHASES] = {
    { CELL_TITLE, "title", NC_ ("import", "Phase"), CZ_CELL_TEXT, 0 },
    { CELL_STARTS, "starts", NC_ ("import", "Starts"), CZ_CELL_DATE, 110 },
    { CELL_ENDS, "ends", NC_ ("import", "Ends"), CZ_CELL_DATE, 110 },
  },
  [CZ_DRAFT_TABLE_ROWS] = {
    { CELL_NO, "no", NC_ ("import", "No."), CZ_CELL_TEXT, 64 },
    { CELL_TITLE, "title", NC_ ("import", "Text"), CZ_CELL_TEXT, 0 },
    { CELL_POINTS, "points", NC_ ("import", "Points"), CZ_CELL_NUMBER, 64 },
    { CELL_LEAD, "lead", NC_ ("import", "Lead"), CZ_CELL_TEXT, 150 },
    { CELL_COOPERATING, "cooperating", NC_ ("import", "Cooperating"), CZ_CELL_TEXT, 150 },
  },
  [CZ_DRAFT_TABLE_UNITS] = {
    { CELL_TITLE, "title", NC_ ("import", "Unit"), CZ_CELL_TEXT, 0 },
  },
};

/* Fields of a record */

static char **
get_text_field (CzDraftTable *self,
                gpointer      record,
                Cell          cell)
{
  switch (self->kind)
    {
    case CZ_DRAFT_TABLE_TASKS:
      return cell == CELL_NO ? &((CzDraftTask *) record)->path : &((CzDraftTask *) record)->title;
    case CZ_DRAFT_TABLE_TARGETS:
      return cell == CELL_NO ? &((CzDraftTarget *) record)->unit : &((CzDraftTarget *) record)->name;
    case CZ_DRAFT_TABLE_PHASES:
      return &((CzDraftPhase *) record)->name;
    case CZ_DRAFT_TABLE_ROWS:
      return cell == CELL_NO ? &((CzDraftRow *) record)->no : &((CzDraftRow *) record)->text;
    case CZ_DRAFT_TABLE_UNITS:
    case CZ_N_DRAFT_TABLES:
    default:
      return &((CzDraftUnit *) record)->name;
    }
}

static CzDate *
get_date_field (gpointer record,
                Cell     cell)
{
  if (cell == CELL_STARTS)
    return &((CzDraftPhase *) record)->start;

  return cell == CELL_ENDS ? &((CzDraftPhase *) record)->end : &((CzDraftTarget *) record)->deadline;
}

static GPtrArray *
get_units (CzDraftTable *self,
           gpointer      record)
{
  return self->kind == CZ_DRAFT_TABLE_TASKS ? ((CzDraftTask *) record)->units : ((CzDraftRow *) record)->units;
}

static void
append_units (GString         *text,
              const GPtrArray *units,
              gboolean         cooperating)
{
  gsize before = text->len;

  for (guint i = 0; i < units->len; i++)
    {
      const CzDraftUnit *unit = units->pdata[i];

      if ((unit->role == CZ_ROLE_COOPERATING) == cooperating)
        g_string_append_printf (text, "%s%s", text->len > before ? "、" : "", unit->name);
    }
}

/* A name that stays keeps what is known of it. */
static void
set_units (GPtrArray  *units,
           gboolean    cooperating,
           const char *names)
{
  g_auto (GStrv) wanted = g_regex_split_simple ("[、,，;；]", names, 0, 0);

  for (guint i = 0; wanted[i] != NULL; i++)
    g_strstrip (wanted[i]);

  for (guint i = units->len; i > 0; i--)
    {
      const CzDraftUnit *unit = units->pdata[i - 1];

      if ((unit->role == CZ_ROLE_COOPERATING) == cooperating && !g_strv_contains ((const char *const *) wanted, unit->name))
        g_ptr_array_remove_index (units, i - 1);
    }

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      gboolean known = *wanted[i] == '\0';

      for (guint j = 0; j < units->len && !known; j++)
        {
          const CzDraftUnit *unit = units->pdata[j];

          known = (unit->role == CZ_ROLE_COOPERATING) == cooperating && g_str_equal (unit->name, wanted[i]);
        }
      if (!known)
        g_ptr_array_add (units, cz_draft_unit_new (wanted[i], cooperating ? CZ_ROLE_COOPERATING : CZ_ROLE_LEAD));
    }
}

/* Collecting the records */

static void
visit_units (CzDraftTable *self,
             GPtrArray    *units,
             GHashTable   *seen)
{
  for (guint i = 0; i < units->len; i++)
    {
      CzDraftUnit *unit = units->pdata[i];

      if (!g_hash_table_contains (seen, unit->name))
        {
          g_hash_table_add (seen, g_strdup (unit->name));
          g_ptr_array_add (self->records, unit);
        }
    }
}

static void
visit_rows (GPtrArray *rows,
            GPtrArray *found)
{
  for (guint i = 0; i < rows->len; i++)
    {
      g_ptr_array_add (found, rows->pdata[i]);
      visit_rows (((CzDraftRow *) rows->pdata[i])->parts, found);
    }
}

static void
visit_category (CzDraftCategory *category,
                GPtrArray       *found)
{
  for (guint i = 0; i < category->categories->len; i++)
    visit_category (category->categories->pdata[i], found);
  for (guint i = 0; i < category->indicators->len; i++)
    visit_rows (((CzDraftIndicator *) category->indicators->pdata[i])->rows, found);
}

static GPtrArray *
dup_rows (CzDraft *draft)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < draft->sheets->len; i++)
    {
      CzDraftSheet *sheet = draft->sheets->pdata[i];

      for (guint j = 0; j < sheet->categories->len; j++)
        visit_category (sheet->categories->pdata[j], found);
    }

  return found;
}

/* Calls @visit for every list of units of the draft. */
static void
foreach_units (CzDraft *draft,
               GFunc    visit,
               gpointer user_data)
{
  g_autoptr (GPtrArray) rows = dup_rows (draft);

  for (guint i = 0; i < draft->tasks->len; i++)
    visit (((CzDraftTask *) draft->tasks->pdata[i])->units, user_data);
  for (guint i = 0; i < rows->len; i++)
    visit (((CzDraftRow *) rows->pdata[i])->units, user_data);
  for (guint i = 0; i < draft->duties->len; i++)
    visit (((CzDraftDuty *) draft->duties->pdata[i])->units, user_data);
}

typedef struct
{
  CzDraftTable *table;
  GHashTable   *seen;
} Collecting;

static void
collect_units_cb (gpointer data,
                  gpointer user_data)
{
  Collecting *collecting = user_data;

  visit_units (collecting->table, data, collecting->seen);
}

static void
collect (CzDraftTable *self)
{
  const GPtrArray *lists[] = { self->draft->tasks, self->draft->targets, self->draft->phases };

  if (self->kind == CZ_DRAFT_TABLE_ROWS)
    {
      self->records = dup_rows (self->draft);
      return;
    }

  self->records = g_ptr_array_new ();
  if (self->kind == CZ_DRAFT_TABLE_UNITS)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      Collecting collecting = { self, seen };

      foreach_units (self->draft, collect_units_cb, &collecting);
      return;
    }

  for (guint i = 0; i < lists[self->kind]->len; i++)
    g_ptr_array_add (self->records, lists[self->kind]->pdata[i]);
}

typedef struct
{
  const char *from;
  const char *to;
} Renaming;

static void
rename_cb (gpointer data,
           gpointer user_data)
{
  const GPtrArray *units = data;
  const Renaming  *renaming = user_data;

  for (guint i = 0; i < units->len; i++)
    {
      CzDraftUnit *unit = units->pdata[i];

      if (!g_str_equal (unit->name, renaming->from))
        continue;

      g_free (unit->name);
      unit->name = g_strdup (renaming->to);
    }
}

/* CzTable */

static guint
cz_draft_table_get_n_rows (CzTable *table)
{
  return CZ_DRAFT_TABLE (table)->records->len;
}

static guint
cz_draft_table_get_n_columns (CzTable *table)
{
  return CZ_DRAFT_TABLE (table)->n_columns;
}

static const CzColumn *
cz_draft_table_get_column (CzTable *table,
                           guint    column)
{
  return &CZ_DRAFT_TABLE (table)->columns[column];
}

static void
append_number (GString  *text,
               CzDecimal number)
{
  g_autofree char *string = cz_decimal_is_none (number) ? g_strdup ("") : cz_decimal_to_string (number);

  g_string_append (text, string);
}

static void
cz_draft_table_append_text (CzTable *table,
                            guint    row,
                            guint    column,
                            GString *text)
{
  CzDraftTable    *self = CZ_DRAFT_TABLE (table);
  gpointer         record = self->records->pdata[row];
  Cell             cell = columns[self->kind][column].cell;
  g_autofree char *string = NULL;

  switch (cell)
    {
    case CELL_LEAD:
    case CELL_COOPERATING:
      append_units (text, get_units (self, record), cell == CELL_COOPERATING);
      return;
    case CELL_VALUE:
      append_number (text, ((CzDraftTarget *) record)->value);
      return;
    case CELL_DEADLINE:
    case CELL_STARTS:
    case CELL_ENDS:
      string = cz_date_to_string (*get_date_field (record, cell));
      break;
    case CELL_POINTS:
      string = ((CzDraftRow *) record)->points != CZ_POINTS_NONE ? cz_points_to_string (((CzDraftRow *) record)->points) : NULL;
      break;
    case CELL_NO:
    case CELL_TITLE:
    default:
      string = g_strdup (*get_text_field (self, record, cell));
    }

  g_string_append (text, string != NULL ? string : "");
}

/* The points of a row follow from its rule: they are looked at here and corrected there. */
static CzCellFlags
cz_draft_table_get_flags (CzTable *table,
                          guint    row G_GNUC_UNUSED,
                          guint    column)
{
  return columns[CZ_DRAFT_TABLE (table)->kind][column].cell == CELL_POINTS ? 0 : CZ_CELL_EDITABLE;
}

static gint64
cz_draft_table_get_row_id (CzTable *table G_GNUC_UNUSED,
                           guint    row)
{
  return (gint64) row + 1;
}

static gboolean
cz_draft_table_check (CzTable    *table,
                      guint       row G_GNUC_UNUSED,
                      guint       column,
                      const char *text,
                      GError    **error)
{
  CzDraftTable *self = CZ_DRAFT_TABLE (table);
  CzDecimal     number;
  CzDate        date;

  switch (columns[self->kind][column].kind)
    {
    case CZ_CELL_DATE:
      if (*text == '\0' || cz_date_parse_typed (text, cz_date_today (), &date))
        return TRUE;
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("this is no date: write it as 2018-06-30 or 2018-6"));
      return FALSE;
    case CZ_CELL_NUMBER:
      return *text == '\0' || cz_decimal_parse (text, &number, error);
    default:
      if (self->kind != CZ_DRAFT_TABLE_UNITS || *text != '\0')
        return TRUE;
      g_set_error_literal (error, CZ_ERROR, CZ_ERROR_INVALID, _ ("a unit needs a name"));
      return FALSE;
    }
}

static void
set_cell (CzDraftTable *self,
          gpointer      record,
          Cell          cell,
          const char   *text)
{
  char **field;

  switch (cell)
    {
    case CELL_LEAD:
    case CELL_COOPERATING:
      set_units (get_units (self, record), cell == CELL_COOPERATING, text);
      return;
    case CELL_VALUE:
      if (*text == '\0')
        ((CzDraftTarget *) record)->value = (CzDecimal) CZ_DECIMAL_INIT_NONE;
      else
        cz_decimal_parse (text, &((CzDraftTarget *) record)->value, NULL);
      return;
    case CELL_DEADLINE:
    case CELL_STARTS:
    case CELL_ENDS:
      *get_date_field (record, cell) = CZ_DATE_NONE;
      if (*text != '\0')
        cz_date_parse_typed (text, cz_date_today (), get_date_field (record, cell));
      return;
    case CELL_POINTS:
      return;
    case CELL_NO:
    case CELL_TITLE:
    default:
      break;
    }

  field = get_text_field (self, record, cell);
  if (self->kind == CZ_DRAFT_TABLE_UNITS)
    {
      g_autofree char *from = g_strdup (*field);
      Renaming         renaming = { from, text };

      foreach_units (self->draft, rename_cb, &renaming);
      return;
    }

  g_free (*field);
  *field = g_strdup (text);
}

static gboolean
cz_draft_table_write (CzTable           *table,
                      const CzCellWrite *cells,
                      guint              n_cells,
                      const char        *label G_GNUC_UNUSED,
                      GError           **error)
{
  CzDraftTable *self = CZ_DRAFT_TABLE (table);

  for (guint i = 0; i < n_cells; i++)
    {
      if (!cz_draft_table_check (table, cells[i].row, cells[i].column, cells[i].text, error))
        return FALSE;
    }

  for (guint i = 0; i < n_cells; i++)
    {
      set_cell (self, self->records->pdata[cells[i].row], columns[self->kind][cells[i].column].cell, cells[i].text);
      cz_table_emit_cells_changed (table, cells[i].row, 0, 1, self->n_columns);
    }

  return TRUE;
}

static void
cz_draft_table_iface_init (CzTableInterface *iface)
{
  iface->get_n_rows = cz_draft_table_get_n_rows;
  iface->get_n_columns = cz_draft_table_get_n_columns;
  iface->get_column = cz_draft_table_get_column;
  iface->append_text = cz_draft_table_append_text;
  iface->get_flags = cz_draft_table_get_flags;
  iface->get_row_id = cz_draft_table_get_row_id;
  iface->check = cz_draft_table_check;
  iface->write = cz_draft_table_write;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CzDraftTable,
                               cz_draft_table,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CZ_TYPE_TABLE, cz_draft_table_iface_init))

static void
cz_draft_table_finalize (GObject *object)
{
  g_clear_pointer (&CZ_DRAFT_TABLE (object)->records, g_ptr_array_unref);

  G_OBJECT_CLASS (cz_draft_table_parent_class)->finalize (object);
}

static void
cz_draft_table_class_init (CzDraftTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cz_draft_table_finalize;
}

static void
cz_draft_table_init (CzDraftTable *self G_GNUC_UNUSED)
{
}

/**
 * cz_draft_table_new:
 * @draft: what was read; must live as long as the table
 * @kind: which of it
 */
CzDraftTable *
cz_draft_table_new (CzDraft         *draft,
                    CzDraftTableKind kind)
{
  CzDraftTable *self = g_object_new (CZ_TYPE_DRAFT_TABLE, NULL);

  self->draft = draft;
  self->kind = kind;
  for (guint i = 0; i < MAX_COLUMNS && columns[kind][i].id != NULL; i++)
    self->columns[self->n_columns++] = (CzColumn){
      .id = columns[kind][i].id,
      .title = g_dpgettext2 (NULL, "import", columns[kind][i].title),
      .kind = columns[kind][i].kind,
      .width = columns[kind][i].width,
      .wraps = TRUE,
    };
  collect (self);

  return self;
}

/* Returns: the words of the document that the record was read from, "" where none are kept */
const char *
cz_draft_table_get_source (CzDraftTable *self,
                           guint         row)
{
  gpointer record;

  g_return_val_if_fail (CZ_IS_DRAFT_TABLE (self), "");

  if (row >= self->records->len)
    return "";

  record = self->records->pdata[row];
  switch (self->kind)
    {
    case CZ_DRAFT_TABLE_TASKS:
      return ((CzDraftTask *) record)->text;
    case CZ_DRAFT_TABLE_TARGETS:
      return ((CzDraftTarget *) record)->source;
    case CZ_DRAFT_TABLE_PHASES:
      return ((CzDraftPhase *) record)->source;
    case CZ_DRAFT_TABLE_ROWS:
      return ((CzDraftRow *) record)->text;
    case CZ_DRAFT_TABLE_UNITS:
    case CZ_N_DRAFT_TABLES:
    default:
      return "";
    }
}
