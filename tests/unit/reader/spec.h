/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CzSpecRun:
 * @input: the input of a case
 *
 * Returns: (transfer full): what the grammar reads in it, in the words of the spec file
 */
typedef char *(*CzSpecRun) (const char *input);

/*
 * A spec file holds cases that a clerk can read: "== name", the input, "--", what is expected. Lines before the first
 * case are an introduction. cz_spec_add_tests() makes a test of every case of tests/data/@name.spec.
 */
void cz_spec_add_tests (const char *name, CzSpecRun run);
