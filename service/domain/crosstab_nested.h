/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CROSSTAB_NESTED_H
#define SV_DOMAIN_CROSSTAB_NESTED_H

#include "domain/columns.h"
#include "domain/crosstab_ledger.h"
#include "domain/crosstab_table.h"

struct sv_crosstab_items {
    const struct sv_columns *columns;
    const struct sv_item *all; /* of the instrument */
    size_t places[2];
};

/* Of chosen groups, whatever was told of others; in the arena. */
struct sv_crosstab sv_crosstab_whole(struct sv_arena *arena, const struct sv_crosstab_items *items,
                                     const bool *chosen);

/*
 * The table of the question that is held against the ledger. Hides of it what the rule asks for,
 * and what less the same cells of earlier tables would tell of too few people: the people between
 * them are a table themselves, protected like any other, and what that one hides this one hides.
 * False if nothing may be told.
 */
SV_MUST_USE
bool sv_crosstab_ask(struct sv_arena *arena, const struct sv_disclosure_rule *rule,
                     const struct sv_crosstab_items *items, const struct sv_crosstab_ledger *ledger,
                     struct sv_crosstab *ret_crosstab);

#endif
