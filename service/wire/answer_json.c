/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/answer_json.h"

#include "wire/crosstab_json.h"
#include "wire/estimate_json.h"
#include "wire/group_json.h"
#include "wire/json_write.h"
#include "wire/relations_json.h"

#include <stdio.h>

static struct sv_telling telling_of(const struct sv_results_answer *answer)
{
    return (struct sv_telling){ answer->query->controlled,
                                answer->query->full && !answer->query->controlled };
}

static void add_filters(cJSON *json, const struct sv_results_query *query)
{
    cJSON *filters = cJSON_AddObjectToObject(json, "filters");

    for (int i = 0; i < SV_DIM_COUNT; i++) {
        if (query->only[i][0] != '\0')
            cJSON_AddStringToObject(filters, sv_dimension_word((enum sv_dimension)i),
                                    query->only[i]);
    }
}

static void add_by(cJSON *json, const struct sv_results_query *query)
{
    char text[100] = "";

    if (query->by_count == 2)
        (void)snprintf(text, sizeof(text), "%s,%s", sv_dimension_word(query->by[0]),
                       sv_dimension_word(query->by[1]));
    else if (query->by_count == 1)
        (void)snprintf(text, sizeof(text), "%s", sv_dimension_word(query->by[0]));
    sv_add_text_or_null(json, "by", text);
}

/* What was asked, and how the figures came about. */
static void add_head(cJSON *json, const struct sv_results_answer *answer)
{
    const struct sv_survey *survey = answer->survey;
    const struct sv_results_query *query = answer->query;
    cJSON *sub_index = NULL;

    cJSON_AddStringToObject(json, "survey", survey->code);
    sv_add_label(json, "title", &survey->title);
    cJSON_AddStringToObject(json, "instrument", survey->instrument->code);
    sv_add_count(json, "instrument_version", survey->instrument->version);
    cJSON_AddStringToObject(json, "index_rule", sv_index_rule_word(survey->index_rule));
    cJSON_AddStringToObject(json, "figures", sv_figures_word(query->figures));
    add_by(json, query);
    add_filters(json, query);
    cJSON_AddStringToObject(json, "scheme", sv_scheme_word(answer->weighting->scheme));
    sv_add_text_or_null(json, "scheme_note", sv_weighting_note_word(answer->weighting->note));
    sv_add_text_or_null(json, "scheme_category",
                        answer->weighting->category == NULL ? "" : answer->weighting->category);
    if (answer->as_of == 0)
        cJSON_AddNullToObject(json, "as_of");
    else
        sv_add_day(json, "as_of", answer->as_of);
    cJSON_AddStringToObject(json, "disclosure", query->controlled ? "controlled" : "none");
    cJSON_AddBoolToObject(json, "shown", answer->shown);
    if (survey->sub_index.max_points == 0) {
        cJSON_AddNullToObject(json, "sub_index");
        return;
    }
    sub_index = cJSON_AddObjectToObject(json, "sub_index");
    sv_add_points(sub_index, "max_points", survey->sub_index.max_points);
    cJSON_AddItemToObject(sub_index, "target", sv_json_of_target(&survey->sub_index));
}

static cJSON *add_groups(cJSON *json)
{
    return cJSON_AddArrayToObject(json, "groups");
}

static void add_estimates(cJSON *json, const struct sv_results_answer *answer)
{
    const struct sv_telling telling = telling_of(answer);
    cJSON *groups = add_groups(json);

    for (size_t i = 0; i < answer->groups.count; i++)
        cJSON_AddItemToArray(groups, sv_json_of_group(answer, i, &telling));
}

static void add_change(cJSON *json, const struct sv_results_answer *answer)
{
    static const char *const sides[2] = { "from_share", "to_share" };
    const struct sv_telling telling = telling_of(answer);
    const struct sv_named_differences *lists[2] = { &answer->measures, &answer->units };
    static const char *const names[2] = { "measures", "units" };

    cJSON_AddStringToObject(json, "from", answer->from);
    cJSON_AddStringToObject(json, "to", answer->to);
    for (size_t k = 0; k < 2; k++) {
        cJSON *list = cJSON_AddArrayToObject(json, names[k]);

        for (size_t i = 0; i < lists[k]->count; i++) {
            const struct sv_named_difference *named = &lists[k]->items[i];
            cJSON *entry = cJSON_CreateObject();

            cJSON_AddStringToObject(entry, "code", named->code);
            cJSON_AddStringToObject(entry, "kind", named->kind);
            cJSON_AddBoolToObject(entry, "shown", named->shown);
            if (named->shown)
                sv_add_difference(entry, named, sides, &telling);
            cJSON_AddItemToArray(list, entry);
        }
    }
}

static void add_rest(cJSON *json, const struct sv_results_answer *answer)
{
    static const char *const sides[2] = { "rest", "share" };
    const struct sv_telling telling = telling_of(answer);
    cJSON *groups = add_groups(json);

    for (size_t i = 0; i < answer->units.count; i++) {
        const struct sv_named_difference *named = &answer->units.items[i];
        cJSON *entry = cJSON_CreateObject();

        cJSON_AddStringToObject(entry, "key", named->code);
        cJSON_AddBoolToObject(entry, "shown", named->shown);
        if (named->shown) {
            sv_add_difference(entry, named, sides, &telling);
            sv_add_text_or_null(entry, "place", sv_place_word(sv_place_of(&named->difference)));
        }
        cJSON_AddItemToArray(groups, entry);
    }
}

static void add_relations(cJSON *json, const struct sv_results_answer *answer)
{
    enum sv_precision precision = answer->query->controlled ? SV_ROUNDED : SV_EXACT;
    bool sets = answer->query->figures == SV_FIGURES_RELIABILITY;
    cJSON *list = cJSON_AddArrayToObject(json, sets ? "sets" : "models");

    for (size_t i = 0; i < answer->reliability_count; i++)
        cJSON_AddItemToArray(
            list, sv_json_of_reliability(answer->plan, &answer->reliability[i], precision));
    for (size_t i = 0; i < answer->driver_count; i++)
        cJSON_AddItemToArray(list,
                             sv_json_of_drivers(answer->plan, &answer->drivers[i], precision));
}

static void add_variants(cJSON *json, const struct sv_results_answer *answer)
{
    const struct sv_telling telling = telling_of(answer);
    cJSON *groups = add_groups(json);

    for (size_t i = 0; i < answer->groups.count; i++) {
        const struct sv_index_variants *variants = &answer->variants[i];
        const struct {
            const char *name;
            const struct sv_estimate *estimate;
        } values[] = {
            { "pooled", &variants->pooled },
            { "mean_items", &variants->mean_items },
            { "mean_factors", &variants->mean_factors },
            { "mean_groups", &variants->mean_groups },
            { "mean_respondents", &variants->mean_respondents },
            { "overall", &variants->overall },
        };
        cJSON *entry = cJSON_CreateObject(), *list = NULL;

        sv_add_group_key(entry, answer->query, &answer->groups.items[i]);
        cJSON_AddItemToArray(groups, entry);
        if (!answer->groups.items[i].shown)
            continue;
        list = cJSON_AddObjectToObject(entry, "variants");
        for (size_t k = 0; k < sizeof(values) / sizeof(values[0]); k++) {
            const struct sv_estimate *estimate = values[k].estimate;

            sv_add_figure(list, values[k].name,
                          (struct sv_figure){ estimate->known, estimate->value },
                          sv_telling_precision(&telling, estimate->respondents));
        }
    }
}

static void add_sub_index(cJSON *json, const struct sv_results_answer *answer)
{
    const struct sv_telling telling = telling_of(answer);
    cJSON *list = cJSON_AddArrayToObject(json, "steps"), *groups = NULL;

    for (size_t i = 0; i < sv_steps_assumed.count; i++) {
        cJSON *step = cJSON_CreateObject();

        sv_add_count(step, "at_least", sv_steps_assumed.items[i].at_least_percent);
        sv_add_count(step, "points", sv_steps_assumed.items[i].points_percent);
        cJSON_AddItemToArray(list, step);
    }
    groups = add_groups(json);
    for (size_t i = 0; i < answer->groups.count; i++) {
        const struct sv_estimate *index = &answer->estimates[i].index;
        cJSON *entry = cJSON_CreateObject();

        sv_add_group_key(entry, answer->query, &answer->groups.items[i]);
        if (answer->groups.items[i].shown) {
            sv_add_count(entry, "satisfied", index->satisfied);
            sv_add_count(entry, "valid", index->valid);
            sv_add_figure(entry, "share", (struct sv_figure){ index->known, index->value },
                          sv_telling_precision(&telling, index->respondents));
            sv_add_points_estimate(entry, answer, i, &telling);
        }
        cJSON_AddItemToArray(groups, entry);
    }
}

/* Ordered by unit, then period: strata are numbered the other way round. */
static void add_strata(cJSON *json, const char *name, const struct sv_results_answer *answer,
                       const struct sv_strata *strata)
{
    cJSON *list = cJSON_AddArrayToObject(json, name);
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();

    for (size_t unit = 0; unit < answer->survey->units.count; unit++) {
        for (size_t i = 0; i < strata->count; i++) {
            const char *word = sv_stratum_word(arena, answer->survey, strata->items[i]);

            if (strata->items[i] % answer->survey->units.count == unit)
                cJSON_AddItemToArray(list, cJSON_CreateString(word));
        }
    }
}

static void add_trimming(cJSON *json, const struct sv_results_answer *answer)
{
    const struct sv_weighting *trimmed = answer->trimmed, *capped = answer->capped;
    cJSON *entry = cJSON_AddObjectToObject(json, "trimming"), *cap = NULL;

    cJSON_AddNumberToObject(entry, "lower", trimmed->trimming.lower);
    cJSON_AddNumberToObject(entry, "upper", trimmed->trimming.upper);
    sv_add_count(entry, "below", trimmed->trimming.below);
    sv_add_count(entry, "above", trimmed->trimming.above);
    sv_add_count(entry, "passes", (int64_t)trimmed->trimming.passes);
    cJSON_AddNumberToObject(entry, "sum", trimmed->summary.sum);
    cJSON_AddNumberToObject(entry, "kish_deff", trimmed->summary.kish_deff);
    cJSON_AddNumberToObject(entry, "margin_error", trimmed->trimming.margin_error);
    cJSON_AddNumberToObject(entry, "overall_share", answer->trimmed_overall.value);
    cap = cJSON_AddObjectToObject(entry, "cap");
    sv_add_count(cap, "rounds", (int64_t)capped->trimming.passes);
    cJSON_AddBoolToObject(cap, "converged", capped->note != SV_WEIGHTING_NOT_CONVERGED);
    cJSON_AddNumberToObject(cap, "max_over_mean", capped->trimming.max_over_mean);
    cJSON_AddNumberToObject(cap, "overall_share", answer->capped_overall.value);
    cJSON_AddNumberToObject(cap, "kish_deff", capped->summary.kish_deff);
}

static void add_weights(cJSON *json, const struct sv_results_answer *answer)
{
    const struct sv_weighting *weighting = answer->weighting;
    const struct sv_weight_summary *summary = &weighting->summary;
    enum sv_precision precision = answer->query->controlled ? SV_ROUNDED : SV_EXACT;
    /* Each of one cell, however few it has: known people by how many of them answered. */
    bool extremes = !answer->query->controlled || weighting->scheme == SV_SCHEME_NONE;

    sv_add_number(json, "sum", summary->sum, precision);
    sv_add_number(json, "mean", summary->mean, precision);
    sv_add_figure(json, "min", (struct sv_figure){ extremes, summary->min }, precision);
    sv_add_figure(json, "max", (struct sv_figure){ extremes, summary->max }, precision);
    sv_add_number(json, "cv2", summary->cv2, precision);
    sv_add_number(json, "kish_deff", summary->kish_deff, precision);
    sv_add_number(json, "n_kish", summary->n_kish, precision);
    sv_add_count(json, "psu", (int64_t)weighting->cluster_count);
    sv_add_count(json, "strata", (int64_t)weighting->stratum_count);
    add_strata(json, "lonely_strata", answer, &answer->lonely);
    if (!answer->query->controlled) /* fewer than five people of a channel made it one */
        add_strata(json, "collapsed_strata", answer, &weighting->collapsed);
    add_strata(json, "strata_without_population", answer, &answer->without_population);
    sv_add_count(json, "iterations", (int64_t)weighting->raking.iterations);
    cJSON_AddNumberToObject(json, "margin_error", weighting->raking.margin_error);
    cJSON_AddBoolToObject(json, "converged", weighting->raking.converged);
    if (answer->trimmed != NULL)
        add_trimming(json, answer);
}

static cJSON *sample_json(const struct sv_sample_estimates *samples, int corrected,
                          const struct sv_telling *telling)
{
    const struct sv_estimate *share = &samples->share[corrected], *mean = &samples->mean[corrected];
    enum sv_precision precision = sv_telling_precision(telling, share->respondents);
    cJSON *json = cJSON_CreateObject();

    sv_add_figure(json, "share", (struct sv_figure){ share->known, share->value }, precision);
    sv_add_figure(json, "se", share->se, precision);
    sv_add_figure(json, "mean", (struct sv_figure){ mean->known, mean->value }, precision);
    sv_add_figure(json, "mean_se", mean->se, precision);
    sv_add_count(json, "df", share->df);
    return json;
}

static void add_samples(cJSON *json, const struct sv_results_answer *answer)
{
    const struct sv_telling telling = telling_of(answer);
    cJSON *groups = add_groups(json);

    for (size_t i = 0; i < answer->groups.count; i++) {
        const struct sv_sample_estimates *samples = &answer->samples[i];
        cJSON *entry = cJSON_CreateObject();

        sv_add_group_key(entry, answer->query, &answer->groups.items[i]);
        if (answer->groups.items[i].shown) {
            cJSON_AddItemToObject(entry, "uncorrected", sample_json(samples, 0, &telling));
            cJSON_AddItemToObject(entry, "corrected", sample_json(samples, 1, &telling));
        }
        cJSON_AddItemToArray(groups, entry);
    }
}

static void add_item_quality(cJSON *json, const struct sv_results_answer *answer)
{
    cJSON *items = cJSON_AddArrayToObject(json, "items");

    for (size_t i = 0; i < answer->plan->criterion_count; i++) {
        const struct sv_item *item = &answer->plan->instrument->items[answer->plan->criteria[i]];
        const struct sv_item_estimates *estimates =
            &answer->quality.items[answer->plan->criteria[i]];
        cJSON *entry = cJSON_CreateObject();

        cJSON_AddStringToObject(entry, "code", item->code);
        sv_add_count(entry, "asked", answer->quality.responses);
        sv_add_count(entry, "na", estimates->counts[item->option_count]);
        sv_add_count(entry, "missing", estimates->counts[item->option_count + 1]);
        cJSON_AddItemToArray(items, entry);
    }
}

static void add_quality(cJSON *json, const struct sv_results_answer *answer)
{
    const struct sv_answer_quality *quality = &answer->quality;
    cJSON *counters = NULL;

    sv_add_count(json, "responses", quality->responses);
    sv_add_count(json, "complete", quality->complete);
    sv_add_count(json, "straight_lined", quality->straight);
    sv_add_count(json, "fast", quality->fast);
    sv_add_count(json, "straight_and_fast", quality->straight_fast);
    add_item_quality(json, answer);
    counters = cJSON_AddArrayToObject(json, "counters");
    for (size_t i = 0; i < quality->counter_count; i++) {
        cJSON *entry = NULL;

        if (!quality->counters[i].shown)
            continue;
        entry = cJSON_CreateObject();

        cJSON_AddStringToObject(entry, "counter", quality->counters[i].counter);
        cJSON_AddStringToObject(entry, "unit", quality->counters[i].unit);
        sv_add_count(entry, "responses", quality->counters[i].responses);
        sv_add_count(entry, "straight_lined", quality->counters[i].straight);
        sv_add_count(entry, "fast", quality->counters[i].fast);
        cJSON_AddItemToArray(counters, entry);
    }
}

static void add_crosstab(cJSON *json, const struct sv_results_answer *answer)
{
    if (answer->crosstab != NULL)
        sv_add_crosstab(json, answer->crosstab, answer->query->controlled ? SV_ROUNDED : SV_EXACT);
}

cJSON *sv_json_of_answer(const struct sv_results_answer *answer)
{
    static void (*const adders[SV_FIGURES_COUNT])(cJSON *, const struct sv_results_answer *) = {
        [SV_FIGURES_ESTIMATES] = add_estimates, [SV_FIGURES_CHANGE] = add_change,
        [SV_FIGURES_REST] = add_rest,           [SV_FIGURES_RELIABILITY] = add_relations,
        [SV_FIGURES_DRIVERS] = add_relations,   [SV_FIGURES_WEIGHTS] = add_weights,
        [SV_FIGURES_VARIANTS] = add_variants,   [SV_FIGURES_SUB_INDEX] = add_sub_index,
        [SV_FIGURES_FPC] = add_samples,         [SV_FIGURES_QUALITY] = add_quality,
        [SV_FIGURES_CROSSTAB] = add_crosstab,
    };
    cJSON *json = cJSON_CreateObject();

    add_head(json, answer);
    if (answer->shown || sv_figures_of_groups(answer->query->figures))
        adders[answer->query->figures](json, answer);
    return json;
}
