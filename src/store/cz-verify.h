/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cz-session.h"

/* A check of a whole file under way: one bounded part a call. */
typedef struct _CzVerify CzVerify;

CzVerify  *cz_verify_new (CzSession *session);
gboolean   cz_verify_step (CzVerify *verify, gboolean *done, GError **error);
GPtrArray *cz_verify_steal_problems (CzVerify *verify);
void       cz_verify_free (CzVerify *verify);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CzVerify, cz_verify_free)
