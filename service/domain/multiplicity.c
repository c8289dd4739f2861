/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/multiplicity.h"

#include <assert.h>
#include <math.h>

/* A family of tests: those of count p-values that are known. It has some hundreds at most. */
struct family {
    const double *p;
    const bool *known;
    size_t count;
};

enum order {
    SMALLEST_FIRST,
    LARGEST_FIRST,
};

/* Equal ones follow each other as they stand. */
static bool comes_before(const struct family *family, enum order order, size_t a, size_t b)
{
    double of_a = family->p[a], of_b = family->p[b];

    if (of_a == of_b)
        return a < b;
    return order == SMALLEST_FIRST ? of_a < of_b : of_a > of_b;
}

/* The known p-value that follows the one at previous; the first if previous is count. */
static size_t next_of(const struct family *family, enum order order, size_t previous)
{
    size_t next = family->count;

    for (size_t i = 0; i < family->count; i++) {
        bool follows = previous == family->count || comes_before(family, order, previous, i);

        if (!family->known[i] || !follows)
            continue;
        if (next == family->count || comes_before(family, order, i, next))
            next = i;
    }
    return next;
}

static size_t start(const struct family *family, double *ret_adjusted)
{
    size_t size = 0;

    for (size_t i = 0; i < family->count; i++) {
        assert(!family->known[i] || (family->p[i] >= 0 && family->p[i] <= 1));
        size += family->known[i];
        ret_adjusted[i] = 1.0;
    }
    return size;
}

void sv_holm(const double *p, const bool *known, size_t count, double *ret_adjusted)
{
    struct family family = { .p = p, .known = known, .count = count };
    size_t at = count;
    double highest = 0;

    for (size_t left = start(&family, ret_adjusted); left > 0; left--) {
        at = next_of(&family, SMALLEST_FIRST, at);
        highest = fmin(1.0, fmax(highest, (double)left * p[at]));
        ret_adjusted[at] = highest;
    }
}

void sv_benjamini_hochberg(const double *p, const bool *known, size_t count, double *ret_adjusted)
{
    struct family family = { .p = p, .known = known, .count = count };
    size_t at = count, size = start(&family, ret_adjusted);
    double lowest = 1.0;

    for (size_t rank = size; rank > 0; rank--) {
        at = next_of(&family, LARGEST_FIRST, at);
        lowest = fmin(lowest, (double)size / (double)rank * p[at]);
        ret_adjusted[at] = lowest;
    }
}
