/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/outlook.h"
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

TestSuite(outlook, .init = open_arena, .fini = close_arena);

static struct sv_outlook outlook_of(const struct sv_scorecard *cards, size_t count,
                                    const struct sv_targets *targets)
{
    static const struct sv_simulation usual = { .runs = 1000, .seed = 1 };
    struct sv_ranking *ranking = sv_arena_alloc(arena, sizeof(*ranking));
    struct sv_par_error *error = sv_arena_alloc(arena, sizeof(*error));

    *ranking = sv_ranking_of(arena, "2026", cards, count);
    *error = sv_par_error_of(arena, ranking, &usual);
    return sv_outlook_of(arena, error, &cards[0], targets);
}

static const struct sv_target items[] = {
    { .kind = SV_TARGET_RANK, .criterion = "", .low = SV_POINT, .high = 2 * SV_POINT },
    { .kind = SV_TARGET_TOTAL, .criterion = "", .low = 80 * SV_POINT, .high = 100 * SV_POINT },
    { .kind = SV_TARGET_CRITERION, .criterion = "1", .low = 55 * SV_POINT, .high = 62 * SV_POINT },
    { .kind = SV_TARGET_CRITERION, .criterion = "2", .low = 28 * SV_POINT, .high = 30 * SV_POINT },
};

Test(outlook, tells_where_a_scorecard_stands_and_what_its_survey_could_do)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_scorecard cards[] = {
        sv_test_card(arena, framework, "a", 5000, 25, 50),
        sv_test_card(arena, framework, "b", 5000, 40, 50),
    };
    const struct sv_targets targets = { items, 4 };
    struct sv_outlook outlook = outlook_of(cards, 2, &targets);
    const struct sv_survey_outlook *survey = &outlook.surveys[0];

    cr_expect(eq(sz, outlook.standing->rank, 2));
    cr_expect(outlook.total_varies);
    cr_expect(lt(i64, outlook.error->low, cards[0].total));
    cr_expect(eq(sz, outlook.fields.count, 2));
    cr_expect(outlook.chances[0].reached);
    cr_expect(not(outlook.chances[1].reached));
    cr_assert(eq(sz, outlook.survey_count, 1));
    cr_expect(eq(sz, survey->criterion, 1));
    cr_expect(eq(i64, survey->respondents, 50));
    cr_expect(survey->needed_known);
    cr_expect(lt(i64, 0, survey->answers_needed));
    cr_expect(survey->to_rank.possible);
    cr_expect(eq(sz, survey->to_rank.to_rank, 1));
    /* (25 + k) / (50 + k) >= 28 / 38: k = 45. */
    cr_expect(survey->to_target.possible);
    cr_expect(not(survey->of_total), "its own target comes before that of the total");
    cr_expect(eq(i64, survey->target, 28 * SV_POINT));
    cr_expect(eq(i64, survey->to_target.count, 45));
}

Test(outlook, takes_the_target_of_the_total_where_the_survey_has_none)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_scorecard card = sv_test_card(arena, framework, "a", 5000, 25, 50);
    const struct sv_targets targets = { items, 3 };
    struct sv_outlook outlook = outlook_of(&card, 1, &targets);

    /* 30 of 38: (25 + k) / (50 + k) >= 30 / 38, k = 68.75. */
    cr_expect(outlook.surveys[0].of_total);
    cr_expect(eq(i64, outlook.surveys[0].target, 80 * SV_POINT));
    cr_expect(eq(i64, outlook.surveys[0].to_target.count, 69));
}

Test(outlook, without_targets_asks_for_none)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_scorecard card = sv_test_card(arena, framework, "a", 5000, 25, 50);
    struct sv_outlook outlook = outlook_of(&card, 1, &(struct sv_targets){ 0 });

    cr_expect(not(outlook.surveys[0].to_target.possible));
    cr_expect(not(outlook.surveys[0].to_rank.possible));
}

Test(outlook, of_what_is_not_complete_has_no_rank_but_tells_its_fields)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_scorecard cards[] = {
        sv_test_card(arena, framework, "a", 5600, 0, 0),
        sv_test_card(arena, framework, "b", 5000, 40, 50),
    };
    const struct sv_targets targets = { items, 4 };
    struct sv_outlook outlook = outlook_of(cards, 2, &targets);

    cr_expect(eq(ptr, (void *)outlook.standing, NULL));
    cr_expect(not(outlook.total_varies));
    cr_expect(eq(sz, outlook.survey_count, 0));
    cr_expect(outlook.fields.items[0].known);
    cr_expect(not(outlook.chances[0].known));
    cr_expect(outlook.chances[2].reached, "the field that is scored");
}

Test(outlook, finds_the_scorecard_of_a_unit)
{
    const struct sv_framework *framework = sv_test_framework(arena);
    const struct sv_scorecard cards[] = {
        sv_test_card(arena, framework, "a", 5000, 25, 50),
        sv_test_card(arena, framework, "b", 5000, 40, 50),
    };
    const struct sv_index index = { .cards = cards, .card_count = 2 };

    cr_expect(eq(ptr, (void *)sv_index_card(&index, "b"), (void *)&cards[1]));
    cr_expect(eq(ptr, (void *)sv_index_card(&index, "c"), NULL));
}
