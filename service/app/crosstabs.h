/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_CROSSTABS_H
#define SV_APP_CROSSTABS_H

#include "app/cube_cache.h"
#include "domain/results_answer.h"

struct sv_db;

/*
 * Puts the crosstab that its query asks for into an answer. Under disclosure control it counts the
 * answers of the cube that is shown, and enters those of whom it is in the ledger (ADR 9): what a
 * part of the responses may not be told of is SV_ERR_WITHHELD; if it is all of the survey,
 * answer->shown is false. SV_ERR_INVALID for an item that the survey does not have, or that has no
 * column; else as sv_question_ask and sv_columns_take.
 */
SV_MUST_USE
enum sv_status sv_crosstab_answer(const struct sv_app *app, struct sv_db *db,
                                  struct sv_arena *arena, const struct sv_held_cube *cube,
                                  struct sv_results_answer *answer, struct sv_error *reterr);

#endif
