/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/crosstab_ledger_parts.h"

#include <stdlib.h>
#include <string.h>

/* With their tables some hundred megabytes and a second. */
enum { PAIRS_MAX = 1 << 20 };

struct comparing {
    const struct sv_crosstab_ledger *ledger;
    int64_t asked; /* people */
    int64_t threshold;
    size_t *earlier; /* entries, by how many people are in them but are not asked for */
    size_t earlier_count;
    struct sv_crosstab_besides found;
    size_t room;
    bool refused; /* too few people, or too many pairs */
};

static const struct sv_ledger_entry *entry_of(const struct comparing *comparing, size_t i)
{
    return &comparing->ledger->entries[comparing->earlier[i]];
}

static int64_t outside(const struct sv_ledger_entry *entry)
{
    return entry->people - entry->meet;
}

/* An entry has the cells of its cut that its first entries brought. */
static bool has_cell(const struct sv_crosstab_ledger *ledger, size_t entry, size_t i)
{
    return sv_ledger_holds(ledger, entry, ledger->cells[i]);
}

/* Two cuts of a kind have no group in common. */
static bool are_of_a_kind(const struct sv_crosstab_ledger *ledger, size_t one, size_t other)
{
    size_t cuts[] = { ledger->entries[one].cut, ledger->entries[other].cut };

    return cuts[0] != cuts[1] &&
           sv_cuts_kind(ledger->cuts, cuts[0]) == sv_cuts_kind(ledger->cuts, cuts[1]);
}

static bool are_apart(const struct sv_crosstab_ledger *ledger, size_t one, size_t other)
{
    size_t small = ledger->entries[one].people < ledger->entries[other].people ? one : other;
    size_t cut = ledger->entries[small].cut;

    if (are_of_a_kind(ledger, one, other))
        return true;
    for (size_t i = ledger->cells_from[cut]; i < ledger->cells_from[cut + 1]; i++) {
        if (has_cell(ledger, one, i) && has_cell(ledger, other, i))
            return false;
    }
    return true;
}

static bool is_within(const struct sv_crosstab_ledger *ledger, size_t inner, size_t outer)
{
    size_t cut = ledger->entries[inner].cut;

    if (are_of_a_kind(ledger, inner, outer))
        return false;
    for (size_t i = ledger->cells_from[cut]; i < ledger->cells_from[cut + 1]; i++) {
        if (has_cell(ledger, inner, i) && !has_cell(ledger, outer, i))
            return false;
    }
    return true;
}

static void add(struct comparing *comparing, size_t one, size_t other, int64_t difference)
{
    struct sv_crosstab_besides *found = &comparing->found;

    comparing->refused = difference < comparing->threshold || found->count >= PAIRS_MAX;
    if (found->count == comparing->room) {
        struct sv_crosstab_beside *items = NULL;

        comparing->room = comparing->room == 0 ? 256 : 2 * comparing->room;
        items = sv_arena_array(comparing->ledger->arena, comparing->room, sizeof(*items));
        if (found->count > 0)
            memcpy(items, found->items, found->count * sizeof(*items));
        found->items = items;
    }
    found->items[found->count++] = one < other ? (struct sv_crosstab_beside){ one, other }
                                               : (struct sv_crosstab_beside){ other, one };
}

static void add_pair(struct comparing *comparing, size_t one, size_t other, int64_t difference)
{
    add(comparing, entry_of(comparing, one)->cut, entry_of(comparing, other)->cut, difference);
}

/* The asked one and the other are both in the one, apart. */
static void look_within(struct comparing *comparing, size_t one)
{
    const struct sv_ledger_entry *around = entry_of(comparing, one);

    for (size_t i = 0; i < comparing->earlier_count && !comparing->refused; i++) {
        const struct sv_ledger_entry *other = entry_of(comparing, i);
        int64_t difference = around->people - comparing->asked - other->people;

        if (other->meet == 0 && difference > 0 &&
            is_within(comparing->ledger, comparing->earlier[i], comparing->earlier[one]))
            add_pair(comparing, one, i, difference);
    }
}

/* The one has at least half of those who are asked for. With the other it has all of them, or
 * less; they are apart. */
static void look_beside(struct comparing *comparing, size_t one)
{
    const struct sv_ledger_entry *first = entry_of(comparing, one);
    bool is_inside = outside(first) == 0;

    for (size_t i = 0; i < comparing->earlier_count && !comparing->refused; i++) {
        const struct sv_ledger_entry *other = entry_of(comparing, i);
        int64_t difference = first->people + other->people - comparing->asked;
        bool covers = first->meet + other->meet == comparing->asked && difference > 0;
        bool is_part = is_inside && outside(other) == 0 && difference < 0;

        if (other->meet > 0 && other->meet <= first->meet && i != one && (covers || is_part) &&
            are_apart(comparing->ledger, comparing->earlier[one], comparing->earlier[i]))
            add_pair(comparing, one, i, llabs(difference));
    }
}

/* The one less the other, which has all of it that is not asked for. */
static void look_less(struct comparing *comparing, size_t one)
{
    const struct sv_ledger_entry *first = entry_of(comparing, one);
    int64_t out = outside(first);
    size_t from = one;

    while (from > 0 && outside(entry_of(comparing, from - 1)) == out)
        from--;
    for (size_t i = from; i < comparing->earlier_count && !comparing->refused; i++) {
        const struct sv_ledger_entry *other = entry_of(comparing, i);
        int64_t difference = comparing->asked - first->people + other->people;

        if (outside(other) != out)
            return;
        if (other->people < first->people && difference > 0 &&
            is_within(comparing->ledger, comparing->earlier[i], comparing->earlier[one]))
            add_pair(comparing, one, i, difference);
    }
}

static void look_at(struct comparing *comparing, size_t one)
{
    const struct sv_ledger_entry *entry = entry_of(comparing, one);
    bool is_around = entry->meet == comparing->asked, is_inside = outside(entry) == 0;

    if (is_around != is_inside)
        add(comparing, entry->cut, SIZE_MAX, llabs(comparing->asked - entry->people));
    if (is_around && !is_inside)
        look_within(comparing, one);
    if (!is_around && (is_inside || 2 * entry->meet >= comparing->asked))
        look_beside(comparing, one);
    if (!is_inside && entry->meet > 0)
        look_less(comparing, one);
}

static int compare_besides(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct sv_crosstab_beside));
}

/* Once each: entries of several showings have one cut. */
static void leave_out_doubles(struct sv_crosstab_besides *besides)
{
    size_t count = 0;

    if (besides->count > 0)
        qsort(besides->items, besides->count, sizeof(*besides->items), compare_besides);
    for (size_t i = 0; i < besides->count; i++) {
        if (i == 0 || compare_besides(&besides->items[i], &besides->items[count - 1]) != 0)
            besides->items[count++] = besides->items[i];
    }
    besides->count = count;
}

struct by_outside {
    int64_t outside;
    size_t entry;
};

static int compare_by_outside(const void *a, const void *b)
{
    const struct by_outside *one = a, *other = b;

    return one->outside < other->outside ? -1 : one->outside > other->outside;
}

/* The one before it is of the same people. */
static bool is_told_twice(const struct sv_crosstab_ledger *ledger, size_t i)
{
    const struct sv_ledger_entry *entry = &ledger->entries[i];

    return i > 0 && entry[-1].cut == entry->cut && entry[-1].showing == entry->showing;
}

static void list_earlier(struct comparing *comparing)
{
    const struct sv_crosstab_ledger *ledger = comparing->ledger;
    struct by_outside *list = sv_arena_array(ledger->arena, ledger->entry_count, sizeof(*list));
    size_t place = sv_crosstab_ledger_find(ledger);

    for (size_t i = 0; i < ledger->entry_count; i++) {
        if (ledger->entries[i].place < place && !is_told_twice(ledger, i))
            list[comparing->earlier_count++] =
                (struct by_outside){ outside(&ledger->entries[i]), i };
    }
    qsort(list, comparing->earlier_count, sizeof(*list), compare_by_outside);
    comparing->earlier =
        sv_arena_array(ledger->arena, ledger->entry_count, sizeof(*comparing->earlier));
    for (size_t i = 0; i < comparing->earlier_count; i++)
        comparing->earlier[i] = list[i].entry;
}

bool sv_crosstab_ledger_compare(const struct sv_crosstab_ledger *ledger, int64_t threshold,
                                struct sv_crosstab_besides *ret_besides)
{
    struct comparing comparing = { .ledger = ledger,
                                   .asked = ledger->entries[ledger->asked].people,
                                   .threshold = threshold };

    list_earlier(&comparing);
    for (size_t i = 0; i < comparing.earlier_count && !comparing.refused; i++)
        look_at(&comparing, i);
    leave_out_doubles(&comparing.found);
    *ret_besides = comparing.found;
    return !comparing.refused;
}
