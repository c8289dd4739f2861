/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_RAKING_H
#define SV_DOMAIN_RAKING_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Cyclic proportional fitting of a table of cells to the totals of its margins (Deming and
 * Stephan 1940; statistics section 4). On cells rather than on responses, of which so many
 * would let the sums stall above the stop rule.
 */
struct sv_raking_margin {
    const size_t *category_of; /* per cell */
    const double *targets;     /* per category; 0 for one that no cell is in */
    size_t category_count;
};

struct sv_raking_table {
    size_t cell_count;
    const struct sv_raking_margin *margins;
    size_t margin_count;
};

static const double SV_RAKING_TOLERANCE = 1e-13;
enum { SV_RAKING_CYCLES_MAX = 2000 };

/* What raking did. */
struct sv_raking_report {
    size_t iterations;   /* full cycles */
    double margin_error; /* max |achieved / target - 1| */
    bool converged;      /* margin_error < SV_RAKING_TOLERANCE */
};

/* Why a table cannot be raked, which is known before the first cycle. */
enum sv_raking_refusal {
    SV_RAKING_POSSIBLE,
    SV_RAKING_NO_RESPONSE,    /* a category has a target, but its cells are all 0 */
    SV_RAKING_NO_TRANSACTION, /* a category has a cell above 0, but no target */
    SV_RAKING_TOTALS_DISAGREE /* the margins have different totals */
};
struct sv_raking_obstacle {
    enum sv_raking_refusal refusal;
    size_t margin;
    size_t category;
};
struct sv_raking_obstacle sv_raking_check(struct sv_arena *arena,
                                          const struct sv_raking_table *table, const double *cells);

/* Rakes the cells where they are. Gives up after SV_RAKING_CYCLES_MAX. Precondition: the check
 * passes. */
struct sv_raking_report sv_rake(struct sv_arena *arena, const struct sv_raking_table *table,
                                double *cells);

/* How far the cells are off their margins: max |achieved / target - 1|. */
double sv_raking_error(struct sv_arena *arena, const struct sv_raking_table *table,
                       const double *cells);

#endif
