/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CzUnitLabel:
 * @CZ_UNIT_LABEL_NONE: no label
 * @CZ_UNIT_LABEL_LEAD: 牵头单位
 * @CZ_UNIT_LABEL_COOPERATING: 配合单位
 * @CZ_UNIT_LABEL_RESPONSIBLE: 责任单位
 * @CZ_UNIT_LABEL_LEAD_PERSON: 牵头领导: a person, whose unit leads
 * @CZ_UNIT_LABEL_OTHER_PERSON: 责任人: a person
 * @CZ_UNIT_LABEL_SKIP: 完成时限: no units follow
 *
 * What a label in front of names says of them.
 */
typedef enum
{
  CZ_UNIT_LABEL_NONE,
  CZ_UNIT_LABEL_LEAD,
  CZ_UNIT_LABEL_COOPERATING,
  CZ_UNIT_LABEL_RESPONSIBLE,
  CZ_UNIT_LABEL_LEAD_PERSON,
  CZ_UNIT_LABEL_OTHER_PERSON,
  CZ_UNIT_LABEL_SKIP,
} CzUnitLabel;

const char *cz_unit_label_skip (const char *p, const char *end, gboolean need_colon, CzUnitLabel *label);
gboolean    cz_unit_label_may_begin (gunichar c);
