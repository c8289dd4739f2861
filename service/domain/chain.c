/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/chain.h"

#include "base/text.h"

#include <inttypes.h>
#include <string.h>

struct taking {
    struct sv_arena *arena;
    const struct sv_chain *chain;
    sv_hash_function *hash;
    struct sv_chain_head head;
    struct sv_known_entry *taken;
    size_t taken_count;
    struct sv_gap *gaps;
    size_t gap_count;
    struct sv_day_sessions *days;
    size_t day_count;
};

static bool same_hash(const struct sv_hash *a, const struct sv_hash *b)
{
    return memcmp(a->bytes, b->bytes, SV_HASH_SIZE) == 0;
}

struct sv_hash sv_chain_hash(struct sv_arena *arena, int64_t device, const struct sv_hash *previous,
                             const struct sv_chain_entry *entry, sv_hash_function *hash)
{
    struct sv_hash result;
    char day[SV_DAY_TEXT_SIZE];

    sv_day_print(entry->day, day);
    const char *text =
        sv_arena_printf(arena, "%s|%" PRId64 "|%" PRId64 "|%" PRId64 "|%s|%s",
                        sv_hex(arena, previous->bytes, SV_HASH_SIZE), device, entry->number,
                        entry->session, sv_session_event_word(entry->event), day);

    hash(text, strlen(text), &result);
    return result;
}

static const struct sv_hash *find(const struct sv_known_entry *entries, size_t count,
                                  int64_t number)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (entries[middle].number == number)
            return &entries[middle].hash;
        if (entries[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* The hash kept of a number, or NULL: a skipped one. */
static const struct sv_hash *kept_hash(const struct taking *taking, int64_t number)
{
    const struct sv_hash *hash = find(taking->taken, taking->taken_count, number);

    return hash != NULL ? hash : find(taking->chain->known, taking->chain->known_count, number);
}

/* Neighbours of one kind grow together; what a gap holds already is not told again. */
static void add_gap(struct taking *taking, enum sv_gap_kind kind, int64_t from, int64_t until)
{
    for (size_t i = 0; i < taking->gap_count; i++) {
        struct sv_gap *gap = &taking->gaps[i];

        if (gap->kind != kind || from < gap->from || from > gap->until + 1)
            continue;
        if (until > gap->until)
            gap->until = until;
        return;
    }
    taking->gaps[taking->gap_count++] =
        (struct sv_gap){ .kind = kind, .from = from, .until = until };
}

static void count_session(struct taking *taking, const struct sv_chain_entry *entry)
{
    size_t place = 0;

    while (place < taking->day_count && taking->days[place].day != entry->day)
        place++;
    if (place == taking->day_count)
        taking->days[taking->day_count++] = (struct sv_day_sessions){ .day = entry->day };

    struct sv_session_counts *sessions = &taking->days[place].sessions;

    sessions->opened += entry->event == SV_SESSION_OPENED;
    sessions->abandoned += entry->event == SV_SESSION_ABANDONED;
    sessions->submitted += entry->event == SV_SESSION_SUBMITTED;
}

static void check_session(struct taking *taking, const struct sv_chain_entry *entry)
{
    const struct sv_chain_head *head = &taking->head;
    bool opens = entry->event == SV_SESSION_OPENED;
    bool follows = opens ? !head->open && entry->session == head->session + 1
                         : head->open && entry->session == head->session;
    /* An opening that was never ended is at fault, not the next one that shows it. */
    int64_t place = opens && head->open ? head->number : entry->number;

    if (!follows)
        add_gap(taking, SV_GAP_UNCLOSED, place, place);
}

static void take_new(struct taking *taking, const struct sv_chain_entry *entry)
{
    const struct sv_chain *chain = taking->chain;

    if (entry->number > taking->head.number + 1) {
        add_gap(taking, SV_GAP_MISSING, taking->head.number + 1, entry->number - 1);
    } else {
        struct sv_hash due =
            sv_chain_hash(taking->arena, chain->device, &taking->head.hash, entry, taking->hash);

        if (same_hash(&due, &entry->hash))
            check_session(taking, entry);
        else
            add_gap(taking, SV_GAP_FORK, entry->number, entry->number);
    }
    count_session(taking, entry);
    taking->taken[taking->taken_count++] =
        (struct sv_known_entry){ .number = entry->number, .hash = entry->hash };
    taking->head = (struct sv_chain_head){ .number = entry->number,
                                           .hash = entry->hash,
                                           .session = entry->session,
                                           .open = entry->event == SV_SESSION_OPENED };
}

struct sv_chain_news sv_chain_take(struct sv_arena *arena, const struct sv_chain *chain,
                                   const struct sv_chain_entry *entries, size_t count,
                                   sv_hash_function *hash)
{
    struct taking taking = {
        .arena = arena,
        .chain = chain,
        .hash = hash,
        .head = chain->head,
        .taken = sv_arena_array(arena, count, sizeof(struct sv_known_entry)),
        .gaps = sv_arena_array(arena, count, sizeof(struct sv_gap)), /* one an entry at most */
        .days = sv_arena_array(arena, count, sizeof(struct sv_day_sessions)),
    };

    for (size_t i = 0; i < count; i++) {
        const struct sv_chain_entry *entry = &entries[i];
        const struct sv_hash *kept = NULL;

        if (entry->number > taking.head.number) {
            take_new(&taking, entry);
            continue;
        }
        kept = kept_hash(&taking, entry->number);
        if (kept != NULL && !same_hash(kept, &entry->hash))
            add_gap(&taking, SV_GAP_FORK, entry->number, entry->number);
    }
    return (struct sv_chain_news){
        .head = taking.head,
        .taken = taking.taken,
        .taken_count = taking.taken_count,
        .gaps = taking.gaps,
        .gap_count = taking.gap_count,
        .days = taking.days,
        .day_count = taking.day_count,
    };
}
