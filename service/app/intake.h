/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_INTAKE_H
#define SV_APP_INTAKE_H

#include "app/app.h"
#include "domain/response.h"

#include <stddef.h>

enum { SV_BATCH_MAX = 500 };

enum sv_receipt_kind {
    SV_RECEIPT_STORED,   /* durable now */
    SV_RECEIPT_KNOWN,    /* was there already */
    SV_RECEIPT_CONFLICT, /* its id and revision stand for other content */
    SV_RECEIPT_CLOSED,   /* the survey takes no more responses */
    SV_RECEIPT_INVALID   /* see the violations */
};

/* A response on its way in, and what became of it. */
struct sv_handed_in {
    struct sv_submission submission;
    struct sv_violations violations; /* the reader's on entry, all on return */
    enum sv_receipt_kind receipt;
};

/* Responses of one survey, handed in together. */
struct sv_batch {
    const char *survey;
    sv_day today;
    struct sv_handed_in *handed_in;
    size_t count;
};

/*
 * Checks and stores responses of a survey. Those that pass are durable when
 * this returns SV_OK; on failure none of them is promised and the client sends
 * the same ids again. SV_ERR_NOT_FOUND if there is no such survey.
 */
SV_MUST_USE
enum sv_status sv_app_submit(const struct sv_app *app, struct sv_arena *arena,
                             const struct sv_batch *batch, struct sv_error *reterr);

#endif
