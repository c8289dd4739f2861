/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CROSSTAB_H
#define SV_DOMAIN_CROSSTAB_H

#include "domain/figure.h"

#include <stddef.h>
#include <stdint.h>

/*
 * How the answers to two items go together. Columns hold one encoded answer of a scale
 * or single-choice item a byte (answers.h). The table has SV_CROSSTAB_CODES columns a row: 0 for
 * no answer, 1, 2, ... for the options, SV_CROSSTAB_NA for NA.
 */
enum {
    SV_CROSSTAB_CODES = 64,
    SV_CROSSTAB_NA = SV_CROSSTAB_CODES - 1,
    SV_CROSSTAB_CELLS = SV_CROSSTAB_CODES * SV_CROSSTAB_CODES
};

static inline size_t sv_crosstab_cell(uint8_t first, uint8_t second)
{
    return (size_t)(first % SV_CROSSTAB_CODES) * SV_CROSSTAB_CODES + second % SV_CROSSTAB_CODES;
}

/* Adds count pairs to the table: the cell (a, b) is counts[a * SV_CROSSTAB_CODES + b]. */
void sv_crosstab_count(const uint8_t *first, const uint8_t *second, size_t count, int64_t *counts);

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
