/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_SHOWING_H
#define SV_APP_SHOWING_H

#include "app/app.h"
#include "domain/showing.h"

struct sv_db;

/*
 * Moves the shown cube of a survey on, if it may be today (domain/showing.h); the fold must
 * have begun. *ret_state is the last showing, if there was one.
 */
SV_MUST_USE
enum sv_status sv_show(struct sv_db *db, struct sv_arena *arena, const char *survey, sv_day today,
                       struct sv_shown_state *ret_state, struct sv_error *reterr);

/*
 * The same, for who counts single answers: from now on every showing keeps those of the groups that
 * it moves. The first time this reads all responses of the survey.
 */
SV_MUST_USE
enum sv_status sv_show_answers(struct sv_db *db, struct sv_arena *arena, const char *survey,
                               sv_day today, struct sv_shown_state *ret_state,
                               struct sv_error *reterr);

/* The same as sv_show, whether it is due or not: a release tells what is shown, and shows all it
 * may. */
SV_MUST_USE
enum sv_status sv_show_now(struct sv_db *db, struct sv_arena *arena, const char *survey,
                           sv_day today, struct sv_error *reterr);

#endif
