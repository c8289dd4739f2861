/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/query_ledger.h"

static bool holds(const uint64_t *query, size_t cell)
{
    return (query[cell / 64] >> (cell % 64) & 1) != 0;
}

bool sv_query_is_refused(const struct sv_query_ledger *ledger, const uint64_t *asked)
{
    for (size_t i = 0; i < ledger->answered_count; i++) {
        const uint64_t *answered = ledger->answered[i];
        int64_t only_asked = 0, only_answered = 0;

        for (size_t cell = 0; cell < ledger->cell_count; cell++) {
            if (holds(asked, cell) && !holds(answered, cell))
                only_asked += ledger->n[cell];
            if (!holds(asked, cell) && holds(answered, cell))
                only_answered += ledger->n[cell];
        }
        /* Nested in people, not in words: an empty cell is no obstacle to a subtraction. */
        if (only_asked > 0 && only_answered > 0)
            continue;
        if (only_asked + only_answered > 0 && only_asked + only_answered < ledger->threshold)
            return true;
    }
    return false;
}

bool sv_may_refresh(const struct sv_refresh *refresh)
{
    if (refresh->shown_n == NULL)
        return true;
    if (refresh->today <= refresh->shown_day)
        return false;
    for (size_t i = 0; i < refresh->count; i++) {
        int64_t added = refresh->live_n[i] - refresh->shown_n[i];

        if (added != 0 && added < refresh->threshold)
            return false;
    }
    return true;
}
