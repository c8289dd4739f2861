/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/cube_estimate.h"

#include "support/cube_reference.h"
#include "support/oracle_cube.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

static struct sv_arena *arena;
static const struct sv_survey *survey;
static struct oracle_responses responses;
static struct sv_cube cube;
static cJSON *expected;

static void load(void)
{
    arena = sv_arena_new();
    survey = oracle_survey(arena);
    responses = oracle_responses(arena, survey);
    cube = oracle_cube(arena, survey, &responses);
    expected = reference_document(arena, "expected.json");
}

static void unload(void)
{
    cr_log_info("worst relative error %.2g\n", worst_error());
    cJSON_Delete(expected);
    sv_arena_free(arena);
}

TestSuite(cube_estimate, .init = load, .fini = unload);

static struct sv_estimator *estimator_of(const char *word)
{
    struct sv_weighting *weighting = sv_arena_alloc(arena, sizeof(*weighting));
    enum sv_scheme scheme = SV_SCHEME_NONE;

    cr_assert(sv_scheme_of_word(word, &scheme));
    *weighting = sv_weighting_of(arena, &cube, scheme);
    cr_assert(weighting->scheme == scheme);
    return sv_estimator_new(arena, &cube, weighting);
}

/* A measure by the reference's name: overall, index, a factor. */
static struct sv_ratio measure_of(const char *name)
{
    const struct sv_cube_plan *plan = cube.plan;

    if (strcmp(name, "index") == 0)
        return sv_ratio_of_index(arena, plan, SV_INDEX_POOLED);
    for (size_t g = 0; g < plan->factor_count; g++) {
        if (strcmp(plan->instrument->sections[plan->factors[g]].code, name) == 0)
            return sv_ratio_of_factor(arena, plan, g);
    }
    return sv_ratio_of_item(arena, plan, sv_instrument_find(plan->instrument, name));
}

static struct sv_figure count_of(bool known, int64_t count)
{
    return (struct sv_figure){ known, known ? (double)count : 0 };
}

static void expect_share(const cJSON *reference, const struct sv_estimate *estimate)
{
    expect_number(reference, "n_resp", (double)estimate->respondents);
    expect_number(reference, "n_ans", (double)estimate->valid);
    expect_number(reference, "x", (double)estimate->satisfied);
    expect_figure(reference, "est", (struct sv_figure){ estimate->known, estimate->value });
    expect_figure(reference, "se", estimate->se);
    expect_figure(reference, "df", count_of(estimate->known, estimate->df));
    expect_figure(reference, "deff", estimate->deff);
    expect_figure(reference, "n_star", estimate->n_star);
    expect_interval(reference, "ci_logit", sv_estimate_logit(estimate));
    expect_interval(reference, "ci_wilson", estimate->interval);
    expect_interval(reference, "ci_kg", sv_estimate_korn_graubard(estimate));
}

static void expect_mean(const cJSON *reference, const struct sv_estimate *estimate)
{
    expect_number(reference, "n", (double)estimate->respondents);
    expect_figure(reference, "est", (struct sv_figure){ estimate->known, estimate->value });
    expect_figure(reference, "sd", estimate->sd);
    expect_figure(reference, "se", estimate->se);
    expect_figure(reference, "df", count_of(estimate->known, estimate->df));
    expect_figure(reference, "deff", estimate->deff);
    expect_interval(reference, "ci", estimate->interval);
}

static void expect_item(const cJSON *reference, const struct sv_selection *selection)
{
    size_t item = sv_instrument_find(survey->instrument, reference->string);
    struct sv_ratio ratio = sv_ratio_of_item(arena, cube.plan, item);
    struct sv_estimate estimate = sv_estimate_of(selection, &ratio);

    expect_share(reference_at(reference, "share"), &estimate);
    ratio = sv_ratio_of_item_mean(arena, cube.plan, item);
    estimate = sv_estimate_of(selection, &ratio);
    expect_mean(reference_at(reference, "mean"), &estimate);
    ratio = sv_ratio_of_na(arena, cube.plan, item);
    estimate = sv_estimate_of(selection, &ratio);
    expect_number(reference, "kb_share_of_answered", estimate.value);
    for (size_t k = 0; k < survey->instrument->items[item].option_count; k++) {
        const cJSON *share = cJSON_GetArrayItem(reference_at(reference, "dist/share"), (int)k);
        const cJSON *se = cJSON_GetArrayItem(reference_at(reference, "dist/se"), (int)k);
        cJSON *pair = cJSON_CreateObject();

        ratio = sv_ratio_of_option(arena, cube.plan, item, k);
        estimate = sv_estimate_of(selection, &ratio);
        cJSON_AddNumberToObject(pair, "share", share->valuedouble);
        cJSON_AddNumberToObject(pair, "se", se->valuedouble);
        expect_number(pair, "share", estimate.value);
        expect_figure(pair, "se", estimate.se);
        cJSON_Delete(pair);
    }
}

static void expect_scheme(const char *word)
{
    struct sv_selection selection = sv_selection_of(arena, estimator_of(word), &SV_DOMAIN_ALL);
    const cJSON *reference = reference_at(reference_at(expected, "weighted"), word);
    const cJSON *member = NULL;

    cJSON_ArrayForEach(member, reference_at(reference, "items")) expect_item(member, &selection);
    cJSON_ArrayForEach(member, reference_at(reference, "measures"))
    {
        struct sv_ratio ratio = measure_of(member->string);
        struct sv_estimate estimate = sv_estimate_of(&selection, &ratio);

        expect_share(member, &estimate);
    }
}

Test(cube_estimate, of_s300_under_design_weights_is_the_reference)
{
    expect_scheme("design");
}

Test(cube_estimate, of_s300_under_post_stratified_weights_is_the_reference)
{
    expect_scheme("post");
}

Test(cube_estimate, of_s300_under_raked_weights_is_the_reference)
{
    expect_scheme("rake");
}

Test(cube_estimate, of_s300_without_weights_is_the_reference)
{
    struct sv_selection selection = sv_selection_of(arena, estimator_of("none"), &SV_DOMAIN_ALL);
    const cJSON *member = NULL;

    cJSON_ArrayForEach(member, reference_at(expected, "unweighted/items"))
    {
        size_t item = sv_instrument_find(survey->instrument, member->string);
        struct sv_ratio ratio = sv_ratio_of_item(arena, cube.plan, item);
        struct sv_estimate estimate = sv_estimate_of(&selection, &ratio);

        expect_number(member, "n", (double)estimate.respondents);
        expect_number(member, "x", (double)estimate.satisfied);
        expect_number(member, "share", estimate.value);
        expect_figure(member, "se_share", estimate.se);
        expect_interval(member, "ci_wilson", estimate.interval);
        expect_interval(member, "ci_clopper_pearson", sv_estimate_korn_graubard(&estimate));
        ratio = sv_ratio_of_item_mean(arena, cube.plan, item);
        estimate = sv_estimate_of(&selection, &ratio);
        expect_number(member, "mean", estimate.value);
        expect_figure(member, "sd", estimate.sd);
        expect_figure(member, "se_mean", estimate.se);
        expect_interval(member, "ci_mean_t", estimate.interval);
    }
    cJSON_ArrayForEach(member, reference_at(expected, "unweighted/measures"))
    {
        struct sv_ratio ratio = measure_of(member->string);
        struct sv_estimate estimate = sv_estimate_of(&selection, &ratio);

        expect_number(member, "n_resp", (double)estimate.respondents);
        expect_number(member, "n_ans", (double)estimate.valid);
        expect_number(member, "x", (double)estimate.satisfied);
        expect_number(member, "est", estimate.value);
    }
}

/* Place of a code among units, periods, procedures; of a word among channels, respondent types. */
static void narrow(struct sv_domain *domain, const char *by, const char *code)
{
    enum sv_channel channel = SV_CHANNEL_KIOSK;
    enum sv_respondent respondent = SV_RESPONDENT_UNKNOWN;

    if (strcmp(by, "agency_code") == 0)
        domain->unit = (size_t)(sv_survey_unit(survey, code) - survey->units.items);
    if (strcmp(by, "procedure_code") == 0)
        domain->procedure = (size_t)(sv_survey_procedure(survey, code) - survey->procedures.items);
    for (size_t p = 0; strcmp(by, "period") == 0 && p < survey->period_count; p++) {
        if (strcmp(survey->periods[p].code, code) == 0)
            domain->period = p;
    }
    if (strcmp(by, "channel") == 0 && sv_channel_of_word(code, &channel))
        domain->channel = channel;
    if (strcmp(by, "respondent_type") == 0 && sv_respondent_of_word(code, &respondent))
        domain->respondent = respondent;
}

static struct sv_domain domain_of(const char *by, const char *key)
{
    struct sv_domain domain = SV_DOMAIN_ALL;
    char *first = sv_arena_strdup(arena, key), *second = strchr(first, ':');

    if (second == NULL) {
        narrow(&domain, by, key);
        return domain;
    }
    *second++ = '\0';
    narrow(&domain, strcmp(by, "agency_period") == 0 ? "agency_code" : "channel", first);
    narrow(&domain, strcmp(by, "agency_period") == 0 ? "period" : "respondent_type", second);
    return domain;
}

static void expect_group(const cJSON *reference, const struct sv_selection *selection)
{
    const cJSON *member = NULL;

    cJSON_ArrayForEach(member, reference)
    {
        bool mean = strcmp(member->string, "mean_overall") == 0;
        struct sv_ratio ratio =
            mean ? sv_ratio_of_item_mean(arena, cube.plan, cube.plan->overall_item)
                 : measure_of(member->string);
        struct sv_estimate estimate = sv_estimate_of(selection, &ratio);

        if (mean)
            expect_mean(member, &estimate);
        else
            expect_share(member, &estimate);
    }
}

static void expect_unweighted_group(const cJSON *group, const struct sv_selection *selection)
{
    struct sv_ratio ratio = sv_ratio_of_item(arena, cube.plan, cube.plan->overall_item);
    struct sv_estimate estimate = sv_estimate_of(selection, &ratio);
    const cJSON *reference = reference_at(group, "unweighted"), *member = NULL;

    expect_number(group, "n_rows", (double)selection->responses);
    expect_number(group, "n_valid_overall", (double)estimate.valid);
    expect_number(group, "x", (double)estimate.satisfied);
    expect_figure(reference, "share", (struct sv_figure){ estimate.known, estimate.value });
    expect_interval(reference, "ci_wilson", estimate.interval);
    cJSON_ArrayForEach(member, reference_at(reference, "measures"))
    {
        ratio = measure_of(member->string);
        estimate = sv_estimate_of(selection, &ratio);
        expect_number(member, "x", (double)estimate.satisfied);
        expect_figure(member, "est", (struct sv_figure){ estimate.known, estimate.value });
    }
}

Test(cube_estimate, of_the_groups_of_s300_is_the_reference)
{
    static const char *const words[] = { "design", "rake" };
    struct sv_estimator *none = estimator_of("none");
    struct sv_estimator *weighted[] = { estimator_of("design"), estimator_of("rake") };
    const cJSON *by = NULL, *group = NULL;

    cJSON_ArrayForEach(by, reference_at(expected, "groups"))
    {
        cJSON_ArrayForEach(group, by)
        {
            struct sv_domain domain = domain_of(by->string, group->string);
            struct sv_selection selection = sv_selection_of(arena, none, &domain);

            expect_unweighted_group(group, &selection);
            for (size_t s = 0; s < 2; s++) {
                selection = sv_selection_of(arena, weighted[s], &domain);
                expect_group(reference_at(group, words[s]), &selection);
            }
        }
    }
}

Test(cube_estimate, of_the_variants_of_the_index_is_the_reference)
{
    static const struct {
        const char *name;
        enum sv_index_rule rule;
    } variants[] = { { "pooled", SV_INDEX_POOLED },
                     { "mean_of_criteria", SV_INDEX_MEAN_ITEMS },
                     { "mean_of_factors", SV_INDEX_MEAN_FACTORS } };
    const cJSON *reference = NULL;

    cJSON_ArrayForEach(reference, reference_at(expected, "index_variants"))
    {
        const char *word = reference->string;
        struct sv_selection selection = sv_selection_of(
            arena, estimator_of(strcmp(word, "unweighted") == 0 ? "none" : word), &SV_DOMAIN_ALL);
        struct sv_ratio ratio = sv_ratio_of_respondents(arena, cube.plan);

        expect_number(reference, "mean_of_respondents", sv_estimate_of(&selection, &ratio).value);
        ratio = measure_of("overall");
        expect_number(reference, "overall_item", sv_estimate_of(&selection, &ratio).value);
        for (size_t i = 0; i < 3; i++) {
            ratio = sv_ratio_of_index(arena, cube.plan, variants[i].rule);
            expect_number(reference, variants[i].name, sv_estimate_of(&selection, &ratio).value);
        }
    }
}
