/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

void cz_renderer_choose (void);
