/* SPDX-License-Identifier: Apache-2.0 */
#include "app/intake_queue.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

enum { MANY = 600 };

static struct sv_intake_queue queue;
static struct sv_handed_in handed_in[MANY];
static struct sv_parcel parcels[MANY];
static struct sv_round round_taken;

/* The responses [first, first + count) as one parcel, each with the id that is given. */
static struct sv_parcel *add(size_t first, size_t count, const uint8_t *ids)
{
    struct sv_parcel *parcel = &parcels[first];

    *parcel = (struct sv_parcel){ .handed_in = &handed_in[first], .count = count };
    for (size_t i = 0; i < count; i++) {
        handed_in[first + i] = (struct sv_handed_in){ .errand = SV_ERRAND_STORE };
        handed_in[first + i].response.id.bytes[15] = ids[i];
    }
    sv_queue_add(&queue, parcel);
    return parcel;
}

static void take(void)
{
    sv_queue_take_round(&queue, SV_ROUND_MAX, &round_taken);
}

static void set_verdicts(enum sv_verdict verdict)
{
    for (size_t i = 0; i < round_taken.count; i++)
        round_taken.rows[i].verdict = verdict;
}

Test(queue, round_is_ordered_by_id_whatever_came_first)
{
    static const uint8_t ids[] = { 9, 3, 7, 1 };

    (void)add(0, 4, ids);
    take();
    cr_assert(eq(sz, round_taken.count, 4));
    for (size_t i = 1; i < round_taken.count; i++)
        cr_expect(memcmp(round_taken.rows[i - 1].response->id.bytes,
                         round_taken.rows[i].response->id.bytes, 16) < 0);
    cr_expect(eq(sz, queue.count, 0));
}

Test(queue, of_one_id_only_the_first_goes_and_the_rest_keep_their_order)
{
    static const uint8_t ids[] = { 5, 5, 2, 5 };

    (void)add(0, 4, ids);
    take();
    cr_assert(eq(sz, round_taken.count, 2));
    cr_expect(round_taken.handed_in[0] == &handed_in[2]);
    cr_expect(round_taken.handed_in[1] == &handed_in[0]);
    set_verdicts(SV_VERDICT_STORED);
    sv_queue_end_round(&queue, &round_taken);
    take();
    cr_assert(eq(sz, round_taken.count, 1));
    cr_expect(round_taken.handed_in[0] == &handed_in[1]);
    set_verdicts(SV_VERDICT_KNOWN);
    sv_queue_end_round(&queue, &round_taken);
    cr_expect(sv_queue_take_done(&queue) == NULL, "one of four still waits");
    take();
    cr_expect(round_taken.handed_in[0] == &handed_in[3]);
    set_verdicts(SV_VERDICT_CONFLICT);
    sv_queue_end_round(&queue, &round_taken);
    cr_expect(sv_queue_take_done(&queue) == &parcels[0]);
    cr_expect(eq(int, handed_in[0].receipt, SV_RECEIPT_STORED));
    cr_expect(eq(int, handed_in[1].receipt, SV_RECEIPT_KNOWN));
    cr_expect(eq(int, handed_in[3].receipt, SV_RECEIPT_CONFLICT));
}

Test(queue, parcel_larger_than_a_round_is_done_after_the_last_of_its_rounds)
{
    static uint8_t ids[MANY];
    size_t rounds = 0;

    for (size_t i = 0; i < MANY; i++)
        ids[i] = (uint8_t)i;
    (void)add(0, MANY, ids);
    for (size_t i = 0; i < MANY; i++)
        handed_in[i].response.id.bytes[14] = (uint8_t)(i / 256);
    while (queue.count > 0) {
        cr_expect(sv_queue_take_done(&queue) == NULL);
        take();
        set_verdicts(SV_VERDICT_STORED);
        sv_queue_end_round(&queue, &round_taken);
        rounds++;
    }
    cr_expect(eq(sz, rounds, 2));
    cr_expect(sv_queue_take_done(&queue) == &parcels[0]);
    cr_expect(sv_queue_take_done(&queue) == NULL);
}

Test(queue, response_without_an_errand_does_not_reach_the_database)
{
    struct sv_parcel *parcel = &parcels[0];

    *parcel = (struct sv_parcel){ .handed_in = handed_in, .count = 2 };
    handed_in[0].receipt = handed_in[1].receipt = SV_RECEIPT_INVALID;
    sv_queue_add(&queue, parcel);
    cr_expect(eq(sz, queue.count, 0));
    cr_expect(sv_queue_take_done(&queue) == parcel);
    cr_expect(eq(int, handed_in[1].receipt, SV_RECEIPT_INVALID));
}

Test(queue, response_that_is_looked_up_only_becomes_known_or_stays_refused)
{
    static const uint8_t ids[] = { 1, 2, 3 };
    static const enum sv_verdict verdicts[] = { SV_VERDICT_KNOWN, SV_VERDICT_CONFLICT,
                                                SV_VERDICT_ABSENT };

    (void)add(0, 3, ids);
    for (size_t i = 0; i < 3; i++) {
        handed_in[i].errand = SV_ERRAND_LOOK_UP;
        handed_in[i].receipt = SV_RECEIPT_INVALID;
    }
    take();
    for (size_t i = 0; i < 3; i++) {
        cr_expect(round_taken.rows[i].look_up_only);
        round_taken.rows[i].verdict = verdicts[i];
    }
    sv_queue_end_round(&queue, &round_taken);
    cr_expect(eq(int, handed_in[0].receipt, SV_RECEIPT_KNOWN));
    cr_expect(eq(int, handed_in[1].receipt, SV_RECEIPT_INVALID));
    cr_expect(eq(int, handed_in[2].receipt, SV_RECEIPT_INVALID));
}

Test(queue, response_that_nothing_explains_is_tried_again_and_then_given_up)
{
    static const uint8_t ids[] = { 1 };
    struct sv_parcel *parcel = add(0, 1, ids);
    size_t rounds = 0;

    for (; queue.count > 0 && rounds < 10; rounds++) {
        take();
        set_verdicts(SV_VERDICT_ABSENT);
        sv_queue_end_round(&queue, &round_taken);
    }
    cr_expect(eq(sz, rounds, 3));
    cr_expect(sv_queue_take_done(&queue) == parcel);
    cr_expect(eq(int, parcel->failure.status, SV_ERR_BUSY));
}

Test(queue, failed_round_fails_its_parcels_once_and_no_others)
{
    static const uint8_t first[] = { 1, 2 }, second[] = { 3 };
    const struct sv_error failure = { .status = SV_ERR_BUSY, .where = "test" };

    (void)add(0, 2, first);
    sv_queue_take_round(&queue, 2, &round_taken);
    (void)add(2, 1, second);
    sv_queue_fail_round(&queue, &round_taken, &failure);
    cr_expect(sv_queue_take_done(&queue) == &parcels[0]);
    cr_expect(sv_queue_take_done(&queue) == NULL);
    cr_expect(eq(int, parcels[0].failure.status, SV_ERR_BUSY));
    cr_expect(eq(int, parcels[2].failure.status, SV_OK));
    sv_queue_fail_all(&queue, &failure);
    cr_expect(sv_queue_take_done(&queue) == &parcels[2]);
}

Test(queue, returned_round_goes_before_what_came_later)
{
    static const uint8_t first[] = { 4, 2 }, second[] = { 1 };

    (void)add(0, 2, first);
    take();
    (void)add(2, 1, second);
    sv_queue_return_round(&queue, &round_taken);
    sv_queue_take_round(&queue, 1, &round_taken);
    cr_expect(round_taken.handed_in[0] == &handed_in[1]);
    sv_queue_take_round(&queue, 1, &round_taken);
    cr_expect(round_taken.handed_in[0] == &handed_in[0]);
    sv_queue_take_round(&queue, 1, &round_taken);
    cr_expect(round_taken.handed_in[0] == &handed_in[2]);
}
