/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-form-source.h"

/* Prints a scoring sheet as published, with the marks of a round. */
extern const CzFormSource cz_form_sheet_source;
