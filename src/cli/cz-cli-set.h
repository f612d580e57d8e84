/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cz-cli-records.h"

/* One FIELD=VALUE of the command line. */
typedef struct
{
  char *field;
  char *value;
} CzCliField;

/* One record to be edited; setters add to @edit and name in @failed the field that an error is about. */
typedef struct
{
  CzWorkspace      *workspace;
  CzData           *data;
  CzEdit           *edit;
  CzKind            kind;
  gint64            id;
  const GPtrArray  *fields; /* of CzCliField */
  const CzCliField *failed;
  gint64            subject;
} CzCliSetting;

gboolean cz_cli_set_row (CzCliSetting *setting, GError **error);
gboolean cz_cli_set_indicator (CzCliSetting *setting, GError **error);
gboolean cz_cli_set_task (CzCliSetting *setting, GError **error);
gboolean cz_cli_set_target (CzCliSetting *setting, GError **error);
gboolean cz_cli_set_finding (CzCliSetting *setting, GError **error);
gboolean cz_cli_set_round (CzCliSetting *setting, GError **error);
gboolean cz_cli_set_unit (CzCliSetting *setting, GError **error);

gboolean cz_cli_set_unknown_field (CzCliSetting *setting, const CzCliField *field, const char *known, GError **error);
gboolean cz_cli_parse_yes (const char *value, gboolean *yes, GError **error);
