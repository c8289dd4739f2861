/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_PAR_JSON_H
#define SV_WIRE_PAR_JSON_H

#include "domain/par_workflow.h"
#include "wire/framework_json.h"

#include <cjson/cJSON.h>
#include <stddef.h>

/*
 * Reader of scores (docs/formats.md). SV_ERR_MALFORMED if text is no JSON; what
 * else is wrong is added to violations, whose arena must be this one. They still
 * have to be held against their framework.
 */
SV_MUST_USE
enum sv_status sv_scores_of_json(struct sv_arena *arena, const char *text, size_t size,
                                 struct sv_scores *ret_scores, struct sv_violations *violations,
                                 struct sv_error *reterr);

/* The member "decision", if it is there. */
struct sv_scope;
void sv_decision_read(const struct sv_scope *scope, struct sv_par_decision *ret_decision);

/*
 * The body of GET /api/v1/par/scorecards. Points and lost points are null where
 * nothing is scored or, for lost points and percent, not yet everything: what
 * is not scored is not lost.
 */
cJSON *sv_json_of_scorecard(const struct sv_scorecard *scorecard,
                            const struct sv_scorecard_work *work);

/* The body of GET /api/v1/par/frameworks. */
cJSON *sv_json_of_frameworks(const struct sv_framework_use *frameworks, size_t count);

#endif
