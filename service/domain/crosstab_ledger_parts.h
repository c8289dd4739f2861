/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CROSSTAB_LEDGER_PARTS_H
#define SV_DOMAIN_CROSSTAB_LEDGER_PARTS_H

#include "domain/crosstab_ledger.h"

/* Private to crosstab_ledger.c and crosstab_ledger_compare.c. */
#define SV_LEDGER_NONE UINT32_MAX

struct sv_ledger_entry {
    size_t cut;
    int64_t showing;
    size_t place; /* in the ledger; the asked one is last */
    int64_t people;
    int64_t meet; /* of them who are asked for */
};

struct sv_crosstab_ledger {
    struct sv_arena *arena;
    struct sv_cuts *cuts;
    size_t kind_count;               /* of the questions' cuts */
    struct sv_ledger_entry *entries; /* by cut, then by showing */
    size_t entry_count, asked;
    size_t *entries_from; /* per cut, and one more */
    /* Cells are groups, or those who were in a group while it had few and those who came then; none
     * is empty. Of each and for each kind of cut: the first entry that has it, so that the later
     * ones of the cut have it too; SV_LEDGER_NONE if none has. */
    size_t cell_count;
    int64_t *people;
    uint32_t *firsts;
    size_t *cells_from; /* per cut, and one more: its cells */
    uint32_t *cells;
};

static inline bool sv_ledger_holds(const struct sv_crosstab_ledger *ledger, size_t entry,
                                   size_t cell)
{
    size_t cut = ledger->entries[entry].cut;
    uint32_t first = ledger->firsts[cell * ledger->kind_count + sv_cuts_kind(ledger->cuts, cut)];

    return first <= entry && first >= ledger->entries_from[cut];
}

#endif
