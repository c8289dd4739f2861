/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_RESPONSE_STEPS_H
#define SV_STORE_RESPONSE_STEPS_H

/*
 * The two steps in which a batch is stored, for whoever sends them: one that
 * waits (response_batch.c) and one that must not (intake_link.c). Private to service/store.
 */
#include "store/db.h"
#include "store/response_batch.h"

#include <libpq-fe.h>

enum sv_batch_step { SV_STEP_INSERT, SV_STEP_VERDICT };

/* How many rows the step is about: those to store, or those not stored. 0: the step is not needed.
 */
size_t sv_batch_step_count(const struct sv_batch_row *rows, size_t count, enum sv_batch_step step);

/* Sends the step; what the parameters need is in the arena. False if libpq refuses. */
bool sv_batch_step_send(PGconn *conn, struct sv_arena *arena, const struct sv_batch_row *rows,
                        size_t count, enum sv_batch_step step);

/* Sets the verdicts that the result of the step tells. */
SV_MUST_USE
enum sv_status sv_batch_step_read(const PGresult *res, struct sv_batch_row *rows, size_t count,
                                  enum sv_batch_step step, struct sv_error *reterr);

#endif
