/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/weighting_raked.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static const double TRIM_LOWER = 0.3, TRIM_UPPER = 3; /* times the mean of the raked weights */
static const double CAP_SLACK = 1e-9;

enum { CAP_ROUNDS_MAX = 50 };

enum { MARGIN_UNIT, MARGIN_CHANNEL, MARGIN_RESPONDENT, MARGIN_COUNT }; /* each by period */

/* The table of the weight cells with responses, where there are base weights. */
struct cells {
    const size_t *at; /* the weight cells */
    double *totals;   /* of their weights */
    struct sv_raking_table table;
    struct sv_raking_margin margins[MARGIN_COUNT];
};

struct sv_weights sv_weighing_weights(const struct sv_weighing *weighing)
{
    int64_t *responses = sv_arena_array(weighing->arena, weighing->cell_count, sizeof(*responses));

    for (size_t c = 0; c < weighing->cell_count; c++)
        responses[c] = weighing->weights[c] > 0 ? weighing->responses[c] : 0;
    return (struct sv_weights){ weighing->weights, responses, weighing->cell_count };
}

bool sv_population_cell(const struct sv_survey *survey, const struct sv_population *population,
                        size_t *ret_cell)
{
    const struct sv_unit *unit = sv_survey_unit(survey, population->unit);
    size_t period = 0;

    while (period < survey->period_count &&
           strcmp(survey->periods[period].code, population->period) != 0)
        period++;
    if (unit == NULL || period == survey->period_count)
        return false;
    *ret_cell = sv_weight_cell_at(
        survey, &(struct sv_weight_cell){ (size_t)(unit - survey->units.items), period,
                                          population->channel, population->respondent });
    return true;
}

bool sv_domain_holds_weight_cell(const struct sv_survey *survey, const struct sv_domain *domain,
                                 size_t weight_cell)
{
    struct sv_weight_cell cell = sv_weight_cell_of(survey, weight_cell);

    return (domain->unit == SV_ANY || cell.unit == domain->unit) &&
           (domain->period == SV_ANY || cell.period == domain->period) &&
           (domain->channel == SV_ANY || (size_t)cell.channel == domain->channel) &&
           (domain->respondent == SV_ANY || (size_t)cell.respondent == domain->respondent);
}

int64_t sv_weighting_responses(const struct sv_survey *survey, const struct sv_weighting *weighting,
                               const struct sv_domain *domain)
{
    int64_t sum = 0;

    for (size_t c = 0; c < sv_weight_cell_count(survey); c++)
        sum += sv_domain_holds_weight_cell(survey, domain, c) ? weighting->responses[c] : 0;
    return sum;
}

int64_t sv_population_of(const struct sv_survey *survey, const struct sv_domain *domain)
{
    int64_t sum = 0;

    for (size_t i = 0; i < survey->population_count; i++) {
        const struct sv_population *population = &survey->populations[i];
        const struct sv_procedure *procedure = sv_survey_procedure(survey, population->procedure);
        size_t cell = 0;

        if (!sv_population_cell(survey, population, &cell))
            continue;
        if (domain->procedure != SV_ANY &&
            (procedure == NULL ||
             (size_t)(procedure - survey->procedures.items) != domain->procedure))
            continue;
        sum += sv_domain_holds_weight_cell(survey, domain, cell) ? population->transactions : 0;
    }
    return sum;
}

static size_t category_of(const struct sv_survey *survey, size_t at, int margin)
{
    struct sv_weight_cell cell = sv_weight_cell_of(survey, at);

    if (margin == MARGIN_UNIT)
        return sv_stratum_at(survey, cell.unit, cell.period);
    if (margin == MARGIN_CHANNEL)
        return cell.period * SV_CHANNEL_COUNT + cell.channel;
    return cell.period * SV_RESPONDENT_COUNT + cell.respondent;
}

static size_t categories(const struct sv_weighing *weighing, int margin)
{
    size_t periods = weighing->survey->period_count;

    if (margin == MARGIN_UNIT)
        return weighing->stratum_count;
    return periods *
           (margin == MARGIN_CHANNEL ? (size_t)SV_CHANNEL_COUNT : (size_t)SV_RESPONDENT_COUNT);
}

/* Of which strata the transactions are targets: those with base weights; and, in a period that
 * has responses, those nobody answered in, so that they are found missing. */
static bool is_target(const struct sv_weighing *weighing, const bool *period_answered,
                      size_t stratum)
{
    size_t period = stratum / weighing->survey->units.count;

    return weighing->base[stratum] > 0 ||
           (weighing->stratum_responses[stratum] == 0 && period_answered[period]);
}

static void set_margins(const struct sv_weighing *weighing, struct cells *cells)
{
    const struct sv_survey *survey = weighing->survey;
    bool *answered = sv_arena_array(weighing->arena, survey->period_count, sizeof(*answered));

    for (size_t h = 0; h < weighing->stratum_count; h++)
        answered[h / survey->units.count] |= weighing->base[h] > 0;
    for (int i = 0; i < MARGIN_COUNT; i++) {
        size_t count = cells->table.cell_count, category_count = categories(weighing, i);
        size_t *category = sv_arena_array(weighing->arena, count, sizeof(*category));
        double *targets = sv_arena_array(weighing->arena, category_count, sizeof(*targets));

        for (size_t c = 0; c < count; c++)
            category[c] = category_of(survey, cells->at[c], i);
        for (size_t c = 0; c < weighing->cell_count; c++) {
            if (is_target(weighing, answered, c / SV_WEIGHT_CELLS_A_STRATUM))
                targets[category_of(survey, c, i)] += (double)weighing->transactions[c];
        }
        cells->margins[i] = (struct sv_raking_margin){ category, targets, category_count };
    }
}

static void set_totals(const struct sv_weighing *weighing, struct cells *cells)
{
    for (size_t c = 0; c < cells->table.cell_count; c++)
        cells->totals[c] =
            (double)weighing->responses[cells->at[c]] * weighing->weights[cells->at[c]];
}

static void set_cells(const struct sv_weighing *weighing, struct cells *cells)
{
    size_t *at = sv_arena_array(weighing->arena, weighing->cell_count, sizeof(*at));
    size_t count = 0;

    for (size_t c = 0; c < weighing->cell_count; c++) {
        if (weighing->weights[c] > 0)
            at[count++] = c;
    }
    cells->at = at;
    cells->totals = sv_arena_array(weighing->arena, count, sizeof(*cells->totals));
    cells->table = (struct sv_raking_table){ count, cells->margins, MARGIN_COUNT };
    set_totals(weighing, cells);
    set_margins(weighing, cells);
}

/* Rakes the weights as they are. */
static struct sv_raking_report rake(struct sv_weighing *weighing, struct cells *cells)
{
    struct sv_raking_report report = { 0 };

    set_totals(weighing, cells);
    report = sv_rake(weighing->arena, &cells->table, cells->totals);
    for (size_t c = 0; c < cells->table.cell_count; c++) {
        size_t at = cells->at[c];

        weighing->weights[at] = cells->totals[c] / (double)weighing->responses[at];
    }
    return report;
}

static const char *category_word(struct sv_arena *arena, const struct sv_survey *survey,
                                 const struct sv_raking_obstacle *obstacle)
{
    size_t k = obstacle->category;

    if (obstacle->margin == MARGIN_UNIT)
        return sv_stratum_word(arena, survey, k);
    if (obstacle->margin == MARGIN_CHANNEL)
        return sv_arena_printf(arena, "%s:%s",
                               sv_channel_word((enum sv_channel)(k % SV_CHANNEL_COUNT)),
                               survey->periods[k / SV_CHANNEL_COUNT].code);
    return sv_arena_printf(arena, "%s:%s",
                           sv_respondent_word((enum sv_respondent)(k % SV_RESPONDENT_COUNT)),
                           survey->periods[k / SV_RESPONDENT_COUNT].code);
}

/* Refuses before the first cycle what no cycle can mend. */
static bool is_possible(const struct sv_weighing *weighing, const struct cells *cells,
                        struct sv_weighting *weighting)
{
    static const enum sv_weighting_note notes[] = {
        [SV_RAKING_POSSIBLE] = SV_WEIGHTING_FINE,
        [SV_RAKING_NO_RESPONSE] = SV_WEIGHTING_NO_RESPONSE,
        [SV_RAKING_NO_TRANSACTION] = SV_WEIGHTING_NO_TRANSACTION,
        [SV_RAKING_TOTALS_DISAGREE] = SV_WEIGHTING_TOTALS_DISAGREE,
    };
    struct sv_raking_obstacle obstacle =
        sv_raking_check(weighing->arena, &cells->table, cells->totals);

    if (obstacle.refusal == SV_RAKING_POSSIBLE)
        return true;
    weighting->note = notes[obstacle.refusal];
    if (obstacle.refusal != SV_RAKING_TOTALS_DISAGREE)
        weighting->category = category_word(weighing->arena, weighing->survey, &obstacle);
    return false;
}

static void trim(struct sv_weighing *weighing, struct sv_weighting *weighting)
{
    const struct sv_weights weights = sv_weighing_weights(weighing);
    struct sv_trimming_report *report = &weighting->trimming;
    bool *clipped = sv_arena_array(weighing->arena, weighing->cell_count, sizeof(*clipped));
    double mean = sv_weights_mean(&weights);

    report->lower = TRIM_LOWER * mean;
    report->upper = TRIM_UPPER * mean;
    if (!sv_trim(&weights, clipped, report))
        weighting->note = SV_WEIGHTING_BAD_BOUNDS;
    report->max_over_mean = sv_weights_max(&weights) / mean;
}

/* Clips above and rakes again, which lifts some over the cap anew but less each time. False if it
 * did not settle: the weights are then those that it came to. */
static bool cap(struct sv_weighing *weighing, struct cells *cells,
                struct sv_trimming_report *report)
{
    const struct sv_weights weights = sv_weighing_weights(weighing);
    double mean = sv_weights_mean(&weights);
    bool raked = true;

    report->upper = TRIM_UPPER * mean;
    while (raked && report->passes < CAP_ROUNDS_MAX &&
           sv_weights_max(&weights) > report->upper * (1 + CAP_SLACK)) {
        for (size_t c = 0; c < weighing->cell_count; c++)
            weighing->weights[c] = fmin(weighing->weights[c], report->upper);
        raked = rake(weighing, cells).converged;
        report->passes++;
    }
    report->max_over_mean = sv_weights_max(&weights) / mean;
    return raked && report->max_over_mean <= TRIM_UPPER * (1 + CAP_SLACK);
}

bool sv_weighing_rake(struct sv_weighing *weighing, struct sv_weighting *weighting)
{
    struct cells cells = { 0 };

    set_cells(weighing, &cells);
    if (!is_possible(weighing, &cells, weighting))
        return false;
    weighting->raking = rake(weighing, &cells);
    if (!weighting->raking.converged) {
        weighting->note = SV_WEIGHTING_NOT_CONVERGED;
        return false;
    }
    if (weighting->scheme == SV_SCHEME_RAKE_TRIM)
        trim(weighing, weighting);
    if (weighting->scheme == SV_SCHEME_RAKE_CAP && !cap(weighing, &cells, &weighting->trimming))
        weighting->note = SV_WEIGHTING_NOT_CONVERGED;
    set_totals(weighing, &cells);
    weighting->trimming.margin_error = sv_raking_error(weighing->arena, &cells.table, cells.totals);
    return true;
}
