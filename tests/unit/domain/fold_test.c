/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/fold.h"

#include "domain/cube_map.h"
#include "support/builders.h"

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

TestSuite(fold, .init = open_arena, .fini = close_arena);
TestSuite(cube_map, .init = open_arena, .fini = close_arena);

static struct sv_fold_entry entry(uint8_t id, int64_t revision, bool taken)
{
    return (struct sv_fold_entry){
        .survey = "S",
        .key = { .unit = "U", .counter = "", .procedure = "", .day = 150 },
        .id = { { id } },
        .revision = revision,
        .taken = taken,
        .count = 99,
    };
}

/* What is done with a response's revisions, in their order: "+" added, "-" taken back, "." neither.
 */
static const char *settled(struct sv_fold_entry *entries, size_t count)
{
    char *text = sv_arena_alloc(arena, count + 1);

    sv_fold_settle(entries, count);
    for (size_t i = 0; i < count; i++)
        text[i] = entries[i].count == 1 ? '+' : entries[i].count == -1 ? '-' : '.';
    return text;
}

#define SETTLED(...)                                 \
    settled((struct sv_fold_entry[]){ __VA_ARGS__ }, \
            sizeof((struct sv_fold_entry[]){ __VA_ARGS__ }) / sizeof(struct sv_fold_entry))

Test(fold, of_nothing_does_nothing)
{
    sv_fold_settle(NULL, 0);
}

Test(fold, adds_a_new_response)
{
    cr_expect(eq(str, (char *)SETTLED(entry(1, 1, false)), "+"));
}

Test(fold, adds_the_highest_of_new_revisions_whatever_their_order)
{
    cr_expect(eq(str, (char *)SETTLED(entry(1, 3, false), entry(1, 1, false), entry(1, 2, false)),
                 "..+"));
}

Test(fold, puts_a_higher_revision_in_the_place_of_the_one_that_counts)
{
    cr_expect(eq(str, (char *)SETTLED(entry(1, 2, false), entry(1, 1, true)), "-+"));
    cr_expect(eq(str,
                 (char *)SETTLED(entry(1, 1, true), entry(1, 2, true), entry(1, 4, false),
                                 entry(1, 3, false)),
                 ".-.+"));
}

Test(fold, leaves_out_what_was_overtaken_before_it_came)
{
    cr_expect(eq(str, (char *)SETTLED(entry(1, 1, false), entry(1, 2, true)), ".."));
}

Test(fold, takes_a_revision_back_once_even_if_it_is_told_twice)
{
    cr_expect(eq(str,
                 (char *)SETTLED(entry(1, 1, true), entry(1, 1, true), entry(1, 2, false),
                                 entry(1, 3, false)),
                 ".-.+"));
}

Test(fold, keeps_responses_apart_by_each_part_of_their_identity)
{
    struct sv_fold_entry day = entry(1, 1, false), unit = day, survey = day;

    day.key.day = 151;
    unit.key.unit = "V";
    survey.survey = "T";
    cr_expect(eq(str, (char *)SETTLED(survey, unit, day, entry(1, 1, false), entry(2, 1, false)),
                 "+++++"));
}

Test(fold, goes_by_the_texts_wherever_they_are_kept)
{
    struct sv_fold_entry counted = entry(1, 1, true), added = entry(1, 2, false);
    const char survey[] = "S", unit[] = "U";

    added.survey = survey;
    added.key.unit = unit;
    cr_expect(eq(str, (char *)SETTLED(added, counted), "-+"));
}

Test(fold, orders_by_survey)
{
    struct sv_fold_entry entries[] = { entry(1, 1, false), entry(2, 1, false), entry(3, 1, false) };

    entries[0].survey = entries[2].survey = "T";
    sv_fold_settle(entries, 3);
    cr_expect(eq(str, (char *)entries[0].survey, "S"));
    cr_expect(eq(str, (char *)entries[1].survey, "T"));
    cr_expect(eq(str, (char *)entries[2].survey, "T"));
}

Test(fold, knows_answers_that_are_of_another_instrument)
{
    const struct sv_instrument *instrument = test_instrument(arena);
    const uint8_t *good = test_answers(arena, 5, -1, 0, 1);
    uint8_t *bad = (uint8_t *)sv_arena_strndup(arena, (const char *)good, instrument->answers_size);
    struct sv_fold_entry one = { .brought = { .answers = good },
                                 .answers_size = instrument->answers_size };

    cr_expect(sv_fold_fits(instrument, &one));
    one.answers_size--;
    cr_expect(not(sv_fold_fits(instrument, &one)));
    one.answers_size++;
    bad[instrument->items[0].offset] = 6; /* of five options */
    one.brought.answers = bad;
    cr_expect(not(sv_fold_fits(instrument, &one)));
}

static struct sv_cube_key key_of(const char *counter, const char *procedure, sv_day day)
{
    return (struct sv_cube_key){ .unit = "U",
                                 .counter = counter,
                                 .procedure = procedure,
                                 .day = day,
                                 .channel = SV_CHANNEL_ONLINE,
                                 .respondent = SV_RESPONDENT_CITIZEN };
}

static struct sv_cube_map *new_map(const struct sv_cube_plan **ret_plan)
{
    const struct sv_survey *survey = test_survey(arena, SV_INDEX_POOLED);

    *ret_plan = sv_cube_plan_of(arena, survey->instrument);
    return sv_cube_map_new(arena, survey, *ret_plan);
}

Test(cube_map, has_a_cell_of_each_part_for_a_response_and_copies_its_texts)
{
    const struct sv_cube_plan *plan = NULL;
    struct sv_cube_map *map = new_map(&plan);
    const struct sv_cube_response brought = { test_answers(arena, 5, 4, 3, 4), true, 60 };
    char counter[] = "U-1";
    struct sv_cube_key key = key_of(counter, "PU", 150);

    sv_cube_map_add(map, &key, &brought, 2);
    counter[0] = 'X';
    const struct sv_cube_cells cells = sv_cube_map_cells(map);

    cr_assert(eq(sz, cells.count, 3));
    cr_expect(eq(str, (char *)cells.items[0].key.counter, "U-1"));
    cr_expect(eq(str, (char *)cells.items[1].key.procedure, ""));
    cr_expect(eq(i32, cells.items[2].key.day, 100), "the first day of the period");
    cr_expect(eq(i64, cells.items[0].sums[SV_SUM_RESPONSES], 2));
}

Test(cube_map, finds_every_cell_again_however_many_there_are)
{
    enum { DAYS = 5000 };
    const struct sv_cube_plan *plan = NULL;
    struct sv_cube_map *map = new_map(&plan);
    struct sv_cube_key key = key_of("", "", 0);

    for (sv_day day = DAYS; day > 0; day--) {
        key.day = day;
        cr_assert(sv_cube_map_find(map, &key) == NULL);
        sv_cube_map_sums(map, &key)[0] = day;
    }
    const struct sv_cube_cells cells = sv_cube_map_cells(map);

    cr_assert(eq(sz, cells.count, DAYS));
    for (sv_day day = 1; day <= DAYS; day++) {
        key.day = day;
        cr_assert(eq(i64, sv_cube_map_find(map, &key)[0], day));
        cr_assert(eq(i32, cells.items[day - 1].key.day, day), "in order");
    }
}

Test(cube_map, without_cells_has_none)
{
    const struct sv_cube_plan *plan = NULL;

    cr_expect(eq(sz, sv_cube_map_cells(new_map(&plan)).count, 0));
}

Test(cube_map, leaves_out_parts_that_are_not_kept)
{
    const struct sv_cube_plan *plan = NULL;
    const struct sv_survey *survey = test_survey(arena, SV_INDEX_POOLED);
    struct sv_cube_map *map = new_map(&plan);
    struct sv_cube_plan without = *plan;
    const struct sv_cube_response brought = { test_answers(arena, 5, 4, 3, 4), true, 60 };
    struct sv_cube_key key = key_of("", "", 150);

    without.width[SV_PART_FACTORS] = without.width[SV_PART_ITEMS] = 0;
    map = sv_cube_map_new(arena, survey, &without);
    sv_cube_map_add(map, &key, &brought, 1);
    cr_expect(eq(sz, sv_cube_map_cells(map).count, 1));
}

Test(cube_map, tells_sums_that_are_zero)
{
    cr_expect(sv_sums_are_zero((const int64_t[]){ 0, 0 }, 2));
    cr_expect(not(sv_sums_are_zero((const int64_t[]){ 0, -1 }, 2)));
    cr_expect(sv_sums_are_zero(NULL, 0));
}
