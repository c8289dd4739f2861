/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/query_ledger.h"

/* People that are in one of two queries only, counted until it is certain that none is nested in
 * the other: for most pairs after a few cells. */
struct apart {
    int64_t only_asked;
    int64_t only_answered;
};

static void count_word(const struct sv_query_ledger *ledger, size_t word, const uint64_t *asked,
                       const uint64_t *answered, struct apart *apart)
{
    for (uint64_t left = asked[word] ^ answered[word]; left != 0; left &= left - 1) {
        int bit = __builtin_ctzll(left);
        int64_t people = ledger->n[word * 64 + (size_t)bit];

        if ((asked[word] >> bit & 1) != 0)
            apart->only_asked += people;
        else
            apart->only_answered += people;
    }
}

size_t sv_query_words(const struct sv_query_ledger *ledger)
{
    return (ledger->cell_count + 63) / 64;
}

static struct apart people_apart(const struct sv_query_ledger *ledger, const uint64_t *asked,
                                 const uint64_t *answered)
{
    struct apart apart = { 0 };

    for (size_t word = 0;
         word < sv_query_words(ledger) && (apart.only_asked == 0 || apart.only_answered == 0);
         word++)
        count_word(ledger, word, asked, answered, &apart);
    return apart;
}

static bool is_nested(const struct apart *apart)
{
    return (apart->only_asked == 0) != (apart->only_answered == 0);
}

bool sv_query_leaves_few(const struct sv_query_ledger *ledger, const uint64_t *one,
                         const uint64_t *other)
{
    const struct apart apart = people_apart(ledger, one, other);

    return is_nested(&apart) && apart.only_asked + apart.only_answered < ledger->threshold;
}

bool sv_query_is_refused(const struct sv_query_ledger *ledger, const uint64_t *asked)
{
    for (size_t i = 0; i < ledger->answered_count; i++) {
        if (sv_query_leaves_few(ledger, asked, ledger->answered[i]))
            return true;
    }
    return false;
}

size_t sv_query_find(const struct sv_query_ledger *ledger, const uint64_t *asked)
{
    for (size_t i = 0; i < ledger->answered_count; i++) {
        const struct apart apart = people_apart(ledger, asked, ledger->answered[i]);

        if (apart.only_asked == 0 && apart.only_answered == 0)
            return i;
    }
    return ledger->answered_count;
}

bool sv_query_is_nested(const struct sv_query_ledger *ledger, const uint64_t *one,
                        const uint64_t *other)
{
    const struct apart apart = people_apart(ledger, one, other);

    return is_nested(&apart);
}

static bool have_nobody_in_common(const struct sv_query_ledger *ledger, const uint64_t *one,
                                  const uint64_t *other)
{
    for (size_t word = 0; word < sv_query_words(ledger); word++) {
        for (uint64_t left = one[word] & other[word]; left != 0; left &= left - 1) {
            if (ledger->n[word * 64 + (size_t)__builtin_ctzll(left)] > 0)
                return false;
        }
    }
    return true;
}

/* Either way those who are in just one of the two. */
bool sv_query_combine(const struct sv_query_ledger *ledger, size_t one, size_t other,
                      uint64_t *ret_cells)
{
    const uint64_t *first = ledger->answered[one], *second = ledger->answered[other];

    if (!sv_query_is_nested(ledger, first, second) && !have_nobody_in_common(ledger, first, second))
        return false;
    for (size_t word = 0; word < sv_query_words(ledger); word++)
        ret_cells[word] = first[word] ^ second[word];
    return true;
}
