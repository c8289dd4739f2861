/* SPDX-License-Identifier: Apache-2.0 */
#include "store/fold_store.h"

#include "store/catalogue_store.h"
#include "store/fold_contested.h"
#include "store/response_batch.h"
#include "store/survey_store.h"
#include "store/tally_store.h"
#include "support/builders.h"
#include "support/test_db.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_survey *survey;
static struct sv_response response;
static struct sv_error error;

#define OK(call) cr_assert(eq(int, (call), SV_OK), "%s: %s", error.where, error.detail)

#define UNIT(unit_code, unit_parent, unit_kind)                                    \
    {                                                                              \
        .code = (unit_code), .parent = (unit_parent), .kind = (unit_kind),         \
        .name = { "Đơn vị", "Unit" }, .valid_until = SV_DAY_NEVER, .successor = "" \
    }

static void open_survey(void)
{
    static const struct sv_unit units[] = { UNIT("TOP", "", SV_UNIT_PROVINCE),
                                            UNIT("U", "TOP", SV_UNIT_BOARD),
                                            UNIT("V", "TOP", SV_UNIT_BOARD),
                                            UNIT("U-1", "U", SV_UNIT_COUNTER) };
    const struct sv_submission submission = test_submission();
    bool added = false;
    size_t changed = 0;

    test_db_open();
    survey = test_survey(test_arena, SV_INDEX_POOLED);
    survey->title = (struct sv_label){ "Đợt", "Round" };
    OK(sv_store_instrument_add(test_db, test_arena,
                               &(struct sv_document){ .code = "TEST", .version = 1, .text = "{}" },
                               &added, &error));
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
        OK(sv_store_unit_add(test_db, test_arena, &units[i], &changed, &error));
    OK(sv_store_survey_add(test_db, test_arena, survey, "{}", &added, &error));
    struct sv_violations none = { .arena = test_arena };

    sv_submission_check(survey, &submission, 250, &response, &none);
}

TestSuite(fold_store, .init = open_survey, .fini = test_db_close);

/* Stores revisions of responses as one batch; ids in order. */
static void store(const uint8_t *ids, const int *revisions, size_t count)
{
    struct sv_batch_row *rows = sv_arena_array(test_arena, count, sizeof(*rows));

    for (size_t i = 0; i < count; i++) {
        struct sv_response *stored = sv_arena_alloc(test_arena, sizeof(*stored));

        *stored = response;
        stored->id.bytes[0] = ids[i];
        stored->revision = revisions[i];
        rows[i] = (struct sv_batch_row){ .response = stored };
    }
    OK(sv_store_responses(test_db, test_arena, rows, count, &error));
}

#define STORE(id, revision) store((const uint8_t[]){ (id) }, (const int[]){ (revision) }, 1)

static struct sv_fold_entries take(int64_t enough, int64_t *ret_taken)
{
    struct sv_fold_entries entries = { .arena = test_arena };

    OK(sv_store_fold_take(test_db, enough, &entries, ret_taken, &error));
    return entries;
}

/* What is told of the contested ones that one or two portions have set aside. */
static struct sv_fold_entries settle(struct sv_fold_contested *contested)
{
    struct sv_fold_entries told = { .arena = test_arena };

    OK(sv_store_fold_look(test_db, contested, &error));
    do
        OK(sv_store_fold_revisions(test_db, contested, &told, &error));
    while (contested->settled < contested->own.count);
    return told;
}

/* Takes what may be in a portion; returns how many of it are not contested. */
static size_t set_aside(int64_t enough, struct sv_fold_contested *contested)
{
    int64_t taken = 0;
    struct sv_fold_entries entries = take(enough, &taken);

    OK(sv_store_fold_set_aside(test_db, &entries, contested, &error));
    for (size_t i = 0; i < entries.count; i++)
        cr_expect(not(entries.items[i].taken));
    return entries.count;
}

static int64_t waiting(void)
{
    int64_t batches = -1;

    OK(sv_store_fold_behind(test_db, &batches, &error));
    return batches;
}

Test(fold_store, gets_what_was_stored_as_it_was_sent)
{
    int64_t taken = 0;

    store((const uint8_t[]){ 1, 2 }, (const int[]){ 1, 7 }, 2);
    cr_assert(eq(i64, waiting(), 1), "one row a batch");
    const struct sv_fold_entries entries = take(10, &taken);

    cr_assert(eq(i64, taken, 1));
    cr_assert(eq(sz, entries.count, 2));
    const struct sv_fold_entry *entry = &entries.items[1];

    cr_expect(eq(int, entry->id.bytes[0], 2));
    cr_expect(eq(i64, entry->revision, 7));
    cr_expect(eq(str, (char *)entry->survey, (char *)survey->code));
    cr_expect(eq(str, (char *)entry->key.unit, (char *)response.unit));
    cr_expect(eq(str, (char *)entry->key.counter, (char *)response.counter));
    cr_expect(eq(str, (char *)entry->key.procedure, (char *)response.procedure));
    cr_expect(eq(i32, entry->key.day, response.day));
    cr_expect(eq(int, entry->key.channel, response.channel));
    cr_expect(eq(int, entry->key.respondent, response.respondent));
    cr_expect(eq(int, entry->brought.complete, response.complete));
    cr_expect(eq(i64, entry->brought.duration_s, response.duration_s));
    cr_assert(eq(sz, entry->answers_size, response.answers_size));
    cr_expect(memcmp(entry->brought.answers, response.answers, response.answers_size) == 0);
    cr_expect(not(entry->taken));
    cr_expect(sv_fold_fits(survey->instrument, entry));
    cr_expect(eq(i64, waiting(), 0));
}

Test(fold_store, keeps_a_text_that_all_have_once)
{
    int64_t taken = 0;

    store((const uint8_t[]){ 1, 2 }, (const int[]){ 1, 1 }, 2);
    STORE(3, 1);
    const struct sv_fold_entries entries = take(10, &taken);

    cr_assert(eq(sz, entries.count, 3));
    for (size_t i = 1; i < entries.count; i++) {
        cr_expect(entries.items[i].survey == entries.items[0].survey);
        cr_expect(entries.items[i].key.procedure == entries.items[0].key.procedure);
    }
}

Test(fold_store, queues_nothing_that_was_not_stored)
{
    int64_t taken = 0;

    STORE(1, 2);
    STORE(1, 2);
    STORE(1, 1);
    cr_expect(eq(i64, waiting(), 1));
    cr_expect(eq(sz, take(10, &taken).count, 1));
}

Test(fold_store, takes_the_first_batches_until_there_are_enough_responses)
{
    const int revisions[] = { 1, 1, 1 };
    int64_t taken = 0;

    STORE(1, 1);
    for (uint8_t i = 10; i < 50; i += 10)
        store((const uint8_t[]){ i, i + 1, i + 2 }, revisions, 3);
    const struct sv_fold_entries first = take(3, &taken);

    cr_assert(eq(sz, first.count, 4), "one of one, and one begun");
    cr_expect(first.items[0].id.bytes[0] < 20 && first.items[3].id.bytes[0] < 20);
    cr_expect(eq(i64, taken, 2));
    cr_expect(eq(i64, waiting(), 3));
    cr_expect(eq(sz, take(3, &taken).count, 3));
    cr_expect(eq(sz, take(10, &taken).count, 6), "what is left");
    cr_expect(eq(sz, take(10, &taken).count, 0));
    cr_expect(eq(i64, taken, 0));
}

Test(fold_store, sets_aside_only_what_is_stored_with_another_revision)
{
    struct sv_fold_contested contested = { .arena = test_arena };

    STORE(1, 1);
    cr_expect(eq(sz, set_aside(10, &contested), 1));
    cr_expect(eq(sz, settle(&contested).count, 0));
    STORE(2, 1);
    STORE(1, 2);
    STORE(3, 1);
    cr_expect(eq(sz, set_aside(10, &contested), 2));
    cr_expect(eq(sz, contested.own.count, 1));
    cr_expect(eq(int, contested.own.items[0].id.bytes[0], 1));
}

Test(fold_store, tells_the_revision_that_an_earlier_round_has_taken)
{
    struct sv_fold_contested contested = { .arena = test_arena };

    STORE(1, 1);
    (void)set_aside(10, &contested);
    STORE(1, 2);
    cr_expect(eq(sz, set_aside(10, &contested), 0));
    const struct sv_fold_entries told = settle(&contested);

    cr_assert(eq(sz, told.count, 2));
    for (size_t i = 0; i < told.count; i++)
        cr_expect(told.items[i].taken == (told.items[i].revision == 1));
}

Test(fold_store, does_not_take_for_folded_what_is_in_the_round_or_still_in_the_queue)
{
    struct sv_fold_contested first = { .arena = test_arena }, last = { .arena = test_arena };

    STORE(1, 1);
    STORE(1, 2);
    STORE(1, 3);
    (void)set_aside(1, &first);
    (void)set_aside(1, &first);
    struct sv_fold_entries told = settle(&first);

    cr_assert(eq(sz, told.count, 2), "1 and 2 in two portions, 3 in the queue");
    cr_expect(not(told.items[0].taken));
    cr_expect(not(told.items[1].taken));
    (void)set_aside(1, &last);
    told = settle(&last);
    cr_assert(eq(sz, told.count, 3), "3 in the round, 1 and 2 taken");
    for (size_t i = 0; i < told.count; i++)
        cr_expect(told.items[i].taken == (told.items[i].revision < 3));
}

Test(fold_store, tells_every_contested_revision_once)
{
    enum { BATCHES = 9, SIZE = 250 }; /* under more ids than are asked for at once */
    struct sv_fold_contested contested = { .arena = test_arena };
    int64_t sum = 0;

    for (int batch = 0; batch < BATCHES; batch++) {
        uint8_t ids[SIZE];
        int revisions[SIZE];

        response.id.bytes[1] = (uint8_t)(batch / 2);
        for (int i = 0; i < SIZE; i++) {
            ids[i] = (uint8_t)i;
            revisions[i] = 1 + batch % 2;
        }
        store(ids, revisions, SIZE);
    }
    cr_expect(eq(sz, set_aside(10000, &contested), SIZE), "those of the last batch");
    const struct sv_fold_entries told = settle(&contested);

    cr_expect(eq(sz, told.count, (BATCHES - 1) * SIZE));
    for (size_t i = 0; i < told.count; i++)
        sum += told.items[i].revision;
    cr_expect(eq(i64, sum, 3 * SIZE * (BATCHES - 1) / 2));
}

Test(fold_store, keeps_how_far_a_cube_has_come)
{
    struct sv_fold_states states = { 0 };
    struct sv_fold_state state = { survey->code, 4, 70, false };

    OK(sv_store_fold_states(test_db, test_arena, survey->code, &states, &error));
    cr_assert(eq(sz, states.count, 0));
    OK(sv_store_fold_state_put(test_db, test_arena, &state, &error));
    state = (struct sv_fold_state){ survey->code, 5, 71, true };
    OK(sv_store_fold_state_put(test_db, test_arena, &state, &error));
    OK(sv_store_fold_states(test_db, test_arena, "", &states, &error));
    cr_assert(eq(sz, states.count, 1));
    cr_expect(eq(i64, states.items[0].folded, 5));
    cr_expect(eq(i64, states.items[0].responses, 71));
    cr_expect(states.items[0].outdated);
}

static enum sv_status count_entry(const struct sv_fold_entry *entry, void *context,
                                  struct sv_error *reterr)
{
    (void)reterr;
    *(int64_t *)context += entry->revision;
    return SV_OK;
}

Test(fold_store, tells_each_response_that_counts)
{
    int64_t sum = 0;

    STORE(1, 1);
    STORE(1, 20);
    STORE(2, 300);
    OK(sv_store_responses_each(test_db, survey->code, count_entry, &sum, &error));
    cr_expect(eq(i64, sum, 320));
}

/* Cells of all parts, many enough for several statements. */
static struct sv_cube_map *many_cells(const struct sv_cube_plan *plan, size_t days)
{
    struct sv_cube_map *map = sv_cube_map_new(test_arena, survey, plan);
    struct sv_cube_key key = { .unit = "U", .counter = "U-1", .procedure = "" };

    for (size_t i = 0; i < days; i++) {
        key.part = (enum sv_cube_part)(i % SV_PART_COUNT);
        key.day = (sv_day)i - 100;
        for (size_t k = 0; k < plan->width[key.part]; k++)
            sv_cube_map_sums(map, &key)[k] =
                (k % 3 == 0 ? -1 : 1) * (int64_t)(i * k) * (INT64_C(1) << k % 40);
    }
    return map;
}

Test(fold_store, reads_cells_as_they_were_written)
{
    enum { CELLS = 4000 };
    const struct sv_cube_plan *plan = sv_cube_plan_of(test_arena, survey->instrument);
    const struct sv_stored_cube cube = { test_db, survey->code, plan, false };
    struct sv_cube_map *map = many_cells(plan, CELLS);
    const struct sv_cube_cells written = sv_cube_map_cells(map);
    struct sv_cube_cells read = { 0 };

    OK(sv_store_tally_put(&cube, &written, 3, &error));
    OK(sv_store_tally_cells(&cube, test_arena, 2, &read, &error));
    cr_assert(eq(sz, read.count, CELLS));
    for (size_t i = 0; i < CELLS; i++) {
        const struct sv_cube_cell *cell = &read.items[i];
        const int64_t *sums = sv_cube_map_find(map, &cell->key);

        cr_assert(sums != NULL);
        cr_assert(memcmp(sums, cell->sums, plan->width[cell->key.part] * sizeof(*sums)) == 0);
    }
    OK(sv_store_tally_cells(&cube, test_arena, 3, &read, &error));
    cr_expect(eq(sz, read.count, 0), "nothing changed after fold 3");
}

Test(fold_store, keeps_the_greatest_sums_and_the_least)
{
    const struct sv_cube_plan *plan = sv_cube_plan_of(test_arena, survey->instrument);
    const struct sv_stored_cube cube = { test_db, survey->code, plan, false };
    const int64_t awkward[] = { INT64_MIN, -1, 0, 1, INT64_MAX };
    const struct sv_cube_key key = { .unit = "U", .counter = "", .procedure = "" };
    struct sv_cube_map *map = sv_cube_map_new(test_arena, survey, plan);
    int64_t *sums = sv_cube_map_sums(map, &key);
    struct sv_cube_cells read = { 0 };

    memcpy(sums, awkward, sizeof(awkward));
    const struct sv_cube_cells written = sv_cube_map_cells(map);

    OK(sv_store_tally_put(&cube, &written, 1, &error));
    OK(sv_store_tally_cells(&cube, test_arena, 0, &read, &error));
    cr_assert(eq(sz, read.count, 1));
    cr_expect(memcmp(read.items[0].sums, sums, plan->width[0] * sizeof(*sums)) == 0);
    cr_expect(eq(str, (char *)test_db_value("SELECT (tally_sums(sums, 5))::text FROM tally"),
                 "{-9223372036854775808,-1,0,1,9223372036854775807}"));
}

Test(fold_store, adds_what_is_stored_to_the_cells_asked_for)
{
    const struct sv_cube_plan *plan = sv_cube_plan_of(test_arena, survey->instrument);
    const struct sv_stored_cube cube = { test_db, survey->code, plan, false };
    struct sv_cube_map *map = many_cells(plan, 10), *more = many_cells(plan, 20);
    const struct sv_cube_cells written = sv_cube_map_cells(map), asked = sv_cube_map_cells(more);

    OK(sv_store_tally_put(&cube, &written, 1, &error));
    OK(sv_store_tally_add(&cube, &asked, more, &error));
    for (size_t i = 0; i < asked.count; i++) {
        const struct sv_cube_cell *cell = &asked.items[i];
        const int64_t *stored = sv_cube_map_find(map, &cell->key);
        const int64_t *once = sv_cube_map_find(many_cells(plan, 20), &cell->key);

        for (size_t k = 0; k < plan->width[cell->key.part]; k++)
            cr_assert(eq(i64, cell->sums[k], once[k] + (stored == NULL ? 0 : stored[k])));
    }
}

Test(fold_store, refuses_cells_of_another_layout)
{
    const struct sv_cube_plan *plan = sv_cube_plan_of(test_arena, survey->instrument);
    const struct sv_stored_cube cube = { test_db, survey->code, plan, false };
    struct sv_cube_plan wider = *plan;
    struct sv_cube_map *map = many_cells(plan, 3);
    const struct sv_cube_cells written = sv_cube_map_cells(map);
    struct sv_cube_cells read = { 0 };

    OK(sv_store_tally_put(&cube, &written, 1, &error));
    wider.width[SV_PART_ANSWERS]++;
    const struct sv_stored_cube other = { test_db, survey->code, &wider, false };

    cr_expect(eq(int, sv_store_tally_cells(&other, test_arena, 0, &read, &error), SV_ERR_INTERNAL));
    cr_expect(eq(str, (char *)test_db_value("SELECT 'the connection goes on'"),
                 "the connection goes on"));
}
