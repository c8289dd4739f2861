/* SPDX-License-Identifier: Apache-2.0 */
#include "support/gap_brute.h"

#include <math.h>
#include <string.h>

unsigned brute_random(uint64_t *seed, unsigned below)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)((*seed >> 33) % below);
}

static bool has(unsigned set, size_t place)
{
    return (set >> place & 1U) != 0;
}

static bool is_allowed(const struct sv_points_gap *gap, unsigned set)
{
    for (size_t i = 0; i < gap->remedy_count; i++) {
        const struct sv_remedy *remedy = &gap->remedies[i];

        if (!has(set, i))
            continue;
        if (remedy->closed)
            return false;
        for (size_t k = 0; k < remedy->require_count; k++) {
            if (!has(set, remedy->requires[k]))
                return false;
        }
        for (size_t k = 0; k < remedy->exclude_count; k++) {
            if (has(set, remedy->excludes[k]))
                return false;
        }
    }
    return true;
}

/* Points that the successes of one criterion win. */
static sv_points won(const struct sv_points_gap *gap, size_t criterion, unsigned successes)
{
    const struct sv_gap_criterion *it = &gap->criteria[criterion];
    sv_points sum = 0, most = 0;

    for (size_t i = 0; i < gap->remedy_count; i++) {
        if (has(successes, i) && gap->remedies[i].criterion == criterion)
            sum += gap->remedies[i].gain;
    }
    sum = sum < it->lost ? sum : it->lost;
    for (size_t k = 0; k < it->step_count; k++) {
        if (it->steps[k] <= sum)
            most = it->steps[k];
    }
    return it->step_count > 0 ? most : sum;
}

static double chance_of(const struct sv_points_gap *gap, unsigned set, unsigned successes)
{
    double chance = 1;

    for (size_t i = 0; i < gap->remedy_count; i++) {
        double success = gap->remedies[i].chance_percent / 100.0;

        if (has(set, i))
            chance *= has(successes, i) ? success : 1 - success;
    }
    return chance;
}

static sv_points sure(const struct sv_points_gap *gap, unsigned set)
{
    sv_points sum = 0;

    for (size_t c = 0; c < gap->criterion_count; c++)
        sum += won(gap, c, set);
    return sum;
}

/* Mean over all outcomes, criterion by criterion to the nearest millionth. */
static sv_points mean(const struct sv_points_gap *gap, unsigned set)
{
    sv_points sum = 0;

    for (size_t c = 0; c < gap->criterion_count; c++) {
        unsigned here = 0;
        double points = 0;

        for (size_t i = 0; i < gap->remedy_count; i++) {
            if (has(set, i) && gap->remedies[i].criterion == c)
                here |= 1U << i;
        }
        for (unsigned successes = here;; successes = (successes - 1) & here) {
            points += (double)won(gap, c, successes) * chance_of(gap, here, successes);
            if (successes == 0)
                break;
        }
        sum += (sv_points)floor(points + 0.5 + 1e-6);
    }
    return sum;
}

sv_points brute_points(const struct sv_points_gap *gap, unsigned set)
{
    return gap->expected ? mean(gap, set) : sure(gap, set);
}

static int64_t cost_of(const struct sv_points_gap *gap, unsigned set)
{
    int64_t cost = 0;

    for (size_t i = 0; i < gap->remedy_count; i++)
        cost += has(set, i) ? gap->remedies[i].cost : 0;
    return cost;
}

static int size_of(unsigned set)
{
    int size = 0;

    for (; set != 0; set &= set - 1)
        size++;
    return size;
}

/* Whether a holds the first measure, by code, that only one of both has. */
static bool has_earlier_codes(const struct sv_points_gap *gap, unsigned a, unsigned b)
{
    const char *first = NULL;
    bool in_a = false;

    for (size_t i = 0; i < gap->remedy_count; i++) {
        if (has(a, i) == has(b, i))
            continue;
        if (first == NULL || strcmp(gap->remedies[i].code, first) < 0) {
            first = gap->remedies[i].code;
            in_a = has(a, i);
        }
    }
    return in_a;
}

static bool is_better(const struct sv_points_gap *gap, bool reaching, unsigned a, unsigned b)
{
    sv_points points_a = brute_points(gap, a), points_b = brute_points(gap, b);
    int64_t cost_a = cost_of(gap, a), cost_b = cost_of(gap, b);

    if (!reaching && points_a != points_b)
        return points_a > points_b;
    if (cost_a != cost_b)
        return cost_a < cost_b;
    if (points_a != points_b)
        return points_a > points_b;
    if (size_of(a) != size_of(b))
        return size_of(a) < size_of(b);
    return has_earlier_codes(gap, a, b);
}

static void look_at(const struct sv_points_gap *gap, unsigned set, struct brute_answer *answer)
{
    bool reaches = brute_points(gap, set) >= gap->target;

    for (size_t i = 0; i < gap->remedy_count && reaches; i++) {
        if (has(set, i) && (!answer->can_reach[i] || cost_of(gap, set) < answer->cost_with[i])) {
            answer->can_reach[i] = true;
            answer->cost_with[i] = cost_of(gap, set);
        }
    }
    if (reaches == answer->reached ? is_better(gap, reaches, set, answer->best) : reaches) {
        answer->best = set;
        answer->reached = reaches;
    }
}

static void find_runner_up(const struct sv_points_gap *gap, const unsigned *allowed, size_t count,
                           struct brute_answer *answer)
{
    for (size_t s = 0; s < count && answer->reached; s++) {
        if ((allowed[s] & answer->best) == answer->best ||
            brute_points(gap, allowed[s]) < gap->target)
            continue;
        if (!answer->has_runner_up || is_better(gap, true, allowed[s], answer->runner_up))
            answer->runner_up = allowed[s];
        answer->has_runner_up = true;
    }
    answer->runner_up_cost = cost_of(gap, answer->runner_up);
}

struct brute_answer brute_optimise(const struct sv_points_gap *gap)
{
    struct brute_answer answer = { .reached = gap->target <= 0 };
    static unsigned allowed[BRUTE_SETS];
    size_t count = 0;

    for (unsigned set = 0; set < 1U << gap->remedy_count; set++) {
        if (is_allowed(gap, set))
            allowed[count++] = set;
    }
    for (size_t s = 0; s < count; s++)
        look_at(gap, allowed[s], &answer);
    if (gap->target <= 0)
        answer.best = 0;
    find_runner_up(gap, allowed, count, &answer);
    answer.best_cost = cost_of(gap, answer.best);
    answer.best_points = sure(gap, answer.best);
    answer.best_expected = mean(gap, answer.best);
    for (unsigned successes = answer.best;; successes = (successes - 1) & answer.best) {
        if (sure(gap, successes) >= gap->target)
            answer.best_chance += chance_of(gap, answer.best, successes);
        if (successes == 0)
            break;
    }
    return answer;
}

static const size_t *some_places(struct sv_arena *arena, uint64_t *seed, size_t of, unsigned one_in,
                                 size_t *ret_count)
{
    size_t *places = sv_arena_array(arena, 2, sizeof(*places));

    *ret_count = brute_random(seed, one_in) == 0 ? 1 + brute_random(seed, 4) / 3 : 0;
    for (size_t i = 0; i < *ret_count; i++)
        places[i] = brute_random(seed, (unsigned)of);
    return places;
}

static struct sv_gap_criterion *some_criteria(struct sv_arena *arena, uint64_t *seed, size_t count)
{
    struct sv_gap_criterion *criteria = sv_arena_array(arena, count, sizeof(*criteria));

    for (size_t c = 0; c < count; c++) {
        sv_points *steps = sv_arena_array(arena, 3, sizeof(*steps));

        criteria[c].lost = brute_random(seed, 10) * SV_POINT / 4;
        criteria[c].steps = steps;
        criteria[c].step_count = brute_random(seed, 2) == 0 ? 1 + brute_random(seed, 3) : 0;
        for (size_t k = 0; k < criteria[c].step_count; k++)
            steps[k] = (k > 0 ? steps[k - 1] : 0) + (1 + brute_random(seed, 3)) * SV_POINT / 4;
    }
    return criteria;
}

struct sv_points_gap brute_gap(struct sv_arena *arena, uint64_t *seed, size_t remedies_max)
{
    size_t count = brute_random(seed, (unsigned)remedies_max + 1);
    size_t criteria = 1 + brute_random(seed, 5);
    unsigned requires_one_in = 1 + brute_random(seed, 6);
    unsigned excludes_one_in = 1 + brute_random(seed, 6), costs = 1 + brute_random(seed, 20);
    struct sv_remedy *remedies = sv_arena_array(arena, count, sizeof(*remedies));
    size_t first_code = brute_random(seed, 100);

    for (size_t i = 0; i < count; i++) {
        struct sv_remedy *remedy = &remedies[i];

        /* Codes in another order than the places: 7 has no factor in common with 100. */
        remedy->code = sv_arena_printf(arena, "M%02zu", (first_code + 7 * i) % 100);
        remedy->criterion = brute_random(seed, (unsigned)criteria);
        remedy->gain = brute_random(seed, 6) * SV_POINT / 4;
        remedy->cost = brute_random(seed, costs);
        remedy->chance_percent = brute_random(seed, 3) == 0 ? 100 : (int)brute_random(seed, 101);
        remedy->requires = some_places(arena, seed, count, requires_one_in, &remedy->require_count);
        remedy->excludes = some_places(arena, seed, count, excludes_one_in, &remedy->exclude_count);
        remedy->closed = brute_random(seed, 10) == 0;
    }
    return (struct sv_points_gap){ .target = brute_random(seed, 12) * SV_POINT / 4,
                                   .criteria = some_criteria(arena, seed, criteria),
                                   .criterion_count = criteria,
                                   .remedies = remedies,
                                   .remedy_count = count };
}
