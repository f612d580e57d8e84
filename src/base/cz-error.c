/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/cz-error.h"

G_DEFINE_QUARK (cz_error_quark, cz_error)
