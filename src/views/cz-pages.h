/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/cz-page.h"

typedef enum
{
  CZ_PAGE_GROUP_NONE,
  CZ_PAGE_GROUP_WORK,
  CZ_PAGE_GROUP_UNITS,
  CZ_PAGE_GROUP_OUTPUT,
} CzPageGroup;

/**
 * CzPageInfo:
 * @name: short name: of the page in the stack, in settings and in the "win.page" action
 * @title: translatable title
 * @icon_name: symbolic icon
 * @group: where it stands in the side list
 * @get_type: type of the page, made when it is first shown
 * @count: (nullable): what the side list counts for it, -1 for nothing; @bad is set when the count asks for attention
 *
 * A page as the side list knows it, before it is made.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  CzPageGroup group;
  GType (*get_type) (void);
  int (*count) (CzWorkspace *workspace, gboolean *bad);
} CzPageInfo;

const CzPageInfo *cz_pages_get (guint *n_pages);
const CzPageInfo *cz_pages_find (const char *name);
const char       *cz_page_group_get_title (CzPageGroup group);
