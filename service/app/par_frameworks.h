/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_PAR_FRAMEWORKS_H
#define SV_APP_PAR_FRAMEWORKS_H

#include "app/app.h"
#include "domain/documents.h"

/* The document of a framework as it was published; version 0 is the newest. SV_ERR_NOT_FOUND. */
SV_MUST_USE
enum sv_status sv_app_framework_find(const struct sv_app *app, struct sv_arena *arena,
                                     const char *code, int64_t version,
                                     struct sv_document *ret_document, struct sv_error *reterr);

#endif
