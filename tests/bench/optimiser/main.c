/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Times the gap optimiser and writes the same problems for glpsol; tests/bench/optimum compares
 * both. Usage: optimiser FOLDER
 */
#include "domain/optimiser.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { REMEDIES = 200, CRITERIA = 40, FIELD = 5, ROUNDS = 7, SEEDS = 5 };

/* How the measures are linked. */
struct shape {
    const char *name;
    unsigned links;     /* measures of 100 with a requirement or an exclusion */
    unsigned elsewhere; /* of these in 100: to a measure of another criterion of the field */
    unsigned anywhere;  /* to any measure at all */
    bool coarse;        /* points in steps of 0.05, else in millionths */
    bool expected;
};

static const struct shape shapes[] = {
    { "free", 0, 0, 0, true, false },
    { "realistic", 50, 30, 10, true, false },
    { "realistic-expected", 50, 30, 10, true, true },
    { "realistic-millionths", 50, 30, 10, false, false },
    { "dense", 80, 30, 30, true, false },
    { "tangled", 100, 0, 100, true, false },
};

static uint64_t state;

static unsigned below(unsigned limit)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)((state >> 33) % limit);
}

static sv_points amount(const struct shape *shape, unsigned most_steps)
{
    sv_points coarse = (1 + below(most_steps)) * SV_POINT / 20;

    return shape->coarse ? coarse : coarse - below(50000);
}

/* A measure of the same criterion, of the same field or of any, earlier in the plan. */
static size_t other(const struct shape *shape, size_t i)
{
    unsigned kind = below(100);
    size_t criterion = i % CRITERIA;

    if (kind < shape->anywhere)
        criterion = below(CRITERIA);
    else if (kind < shape->anywhere + shape->elsewhere)
        criterion = criterion / FIELD * FIELD + below(FIELD);
    return criterion + CRITERIA * below(REMEDIES / CRITERIA);
}

static void link(struct sv_arena *arena, const struct shape *shape, struct sv_remedy *remedy,
                 size_t i)
{
    size_t *place = sv_arena_alloc(arena, sizeof(*place));

    *place = other(shape, i);
    if (below(100) >= shape->links || *place == i)
        return;
    if (below(3) == 0) {
        remedy->excludes = place;
        remedy->exclude_count = 1;
    } else if (*place < i) {
        remedy->requires = place;
        remedy->require_count = 1;
    }
}

static struct sv_points_gap gap_of(struct sv_arena *arena, const struct shape *shape)
{
    struct sv_gap_criterion *criteria = sv_arena_array(arena, CRITERIA, sizeof(*criteria));
    struct sv_remedy *remedies = sv_arena_array(arena, REMEDIES, sizeof(*remedies));
    sv_points lost = 0;

    for (size_t c = 0; c < CRITERIA; c++) {
        sv_points *steps = sv_arena_array(arena, 3, sizeof(*steps));

        for (int k = 0; k < 3; k++)
            steps[k] = (k > 0 ? steps[k - 1] : 0) + amount(shape, 17);
        criteria[c].lost = steps[2];
        criteria[c].steps = steps;
        criteria[c].step_count = c % 3 == 0 ? 3 : 0;
        lost += criteria[c].lost;
    }
    for (size_t i = 0; i < REMEDIES; i++) {
        remedies[i] = (struct sv_remedy){ .code = sv_arena_printf(arena, "M%03zu", i),
                                          .criterion = i % CRITERIA,
                                          .gain = amount(shape, 20),
                                          .cost = (1 + below(1000)) * 500,
                                          .chance_percent = 50 + 5 * (int)below(11) };
        link(arena, shape, &remedies[i], i);
    }
    return (struct sv_points_gap){
        lost / (shape->expected ? 4 : 2), shape->expected, criteria, CRITERIA, remedies, REMEDIES, 0
    };
}

static double now_ms(void)
{
    struct timespec now = { 0 };

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* The same in the CPLEX format: x chosen, y points, z whole steps of a criterion. */
static void write_lp(const struct sv_points_gap *gap, FILE *file)
{
    fprintf(file, "Minimize\n cost:");
    for (size_t i = 0; i < gap->remedy_count; i++)
        fprintf(file, "\n + %" PRId64 " x%zu", gap->remedies[i].cost, i);
    fprintf(file, "\nSubject To\n target:");
    for (size_t c = 0; c < gap->criterion_count; c++)
        fprintf(file, "\n + y%zu", c);
    fprintf(file, " >= %.6f\n", sv_double_of_points(gap->target));
    for (size_t c = 0; c < gap->criterion_count; c++) {
        const struct sv_gap_criterion *it = &gap->criteria[c];

        fprintf(file, " sum%zu: y%zu", c, c);
        for (size_t i = c; i < gap->remedy_count; i += CRITERIA)
            fprintf(file, " - %.6f x%zu", sv_double_of_points(gap->remedies[i].gain), i);
        fprintf(file, " <= 0\n");
        fprintf(file, " cap%zu: y%zu", c, c);
        for (size_t k = 0; k < it->step_count; k++)
            fprintf(file, " - %.6f z%zu_%zu",
                    sv_double_of_points(it->steps[k] - (k > 0 ? it->steps[k - 1] : 0)), c, k);
        fprintf(file, " %s %.6f\n", it->step_count > 0 ? "=" : "<=",
                it->step_count > 0 ? 0.0 : sv_double_of_points(it->lost));
        for (size_t k = 1; k < it->step_count; k++)
            fprintf(file, " up%zu_%zu: z%zu_%zu - z%zu_%zu >= 0\n", c, k, c, k - 1, c, k);
    }
    for (size_t i = 0; i < gap->remedy_count; i++) {
        for (size_t k = 0; k < gap->remedies[i].require_count; k++)
            fprintf(file, " need%zu: x%zu - x%zu <= 0\n", i, i, gap->remedies[i].requires[k]);
        for (size_t k = 0; k < gap->remedies[i].exclude_count; k++)
            fprintf(file, " bar%zu: x%zu + x%zu <= 1\n", i, i, gap->remedies[i].excludes[k]);
    }
    fprintf(file, "Binary\n");
    for (size_t i = 0; i < gap->remedy_count; i++)
        fprintf(file, " x%zu\n", i);
    for (size_t c = 0; c < gap->criterion_count; c++) {
        for (size_t k = 0; k < gap->criteria[c].step_count; k++)
            fprintf(file, " z%zu_%zu\n", c, k);
    }
    fprintf(file, "End\n");
}

static size_t links_of(const struct sv_points_gap *gap)
{
    size_t count = 0;

    for (size_t i = 0; i < gap->remedy_count; i++)
        count += gap->remedies[i].require_count + gap->remedies[i].exclude_count;
    return count;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* One line: shape-seed, median ms, exact or not, cost, number of links. */
static void measure(const struct shape *shape, unsigned seed, const char *folder)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_optimum optimum = { 0 };
    double times[ROUNDS];
    char path[512];

    state = seed;
    struct sv_points_gap gap = gap_of(arena, shape);

    for (int i = 0; i < ROUNDS; i++) {
        double start = now_ms();

        optimum = sv_optimise(arena, &gap);
        times[i] = now_ms() - start;
    }
    qsort(times, ROUNDS, sizeof(*times), compare);
    printf("%s-%u %.2f %s %" PRId64 " %zu\n", shape->name, seed, times[ROUNDS / 2],
           optimum.exact ? "exact" : "inexact", optimum.best.cost, links_of(&gap));
    if (shape->expected)
        return; /* a mean over chances with caps and steps is no linear programme */
    (void)snprintf(path, sizeof(path), "%s/%s-%u.lp", folder, shape->name, seed);
    FILE *file = fopen(path, "w");

    if (file == NULL)
        exit(1);
    write_lp(&gap, file);
    fclose(file);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    for (size_t s = 0; s < sizeof(shapes) / sizeof(*shapes); s++) {
        for (unsigned seed = 1; seed <= SEEDS; seed++)
            measure(&shapes[s], seed, argv[1]);
    }
    return 0;
}
