/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_QUESTIONS_H
#define SV_APP_QUESTIONS_H

#include "app/columns.h"
#include "domain/crosstab_question.h"

/* A question that is held against the ledger of its survey. */
struct sv_question_asked {
    const struct sv_held_columns *held;
    struct sv_question question; /* the showing is that of the columns */
    const bool *chosen;          /* its groups */
    /* Out: the questions answered before it whose people hold its people, or are held by them. */
    const bool *const *earlier;
    size_t earlier_count;
};

/*
 * Enters the question, unless its people are in the ledger already. The survey is held meanwhile,
 * so that of two questions that go against each other one is the first, whichever process answers.
 * SV_ERR_WITHHELD if fewer than ten people are between it and an answered one; SV_ERR_CONFLICT if
 * the ledger is full; SV_ERR_BUSY if the survey was shown anew since the columns were taken.
 */
SV_MUST_USE
enum sv_status sv_question_ask(struct sv_db *db, struct sv_arena *arena,
                               struct sv_question_asked *asked, struct sv_error *reterr);

/* The refusal of all that would tell of too few people, for whatever reason: which one it was would
 * tell something. */
SV_MUST_USE
enum sv_status sv_withhold(struct sv_error *reterr);

#endif
