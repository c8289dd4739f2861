/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_DISCLOSURE_LATTICE_H
#define SV_DOMAIN_DISCLOSURE_LATTICE_H

#include "base/arena.h"
#include "domain/disclosure.h"

/*
 * What of a survey is published: one decision for every cell, whatever table or filter
 * it is asked through and whoever asked before (ADR 9).
 *
 * Published are cells with at most two dimensions fixed, filters and breakdown counted
 * together: nothing; unit, channel, respondent type or period; two of these; and a
 * procedure of a unit. Anything deeper is hidden, because three tables linked by shared
 * margins can tell a cell that each of them hides, and hiding against that would leave
 * little of any. With two dimensions each table is told by its margins and itself
 * alone, and the audit of disclosure_table.h is exact for it.
 *
 * A dimension in which all answers have the same code does not count: a survey of one
 * quarter loses nothing to its period.
 */
enum sv_lattice_dimension {
    SV_DIMENSION_UNIT,
    SV_DIMENSION_CHANNEL,
    SV_DIMENSION_RESPONDENT,
    SV_DIMENSION_PERIOD,
    SV_DIMENSION_PROCEDURE,
    SV_DIMENSION_COUNT
};

enum { SV_ANY_CODE = -1 };

/* One cell of the finest breakdown, or the part of it that one contributor (device) gave. */
struct sv_base_cell {
    int32_t at[SV_DIMENSION_COUNT]; /* code numbers, in the order of the codes */
    uint32_t contributor;           /* from 1 on; 0: not known. A device belongs to one unit */
    const int64_t *n;               /* for each item shown: people with a valid answer */
    const int64_t *x;               /* and the satisfied ones among them */
};

/*
 * Every item decides, and a cell is hidden as soon as one of them asks for it: what is
 * not shown at all need not be among the items.
 */
struct sv_base_counts {
    const struct sv_base_cell *cells;
    size_t cell_count;
    size_t code_count[SV_DIMENSION_COUNT];
    size_t item_count;
    uint32_t contributor_count; /* the highest number of a contributor */
};

/*
 * In the arena; counts must live as long. Contributors count only in units that have three or more
 * of them: with one or two shared tablets the share of a tablet says nothing about a person or a
 * company.
 */
struct sv_lattice;
struct sv_lattice *sv_lattice_new(struct sv_arena *arena, const struct sv_disclosure_rule *rule,
                                  const struct sv_base_counts *counts);

/*
 * The same for more items of the same survey: what the coarser lattice hides stays hidden, so
 * that a reader of both is never told by the one what the other hid for somebody's sake.
 */
struct sv_lattice *sv_lattice_new_within(const struct sv_lattice *coarser, struct sv_arena *arena,
                                         const struct sv_base_counts *counts);

/*
 * The decision for a cell: the code number asked for in each dimension, SV_ANY_CODE in the
 * others. A table is asked cell by cell: its filters, and the codes it is broken down by.
 * A procedure without a unit is shown if it is shown in every unit that has answers on it.
 */
enum sv_hidden sv_lattice_hidden(const struct sv_lattice *lattice,
                                 const int32_t at[SV_DIMENSION_COUNT]);

/*
 * For several units added up, such as a unit with all below it: at[SV_DIMENSION_UNIT] is
 * ignored. Shown if each of them that has answers is shown: then the sum tells nothing new.
 */
enum sv_hidden sv_lattice_hidden_of_units(const struct sv_lattice *lattice,
                                          const int32_t at[SV_DIMENSION_COUNT],
                                          const int32_t *units, size_t unit_count);

#endif
