/* SPDX-License-Identifier: Apache-2.0 */
#include "main/crosstab_print.h"

#include <inttypes.h>
#include <stdio.h>

enum { WIDTH = 9 };

static void print_count(bool shown, int64_t count)
{
    if (shown)
        (void)printf(" %*" PRId64, WIDTH, count);
    else
        (void)printf(" %*s", WIDTH, "c");
}

static void print_line_name(const struct sv_crosstab_side *side, size_t line)
{
    const struct sv_option *option = sv_crosstab_option(side, line);

    if (option != NULL)
        (void)printf(" %*d", WIDTH, option->value);
    else
        (void)printf(" %*s", WIDTH, line + 1 < side->count ? "NA" : "MISSING");
}

static void print_table(const struct sv_crosstab *crosstab)
{
    const struct sv_crosstab_side *rows = &crosstab->first, *columns = &crosstab->second;

    (void)printf(" %*s", WIDTH, "");
    for (size_t i = 0; i < columns->count; i++)
        print_line_name(columns, i);
    (void)printf(" %*s\n", WIDTH, "TOTAL");
    for (size_t i = 0; i < rows->count; i++) {
        print_line_name(rows, i);
        for (size_t k = 0; k < columns->count; k++)
            print_count(crosstab->cell_shown[i * columns->count + k],
                        crosstab->cells[i * columns->count + k]);
        print_count(rows->shown[i], rows->totals[i]);
        (void)printf("\n");
    }
    (void)printf(" %*s", WIDTH, "TOTAL");
    for (size_t i = 0; i < columns->count; i++)
        print_count(columns->shown[i], columns->totals[i]);
    print_count(true, crosstab->responses);
    (void)printf("\n");
}

void sv_crosstab_print(const struct sv_results_answer *answer)
{
    const struct sv_crosstab *crosstab = answer->crosstab;
    const struct sv_association *association = NULL;

    if (crosstab == NULL) {
        (void)printf("c (too few answers to be shown, or one that would give them away)\n");
        return;
    }
    association = &crosstab->association;
    (void)printf("rows: %s, columns: %s, %" PRId64 " responses\n\n", crosstab->first.item->code,
                 crosstab->second.item->code, crosstab->responses);
    print_table(crosstab);
    if (!crosstab->whole) {
        (void)printf("\nc: too few answers to be shown, or one that would give them away\n");
        return;
    }
    (void)printf("\nboth answered: %" PRId64 "\n", association->n);
    if (association->chi_square.known)
        (void)printf("chi-square: %.3f, df %zu, p %.3f; Cramer's V: %.3f\n",
                     association->chi_square.value, association->df, association->p.value,
                     association->cramers_v.value);
}
