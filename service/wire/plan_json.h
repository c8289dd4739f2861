/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_PLAN_JSON_H
#define SV_WIRE_PLAN_JSON_H

#include "domain/plan.h"
#include "domain/target.h"

#include <cjson/cJSON.h>
#include <stddef.h>

/* Plans, measures and targets (docs/formats.md). Readers as in wire/par_json.h. */

struct sv_plan_text {
    struct sv_arena *arena;
    const char *text;
    size_t size;
};

/* {"framework","unit","period"} */
SV_MUST_USE
enum sv_status sv_plan_key_of_json(const struct sv_plan_text *text,
                                   struct sv_scorecard_key *ret_key,
                                   struct sv_violations *violations, struct sv_error *reterr);

/* A plan document: measures in a list. */
SV_MUST_USE
enum sv_status sv_plan_order_of_json(const struct sv_plan_text *text,
                                     struct sv_plan_order *ret_order,
                                     struct sv_violations *violations, struct sv_error *reterr);

/* The body of POST /api/v1/par/measures: one measure, its members beside those of the plan. */
SV_MUST_USE
enum sv_status sv_measure_order_of_json(const struct sv_plan_text *text,
                                        struct sv_plan_order *ret_order,
                                        struct sv_violations *violations, struct sv_error *reterr);

/* One target, or several as "targets". */
SV_MUST_USE
enum sv_status sv_targets_order_of_json(const struct sv_plan_text *text,
                                        struct sv_targets_order *ret_order,
                                        struct sv_violations *violations, struct sv_error *reterr);

/* What a plan may tell besides, as bits: names of files and authors, every entry ever written. */
enum { SV_PLAN_WITH_NAMES = 1, SV_PLAN_WITH_HISTORY = 2 };
/* The body of GET /api/v1/par/plan. */
cJSON *sv_json_of_plan(const struct sv_plan *plan, unsigned with);

/* The body of GET /api/v1/par/targets. */
cJSON *sv_json_of_targets(const struct sv_scorecard_key *key, const struct sv_targets *targets);

#endif
