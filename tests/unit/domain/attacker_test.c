/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/disclosure_lattice.h"

#include "support/oracle_counts.h"

#include <criterion/criterion.h>
#include <string.h>

/*
 * A reader who collects every figure that is published and computes. Knows, beyond the
 * figures, in which cells of the finest breakdown nobody answered at all.
 *
 * subtracts_pairs    every figure less every other one that lies within it
 * subtracts_sums     every figure less all that is shown of each of its breakdowns, and
 *                    those remainders less every figure within them, and less each other
 * solves             any sum of figures with any factors (Gaussian elimination)
 */
static struct sv_arena *arena;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(attacker, .init = open_arena, .fini = close_arena, .timeout = 110);

enum { WORDS = 5 }; /* up to 320 base cells */

struct group {
    int32_t at[SV_DIMENSION_COUNT];
    uint64_t cells[WORDS]; /* those that have answers */
    int64_t n, x;
    bool shown;
};

struct attack {
    const struct sv_base_counts *counts;
    struct sv_disclosure_rule rule;
    struct group *groups; /* every cell of every breakdown by any number of dimensions */
    size_t group_count;
    struct group *known; /* published, and remainders */
    size_t known_count;
    size_t published_count;
    size_t pairs;
    size_t nested;
};

static struct group group_of(const struct sv_base_counts *counts,
                             const int32_t at[SV_DIMENSION_COUNT])
{
    struct group group = { 0 };

    memcpy(group.at, at, sizeof(group.at));
    for (size_t i = 0; i < counts->cell_count; i++) {
        const struct sv_base_cell *cell = &counts->cells[i];
        bool in = cell->n[0] > 0;

        for (int d = 0; d < SV_DIMENSION_COUNT; d++)
            in = in && (at[d] == SV_ANY_CODE || at[d] == cell->at[d]);
        if (in) {
            group.cells[i / 64] |= 1ULL << i % 64;
            group.n += cell->n[0];
            group.x += cell->x[0];
        }
    }
    return group;
}

static struct attack attack_of(const struct sv_base_counts *counts)
{
    struct attack attack = { .counts = counts, .rule = sv_disclosure_default() };
    struct sv_lattice *lattice = sv_lattice_new(arena, &attack.rule, counts);
    size_t every = 1;

    cr_assert(counts->cell_count <= (size_t)WORDS * 64);
    for (int d = 0; d < SV_DIMENSION_COUNT; d++)
        every *= counts->code_count[d] + 1;
    attack.groups = sv_arena_array(arena, every, sizeof(*attack.groups));
    attack.known = sv_arena_array(arena, every, sizeof(*attack.known));
    for (size_t i = 0; i < every; i++) {
        int32_t at[SV_DIMENSION_COUNT];
        size_t rest = i;

        for (int d = 0; d < SV_DIMENSION_COUNT; d++) {
            at[d] = (int32_t)(rest % (counts->code_count[d] + 1)) - 1;
            rest /= counts->code_count[d] + 1;
        }

        struct group group = group_of(counts, at);

        if (group.n == 0)
            continue;
        group.shown = sv_lattice_hidden(lattice, at) == SV_SHOWN;
        attack.groups[attack.group_count++] = group;
        if (group.shown)
            attack.known[attack.known_count++] = group;
    }
    attack.published_count = attack.known_count;
    return attack;
}

static bool is_within(const struct group *inner, const struct group *outer)
{
    for (int i = 0; i < WORDS; i++) {
        if ((inner->cells[i] & ~outer->cells[i]) != 0)
            return false;
    }
    return true;
}

static void subtract(struct group *from, const struct group *group)
{
    for (int i = 0; i < WORDS; i++)
        from->cells[i] &= ~group->cells[i];
    from->n -= group->n;
    from->x -= group->x;
}

static const char *name(const struct group *group)
{
    return sv_arena_printf(arena, "u%d c%d r%d t%d p%d (%d)", (int)group->at[0], (int)group->at[1],
                           (int)group->at[2], (int)group->at[3], (int)group->at[4], (int)group->n);
}

static void expect_harmless(const struct attack *attack, const struct group *left,
                            const struct group *outer, const struct group *inner)
{
    cr_assert(left->n == 0 || sv_group_is_safe(&attack->rule, left->n, left->x),
              "%s less %s: %d people, %d satisfied", name(outer), name(inner), (int)left->n,
              (int)left->x);
}

static void subtracts_pairs(struct attack *attack)
{
    for (size_t i = 0; i < attack->known_count; i++)
        expect_harmless(attack, &attack->known[i], &attack->known[i], &attack->known[i]);
    for (size_t i = 0; i < attack->known_count * attack->known_count; i++) {
        const struct group *outer = &attack->known[i / attack->known_count];
        const struct group *inner = &attack->known[i % attack->known_count];
        struct group left = *outer;

        attack->pairs++;
        if (outer == inner || !is_within(inner, outer))
            continue;
        attack->nested++;
        subtract(&left, inner);
        expect_harmless(attack, &left, outer, inner);
    }
}

/* Whether part is one of the cells of whole broken down by the dimensions of the mask. */
static bool is_part(const struct group *part, const struct group *whole, unsigned by)
{
    for (int d = 0; d < SV_DIMENSION_COUNT; d++) {
        bool broken_down = (by >> d & 1) != 0;

        if (broken_down ? part->at[d] == SV_ANY_CODE || whole->at[d] != SV_ANY_CODE
                        : part->at[d] != whole->at[d])
            return false;
    }
    return true;
}

static void subtracts_sums(struct attack *attack)
{
    size_t published = attack->published_count;
    struct group *more =
        sv_arena_array(arena, published * (1U << SV_DIMENSION_COUNT), sizeof(*more));

    memcpy(more, attack->known, published * sizeof(*more));
    attack->known = more;
    for (size_t i = 0; i < published << SV_DIMENSION_COUNT; i++) {
        struct group left = attack->known[i >> SV_DIMENSION_COUNT];
        unsigned by = (unsigned)i & ((1U << SV_DIMENSION_COUNT) - 1U);
        size_t parts = 0;

        for (size_t p = 0; p < published; p++) {
            if (is_part(&attack->known[p], &attack->known[i >> SV_DIMENSION_COUNT], by)) {
                subtract(&left, &attack->known[p]);
                parts++;
            }
        }
        if (parts > 1 && left.n > 0)
            attack->known[attack->known_count++] = left;
    }
    subtracts_pairs(attack);
}

static const uint64_t prime = 2147483647; /* counts are far below it */

static uint64_t power(uint64_t base, uint64_t exponent)
{
    uint64_t result = 1;

    for (; exponent > 0; exponent >>= 1, base = base * base % prime)
        result = exponent & 1 ? result * base % prime : result;
    return result;
}

struct equations {
    size_t width;
    size_t count;
    uint64_t (*rows)[WORDS * 64];
    size_t *pivots;
};

/* What remains of a group after all published figures are taken out of it: nothing if they tell it.
 */
static void reduce(const struct equations *equations, const struct group *group, uint64_t *vector)
{
    for (size_t i = 0; i < equations->width; i++)
        vector[i] = group->cells[i / 64] >> i % 64 & 1;
    for (size_t e = 0; e < equations->count; e++) {
        uint64_t factor = vector[equations->pivots[e]];

        for (size_t i = 0; factor != 0 && i < equations->width; i++)
            vector[i] = (vector[i] + (prime - factor) * equations->rows[e][i]) % prime;
    }
}

static struct equations equations_of(const struct attack *attack)
{
    struct equations equations = { .width = attack->counts->cell_count };

    equations.rows = sv_arena_array(arena, equations.width, sizeof(*equations.rows));
    equations.pivots = sv_arena_array(arena, equations.width, sizeof(*equations.pivots));
    for (size_t k = 0; k < attack->published_count; k++) {
        uint64_t *row = equations.rows[equations.count];
        size_t pivot = 0;

        if (equations.count == equations.width)
            break;
        reduce(&equations, &attack->known[k], row);
        while (pivot < equations.width && row[pivot] == 0)
            pivot++;
        if (pivot == equations.width)
            continue;

        uint64_t inverse = power(row[pivot], prime - 2);

        for (size_t i = 0; i < equations.width; i++)
            row[i] = row[i] * inverse % prime;
        equations.pivots[equations.count++] = pivot;
    }
    return equations;
}

/*
 * Every cell of the finest and of every other breakdown, what lies between two of them,
 * and two of them together. Residues are linear: a difference is told if both are equal.
 */
static size_t solves(const struct attack *attack)
{
    struct equations equations = equations_of(attack);
    size_t width = equations.width, tried = 0;
    uint64_t *residues = sv_arena_array(arena, attack->group_count * width, sizeof(*residues));
    uint64_t *nothing = sv_arena_array(arena, width, sizeof(*nothing));

    for (size_t i = 0; i < attack->group_count; i++) {
        const struct group *group = &attack->groups[i];

        reduce(&equations, group, &residues[i * width]);
        if (!sv_group_is_safe(&attack->rule, group->n, group->x))
            cr_assert(memcmp(&residues[i * width], nothing, width * sizeof(*nothing)) != 0,
                      "%s is told", name(group));
        tried++;
    }
    for (size_t i = 0; i < attack->group_count * attack->group_count; i++) {
        const struct group *outer = &attack->groups[i / attack->group_count];
        const struct group *inner = &attack->groups[i % attack->group_count];
        int64_t n = outer->n - inner->n, x = outer->x - inner->x;

        if (n <= 0 || x < 0 || sv_group_is_safe(&attack->rule, n, x) || !is_within(inner, outer))
            continue;
        tried++;
        cr_assert(memcmp(&residues[i / attack->group_count * width],
                         &residues[i % attack->group_count * width],
                         width * sizeof(*residues)) != 0,
                  "%s less %s is told: %d people", name(outer), name(inner), (int)n);
    }
    return tried;
}

static size_t shown_of(const struct attack *attack, int dimensions)
{
    size_t shown = 0;

    for (size_t i = 0; i < attack->published_count; i++) {
        int fixed = 0;

        for (int d = 0; d < SV_DIMENSION_COUNT; d++)
            fixed += attack->known[i].at[d] != SV_ANY_CODE;
        shown += fixed == dimensions;
    }
    return shown;
}

Test(attacker, recovers_no_small_group_of_the_reference_data)
{
    struct attack attack = attack_of(test_oracle_counts(arena));
    size_t tried = 0;

    /* Safe must not mean empty. */
    cr_log_info("%d figures by one code, %d by two", (int)shown_of(&attack, 1),
                (int)shown_of(&attack, 2));
    subtracts_pairs(&attack);
    subtracts_sums(&attack);
    tried = solves(&attack);
    cr_log_info("%d figures, %d with remainders; %d pairs, %d nested; %d groups solved for",
                (int)attack.published_count, (int)attack.known_count, (int)attack.pairs,
                (int)attack.nested, (int)tried);
    cr_expect(attack.nested > 400 && tried > 1000);
}

Test(attacker, recovers_no_small_group_of_two_thousand_random_surveys)
{
    size_t pairs = 0, nested = 0, tried = 0, figures = 0;

    for (unsigned seed = 0; seed < 2000; seed++) {
        struct attack attack = attack_of(test_random_counts(arena, seed));

        subtracts_pairs(&attack);
        subtracts_sums(&attack);
        tried += seed < 200 ? solves(&attack) : 0;
        pairs += attack.pairs;
        nested += attack.nested;
        figures += attack.published_count;
        sv_arena_free(arena);
        arena = sv_arena_new();
    }
    cr_log_info("%d figures; %d pairs, %d nested; %d groups solved for", (int)figures, (int)pairs,
                (int)nested, (int)tried);
    cr_expect(nested > 10000);
}
