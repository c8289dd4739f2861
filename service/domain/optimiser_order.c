/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/optimiser_problem.h"

#include <string.h>

/*
 * The order of the criteria decides the work: after each, the choices of measures with a link to
 * a criterion still to come must be kept apart. So criteria that no link connects come one after
 * the other with nothing open between them, and within a component the next is the one that leaves
 * least open, starting from whichever criterion makes the best of it.
 */

enum {
    STARTS_MAX = 12, /* tried in a component */
    OPEN_MAX = 40    /* counted as that many: the sum must fit */
};

struct ordering {
    const struct sv_problem *problem;
    const size_t *component; /* criteria */
    size_t size;
    const uint64_t *before; /* measures of the components gone through */
    uint64_t *seen;         /* measures gone through */
    bool *taken;
};

static bool has_link_to_come(const struct sv_problem *problem, size_t rank, const uint64_t *seen)
{
    size_t words = problem->words;
    uint64_t to_come = 0;

    for (size_t w = 0; w < words; w++) {
        uint64_t links = problem->requires[rank * words + w] |
                         problem->required_by[rank * words + w] |
                         problem->excludes[rank * words + w];

        to_come |= links & ~seen[w];
    }
    return to_come != 0;
}

/* How many measures would be open after this criterion too. */
static size_t open_after(const struct ordering *ordering, size_t criterion)
{
    const struct sv_problem *problem = ordering->problem;
    const uint64_t *members = problem->parts[criterion].members;
    size_t words = problem->words, count = 0;

    for (size_t w = 0; w < words; w++)
        ordering->seen[w] |= members[w];
    for (size_t r = 0; r < problem->count; r++) {
        if (sv_bit(problem->across, r) && sv_bit(ordering->seen, r))
            count += has_link_to_come(problem, r, ordering->seen);
    }
    for (size_t w = 0; w < words; w++)
        ordering->seen[w] &= ~members[w];
    return count;
}

static void take(struct ordering *ordering, size_t at)
{
    const uint64_t *members = ordering->problem->parts[ordering->component[at]].members;

    ordering->taken[at] = true;
    for (size_t w = 0; w < ordering->problem->words; w++)
        ordering->seen[w] |= members[w];
}

/* The criterion of the component, of those left, that leaves least open, and how much that is. */
static size_t find_next(const struct ordering *ordering, size_t *ret_open)
{
    size_t next = 0;

    *ret_open = SIZE_MAX;
    for (size_t i = 0; i < ordering->size; i++) {
        size_t open = SIZE_MAX;

        if (!ordering->taken[i])
            open = open_after(ordering, ordering->component[i]);
        if (open >= *ret_open)
            continue;
        *ret_open = open;
        next = i;
    }
    return next;
}

/* Orders the component from one of its criteria on; returns how much is kept apart in all. */
static int64_t order_from(struct ordering *ordering, size_t start, size_t *ret_order)
{
    size_t next = start, open = 0;
    int64_t apart = 0;

    memcpy(ordering->seen, ordering->before, ordering->problem->words * sizeof(uint64_t));
    memset(ordering->taken, 0, ordering->size * sizeof(bool));
    for (size_t step = 0; step < ordering->size; step++) {
        if (step > 0)
            next = find_next(ordering, &open);
        else
            open = open_after(ordering, ordering->component[start]);
        take(ordering, next);
        ret_order[step] = ordering->component[next];
        apart += INT64_C(1) << (open < OPEN_MAX ? open : OPEN_MAX);
    }
    return apart;
}

static void order_component(struct ordering *ordering, size_t *ret_order)
{
    size_t *order = sv_arena_array(ordering->problem->arena, ordering->size, sizeof(*order));
    size_t stride = 1 + (ordering->size - 1) / STARTS_MAX;
    int64_t least = INT64_MAX;

    for (size_t start = 0; start < ordering->size; start += stride) {
        int64_t apart = order_from(ordering, start, order);

        if (apart >= least)
            continue;
        least = apart;
        memcpy(ret_order, order, ordering->size * sizeof(*order));
    }
}

/* Whether a measure of one criterion has a link to one of the other. */
static bool are_linked(const struct sv_problem *problem, size_t a, size_t b)
{
    const uint64_t *to = problem->parts[b].members;
    size_t words = problem->words;

    for (size_t r = 0; r < problem->count; r++) {
        if (sv_bit(problem->parts[a].members, r) && sv_bit(problem->across, r) &&
            (sv_bits_meet(&problem->requires[r * words], to, words) ||
             sv_bits_meet(&problem->required_by[r * words], to, words) ||
             sv_bits_meet(&problem->excludes[r * words], to, words)))
            return true;
    }
    return false;
}

static bool is_empty(const uint64_t *bits, size_t words)
{
    uint64_t any = 0;

    for (size_t w = 0; w < words; w++)
        any |= bits[w];
    return any == 0;
}

/* Gathers the criteria connected with the first of them, and marks them as placed. */
static size_t gather(const struct sv_problem *problem, size_t first, bool *placed,
                     size_t *ret_component)
{
    size_t size = 0;

    ret_component[size++] = first;
    placed[first] = true;
    for (size_t next = 0; next < size; next++) {
        for (size_t c = 0; c < problem->gap->criterion_count; c++) {
            if (placed[c] || !are_linked(problem, ret_component[next], c))
                continue;
            placed[c] = true;
            ret_component[size++] = c;
        }
    }
    return size;
}

static void find_open(struct sv_problem *problem)
{
    size_t words = problem->words;
    uint64_t *seen = sv_arena_array(problem->arena, words, sizeof(*seen));

    problem->open =
        sv_arena_array(problem->arena, (problem->step_count + 1) * words, sizeof(*problem->open));
    for (size_t step = 0; step < problem->step_count; step++) {
        const uint64_t *members = problem->parts[problem->order[step]].members;

        for (size_t w = 0; w < words; w++)
            seen[w] |= members[w];
        for (size_t r = 0; r < problem->count; r++) {
            if (sv_bit(seen, r) && has_link_to_come(problem, r, seen))
                sv_bit_set(&problem->open[(step + 1) * words], r);
        }
    }
}

void sv_problem_put_in_order(struct sv_problem *problem)
{
    size_t count = problem->gap->criterion_count, words = problem->words;
    size_t *component = sv_arena_array(problem->arena, count, sizeof(*component));
    bool *placed = sv_arena_array(problem->arena, count, sizeof(*placed));
    uint64_t *before = sv_arena_array(problem->arena, words, sizeof(*before));
    struct ordering ordering = { .problem = problem, .component = component, .before = before };

    ordering.seen = sv_arena_array(problem->arena, words, sizeof(uint64_t));
    ordering.taken = sv_arena_array(problem->arena, count, sizeof(bool));
    problem->order = sv_arena_array(problem->arena, count, sizeof(*problem->order));
    for (size_t c = 0; c < count; c++) {
        if (placed[c] || is_empty(problem->parts[c].members, words))
            continue;
        ordering.size = gather(problem, c, placed, component);
        order_component(&ordering, &problem->order[problem->step_count]);
        problem->step_count += ordering.size;
        memcpy(before, ordering.seen, words * sizeof(*before));
    }
    find_open(problem);
}
