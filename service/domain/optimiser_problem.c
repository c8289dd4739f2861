/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/optimiser_problem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A bound on points for overflow alone: a thousand million of them. */
static const sv_points POINTS_MAX = INT64_C(1000000000) * SV_POINT;

static const int64_t USUAL_WORK = 100000000;

struct named {
    const char *code;
    size_t place;
};

static int compare_codes(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int order = strcmp(x->code, y->code);

    if (order != 0)
        return order;
    return (x->place > y->place) - (x->place < y->place);
}

static void rank(struct sv_problem *problem)
{
    const struct sv_points_gap *gap = problem->gap;
    struct named *named = sv_arena_array(problem->arena, problem->count, sizeof(*named));
    size_t *remedy_at = sv_arena_array(problem->arena, problem->count, sizeof(*remedy_at));
    size_t *rank_of = sv_arena_array(problem->arena, problem->count, sizeof(*rank_of));

    for (size_t i = 0; i < problem->count; i++)
        named[i] = (struct named){ gap->remedies[i].code, i };
    if (problem->count > 0)
        qsort(named, problem->count, sizeof(*named), compare_codes);
    for (size_t r = 0; r < problem->count; r++) {
        remedy_at[r] = named[r].place;
        rank_of[named[r].place] = r;
    }
    problem->remedy_at = remedy_at;
    problem->rank_of = rank_of;
}

static void link_remedy(struct sv_problem *problem, size_t rank)
{
    const struct sv_remedy *remedy = sv_problem_remedy(problem, rank);
    size_t words = problem->words;

    assert(remedy->gain >= 0 && remedy->cost >= 0);
    assert(remedy->chance_percent >= 0 && remedy->chance_percent <= 100);
    assert(remedy->criterion < problem->gap->criterion_count);
    for (size_t i = 0; i < remedy->require_count; i++) {
        assert(remedy->requires[i] < problem -> count);
        size_t other = problem->rank_of[remedy->requires[i]];

        if (other == rank)
            continue;
        sv_bit_set(&problem->requires[rank * words], other);
        sv_bit_set(&problem->required_by[other * words], rank);
    }
    for (size_t i = 0; i < remedy->exclude_count; i++) {
        assert(remedy->excludes[i] < problem->count);
        size_t other = problem->rank_of[remedy->excludes[i]];

        sv_bit_set(&problem->excludes[rank * words], other);
        sv_bit_set(&problem->excludes[other * words], rank);
    }
}

/* Gathers all that a measure needs, and tells whether that can be done together. */
static bool can_be_done(const struct sv_problem *problem, size_t rank, uint64_t *needs,
                        size_t *waiting)
{
    size_t words = problem->words, count = 0;

    memset(needs, 0, words * sizeof(*needs));
    sv_bit_set(needs, rank);
    waiting[count++] = rank;
    for (size_t next = 0; next < count; next++) {
        const uint64_t *requires = &problem->requires[waiting[next] * words];

        if (sv_problem_remedy(problem, waiting[next])->closed)
            return false;
        for (size_t r = 0; r < problem->count; r++) {
            if (!sv_bit(requires, r) || sv_bit(needs, r))
                continue;
            sv_bit_set(needs, r);
            waiting[count++] = r;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (sv_bits_meet(&problem->excludes[waiting[i] * words], needs, words))
            return false;
    }
    return true;
}

static void find_possible(struct sv_problem *problem)
{
    uint64_t *needs = sv_arena_array(problem->arena, problem->words, sizeof(*needs));
    size_t *waiting = sv_arena_array(problem->arena, problem->count, sizeof(*waiting));

    for (size_t r = 0; r < problem->count; r++) {
        if (can_be_done(problem, r, needs, waiting))
            sv_bit_set(problem->possible, r);
    }
}

/* Links to measures that cannot be chosen bind nobody; those of such a measure tell why. */
static void mark_linked(struct sv_problem *problem)
{
    size_t words = problem->words;

    for (size_t r = 0; r < problem->count; r++) {
        const uint64_t *members = problem->parts[sv_problem_remedy(problem, r)->criterion].members;
        uint64_t any = 0, elsewhere = 0;

        for (size_t w = 0; w < words && sv_bit(problem->possible, r); w++) {
            problem->requires[r * words + w] &= problem->possible[w];
            problem->required_by[r * words + w] &= problem->possible[w];
            problem->excludes[r * words + w] &= problem->possible[w];
            uint64_t links = problem->requires[r * words + w] |
                             problem->required_by[r * words + w] | problem->excludes[r * words + w];

            any |= links;
            elsewhere |= links & ~members[w];
        }
        if (any != 0)
            sv_bit_set(problem->linked, r);
        if (elsewhere != 0)
            sv_bit_set(problem->across, r);
    }
}

sv_points sv_gap_won(const struct sv_gap_criterion *criterion, sv_points sum)
{
    sv_points lost = criterion->lost < POINTS_MAX ? criterion->lost : POINTS_MAX;
    sv_points most = sum < lost ? sum : lost, won = criterion->step_count == 0 ? most : 0;

    for (size_t i = 0; i < criterion->step_count; i++) {
        if (criterion->steps[i] <= most && criterion->steps[i] > won)
            won = criterion->steps[i];
    }
    return won > 0 ? won : 0;
}

sv_points sv_problem_gain(const struct sv_problem *problem, size_t rank)
{
    const struct sv_remedy *remedy = sv_problem_remedy(problem, rank);
    sv_points top = problem->parts[remedy->criterion].top;

    return remedy->gain < top ? remedy->gain : top;
}

/* Whether the sum of all gains is won as it is. */
static bool adds_up(const struct sv_problem *problem, size_t criterion)
{
    sv_points room = problem->parts[criterion].top;

    for (size_t r = 0; r < problem->count; r++) {
        if (!sv_bit(problem->parts[criterion].members, r))
            continue;
        if (sv_problem_remedy(problem, r)->gain > room)
            return false;
        room -= sv_problem_remedy(problem, r)->gain;
    }
    return problem->gap->criteria[criterion].step_count == 0;
}

static void add_parts(struct sv_problem *problem)
{
    size_t count = problem->gap->criterion_count, words = problem->words;
    uint64_t *members = sv_arena_array(problem->arena, count * words, sizeof(*members));

    problem->parts = sv_arena_array(problem->arena, count, sizeof(*problem->parts));
    for (size_t r = 0; r < problem->count; r++) {
        if (sv_bit(problem->possible, r))
            sv_bit_set(&members[sv_problem_remedy(problem, r)->criterion * words], r);
    }
    for (size_t c = 0; c < count; c++) {
        struct sv_gap_part *part = &problem->parts[c];

        part->members = &members[c * words];
        part->top = sv_gap_won(&problem->gap->criteria[c], POINTS_MAX);
        if (!problem->gap->expected)
            part->counting = SV_COUNTING_SURE;
        else
            part->counting = adds_up(problem, c) ? SV_COUNTING_ADDITIVE : SV_COUNTING_MEAN;
    }
}

sv_points sv_problem_points(struct sv_problem *problem, size_t criterion, const uint64_t *bits)
{
    const struct sv_gap_part *part = &problem->parts[criterion];
    sv_points sum = 0;

    if (part->counting != SV_COUNTING_SURE)
        return sv_problem_mean(problem, criterion, bits);
    for (size_t r = 0; r < problem->count; r++) {
        if (!sv_bit(bits, r) || sv_problem_remedy(problem, r)->criterion != criterion)
            continue;
        sum += sv_problem_gain(problem, r);
        sum = sum < part->top ? sum : part->top;
    }
    return sv_gap_won(&problem->gap->criteria[criterion], sum);
}

struct sv_problem *sv_problem_of(struct sv_arena *arena, const struct sv_points_gap *gap)
{
    struct sv_problem *problem = sv_arena_alloc(arena, sizeof(*problem));
    size_t count = gap->remedy_count, words = (count + 63) / 64;

    *problem = (struct sv_problem){ .arena = arena, .gap = gap, .count = count, .words = words };
    problem->target = gap->target > 0 ? gap->target : 0;
    problem->work.limit = gap->work_limit > 0 ? gap->work_limit : USUAL_WORK;
    problem->possible = sv_arena_array(arena, words, sizeof(uint64_t));
    problem->linked = sv_arena_array(arena, words, sizeof(uint64_t));
    problem->across = sv_arena_array(arena, words, sizeof(uint64_t));
    problem->requires = sv_arena_array(arena, count * words, sizeof(uint64_t));
    problem->required_by = sv_arena_array(arena, count * words, sizeof(uint64_t));
    problem->excludes = sv_arena_array(arena, count * words, sizeof(uint64_t));
    rank(problem);
    for (size_t r = 0; r < count; r++)
        link_remedy(problem, r);
    find_possible(problem);
    add_parts(problem);
    mark_linked(problem);
    return problem;
}
