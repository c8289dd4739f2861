/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/query_ledger.h"

static bool holds(const uint64_t *query, size_t cell)
{
    return (query[cell / 64] >> (cell % 64) & 1) != 0;
}

static int64_t people_of_first_only(const struct sv_query_ledger *ledger, const uint64_t *first,
                                    const uint64_t *second)
{
    int64_t people = 0;

    for (size_t cell = 0; cell < ledger->cell_count; cell++)
        people += holds(first, cell) && !holds(second, cell) ? ledger->n[cell] : 0;
    return people;
}

bool sv_query_is_refused(const struct sv_query_ledger *ledger, const uint64_t *asked)
{
    for (size_t i = 0; i < ledger->answered_count; i++) {
        const uint64_t *answered = ledger->answered[i];
        int64_t only_asked = people_of_first_only(ledger, asked, answered);
        int64_t only_answered = people_of_first_only(ledger, answered, asked);
        int64_t between = only_asked + only_answered;
        /* Nested in people, not in words: an empty cell is no obstacle to a subtraction. */
        bool nested = only_asked == 0 || only_answered == 0;

        if (nested && between > 0 && between < ledger->threshold)
            return true;
    }
    return false;
}
