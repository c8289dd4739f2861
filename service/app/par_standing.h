/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_PAR_STANDING_H
#define SV_APP_PAR_STANDING_H

#include "app/app.h"
#include "domain/outlook.h"
#include "domain/staff.h"

#include <stddef.h>

/*
 * Where units stand. Whoever reads is shown all scorecards; a key of limited scope those of its own
 * units and, of all others, those that are published: its ranks are among these.
 */

struct sv_ranking_query {
    const char *framework;
    const char *period; /* "" for the latest */
    struct sv_simulation simulation;
};

/* SV_ERR_NOT_FOUND if there is no scorecard, SV_ERR_INVALID if there are too many for so many runs.
 */
SV_MUST_USE
enum sv_status sv_app_ranking(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_caller *caller, const struct sv_ranking_query *query,
                              struct sv_ranked *ret_ranked, struct sv_error *reterr);

struct sv_outlook_query {
    struct sv_scorecard_key key; /* period "" for the unit's latest */
    struct sv_simulation simulation;
};

/* SV_ERR_FORBIDDEN if the unit is not one the caller may see, SV_ERR_NOT_FOUND if it has no such
 * scorecard, SV_ERR_INVALID as above. */
SV_MUST_USE
enum sv_status sv_app_outlook(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_caller *caller, const struct sv_outlook_query *query,
                              struct sv_outlook *ret_outlook, struct sv_error *reterr);

/* Of each framework the latest period of the unit, by code. SV_ERR_FORBIDDEN as above; none if the
 * unit has no scorecard. */
SV_MUST_USE
enum sv_status sv_app_overview(const struct sv_app *app, struct sv_arena *arena,
                               const struct sv_caller *caller, const char *unit,
                               struct sv_unit_indices *ret_indices, struct sv_error *reterr);

#endif
