/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_QUERY_LEDGER_H
#define SV_DOMAIN_QUERY_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * For what depends on earlier questions, as crosstabs do. The published lattice
 * (disclosure_lattice.h) is safe by itself: it needs no ledger.
 *
 * A query is a set of base cells: bit i % 64 of word i / 64 says that it holds cell i. Queries are
 * compared by the people in them: an empty cell is no obstacle to a subtraction.
 */
struct sv_query_ledger {
    const int64_t *n; /* people in each base cell */
    size_t cell_count;
    const uint64_t *const *answered;
    size_t answered_count;
    int64_t threshold;
};

/* Whether one of the two holds the other and 1 to threshold - 1 people more. */
bool sv_query_leaves_few(const struct sv_query_ledger *ledger, const uint64_t *one,
                         const uint64_t *other);

/* Whether the query and an answered one do. */
bool sv_query_is_refused(const struct sv_query_ledger *ledger, const uint64_t *asked);

/* The first answered query of the very same people; answered_count if there is none. */
size_t sv_query_find(const struct sv_query_ledger *ledger, const uint64_t *asked);

/* Whether all of the one are in the other, and some more. */
bool sv_query_is_nested(const struct sv_query_ledger *ledger, const uint64_t *one,
                        const uint64_t *other);

/*
 * Of whom two answered queries tell together: of those who are in just one of them, if one holds
 * the other or nobody is in both; else false. ret_cells has room for all words.
 */
bool sv_query_combine(const struct sv_query_ledger *ledger, size_t one, size_t other,
                      uint64_t *ret_cells);

size_t sv_query_words(const struct sv_query_ledger *ledger);

#endif
