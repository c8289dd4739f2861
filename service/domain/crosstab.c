/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/crosstab.h"

#include "domain/answers.h"
#include "domain/instrument.h"
#include "domain/special.h"

#include <math.h>

_Static_assert((int)SV_OPTIONS_MAX < (int)SV_CROSSTAB_NA, "an option has the place of NA");
_Static_assert((int)SV_CODE_NA % SV_CROSSTAB_CODES == SV_CROSSTAB_NA, "NA has another place");

void sv_crosstab_count(const uint8_t *first, const uint8_t *second, size_t count,
                       struct sv_crosstab_counts *counts)
{
    size_t i = 0;

    for (; i + SV_CROSSTAB_TURNS <= count; i += SV_CROSSTAB_TURNS) {
        counts->turns[0][sv_crosstab_cell(first[i], second[i])]++;
        counts->turns[1][sv_crosstab_cell(first[i + 1], second[i + 1])]++;
    }
    for (; i < count; i++)
        counts->turns[0][sv_crosstab_cell(first[i], second[i])]++;
}

/* A degree of freedom is a whole number, so that the tail is a finite sum of positive terms; in
 * logarithms, since the first may be too small for a double where the last is not. */
double sv_chi_square_p(double value, size_t df)
{
    double half = value / 2, p = 0, step = df % 2 == 0 ? 1 : 1.5, log_term = -half;

    if (!(value > 0))
        return 1;
    if (df % 2 == 1) {
        const double log_gamma_1_5 = -0.12078223763524522; /* log(sqrt(pi) / 2) */

        p = sv_normal_two_sided_p(sqrt(value));
        log_term = log(half) / 2 - half - log_gamma_1_5;
    }
    for (size_t terms = df / 2; terms > 0; terms--) {
        p += exp(log_term);
        log_term += log(half / step);
        step++;
    }
    return fmin(p, 1);
}

struct margins {
    int64_t n, of_first[SV_OPTIONS_MAX + 1], of_second[SV_OPTIONS_MAX + 1];
};

static void add_up(const int64_t *counts, struct margins *margins)
{
    for (size_t a = 1; a <= SV_OPTIONS_MAX; a++) {
        for (size_t b = 1; b <= SV_OPTIONS_MAX; b++) {
            int64_t count = counts[a * SV_CROSSTAB_CODES + b];

            margins->n += count;
            margins->of_first[a] += count;
            margins->of_second[b] += count;
        }
    }
}

static double chi_square_of(const int64_t *counts, const struct margins *margins)
{
    double sum = 0;

    for (size_t a = 1; a <= SV_OPTIONS_MAX; a++) {
        for (size_t b = 1; b <= SV_OPTIONS_MAX; b++) {
            double expected =
                (double)margins->of_first[a] * (double)margins->of_second[b] / (double)margins->n;
            double off = (double)counts[a * SV_CROSSTAB_CODES + b] - expected;

            sum += expected > 0 ? off * off / expected : 0;
        }
    }
    return sum;
}

struct sv_association sv_association_of(const int64_t *counts)
{
    struct sv_association association = { 0 };
    struct margins margins = { 0 };
    size_t rows = 0, columns = 0, least = 0;

    add_up(counts, &margins);
    for (size_t code = 1; code <= SV_OPTIONS_MAX; code++) {
        rows += margins.of_first[code] > 0;
        columns += margins.of_second[code] > 0;
    }
    association.n = margins.n;
    least = rows < columns ? rows : columns;
    if (least < 2)
        return association;

    double value = chi_square_of(counts, &margins);

    association.df = (rows - 1) * (columns - 1);
    association.chi_square = (struct sv_figure){ true, value };
    association.p = (struct sv_figure){ true, sv_chi_square_p(value, association.df) };
    association.cramers_v =
        (struct sv_figure){ true,
                            fmin(1, sqrt(value / ((double)margins.n * (double)(least - 1)))) };
    return association;
}
