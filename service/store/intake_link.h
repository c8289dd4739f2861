/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_INTAKE_LINK_H
#define SV_STORE_INTAKE_LINK_H

#include "base/status.h"
#include "store/response_batch.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * The connection through which an event loop stores responses: nothing here
 * waits. It stores one batch at a time, connects again by itself when the
 * database was away, and hears of changes of the catalogue. For one thread.
 */
struct sv_intake_link;

/* Connects to the database at conninfo, or begins to if it is away. */
struct sv_intake_link *sv_intake_link_open(const char *conninfo);
void sv_intake_link_close(struct sv_intake_link *link); /* NULL is fine */

/* One descriptor for its whole life; readable when sv_intake_link_step has something to do. */
int sv_intake_link_fd(const struct sv_intake_link *link);

/* When to call sv_intake_link_step at the latest (sv_monotonic_ms), INT64_MAX for never. */
int64_t sv_intake_link_deadline_ms(const struct sv_intake_link *link);

enum sv_link_state {
    SV_LINK_AWAY, /* no connection: being made */
    SV_LINK_IDLE,
    SV_LINK_STORING
};
enum sv_link_state sv_intake_link_state(const struct sv_intake_link *link);

/*
 * Begins to store rows (see sv_store_responses), which must stay where they are
 * until a step tells that the batch is over. Precondition: SV_LINK_IDLE.
 */
void sv_intake_link_store(struct sv_intake_link *link, struct sv_batch_row *rows, size_t count);

/* What a step found. */
struct sv_link_news {
    bool catalogue_changed; /* or may have: the connection is new */
    bool batch_over;
    enum sv_status status; /* of the batch: unless SV_OK, none of its rows is promised */
};

/* Goes on as far as it can without waiting; now is sv_monotonic_ms. */
struct sv_link_news sv_intake_link_step(struct sv_intake_link *link, int64_t now_ms,
                                        struct sv_error *reterr);

#endif
