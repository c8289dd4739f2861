/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/optimiser.h"

#include "domain/optimiser_greedy.h"
#include "domain/optimiser_path.h"

const char *sv_left_out_word(enum sv_left_out why)
{
    static const char *const words[SV_LEFT_OUT_COUNT] = { [SV_LEFT_DEARER] = "dearer",
                                                          [SV_LEFT_EXCLUDED] = "excluded",
                                                          [SV_LEFT_NEEDS] = "needs",
                                                          [SV_LEFT_AT_MAXIMUM] = "at_maximum",
                                                          [SV_LEFT_DROPPED] = "dropped" };

    return words[why];
}

static size_t step_of(const struct sv_problem *problem, size_t rank)
{
    size_t step = 0;

    while (problem->order[step] != sv_problem_remedy(problem, rank)->criterion)
        step++;
    return step;
}

/* The best reaching set with a measure forced in, or out; such questions are given up first. */
static struct sv_reaching ask(const struct sv_path *path, size_t rank, bool in)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_problem *problem = path->problem;
    struct sv_forcing forcing = { in ? rank : SV_NO_RANK, in ? SV_NO_RANK : rank };
    size_t step = step_of(problem, rank);

    if (sv_work_is_out(&problem->work))
        return (struct sv_reaching){ 0 };
    struct sv_table table = sv_table_of(problem, arena, problem->order[step], &forcing);

    return sv_path_through(path, step, &table);
}

/* What lacks the best set lacks one of its measures. */
static struct sv_reaching find_runner_up(const struct sv_path *path, const uint64_t *best)
{
    struct sv_reaching runner_up = { 0 };

    for (size_t r = 0; r < path->problem->count; r++) {
        if (!sv_bit(best, r))
            continue;
        struct sv_reaching without = ask(path, r, false);

        if (without.found && (!runner_up.found || sv_pick_better(&without.label, &runner_up.label,
                                                                 path->problem->words)))
            runner_up = without;
    }
    return runner_up;
}

/* Place of the first measure, by code, that is in a set and chosen or not; SIZE_MAX if none. */
static size_t first_of(const struct sv_problem *problem, const uint64_t *set,
                       const uint64_t *chosen, bool is_chosen)
{
    for (size_t r = 0; r < problem->count; r++) {
        if (sv_bit(set, r) && sv_bit(chosen, r) == is_chosen)
            return problem->remedy_at[r];
    }
    return SIZE_MAX;
}

static bool brings_nothing(struct sv_problem *problem, size_t rank, const uint64_t *chosen)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    size_t criterion = sv_problem_remedy(problem, rank)->criterion;
    uint64_t *with = sv_bits_copy(arena, chosen, problem->words);

    sv_bit_set(with, rank);
    return sv_problem_points(problem, criterion, with) ==
           sv_problem_points(problem, criterion, chosen);
}

static void explain(struct sv_problem *problem, size_t rank, const uint64_t *chosen,
                    struct sv_left_remedy *left)
{
    const uint64_t *excludes = &problem->excludes[rank * problem->words];
    const uint64_t *requires = &problem->requires[rank * problem->words];
    size_t excluded_by = sv_bit(excludes, rank) ? problem->remedy_at[rank]
                                                : first_of(problem, excludes, chosen, true);
    size_t needs = first_of(problem, requires, chosen, false);

    left->by = SIZE_MAX;
    if (sv_problem_remedy(problem, rank)->closed) {
        left->why = SV_LEFT_DROPPED;
    } else if (excluded_by != SIZE_MAX) {
        left->why = SV_LEFT_EXCLUDED;
        left->by = excluded_by;
    } else if (needs != SIZE_MAX) {
        left->why = SV_LEFT_NEEDS;
        left->by = needs;
    } else {
        left->why = brings_nothing(problem, rank, chosen) ? SV_LEFT_AT_MAXIMUM : SV_LEFT_DEARER;
    }
}

static void explain_all(const struct sv_path *path, struct sv_arena *arena, const uint64_t *chosen,
                        struct sv_optimum *optimum)
{
    struct sv_problem *problem = path->problem;
    struct sv_left_remedy *left_out = sv_arena_array(arena, problem->count, sizeof(*left_out));

    for (size_t place = 0; place < problem->count; place++) {
        struct sv_left_remedy *left = &left_out[optimum->left_out_count];
        size_t rank = problem->rank_of[place];

        if (sv_bit(chosen, rank))
            continue;
        optimum->left_out_count++;
        left->remedy = place;
        explain(problem, rank, chosen, left);
        if (!optimum->reached || !sv_bit(problem->possible, rank))
            continue;
        struct sv_reaching with = ask(path, rank, true);

        left->can_reach = with.found;
        if (with.found && with.label.cost > optimum->best.cost)
            left->extra_cost = with.label.cost - optimum->best.cost;
    }
    optimum->left_out = left_out;
}

/* Whether no sum of costs can pass the largest number. */
static bool costs_fit(const struct sv_points_gap *gap)
{
    int64_t sum = 0;

    for (size_t i = 0; i < gap->remedy_count; i++) {
        if (!gap->remedies[i].closed)
            sum = sv_cost_sum(sum, gap->remedies[i].cost);
    }
    return sum < INT64_MAX;
}

/* Of a problem that was given up the way found may be a poor one, or none. */
static const uint64_t *choose(struct sv_problem *problem, const struct sv_pick *best)
{
    const uint64_t *greedy = NULL;
    bool reaches = best->points >= problem->target;

    /* Where nothing is missing nothing is done, not even what costs nothing. */
    if (problem->gap->target <= 0)
        return sv_front_of_nothing(problem->arena, problem->words).items->bits;
    if (!problem->work.thinned)
        return best->bits;
    greedy = sv_problem_greedy(problem, problem->arena);

    const struct sv_remedy_set set = sv_problem_set(problem, problem->arena, greedy);
    sv_points points = sv_problem_total(problem, greedy);

    if (reaches)
        return points >= problem->target && set.cost < best->cost ? greedy : best->bits;
    return points > best->points ? greedy : best->bits;
}

struct sv_optimum sv_optimise(struct sv_arena *arena, const struct sv_points_gap *gap)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *scratch = sv_arena_new();
    struct sv_problem *problem = sv_problem_of(scratch, gap);
    struct sv_optimum optimum = { 0 };

    sv_problem_put_in_order(problem);

    struct sv_path path = sv_path_of(problem);
    const uint64_t *chosen = choose(problem, sv_path_best(&path));

    optimum.reached = sv_problem_total(problem, chosen) >= problem->target;
    optimum.best = sv_problem_set(problem, arena, chosen);
    if (optimum.reached) {
        struct sv_reaching runner_up = find_runner_up(&path, chosen);

        optimum.has_runner_up = runner_up.found && runner_up.label.cost >= optimum.best.cost;
        if (optimum.has_runner_up)
            optimum.runner_up = sv_problem_set(problem, arena, runner_up.label.bits);
    }
    explain_all(&path, arena, chosen, &optimum);
    optimum.exact = !problem->work.thinned && costs_fit(gap);
    optimum.work = problem->work.spent;
    return optimum;
}
