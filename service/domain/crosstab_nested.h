/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CROSSTAB_NESTED_H
#define SV_DOMAIN_CROSSTAB_NESTED_H

#include "domain/columns.h"
#include "domain/crosstab_table.h"

/* A crosstab of chosen groups, of which others that were answered before hold all people, or which
 * holds all of theirs. */
struct sv_crosstab_asking {
    const struct sv_columns *columns;
    const struct sv_item *all_items; /* of the instrument */
    size_t items[2];
    const bool *chosen; /* per group */
    const bool *const *earlier;
    size_t earlier_count;
};

/*
 * Counts the table and, if it is to be told under the rule, hides of it what the rule asks for, and
 * what less the same cell of an earlier table would tell of too few people: the people between two
 * tables are a table themselves, protected like any other, and what that one hides this one hides.
 * False if nothing may be told. rule NULL tells everything.
 */
SV_MUST_USE
bool sv_crosstab_ask(struct sv_arena *arena, const struct sv_disclosure_rule *rule,
                     const struct sv_crosstab_asking *asking, struct sv_crosstab *ret_crosstab);

#endif
