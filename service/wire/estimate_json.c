/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/estimate_json.h"

#include "wire/json_write.h"

#include "domain/interval.h"
#include "domain/special.h"

static void add_reliability(cJSON *object, const struct sv_estimate *estimate)
{
    cJSON *reasons = cJSON_CreateArray();

    for (int i = 0; i < SV_UNRELIABLE_COUNT; i++) {
        if (sv_is_unreliable(estimate, (enum sv_unreliable)i))
            cJSON_AddItemToArray(reasons,
                                 cJSON_CreateString(sv_unreliable_word((enum sv_unreliable)i)));
    }
    cJSON_AddBoolToObject(object, "reliable", cJSON_GetArraySize(reasons) == 0);
    cJSON_AddItemToObject(object, "unreliable", reasons);
}

/* The other intervals; without weights those that textbooks have. */
static void add_full(cJSON *object, const struct sv_estimate *estimate)
{
    int64_t n = estimate->valid;

    sv_add_interval(object, "logit", sv_estimate_logit(estimate), SV_EXACT);
    sv_add_interval(object, "korn_graubard", sv_estimate_korn_graubard(estimate), SV_EXACT);
    if (n == 0)
        return;
    sv_add_interval(object, "clopper_pearson",
                    sv_clopper_pearson((double)estimate->satisfied / (double)n, (double)n),
                    SV_EXACT);
    sv_add_interval(object, "agresti_coull", sv_agresti_coull(estimate->satisfied, n), SV_EXACT);
}

/* Degrees of freedom of an estimate that there is. */
static void add_df(cJSON *object, const struct sv_estimate *estimate)
{
    sv_add_figure(object, "df", (struct sv_figure){ estimate->known, (double)estimate->df },
                  SV_EXACT);
}

void sv_add_estimate(cJSON *object, const struct sv_estimate *estimate,
                     const struct sv_telling *telling)
{
    enum sv_precision precision = sv_telling_precision(telling, estimate->respondents);
    struct sv_figure share = { estimate->known, estimate->value };

    sv_add_count(object, "satisfied", estimate->satisfied);
    sv_add_count(object, "valid", estimate->valid);
    sv_add_count(object, "respondents", estimate->respondents);
    sv_add_figure(object, "share", share, precision);
    sv_add_ends(object, estimate->interval, precision);
    sv_add_figure(object, "se", estimate->se, precision);
    add_df(object, estimate);
    sv_add_figure(object, "deff", estimate->deff, precision);
    sv_add_figure(object, "n_effective", sv_told_size(telling, estimate->n_star), SV_EXACT);
    add_reliability(object, estimate);
    if (telling->full)
        add_full(object, estimate);
}

cJSON *sv_json_of_estimate(const struct sv_estimate *estimate, const struct sv_telling *telling)
{
    cJSON *json = cJSON_CreateObject();

    sv_add_estimate(json, estimate, telling);
    return json;
}

cJSON *sv_json_of_mean(const struct sv_estimate *estimate, const struct sv_telling *telling)
{
    enum sv_precision precision = sv_telling_precision(telling, estimate->respondents);
    cJSON *json = cJSON_CreateObject();

    sv_add_count(json, "n", estimate->respondents);
    sv_add_figure(json, "value", (struct sv_figure){ estimate->known, estimate->value }, precision);
    sv_add_figure(json, "sd", estimate->sd, precision);
    sv_add_figure(json, "se", estimate->se, precision);
    add_df(json, estimate);
    sv_add_figure(json, "deff", estimate->deff, precision);
    sv_add_ends(json, estimate->interval, precision);
    return json;
}

static void add_p(cJSON *object, const char *name, struct sv_figure p,
                  const struct sv_telling *telling)
{
    sv_add_figure(object, name, sv_told_p(telling, p), SV_EXACT);
}

void sv_add_difference(cJSON *object, const struct sv_named_difference *named,
                       const char *const sides[2], const struct sv_telling *telling)
{
    const struct sv_difference *difference = &named->difference;
    enum sv_precision precision = sv_telling_precision(telling, named->people);
    bool known = difference->known;
    bool tests = known && difference->t.known && difference->df > 1;

    sv_add_figure(object, sides[0], difference->from, precision);
    sv_add_figure(object, sides[1], difference->to, precision);
    sv_add_figure(object, "difference", (struct sv_figure){ known, difference->difference },
                  precision);
    sv_add_figure(object, "se", difference->se, precision);
    sv_add_count(object, "df", difference->df);
    sv_add_figure(object, "t", difference->t, precision);
    add_p(object, "p", difference->p, telling);
    add_p(object, "p_holm", difference->p_holm, telling);
    add_p(object, "p_bh", difference->p_bh, telling);
    sv_add_ends(object, difference->interval, precision);
    if (!telling->full)
        return;
    sv_add_count(object, "from_n", named->from_n);
    sv_add_count(object, "to_n", named->to_n);
    sv_add_count(object, "from_satisfied", named->from_satisfied);
    sv_add_count(object, "to_satisfied", named->to_satisfied);
    /* As R's svyttest has it: a regression takes one more degree of freedom. */
    add_p(
        object, "p_df_minus_1",
        (struct sv_figure){
            tests, tests ? sv_t_two_sided_p(difference->t.value, (double)difference->df - 1) : 0 },
        telling);
}
