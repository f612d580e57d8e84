/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forms/cz-form-definition.h"
#include "forms/cz-form-json.h"

void cz_form_definition_read (CzFormDefinition *self, CzFormJson *json, JsonObject *root);
