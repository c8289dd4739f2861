/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_RESULTS_H
#define SV_APP_RESULTS_H

#include "app/survey_cache.h"
#include "domain/results.h"

struct sv_db;

/* Whether the filters of a cut fit its survey; SV_ERR_INVALID names the one that does not. */
SV_MUST_USE
enum sv_status sv_cut_check(struct sv_db *db, struct sv_arena *arena,
                            const struct sv_survey *survey, const struct sv_cut *cut,
                            struct sv_error *reterr);

/*
 * The results of a cut of a survey. The cut's scope is the caller's. They refer to
 * *ret_loaded, which the caller of this function gives back (SV_HELD_SURVEY).
 * SV_ERR_NOT_FOUND for an unknown survey, SV_ERR_INVALID for an unknown period.
 */
SV_MUST_USE
enum sv_status sv_app_results(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_cut *cut, const struct sv_loaded_survey **ret_loaded,
                              struct sv_results *ret_results, struct sv_error *reterr);

#endif
