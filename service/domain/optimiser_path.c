/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/optimiser_path.h"

#include <assert.h>
#include <string.h>

enum {
    STATES_MAX = 4096, /* at a stop */
    STATES_THIN = 256, /* once the work limit is met */
    WAYS_MAX = 1 << 18,
    WAYS = 16 /* that there is room for at first */
};

/* A way from a state over a row of the table to a state of the next stop. */
struct way {
    size_t from, row, to;
    size_t next; /* with the same "to" */
};

struct ways {
    struct way *items;
    size_t count, size;
};

static size_t hash(const uint64_t *bits, size_t words)
{
    uint64_t value = UINT64_C(0xcbf29ce484222325);

    for (size_t w = 0; w < words; w++) {
        value = (value ^ bits[w]) * UINT64_C(0x9e3779b97f4a7c15);
        value ^= value >> 32;
    }
    return (size_t)value;
}

/* The slot of a state, or the empty one where it belongs. */
static size_t *slot_of(const struct sv_path_stop *stop, const uint64_t *chosen, size_t words)
{
    assert(stop->slot_count > 0); /* odd: see stop_new */
    size_t at = hash(chosen, words) % stop->slot_count;

    while (stop->slots[at] != SIZE_MAX &&
           !sv_bits_same(stop->states[stop->slots[at]].chosen, chosen, words))
        at = (at + 1) % stop->slot_count;
    return &stop->slots[at];
}

static struct sv_path_stop stop_new(struct sv_problem *problem, size_t most)
{
    struct sv_path_stop stop = { .slot_count = 2 * most + 1 };

    stop.states = sv_arena_array(problem->arena, most, sizeof(*stop.states));
    stop.slots = sv_arena_array(problem->arena, stop.slot_count, sizeof(*stop.slots));
    for (size_t i = 0; i < stop.slot_count; i++)
        stop.slots[i] = SIZE_MAX;
    return stop;
}

const struct sv_path_state *sv_path_find(const struct sv_path_stop *stop, const uint64_t *chosen,
                                         size_t words)
{
    size_t at = *slot_of(stop, chosen, words);

    return at == SIZE_MAX ? NULL : &stop->states[at];
}

/* Finds or adds a state; SIZE_MAX if there are too many. */
static size_t state_at(struct sv_problem *problem, struct sv_path_stop *stop,
                       const uint64_t *chosen, size_t most)
{
    size_t *slot = slot_of(stop, chosen, problem->words);

    if (*slot != SIZE_MAX)
        return *slot;
    if (stop->count == most) {
        problem->work.thinned = true;
        return SIZE_MAX;
    }
    *slot = stop->count;
    stop->states[stop->count++].chosen = sv_bits_copy(problem->arena, chosen, problem->words);
    return *slot;
}

struct sv_path_border sv_path_border_of(struct sv_problem *problem, size_t step,
                                        const struct sv_table_row *row)
{
    struct sv_arena *arena = problem->arena;
    size_t words = problem->words;
    const uint64_t *open = &problem->open[step * words];
    const uint64_t *members = problem->parts[problem->order[step]].members;
    uint64_t *needs = sv_arena_array(arena, words, sizeof(*needs));
    uint64_t *forbids = sv_arena_array(arena, words, sizeof(*forbids));

    for (size_t r = 0; r < problem->count; r++) {
        bool chosen = sv_bit(row->across, r);
        const uint64_t *against = chosen ? problem->excludes : problem->required_by;

        if (!sv_bit(members, r) || !sv_bit(problem->across, r))
            continue;
        for (size_t w = 0; w < words; w++) {
            needs[w] |= chosen ? problem->requires[r * words + w] & open[w] : 0;
            forbids[w] |= against[r * words + w] & open[w];
        }
    }
    return (struct sv_path_border){ needs, forbids };
}

bool sv_path_fits(const struct sv_path_border *border, const uint64_t *state, size_t words)
{
    return sv_bits_within(border->needs, state, words) &&
           !sv_bits_meet(border->forbids, state, words);
}

void sv_path_pass(const struct sv_problem *problem, size_t step, const uint64_t *state,
                  const uint64_t *row, uint64_t *ret_state)
{
    for (size_t w = 0; w < problem->words; w++)
        ret_state[w] = (state[w] | row[w]) & problem->open[(step + 1) * problem->words + w];
}

static void add_way(struct sv_arena *arena, struct ways *ways, struct way way)
{
    if (ways->count == ways->size) {
        struct way *items = sv_arena_array(arena, 2 * ways->size, sizeof(*items));

        memcpy(items, ways->items, ways->count * sizeof(*items));
        ways->items = items;
        ways->size *= 2;
    }
    ways->items[ways->count++] = way;
}

static bool may_add(struct sv_problem *problem, const struct ways *ways)
{
    bool may = ways->count < WAYS_MAX;

    problem->work.thinned = problem->work.thinned || !may;
    return may;
}

/* All ways of a step, state by state; makes the states of the next stop. */
static struct ways find_ways(struct sv_path *path, size_t step)
{
    struct sv_problem *problem = path->problem;
    const struct sv_table *table = &path->tables[step];
    const struct sv_path_stop *from = &path->stops[step];
    size_t most = sv_work_is_over(&problem->work) ? STATES_THIN : STATES_MAX;
    uint64_t *state = sv_arena_array(problem->arena, problem->words, sizeof(*state));
    struct sv_path_border *borders = sv_arena_array(problem->arena, table->count, sizeof(*borders));
    struct ways ways = { sv_arena_array(problem->arena, WAYS, sizeof(*ways.items)), 0, WAYS };

    if (from->count * table->count < most)
        most = from->count * table->count;
    path->stops[step + 1] = stop_new(problem, most);
    for (size_t row = 0; row < table->count; row++)
        borders[row] = sv_path_border_of(problem, step, &table->rows[row]);
    for (size_t s = 0; s < from->count; s++) {
        for (size_t row = 0; row < table->count && from->states[s].before.count > 0; row++) {
            if (!sv_path_fits(&borders[row], from->states[s].chosen, problem->words))
                continue;
            sv_path_pass(problem, step, from->states[s].chosen, table->rows[row].across, state);
            size_t to = state_at(problem, &path->stops[step + 1], state, most);

            if (to != SIZE_MAX && may_add(problem, &ways))
                add_way(problem->arena, &ways, (struct way){ s, row, to, SIZE_MAX });
        }
    }
    sv_work_spend(&problem->work, from->count * table->count);
    return ways;
}

static void go_forward(struct sv_path *path, size_t step, struct ways *ways,
                       struct sv_front_maker *maker)
{
    const struct sv_path_stop *from = &path->stops[step];
    struct sv_path_stop *to = &path->stops[step + 1];
    size_t *first = sv_arena_array(path->problem->arena, to->count, sizeof(*first));

    for (size_t t = 0; t < to->count; t++)
        first[t] = SIZE_MAX;
    for (size_t i = ways->count; i-- > 0;) {
        ways->items[i].next = first[ways->items[i].to];
        first[ways->items[i].to] = i;
    }
    for (size_t t = 0; t < to->count; t++) {
        sv_front_start(maker);
        for (size_t i = first[t]; i != SIZE_MAX; i = ways->items[i].next) {
            if (i == first[t] || !sv_work_is_out(maker->work))
                sv_front_add_sums(maker, &from->states[ways->items[i].from].before,
                                  &path->tables[step].rows[ways->items[i].row].front);
        }
        const struct sv_front found = sv_front_take(maker, path->problem->arena);

        to->states[t].before = sv_front_within(path->problem, path->problem->arena, &found,
                                               &path->bounds.to_come[step + 1], path->most);
    }
}

static void go_back(struct sv_path *path, size_t step, const struct ways *ways,
                    struct sv_front_maker *maker)
{
    struct sv_path_stop *from = &path->stops[step];
    const struct sv_path_stop *to = &path->stops[step + 1];
    size_t next = 0;

    for (size_t s = 0; s < from->count; s++) {
        sv_front_start(maker);
        for (; next < ways->count && ways->items[next].from == s; next++) {
            if (maker->count == 0 || !sv_work_is_out(maker->work))
                sv_front_add_sums(maker, &to->states[ways->items[next].to].after,
                                  &path->tables[step].rows[ways->items[next].row].front);
        }
        from->states[s].after = sv_front_take(maker, path->problem->arena);
    }
}

struct sv_path sv_path_of(struct sv_problem *problem, bool bounded)
{
    size_t steps = problem->step_count;
    struct sv_table *all = sv_arena_array(problem->arena, steps, sizeof(*all));

    for (size_t step = 0; step < steps; step++) {
        const struct sv_forcing none = { SV_NO_RANK, SV_NO_RANK };

        all[step] = sv_table_of(problem, problem->arena, problem->order[step], &none);
    }
    return (struct sv_path){
        .problem = problem,
        .all = all,
        .bounds = sv_bounds_of(problem, all, bounded),
        .tables = sv_arena_array(problem->arena, steps, sizeof(struct sv_table)),
        .stops = sv_arena_array(problem->arena, steps + 1, sizeof(struct sv_path_stop)),
    };
}

void sv_path_go(struct sv_path *path, int64_t most)
{
    struct sv_problem *problem = path->problem;
    size_t steps = problem->step_count;
    struct ways *ways = sv_arena_array(problem->arena, steps, sizeof(*ways));
    struct sv_front_maker maker = { .arena = problem->arena,
                                    .work = &problem->work,
                                    .kind = SV_FRONT_FINAL,
                                    .top = problem->target,
                                    .words = problem->words };
    const uint64_t *nothing = sv_arena_array(problem->arena, problem->words, sizeof(*nothing));

    path->most = most;
    path->stops[0] = stop_new(problem, 1);
    (void)state_at(problem, &path->stops[0], nothing, 1);
    path->stops[0].states[0].before = sv_front_of_nothing(problem->arena, problem->words);
    for (size_t step = 0; step < steps; step++) {
        path->tables[step] = sv_table_within(problem, problem->arena, &path->all[step],
                                             &path->bounds.rest[step], most);
        ways[step] = find_ways(path, step);
        go_forward(path, step, &ways[step], &maker);
    }
    if (path->stops[steps].count > 0)
        path->stops[steps].states[0].after = sv_front_of_nothing(problem->arena, problem->words);
    for (size_t step = steps; step-- > 0;)
        go_back(path, step, &ways[step], &maker);
}

const struct sv_pick *sv_path_best(const struct sv_path *path)
{
    const struct sv_path_stop *end = &path->stops[path->problem->step_count];

    if (end->count == 0 || end->states[0].before.count == 0)
        return NULL;
    /* Of what reaches the target the front keeps one set, and it comes first. */
    return end->states[0].before.items;
}
