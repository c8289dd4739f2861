/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_CROSSTABS_H
#define SV_APP_CROSSTABS_H

#include "app/app.h"
#include "domain/results_answer.h"

struct sv_db;

/*
 * Puts the crosstab that its query asks for into an answer, with the day it is of. answer->shown
 * tells whether figures of items may be told of the domain; it is false afterwards if those of
 * the crosstab may not. Each table is safe by itself; what several tables of overlapping domains
 * tell together (all units but one, and all) is not looked at. SV_ERR_INVALID for an item that the
 * survey does not have, or that has no column; else as sv_columns_take.
 */
SV_MUST_USE
enum sv_status sv_crosstab_answer(const struct sv_app *app, struct sv_db *db,
                                  struct sv_arena *arena, struct sv_results_answer *answer,
                                  struct sv_error *reterr);

#endif
