/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/cz-rescue.h"

#include "base/cz-error.h"
#include "store/cz-record-store.h"

/* How many records in the gap between what reads from both ends are asked for one by one. */
#define MAX_PROBES 1000000

typedef struct
{
  CzConnection *connection;
  CzData       *data;
  CzKind        kind;
  guint         n_read;
  guint         n_lost;
  gboolean      has_table;
} Rescue;

static void
take_record (Rescue      *rescue,
             CzStatement *statement)
{
  gpointer record;

  if (cz_data_get (rescue->data, rescue->kind, cz_statement_get_int (statement, 0)) != NULL)
    return;

  record = cz_record_store_read (statement, rescue->kind, NULL);
  if (record != NULL && cz_record_id (record) > 0)
    {
      cz_data_take (rescue->data, rescue->kind, record);
      rescue->n_read++;
    }
  else
    {
      cz_record_free (rescue->kind, record);
      rescue->n_lost++;
    }
}

/*
 * Reads from one end until the other or an error. Returns whether it came to the end; @last is the last id it saw.
 */
static gboolean
read_from_end (Rescue     *rescue,
               const char *order,
               gint64     *last)
{
  g_autofree char *sql = cz_record_store_build_select (rescue->kind, order);
  g_autoptr (CzStatement) statement = cz_connection_prepare (rescue->connection, sql, NULL);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  while (cz_statement_next (statement, &failure))
    {
      *last = cz_statement_get_int (statement, 0);
      take_record (rescue, statement);
    }

  return failure == NULL;
}

/* Asks for each record between two ids: those on sound pages are read, those on damaged ones are lost. */
static void
probe_gap (Rescue *rescue,
           gint64  after,
           gint64  before)
{
  g_autofree char *sql = cz_record_store_build_select (rescue->kind, "WHERE id = $1");

  for (gint64 id = after + 1; id < before && id - after < MAX_PROBES; id++)
    {
      g_autoptr (CzStatement) statement = cz_connection_prepare (rescue->connection, sql, NULL);
      g_autoptr (GError) failure = NULL;

      if (statement == NULL)
        return;

      cz_statement_bind_int (statement, 1, id);
      if (cz_statement_next (statement, &failure))
        take_record (rescue, statement);
      else if (failure != NULL)
        rescue->n_lost++;
    }
}

static gint64
get_sequence (CzConnection *connection,
              CzKind        kind)
{
  g_autoptr (CzStatement) statement = cz_connection_prepare (connection, "SELECT seq FROM sqlite_sequence WHERE name = $1", NULL);

  if (statement == NULL)
    return 0;

  cz_statement_bind_text (statement, 1, cz_kind_get_info (kind)->table);

  return cz_statement_next (statement, NULL) ? cz_statement_get_int (statement, 0) : 0;
}

static gboolean
has_table (Rescue *rescue)
{
  g_autofree char *sql = cz_record_store_build_select (rescue->kind, "ORDER BY id");
  g_autoptr (CzStatement) statement = cz_connection_prepare (rescue->connection, sql, NULL);

  return statement != NULL;
}

static void
rescue_kind (Rescue *rescue)
{
  gint64 first = 0;
  gint64 last = get_sequence (rescue->connection, rescue->kind) + 1;

  rescue->has_table = has_table (rescue);
  if (!rescue->has_table || read_from_end (rescue, "ORDER BY id", &first))
    return;

  read_from_end (rescue, "ORDER BY id DESC", &last);
  probe_gap (rescue, first, last);
}

/* Empties the references to records that are lost, so that nobody follows them. */
static gboolean
drop_lost_references (CzData  *data,
                      GError **error)
{
  g_autoptr (CzEdit) edit = cz_edit_new ("");

  for (guint kind = 0; kind < CZ_N_KINDS; kind++)
    {
      const CzKindInfo *info = cz_kind_get_info (kind);
      const GPtrArray  *records = cz_data_list (data, kind);

      for (guint i = 0; i < records->len * info->n_fields; i++)
        {
          gconstpointer  record = records->pdata[i / info->n_fields];
          const CzField *field = &info->fields[i % info->n_fields];
          gint64         target;

          if (field->type != CZ_FIELD_REF)
            continue;

          target = *(const gint64 *) ((const char *) record + field->offset);
          if (target != 0 && cz_data_get (data, field->target, target) == NULL)
            cz_edit_set_ref (edit, kind, cz_record_id (record), field->name, 0);
        }
    }

  return cz_data_apply (data, edit, error);
}

/**
 * cz_rescue_load:
 * @connection: a connection to a damaged workspace, opened for rescue
 * @data: empty data to fill
 * @report: (out) (transfer full): how much is lost, by table
 * @error: return location for a %CZ_ERROR_DAMAGED when nothing can be read
 *
 * Reads what each table gives: from the start to the damage, from the end back to it, and what lies between.
 */
gboolean
cz_rescue_load (CzConnection *connection,
                CzData       *data,
                char        **report,
                GError      **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_read = 0;

  cz_record_store_load_sequences (connection, data, NULL);

  for (guint kind = 0; kind < CZ_N_KINDS; kind++)
    {
      Rescue      rescue = { connection, data, kind };
      const char *separator = text->len > 0 ? ", " : "";

      rescue_kind (&rescue);
      n_read += rescue.n_read;

      if (!rescue.has_table)
        g_string_append_printf (text, "%s%s: all lost", separator, cz_kind_get_info (kind)->plural);
      else if (rescue.n_lost > 0)
        g_string_append_printf (text, "%s%s: %u of %u lost", separator, cz_kind_get_info (kind)->plural,
                                rescue.n_lost, rescue.n_lost + rescue.n_read);
    }

  if (n_read == 0)
    {
      g_set_error (error, CZ_ERROR, CZ_ERROR_DAMAGED, "The file is damaged and no record of it can be read");
      return FALSE;
    }

  *report = g_strdup_printf ("The file is damaged (%s)", text->len > 0 ? text->str : "all records can be read");

  return drop_lost_references (data, error);
}
