/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/weighting.h"

#include "domain/weighting_raked.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { POST_CELL_MIN = 5 }; /* responses below which the channels of a stratum are one cell */

static const char *const scheme_words[SV_SCHEME_COUNT] = {
    [SV_SCHEME_NONE] = "none",           [SV_SCHEME_DESIGN] = "design",
    [SV_SCHEME_POST] = "post",           [SV_SCHEME_RAKE] = "rake",
    [SV_SCHEME_RAKE_TRIM] = "rake_trim", [SV_SCHEME_RAKE_CAP] = "rake_cap",
};

static const char *const note_words[SV_WEIGHTING_NOTE_COUNT] = {
    [SV_WEIGHTING_FINE] = "",
    [SV_WEIGHTING_NO_POPULATION] = "no_population",
    [SV_WEIGHTING_MISSING_STRATUM] = "missing_stratum",
    [SV_WEIGHTING_NO_RESPONSE] = "no_response",
    [SV_WEIGHTING_NO_TRANSACTION] = "no_transaction",
    [SV_WEIGHTING_TOTALS_DISAGREE] = "totals_disagree",
    [SV_WEIGHTING_NOT_CONVERGED] = "not_converged",
    [SV_WEIGHTING_BAD_BOUNDS] = "bad_bounds",
};

const char *sv_scheme_word(enum sv_scheme scheme)
{
    return scheme_words[scheme];
}

bool sv_scheme_of_word(const char *word, enum sv_scheme *ret_scheme)
{
    for (int i = 0; i < SV_SCHEME_COUNT; i++) {
        if (strcmp(scheme_words[i], word) == 0) {
            *ret_scheme = (enum sv_scheme)i;
            return true;
        }
    }
    return false;
}

enum sv_scheme sv_scheme_default(const struct sv_survey *survey)
{
    return survey->population_count > 0 ? SV_SCHEME_RAKE : SV_SCHEME_NONE;
}

const char *sv_weighting_note_word(enum sv_weighting_note note)
{
    return note_words[note];
}

const char *sv_stratum_word(struct sv_arena *arena, const struct sv_survey *survey, size_t stratum)
{
    return sv_arena_printf(arena, "%s:%s", survey->units.items[stratum % survey->units.count].code,
                           survey->periods[stratum / survey->units.count].code);
}

static const int64_t *responses_of(struct sv_arena *arena, const struct sv_cube *cube)
{
    const struct sv_cube_rows *rows = &cube->rows[SV_PART_ANSWERS];
    int64_t *responses =
        sv_arena_array(arena, sv_weight_cell_count(cube->survey), sizeof(*responses));

    for (size_t i = 0; i < rows->count; i++)
        responses[rows->items[i].weight_cell] += rows->items[i].sums[SV_SUM_RESPONSES];
    return responses;
}

static void count_transactions(struct sv_weighing *weighing)
{
    const struct sv_survey *survey = weighing->survey;

    for (size_t i = 0; i < survey->population_count; i++) {
        const struct sv_population *population = &survey->populations[i];
        size_t cell = 0;

        if (!sv_population_cell(survey, population, &cell))
            continue;
        weighing->transactions[cell] += population->transactions;
        weighing->stratum_transactions[cell / SV_WEIGHT_CELLS_A_STRATUM] +=
            population->transactions;
    }
}

/* A base weight for each stratum that can have one; the others with responses are listed. */
static void set_base(struct sv_weighing *weighing, struct sv_weighting *weighting)
{
    size_t *missing = sv_arena_array(weighing->arena, weighing->stratum_count, sizeof(*missing));

    for (size_t h = 0; h < weighing->stratum_count; h++) {
        int64_t n = weighing->stratum_responses[h], whole = weighing->stratum_transactions[h];

        if (n <= 0)
            continue;
        if (whole >= n)
            weighing->base[h] = (double)whole / (double)n;
        else
            missing[weighting->without_population.count++] = h;
    }
    weighting->without_population.items = missing;
}

static bool has_base(const struct sv_weighing *weighing)
{
    for (size_t h = 0; h < weighing->stratum_count; h++) {
        if (weighing->base[h] > 0)
            return true;
    }
    return false;
}

/* Every response of a stratum weighs its base. */
static void weigh_by_base(struct sv_weighing *weighing)
{
    for (size_t c = 0; c < weighing->cell_count; c++) {
        bool answered = weighing->responses[c] > 0;

        weighing->weights[c] = answered ? weighing->base[c / SV_WEIGHT_CELLS_A_STRATUM] : 0;
    }
}

static void weigh_alike(struct sv_weighing *weighing)
{
    for (size_t h = 0; h < weighing->stratum_count; h++)
        weighing->base[h] = weighing->stratum_responses[h] > 0 ? 1 : 0;
    weigh_by_base(weighing);
}

/* Responses and transactions of a channel in a stratum. */
static void count_channel(const struct sv_weighing *weighing, size_t first, int64_t *ret_n,
                          int64_t *ret_whole)
{
    *ret_n = 0;
    *ret_whole = 0;
    for (size_t t = 0; t < SV_RESPONDENT_COUNT; t++) {
        *ret_n += weighing->responses[first + t];
        *ret_whole += weighing->transactions[first + t];
    }
}

/* Weights per channel of a stratum; false if one of them has too few responses to stand alone. */
static bool weigh_channels(struct sv_weighing *weighing, size_t stratum)
{
    double of_channel[SV_CHANNEL_COUNT] = { 0 };
    size_t first = stratum * SV_WEIGHT_CELLS_A_STRATUM;

    for (size_t k = 0; k < SV_CHANNEL_COUNT; k++) {
        int64_t n = 0, whole = 0;

        count_channel(weighing, first + k * SV_RESPONDENT_COUNT, &n, &whole);
        if (n == 0 && whole == 0)
            continue;
        if (n < POST_CELL_MIN || whole == 0)
            return false;
        of_channel[k] = (double)whole / (double)n;
    }
    for (size_t c = 0; c < SV_WEIGHT_CELLS_A_STRATUM; c++) {
        bool answered = weighing->responses[first + c] > 0;

        weighing->weights[first + c] = answered ? of_channel[c / SV_RESPONDENT_COUNT] : 0;
    }
    return true;
}

/* Strata whose channels cannot stand alone keep their base weight. */
static void weigh_by_channel(struct sv_weighing *weighing, struct sv_weighting *weighting)
{
    size_t *collapsed =
        sv_arena_array(weighing->arena, weighing->stratum_count, sizeof(*collapsed));

    for (size_t h = 0; h < weighing->stratum_count; h++) {
        if (weighing->base[h] > 0 && !weigh_channels(weighing, h))
            collapsed[weighting->collapsed.count++] = h;
    }
    weighting->collapsed.items = collapsed;
}

static struct sv_weight_summary summarise(const struct sv_weighing *weighing)
{
    struct sv_weight_summary summary = { .min = INFINITY };
    const struct sv_weights weights = sv_weighing_weights(weighing);
    double squares = 0, deviations = 0;

    summary.sum = sv_weights_sum(&weights);
    for (size_t c = 0; c < weighing->cell_count; c++)
        summary.responses += weighing->weights[c] > 0 ? weighing->responses[c] : 0;
    if (summary.responses == 0)
        return (struct sv_weight_summary){ 0 };
    summary.mean = summary.sum / (double)summary.responses;
    for (size_t c = 0; c < weighing->cell_count; c++) {
        double n = (double)weighing->responses[c], weight = weighing->weights[c];

        if (weight <= 0)
            continue;
        summary.min = fmin(summary.min, weight);
        summary.max = fmax(summary.max, weight);
        squares += n * weight * weight;
        deviations += n * (weight - summary.mean) * (weight - summary.mean);
    }
    summary.cv2 = deviations / (double)summary.responses / (summary.mean * summary.mean);
    summary.kish_deff = (double)summary.responses * squares / (summary.sum * summary.sum);
    summary.n_kish = (double)summary.responses / summary.kish_deff;
    return summary;
}

/* Clusters with responses, of the strata that have weights. */
static void count_clusters(struct sv_arena *arena, const struct sv_cube *cube,
                           struct sv_weighting *weighting)
{
    const struct sv_cube_rows *rows = &cube->rows[SV_PART_ANSWERS];
    size_t strata = sv_stratum_count(cube->survey), last = SV_ANY;
    size_t *clusters = sv_arena_array(arena, strata, sizeof(*clusters));
    size_t *lonely = sv_arena_array(arena, strata, sizeof(*lonely));

    for (size_t i = 0; i < rows->count; i++) {
        const struct sv_cube_row *row = &rows->items[i];

        if (row->sums[SV_SUM_RESPONSES] == 0 || row->cluster == last)
            continue;
        last = row->cluster;
        clusters[row->weight_cell / SV_WEIGHT_CELLS_A_STRATUM]++;
    }
    for (size_t h = 0; h < strata; h++) {
        if (weighting->base[h] <= 0)
            continue;
        weighting->stratum_count++;
        weighting->cluster_count += clusters[h];
        if (clusters[h] == 1)
            lonely[weighting->lonely.count++] = h;
    }
    weighting->lonely.items = lonely;
}

static struct sv_weighing weighing_of(struct sv_arena *arena, const struct sv_survey *survey,
                                      const int64_t *responses)
{
    size_t strata = sv_stratum_count(survey), cells = sv_weight_cell_count(survey);
    struct sv_weighing weighing = {
        .arena = arena,
        .survey = survey,
        .cell_count = cells,
        .stratum_count = strata,
        .responses = responses,
        .transactions = sv_arena_array(arena, cells, sizeof(int64_t)),
        .stratum_responses = sv_arena_array(arena, strata, sizeof(int64_t)),
        .stratum_transactions = sv_arena_array(arena, strata, sizeof(int64_t)),
        .weights = sv_arena_array(arena, cells, sizeof(double)),
        .base = sv_arena_array(arena, strata, sizeof(double)),
    };

    for (size_t c = 0; c < cells; c++)
        weighing.stratum_responses[c / SV_WEIGHT_CELLS_A_STRATUM] += responses[c];
    count_transactions(&weighing);
    return weighing;
}

/* The scheme that was asked for, or what comes nearest to it. */
static void weigh(struct sv_weighing *weighing, struct sv_weighting *weighting)
{
    if (weighting->asked != SV_SCHEME_NONE) {
        set_base(weighing, weighting);
        if (has_base(weighing))
            weighting->scheme = weighting->asked;
        else
            weighting->note = SV_WEIGHTING_NO_POPULATION;
        if (has_base(weighing) && weighting->without_population.count > 0)
            weighting->note = SV_WEIGHTING_MISSING_STRATUM;
    }
    if (weighting->scheme == SV_SCHEME_NONE) {
        weigh_alike(weighing);
        return;
    }
    weigh_by_base(weighing);
    if (weighting->scheme == SV_SCHEME_POST)
        weigh_by_channel(weighing, weighting);
    if (weighting->scheme >= SV_SCHEME_RAKE && !sv_weighing_rake(weighing, weighting)) {
        weighting->scheme = SV_SCHEME_DESIGN;
        weigh_by_base(weighing);
    }
}

struct sv_weighting sv_weighting_of_counts(struct sv_arena *arena, const struct sv_survey *survey,
                                           const int64_t *responses, enum sv_scheme scheme)
{
    struct sv_weighing weighing = weighing_of(arena, survey, responses);
    struct sv_weighting weighting = { .asked = scheme };

    weigh(&weighing, &weighting);
    weighting.responses = weighing.responses;
    weighting.weights = weighing.weights;
    weighting.base = weighing.base;
    weighting.summary = summarise(&weighing);
    return weighting;
}

struct sv_weighting sv_weighting_of(struct sv_arena *arena, const struct sv_cube *cube,
                                    enum sv_scheme scheme)
{
    struct sv_weighting weighting =
        sv_weighting_of_counts(arena, cube->survey, responses_of(arena, cube), scheme);

    count_clusters(arena, cube, &weighting);
    return weighting;
}
