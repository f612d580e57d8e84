/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cz-workspace.h"

CzWorkspace *_cz_workspace_new (CzStore *store, CzData *data, CzStep *undoable, CzStep *redoable);
