/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/fold.h"

#include "domain/answers.h"

#include <stdlib.h>
#include <string.h>

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

/* Most are one and the same (sv_store_fold_take). */
static int compare_text(const char *a, const char *b)
{
    return a == b ? 0 : strcmp(a, b);
}

static int compare_response(const struct sv_fold_entry *a, const struct sv_fold_entry *b)
{
    int order = compare_text(a->survey, b->survey);

    if (order == 0)
        order = memcmp(a->id.bytes, b->id.bytes, sizeof(a->id.bytes));
    if (order == 0)
        order = compare_text(a->key.unit, b->key.unit);
    return order != 0 ? order : COMPARE(a->key.day, b->key.day);
}

static int compare(const void *first, const void *second)
{
    const struct sv_fold_entry *a = first, *b = second;
    int order = compare_response(a, b);

    if (order == 0)
        order = COMPARE(a->revision, b->revision);
    /* One that is told twice, as taken for each new revision of its id. */
    return order != 0 ? order : COMPARE(a->taken, b->taken);
}

/* The highest of one response's entries that is taken, or that is new; NULL if none is. */
static struct sv_fold_entry *highest(struct sv_fold_entry *entries, size_t count, bool taken)
{
    struct sv_fold_entry *found = NULL;

    for (size_t i = 0; i < count; i++) {
        if (entries[i].taken == taken)
            found = &entries[i];
    }
    return found;
}

static void settle_response(struct sv_fold_entry *entries, size_t count)
{
    struct sv_fold_entry *counted = highest(entries, count, true);
    struct sv_fold_entry *added = highest(entries, count, false);

    for (size_t i = 0; i < count; i++)
        entries[i].count = 0;
    if (added == NULL || (counted != NULL && counted->revision >= added->revision))
        return;
    added->count = 1;
    if (counted != NULL)
        counted->count = -1;
}

void sv_fold_settle(struct sv_fold_entry *entries, size_t count)
{
    size_t from = 0;

    if (count > 0)
        qsort(entries, count, sizeof(*entries), compare);
    for (size_t i = 1; i <= count; i++) {
        if (i < count && compare_response(&entries[i], &entries[from]) == 0)
            continue;
        settle_response(entries + from, i - from);
        from = i;
    }
}

bool sv_fold_fits(const struct sv_instrument *instrument, const struct sv_fold_entry *entry)
{
    return sv_answers_fit(instrument, entry->brought.answers, entry->answers_size);
}
