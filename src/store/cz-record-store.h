/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-data.h"
#include "store/cz-connection.h"

gboolean cz_record_store_apply (CzConnection *connection, const CzEdit *edit, GError **error);
gboolean cz_record_store_load (CzConnection *connection, CzData *data, GError **error);
gboolean cz_record_store_load_sequences (CzConnection *connection, CzData *data, GError **error);
char    *cz_record_store_build_select (CzKind kind, const char *condition);
gpointer cz_record_store_read (CzStatement *statement, CzKind kind, GError **error);
