/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/optimiser_problem.h"

#include <math.h>

/*
 * What a set brings if each measure succeeds or not by itself: exact distributions, as long as
 * there are not too many outcomes. Beyond that values are made coarser, always to the worse side.
 */

enum {
    OUTCOMES_MAX = 8192,
    OUTCOMES_COARSE = 2048, /* at most so many different values afterwards */
    STEPS_OF_MEAN = 200     /* that working out a mean counts for */
};

struct outcome {
    sv_points value;
    double chance;
};

struct outcomes {
    struct outcome *items; /* ascending */
    size_t count;
};

/* Adds an outcome that is not below the last one. */
static void push(struct outcomes *to, sv_points value, double chance)
{
    if (chance <= 0)
        return;
    if (to->count > 0 && to->items[to->count - 1].value == value)
        to->items[to->count - 1].chance += chance;
    else
        to->items[to->count++] = (struct outcome){ value, chance };
}

static sv_points at_most(sv_points value, sv_points top)
{
    return value < top ? value : top;
}

/* All of a with the one chance, and all of b moved up with the other; values saturate at top.
 * Moved, b reaches at least as far as a. */
static struct outcomes mix(struct sv_arena *arena, const struct outcomes *a, double chance_a,
                           const struct outcomes *b, const struct outcome *move, sv_points top)
{
    struct outcomes mixed = { sv_arena_array(arena, a->count + b->count, sizeof(*mixed.items)), 0 };
    size_t next = 0;

    for (size_t i = 0; i < b->count; i++) {
        sv_points value = at_most(b->items[i].value + move->value, top);

        for (; next < a->count && a->items[next].value <= value; next++)
            push(&mixed, a->items[next].value, a->items[next].chance * chance_a);
        push(&mixed, value, b->items[i].chance * move->chance);
    }
    return mixed;
}

/* Rounds values up or down to few different ones, if there are too many. */
static void coarsen(struct outcomes *outcomes, bool up, bool *exact)
{
    struct outcomes few = { outcomes->items, 0 };
    sv_points low = 0, unit = 0;

    if (outcomes->count <= OUTCOMES_MAX)
        return;
    low = outcomes->items[0].value;
    unit = (outcomes->items[outcomes->count - 1].value - low) / OUTCOMES_COARSE + 1;
    for (size_t i = 0; i < outcomes->count; i++) {
        struct outcome outcome = outcomes->items[i];
        sv_points units = (outcome.value - low + (up ? unit - 1 : 0)) / unit;

        push(&few, low + units * unit, outcome.chance);
    }
    *outcomes = few;
    *exact = false;
}

static struct outcomes nothing_new(struct sv_arena *arena)
{
    struct outcomes outcomes = { sv_arena_alloc(arena, sizeof(*outcomes.items)), 0 };

    push(&outcomes, 0, 1);
    return outcomes;
}

/* Points won in a criterion. */
static struct outcomes won_in(const struct sv_problem *problem, struct sv_arena *arena,
                              size_t criterion, const uint64_t *bits, bool *exact)
{
    struct outcomes sums = nothing_new(arena), won = { 0 };

    for (size_t r = 0; r < problem->count; r++) {
        const struct sv_remedy *remedy = sv_problem_remedy(problem, r);
        double chance = remedy->chance_percent / 100.0;
        struct outcome success = { sv_problem_gain(problem, r), chance };

        if (!sv_bit(bits, r) || remedy->criterion != criterion)
            continue;
        sums = mix(arena, &sums, 1 - chance, &sums, &success, problem->parts[criterion].top);
        coarsen(&sums, false, exact);
    }
    won.items = sv_arena_array(arena, sums.count, sizeof(*won.items));
    for (size_t i = 0; i < sums.count; i++)
        push(&won, sv_gap_won(&problem->gap->criteria[criterion], sums.items[i].value),
             sums.items[i].chance);
    return won;
}

/* The nearest millionth; a half that floating point made a little less still goes up. */
static sv_points rounded(double mean)
{
    return (sv_points)floor(mean + 0.5 + 1e-7);
}

static double mean_of(const struct outcomes *won)
{
    double mean = 0;

    for (size_t i = 0; i < won->count; i++)
        mean += (double)won->items[i].value * won->items[i].chance;
    return mean;
}

/* Where neither cap nor steps touch the sum it needs no outcomes, and no floating point. */
static sv_points sum_of_means(const struct sv_problem *problem, size_t criterion,
                              const uint64_t *bits)
{
    int64_t hundredths = 0;

    for (size_t r = 0; r < problem->count; r++) {
        const struct sv_remedy *remedy = sv_problem_remedy(problem, r);

        if (sv_bit(bits, r) && remedy->criterion == criterion)
            hundredths += sv_problem_gain(problem, r) * remedy->chance_percent;
    }
    return (hundredths + 50) / 100;
}

static sv_points mean_points(const struct sv_problem *problem, size_t criterion,
                             const uint64_t *bits, bool *exact)
{
    if (problem->parts[criterion].counting == SV_COUNTING_ADDITIVE)
        return sum_of_means(problem, criterion, bits);

    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct outcomes won = won_in(problem, arena, criterion, bits, exact);

    return rounded(mean_of(&won));
}

sv_points sv_problem_mean(struct sv_problem *problem, size_t criterion, const uint64_t *bits)
{
    bool exact = true;
    sv_points mean = mean_points(problem, criterion, bits, &exact);

    sv_work_spend(&problem->work, STEPS_OF_MEAN);
    problem->work.thinned = problem->work.thinned || !exact;
    return mean;
}

/* Points that are not won of those that the criterion's measures win if all succeed. */
static struct outcomes lost_of(struct sv_arena *arena, const struct outcomes *won, sv_points all)
{
    struct outcomes lost = { sv_arena_array(arena, won->count, sizeof(*lost.items)), 0 };

    for (size_t i = won->count; i-- > 0;)
        push(&lost, all - won->items[i].value, won->items[i].chance);
    return lost;
}

static void drop_above(struct outcomes *outcomes, sv_points most)
{
    while (outcomes->count > 0 && outcomes->items[outcomes->count - 1].value > most)
        outcomes->count--;
}

/* Adds the losses of one more criterion, as far as the set still reaches with them. */
static struct outcomes add_losses(struct sv_arena *arena, const struct outcomes *total,
                                  const struct outcomes *lost, sv_points slack)
{
    struct outcomes sum = { 0 };

    for (size_t i = 0; i < lost->count && lost->items[i].value <= slack; i++) {
        sum = mix(arena, &sum, 1, total, &lost->items[i], INT64_MAX);
        drop_above(&sum, slack);
    }
    return sum;
}

static const size_t *places_of(const struct sv_problem *problem, struct sv_arena *arena,
                               const uint64_t *bits, size_t *ret_count)
{
    size_t *places = sv_arena_array(arena, problem->count, sizeof(*places)), count = 0;

    for (size_t place = 0; place < problem->count; place++) {
        if (sv_bit(bits, problem->rank_of[place]))
            places[count++] = place;
    }
    *ret_count = count;
    return places;
}

static sv_points won_by_all(const struct sv_problem *problem, size_t criterion,
                            const uint64_t *bits)
{
    sv_points sum = 0, top = problem->parts[criterion].top;

    for (size_t r = 0; r < problem->count; r++) {
        if (sv_bit(bits, r) && sv_problem_remedy(problem, r)->criterion == criterion)
            sum = at_most(sum + sv_problem_gain(problem, r), top);
    }
    return sv_gap_won(&problem->gap->criteria[criterion], sum);
}

/* The chance that what is lost by failures stays within what the set brings too much. */
static double chance_of(const struct sv_problem *problem, const struct sv_remedy_set *set,
                        const uint64_t *bits, bool *exact)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct outcomes total = nothing_new(arena);
    sv_points slack = set->points - problem->target;
    double chance = 0;

    for (size_t c = 0; c < problem->gap->criterion_count && slack >= 0; c++) {
        struct outcomes won = won_in(problem, arena, c, bits, exact);
        struct outcomes lost = lost_of(arena, &won, won_by_all(problem, c, bits));

        total = add_losses(arena, &total, &lost, slack);
        coarsen(&total, true, exact);
    }
    drop_above(&total, slack);
    for (size_t i = 0; i < total.count; i++)
        chance += total.items[i].chance;
    return chance < 1 ? chance : 1;
}

struct sv_remedy_set sv_problem_set(struct sv_problem *problem, struct sv_arena *arena,
                                    const uint64_t *bits)
{
    struct sv_remedy_set set = { .chance_exact = true };

    set.remedies = places_of(problem, arena, bits, &set.count);
    for (size_t i = 0; i < set.count; i++)
        set.cost = sv_cost_sum(set.cost, problem->gap->remedies[set.remedies[i]].cost);
    for (size_t c = 0; c < problem->gap->criterion_count; c++) {
        set.expected += mean_points(problem, c, bits, &set.chance_exact);
        set.points += won_by_all(problem, c, bits);
    }
    set.chance = chance_of(problem, &set, bits, &set.chance_exact);
    return set;
}
