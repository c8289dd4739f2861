/* SPDX-License-Identifier: Apache-2.0 */
#include "store/tally_store.h"

#include "domain/cube_pack.h"
#include "store/binary.h"
#include "store/statements.h"

#include <assert.h>
#include <string.h>

/* A parameter of the server's has an end, and its memory too. */
enum { SUMS_AT_ONCE = 100 * 1000 };

enum { KEY_COLUMNS = 6 };

/* Cells of one part that go in one statement. */
struct run {
    const struct sv_cube_cell *cells;
    size_t count;
    enum sv_cube_part part;
};

static struct run next_run(const struct sv_cube_plan *plan, const struct sv_cube_cells *cells,
                           size_t from)
{
    struct run run = { .cells = cells->items + from, .part = cells->items[from].key.part };
    size_t most = SUMS_AT_ONCE / plan->width[run.part];

    while (run.count < most && from + run.count < cells->count &&
           run.cells[run.count].key.part == run.part)
        run.count++;
    return run;
}

/* The parameters that both statements begin with: survey, part, and the keys of the run. */
enum { RUN_PARAMS = 2 + KEY_COLUMNS };

static void bind_run(struct sv_arena *arena, const char *survey, const struct run *run,
                     struct sv_bound *values)
{
    static const enum sv_element elements[KEY_COLUMNS] = { SV_ELEMENT_TEXT, SV_ELEMENT_DATE,
                                                           SV_ELEMENT_TEXT, SV_ELEMENT_TEXT,
                                                           SV_ELEMENT_TEXT, SV_ELEMENT_TEXT };
    struct sv_array_param keys[KEY_COLUMNS];

    for (size_t i = 0; i < KEY_COLUMNS; i++)
        keys[i] = sv_array_begin(arena, elements[i], run->count);
    for (size_t i = 0; i < run->count; i++) {
        const struct sv_cube_key *key = &run->cells[i].key;

        sv_array_add_text(&keys[0], key->unit);
        sv_array_add_day(&keys[1], key->day);
        sv_array_add_text(&keys[2], key->counter);
        sv_array_add_text(&keys[3], key->procedure);
        sv_array_add_text(&keys[4], sv_channel_word(key->channel));
        sv_array_add_text(&keys[5], sv_respondent_word(key->respondent));
    }
    values[0] = sv_bound_param(SV_PARAM(arena, survey));
    values[1] = sv_bound_param(SV_PARAM(arena, (int64_t)run->part));
    for (size_t i = 0; i < KEY_COLUMNS; i++)
        values[2 + i] = sv_bound_array(&keys[i]);
}

/* Adds stored sums to others; false if they are not of this number. */
static bool add_sums(const PGresult *res, int column, size_t width, int64_t *sums)
{
    return sv_sums_add_packed((const uint8_t *)PQgetvalue(res, 0, column),
                              (size_t)PQgetlength(res, 0, column), width, sums);
}

static enum sv_status fail_width(const char *where, struct sv_error *reterr)
{
    return sv_fail(reterr, SV_ERR_INTERNAL, where,
                   "a cell has not the sums that the survey's instrument has");
}

struct adding {
    const struct sv_stored_cube *tally;
    const struct run *run;
    struct sv_cube_map *map;
};

static enum sv_status add_cell(const PGresult *res, void *context, struct sv_error *reterr)
{
    const struct adding *adding = context;
    size_t place = (size_t)sv_binary_int(res, 0) - 1;

    assert(place < adding->run->count);
    int64_t *sums = sv_cube_map_sums(adding->map, &adding->run->cells[place].key);

    if (!add_sums(res, 1, adding->tally->plan->width[adding->run->part], sums))
        return fail_width("tally_find", reterr);
    return SV_OK;
}

enum sv_status sv_store_tally_add(const struct sv_stored_cube *tally,
                                  const struct sv_cube_cells *cells, struct sv_cube_map *map,
                                  struct sv_error *reterr)
{
    enum sv_status status = SV_OK;

    for (size_t from = 0; from < cells->count && status == SV_OK;) {
        SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
        const struct run run = next_run(tally->plan, cells, from);
        struct adding adding = { tally, &run, map };
        struct sv_bound values[RUN_PARAMS];

        bind_run(arena, tally->survey, &run, values);
        status = sv_db_stream(tally->db, &sv_stmt_tally_find, values, add_cell, &adding, reterr);
        from += run.count;
    }
    return status;
}

static enum sv_status put_run(const struct sv_stored_cube *tally, const struct run *run,
                              int64_t folded, struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    size_t width = tally->plan->width[run->part];
    struct sv_array_param sums = sv_array_begin(arena, SV_ELEMENT_BYTEA, run->count);
    uint8_t *packed = sv_arena_array(arena, width, SV_SUM_SIZE_MAX);
    struct sv_bound values[RUN_PARAMS + 2];

    for (size_t i = 0; i < run->count; i++)
        sv_array_add_bytes(&sums, packed, sv_sums_pack(run->cells[i].sums, width, packed));
    bind_run(arena, tally->survey, run, values);
    values[RUN_PARAMS] = sv_bound_param(SV_PARAM(arena, folded));
    values[RUN_PARAMS + 1] = sv_bound_array(&sums);
    return sv_db_stream(tally->db, &sv_stmt_tally_put, values, NULL, NULL, reterr);
}

enum sv_status sv_store_tally_put(const struct sv_stored_cube *tally,
                                  const struct sv_cube_cells *cells, int64_t folded,
                                  struct sv_error *reterr)
{
    enum sv_status status = SV_OK;

    for (size_t from = 0; from < cells->count && status == SV_OK;) {
        const struct run run = next_run(tally->plan, cells, from);

        status = put_run(tally, &run, folded, reterr);
        from += run.count;
    }
    return status;
}

struct reading {
    const struct sv_cube_plan *plan;
    struct sv_arena *arena;
    struct sv_cube_cell *cells;
    size_t count, room;
};

static void make_room(struct reading *reading)
{
    enum { ROOM_FIRST = 1024 };
    size_t room = reading->room == 0 ? ROOM_FIRST : 2 * reading->room;
    struct sv_cube_cell *cells = sv_arena_array(reading->arena, room, sizeof(*cells));

    if (reading->count > 0)
        memcpy(cells, reading->cells, reading->count * sizeof(*cells));
    reading->cells = cells;
    reading->room = room;
}

static enum sv_status read_cell(const PGresult *res, void *context, struct sv_error *reterr)
{
    struct reading *reading = context;
    struct sv_arena *arena = reading->arena;
    int64_t part = sv_binary_int(res, 0);

    if (part < 0 || part >= SV_PART_COUNT)
        return fail_width("tally_cells", reterr);
    size_t width = reading->plan->width[part];
    int64_t *sums = sv_arena_array(arena, width, sizeof(*sums));
    struct sv_cube_key key = {
        .part = (enum sv_cube_part)part,
        .unit = sv_binary_text(arena, res, 1),
        .day = sv_binary_day(res, 2),
        .counter = sv_binary_text(arena, res, 3),
        .procedure = sv_binary_text(arena, res, 4),
    };

    if (!sv_channel_of_word(sv_binary_text(arena, res, 5), &key.channel) ||
        !sv_respondent_of_word(sv_binary_text(arena, res, 6), &key.respondent) ||
        !add_sums(res, 7, width, sums))
        return fail_width("tally_cells", reterr);
    if (reading->count == reading->room)
        make_room(reading);
    reading->cells[reading->count++] = (struct sv_cube_cell){ key, sums };
    return SV_OK;
}

enum sv_status sv_store_tally_cells(const struct sv_stored_cube *tally, struct sv_arena *arena,
                                    int64_t after, struct sv_cube_cells *ret_cells,
                                    struct sv_error *reterr)
{
    const struct sv_bound values[] = { sv_bound_param(SV_PARAM(arena, tally->survey)),
                                       sv_bound_param(SV_PARAM(arena, after)) };
    struct reading reading = { .plan = tally->plan, .arena = arena };
    enum sv_status status =
        sv_db_stream(tally->db, tally->shown ? &sv_stmt_shown_cells : &sv_stmt_tally_cells, values,
                     read_cell, &reading, reterr);

    if (status == SV_OK)
        *ret_cells = (struct sv_cube_cells){ reading.cells, reading.count };
    return status;
}
