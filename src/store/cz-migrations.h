/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cz-connection.h"

/* The schema's next number and the SQL that leads there. */
typedef struct
{
  guint number;
  char *name;
  char *sql;
} CzMigration;

void       cz_migration_free (CzMigration *migration);
GPtrArray *cz_migrations_load (void);
gboolean   cz_migrations_create (CzConnection *connection, GPtrArray *migrations, GError **error);
gboolean   cz_migrations_upgrade (CzConnection *connection, GPtrArray *migrations, guint from, char **backup, GError **error);
gboolean   cz_migrations_check_schema (CzConnection *connection, GPtrArray *migrations, guint version, GError **error);
char      *cz_migrations_compute_digest (GPtrArray *migrations, GError **error);
