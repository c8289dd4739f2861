/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_INTAKE_QUEUE_H
#define SV_APP_INTAKE_QUEUE_H

#include "app/intake.h"
#include "store/response_batch.h"

/*
 * Responses that wait to be stored, in the order in which they came, and the
 * round of them that is being stored. Private to service/app; for one thread.
 */
struct sv_intake_queue {
    struct sv_handed_in *first;
    struct sv_handed_in *last;
    size_t count;
    struct sv_parcel *done_first; /* parcels of which nothing waits any more */
    struct sv_parcel *done_last;
};

enum { SV_ROUND_MAX = 512 };

/* What is stored together: ordered by id, no id twice. */
struct sv_round {
    struct sv_batch_row rows[SV_ROUND_MAX];
    struct sv_handed_in *handed_in[SV_ROUND_MAX]; /* of each row */
    size_t count;
};

/* Queues what the parcel has for the database; without any, it is done at once. */
void sv_queue_add(struct sv_intake_queue *queue, struct sv_parcel *parcel);

/*
 * Takes the next round, of at most `most` responses. Of two under one id the
 * later waits for the next round: it may depend on what becomes of the first.
 */
void sv_queue_take_round(struct sv_intake_queue *queue, size_t most, struct sv_round *ret_round);

/* Ends a round that was stored: each response gets its receipt, or waits for another try. */
void sv_queue_end_round(struct sv_intake_queue *queue, const struct sv_round *round);
/* Ends a round that failed, and with it its parcels. */
void sv_queue_fail_round(struct sv_intake_queue *queue, const struct sv_round *round,
                         const struct sv_error *failure);
/* Puts a round that is to be tried again before all that waits. */
void sv_queue_return_round(struct sv_intake_queue *queue, const struct sv_round *round);
/* Fails all that waits. */
void sv_queue_fail_all(struct sv_intake_queue *queue, const struct sv_error *failure);

/* A parcel that is done, or NULL. */
struct sv_parcel *sv_queue_take_done(struct sv_intake_queue *queue);

#endif
