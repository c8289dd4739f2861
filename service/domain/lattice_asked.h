/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_LATTICE_ASKED_H
#define SV_DOMAIN_LATTICE_ASKED_H

#include "domain/disclosure_lattice.h"

/* People that filters choose: for each base cell of the lattice whether they are asked for,
 * and the items whose answers are told of them. */
struct sv_lattice_asking {
    const bool *asked;
    const size_t *items;
    size_t item_count;
};

/*
 * Whether the rule and what the lattice publishes leave them free to be told. They are not if, by
 * those who answered one of the items, they are a group that may not be told or a hidden cell, or
 * if of them and a known figure one holds the other, and the people between the two are a group
 * that may not be told. Known figures are the published cells and what is left of them less all
 * that is shown of one of their breakdowns.
 */
bool sv_lattice_allows(struct sv_arena *arena, const struct sv_lattice *lattice,
                       const struct sv_lattice_asking *asking);

const struct sv_base_counts *sv_lattice_counts(const struct sv_lattice *lattice);

#endif
