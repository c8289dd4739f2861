/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/ranking.h"
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

TestSuite(ranking, .init = open_arena, .fini = close_arena);

static const sv_points CENTIPOINT = SV_POINT / 100;

/* Totals in thousandths, as Thua Thien Hue published them for its 21 agencies in 2021. */
static const struct {
    const char *unit;
    int64_t total;
    size_t rank;
    const char *class;
} hue[] = {
    { "U01", 97685, 1, "A" },  { "U02", 87187, 2, "B" },  { "U03", 85804, 3, "B" },
    { "U04", 85584, 4, "B" },  { "U05", 85234, 5, "B" },  { "U06", 85162, 6, "B" },
    { "U07", 85057, 7, "B" },  { "U08", 83838, 8, "B" },  { "U09", 83533, 9, "B" },
    { "U10", 83271, 10, "B" }, { "U11", 83226, 11, "B" }, { "U12", 83218, 12, "B" },
    { "U13", 83038, 13, "B" }, { "U14", 83034, 14, "B" }, { "U15", 80696, 15, "B" },
    { "U16", 79455, 16, "C" }, { "U17", 79077, 17, "C" }, { "U18", 79027, 18, "C" },
    { "U19", 73663, 19, "C" }, { "U20", 73559, 20, "C" }, { "U21", 73475, 21, "C" },
};

enum { HUE_COUNT = sizeof(hue) / sizeof(hue[0]) };

Test(ranking, of_thua_thien_hue_2021_has_the_published_ranks_classes_and_mean)
{
    static const struct sv_class classes[] = { { .code = "A", .at_least = 90 * SV_POINT },
                                               { .code = "B", .at_least = 80 * SV_POINT },
                                               { .code = "C", .at_least = 70 * SV_POINT } };
    struct sv_framework *framework = sv_test_fields(arena, 1, 100);
    struct sv_scorecard cards[HUE_COUNT];

    framework->classes = classes;
    framework->class_count = 3;
    /* Backwards, so that something has to be sorted. */
    for (size_t i = 0; i < HUE_COUNT; i++) {
        const struct sv_score score = { .criterion = "1",
                                        .stage = SV_STAGE_FINAL,
                                        .applicable = true,
                                        .points = hue[i].total * (SV_POINT / 1000) };
        struct sv_scorecard *card = &cards[HUE_COUNT - 1 - i];

        *card = sv_scorecard_of(arena, framework, &score, 1, NULL, 0);
        card->unit = hue[i].unit;
    }

    struct sv_ranking ranking = sv_ranking_of(arena, "2021", cards, HUE_COUNT);

    cr_assert(eq(sz, ranking.count, HUE_COUNT));
    for (size_t i = 0; i < HUE_COUNT; i++) {
        cr_expect(eq(str, (char *)ranking.items[i].card->unit, (char *)hue[i].unit));
        cr_expect(eq(sz, ranking.items[i].rank, hue[i].rank));
        cr_expect(eq(sz, ranking.items[i].ties, 0));
        cr_expect(eq(str, (char *)ranking.items[i].card->class->code, (char *)hue[i].class));
    }
    cr_expect(eq(i64, sv_points_round(ranking.mean, 3), 82563 * (SV_POINT / 1000)));
    cr_expect(eq(i64, ranking.mean, ranking.mean_percent));
}

Test(ranking, counts_ties_as_in_a_competition)
{
    struct sv_framework *framework = sv_test_fields(arena, 1, 100);
    const int64_t points[] = { 8000, 9000, 9000, 9500, 7000, 7000, 7000 };
    const char *const units[] = { "a", "c", "b", "d", "g", "f", "e" };
    const char *const order[] = { "d", "b", "c", "a", "e", "f", "g" };
    const size_t ranks[] = { 1, 2, 2, 4, 5, 5, 5 }, ties[] = { 0, 1, 1, 0, 2, 2, 2 };
    struct sv_scorecard cards[7];

    for (size_t i = 0; i < 7; i++)
        cards[i] = sv_test_field_card(arena, framework, units[i], &points[i]);

    struct sv_ranking ranking = sv_ranking_of(arena, "2026", cards, 7);

    for (size_t i = 0; i < 7; i++) {
        cr_expect(eq(str, (char *)ranking.items[i].card->unit, (char *)order[i]));
        cr_expect(eq(sz, ranking.items[i].rank, ranks[i]), "place %zu", i);
        cr_expect(eq(sz, ranking.items[i].ties, ties[i]), "place %zu", i);
    }
    cr_expect(eq(ptr, (void *)sv_ranking_find(&ranking, "a"), (void *)&ranking.items[3]));
    cr_expect(eq(ptr, (void *)sv_ranking_find(&ranking, "z"), NULL));
}

/* Published: 68.32 of 84 points are 81.33 %, and stand before 80 of 100. */
Test(ranking, is_by_the_part_of_the_maximum_that_applies)
{
    struct sv_framework *framework = sv_test_fields(arena, 2, 84);

    framework->criteria[1].max_points = 16 * SV_POINT;
    const struct sv_scorecard cards[] = {
        sv_test_field_card(arena, framework, "80 of 100", (const int64_t[]){ 7000, 1000 }),
        sv_test_field_card(arena, framework, "68.32 of 84", (const int64_t[]){ 6832, -2 }),
    };
    struct sv_ranking ranking = sv_ranking_of(arena, "2023", cards, 2);

    cr_expect(eq(str, (char *)ranking.items[0].card->unit, "68.32 of 84"));
    cr_expect(eq(i64, sv_points_round(ranking.items[0].percent, 2), 8133 * CENTIPOINT));
    cr_expect(eq(i64, ranking.items[1].percent, 80 * SV_POINT));
    cr_expect(eq(i64, ranking.mean, 7416 * CENTIPOINT));
    cr_expect(eq(i64, sv_points_round(ranking.mean_percent, 2), 8067 * CENTIPOINT));
}

Test(ranking, leaves_out_what_is_not_complete_or_to_which_nothing_applies)
{
    struct sv_framework *framework = sv_test_fields(arena, 2, 50);
    const struct sv_scorecard cards[] = {
        sv_test_field_card(arena, framework, "open", (const int64_t[]){ 5000, -1 }),
        sv_test_field_card(arena, framework, "done", (const int64_t[]){ 100, 100 }),
        sv_test_field_card(arena, framework, "nothing", (const int64_t[]){ -2, -2 }),
    };
    struct sv_ranking ranking = sv_ranking_of(arena, "2026", cards, 3);

    cr_assert(eq(sz, ranking.count, 1));
    cr_expect(eq(str, (char *)ranking.items[0].card->unit, "done"));
    cr_assert(eq(sz, ranking.incomplete_count, 2));
    cr_expect(eq(str, (char *)ranking.incomplete[0]->unit, "nothing"));
    cr_expect(eq(str, (char *)ranking.incomplete[1]->unit, "open"));
    ranking = sv_ranking_of(arena, "2026", cards, 1);
    cr_expect(eq(i64, ranking.mean, 0), "of nobody");
}

/* Their doubles are the same. */
Test(ranking, tells_totals_apart_that_differ_by_a_millionth_of_a_great_maximum)
{
    static const struct sv_framework great = { .decimals = 2 };
    struct sv_scorecard a = { .framework = &great, .complete = true };
    struct sv_scorecard b = a;

    a.applicable_max = INT64_C(99999999999);
    a.total = INT64_C(99999999998);
    b.applicable_max = INT64_C(99999999998);
    b.total = INT64_C(99999999997);
    cr_expect(lt(int, 0, sv_scorecard_compare(&a, &b)));
    cr_expect(lt(int, sv_scorecard_compare(&b, &a), 0));
    cr_expect(eq(int, sv_scorecard_compare(&a, &a), 0));
    b.total = -1;
    cr_expect(lt(int, 0, sv_scorecard_compare(&a, &b)));
    a.total = -2;
    cr_expect(lt(int, sv_scorecard_compare(&a, &b), 0));
    a.total = 0;
    b.total = 0;
    cr_expect(eq(int, sv_scorecard_compare(&a, &b), 0));
    a.total = 2 * a.applicable_max;
    b.total = 2 * b.applicable_max;
    cr_expect(eq(int, sv_scorecard_compare(&a, &b), 0));
    b.total++;
    cr_expect(lt(int, sv_scorecard_compare(&a, &b), 0));
}

static uint64_t seed = 88172645463325252;

static int64_t below(int64_t limit)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (int64_t)(seed % (uint64_t)limit);
}

Test(ranking, orders_fractions_as_their_products_do)
{
    static const struct sv_framework framework = { .decimals = 2 };

    for (int run = 0; run < 20000; run++) {
        struct sv_scorecard a = { .framework = &framework, .complete = true };
        struct sv_scorecard b = a;

        a.applicable_max = 1 + below(run % 2 == 0 ? 12 : 100000000);
        b.applicable_max = 1 + below(run % 2 == 0 ? 12 : 100000000);
        a.total = below(2 * a.applicable_max) - a.applicable_max / 4;
        b.total = below(2 * b.applicable_max) - b.applicable_max / 4;

        int64_t left = a.total * b.applicable_max, right = b.total * a.applicable_max;

        cr_assert(eq(int, sv_scorecard_compare(&a, &b), (left > right) - (left < right)),
                  "%lld/%lld and %lld/%lld", (long long)a.total, (long long)a.applicable_max,
                  (long long)b.total, (long long)b.applicable_max);
    }
}

static struct sv_field_standings fields_of(const struct sv_scorecard *cards, size_t count)
{
    struct sv_ranking ranking = sv_ranking_of(arena, "2026", cards, count);

    return sv_field_standings_of(arena, &ranking, &cards[0]);
}

Test(ranking, finds_the_lowest_quarter_of_the_fields_with_those_that_tie)
{
    struct sv_framework *framework = sv_test_fields(arena, 8, 10);
    const struct sv_scorecard card = sv_test_field_card(
        arena, framework, "a", (const int64_t[]){ 500, 1000, 400, 900, 500, 800, 1000, 700 });
    struct sv_field_standings fields = fields_of(&card, 1);
    const bool lowest[] = { true, false, true, false, true, false, false, false };

    cr_assert(eq(sz, fields.count, 8));
    for (size_t i = 0; i < 8; i++) {
        cr_expect(fields.items[i].known);
        cr_expect(eq(int, fields.items[i].lowest, lowest[i]), "field %zu", i);
        cr_expect(not(fields.items[i].compared), "one is not enough to compare with");
        cr_expect(not(fields.items[i].lowest_of_peers));
    }
    cr_expect(eq(i64, fields.items[5].percent, 80 * SV_POINT));
}

Test(ranking, takes_the_quarter_rounded_up_and_no_more)
{
    const int64_t points[] = { 100, 200, 300, 400, 500, 600, 700, 800, 900 };
    const size_t quarters[] = { 0, 0, 1, 1, 1, 2, 2, 2, 2, 3 }; /* one alone is not low */

    for (size_t count = 1; count <= 9; count++) {
        struct sv_framework *framework = sv_test_fields(arena, count, 10);
        const struct sv_scorecard card = sv_test_field_card(arena, framework, "a", points);
        struct sv_field_standings fields = fields_of(&card, 1);

        for (size_t i = 0; i < count; i++)
            cr_expect(eq(int, fields.items[i].lowest, i < quarters[count]), "%zu of %zu", i, count);
    }
}

Test(ranking, finds_no_lowest_field_where_all_are_alike_or_at_their_maximum)
{
    struct sv_framework *framework = sv_test_fields(arena, 4, 10);
    const int64_t alike[] = { 500, 500, 500, 500 }, most[] = { 1000, 1000, 1000, 1000 };
    const struct sv_scorecard cards[] = { sv_test_field_card(arena, framework, "a", alike),
                                          sv_test_field_card(arena, framework, "b", most) };

    for (size_t i = 0; i < 4; i++) {
        cr_expect(not(fields_of(&cards[0], 1).items[i].lowest));
        cr_expect(not(fields_of(&cards[1], 1).items[i].lowest));
    }
}

Test(ranking, knows_nothing_of_a_field_that_is_not_scored_or_does_not_apply)
{
    struct sv_framework *framework = sv_test_fields(arena, 3, 10);
    const struct sv_scorecard card =
        sv_test_field_card(arena, framework, "a", (const int64_t[]){ -1, -2, 500 });
    struct sv_field_standings fields = fields_of(&card, 1);

    cr_expect(not(fields.items[0].known));
    cr_expect(not(fields.items[1].known));
    cr_expect(fields.items[2].known);
    cr_expect(not(fields.items[0].lowest));
}

Test(ranking, compares_a_field_with_those_of_four_units_or_more)
{
    struct sv_framework *framework = sv_test_fields(arena, 2, 10);
    struct sv_framework *other = sv_test_fields(arena, 1, 10);
    const struct sv_scorecard cards[] = {
        sv_test_field_card(arena, framework, "a", (const int64_t[]){ 300, 900 }),
        sv_test_field_card(arena, framework, "b", (const int64_t[]){ 500, 800 }),
        sv_test_field_card(arena, framework, "c", (const int64_t[]){ 600, 700 }),
        sv_test_field_card(arena, other, "d", (const int64_t[]){ 700 }),
    };
    struct sv_field_standings fields = fields_of(cards, 4);

    cr_expect(fields.items[0].compared);
    cr_expect(fields.items[0].lowest_of_peers);
    cr_expect(not(fields.items[1].compared), "the fourth has another version without it");
    cr_expect(not(fields.items[1].lowest_of_peers));
    cr_expect(not(fields_of(cards, 3).items[0].compared));
}

Test(ranking, of_lost_points_puts_those_that_cost_most_first)
{
    struct sv_framework *framework = sv_test_fields(arena, 7, 32);
    static const int64_t max[] = { 10, 10, 18, 10, 14, 6, 32 };
    const size_t order[] = { 5, 3, 6, 4 }; /* 2.75, 2.6, 1.1, 0.5 */

    for (size_t i = 0; i < 7; i++)
        framework->criteria[i].max_points = max[i] * SV_POINT;

    const struct sv_scorecard card = sv_test_field_card(
        arena, framework, "a", (const int64_t[]){ 1000, 1000, 1800, 740, 1350, 325, 3090 });
    struct sv_lost lost = sv_lost_of(arena, &card);

    cr_assert(eq(sz, lost.count, 4));
    for (size_t i = 0; i < 4; i++)
        cr_expect(eq(sz, lost.criteria[i], order[i]));
    cr_expect(eq(i64, card.lost, 695 * CENTIPOINT));

    const struct sv_scorecard alike = sv_test_field_card(
        arena, framework, "b", (const int64_t[]){ 900, 900, 1800, 1000, 1400, 600, 3200 });

    lost = sv_lost_of(arena, &alike);
    cr_assert(eq(sz, lost.count, 2));
    cr_expect(eq(sz, lost.criteria[0], 0), "in the order of the framework");
}

/* A field (10) of one criterion, and a field (10). */
static struct sv_framework *framework_of_a_tree(void)
{
    struct sv_framework *framework = sv_test_fields(arena, 3, 10);

    framework->criteria[0].leaf = false;
    framework->criteria[1].parent = 0;
    return framework;
}

Test(ranking, tells_of_fields_alone_and_of_no_criterion_below)
{
    const struct sv_scorecard card =
        sv_test_field_card(arena, framework_of_a_tree(), "a", (const int64_t[]){ -1, 900, 500 });
    struct sv_field_standings fields = fields_of(&card, 1);

    cr_assert(eq(sz, fields.count, 2));
    cr_expect(eq(sz, fields.items[1].criterion, 2));
    cr_expect(fields.items[1].lowest);
}

Test(ranking, without_any_field_that_is_scored_finds_no_lowest)
{
    struct sv_framework *framework = sv_test_fields(arena, 2, 10);
    const struct sv_scorecard card =
        sv_test_field_card(arena, framework, "a", (const int64_t[]){ -1, -1 });

    cr_expect(not(fields_of(&card, 1).items[0].lowest));
}
