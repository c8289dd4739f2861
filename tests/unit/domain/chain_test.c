/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/chain.h"

#include "app/seal.h"
#include "base/text.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

enum { DEVICE = 12, DAY = 20000, LENGTH = 400 };

static struct sv_arena *arena;
static struct sv_chain_entry honest[LENGTH];
static struct sv_chain chain;
static struct sv_known_entry kept[LENGTH]; /* what the store would keep */
static size_t kept_count;

/* Sessions of two entries each, every third abandoned, ten a day. */
static void make_honest(void)
{
    struct sv_hash previous = { { 0 } };

    for (int i = 0; i < LENGTH; i++) {
        int session = i / 2 + 1;

        honest[i] = (struct sv_chain_entry){
            .number = i + 1,
            .session = session,
            .event = i % 2 == 0         ? SV_SESSION_OPENED
                     : session % 3 == 0 ? SV_SESSION_ABANDONED
                                        : SV_SESSION_SUBMITTED,
            .day = DAY + session / 10,
        };
        honest[i].hash = sv_chain_hash(arena, DEVICE, &previous, &honest[i], sv_sha256);
        previous = honest[i].hash;
    }
}

static void begin(void)
{
    arena = sv_arena_new();
    make_honest();
    chain = (struct sv_chain){ .device = DEVICE };
    kept_count = 0;
}

static void end(void)
{
    sv_arena_free(arena);
}

TestSuite(chain, .init = begin, .fini = end);

/* One delivery, after which the chain is as the store would keep it. */
static struct sv_chain_news deliver(const struct sv_chain_entry *entries, size_t count)
{
    struct sv_chain_news news = sv_chain_take(arena, &chain, entries, count, sv_sha256);

    for (size_t i = 0; i < news.taken_count; i++)
        kept[kept_count++] = news.taken[i];
    chain.head = news.head;
    chain.known = kept;
    chain.known_count = kept_count;
    return news;
}

static const char *gaps_of(const struct sv_chain_news *news)
{
    const char *text = "";

    for (size_t i = 0; i < news->gap_count; i++)
        text = sv_arena_printf(arena, "%s%s%s %d-%d", text, i == 0 ? "" : ", ",
                               sv_gap_kind_word(news->gaps[i].kind), (int)news->gaps[i].from,
                               (int)news->gaps[i].until);
    return text;
}

static const char *gaps_after(const struct sv_chain_entry *entries, size_t count)
{
    struct sv_chain_news news = deliver(entries, count);

    return gaps_of(&news);
}

#define EXPECT_GAPS(actual, expected) cr_expect(eq(str, (char *)(actual), (char *)(expected)))

/* Worked out with Python's hashlib from the text that openapi.yaml describes. */
Test(chain, has_the_hashes_of_the_description)
{
    struct sv_chain_entry first = { 1, 1, SV_SESSION_OPENED, 0, { { 0 } } };
    struct sv_chain_entry second = { 2, 1, SV_SESSION_SUBMITTED, 0, { { 0 } } };
    struct sv_hash zero = { { 0 } };

    cr_assert(sv_day_parse("2026-11-22", &first.day));
    cr_assert(sv_day_parse("2026-11-22", &second.day));
    struct sv_hash one = sv_chain_hash(arena, 12, &zero, &first, sv_sha256);
    struct sv_hash two = sv_chain_hash(arena, 12, &one, &second, sv_sha256);

    cr_expect(eq(str, sv_hex(arena, one.bytes, SV_HASH_SIZE),
                 "a9ec9736e752674fb1a0afc947880758fa491335dd9556154b8744bf052f758a"));
    cr_expect(eq(str, sv_hex(arena, two.bytes, SV_HASH_SIZE),
                 "42dfcf810fdf000c1cdfa3f1bb29a615d4b089b70ae301aefe6c2c2ebf624fdd"));
}

Test(chain, that_is_whole_has_no_gap_and_counts_by_day)
{
    struct sv_chain_news news = deliver(honest, 60);

    EXPECT_GAPS(gaps_of(&news), "");
    cr_expect(eq(i64, news.head.number, 60));
    cr_expect(eq(i64, news.head.session, 30));
    cr_expect(not(news.head.open));
    cr_assert(eq(sz, news.day_count, 4));
    cr_expect(eq(i32, news.days[0].day, DAY));
    cr_expect(eq(i64, news.days[0].sessions.opened, 9)); /* sessions 1 to 9 */
    cr_expect(eq(i64, news.days[0].sessions.abandoned, 3));
    cr_expect(eq(i64, news.days[0].sessions.submitted, 6));
}

Test(chain, of_known_entries_changes_nothing)
{
    (void)deliver(honest, 10);
    struct sv_chain_news news = deliver(honest + 2, 6);

    EXPECT_GAPS(gaps_of(&news), "");
    cr_expect(eq(sz, news.taken_count, 0));
    cr_expect(eq(sz, news.day_count, 0));
    cr_expect(eq(i64, news.head.number, 10));
}

Test(chain, with_a_number_skipped_says_which_is_missing)
{
    (void)deliver(honest, 4);
    EXPECT_GAPS(gaps_after(honest + 5, 3), "missing 5-5");
    EXPECT_GAPS(gaps_after(honest + 10, 2), "missing 9-10");
    EXPECT_GAPS(gaps_after(honest + 12, 8), "");
}

Test(chain, that_begins_late_misses_its_beginning)
{
    EXPECT_GAPS(gaps_after(honest + 6, 4), "missing 1-6");
}

Test(chain, keeps_a_gap_when_the_skipped_entries_come_later)
{
    (void)deliver(honest, 4);
    (void)deliver(honest + 8, 4);
    struct sv_chain_news news = deliver(honest + 4, 4);

    EXPECT_GAPS(gaps_of(&news), "");
    cr_expect(eq(sz, news.taken_count, 0));
    cr_expect(eq(i64, news.head.number, 12));
}

Test(chain, with_another_entry_under_a_known_number_is_a_fork)
{
    struct sv_chain_entry other = honest[4];

    (void)deliver(honest, 10);
    other.hash.bytes[0] ^= 1;
    EXPECT_GAPS(gaps_after(&other, 1), "fork 5-5");
    cr_expect(eq(i64, chain.head.number, 10));
    EXPECT_GAPS(gaps_after(honest + 10, 2), "");
}

/* A tablet that was set back to an earlier state and went on from there. */
Test(chain, of_a_tablet_that_was_set_back_is_a_fork_until_it_continues)
{
    struct sv_chain_entry again[8];
    struct sv_hash previous = honest[5].hash;

    (void)deliver(honest, 10);
    for (int i = 0; i < 8; i++) {
        again[i] = honest[6 + i];
        again[i].day += 1;
        again[i].hash = sv_chain_hash(arena, DEVICE, &previous, &again[i], sv_sha256);
        previous = again[i].hash;
    }
    EXPECT_GAPS(gaps_after(again, 6), "fork 7-11");
    cr_expect(eq(i64, chain.head.number, 12));
    EXPECT_GAPS(gaps_after(again + 6, 2), "");
}

Test(chain, that_does_not_continue_its_head_is_a_fork)
{
    struct sv_chain_entry next = honest[4];

    (void)deliver(honest, 4);
    next.session += 1; /* the hash is that of another text */
    EXPECT_GAPS(gaps_after(&next, 1), "fork 5-5");
    cr_expect(eq(i64, chain.head.number, 5));
}

/* Entries 1, 2, 3, ... of these sessions and events, well chained. */
static const char *gaps_of_sessions(const struct sv_chain_entry *told, size_t count)
{
    struct sv_chain_entry entries[8];
    struct sv_hash previous = { { 0 } };

    for (size_t i = 0; i < count; i++) {
        entries[i] = told[i];
        entries[i].number = (int64_t)i + 1;
        entries[i].day = DAY;
        entries[i].hash = sv_chain_hash(arena, DEVICE, &previous, &entries[i], sv_sha256);
        previous = entries[i].hash;
    }
    return gaps_after(entries, count);
}

/* clang-format off */
#define OPENS(n) { .session = (n), .event = SV_SESSION_OPENED }
#define ENDS(n)  { .session = (n), .event = SV_SESSION_SUBMITTED }
/* clang-format on */

Test(chain, with_a_session_that_was_never_ended_names_its_opening)
{
    static const struct sv_chain_entry told[] = { OPENS(1), ENDS(1), OPENS(2), OPENS(3), ENDS(3) };

    EXPECT_GAPS(gaps_of_sessions(told, 5), "unclosed 3-3");
}

Test(chain, with_a_session_left_out_names_the_next_one)
{
    static const struct sv_chain_entry told[] = { OPENS(1), ENDS(1), OPENS(3), ENDS(3) };

    EXPECT_GAPS(gaps_of_sessions(told, 4), "unclosed 3-3");
}

Test(chain, with_a_session_ended_twice_names_the_second_end)
{
    static const struct sv_chain_entry told[] = { OPENS(1), ENDS(1), ENDS(1), OPENS(2) };

    EXPECT_GAPS(gaps_of_sessions(told, 4), "unclosed 3-3");
}

/* Knuth's generator: the same deliveries in every run. */
static unsigned next_random(unsigned bound)
{
    static uint64_t state = 20261122;

    state = state * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(state >> 33) % bound;
}

struct truth {
    bool taken[LENGTH + 1], missing[LENGTH + 1], forked[LENGTH + 1];
    int64_t head;
};

static void mark(const struct sv_chain_news *news, struct truth *found)
{
    for (size_t i = 0; i < news->gap_count; i++) {
        cr_assert(news->gaps[i].kind != SV_GAP_UNCLOSED);
        bool *marks = news->gaps[i].kind == SV_GAP_MISSING ? found->missing : found->forked;

        for (int64_t number = news->gaps[i].from; number <= news->gaps[i].until; number++)
            marks[number] = true;
    }
    for (size_t i = 0; i < news->taken_count; i++) {
        cr_assert(not(found->taken[news->taken[i].number]), "taken twice");
        found->taken[news->taken[i].number] = true;
    }
}

/* Some entries from a place on; now and then a known one with another hash. */
static void deliver_some(struct truth *truth, struct truth *found)
{
    struct sv_chain_entry entries[16];
    size_t count = 0, most = 1 + next_random(15);
    int64_t first = truth->head + 1;

    if (truth->head > 0 && next_random(3) == 0)
        first = 1 + next_random((unsigned)truth->head); /* a delivery that is repeated */
    else if (next_random(4) == 0)
        first += 1 + next_random(5); /* some were wiped */
    for (int64_t number = first; number <= LENGTH && count < most; number++) {
        struct sv_chain_entry *entry = &entries[count++];

        *entry = honest[number - 1];
        if (number <= truth->head && truth->taken[number] && next_random(8) == 0) {
            entry->hash.bytes[31] ^= 1;
            truth->forked[number] = true;
        }
        for (int64_t skipped = truth->head + 1; skipped < number; skipped++)
            truth->missing[skipped] = true;
        if (number > truth->head) {
            truth->taken[number] = true;
            truth->head = number;
        }
    }
    struct sv_chain_news news = deliver(entries, count);

    mark(&news, found);
}

/* Property: whatever is repeated, wiped or forged, each number is judged as it was. */
Test(chain, of_random_deliveries_tells_exactly_what_was_wiped_and_what_was_forged)
{
    for (int round = 0; round < 300; round++) {
        struct truth truth = { .head = 0 }, found = { .head = 0 };

        chain = (struct sv_chain){ .device = DEVICE };
        kept_count = 0;
        while (truth.head < LENGTH)
            deliver_some(&truth, &found);
        found.head = chain.head.number;
        cr_assert(memcmp(&truth, &found, sizeof(truth)) == 0, "round %d", round);
    }
}
