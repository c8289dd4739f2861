/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/results_table.h"

#include <string.h>

/* How many values a dimension has in a survey; procedures have one more for none told. */
static size_t value_count(const struct sv_survey *survey, enum sv_dimension dimension)
{
    switch (dimension) {
    case SV_DIM_UNIT:
        return survey->units.count;
    case SV_DIM_PERIOD:
        return survey->period_count;
    case SV_DIM_PROCEDURE:
        return survey->procedures.count + 1;
    case SV_DIM_CHANNEL:
        return SV_CHANNEL_COUNT;
    case SV_DIM_RESPONDENT:
        return SV_RESPONDENT_COUNT;
    case SV_DIM_COUNT:
        break;
    }
    return 1;
}

static size_t value_of_row(const struct sv_cube *cube, enum sv_dimension dimension,
                           const struct sv_cube_row *row)
{
    struct sv_weight_cell cell = sv_weight_cell_of(cube->survey, row->weight_cell);

    switch (dimension) {
    case SV_DIM_UNIT:
        return cell.unit;
    case SV_DIM_PERIOD:
        return cell.period;
    case SV_DIM_PROCEDURE:
        return row->procedure == SV_NONE_TOLD ? cube->survey->procedures.count : row->procedure;
    case SV_DIM_CHANNEL:
        return (size_t)cell.channel;
    case SV_DIM_RESPONDENT:
        return (size_t)cell.respondent;
    case SV_DIM_COUNT:
        break;
    }
    return 0;
}

static const char *code_of_value(const struct sv_survey *survey, enum sv_dimension dimension,
                                 size_t value)
{
    switch (dimension) {
    case SV_DIM_UNIT:
        return survey->units.items[value].code;
    case SV_DIM_PERIOD:
        return survey->periods[value].code;
    case SV_DIM_PROCEDURE:
        return value == survey->procedures.count ? "" : survey->procedures.items[value].code;
    case SV_DIM_CHANNEL:
        return sv_channel_word((enum sv_channel)value);
    case SV_DIM_RESPONDENT:
        return sv_respondent_word((enum sv_respondent)value);
    case SV_DIM_COUNT:
        break;
    }
    return "";
}

static void narrow(struct sv_domain *domain, const struct sv_survey *survey,
                   enum sv_dimension dimension, size_t value)
{
    switch (dimension) {
    case SV_DIM_UNIT:
        domain->unit = value;
        break;
    case SV_DIM_PERIOD:
        domain->period = value;
        break;
    case SV_DIM_PROCEDURE:
        domain->procedure = value == survey->procedures.count ? SV_NONE_TOLD : value;
        break;
    case SV_DIM_CHANNEL:
        domain->channel = value;
        break;
    case SV_DIM_RESPONDENT:
        domain->respondent = value;
        break;
    case SV_DIM_COUNT:
        break;
    }
}

static bool breaks_down_by(const struct sv_results_query *query, enum sv_dimension dimension)
{
    return (query->by_count > 0 && query->by[0] == dimension) ||
           (query->by_count > 1 && query->by[1] == dimension);
}

/* A breakdown of a domain: place of a group is value of the first dimension x counts[1] + of the
 * second. */
struct breakdown {
    const struct sv_cube *cube;
    const struct sv_results_query *query;
    const struct sv_domain *domain;
    size_t counts[2]; /* of values; 1 for a dimension that is not asked for */
};

/* In which groups somebody answered. */
static bool *answered_groups(struct sv_arena *arena, const struct breakdown *breakdown)
{
    const struct sv_results_query *query = breakdown->query;
    bool *answered =
        sv_arena_array(arena, breakdown->counts[0] * breakdown->counts[1], sizeof(*answered));
    const struct sv_cube_rows *rows = breaks_down_by(query, SV_DIM_PROCEDURE)
                                          ? &breakdown->cube->by_procedure
                                          : sv_domain_rows(breakdown->cube, breakdown->domain);

    answered[0] = query->by_count == 0;
    for (size_t i = 0; i < rows->count && query->by_count > 0; i++) {
        const struct sv_cube_row *row = &rows->items[i];
        size_t place = 0;

        for (size_t k = 0; k < query->by_count; k++)
            place = place * breakdown->counts[k] + value_of_row(breakdown->cube, query->by[k], row);
        if (row->sums[SV_SUM_RESPONSES] > 0 &&
            sv_domain_holds(breakdown->cube, breakdown->domain, row))
            answered[place] = true;
    }
    return answered;
}

static struct sv_result_group group_at(const struct breakdown *breakdown, size_t place)
{
    const size_t values[2] = { place / breakdown->counts[1], place % breakdown->counts[1] };
    const struct sv_survey *survey = breakdown->cube->survey;
    struct sv_result_group group = { .keys = { "", "" },
                                     .domain = *breakdown->domain,
                                     .shown = true };

    for (size_t k = 0; k < 2 && k < breakdown->query->by_count; k++) {
        group.keys[k] = code_of_value(survey, breakdown->query->by[k], values[k]);
        narrow(&group.domain, survey, breakdown->query->by[k], values[k]);
    }
    return group;
}

struct sv_result_groups sv_result_groups_of(struct sv_arena *arena, const struct sv_cube *cube,
                                            const struct sv_results_query *query,
                                            const struct sv_domain *domain)
{
    struct breakdown breakdown = { cube, query, domain, { 1, 1 } };
    struct sv_result_groups groups = { 0 };
    const bool *answered = NULL;

    for (size_t k = 0; k < query->by_count; k++)
        breakdown.counts[k] = value_count(cube->survey, query->by[k]);
    answered = answered_groups(arena, &breakdown);
    groups.items =
        sv_arena_array(arena, breakdown.counts[0] * breakdown.counts[1], sizeof(*groups.items));
    for (size_t i = 0; i < breakdown.counts[0] * breakdown.counts[1]; i++) {
        if (answered[i])
            groups.items[groups.count++] = group_at(&breakdown, i);
    }
    return groups;
}

/* The sums of all responses of a domain, whether they have a weight or not. */
static const int64_t *domain_sums(struct sv_arena *arena, const struct sv_cube *cube,
                                  const struct sv_domain *domain)
{
    const struct sv_cube_rows *rows = sv_domain_rows(cube, domain);
    size_t width = cube->plan->width[SV_PART_ANSWERS];
    int64_t *sums = sv_arena_array(arena, width, sizeof(*sums));

    for (size_t i = 0; i < rows->count; i++) {
        if (!sv_domain_holds(cube, domain, &rows->items[i]))
            continue;
        for (size_t k = 0; k < width; k++)
            sums[k] += rows->items[i].sums[k];
    }
    return sums;
}

/* Weighted sums of an item's options, then of NA. */
static double *weighted_counts(struct sv_arena *arena, const struct sv_weighted_cube *weighted,
                               const struct sv_selection *selection, size_t item)
{
    const struct sv_cube_plan *plan = weighted->cube->plan;
    size_t at = plan->options_at[item];
    size_t count = plan->instrument->items[item].option_count + 1;
    double *sums = sv_arena_array(arena, count, sizeof(*sums));

    for (size_t i = 0; i < selection->row_count; i++) {
        const struct sv_selected_row *row = &selection->rows[i];
        double weight = weighted->weighting->weights[row->weight_cell];

        for (size_t k = 0; k < count; k++)
            sums[k] += weight * (double)row->sums[at + k];
    }
    return sums;
}

static void set_shares(struct sv_arena *arena, const struct sv_item *item, const double *sums,
                       struct sv_item_estimates *estimates)
{
    double *shares = sv_arena_array(arena, item->option_count, sizeof(*shares));
    double valid = 0, total = 0;

    for (size_t k = 0; k < item->option_count; k++) {
        valid += sums[k];
        total += sums[k] * item->options[k].value;
    }
    if (valid + sums[item->option_count] > 0)
        estimates->na = (struct sv_figure){ true, sums[item->option_count] /
                                                      (valid + sums[item->option_count]) };
    if (valid <= 0)
        return;
    for (size_t k = 0; k < item->option_count; k++)
        shares[k] = sums[k] / valid;
    estimates->shares = shares;
    if (item->kind == SV_ITEM_SCALE)
        estimates->mean = (struct sv_figure){ true, total / valid };
}

static void set_full(struct sv_arena *arena, const struct sv_cube_plan *plan,
                     const struct sv_selection *selection, size_t item,
                     struct sv_item_estimates *estimates)
{
    size_t count = plan->instrument->items[item].option_count;
    struct sv_estimate *options = sv_arena_array(arena, count, sizeof(*options));
    struct sv_estimate *mean = sv_arena_alloc(arena, sizeof(*mean));
    struct sv_ratio ratio = sv_ratio_of_item_mean(arena, plan, item);

    *mean = sv_estimate_of(selection, &ratio);
    for (size_t k = 0; k < count; k++) {
        ratio = sv_ratio_of_option(arena, plan, item, k);
        options[k] = sv_estimate_of(selection, &ratio);
    }
    estimates->mean_estimate = mean;
    estimates->options = options;
}

static struct sv_item_estimates item_estimates(struct sv_arena *arena,
                                               const struct sv_weighted_cube *weighted,
                                               const struct sv_selection *selection,
                                               const int64_t *sums, size_t place, bool full)
{
    const struct sv_cube_plan *plan = weighted->cube->plan;
    const struct sv_item *item = &plan->instrument->items[place];
    struct sv_item_estimates estimates = { 0 };
    const int64_t *counts = sums + plan->options_at[place];
    struct sv_ratio ratio = sv_ratio_of_item(arena, plan, place);

    if (item->kind == SV_ITEM_TEXT)
        return estimates;
    estimates.counts = counts;
    estimates.valid =
        selection->responses - counts[item->option_count] - counts[item->option_count + 1];
    estimates.share = sv_estimate_of(selection, &ratio);
    if (item->kind != SV_ITEM_MULTIPLE)
        set_shares(arena, item, weighted_counts(arena, weighted, selection, place), &estimates);
    if (full && item->kind == SV_ITEM_SCALE)
        set_full(arena, plan, selection, place, &estimates);
    return estimates;
}

static const struct sv_estimate *factor_estimates(struct sv_arena *arena,
                                                  const struct sv_cube_plan *plan,
                                                  const struct sv_selection *selection)
{
    struct sv_estimate *factors = sv_arena_array(arena, plan->factor_count, sizeof(*factors));

    for (size_t g = 0; g < plan->factor_count; g++) {
        struct sv_ratio ratio = sv_ratio_of_factor(arena, plan, g);

        factors[g] = sv_estimate_of(selection, &ratio);
    }
    return factors;
}

struct sv_group_estimates sv_group_estimates_of(struct sv_arena *arena,
                                                const struct sv_weighted_cube *weighted,
                                                const struct sv_results_query *query,
                                                const struct sv_result_group *group)
{
    const struct sv_survey *survey = weighted->cube->survey;
    const struct sv_cube_plan *plan = weighted->cube->plan;
    const struct sv_selection selection =
        sv_selection_of(arena, weighted->estimator, &group->domain);
    struct sv_ratio index = sv_ratio_of_index(arena, plan, survey->index_rule);
    struct sv_group_estimates estimates = {
        .responses = selection.responses,
        .complete = selection.complete,
        .transactions = sv_population_of(survey, &group->domain),
        .index = sv_estimate_of(&selection, &index),
    };
    struct sv_item_estimates *items = NULL;
    const int64_t *sums = NULL;

    memcpy(estimates.by_channel, selection.by_channel, sizeof(estimates.by_channel));
    if (plan->overall_item != SV_NO_ITEM) {
        struct sv_ratio overall = sv_ratio_of_item(arena, plan, plan->overall_item);

        estimates.overall = sv_estimate_of(&selection, &overall);
    }
    if ((query->with & SV_WITH_FACTORS) != 0)
        estimates.factors = factor_estimates(arena, plan, &selection);
    if ((query->with & SV_WITH_ITEMS) == 0)
        return estimates;
    sums = domain_sums(arena, weighted->cube, &group->domain);
    items = sv_arena_array(arena, plan->instrument->item_count, sizeof(*items));
    for (size_t i = 0; i < plan->instrument->item_count; i++)
        items[i] = item_estimates(arena, weighted, &selection, sums, i, query->full);
    estimates.items = items;
    return estimates;
}
