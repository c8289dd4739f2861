/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_FEEDS_H
#define SV_APP_FEEDS_H

#include "app/app.h"

struct sv_db;

/* A survey criterion of the framework; of a linear one its maximum must be that of the survey's
 * sub-index. A scorecard shows no other points. */
bool sv_feed_fits(const struct sv_framework *framework, const char *criterion,
                  sv_points max_points);

/*
 * Leaves out of points what does not fit this version of the framework (its criterion
 * stays open), and finds the counts of options that rules by options need.
 */
SV_MUST_USE
enum sv_status sv_feed_keep_fitting(const struct sv_app *app, struct sv_arena *arena,
                                    const struct sv_framework *framework,
                                    const struct sv_survey_points **points, size_t *count,
                                    struct sv_error *reterr);

/*
 * Whether a release of the survey can fill what the feed names: SV_ERR_INVALID if
 * the newest version of the framework has no such survey criterion, another
 * maximum, or a rule by options whose item the survey does not ask, SV_ERR_NOT_FOUND if the
 * framework is not published.
 */
SV_MUST_USE
enum sv_status sv_feed_check(const struct sv_app *app, struct sv_db *db, struct sv_arena *arena,
                             const struct sv_survey *survey, const struct sv_feed *feed,
                             struct sv_error *reterr);

#endif
