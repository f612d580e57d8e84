/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

gboolean cz_sample_import (CzWorkspace *workspace, GError **error);
