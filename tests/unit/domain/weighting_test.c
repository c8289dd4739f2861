/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/weighting.h"

#include "domain/cube_estimate.h"
#include "support/cube_reference.h"
#include "support/oracle_cube.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
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

TestSuite(weighting, .init = load, .fini = unload);

/* The same cube, of a survey with other populations. */
static struct sv_cube cube_with(const struct sv_population *populations, size_t count)
{
    struct sv_survey *other = sv_arena_alloc(arena, sizeof(*other));

    *other = *survey;
    other->populations = populations;
    other->population_count = count;
    return oracle_cube(arena, other, &responses);
}

static struct sv_population *populations_copy(void)
{
    struct sv_population *copy = sv_arena_array(arena, survey->population_count, sizeof(*copy));

    memcpy(copy, survey->populations, survey->population_count * sizeof(*copy));
    return copy;
}

static void expect_strata(const cJSON *reference, const char *name, struct sv_strata strata)
{
    const cJSON *list = reference_at(reference, name);

    cr_assert(eq(sz, (size_t)cJSON_GetArraySize(list), strata.count));
    /* The reference lists by unit, the strata are numbered by period first. */
    for (size_t i = 0; i < strata.count; i++) {
        const char *word = sv_stratum_word(arena, survey, strata.items[i]);
        const cJSON *member = NULL;
        bool found = false;

        cJSON_ArrayForEach(member, list) found = found || strcmp(member->valuestring, word) == 0;
        cr_expect(found, "%s is not in the reference", word);
    }
}

static void expect_summary(const cJSON *reference, const struct sv_weight_summary *summary)
{
    expect_number(reference, "sum", summary->sum);
    expect_number(reference, "mean", summary->mean);
    expect_number(reference, "min", summary->min);
    expect_number(reference, "max", summary->max);
    expect_number(reference, "cv2", summary->cv2);
    expect_number(reference, "kish_deff", summary->kish_deff);
    expect_number(reference, "n_kish", summary->n_kish);
}

Test(weighting, of_s300_has_the_design_of_the_reference)
{
    const cJSON *reference = NULL;

    cJSON_ArrayForEach(reference, reference_at(expected, "weighted"))
    {
        enum sv_scheme scheme = SV_SCHEME_NONE;

        cr_assert(sv_scheme_of_word(reference->string, &scheme));
        struct sv_weighting weighting = sv_weighting_of(arena, &cube, scheme);

        cr_expect(eq(i64, weighting.summary.responses, 300));
        expect_summary(reference_at(reference, "weights"), &weighting.summary);
        expect_number(reference, "psu", (double)weighting.cluster_count);
        expect_number(reference, "strata", (double)weighting.stratum_count);
        expect_strata(reference, "lonely_psu_strata", weighting.lonely);
        if (scheme == SV_SCHEME_POST)
            expect_strata(reference, "collapsed_strata", weighting.collapsed);
        if (scheme != SV_SCHEME_RAKE)
            continue;
        expect_number(reference, "iterations", (double)weighting.raking.iterations);
        expect_number(reference, "margin_err", weighting.raking.margin_error);
        cr_expect(weighting.raking.converged);
    }
}

Test(weighting, of_s300_weighs_every_response_as_the_reference)
{
    for (int scheme = SV_SCHEME_DESIGN; scheme < SV_SCHEME_COUNT; scheme++) {
        const char *word = sv_scheme_word((enum sv_scheme)scheme);
        struct sv_weighting weighting = sv_weighting_of(arena, &cube, (enum sv_scheme)scheme);
        const double *weights =
            reference_weights(arena, survey, &responses, sv_arena_printf(arena, "w_%s", word));

        cr_expect(eq(int, weighting.scheme, scheme));
        cr_expect(eq(int, weighting.note, SV_WEIGHTING_FINE));
        for (size_t c = 0; c < sv_weight_cell_count(survey); c++) {
            cr_expect(fabs(weighting.weights[c] - weights[c]) <= 1e-9 * fmax(1e-3, weights[c]),
                      "w_%s of cell %zu is %.17g, not %.17g", word, c, weighting.weights[c],
                      weights[c]);
        }
    }
}

static double overall_share(const struct sv_weighting *weighting)
{
    struct sv_selection selection =
        sv_selection_of(arena, sv_estimator_new(arena, &cube, weighting), &SV_DOMAIN_ALL);
    struct sv_ratio overall = sv_ratio_of_item(arena, cube.plan, cube.plan->overall_item);

    return sv_estimate_of(&selection, &overall).value;
}

Test(weighting, of_s300_is_trimmed_and_capped_as_the_reference)
{
    struct sv_weighting trimmed = sv_weighting_of(arena, &cube, SV_SCHEME_RAKE_TRIM);
    struct sv_weighting capped = sv_weighting_of(arena, &cube, SV_SCHEME_RAKE_CAP);
    const cJSON *reference = reference_at(expected, "trimming");

    expect_number(reference, "lower", trimmed.trimming.lower);
    expect_number(reference, "upper", trimmed.trimming.upper);
    expect_number(reference, "n_below", (double)trimmed.trimming.below);
    expect_number(reference, "n_above", (double)trimmed.trimming.above);
    expect_number(reference, "passes", (double)trimmed.trimming.passes);
    expect_number(reference, "sum_after", trimmed.summary.sum);
    expect_number(reference, "kish_deff_after", trimmed.summary.kish_deff);
    expect_number(reference, "overall_share_after", overall_share(&trimmed));
    expect_number(reference, "worst_margin_error_after_trim", trimmed.trimming.margin_error);
    reference = reference_at(reference, "rake_cap");
    expect_number(reference, "rounds", (double)capped.trimming.passes);
    expect_number(reference, "max_over_mean", capped.trimming.max_over_mean);
    expect_number(reference, "overall_share", overall_share(&capped));
    expect_number(reference, "kish_deff", capped.summary.kish_deff);
}

Test(weighting, gives_the_margins_back)
{
    struct sv_weighting rake = sv_weighting_of(arena, &cube, SV_SCHEME_RAKE);

    for (size_t p = 0; p < survey->period_count; p++) {
        for (size_t k = 0; k < SV_CHANNEL_COUNT; k++) {
            struct sv_domain domain = SV_DOMAIN_ALL;
            double sum = 0;

            domain.period = p;
            domain.channel = k;
            for (size_t c = 0; c < sv_weight_cell_count(survey); c++) {
                if (sv_domain_holds_weight_cell(survey, &domain, c))
                    sum += rake.weights[c] * (double)rake.responses[c];
            }
            cr_expect(fabs(sum - (double)sv_population_of(survey, &domain)) < 1e-6);
        }
    }
}

Test(weighting, without_populations_is_none)
{
    struct sv_cube bare = cube_with(NULL, 0);
    struct sv_weighting weighting = sv_weighting_of(arena, &bare, SV_SCHEME_RAKE);

    cr_expect(eq(int, weighting.scheme, SV_SCHEME_NONE));
    cr_expect(eq(int, weighting.note, SV_WEIGHTING_NO_POPULATION));
    cr_expect(eq(i64, weighting.summary.responses, 300));
    cr_expect(eq(dbl, weighting.summary.max, 1.0));
    cr_expect(eq(sz, weighting.cluster_count, 107));
}

/* Transactions of a unit in a period, one row's worth for each. */
static void set_transactions(struct sv_population *populations, const char *unit,
                             const char *period, int64_t transactions)
{
    for (size_t i = 0; i < survey->population_count; i++) {
        if (strcmp(populations[i].unit, unit) == 0 && strcmp(populations[i].period, period) == 0)
            populations[i].transactions = transactions;
    }
}

Test(weighting, leaves_out_a_stratum_without_transactions_and_says_so)
{
    struct sv_population *populations = populations_copy();

    set_transactions(populations, "A05", "2025Q3", 0);
    struct sv_cube other = cube_with(populations, survey->population_count);
    struct sv_weighting weighting = sv_weighting_of(arena, &other, SV_SCHEME_RAKE);

    cr_expect(eq(int, weighting.scheme, SV_SCHEME_RAKE));
    cr_expect(eq(int, weighting.note, SV_WEIGHTING_MISSING_STRATUM));
    cr_assert(eq(sz, weighting.without_population.count, 1));
    cr_expect(eq(str, (char *)sv_stratum_word(arena, survey, weighting.without_population.items[0]),
                 "A05:2025Q3"));
    cr_expect(eq(sz, weighting.stratum_count, 23));
    cr_expect(weighting.summary.responses < 300);
    cr_expect(weighting.raking.converged);
}

Test(weighting, leaves_out_a_stratum_with_fewer_transactions_than_responses)
{
    struct sv_population *populations = populations_copy();

    set_transactions(populations, "A03", "2025Q3", 0);
    for (size_t i = 0; i < survey->population_count; i++) {
        if (strcmp(populations[i].unit, "A03") == 0 &&
            strcmp(populations[i].period, "2025Q3") == 0) {
            populations[i].transactions = 3;
            break;
        }
    }
    struct sv_cube other = cube_with(populations, survey->population_count);
    struct sv_weighting weighting = sv_weighting_of(arena, &other, SV_SCHEME_DESIGN);

    cr_expect(eq(sz, weighting.without_population.count, 1));
}

Test(weighting, names_a_category_nobody_answered_in_and_falls_back)
{
    struct sv_population *populations =
        sv_arena_array(arena, survey->population_count + 1, sizeof(*populations));

    memcpy(populations, survey->populations, survey->population_count * sizeof(*populations));
    populations[survey->population_count] = populations[0];
    populations[survey->population_count].channel = SV_CHANNEL_PAPER;
    populations[survey->population_count].transactions = 7;
    struct sv_cube other = cube_with(populations, survey->population_count + 1);
    struct sv_weighting weighting = sv_weighting_of(arena, &other, SV_SCHEME_RAKE);

    cr_expect(eq(int, weighting.asked, SV_SCHEME_RAKE));
    cr_expect(eq(int, weighting.scheme, SV_SCHEME_DESIGN));
    cr_expect(eq(int, weighting.note, SV_WEIGHTING_NO_RESPONSE));
    cr_expect(eq(str, (char *)weighting.category, "paper:2025Q3"));
    cr_expect(eq(dbl, weighting.weights[0], weighting.responses[0] > 0 ? weighting.base[0] : 0));
}

Test(weighting, names_a_category_without_transactions_and_falls_back)
{
    struct sv_population *populations = populations_copy();

    for (size_t i = 0; i < survey->population_count; i++) {
        if (strcmp(populations[i].period, "2025Q4") == 0)
            populations[i].respondent = SV_RESPONDENT_CITIZEN;
    }
    struct sv_cube other = cube_with(populations, survey->population_count);
    struct sv_weighting weighting = sv_weighting_of(arena, &other, SV_SCHEME_RAKE);

    cr_expect(eq(int, weighting.scheme, SV_SCHEME_DESIGN));
    cr_expect(eq(int, weighting.note, SV_WEIGHTING_NO_TRANSACTION));
    cr_expect(eq(str, (char *)weighting.category, "business:2025Q4"));
}

Test(weighting, names_a_stratum_nobody_answered_in)
{
    struct oracle_responses some = { sv_arena_array(arena, 300, sizeof(*some.items)), 0 };

    for (size_t i = 0; i < responses.count; i++) {
        if (strcmp(responses.items[i].unit, "A12") != 0)
            some.items[some.count++] = responses.items[i];
    }
    struct sv_cube other = oracle_cube(arena, survey, &some);
    struct sv_weighting weighting = sv_weighting_of(arena, &other, SV_SCHEME_RAKE);

    cr_expect(eq(int, weighting.scheme, SV_SCHEME_DESIGN));
    cr_expect(eq(int, weighting.note, SV_WEIGHTING_NO_RESPONSE));
    cr_expect(eq(str, (char *)weighting.category, "A12:2025Q3"));
    cr_expect(eq(sz, weighting.stratum_count, 22));
}

Test(weighting, changes_no_estimate_when_every_population_is_multiplied)
{
    struct sv_population *populations = populations_copy();
    struct sv_estimate estimates[2];
    struct sv_ratio index = sv_ratio_of_index(arena, cube.plan, SV_INDEX_POOLED);

    for (size_t i = 0; i < survey->population_count; i++)
        populations[i].transactions *= 4; /* a power of two: not even the rounding changes */
    struct sv_cube cubes[] = { cube, cube_with(populations, survey->population_count) };

    for (size_t i = 0; i < 2; i++) {
        struct sv_weighting weighting = sv_weighting_of(arena, &cubes[i], SV_SCHEME_RAKE);
        struct sv_selection selection =
            sv_selection_of(arena, sv_estimator_new(arena, &cubes[i], &weighting), &SV_DOMAIN_ALL);

        estimates[i] = sv_estimate_of(&selection, &index);
    }
    cr_expect(eq(dbl, estimates[0].value, estimates[1].value));
    cr_expect(eq(dbl, estimates[0].se.value, estimates[1].se.value));
    cr_expect(eq(dbl, estimates[0].interval.low, estimates[1].interval.low));
    cr_expect(eq(dbl, estimates[0].interval.high, estimates[1].interval.high));
}

/* The first responses of a stratum, so many of each channel. */
static struct sv_weighting post_weighting_of(size_t kiosk, size_t online)
{
    struct oracle_responses some = { sv_arena_array(arena, 300, sizeof(*some.items)), 0 };
    size_t left[SV_CHANNEL_COUNT] = { [SV_CHANNEL_KIOSK] = kiosk, [SV_CHANNEL_ONLINE] = online };

    for (size_t i = 0; i < responses.count; i++) {
        const struct sv_response *response = &responses.items[i];

        if (strcmp(response->unit, "A03") != 0 || left[response->channel] == 0 ||
            sv_survey_period(survey, response->day) != survey->periods)
            continue;
        left[response->channel]--;
        some.items[some.count++] = *response;
    }
    cr_assert(eq(sz, some.count, kiosk + online));
    struct sv_cube other = oracle_cube(arena, survey, &some);

    return sv_weighting_of(arena, &other, SV_SCHEME_POST);
}

Test(weighting, keeps_channels_apart_from_five_responses_on)
{
    cr_expect(eq(sz, post_weighting_of(6, 5).collapsed.count, 0));
    cr_expect(eq(sz, post_weighting_of(6, 4).collapsed.count, 1));
    cr_expect(eq(sz, post_weighting_of(4, 5).collapsed.count, 1));
}

Test(weighting, has_words_both_ways)
{
    enum sv_scheme scheme = SV_SCHEME_NONE;

    for (int i = 0; i < SV_SCHEME_COUNT; i++) {
        cr_assert(sv_scheme_of_word(sv_scheme_word((enum sv_scheme)i), &scheme));
        cr_expect(eq(int, scheme, i));
    }
    cr_expect(not(sv_scheme_of_word("raked", &scheme)));
    cr_expect(eq(str, (char *)sv_weighting_note_word(SV_WEIGHTING_FINE), ""));
}
