/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static struct sv_arena *arena;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(scorecard, .init = open_arena, .fini = close_arena);

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const sv_points CENTIPOINT = SV_POINT / 100;

/* Tien Giang 2019: the maxima and points of the seven fields, in hundredths of a point. */
static const struct {
    const char *code;
    int max, points;
} tien_giang[] = { { "1", 1000, 1000 }, { "2", 1000, 1000 }, { "3", 1800, 1800 },
                   { "4", 1000, 740 },  { "5", 1400, 1350 }, { "6", 600, 325 },
                   { "7", 3200, 3090 } };

static struct sv_scorecard card_of_tien_giang(size_t scored)
{
    struct sv_criterion *criteria = sv_arena_array(arena, COUNT(tien_giang), sizeof(*criteria));
    struct sv_score *scores = sv_arena_array(arena, COUNT(tien_giang), sizeof(*scores));
    struct sv_framework *framework = sv_arena_alloc(arena, sizeof(*framework));

    for (size_t i = 0; i < COUNT(tien_giang); i++) {
        criteria[i] = (struct sv_criterion){ .code = tien_giang[i].code,
                                             .max_points = tien_giang[i].max * CENTIPOINT,
                                             .parent = SV_NO_PARENT,
                                             .leaf = true };
        scores[i] = (struct sv_score){ .criterion = tien_giang[i].code,
                                       .stage = SV_STAGE_FINAL,
                                       .applicable = true,
                                       .points = tien_giang[i].points * CENTIPOINT };
    }
    *framework = (struct sv_framework){ .max_points = 100 * SV_POINT,
                                        .criteria = criteria,
                                        .criterion_count = COUNT(tien_giang) };
    return sv_scorecard_of(arena, framework, scores, scored, NULL, 0);
}

/* Published: 93.05 of 100 points (plan 30/KH-BQL of 4 August 2020). */
Test(scorecard, of_tien_giang_2019_is_exactly_the_published_total)
{
    struct sv_scorecard card = card_of_tien_giang(COUNT(tien_giang));
    char text[SV_POINTS_TEXT_SIZE];

    sv_points_print(card.points, text);
    cr_expect(eq(str, text, "93.05"));
    cr_expect(eq(i64, card.applicable_max, 100 * SV_POINT));
    cr_expect(eq(sz, card.fields_at_maximum, 3));
    cr_expect(eq(sz, card.field_count, 7));
    cr_expect(card.complete);
}

Test(scorecard, of_tien_giang_2019_lost_its_points_in_four_fields)
{
    const int lost[] = { 0, 0, 0, 260, 50, 275, 110 };
    struct sv_scorecard card = card_of_tien_giang(COUNT(tien_giang));

    for (size_t i = 0; i < COUNT(lost); i++)
        cr_expect(
            eq(i64, card.lines[i].applicable_max - card.lines[i].points, lost[i] * CENTIPOINT),
            "field %s", tien_giang[i].code);
    cr_expect(eq(i64, card.applicable_max - card.points, 695 * CENTIPOINT));
}

Test(scorecard, has_no_percentage_before_everything_is_scored)
{
    sv_points percent = 0;
    struct sv_scorecard card = card_of_tien_giang(6);

    cr_expect(not(card.complete));
    cr_expect(not(card.lines[6].known));
    cr_expect(not(sv_scorecard_percent(&card, &percent)));
    card = card_of_tien_giang(7);
    cr_assert(sv_scorecard_percent(&card, &percent));
    cr_expect(eq(i64, percent, 9305 * CENTIPOINT));
}

/* A field (50) of two parts, 34 and 16, and a field (50). */
static struct sv_criterion parts[] = {
    { .code = "1", .max_points = 50 * SV_POINT, .parent = SV_NO_PARENT },
    { .code = "1.1", .max_points = 34 * SV_POINT, .parent = 0, .leaf = true },
    { .code = "1.2", .max_points = 16 * SV_POINT, .parent = 0, .leaf = true },
    { .code = "2", .max_points = 50 * SV_POINT, .parent = SV_NO_PARENT, .leaf = true },
};
static const struct sv_framework two_fields = { .max_points = 100 * SV_POINT,
                                                .criteria = parts,
                                                .criterion_count = 4 };

/* Published: 68.32 points are 81.33 % for a board of Thanh Hoa in 2023, to which 16 points did not
 * apply. */
Test(scorecard, leaves_what_does_not_apply_out_of_the_maximum)
{
    const struct sv_score scores[] = {
        { .criterion = "1.1",
          .stage = SV_STAGE_FINAL,
          .applicable = true,
          .points = 34 * SV_POINT },
        { .criterion = "1.2", .stage = SV_STAGE_FINAL, .applicable = false, .points = 0 },
        { .criterion = "2",
          .stage = SV_STAGE_FINAL,
          .applicable = true,
          .points = 3432 * CENTIPOINT },
    };
    struct sv_scorecard card = sv_scorecard_of(arena, &two_fields, scores, 3, NULL, 0);
    sv_points percent = 0;

    cr_expect(eq(i64, card.points, 6832 * CENTIPOINT));
    cr_expect(eq(i64, card.applicable_max, 84 * SV_POINT));
    cr_assert(sv_scorecard_percent(&card, &percent));
    cr_expect(eq(i64, percent, INT64_C(81333333)));
    cr_expect(not(card.lines[2].applicable));
    cr_expect(not(card.lines[2].known));
    cr_expect(card.lines[0].at_maximum, "34 of the 34 that apply");
    cr_expect(eq(sz, card.fields_at_maximum, 1));
    cr_expect(eq(sz, card.field_count, 2));
}

Test(scorecard, to_which_nothing_applies_has_no_percentage)
{
    const struct sv_score scores[] = {
        { .criterion = "1.1", .stage = SV_STAGE_FINAL, .applicable = false, .points = 0 },
        { .criterion = "1.2", .stage = SV_STAGE_FINAL, .applicable = false, .points = 0 },
        { .criterion = "2", .stage = SV_STAGE_FINAL, .applicable = false, .points = 0 },
    };
    struct sv_scorecard card = sv_scorecard_of(arena, &two_fields, scores, 3, NULL, 0);
    sv_points percent = 0;

    cr_expect(card.complete);
    cr_expect(not(card.lines[0].applicable));
    cr_expect(not(sv_scorecard_percent(&card, &percent)));
    cr_expect(eq(sz, card.fields_at_maximum, 0));
}

Test(scorecard, counts_the_last_entry_of_the_highest_stage)
{
    const struct sv_score scores[] = {
        { .criterion = "2", .stage = SV_STAGE_SELF, .applicable = true, .points = 50 * SV_POINT },
        { .criterion = "2",
          .stage = SV_STAGE_APPRAISED,
          .applicable = true,
          .points = 40 * SV_POINT },
        { .criterion = "2",
          .stage = SV_STAGE_APPRAISED,
          .applicable = true,
          .points = 41 * SV_POINT },
        { .criterion = "2", .stage = SV_STAGE_SELF, .applicable = true, .points = 49 * SV_POINT },
    };
    struct sv_scorecard card = sv_scorecard_of(arena, &two_fields, scores, 4, NULL, 0);

    cr_expect(eq(int, card.lines[3].stage, SV_STAGE_APPRAISED));
    cr_expect(eq(i64, card.lines[3].points, 41 * SV_POINT));
}

Test(scorecard, takes_back_that_a_criterion_does_not_apply)
{
    const struct sv_score scores[] = {
        { .criterion = "2", .stage = SV_STAGE_SELF, .applicable = false, .points = 0 },
        { .criterion = "2", .stage = SV_STAGE_FINAL, .applicable = true, .points = 7 * SV_POINT },
    };
    struct sv_scorecard card = sv_scorecard_of(arena, &two_fields, scores, 2, NULL, 0);

    cr_expect(card.lines[3].applicable);
    cr_expect(eq(i64, card.applicable_max, 100 * SV_POINT));
}

Test(scorecard, with_a_part_scored_knows_the_sum_but_is_neither_complete_nor_at_its_maximum)
{
    const struct sv_score scores[] = {
        { .criterion = "1.1", .stage = SV_STAGE_SELF, .applicable = true, .points = 34 * SV_POINT }
    };
    struct sv_scorecard card = sv_scorecard_of(arena, &two_fields, scores, 1, NULL, 0);

    cr_expect(card.lines[0].known);
    cr_expect(not(card.lines[0].complete));
    cr_expect(not(card.lines[0].at_maximum));
    cr_expect(eq(i64, card.lines[0].points, 34 * SV_POINT));
    cr_expect(eq(i64, card.applicable_max, 100 * SV_POINT), "what is not scored still applies");
}

static struct sv_criterion survey_criterion[] = {
    { .code = "7",
      .max_points = 38 * SV_POINT,
      .parent = SV_NO_PARENT,
      .leaf = true,
      .rule.kind = SV_RULE_SURVEY_LINEAR },
};
static const struct sv_framework survey_only = { .max_points = 38 * SV_POINT,
                                                 .criteria = survey_criterion,
                                                 .criterion_count = 1 };

static struct sv_estimate index_of(int64_t satisfied, int64_t valid)
{
    double share = valid == 0 ? 0 : (double)satisfied / (double)valid;

    return (struct sv_estimate){ .satisfied = satisfied,
                                 .valid = valid,
                                 .respondents = valid,
                                 .known = valid > 0,
                                 .value = share,
                                 .interval = sv_wilson(share, (double)valid) };
}

static struct sv_scorecard card_of_survey(int64_t satisfied, int64_t valid)
{
    struct sv_survey_points *points = sv_arena_alloc(arena, sizeof(*points));

    *points = (struct sv_survey_points){
        .criterion = "7",
        .release.survey = "S",
        .release.number = 1,
        .release.index = index_of(satisfied, valid),
        .release.sub_index = { .max_points = 38 * SV_POINT,
                               .has_target = true,
                               .target_low = 28 * SV_POINT,
                               .target_high = 30 * SV_POINT },
    };
    return sv_scorecard_of(arena, &survey_only, NULL, 0, points, 1);
}

Test(scorecard, turns_the_share_of_a_release_into_points_with_their_interval_and_target)
{
    struct sv_scorecard card = card_of_survey(6, 8);
    const struct sv_score_line *line = &card.lines[0];

    cr_expect(eq(i64, card.points, 2850 * CENTIPOINT));
    cr_expect(eq(int, line->stage, SV_STAGE_RELEASE));
    cr_expect(eq(int, line->position, SV_POSITION_WITHIN));
    const struct sv_interval *share = &line->survey->release.index.interval;

    cr_expect(epsilon_eq(dbl, line->estimate.interval.low, 38 * share->low, 1e-12));
    cr_expect(epsilon_eq(dbl, line->estimate.interval.high, 38 * share->high, 1e-12));
    cr_expect(card.complete);
}

Test(scorecard, shows_a_release_without_answers_but_no_points)
{
    struct sv_scorecard card = card_of_survey(0, 0);

    cr_assert(ne(ptr, (void *)card.lines[0].survey, NULL));
    cr_expect(not(card.lines[0].known));
    cr_expect(not(card.complete));
    cr_expect(eq(int, card.lines[0].stage, SV_STAGE_NONE));
}

/* The source of survey points is a release and nothing else. */
Test(scorecard, never_takes_entered_points_for_a_survey_criterion)
{
    const struct sv_score entered = {
        .criterion = "7", .stage = SV_STAGE_FINAL, .applicable = true, .points = 38 * SV_POINT
    };
    struct sv_scorecard card = sv_scorecard_of(arena, &survey_only, &entered, 1, NULL, 0);

    cr_expect(not(card.lines[0].known));
    cr_expect(eq(i64, card.points, 0));
}

Test(scorecard, never_takes_a_release_for_a_manual_criterion)
{
    const struct sv_survey_points points = { .criterion = "2", .release.index = { .known = true } };
    struct sv_scorecard card = sv_scorecard_of(arena, &two_fields, NULL, 0, &points, 1);

    cr_expect(eq(ptr, (void *)card.lines[3].survey, NULL));
    cr_expect(not(card.lines[3].known));
}

Test(scorecard, never_loses_survey_points_by_a_more_satisfied_answer_nor_passes_the_maximum)
{
    for (int64_t valid = 1; valid <= 60; valid++) {
        sv_points before = -1;

        for (int64_t satisfied = 0; satisfied <= valid; satisfied++) {
            sv_points points = card_of_survey(satisfied, valid).points;

            cr_expect(gt(i64, points, before), "%d of %d", (int)satisfied, (int)valid);
            before = points;
        }
        cr_expect(eq(i64, before, 38 * SV_POINT), "all of %d", (int)valid);
    }
}

/* xorshift (Marsaglia 2003): the same trees in every run. */
static uint64_t seed = 88172645463325252;

static size_t below(size_t limit)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (size_t)(seed % limit);
}

enum { TREE_MAX = 40 };

/* Random parents such that everything below a criterion directly follows it; maxima that add up. */
static void grow(struct sv_criterion *criteria, size_t count)
{
    static const char *const codes[TREE_MAX] = {
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n",
        "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "A", "B",
        "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N",
    };

    for (size_t i = 0; i < count; i++) {
        size_t parent = i == 0 ? SV_NO_PARENT : i - 1;

        while (parent != SV_NO_PARENT && below(2) == 0)
            parent = criteria[parent].parent;
        criteria[i] = (struct sv_criterion){ .code = codes[i], .parent = parent, .leaf = true };
        if (parent != SV_NO_PARENT)
            criteria[parent].leaf = false;
    }
    for (size_t i = count; i-- > 0;) {
        if (criteria[i].leaf)
            criteria[i].max_points = (sv_points)below(20 * (size_t)SV_POINT);
        if (criteria[i].parent != SV_NO_PARENT)
            criteria[criteria[i].parent].max_points += criteria[i].max_points;
    }
}

static size_t score_at_random(const struct sv_criterion *criteria, size_t count,
                              struct sv_score *scores)
{
    size_t scored = 0;

    for (size_t i = 0; i < count; i++) {
        size_t choice = below(6);

        if (!criteria[i].leaf || choice == 0)
            continue;
        scores[scored++] = (struct sv_score){
            .criterion = criteria[i].code,
            .stage = SV_STAGE_SELF,
            .applicable = choice > 1,
            .points = choice > 1 ? (sv_points)below((size_t)criteria[i].max_points + 1) : 0,
        };
    }
    return scored;
}

Test(scorecard, of_random_trees_adds_up_at_every_level_and_never_passes_a_maximum)
{
    for (int run = 0; run < 300; run++) {
        struct sv_criterion criteria[TREE_MAX];
        struct sv_score scores[TREE_MAX];
        size_t count = 1 + below(TREE_MAX);
        sv_points sum = 0, leaves = 0;

        grow(criteria, count);
        const struct sv_framework framework = { .criteria = criteria, .criterion_count = count };
        struct sv_scorecard card = sv_scorecard_of(
            arena, &framework, scores, score_at_random(criteria, count, scores), NULL, 0);

        for (size_t i = 0; i < count; i++) {
            const struct sv_score_line *line = &card.lines[i];
            sv_points inside = 0;

            for (size_t k = i + 1; k < count; k++)
                inside += criteria[k].parent == i ? card.lines[k].points : 0;
            if (!criteria[i].leaf)
                cr_expect(eq(i64, line->points, inside), "run %d, criterion %zu", run, i);
            cr_expect(le(i64, line->points, line->applicable_max));
            cr_expect(le(i64, line->applicable_max, criteria[i].max_points));
            sum += criteria[i].parent == SV_NO_PARENT ? line->points : 0;
            leaves += criteria[i].leaf ? line->points : 0;
        }
        cr_expect(eq(i64, card.points, sum), "run %d", run);
        cr_expect(eq(i64, card.points, leaves), "run %d", run);
    }
}
