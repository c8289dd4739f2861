/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/effect.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(effect, .init = open_arena, .fini = close_arena);

static struct sv_measured_value share_of(int64_t x, int64_t n)
{
    double share = (double)x / (double)n;

    return (struct sv_measured_value){ share, sv_wilson(share, (double)n) };
}

Test(effect, by_mover_is_newcombes_of_two_wilson_intervals)
{
    const int64_t cases[][4] = { { 56, 70, 48, 80 },
                                 { 9, 10, 3, 10 },
                                 { 0, 10, 0, 20 },
                                 { 10, 10, 0, 20 },
                                 { 1, 7, 500, 900 } };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct sv_measured_value from = share_of(cases[i][0], cases[i][1]);
        const struct sv_measured_value to = share_of(cases[i][2], cases[i][3]);
        struct sv_interval mover = sv_mover(&from, &to);
        struct sv_interval newcombe =
            sv_newcombe(cases[i][0], cases[i][1], cases[i][2], cases[i][3]);

        cr_expect(mover.known);
        cr_expect(ieee_ulp_eq(dbl, mover.low, newcombe.low, 8), "case %zu", i);
        cr_expect(ieee_ulp_eq(dbl, mover.high, newcombe.high, 8), "case %zu", i);
    }
}

/* Newcombe (1998), table II, method 10: 56/70 - 48/80 is 0.0524 to 0.3339. */
Test(effect, by_mover_has_the_published_ends)
{
    const struct sv_measured_value from = share_of(48, 80), to = share_of(56, 70);
    struct sv_interval mover = sv_mover(&from, &to);

    cr_expect(epsilon_eq(dbl, mover.low, 0.0524, 5e-5));
    cr_expect(epsilon_eq(dbl, mover.high, 0.3339, 5e-5));
}

Test(effect, has_no_interval_without_both_intervals)
{
    const struct sv_measured_value known = share_of(5, 10), lone = { .value = 0.5 };

    cr_expect(not(sv_mover(&known, &lone).known));
    cr_expect(not(sv_mover(&lone, &known).known));
}

static const sv_points MAX = 38 * SV_POINT;

static struct sv_release_point release(const char *survey, int number, const char *period,
                                       double share)
{
    return (struct sv_release_point){
        .period = period,
        .points = { .criterion = "7",
                    .release = { .survey = survey,
                                 .number = number,
                                 .shown = true,
                                 .index = { .known = true,
                                            .value = share,
                                            .valid = 400,
                                            .satisfied = (int64_t)(400 * share),
                                            .interval = sv_wilson(share, 400) },
                                 .sub_index = { .max_points = MAX } } },
    };
}

static const struct sv_criterion criteria[] = {
    { .code = "1", .max_points = 62 * SV_POINT, .parent = SV_NO_PARENT, .leaf = true },
    { .code = "7",
      .max_points = 38 * SV_POINT,
      .parent = SV_NO_PARENT,
      .leaf = true,
      .rule = { .kind = SV_RULE_SURVEY_LINEAR } },
};

/* A card of 2025 with so many points by hand, filled by a release or by none. */
static struct sv_scorecard card_of(int points, const struct sv_release_point *filled)
{
    struct sv_framework *framework = sv_arena_alloc(arena, sizeof(*framework));
    struct sv_score *score = sv_arena_alloc(arena, sizeof(*score));
    struct sv_criterion *own = sv_arena_array(arena, 2, sizeof(*own));

    memcpy(own, criteria, sizeof(criteria));
    *framework = (struct sv_framework){ .max_points = 100 * SV_POINT,
                                        .criteria = own,
                                        .criterion_count = 2 };
    *score = (struct sv_score){
        .criterion = "1", .stage = SV_STAGE_FINAL, .applicable = true, .points = points * SV_POINT
    };
    struct sv_scorecard card =
        sv_scorecard_of(arena, framework, score, 1, filled == NULL ? NULL : &filled->points,
                        filled == NULL ? 0 : 1);

    card.period = "2025";
    return card;
}

Test(effect, is_told_from_one_survey_to_a_later_one)
{
    const struct sv_release_point all[] = { release("S", 1, "2025", 0.70),
                                            release("T", 1, "2026", 0.80) };
    const struct sv_scorecard card = card_of(60, &all[0]);
    struct sv_effect effect = sv_effect_of(arena, &card, 1, all, 2);
    struct sv_interval shares = sv_newcombe(280, 400, 320, 400);

    cr_assert(eq(int, effect.note, SV_EFFECT_TOLD));
    cr_expect(epsilon_eq(dbl, effect.points, 3.8, 1e-12));
    cr_expect(epsilon_eq(dbl, effect.interval.low, 38 * shares.low, 1e-12));
    cr_expect(epsilon_eq(dbl, effect.interval.high, 38 * shares.high, 1e-12));
    cr_expect(eq(str, (char *)effect.to.survey, "T"));
}

Test(effect, is_not_claimed_between_releases_of_one_survey)
{
    const struct sv_release_point all[] = { release("S", 1, "2025", 0.70),
                                            release("S", 2, "2025", 0.80),
                                            release("S", 2, "2026", 0.80) };
    const struct sv_scorecard card = card_of(60, &all[0]);

    cr_expect(eq(int, sv_effect_of(arena, &card, 1, all, 3).note, SV_EFFECT_SAME_SURVEY));
    cr_expect(eq(int, sv_effect_of(arena, &card, 1, all, 1).note, SV_EFFECT_NONE_LATER));
}

Test(effect, takes_the_newest_of_no_earlier_period_and_none_that_is_hidden)
{
    struct sv_release_point all[] = { release("Z", 1, "2024", 0.10), release("S", 1, "2025", 0.70),
                                      release("T", 1, "2026", 0.80), release("U", 1, "2024", 0.90),
                                      release("V", 1, "2026", 0.75) };
    const struct sv_scorecard card = card_of(60, &all[1]);

    cr_expect(eq(str, (char *)sv_effect_of(arena, &card, 1, all, 5).to.survey, "V"));
    cr_expect(eq(str, (char *)sv_effect_of(arena, &card, 1, all, 4).to.survey, "T"));
    all[4].points.release.shown = false;
    cr_expect(eq(int, sv_effect_of(arena, &card, 1, all, 5).note, SV_EFFECT_HIDDEN));
}

Test(effect, is_of_releases_for_the_criterion_alone)
{
    struct sv_release_point all[] = { release("S", 1, "2025", 0.70),
                                      release("T", 1, "2026", 0.80) };
    const struct sv_scorecard card = card_of(60, &all[0]);

    all[1].points.criterion = "8";
    cr_expect(eq(int, sv_effect_of(arena, &card, 1, all, 2).note, SV_EFFECT_NONE_LATER));
}

Test(effect, has_nothing_to_stand_on_without_a_release)
{
    const struct sv_release_point later = release("T", 1, "2026", 0.80);
    const struct sv_scorecard card = card_of(60, NULL);

    cr_expect(eq(int, sv_effect_of(arena, &card, 1, &later, 1).note, SV_EFFECT_NO_BASE));
    cr_expect(eq(int, sv_effect_of(arena, &card, 0, &later, 1).note, SV_EFFECT_NOT_SURVEYED));
}

Test(effect, of_what_people_score_is_the_exact_difference_to_the_next_period)
{
    const struct sv_scorecard before = card_of(55, NULL), after = card_of(60, NULL);
    const struct sv_scorecard worse = card_of(50, NULL);

    cr_expect(eq(i64, sv_gain_of(&before, 0, &after).points, 5 * SV_POINT));
    cr_expect(eq(i64, sv_gain_of(&before, 0, &worse).points, -5 * SV_POINT));
    cr_expect(eq(int, sv_gain_of(&before, 0, NULL).note, SV_GAIN_NOT_YET));
    after.framework->criteria[0].max_points = 61 * SV_POINT;
    cr_expect(eq(int, sv_gain_of(&before, 0, &after).note, SV_GAIN_OTHER_MAX));
}
