/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/optimiser_table.h"

#include <string.h>

enum {
    CHOICES_MAX = 1 << 15, /* of linked measures of one criterion */
    CHOICES_THIN = 64,     /* once the work limit is met */
    PERCENT = 100          /* raw sums are in hundredths, so that chances in percent fit */
};

/* A way to choose among the linked measures of the criterion, its sum before cap and steps. */
struct choice {
    struct sv_pick label;
    size_t next; /* in the same row */
};

struct table_maker {
    struct sv_problem *problem;
    struct sv_arena *arena;
    const struct sv_gap_part *part;
    size_t criterion;
    struct sv_forcing forcing;
    struct sv_front free; /* sets of measures without links */
    uint64_t *branched;   /* linked measures that the choices decide on */
    struct choice *choices;
    size_t choice_count;
};

static const struct sv_pick *label_of(const struct table_maker *maker, size_t rank)
{
    const struct sv_problem *problem = maker->problem;
    const struct sv_remedy *remedy = sv_problem_remedy(problem, rank);
    struct sv_pick *label = sv_arena_alloc(maker->arena, sizeof(*label));
    uint64_t *bits = sv_arena_array(maker->arena, problem->words, sizeof(*bits));
    int percent = maker->part->counting == SV_COUNTING_ADDITIVE ? remedy->chance_percent : PERCENT;

    sv_bit_set(bits, rank);
    *label = (struct sv_pick){ sv_problem_gain(problem, rank) * percent, remedy->cost, 1, bits };
    return label;
}

/* Every set of the measures without links that may be part of a best one. */
static void add_free(struct table_maker *maker)
{
    struct sv_problem *problem = maker->problem;
    struct sv_front nothing = sv_front_of_nothing(maker->arena, problem->words);
    struct sv_front_maker front = { .arena = maker->arena,
                                    .work = &problem->work,
                                    .kind = maker->part->counting == SV_COUNTING_MEAN
                                                ? SV_FRONT_ALL
                                                : SV_FRONT_RAW,
                                    .top = maker->part->top * PERCENT,
                                    .words = problem->words };

    maker->free = nothing;
    for (size_t r = 0; r < problem->count; r++) {
        if (!sv_bit(maker->part->members, r) || sv_bit(problem->linked, r) ||
            r == maker->forcing.out)
            continue;
        sv_front_start(&front);
        if (r != maker->forcing.in)
            sv_front_add(&front, &maker->free, nothing.items);
        sv_front_add(&front, &maker->free, label_of(maker, r));
        maker->free = sv_front_take(&front, maker->arena);
    }
}

/* Whether it needs a measure of those branched on that is left out. */
static bool needs_refused(const struct table_maker *maker, const struct choice *choice, size_t rank)
{
    const struct sv_problem *problem = maker->problem;
    const uint64_t *needs = &problem->requires[rank * problem->words];
    uint64_t refused = 0;

    for (size_t w = 0; w < problem->words; w++) {
        uint64_t left_out = maker->branched[w] & ~choice->label.bits[w];

        refused |= needs[w] & left_out;
    }
    return refused != 0;
}

static bool may_take(const struct table_maker *maker, const struct choice *choice, size_t rank)
{
    const struct sv_problem *problem = maker->problem;

    return rank != maker->forcing.out && !needs_refused(maker, choice, rank) &&
           !sv_bits_meet(&problem->excludes[rank * problem->words], choice->label.bits,
                         problem->words);
}

static bool may_refuse(const struct table_maker *maker, const struct choice *choice, size_t rank)
{
    const struct sv_problem *problem = maker->problem;

    return rank != maker->forcing.in && !sv_bits_meet(&problem->required_by[rank * problem->words],
                                                      choice->label.bits, problem->words);
}

static struct choice take(const struct table_maker *maker, const struct choice *choice, size_t rank)
{
    const struct sv_pick *more = label_of(maker, rank);
    sv_points top = maker->part->top * PERCENT, points = choice->label.points + more->points;
    uint64_t *bits = sv_bits_copy(maker->arena, choice->label.bits, maker->problem->words);

    sv_bit_set(bits, rank);
    return (struct choice){ .label = { points < top ? points : top,
                                       sv_cost_sum(choice->label.cost, more->cost),
                                       choice->label.count + 1, bits } };
}

/* Doubles the choices by one more measure, less what links within the criterion forbid. */
static void branch(struct table_maker *maker, size_t rank)
{
    struct choice *choices =
        sv_arena_array(maker->arena, 2 * maker->choice_count, sizeof(*choices));
    struct sv_work *work = &maker->problem->work;
    size_t most = sv_work_is_over(work) ? CHOICES_THIN : CHOICES_MAX, count = 0;

    for (size_t i = 0; i < maker->choice_count; i++) {
        if (may_refuse(maker, &maker->choices[i], rank))
            choices[count++] = maker->choices[i];
        if (may_take(maker, &maker->choices[i], rank))
            choices[count++] = take(maker, &maker->choices[i], rank);
    }
    sv_work_spend(work, 2 * maker->choice_count);
    work->thinned = work->thinned || count > most;
    maker->choices = choices;
    maker->choice_count = count < most ? count : most;
    sv_bit_set(maker->branched, rank);
}

static void branch_all(struct table_maker *maker, bool across)
{
    const struct sv_problem *problem = maker->problem;

    for (size_t r = 0; r < problem->count; r++) {
        if (sv_bit(maker->part->members, r) && sv_bit(problem->linked, r) &&
            sv_bit(problem->across, r) == across)
            branch(maker, r);
    }
}

static void add_choices(struct table_maker *maker)
{
    const struct sv_problem *problem = maker->problem;

    maker->choices = sv_arena_alloc(maker->arena, sizeof(*maker->choices));
    maker->choices[0].label = *sv_front_of_nothing(maker->arena, problem->words).items;
    maker->choice_count = 1;
    maker->branched = sv_arena_array(maker->arena, problem->words, sizeof(uint64_t));
    branch_all(maker, true); /* first, so that choices of one row stand together */
    branch_all(maker, false);
}

/* Puts each choice into the row of the measures across that it takes; returns the first of each. */
static size_t *group_choices(struct table_maker *maker, struct sv_table_row *rows,
                             size_t *ret_count)
{
    struct sv_problem *problem = maker->problem;
    size_t words = problem->words, count = 0;
    size_t *first = sv_arena_array(maker->arena, maker->choice_count, sizeof(*first));

    for (size_t i = 0; i < maker->choice_count; i++) {
        struct choice *choice = &maker->choices[i];
        uint64_t *across = sv_bits_copy(maker->arena, choice->label.bits, words);

        for (size_t w = 0; w < words; w++)
            across[w] &= problem->across[w];
        if (count == 0 || !sv_bits_same(rows[count - 1].across, across, words)) {
            first[count] = SIZE_MAX;
            rows[count++].across = across;
        }
        choice->next = first[count - 1];
        first[count - 1] = i;
    }
    sv_work_spend(&problem->work, maker->choice_count);
    *ret_count = count;
    return first;
}

/* Points of the raw sum; of a mean the set itself must be known. */
static sv_points points_of(struct table_maker *maker, sv_points raw, const uint64_t *bits)
{
    switch (maker->part->counting) {
    case SV_COUNTING_MEAN:
        return sv_problem_mean(maker->problem, maker->criterion, bits);
    case SV_COUNTING_ADDITIVE:
        return (raw + PERCENT / 2) / PERCENT;
    case SV_COUNTING_SURE:
        break;
    }
    return sv_gap_won(&maker->problem->gap->criteria[maker->criterion], raw / PERCENT);
}

/* Adds to a row's front the choice joined with each set of free measures. */
static void add_sets(struct table_maker *maker, const struct choice *choice,
                     struct sv_front_maker *front)
{
    struct sv_pick *sets = sv_arena_array(maker->arena, maker->free.count, sizeof(*sets));
    size_t words = maker->problem->words;
    size_t count = sv_work_is_out(&maker->problem->work) ? 1 : maker->free.count;
    uint64_t *bits = sv_arena_array(maker->arena, words, sizeof(*bits));
    sv_points top = maker->part->top * PERCENT;
    struct sv_pick *base = sv_arena_alloc(maker->arena, sizeof(*base));

    *base = choice->label;
    base->points = 0;
    for (size_t i = 0; i < count; i++) {
        const struct sv_pick *set = &maker->free.items[i];
        sv_points raw = choice->label.points + set->points;

        for (size_t w = 0; w < words; w++)
            bits[w] = choice->label.bits[w] | set->bits[w];
        sets[i] = *set;
        sets[i].points = points_of(maker, raw < top ? raw : top, bits);
    }
    if (maker->part->counting != SV_COUNTING_MEAN) {
        sv_front_add(front, &(struct sv_front){ sets, count }, base);
        return;
    }
    for (size_t i = 0; i < count; i++)
        sv_front_add(front, &(struct sv_front){ &sets[i], 1 }, base);
}

struct sv_table sv_table_of(struct sv_problem *problem, struct sv_arena *arena, size_t criterion,
                            const struct sv_forcing *forcing)
{
    struct table_maker maker = { .problem = problem,
                                 .arena = arena,
                                 .part = &problem->parts[criterion],
                                 .criterion = criterion,
                                 .forcing = *forcing };
    struct sv_front_maker front = { .arena = arena,
                                    .work = &problem->work,
                                    .kind = SV_FRONT_FINAL,
                                    .top = problem->target,
                                    .words = problem->words };

    add_free(&maker);
    add_choices(&maker);

    struct sv_table_row *rows = sv_arena_array(arena, maker.choice_count, sizeof(*rows));
    size_t count = 0;
    const size_t *first = group_choices(&maker, rows, &count);

    for (size_t row = 0; row < count; row++) {
        sv_front_start(&front);
        for (size_t i = first[row]; i != SIZE_MAX; i = maker.choices[i].next)
            add_sets(&maker, &maker.choices[i], &front);
        rows[row].front = sv_front_take(&front, arena);
    }
    return (struct sv_table){ rows, count };
}
