/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/optimiser_bound.h"

/* The best sets of a criterion as if none of its measures had links to others. */
static struct sv_front unlinked(struct sv_problem *problem, struct sv_front_maker *maker,
                                const struct sv_table *table)
{
    const struct sv_front nothing = sv_front_of_nothing(problem->arena, problem->words);

    sv_front_start(maker);
    for (size_t row = 0; row < table->count; row++)
        sv_front_add(maker, &table->rows[row].front, nothing.items);
    return sv_front_take(maker, problem->arena);
}

static struct sv_front sums(struct sv_problem *problem, struct sv_front_maker *maker,
                            const struct sv_front *a, const struct sv_front *b)
{
    sv_front_start(maker);
    sv_front_add_sums(maker, a, b);
    return sv_front_take(maker, problem->arena);
}

struct sv_bounds sv_bounds_of(struct sv_problem *problem, const struct sv_table *tables,
                              bool wanted)
{
    size_t steps = problem->step_count;
    struct sv_front *own = sv_arena_array(problem->arena, steps, sizeof(*own));
    struct sv_front *rest = sv_arena_array(problem->arena, steps, sizeof(*rest));
    struct sv_front *to_come = sv_arena_array(problem->arena, steps + 1, sizeof(*to_come));
    struct sv_front before = sv_front_of_nothing(problem->arena, problem->words);
    struct sv_front_maker maker = { .arena = problem->arena,
                                    .work = &problem->work,
                                    .kind = SV_FRONT_FINAL,
                                    .top = problem->target,
                                    .words = problem->words };

    if (!wanted)
        return (struct sv_bounds){ to_come, rest };
    to_come[steps] = before;
    for (size_t step = steps; step-- > 0;) {
        own[step] = unlinked(problem, &maker, &tables[step]);
        to_come[step] = sums(problem, &maker, &to_come[step + 1], &own[step]);
    }
    for (size_t step = 0; step < steps; step++) {
        rest[step] = sums(problem, &maker, &before, &to_come[step + 1]);
        before = sums(problem, &maker, &before, &own[step]);
    }
    return (struct sv_bounds){ to_come, rest };
}

/* The least cost of so many points; INT64_MAX if the front does not have them. */
static int64_t least_cost(const struct sv_front *front, sv_points needed)
{
    size_t enough = 0, end = front->count; /* the sets before have enough points */

    while (enough < end) {
        size_t middle = enough + (end - enough) / 2;

        if (front->items[middle].points >= needed)
            enough = middle + 1;
        else
            end = middle;
    }
    return enough == 0 ? INT64_MAX : front->items[enough - 1].cost;
}

struct sv_front sv_front_within(struct sv_problem *problem, struct sv_arena *arena,
                                const struct sv_front *front, const struct sv_front *others,
                                int64_t most)
{
    struct sv_pick *items = NULL;
    size_t count = 0;

    if (most == INT64_MAX)
        return *front;
    items = sv_arena_array(arena, front->count, sizeof(*items));
    for (size_t i = 0; i < front->count; i++) {
        const struct sv_pick *set = &front->items[i];
        int64_t least = least_cost(others, problem->target - set->points);

        if (sv_cost_sum(set->cost, least) <= most)
            items[count++] = *set;
    }
    sv_work_spend(&problem->work, front->count);
    return (struct sv_front){ items, count };
}

struct sv_table sv_table_within(struct sv_problem *problem, struct sv_arena *arena,
                                const struct sv_table *table, const struct sv_front *others,
                                int64_t most)
{
    struct sv_table_row *rows = sv_arena_array(arena, table->count, sizeof(*rows));
    size_t count = 0;

    for (size_t row = 0; row < table->count; row++) {
        rows[count] = table->rows[row];
        rows[count].front = sv_front_within(problem, arena, &table->rows[row].front, others, most);
        count += rows[count].front.count > 0;
    }
    return (struct sv_table){ rows, count };
}
