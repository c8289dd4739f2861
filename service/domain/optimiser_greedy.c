/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/optimiser_greedy.h"

#include <string.h>

enum { TRIES_MAX = 20000 }; /* sets that are looked at: a fraction of a second */

/* A set of measures that can be done together. */
struct grown {
    uint64_t *bits;
    sv_points points;
    int64_t cost;
};

sv_points sv_problem_total(struct sv_problem *problem, const uint64_t *bits)
{
    sv_points sum = 0;

    for (size_t c = 0; c < problem->gap->criterion_count; c++)
        sum += sv_problem_points(problem, c, bits);
    return sum;
}

static int64_t cost_of(const struct sv_problem *problem, const uint64_t *bits)
{
    int64_t sum = 0;

    for (size_t r = 0; r < problem->count; r++) {
        if (sv_bit(bits, r))
            sum = sv_cost_sum(sum, sv_problem_remedy(problem, r)->cost);
    }
    return sum;
}

/* Adds a measure and all that it needs; false if they cannot be done together. */
static bool add_closed(const struct sv_problem *problem, uint64_t *bits, size_t rank)
{
    bool grows = true;

    sv_bit_set(bits, rank);
    while (grows) {
        grows = false;
        for (size_t r = 0; r < problem->count; r++) {
            const uint64_t *needed = &problem->requires[r * problem->words];

            if (!sv_bit(bits, r) || sv_bits_within(needed, bits, problem->words))
                continue;
            for (size_t w = 0; w < problem->words; w++)
                bits[w] |= needed[w];
            grows = true;
        }
    }
    for (size_t r = 0; r < problem->count; r++) {
        if (sv_bit(bits, r) &&
            sv_bits_meet(&problem->excludes[r * problem->words], bits, problem->words))
            return false;
    }
    return true;
}

/* Reaching is better than not; then the lower cost, or the more points for the cost added. */
static bool is_better(const struct sv_problem *problem, const struct grown *now,
                      const struct grown *a, const struct grown *b)
{
    bool a_reaches = a->points >= problem->target, b_reaches = b->points >= problem->target;

    if (a_reaches != b_reaches)
        return a_reaches;
    if (a_reaches)
        return a->cost < b->cost;
    /* A measure without a cost is as good as one of the least cost. */
    return (double)(a->points - now->points) * ((double)(b->cost - now->cost) + 1.0) >
           (double)(b->points - now->points) * ((double)(a->cost - now->cost) + 1.0);
}

/* The best set with one more measure; without points if none adds any. */
static struct grown best_step(struct sv_problem *problem, struct sv_arena *arena,
                              const struct grown *now, size_t *tries)
{
    struct grown best = { 0 };

    for (size_t r = 0; r<problem->count && * tries> 0; r++) {
        struct grown more = { .bits = sv_bits_copy(arena, now->bits, problem->words) };

        if (!sv_bit(problem->possible, r) || sv_bit(now->bits, r) ||
            !add_closed(problem, more.bits, r))
            continue;
        (*tries)--;
        more.points = sv_problem_total(problem, more.bits);
        more.cost = cost_of(problem, more.bits);
        if (more.points > now->points &&
            (best.bits == NULL || is_better(problem, now, &more, &best)))
            best = more;
    }
    return best;
}

/* Leaves out what nothing chosen needs and the target does not. */
static void leave_out(struct sv_problem *problem, struct sv_arena *arena, uint64_t *bits)
{
    for (size_t r = 0; r < problem->count; r++) {
        uint64_t *less = sv_bits_copy(arena, bits, problem->words);

        if (!sv_bit(bits, r) ||
            sv_bits_meet(&problem->required_by[r * problem->words], bits, problem->words))
            continue;
        less[r / 64] &= ~(UINT64_C(1) << r % 64);
        if (sv_problem_total(problem, less) >= problem->target)
            memcpy(bits, less, problem->words * sizeof(*bits));
    }
}

const uint64_t *sv_problem_greedy(struct sv_problem *problem, struct sv_arena *arena)
{
    struct grown now = { .bits = sv_arena_array(arena, problem->words, sizeof(uint64_t)) };
    size_t tries = TRIES_MAX;

    while (now.points < problem->target) {
        struct grown more = best_step(problem, arena, &now, &tries);

        if (more.bits == NULL)
            break;
        now = more;
    }
    if (now.points >= problem->target)
        leave_out(problem, arena, now.bits);
    return now.bits;
}
