/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_QUESTIONS_H
#define SV_APP_QUESTIONS_H

#include "app/columns.h"
#include "domain/crosstab_question.h"
#include "domain/crosstab_table.h"

/* A question that is held against the ledger of its survey. */
struct sv_question_asked {
    const struct sv_held_columns *held;
    struct sv_question question; /* the showing is that of the columns */
    size_t items[2];
    struct sv_crosstab *crosstab; /* out */
};

/*
 * Tells the crosstab beside those that were answered before it, and enters the question, unless its
 * people are in the ledger already. It enters only after all that it was told beside: if another
 * one was first, whichever process answered that, it is told anew while the survey is held.
 * SV_ERR_WITHHELD if fewer than ten people are between it and an answered one, or nothing of the
 * table may be told; SV_ERR_CONFLICT if the ledger is full; SV_ERR_BUSY if the survey was shown
 * anew since the columns were taken. A question that is not answered is not entered.
 */
SV_MUST_USE
enum sv_status sv_question_ask(struct sv_db *db, struct sv_arena *arena,
                               struct sv_question_asked *asked, struct sv_error *reterr);

/* The refusal of all that would tell of too few people, for whatever reason: which one it was would
 * tell something. */
SV_MUST_USE
enum sv_status sv_withhold(struct sv_error *reterr);

#endif
