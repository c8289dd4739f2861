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

/* What a response still wants of the database once it is checked. */
enum sv_errand {
    SV_ERRAND_NONE,
    SV_ERRAND_STORE,
    SV_ERRAND_LOOK_UP /* refused, unless it was stored under an older catalogue */
};

struct sv_parcel;

/* A response on its way in, and what became of it. */
struct sv_handed_in {
    struct sv_submission submission;
    struct sv_violations violations; /* the reader's on entry, all on return */
    struct sv_response response;     /* set by the check */
    enum sv_receipt_kind receipt;
    /* Private to the intake. */
    enum sv_errand errand;
    unsigned tries;
    size_t place;
    struct sv_parcel *parcel;
    struct sv_handed_in *next;
};

/* Responses of one survey, handed in together. Set the first six, zero the rest. */
struct sv_parcel {
    const char *survey;
    sv_day today;
    bool from_device; /* an enrolled one, against which they were held */
    bool from_file; /* of an administrator's: somebody who broke off before the first answer counts
                     */
    struct sv_handed_in *handed_in;
    size_t count;
    struct sv_error failure; /* once done: status SV_OK, or none of the responses is promised */
    void *owner;             /* of whoever hands it in */
    /* Private to the intake. */
    const struct sv_loaded_survey *loaded;
    size_t waiting;
    struct sv_parcel *next_done;
};

/*
 * Checks a parcel against its survey. Without may_wait only a survey that is in
 * memory is taken; if it is not, *ret_checked is false and nothing was done.
 * SV_ERR_NOT_FOUND if there is no such survey. Once checked, close it.
 */
SV_MUST_USE
enum sv_status sv_parcel_check(const struct sv_app *app, struct sv_parcel *parcel, bool may_wait,
                               bool *ret_checked, struct sv_error *reterr);
void sv_parcel_close(struct sv_parcel *parcel); /* one that was never checked is fine */

/*
 * Checks and stores responses and waits for it; the responses' memory is in the
 * arena. Those that pass are durable when this returns SV_OK; on failure none of
 * them is promised and the client sends the same ids again.
 */
SV_MUST_USE
enum sv_status sv_app_submit(const struct sv_app *app, struct sv_arena *arena,
                             struct sv_parcel *parcel, struct sv_error *reterr);

/*
 * The same without waiting, for an event loop: parcels are handed in, and all
 * that came while a transaction was being committed is stored by the next one.
 * For one thread.
 */
struct sv_intake;

/* At most queue_max responses wait; what comes then is turned away. */
struct sv_intake *sv_intake_open(const struct sv_app *app, size_t queue_max);
void sv_intake_close(struct sv_intake *intake); /* NULL is fine; nothing may be under way */

/* Watch the descriptor; call sv_intake_step when it is readable, and at the deadline. */
int sv_intake_fd(const struct sv_intake *intake);
int64_t sv_intake_deadline_ms(const struct sv_intake *intake);
void sv_intake_step(struct sv_intake *intake, int64_t now_ms);

/*
 * Takes a checked parcel, which must stay where it is until it is done.
 * SV_ERR_BUSY while the database is away or too many wait: then it was not taken.
 */
SV_MUST_USE
enum sv_status sv_intake_hand_in(struct sv_intake *intake, struct sv_parcel *parcel,
                                 struct sv_error *reterr);

/* Begins to store what was handed in, unless a transaction is under way. Once a turn of the loop.
 */
void sv_intake_begin(struct sv_intake *intake);

/* Whether there is a connection to store with. */
bool sv_intake_is_connected(const struct sv_intake *intake);

/* A parcel that is done, or NULL. */
struct sv_parcel *sv_intake_take_done(struct sv_intake *intake);

#endif
