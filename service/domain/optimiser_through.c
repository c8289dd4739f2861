/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/optimiser_path.h"

/*
 * The best set through a table of one criterion: what comes before and after it is known, so
 * forcing a measure in or out needs no second run over all criteria.
 */

enum { PARTS = 3 }; /* criteria gone through, the criterion looked at, criteria to come */

struct joint {
    int64_t cost;
    sv_points points;
    size_t count;
    const struct sv_pick *parts[PARTS];
};

struct search {
    const struct sv_path *path;
    bool found;
    struct joint best;
};

static uint64_t word_of(const struct joint *joint, size_t word)
{
    return joint->parts[0]->bits[word] | joint->parts[1]->bits[word] | joint->parts[2]->bits[word];
}

static bool is_better(const struct joint *a, const struct joint *b, size_t words)
{
    if (a->cost != b->cost)
        return a->cost < b->cost;
    if (a->points != b->points)
        return a->points > b->points;
    if (a->count != b->count)
        return a->count < b->count;
    for (size_t w = 0; w < words; w++) {
        uint64_t in_a = word_of(a, w), differ = in_a ^ word_of(b, w);

        if (differ != 0)
            return (in_a & differ & (0 - differ)) != 0;
    }
    return false;
}

bool sv_pick_better(const struct sv_pick *a, const struct sv_pick *b, size_t words)
{
    if (a->cost != b->cost)
        return a->cost < b->cost;
    if (a->points != b->points)
        return a->points > b->points;
    if (a->count != b->count)
        return a->count < b->count;
    return sv_bits_earlier(a->bits, b->bits, words);
}

static void consider(struct search *search, const struct sv_pick *before,
                     const struct sv_pick *here, const struct sv_pick *after)
{
    struct joint joint = { .cost = sv_cost_sum(sv_cost_sum(before->cost, here->cost), after->cost),
                           .points = before->points + here->points + after->points,
                           .count = before->count + here->count + after->count,
                           .parts = { before, here, after } };

    if (search->found && !is_better(&joint, &search->best, search->path->problem->words))
        return;
    search->found = true;
    search->best = joint;
}

/* For each set before, the cheapest one after that reaches the target with it. */
static void join(struct search *search, const struct sv_front *before, const struct sv_pick *here,
                 const struct sv_front *after)
{
    struct sv_problem *problem = search->path->problem;
    size_t last = after->count;

    for (size_t i = 0; i < before->count; i++) {
        sv_points needed = problem->target - here->points - before->items[i].points;

        while (last > 0 && after->items[last - 1].points < needed)
            last--;
        if (last == 0)
            break;
        consider(search, &before->items[i], here, &after->items[last - 1]);
    }
    sv_work_spend(&problem->work, before->count + after->count);
}

/* Over one row from every state that it fits. */
static void search_row(struct search *search, size_t step, const struct sv_table_row *row,
                       uint64_t *chosen)
{
    const struct sv_path *path = search->path;
    const struct sv_path_stop *from = &path->stops[step];
    struct sv_path_border border = sv_path_border_of(path->problem, step, row);

    for (size_t s = 0; s < from->count; s++) {
        const struct sv_path_state *state = &from->states[s], *next = NULL;

        if (!sv_path_fits(&border, state->chosen, path->problem->words))
            continue;
        sv_path_pass(path->problem, step, state->chosen, row->across, chosen);
        next = sv_path_find(&path->stops[step + 1], chosen, path->problem->words);
        for (size_t i = 0; next != NULL && i < row->front.count; i++)
            join(search, &state->before, &row->front.items[i], &next->after);
    }
    sv_work_spend(&path->problem->work, from->count);
}

struct sv_reaching sv_path_through(const struct sv_path *path, size_t step,
                                   const struct sv_table *table)
{
    struct search search = { .path = path };
    size_t words = path->problem->words;
    uint64_t *bits = sv_arena_array(path->problem->arena, words, sizeof(*bits));

    for (size_t row = 0; row < table->count; row++)
        search_row(&search, step, &table->rows[row], bits);
    for (size_t w = 0; w < words; w++)
        bits[w] = search.found ? word_of(&search.best, w) : 0;
    return (struct sv_reaching){
        search.found, { search.best.points, search.best.cost, search.best.count, bits }
    };
}
