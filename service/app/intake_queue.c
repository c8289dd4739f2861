/* SPDX-License-Identifier: Apache-2.0 */
#include "app/intake_queue.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A response that is neither stored nor explained: its survey was closed and opened again, say. */
enum { TRIES_MAX = 3 };

static void push_back(struct sv_intake_queue *queue, struct sv_handed_in *handed_in)
{
    handed_in->next = NULL;
    if (queue->last == NULL)
        queue->first = handed_in;
    else
        queue->last->next = handed_in;
    queue->last = handed_in;
    queue->count++;
}

static void push_front(struct sv_intake_queue *queue, struct sv_handed_in *handed_in)
{
    handed_in->next = queue->first;
    queue->first = handed_in;
    if (queue->last == NULL)
        queue->last = handed_in;
    queue->count++;
}

static struct sv_handed_in *pop(struct sv_intake_queue *queue)
{
    struct sv_handed_in *handed_in = queue->first;

    queue->first = handed_in->next;
    if (queue->first == NULL)
        queue->last = NULL;
    queue->count--;
    return handed_in;
}

static void add_done(struct sv_intake_queue *queue, struct sv_parcel *parcel)
{
    parcel->next_done = NULL;
    if (queue->done_last == NULL)
        queue->done_first = parcel;
    else
        queue->done_last->next_done = parcel;
    queue->done_last = parcel;
}

struct sv_parcel *sv_queue_take_done(struct sv_intake_queue *queue)
{
    struct sv_parcel *parcel = queue->done_first;

    if (parcel == NULL)
        return NULL;
    queue->done_first = parcel->next_done;
    if (queue->done_first == NULL)
        queue->done_last = NULL;
    return parcel;
}

static void leave(struct sv_intake_queue *queue, struct sv_parcel *parcel)
{
    assert(parcel->waiting > 0);
    if (--parcel->waiting == 0)
        add_done(queue, parcel);
}

void sv_queue_add(struct sv_intake_queue *queue, struct sv_parcel *parcel)
{
    parcel->waiting = 0;
    for (size_t i = 0; i < parcel->count; i++) {
        struct sv_handed_in *handed_in = &parcel->handed_in[i];

        if (handed_in->errand == SV_ERRAND_NONE)
            continue;
        handed_in->parcel = parcel;
        handed_in->tries = 0;
        parcel->waiting++;
        push_back(queue, handed_in);
    }
    if (parcel->waiting == 0)
        add_done(queue, parcel);
}

static int compare_ids(const struct sv_handed_in *a, const struct sv_handed_in *b)
{
    return memcmp(a->response.id.bytes, b->response.id.bytes, sizeof(a->response.id.bytes));
}

/* By id; equal ones as they came. */
static int compare(const void *a, const void *b)
{
    const struct sv_handed_in *left = *(struct sv_handed_in *const *)a;
    const struct sv_handed_in *right = *(struct sv_handed_in *const *)b;
    int order = compare_ids(left, right);

    return order != 0 ? order : (left->place > right->place) - (left->place < right->place);
}

void sv_queue_take_round(struct sv_intake_queue *queue, size_t most, struct sv_round *ret_round)
{
    struct sv_handed_in **taken = ret_round->handed_in, *later[SV_ROUND_MAX];
    size_t taken_count = 0, later_count = 0, count = 0;

    for (; taken_count < most && queue->first != NULL; taken_count++) {
        taken[taken_count] = pop(queue);
        taken[taken_count]->place = taken_count;
    }
    qsort(taken, taken_count, sizeof(struct sv_handed_in *), compare);
    for (size_t i = 0; i < taken_count; i++) {
        struct sv_handed_in *handed_in = taken[i];

        if (count > 0 && compare_ids(taken[count - 1], handed_in) == 0) {
            later[later_count++] = handed_in;
            continue;
        }
        taken[count] = handed_in;
        ret_round->rows[count++] = (struct sv_batch_row){
            .response = &handed_in->response,
            .look_up_only = handed_in->errand == SV_ERRAND_LOOK_UP,
        };
    }
    /* To the end, in their order: one id handed in a hundred times must not keep others waiting. */
    for (size_t i = 0; i < later_count; i++)
        push_back(queue, later[i]);
    ret_round->count = count;
}

/* False if the response has to be tried again. */
static bool settle(struct sv_handed_in *handed_in, enum sv_verdict verdict)
{
    switch (verdict) {
    case SV_VERDICT_STORED:
        handed_in->receipt = SV_RECEIPT_STORED;
        return true;
    case SV_VERDICT_KNOWN:
        handed_in->receipt = SV_RECEIPT_KNOWN;
        return true;
    case SV_VERDICT_CONFLICT:
        if (handed_in->errand == SV_ERRAND_STORE)
            handed_in->receipt = SV_RECEIPT_CONFLICT;
        return true;
    case SV_VERDICT_CLOSED:
        if (handed_in->errand == SV_ERRAND_STORE)
            handed_in->receipt = SV_RECEIPT_CLOSED;
        return true;
    case SV_VERDICT_ABSENT:
        break;
    }
    if (handed_in->errand == SV_ERRAND_LOOK_UP)
        return true; /* its receipt stays what the check has said */
    if (++handed_in->tries < TRIES_MAX)
        return false;
    (void)!sv_fail(&handed_in->parcel->failure, SV_ERR_BUSY, "intake",
                   "a response is neither stored nor refused");
    return true;
}

void sv_queue_end_round(struct sv_intake_queue *queue, const struct sv_round *round)
{
    for (size_t i = round->count; i-- > 0;) {
        struct sv_handed_in *handed_in = round->handed_in[i];

        if (settle(handed_in, round->rows[i].verdict))
            leave(queue, handed_in->parcel);
        else
            push_front(queue, handed_in);
    }
}

void sv_queue_fail_round(struct sv_intake_queue *queue, const struct sv_round *round,
                         const struct sv_error *failure)
{
    for (size_t i = 0; i < round->count; i++) {
        round->handed_in[i]->parcel->failure = *failure;
        leave(queue, round->handed_in[i]->parcel);
    }
}

void sv_queue_return_round(struct sv_intake_queue *queue, const struct sv_round *round)
{
    for (size_t i = round->count; i-- > 0;)
        push_front(queue, round->handed_in[i]);
}

void sv_queue_fail_all(struct sv_intake_queue *queue, const struct sv_error *failure)
{
    while (queue->first != NULL) {
        struct sv_parcel *parcel = pop(queue)->parcel;

        parcel->failure = *failure;
        leave(queue, parcel);
    }
}
