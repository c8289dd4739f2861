/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CROSSTAB_TABLE_H
#define SV_DOMAIN_CROSSTAB_TABLE_H

#include "domain/crosstab.h"
#include "domain/disclosure_table.h"
#include "domain/instrument.h"

/* One of the two items. Its lines are the options in their order, then NA if the item allows it,
 * then no answer: every response is in one of them, so the totals are those that the results tell
 * of the item anyway. */
struct sv_crosstab_side {
    const struct sv_item *item;
    size_t count; /* lines */
    int64_t *totals;
    bool *shown; /* the totals */
};

struct sv_crosstab {
    struct sv_crosstab_side first, second; /* rows, columns */
    int64_t responses;
    int64_t *cells; /* row by row */
    bool *cell_shown;
    bool whole;                        /* nothing is hidden */
    struct sv_association association; /* of the answers alone; to be told only if whole */
};

/* The encoded answer of each line, and how many lines there are. */
size_t sv_crosstab_lines(const struct sv_item *item, uint8_t ret_codes[SV_CROSSTAB_CODES]);

/* Everything shown. cells are row by row; in the arena. */
struct sv_crosstab sv_crosstab_of(struct sv_arena *arena, const struct sv_item *first,
                                  const struct sv_item *second, const uint32_t *cells);

/* What a line stands for: the option, or NULL for NA and no answer, which is the last line. */
const struct sv_option *sv_crosstab_option(const struct sv_crosstab_side *side, size_t line);

/*
 * Hides what is of fewer people than the rule's threshold, totals too, and what would give it away.
 * What is hidden in a line with a hidden total is hidden in all of the line, empty cells too: of so
 * few people it would tell what they have not answered. What comes in hidden stays so. False if
 * nothing may be told.
 *
 * That others are satisfied is no question here: a cell is just people who gave two answers.
 */
SV_MUST_USE
bool sv_crosstab_protect(struct sv_arena *arena, const struct sv_disclosure_rule *rule,
                         struct sv_crosstab *crosstab);

#endif
