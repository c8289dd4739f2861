/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/results_answer.h"

#include "domain/fpc.h"
#include "domain/results_compare.h"
#include "domain/results_quality.h"

#include <string.h>

/* What every part of an answer is made from. */
struct asking {
    struct sv_arena *arena;
    const struct sv_weighted_cube *weighted;
    const struct sv_results_query *query;
    const struct sv_domain *domain;
    const struct sv_results_rules *rules;
};

double sv_max_points_of(const struct sv_survey *survey, const struct sv_results_query *query)
{
    return query->max_points > 0 ? (double)query->max_points
                                 : sv_double_of_points(survey->sub_index.max_points);
}

static struct sv_index_variants variants_of(const struct asking *asking,
                                            const struct sv_domain *domain)
{
    const struct sv_cube_plan *plan = asking->weighted->cube->plan;
    const struct sv_selection selection =
        sv_selection_of(asking->arena, asking->weighted->estimator, domain);
    struct sv_estimate rules[SV_INDEX_RULE_COUNT];
    struct sv_index_variants variants = { 0 };
    struct sv_ratio ratio = sv_ratio_of_respondents(asking->arena, plan);

    variants.mean_respondents = sv_estimate_of(&selection, &ratio);
    for (int i = 0; i < SV_INDEX_RULE_COUNT; i++) {
        ratio = sv_ratio_of_index(asking->arena, plan, (enum sv_index_rule)i);
        rules[i] = sv_estimate_of(&selection, &ratio);
    }
    variants.pooled = rules[SV_INDEX_POOLED];
    variants.mean_items = rules[SV_INDEX_MEAN_ITEMS];
    variants.mean_factors = rules[SV_INDEX_MEAN_FACTORS];
    variants.mean_groups = rules[SV_INDEX_MEAN_GROUPS];
    if (plan->overall_item != SV_NO_ITEM) {
        ratio = sv_ratio_of_item(asking->arena, plan, plan->overall_item);
        variants.overall = sv_estimate_of(&selection, &ratio);
    }
    return variants;
}

static struct sv_sample_estimates samples_of(const struct asking *asking,
                                             const struct sv_domain *domain)
{
    const struct sv_cube_plan *plan = asking->weighted->cube->plan;
    struct sv_sample_estimates estimates = { 0 };

    if (plan->overall_item == SV_NO_ITEM || asking->weighted->weighting->scheme != SV_SCHEME_DESIGN)
        return estimates;
    const struct sv_selection selection =
        sv_selection_of(asking->arena, asking->weighted->estimator, domain);
    struct sv_ratio share = sv_ratio_of_item(asking->arena, plan, plan->overall_item);
    struct sv_ratio mean = sv_ratio_of_item_mean(asking->arena, plan, plan->overall_item);

    for (int corrected = 0; corrected < 2; corrected++) {
        estimates.share[corrected] = sv_estimate_as_sample(&selection, &share, corrected == 1);
        estimates.mean[corrected] = sv_estimate_as_sample(&selection, &mean, corrected == 1);
    }
    return estimates;
}

static struct sv_points_estimate points_of(const struct asking *asking,
                                           const struct sv_group_estimates *estimates)
{
    const struct sv_survey *survey = asking->weighted->cube->survey;

    return sv_points_estimate_of(&estimates->index, sv_max_points_of(survey, asking->query),
                                 &sv_steps_assumed);
}

/* The responses of a channel in a group are a cell of another table: told only if that is. */
static void hide_channels(const struct asking *asking, const struct sv_domain *domain,
                          struct sv_group_estimates *estimates)
{
    for (size_t i = 0; i < SV_CHANNEL_COUNT; i++) {
        struct sv_domain cell = *domain;

        if (domain->channel == SV_ANY)
            cell.channel = i;
        estimates->channel_hidden[i] =
            !sv_results_may_show(asking->rules, asking->weighted->cube, &cell, SV_FINE_INDEX);
    }
}

static void answer_groups(const struct asking *asking, struct sv_results_answer *answer)
{
    size_t count = answer->groups.count;
    struct sv_group_estimates *estimates = sv_arena_array(asking->arena, count, sizeof(*estimates));
    struct sv_points_estimate *points = sv_arena_array(asking->arena, count, sizeof(*points));

    for (size_t i = 0; i < count; i++) {
        if (!answer->groups.items[i].shown)
            continue;
        estimates[i] = sv_group_estimates_of(asking->arena, asking->weighted, asking->query,
                                             &answer->groups.items[i]);
        hide_channels(asking, &answer->groups.items[i].domain, &estimates[i]);
        points[i] = points_of(asking, &estimates[i]);
    }
    answer->estimates = estimates;
    answer->points = points;
}

static void answer_variants(const struct asking *asking, struct sv_results_answer *answer)
{
    size_t count = answer->groups.count;
    struct sv_index_variants *variants = sv_arena_array(asking->arena, count, sizeof(*variants));

    for (size_t i = 0; i < count; i++) {
        if (answer->groups.items[i].shown)
            variants[i] = variants_of(asking, &answer->groups.items[i].domain);
    }
    answer->variants = variants;
}

static void answer_samples(const struct asking *asking, struct sv_results_answer *answer)
{
    size_t count = answer->groups.count;
    struct sv_sample_estimates *samples = sv_arena_array(asking->arena, count, sizeof(*samples));

    for (size_t i = 0; i < count; i++) {
        if (answer->groups.items[i].shown)
            samples[i] = samples_of(asking, &answer->groups.items[i].domain);
    }
    answer->samples = samples;
}

static size_t period_at(const struct sv_survey *survey, const char *code)
{
    size_t place = 0;

    while (place < survey->period_count && strcmp(survey->periods[place].code, code) != 0)
        place++;
    return place;
}

/* From the period asked for, or the first, to that asked for, or the last. */
static void answer_change(const struct asking *asking, struct sv_results_answer *answer)
{
    const struct sv_survey *survey = answer->survey;
    struct sv_domain from = *asking->domain, to = *asking->domain;

    from.period = asking->query->from[0] == '\0' ? 0 : period_at(survey, asking->query->from);
    to.period = asking->query->to[0] == '\0' ? survey->period_count - 1
                                             : period_at(survey, asking->query->to);
    answer->from = survey->periods[from.period].code;
    answer->to = survey->periods[to.period].code;
    answer->measures =
        sv_change_of_measures(asking->arena, asking->weighted, &from, &to, asking->rules);
    answer->units = sv_change_of_units(asking->arena, asking->weighted, &from, &to, asking->rules);
}

static void answer_reliability(const struct asking *asking, struct sv_results_answer *answer)
{
    const struct sv_cube *cube = asking->weighted->cube;
    bool weighted = asking->weighted->weighting->scheme != SV_SCHEME_NONE;
    const double *weights = weighted ? asking->weighted->weighting->weights : NULL;
    size_t factors = cube->plan->factor_count, count = 0;
    struct sv_reliability *sets = sv_arena_array(asking->arena, 1 + 2 * factors, sizeof(*sets));

    sets[count++] = sv_reliability_of(asking->arena, cube, asking->domain, SV_SET_ALL, 0, weights);
    for (size_t g = 0; g < factors; g++)
        sets[count++] =
            sv_reliability_of(asking->arena, cube, asking->domain, SV_SET_FACTOR, g, weights);
    for (size_t g = 0; g < factors; g++)
        sets[count++] = sv_reliability_of(asking->arena, cube, asking->domain,
                                          SV_SET_WITHOUT_FACTOR, g, weights);
    answer->reliability = sets;
    answer->reliability_count = count;
}

static const struct sv_weighting *again(const struct asking *asking, enum sv_scheme scheme,
                                        struct sv_estimate *ret_overall)
{
    const struct sv_cube *cube = asking->weighted->cube;
    struct sv_weighting *weighting = sv_arena_alloc(asking->arena, sizeof(*weighting));

    *weighting = sv_weighting_of(asking->arena, cube, scheme);
    if (cube->plan->overall_item == SV_NO_ITEM)
        return weighting;
    const struct sv_selection selection = sv_selection_of(
        asking->arena, sv_estimator_new(asking->arena, cube, weighting), asking->domain);
    struct sv_ratio overall = sv_ratio_of_item(asking->arena, cube->plan, cube->plan->overall_item);

    *ret_overall = sv_estimate_of(&selection, &overall);
    return weighting;
}

/* Each list says something of a stratum's people, if only that they are more than its finished
 * procedures: nothing of strata that are hidden. */
static struct sv_strata told_of(const struct asking *asking, const struct sv_strata *strata)
{
    const struct sv_cube *cube = asking->weighted->cube;
    size_t *told = sv_arena_array(asking->arena, strata->count, sizeof(*told));
    size_t units = cube->survey->units.count, count = 0;

    for (size_t i = 0; i < strata->count; i++) {
        struct sv_domain domain = SV_DOMAIN_ALL;

        domain.unit = strata->items[i] % units;
        domain.period = strata->items[i] / units;
        if (sv_results_may_show(asking->rules, cube, &domain, SV_FINE_INDEX))
            told[count++] = strata->items[i];
    }
    return (struct sv_strata){ told, count };
}

static void answer_weights(const struct asking *asking, struct sv_results_answer *answer)
{
    const struct sv_weighting *weighting = asking->weighted->weighting;

    answer->lonely = told_of(asking, &weighting->lonely);
    answer->without_population = told_of(asking, &weighting->without_population);
    if (!asking->query->full || weighting->scheme != SV_SCHEME_RAKE)
        return;
    answer->trimmed = again(asking, SV_SCHEME_RAKE_TRIM, &answer->trimmed_overall);
    answer->capped = again(asking, SV_SCHEME_RAKE_CAP, &answer->capped_overall);
}

/* All factors, then without each of them: a factor that few know may cost most of the cases. */
static void answer_drivers(const struct asking *asking, struct sv_results_answer *answer)
{
    const struct sv_weighted_cube *weighted = asking->weighted;
    bool none = weighted->weighting->scheme == SV_SCHEME_NONE;
    const double *weights = none ? NULL : weighted->weighting->weights;
    struct sv_linear *linear =
        none ? NULL : sv_linear_new(asking->arena, sv_estimator_design(weighted->estimator));
    size_t factors = weighted->cube->plan->factor_count;
    struct sv_drivers *models = sv_arena_array(asking->arena, 1 + factors, sizeof(*models));

    for (size_t i = 0; i <= factors; i++)
        models[i] = sv_drivers_of(asking->arena, weighted->cube, asking->domain,
                                  i == 0 ? SV_NO_ITEM : i - 1, weights, linear);
    answer->drivers = models;
    answer->driver_count = 1 + factors;
}

static void answer_figures(const struct asking *asking, struct sv_results_answer *answer)
{
    switch (asking->query->figures) {
    case SV_FIGURES_ESTIMATES:
    case SV_FIGURES_SUB_INDEX:
        answer_groups(asking, answer);
        break;
    case SV_FIGURES_CHANGE:
        answer_change(asking, answer);
        break;
    case SV_FIGURES_REST:
        answer->units =
            sv_units_against_rest(asking->arena, asking->weighted, asking->domain, asking->rules);
        break;
    case SV_FIGURES_RELIABILITY:
        answer_reliability(asking, answer);
        break;
    case SV_FIGURES_DRIVERS:
        answer_drivers(asking, answer);
        break;
    case SV_FIGURES_WEIGHTS:
        answer_weights(asking, answer);
        break;
    case SV_FIGURES_VARIANTS:
        answer_variants(asking, answer);
        break;
    case SV_FIGURES_FPC:
        answer_samples(asking, answer);
        break;
    case SV_FIGURES_QUALITY:
        answer->quality = sv_answer_quality_of(asking->arena, asking->weighted, asking->query,
                                               asking->domain, asking->rules);
        break;
    case SV_FIGURES_CROSSTAB: /* not of the cube */
    case SV_FIGURES_COUNT:
        break;
    }
}

bool sv_results_may_show(const struct sv_results_rules *rules, const struct sv_cube *cube,
                         const struct sv_domain *domain, enum sv_fineness fineness)
{
    return rules->may_show == NULL || rules->may_show(rules->context, cube, domain, fineness);
}

/* The finest of the figures that a question asks for. */
static enum sv_fineness fineness_of(const struct sv_results_query *query)
{
    switch (query->figures) {
    case SV_FIGURES_ESTIMATES:
        if ((query->with & SV_WITH_ITEMS) != 0)
            return SV_FINE_ITEMS;
        return (query->with & SV_WITH_FACTORS) != 0 ? SV_FINE_FACTORS : SV_FINE_INDEX;
    case SV_FIGURES_RELIABILITY:
    case SV_FIGURES_QUALITY:
    case SV_FIGURES_CROSSTAB:
        return SV_FINE_ITEMS;
    case SV_FIGURES_DRIVERS:
        return SV_FINE_FACTORS;
    case SV_FIGURES_CHANGE:
    case SV_FIGURES_REST:
    case SV_FIGURES_WEIGHTS:
    case SV_FIGURES_VARIANTS:
    case SV_FIGURES_SUB_INDEX:
    case SV_FIGURES_FPC:
    case SV_FIGURES_COUNT:
        break;
    }
    return SV_FINE_INDEX;
}

struct sv_results_answer sv_results_answer_of(struct sv_arena *arena,
                                              const struct sv_weighted_cube *weighted,
                                              const struct sv_results_query *query,
                                              const struct sv_domain *domain,
                                              const struct sv_results_rules *rules)
{
    const struct sv_cube *cube = weighted->cube;
    const struct asking asking = { arena, weighted, query, domain, rules };
    enum sv_fineness fineness = fineness_of(query);
    struct sv_results_answer answer = {
        .survey = cube->survey,
        .plan = cube->plan,
        .query = query,
        .weighting = weighted->weighting,
        .shown = sv_results_may_show(rules, cube, domain, fineness),
        .groups = sv_result_groups_of(arena, cube, query, domain),
    };

    for (size_t i = 0; i < answer.groups.count; i++)
        answer.groups.items[i].shown =
            sv_results_may_show(rules, cube, &answer.groups.items[i].domain, fineness);
    if (answer.shown || sv_figures_of_groups(query->figures))
        answer_figures(&asking, &answer);
    return answer;
}
