/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CzHelpText:
 * @page: short name of the page, as in #CzPageInfo
 * @question: translatable: what the page answers
 * @steps: (array zero-terminated=1): translatable: what one does there, most frequent first
 *
 * What a page is for, for somebody who sees it for the first time.
 */
typedef struct
{
  const char *page;
  const char *question;
  const char *steps[6];
} CzHelpText;

const CzHelpText *cz_help_text_find (const char *page);
