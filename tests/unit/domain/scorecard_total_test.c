/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par.h"
#include "support/par_cards.h"

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

TestSuite(scorecard_total, .init = open_arena, .fini = close_arena);

static const sv_points CENTIPOINT = SV_POINT / 100;

static struct sv_score final_score(const char *criterion, int64_t hundredths)
{
    return (struct sv_score){ .criterion = criterion,
                              .stage = SV_STAGE_FINAL,
                              .applicable = true,
                              .points = hundredths * CENTIPOINT };
}

/* Published: Quang Ninh 2020, 57.66 + 9.56 + 18.83 + 5 = 91.05, and a total of 91.04. */
static struct sv_scorecard card_of_quang_ninh(struct sv_framework **ret_framework, bool with_total)
{
    const struct sv_score scores[] = { final_score("1", 5766), final_score("2", 956),
                                       final_score("3", 1883), final_score("4", 500),
                                       final_score("", 9100),  final_score("", 9104) };

    *ret_framework = sv_test_fields(arena, 4, 63);
    (*ret_framework)->criteria[1].max_points = 10 * SV_POINT;
    (*ret_framework)->criteria[2].max_points = 22 * SV_POINT;
    (*ret_framework)->criteria[3].max_points = 5 * SV_POINT;
    return sv_scorecard_of(arena, *ret_framework, scores, with_total ? 6 : 4, NULL, 0);
}

Test(scorecard_total, is_the_last_that_was_published_and_leaves_the_parts_as_they_are)
{
    struct sv_framework *framework = NULL;
    struct sv_scorecard card = card_of_quang_ninh(&framework, true);
    sv_points percent = 0;

    cr_expect(card.total_entered);
    cr_expect(eq(i64, card.total, 9104 * CENTIPOINT));
    cr_expect(eq(i64, card.points, 9105 * CENTIPOINT));
    cr_expect(eq(i64, card.lost, 895 * CENTIPOINT), "what the fields lost");
    cr_assert(sv_scorecard_percent(&card, &percent));
    cr_expect(eq(i64, percent, 9104 * CENTIPOINT));
}

Test(scorecard_total, fits_while_the_scored_parts_can_make_it)
{
    struct sv_framework *framework = NULL;
    struct sv_scorecard card = card_of_quang_ninh(&framework, true);

    framework->decimals = 2;
    cr_expect(sv_scorecard_total_fits(&card));
    card.points -= 2 * CENTIPOINT; /* 0.01 below the total, as 0.01 above before */
    cr_expect(sv_scorecard_total_fits(&card));
    card.points -= 2 * CENTIPOINT;
    cr_expect(not(sv_scorecard_total_fits(&card)), "four parts and a total: 0.025 at most");
    card.total_entered = false;
    cr_expect(sv_scorecard_total_fits(&card), "there is none");
}

Test(scorecard_total, that_rounded_parts_do_not_add_up_to_is_told)
{
    struct sv_framework *framework = NULL;
    struct sv_scorecard card = card_of_quang_ninh(&framework, true);
    struct sv_rounding rounding = sv_scorecard_rounding(&card);

    cr_expect(eq(i64, rounding.parts, 9105 * CENTIPOINT));
    cr_expect(eq(i64, rounding.total, 9104 * CENTIPOINT));
    cr_expect(rounding.differ);
    card = card_of_quang_ninh(&framework, false);
    cr_expect(not(card.total_entered));
    cr_expect(not(sv_scorecard_rounding(&card).differ));
    framework->decimals = 0; /* 58 + 10 + 19 + 5 = 92, and 91.05 is 91 */
    rounding = sv_scorecard_rounding(&card);
    cr_expect(eq(i64, rounding.parts, 92 * SV_POINT));
    cr_expect(eq(i64, rounding.total, 91 * SV_POINT));
    cr_expect(rounding.differ);
}

Test(scorecard_total, counts_only_if_it_is_final)
{
    struct sv_framework *framework = sv_test_fields(arena, 1, 100);
    struct sv_score scores[] = { final_score("1", 5000), final_score("", 9000) };

    scores[1].stage = SV_STAGE_APPRAISED;
    struct sv_scorecard card = sv_scorecard_of(arena, framework, scores, 2, NULL, 0);

    cr_expect(not(card.total_entered));
    cr_expect(eq(i64, card.total, 50 * SV_POINT));
}

/* PCI: ten components of 10 points each, and an index of 100 that is no sum of them. */
Test(scorecard_total, of_an_index_that_is_no_sum_has_to_be_entered)
{
    struct sv_framework *framework = sv_test_fields(arena, 2, 10);
    const struct sv_score scores[] = { final_score("1", 700), final_score("2", 650),
                                       final_score("", 6580) };

    framework->total_entered = true;
    framework->max_points = 100 * SV_POINT;
    struct sv_scorecard open = sv_scorecard_of(arena, framework, scores, 2, NULL, 0);
    struct sv_scorecard card = sv_scorecard_of(arena, framework, scores, 3, NULL, 0);

    cr_expect(not(open.complete));
    cr_expect(eq(i64, open.lost, 0));
    cr_expect(card.complete);
    cr_expect(eq(i64, card.applicable_max, 100 * SV_POINT));
    cr_expect(eq(i64, card.lost, 3420 * CENTIPOINT));
    cr_expect(not(sv_scorecard_rounding(&card).differ));
}

/* A field of one criterion (10) and a bonus of at most 3, at least -2; a field of a bonus only. */
static struct sv_framework *bonus_framework(void)
{
    struct sv_framework *framework = sv_test_fields(arena, 4, 10);
    struct sv_criterion *criteria = framework->criteria;

    criteria[0].leaf = false;
    criteria[1].parent = 0;
    for (size_t i = 2; i < 4; i++) {
        criteria[i].max_points = 3 * SV_POINT;
        criteria[i].rule = (struct sv_rule){ .kind = SV_RULE_BONUS, .lowest = -2 * SV_POINT };
    }
    criteria[2].parent = 0;
    framework->max_points = 10 * SV_POINT;
    return framework;
}

Test(scorecard_total, may_pass_the_maximum_by_a_bonus_which_is_in_no_maximum_itself)
{
    const struct sv_score scores[] = { final_score("2", 900), final_score("3", 100),
                                       final_score("4", 300) };
    struct sv_framework *framework = bonus_framework();
    struct sv_scorecard card = sv_scorecard_of(arena, framework, scores, 3, NULL, 0);
    sv_points percent = 0;

    cr_expect(eq(i64, card.points, 13 * SV_POINT));
    cr_expect(eq(i64, card.applicable_max, 10 * SV_POINT));
    cr_assert(sv_scorecard_percent(&card, &percent));
    cr_expect(eq(i64, percent, 130 * SV_POINT));
    cr_expect(eq(i64, card.lost, SV_POINT), "a bonus makes up for nothing");
    cr_expect(not(card.lines[0].at_maximum), "9 of 10, and 1 beside them");
    cr_expect(not(card.lines[2].at_maximum));
    cr_expect(not(card.lines[3].at_maximum), "a bonus is at no maximum");
    cr_expect(eq(sz, card.field_count, 1), "a field of bonuses is none that counts");
    cr_expect(eq(i64, card.lines[0].bonus, SV_POINT));
}

Test(scorecard_total, is_complete_without_a_bonus_and_at_maximum_with_one)
{
    const struct sv_score scores[] = { final_score("2", 1000), final_score("3", 100) };
    struct sv_framework *framework = bonus_framework();
    struct sv_scorecard plain = sv_scorecard_of(arena, framework, scores, 1, NULL, 0);
    struct sv_scorecard more = sv_scorecard_of(arena, framework, scores, 2, NULL, 0);

    cr_expect(plain.complete);
    cr_expect(not(plain.lines[2].known));
    cr_expect(eq(sz, plain.fields_at_maximum, 1));
    cr_expect(eq(sz, more.fields_at_maximum, 1));
    cr_expect(eq(i64, more.points, 11 * SV_POINT));
}

Test(scorecard_total, loses_a_penalty)
{
    const struct sv_score scores[] = { final_score("2", 1000), final_score("3", -150) };
    struct sv_scorecard card = sv_scorecard_of(arena, bonus_framework(), scores, 2, NULL, 0);
    sv_points percent = 0;

    cr_expect(eq(i64, card.total, 850 * CENTIPOINT));
    cr_expect(eq(i64, card.lost, 150 * CENTIPOINT));
    cr_assert(sv_scorecard_percent(&card, &percent));
    cr_expect(eq(i64, percent, 85 * SV_POINT));
}

Test(scorecard_total, below_zero_has_a_percentage_and_no_class)
{
    static const struct sv_class all = { .code = "all", .at_least = 0 };
    const struct sv_score scores[] = { final_score("2", 0), final_score("3", -150) };
    struct sv_framework *framework = bonus_framework();
    sv_points percent = 0;

    framework->classes = &all;
    framework->class_count = 1;
    struct sv_scorecard card = sv_scorecard_of(arena, framework, scores, 2, NULL, 0);

    cr_assert(sv_scorecard_percent(&card, &percent));
    cr_expect(eq(i64, percent, -15 * SV_POINT));
    cr_expect(eq(ptr, (void *)card.class, NULL));
}

Test(scorecard_total, has_a_class_from_its_cut_on_and_none_while_it_is_not_complete)
{
    static const struct sv_class classes[] = { { .code = "A", .at_least = 90 * SV_POINT },
                                               { .code = "B", .at_least = 80 * SV_POINT } };
    static const struct {
        int64_t millionths;
        const char *class;
    } cases[] = { { 90000000, "A" }, { 89999999, "B" }, { 80000000, "B" }, { 79999999, NULL } };
    struct sv_framework *framework = sv_test_fields(arena, 2, 50);

    framework->classes = classes;
    framework->class_count = 2;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct sv_score scores[] = { final_score("1", 5000), final_score("2", 0) };

        scores[1].points = cases[i].millionths - 50 * SV_POINT;
        struct sv_scorecard card = sv_scorecard_of(arena, framework, scores, 2, NULL, 0);

        if (cases[i].class == NULL)
            cr_expect(eq(ptr, (void *)card.class, NULL));
        else
            cr_expect(eq(str, (char *)card.class->code, (char *)cases[i].class));
        card = sv_scorecard_of(arena, framework, scores, 1, NULL, 0);
        cr_expect(eq(ptr, (void *)card.class, NULL));
    }
}

/* 899.9999995 of 1000 points are 89.99999995 %: shown as 90, and no class of 90. */
Test(scorecard_total, is_not_lifted_into_a_class_by_rounding)
{
    static const struct sv_class class = { .code = "A", .at_least = 90 * SV_POINT };
    struct sv_framework *framework = sv_test_fields(arena, 1, 10000);
    struct sv_score score = final_score("1", 0);
    sv_points percent = 0;

    framework->classes = &class;
    framework->class_count = 1;
    score.points = 9000 * SV_POINT - 1;
    struct sv_scorecard card = sv_scorecard_of(arena, framework, &score, 1, NULL, 0);

    cr_assert(sv_scorecard_percent(&card, &percent));
    cr_expect(eq(i64, percent, 90 * SV_POINT));
    cr_expect(eq(ptr, (void *)card.class, NULL));
}

Test(scorecard_total, rounds_half_up)
{
    static const struct {
        sv_points points;
        int64_t decimals;
        sv_points rounded;
    } cases[] = {
        { 82562761, 3, 82563000 }, { 2500000, 0, 3000000 }, { 2499999, 0, 2000000 },
        { 125000, 2, 130000 },     { -125000, 2, -120000 }, { -125001, 2, -130000 },
        { -2000000, 0, -2000000 }, { 1234567, 6, 1234567 }, { 0, 2, 0 },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        cr_expect(eq(i64, sv_points_round(cases[i].points, cases[i].decimals), cases[i].rounded));
}

/* The field of bonuses stands before another one. */
Test(scorecard_total, counts_fields_in_any_order)
{
    struct sv_framework *framework = sv_test_fields(arena, 2, 10);
    const struct sv_score score = final_score("2", 1000);

    framework->criteria[0].rule.kind = SV_RULE_BONUS;
    struct sv_scorecard card = sv_scorecard_of(arena, framework, &score, 1, NULL, 0);

    cr_expect(eq(sz, card.field_count, 1));
    cr_expect(eq(sz, card.fields_at_maximum, 1));
}
