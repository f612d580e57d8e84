/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "views/cz-grid-page.h"

#define CZ_TYPE_EVIDENCE_PAGE (cz_evidence_page_get_type ())
G_DECLARE_FINAL_TYPE (CzEvidencePage, cz_evidence_page, CZ, EVIDENCE_PAGE, CzGridPage)

void cz_evidence_page_add_files (CzEvidencePage *self, GPtrArray *files);
