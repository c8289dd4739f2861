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
    enum sv_hidden total;
    enum sv_hidden *alone[SV_CROSSED];               /* by one dimension */
    enum sv_hidden *crossed[SV_CROSSED][SV_CROSSED]; /* by two, the lower one in rows */
    enum sv_hidden *procedures;                      /* by unit and procedure */
    int32_t only_code[SV_DIMENSION_COUNT]; /* the code that has all answers; else SV_ANY_CODE */
};

/* By procedure, whatever the unit: shown if each unit that has answers on it shows it. */
enum sv_hidden *sv_lattice_everywhere(const struct sv_lattice *lattice, struct sv_arena *arena);

/* Figures of different tables taken together (disclosure_linked.h). True if it hid one. */
bool sv_lattice_hide_linked(struct sv_lattice *lattice, struct sv_arena *arena,
                            const struct sv_base_sums *sums, size_t item);

#endif
