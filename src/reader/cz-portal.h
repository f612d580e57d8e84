/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/cz-draft.h"

/**
 * CzPortalField:
 *
 * The fields of a portal's index that a document's metadata is taken from; the rest is %CZ_PORTAL_OTHER.
 */
typedef enum
{
  CZ_PORTAL_NONE,
  CZ_PORTAL_NUMBER,
  CZ_PORTAL_ISSUER,
  CZ_PORTAL_MADE,
  CZ_PORTAL_PUBLISHED,
  CZ_PORTAL_TITLE,
  CZ_PORTAL_OTHER,
} CzPortalField;

CzPortalField cz_portal_read_field (const char **p, const char *end, const char **value, const char **value_end);
