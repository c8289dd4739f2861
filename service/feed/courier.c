/* SPDX-License-Identifier: Apache-2.0 */
#include "feed/courier.h"

#include "app/seal.h"
#include "app/webhooks.h"
#include "base/clock.h"
#include "feed/envelope.h"
#include "feed/poster.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

enum { SLOTS = 8, ROUND_MS = 1000, LEASE_MS_MORE = 5000 };

/* A post under way. */
struct slot {
    struct sv_arena *arena; /* NULL while it is free */
    struct sv_delivery delivery;
};

struct sv_courier {
    const struct sv_app *app;
    struct sv_courier_settings settings;
    sv_courier_report *report;
    struct sv_poster *poster;
    struct slot slots[SLOTS];
    bool failing;
    atomic_bool stopping;
    pthread_t thread;
};

static void tell(struct sv_courier *courier, enum sv_status status, const struct sv_error *error)
{
    bool failing = status != SV_OK;
    const struct sv_courier_event event = { .word = failing ? SV_COURIER_FAILS : SV_COURIER_WORKS,
                                            .error = error };

    if (failing == courier->failing)
        return;
    courier->failing = failing;
    courier->report(&event);
}

static void free_slot(struct slot *slot)
{
    sv_arena_free(slot->arena);
    *slot = (struct slot){ 0 };
}

static struct slot *free_one(struct sv_courier *courier)
{
    for (size_t i = 0; i < SLOTS; i++) {
        if (courier->slots[i].arena == NULL)
            return &courier->slots[i];
    }
    return NULL;
}

static enum sv_status post(struct sv_courier *courier, struct slot *slot, struct sv_error *reterr)
{
    struct sv_arena *arena = slot->arena;
    const struct sv_delivery *delivery = &slot->delivery;
    const struct sv_message message = {
        .id = sv_message_id(arena, delivery->survey, delivery->number),
        .timestamp_s = sv_time_of_day_ms() / 1000,
        .body = delivery->body,
        .secret = delivery->secret,
        .secret_size = delivery->secret_size,
    };
    const struct sv_post_order order = {
        .send = true,
        .local = delivery->local,
        .timeout_ms = courier->settings.timeout_ms,
        .url = delivery->url,
        .headers = {
            sv_arena_printf(arena, "webhook-id: %s", message.id),
            sv_arena_printf(arena, "webhook-timestamp: %" PRId64, message.timestamp_s),
            sv_arena_printf(arena, "webhook-signature: %s", sv_message_signature(arena, &message)),
        },
        .header_count = 3,
        .body = delivery->body,
    };

    return sv_poster_begin(courier->poster, &order, slot, reterr);
}

static struct sv_delivery_outcome outcome_of(const struct sv_courier *courier,
                                             const struct slot *slot,
                                             const struct sv_post_outcome *ended)
{
    bool asked = ended->status == 429 || ended->status == 503;
    const struct sv_setback setback = { .attempt = slot->delivery.attempt,
                                        .retry_after_s = asked ? ended->retry_after_s : 0,
                                        .chance = sv_random_below(UINT32_MAX) };
    int64_t wait_ms = sv_schedule_wait_ms(&courier->settings.schedule, &setback);
    struct sv_delivery_outcome outcome = { .status = ended->status, .fault = ended->fault };

    if (ended->fault[0] == '\0' && ended->status >= 200 && ended->status < 300) {
        outcome.end = SV_DELIVERY_ARRIVED;
        return outcome;
    }
    if (ended->fault[0] == '\0')
        outcome.fault = sv_arena_printf(slot->arena, "answered %" PRId64, ended->status);
    outcome.end = wait_ms < 0 || ended->status == 410 ? SV_DELIVERY_DEAD : SV_DELIVERY_AGAIN;
    outcome.wait_ms = wait_ms < 0 ? 0 : wait_ms;
    return outcome;
}

static void finish(struct sv_courier *courier, struct slot *slot,
                   const struct sv_post_outcome *ended)
{
    static const enum sv_courier_word words[] = { [SV_DELIVERY_AGAIN] = SV_COURIER_WAITS,
                                                  [SV_DELIVERY_ARRIVED] = SV_COURIER_DELIVERED,
                                                  [SV_DELIVERY_DEAD] = SV_COURIER_GIVES_UP };
    const struct sv_delivery *delivery = &slot->delivery;
    const struct sv_delivery_outcome outcome = outcome_of(courier, slot, ended);
    const struct sv_courier_event event = { .word = words[outcome.end],
                                            .webhook = delivery->webhook,
                                            .entry = delivery->entry,
                                            .attempt = delivery->attempt,
                                            .status = outcome.status,
                                            .fault = outcome.fault,
                                            .wait_ms = outcome.wait_ms };
    struct sv_error error = { 0 };

    courier->report(&event);
    /* If it cannot be noted the lease ends some time, and the receiver gets it once more. */
    tell(courier, sv_app_delivery_record(courier->app, slot->arena, delivery, &outcome, &error),
         &error);
    free_slot(slot);
}

/* Takes a document for a free slot and posts it; *ret_more is false if there was none. */
static enum sv_status fill(struct sv_courier *courier, struct slot *slot, bool *ret_more,
                           struct sv_error *reterr)
{
    struct sv_error error = { 0 };
    int64_t busy[SLOTS] = { 0 };
    struct sv_delivery_limits limits = { .busy = busy,
                                         .lease_ms = courier->settings.timeout_ms + LEASE_MS_MORE };

    for (size_t i = 0; i < SLOTS; i++) {
        if (courier->slots[i].arena != NULL)
            busy[limits.busy_count++] = courier->slots[i].delivery.webhook;
    }
    slot->arena = sv_arena_new();
    enum sv_status status =
        sv_app_delivery_take(courier->app, slot->arena, &limits, &slot->delivery, reterr);

    *ret_more = status == SV_OK && slot->delivery.entry != 0;
    if (!*ret_more) {
        free_slot(slot);
        return status;
    }
    if (post(courier, slot, &error) != SV_OK) /* an attempt like any other: tried again later */
        finish(courier, slot, &(struct sv_post_outcome){ .fault = error.detail });
    return SV_OK;
}

/* One round: what is due goes into the free slots. */
static void look(struct sv_courier *courier)
{
    struct sv_error error = { 0 };
    bool more = false;
    enum sv_status status = sv_app_courier_round(courier->app, &more, &error);

    for (struct slot *slot = free_one(courier);
         slot != NULL && more && status == SV_OK && !atomic_load(&courier->stopping);
         slot = free_one(courier))
        status = fill(courier, slot, &more, &error);
    tell(courier, status, &error);
}

static void *run(void *context)
{
    struct sv_courier *courier = context;
    int64_t next_ms = sv_monotonic_ms();

    while (!atomic_load(&courier->stopping)) {
        struct sv_post_outcome ended = { 0 };
        int64_t left_ms = next_ms - sv_monotonic_ms();

        if (left_ms <= 0) {
            look(courier);
            next_ms = sv_monotonic_ms() + ROUND_MS;
            left_ms = ROUND_MS;
        }
        sv_poster_wait(courier->poster, left_ms);
        for (struct slot *slot = sv_poster_ended(courier->poster, &ended); slot != NULL;
             slot = sv_poster_ended(courier->poster, &ended)) {
            finish(courier, slot, &ended);
            next_ms = 0; /* there is room for the next */
        }
    }
    return NULL;
}

struct sv_courier *sv_courier_start(const struct sv_app *app,
                                    const struct sv_courier_settings *settings,
                                    sv_courier_report *report)
{
    struct sv_courier *courier = calloc(1, sizeof(*courier));

    if (courier == NULL)
        abort();
    courier->app = app;
    courier->settings = *settings;
    courier->report = report;
    courier->poster = sv_poster_open();
    atomic_init(&courier->stopping, false);
    if (pthread_create(&courier->thread, NULL, run, courier) != 0)
        abort();
    return courier;
}

void sv_courier_stop(struct sv_courier *courier)
{
    if (courier == NULL)
        return;
    atomic_store(&courier->stopping, true);
    sv_poster_wake(courier->poster);
    (void)pthread_join(courier->thread, NULL);
    sv_poster_close(courier->poster);
    for (size_t i = 0; i < SLOTS; i++)
        sv_arena_free(courier->slots[i].arena);
    free(courier);
}
