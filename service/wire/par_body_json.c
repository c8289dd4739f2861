/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"
#include "wire/json_read.h"
#include "wire/par_json.h"
#include "wire/par_work_json.h"

enum { UNITS_MAX = 1000 };

static void read_key(const struct sv_scope *root, struct sv_scorecard_key *key)
{
    (void)sv_read_code(root, "framework", SV_REQUIRED, &key->framework);
    (void)sv_read_code(root, "unit", SV_REQUIRED, &key->unit);
    (void)sv_read_code(root, "period", SV_REQUIRED, &key->period);
}

/* A member that says something by being there as true. */
static bool read_flag(const struct sv_scope *root, const char *name)
{
    bool flag = true;

    if (!sv_read_bool(root, name, SV_OPTIONAL, &flag))
        return false;
    if (!flag)
        sv_violate(root->violations, sv_read_pointer(root, name), SV_VIOLATION_OUT_OF_RANGE);
    return true;
}

/* One of points, facts, na, accept. */
static void read_score(const struct sv_scope *root, struct sv_par_body *body)
{
    static const char *const members[] = { "framework", "unit",   "period", "criterion",
                                           "stage",     "points", "facts",  "na",
                                           "accept",    "reason", NULL };
    struct sv_score *score = &body->score;
    const char *stage = NULL;
    int given = sv_read_has(root, "points") + sv_read_has(root, "facts") + sv_read_has(root, "na") +
                sv_read_has(root, "accept");

    sv_read_only(root, members);
    (void)sv_read_code(root, "criterion", SV_REQUIRED, &body->criterion);
    if (sv_read_text(root, "stage", SV_REQUIRED, &stage) && !sv_stage_of_word(stage, &score->stage))
        sv_violate(root->violations, "/stage", SV_VIOLATION_BAD_FORMAT);
    (void)sv_read_signed_points(root, "points", SV_OPTIONAL, &score->points);
    (void)sv_facts_read(root, "facts", SV_OPTIONAL, &score->facts);
    score->applicable = !read_flag(root, "na");
    body->accept = read_flag(root, "accept");
    (void)sv_read_line(root, "reason", SV_OPTIONAL, &body->reason);
    if (given == 0)
        sv_violate(root->violations, "/points", SV_VIOLATION_REQUIRED);
    else if (given > 1)
        sv_violate(root->violations, "/points", SV_VIOLATION_INCONSISTENT);
}

static void read_action(const struct sv_scope *root, struct sv_par_body *body)
{
    static const char *const members[] = { "framework", "unit",     "period", "action",
                                           "reason",    "decision", NULL };
    const char *word = NULL;

    sv_read_only(root, members);
    if (!sv_read_text(root, "action", SV_REQUIRED, &word))
        return;
    if (!sv_par_action_of_word(word, &body->action)) {
        sv_violate(root->violations, "/action", SV_VIOLATION_BAD_FORMAT);
        return;
    }
    (void)sv_read_line(root, "reason",
                       sv_par_needs_reason(body->action) ? SV_REQUIRED : SV_OPTIONAL,
                       &body->reason);
    sv_decision_read(root, &body->decision);
    if (body->action == SV_PAR_FINALISE && !sv_read_has(root, "decision"))
        sv_violate(root->violations, "/decision", SV_VIOLATION_REQUIRED);
    if (body->action != SV_PAR_FINALISE && sv_read_has(root, "decision"))
        sv_violate(root->violations, "/decision", SV_VIOLATION_NOT_APPLICABLE);
}

static void read_explanation(const struct sv_scope *root, struct sv_par_body *body)
{
    static const char *const members[] = { "framework", "unit",   "period",
                                           "criterion", "reason", NULL };

    sv_read_only(root, members);
    (void)sv_read_code(root, "criterion", SV_REQUIRED, &body->criterion);
    (void)sv_read_line(root, "reason", SV_REQUIRED, &body->reason);
}

static void read_withdrawal(const struct sv_scope *root, struct sv_par_body *body)
{
    static const char *const members[] = { "framework", "unit", "period", "reason", NULL };

    sv_read_only(root, members);
    (void)sv_read_line(root, "reason", SV_REQUIRED, &body->reason);
}

enum sv_status sv_par_body_of_json(enum sv_par_body_kind kind, const char *text, size_t size,
                                   struct sv_par_body *ret_body, struct sv_violations *violations,
                                   struct sv_error *reterr)
{
    static void (*const readers[])(const struct sv_scope *root, struct sv_par_body *body) = {
        [SV_PAR_BODY_SCORE] = read_score,
        [SV_PAR_BODY_ACTION] = read_action,
        [SV_PAR_BODY_EXPLANATION] = read_explanation,
        [SV_PAR_BODY_WITHDRAWAL] = read_withdrawal,
    };
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_par_body body = { .criterion = "", .reason = "", .decision.number = "" };
    struct sv_scope scope;

    enum sv_status status = sv_json_parse(text, size, &root, reterr);
    if (status != SV_OK)
        return status;
    if (sv_scope_of(&scope, violations, root, "")) {
        read_key(&scope, &body.key);
        readers[kind](&scope, &body);
    }
    *ret_body = body;
    return SV_OK;
}

static void read_round(const struct sv_scope *root, struct sv_round_body *body)
{
    static const char *const members[] = { "$schema",        "framework",     "version",
                                           "period",         "units",         "self_until",
                                           "appraise_until", "explain_until", NULL };
    struct sv_par_round *round = &body->round;
    const char **units = NULL;

    sv_read_only(root, members);
    (void)sv_read_code(root, "framework", SV_REQUIRED, &round->framework);
    (void)sv_read_int(root, "version", SV_REQUIRED, 1, 9999, &round->version);
    (void)sv_read_code(root, "period", SV_REQUIRED, &round->period);
    if (sv_read_day(root, "self_until", SV_REQUIRED, &round->self_until) &&
        sv_read_day(root, "appraise_until", SV_REQUIRED, &round->appraise_until) &&
        sv_read_day(root, "explain_until", SV_REQUIRED, &round->explain_until)) {
        if (round->appraise_until < round->self_until)
            sv_violate(root->violations, "/appraise_until", SV_VIOLATION_INCONSISTENT);
        if (round->explain_until < round->appraise_until)
            sv_violate(root->violations, "/explain_until", SV_VIOLATION_INCONSISTENT);
    }
    body->unit_count = sv_read_codes(root, "units", SV_REQUIRED, UNITS_MAX, &units);
    body->units = units;
}

enum sv_status sv_round_of_json(const char *text, size_t size, struct sv_round_body *ret_body,
                                struct sv_violations *violations, struct sv_error *reterr)
{
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_round_body body = { 0 };
    struct sv_scope scope;

    enum sv_status status = sv_json_parse(text, size, &root, reterr);
    if (status != SV_OK)
        return status;
    if (sv_scope_of(&scope, violations, root, ""))
        read_round(&scope, &body);
    *ret_body = body;
    return SV_OK;
}
