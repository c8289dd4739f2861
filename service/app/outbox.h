/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_OUTBOX_H
#define SV_APP_OUTBOX_H

#include "app/app.h"
#include "app/signing.h"

#include <stdbool.h>
#include <stddef.h>

struct sv_db;

/*
 * The scoring module reads what was released from the released documents, whether
 * they come from the feed of this installation or in a file from another. Each
 * document is taken in a transaction of its own, and once in effect: what it says of
 * a criterion is kept under the survey and number of the release and never changed.
 */

/* What came of reading documents. */
struct sv_taking {
    size_t documents;
    size_t unreadable; /* passed over */
    size_t added;      /* points on scorecards that were not there before */
};

/* Takes all entries of the feed that were not taken yet, on a borrowed connection. */
SV_MUST_USE
enum sv_status sv_outbox_take(const struct sv_app *app, struct sv_db *db, struct sv_taking *taking,
                              struct sv_error *reterr);

/* Takes the whole feed again from its beginning. */
SV_MUST_USE
enum sv_status sv_app_replay(const struct sv_app *app, struct sv_taking *ret_taking,
                             struct sv_error *reterr);

/* What a document from outside was. */
struct sv_outside_release {
    const char *survey;
    int64_t number;
    size_t added;
    size_t fills; /* criteria that it names */
};

/*
 * Takes a document of another installation after its signature was checked.
 * SV_ERR_INVALID if it is not signed by a trusted key; SV_ERR_CONFLICT if the release
 * is known with another content, or its survey is one of this installation, which
 * releases it itself. What is wrong with the document is in violations: then nothing is taken.
 */
SV_MUST_USE
enum sv_status sv_app_document_take(const struct sv_app *app,
                                    const struct sv_outside_document *document,
                                    struct sv_violations *violations,
                                    struct sv_outside_release *ret_release,
                                    struct sv_error *reterr);

#endif
