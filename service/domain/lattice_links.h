/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_LATTICE_LINKS_H
#define SV_DOMAIN_LATTICE_LINKS_H

#include "domain/base_counts.h"

enum { SV_CROSSED = SV_DIMENSION_PROCEDURE }; /* the dimensions that are crossed with each other */

/*
 * Decisions only ever turn from shown to hidden, so repeating every step until nothing
 * changes ends, and ends in the same place whatever is asked.
 */
struct sv_lattice {
    struct sv_disclosure_rule rule;
    const struct sv_base_counts *counts;
    enum sv_hidden *total;                           /* a single one */
    enum sv_hidden *alone[SV_CROSSED];               /* by one dimension */
    enum sv_hidden *crossed[SV_CROSSED][SV_CROSSED]; /* by two, the lower one in rows */
    enum sv_hidden *procedures;                      /* by unit and procedure */
    int32_t only_code[SV_DIMENSION_COUNT]; /* the code that has all answers; else SV_ANY_CODE */
};

/* The figures of a table, or of each of its cells what a breakdown leaves over. */
struct sv_lattice_family {
    int row, column; /* SV_DIMENSION_COUNT: none */
    enum sv_hidden *decided;
    const enum sv_hidden *rest_of; /* NULL, or the decisions of the breakdown */
    int rest_row, rest_column;
};

/* Where a part of the breakdown belongs among what it leaves over. */
size_t sv_lattice_place_of_part(const struct sv_base_counts *counts,
                                const struct sv_lattice_family *rest, size_t part);

/*
 * All that a reader has: each table, then what it leaves over of all people and of the codes that
 * it breaks down. The last table is by procedure, whatever the unit: shown if each unit that has
 * answers on it shows it.
 */
enum { SV_LATTICE_FAMILIES = 1 + SV_CROSSED * 2 + SV_CROSSED * (SV_CROSSED - 1) / 2 * 4 + 3 + 2 };
struct sv_lattice_families {
    struct sv_lattice_family list[SV_LATTICE_FAMILIES];
    size_t count;
};
struct sv_lattice_families *sv_lattice_families_of(struct sv_arena *arena,
                                                   const struct sv_lattice *lattice);

/* Figures of different tables taken together (disclosure_linked.h). True if it hid one. */
bool sv_lattice_hide_linked(struct sv_lattice *lattice, struct sv_arena *arena,
                            const struct sv_base_sums *sums, size_t item);

#endif
