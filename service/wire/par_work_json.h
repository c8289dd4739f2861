/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_PAR_WORK_JSON_H
#define SV_WIRE_PAR_WORK_JSON_H

#include "domain/par_workflow.h"

#include <cjson/cJSON.h>
#include <stddef.h>

/* Bodies of work on a scorecard (docs/openapi.yaml). */
enum sv_par_body_kind {
    SV_PAR_BODY_SCORE,
    SV_PAR_BODY_ACTION,
    SV_PAR_BODY_EXPLANATION,
    SV_PAR_BODY_WITHDRAWAL
};

struct sv_par_body {
    struct sv_scorecard_key key;
    const char *criterion; /* "" where the body has none */
    const char *reason;    /* "" if none was given */
    struct sv_score score; /* stage, points, facts or that it does not apply */
    bool accept;           /* instead of these */
    enum sv_par_action action;
    struct sv_par_decision decision; /* of finalising, where it is compulsory */
};

/*
 * Readers: SV_ERR_MALFORMED if text is no JSON; what else is wrong is added to violations, whose
 * arena keeps what is read.
 */
SV_MUST_USE
enum sv_status sv_par_body_of_json(enum sv_par_body_kind kind, const char *text, size_t size,
                                   struct sv_par_body *ret_body, struct sv_violations *violations,
                                   struct sv_error *reterr);

/* A round and the units in it. */
struct sv_round_body {
    struct sv_par_round round;
    const char *const *units;
    size_t unit_count;
};
SV_MUST_USE
enum sv_status sv_round_of_json(const char *text, size_t size, struct sv_round_body *ret_body,
                                struct sv_violations *violations, struct sv_error *reterr);

/* Members of the scorecard beside those of its points: state, decision, round, missing, may. */
void sv_add_scorecard_work(cJSON *json, const struct sv_scorecard *card,
                           const struct sv_scorecard_work *work);
/* Files of one criterion. */
cJSON *sv_json_of_evidence_of(const struct sv_evidence_list *evidence, const char *criterion);

cJSON *sv_json_of_par_events(const struct sv_par_events *events);
cJSON *sv_json_of_round_report(const struct sv_round_report *report);

#endif
