/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CROSSTAB_H
#define SV_DOMAIN_CROSSTAB_H

#include "domain/figure.h"

#include <stddef.h>
#include <stdint.h>

/*
 * How the answers to two items go together. An answer of a scale or single-choice item is encoded
 * as a byte (answers.h): 0 for no answer, 1, 2, ... for the options, and, of its lower bits,
 * SV_CROSSTAB_NA for NA.
 */
enum {
    SV_CROSSTAB_CODES = 64,
    SV_CROSSTAB_NA = SV_CROSSTAB_CODES - 1,
    SV_CROSSTAB_CELLS = SV_CROSSTAB_CODES * SV_CROSSTAB_CODES,
    /* Equal pairs come in runs, and a counter that was just written is slow to read: responses take
     * turns on this many tables. */
    SV_CROSSTAB_TURNS = 2,
};

static inline size_t sv_crosstab_cell(uint8_t first, uint8_t second)
{
    return (size_t)(first % SV_CROSSTAB_CODES) * SV_CROSSTAB_CODES + second % SV_CROSSTAB_CODES;
}

/* The pairs of answers a and b are counted at a * SV_CROSSTAB_CODES + b, in all tables together. */
struct sv_crosstab_counts {
    uint32_t turns[SV_CROSSTAB_TURNS][SV_CROSSTAB_CELLS];
};

/* Adds count pairs, fewer than 2^32 of all. */
void sv_crosstab_count(const uint8_t *first, const uint8_t *second, size_t count,
                       struct sv_crosstab_counts *counts);

/* Over the pairs where both answers are options. Nothing is known if an item has but one answer. */
struct sv_association {
    int64_t n;
    size_t df;
    struct sv_figure chi_square; /* Pearson's, without correction */
    struct sv_figure p;
    struct sv_figure cramers_v;
};
struct sv_association sv_association_of(const int64_t *counts);

/* How probable a value of chi-square with df > 0 at or above this is; from the tail. */
double sv_chi_square_p(double value, size_t df);

#endif
