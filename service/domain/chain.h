/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CHAIN_H
#define SV_DOMAIN_CHAIN_H

#include "base/arena.h"
#include "base/calendar.h"
#include "domain/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The session chain of a tablet: every person who comes to it leaves an entry
 * when the session opens and one when it ends, numbered and chained by hash, so
 * that whoever takes one out leaves a gap. No entry names a response or a time.
 */
enum { SV_HASH_SIZE = 32, SV_CHAIN_ENTRIES_MAX = 1000 };
#define SV_CHAIN_NUMBER_MAX INT64_C(1000000000)

struct sv_hash {
    uint8_t bytes[SV_HASH_SIZE];
};

/* SHA-256; passed in, for the domain calls no library. */
typedef void sv_hash_function(const char *text, size_t size, struct sv_hash *ret_hash);

struct sv_chain_entry {
    int64_t number;  /* 1, 2, 3, ... over all entries */
    int64_t session; /* 1, 2, 3, ... over all persons */
    enum sv_session_event event;
    sv_day day;
    struct sv_hash hash;
};

/* Where a chain stands; all zero before its first entry. */
struct sv_chain_head {
    int64_t number;
    struct sv_hash hash;
    int64_t session;
    bool open; /* the session was opened and not ended */
};

struct sv_known_entry {
    int64_t number;
    struct sv_hash hash;
};

/* What is kept of the chain of a device. */
struct sv_chain {
    int64_t device;
    struct sv_chain_head head;
    const struct sv_known_entry *known; /* by number; at least those that come again */
    size_t known_count;
};

/* Entries that are not as they should be, by their numbers. */
struct sv_gap {
    enum sv_gap_kind kind;
    int64_t from;
    int64_t until; /* inclusive */
};

struct sv_session_counts {
    int64_t opened;
    int64_t abandoned;
    int64_t submitted;
};

struct sv_day_sessions {
    sv_day day;
    struct sv_session_counts sessions;
};

/* What entries that came mean for the chain. */
struct sv_chain_news {
    struct sv_chain_head head;
    const struct sv_known_entry *taken; /* new entries, by number */
    size_t taken_count;
    const struct sv_gap *gaps;
    size_t gap_count;
    const struct sv_day_sessions *days; /* of the new entries, each day once */
    size_t day_count;
};

/*
 * Takes entries in the order in which they came. Numbers that are known change
 * nothing. Whatever is wrong becomes a gap and the chain goes on from what came:
 * a tablet that is refused would only fall silent. Numbers that were skipped
 * once stay a gap, also if they come later: nothing could tell the true ones.
 */
struct sv_chain_news sv_chain_take(struct sv_arena *arena, const struct sv_chain *chain,
                                   const struct sv_chain_entry *entries, size_t count,
                                   sv_hash_function *hash);

/* The hash that entry must have after previous. */
struct sv_hash sv_chain_hash(struct sv_arena *arena, int64_t device, const struct sv_hash *previous,
                             const struct sv_chain_entry *entry, sv_hash_function *hash);

#endif
