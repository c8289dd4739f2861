/* SPDX-License-Identifier: Apache-2.0 */
#include "app/devices.h"

#include "app/code_guard.h"
#include "app/seal.h"
#include "app/staff.h"
#include "app/survey_cache.h"
#include "base/text.h"
#include "store/catalogue_store.h"
#include "store/device_store.h"
#include "store/pool.h"
#include "store/transaction.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct sv_device_desk {
    struct sv_code_guard guard;
    pthread_mutex_t lock; /* guards filling keys; filled, they never change */
    struct sv_arena *arena;
    struct sv_seal_keys keys;
};

struct sv_device_desk *sv_device_desk_new(void)
{
    struct sv_device_desk *desk = calloc(1, sizeof(*desk));

    if (desk == NULL)
        abort();
    sv_code_guard_init(&desk->guard);
    (void)pthread_mutex_init(&desk->lock, NULL);
    desk->arena = sv_arena_new();
    return desk;
}

void sv_device_desk_free(struct sv_device_desk *desk)
{
    if (desk == NULL)
        return;
    sv_code_guard_done(&desk->guard);
    (void)pthread_mutex_destroy(&desk->lock);
    sv_arena_free(desk->arena);
    free(desk);
}

/* Whoever comes first makes the first key; of two at once, the database keeps one. */
static enum sv_status read_keys(const struct sv_app *app, struct sv_arena *arena, sv_day today,
                                struct sv_seal_keys *ret_keys, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_seal_key key;

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_store_seal_key_list(loan.db, arena, ret_keys, reterr);
    if (status != SV_OK || ret_keys->count > 0)
        return status;
    sv_seal_key_make(&key);
    status = sv_store_seal_key_add(loan.db, arena, &key, today, reterr);
    return status == SV_OK ? sv_store_seal_key_list(loan.db, arena, ret_keys, reterr) : status;
}

static enum sv_status seal_keys_of(const struct sv_app *app, sv_day today,
                                   struct sv_seal_keys *ret_keys, struct sv_error *reterr)
{
    struct sv_device_desk *desk = app->devices;
    struct sv_seal_keys keys = { 0 };
    enum sv_status status = SV_OK;

    (void)pthread_mutex_lock(&desk->lock);
    if (desk->keys.count == 0)
        status = read_keys(app, desk->arena, today, &keys, reterr);
    if (status == SV_OK && keys.count > 0)
        desk->keys = keys;
    *ret_keys = desk->keys;
    (void)pthread_mutex_unlock(&desk->lock);
    return status;
}

enum sv_status sv_app_open_box(const struct sv_app *app, struct sv_arena *arena, sv_day today,
                               const char *box, struct sv_opened_box *ret_opened,
                               struct sv_error *reterr)
{
    struct sv_seal_keys keys = { 0 };

    enum sv_status status = seal_keys_of(app, today, &keys, reterr);
    if (status != SV_OK)
        return status;
    if (!sv_seal_open(&keys, arena, box, &ret_opened->text, &ret_opened->size))
        return sv_fail(reterr, SV_ERR_INVALID, "box", "this box does not open");
    return SV_OK;
}

static void make_code(char code[SV_ENROL_CODE_SIZE])
{
    uint32_t letters = (uint32_t)strlen(sv_enrol_alphabet);

    for (size_t i = 0; i < SV_ENROL_CODE_LENGTH; i++)
        code[i] = sv_enrol_alphabet[sv_random_below(letters)];
    code[SV_ENROL_CODE_LENGTH] = '\0';
}

static void check_order(const struct sv_survey *survey, const struct sv_device_order *order,
                        struct sv_violations *violations)
{
    const struct sv_counter *counter = sv_survey_counter(survey, order->counter);

    if (!survey->channels[SV_CHANNEL_KIOSK])
        sv_violate(violations, "/survey", SV_VIOLATION_CHANNEL_CLOSED);
    if (counter == NULL || order->today >= counter->valid_until)
        sv_violate(violations, "/counter", SV_VIOLATION_UNKNOWN_COUNTER);
    if (sv_utf8_length(order->label) > SV_DEVICE_LABEL_MAX)
        sv_violate(violations, "/label", SV_VIOLATION_TOO_LONG);
}

static enum sv_status check_scope(struct sv_db *db, struct sv_arena *arena,
                                  const struct sv_device_order *order, struct sv_error *reterr)
{
    const char *scope = order->caller->unit;
    bool within = scope[0] == '\0';
    enum sv_status status = SV_OK;

    if (!within)
        status = sv_store_unit_within(db, arena, order->counter, scope, &within, reterr);
    if (status == SV_OK && !within)
        return sv_fail(reterr, SV_ERR_FORBIDDEN, "counter",
                       "the counter is outside the units of this key");
    return status;
}

static enum sv_status add(struct sv_db *db, struct sv_arena *arena,
                          const struct sv_device_order *order, struct sv_added_device *added,
                          struct sv_error *reterr)
{
    const struct sv_device device = { .survey = order->survey,
                                      .counter = order->counter,
                                      .label = order->label };
    const struct sv_new_device addition = { .device = &device,
                                            .code = added->code.code,
                                            .made_on = order->today,
                                            .expires_on = added->expires_on };
    int64_t id = 0;

    enum sv_status status = sv_store_device_add(db, arena, &addition, &id, reterr);
    if (status == SV_ERR_CONFLICT) /* one in 10^11: another device waits with this very code */
        return sv_fail(reterr, SV_ERR_BUSY, "code", "no free code was found");
    return status == SV_OK ? sv_store_device_find(db, arena, id, &added->device, reterr) : status;
}

enum sv_status sv_app_device_add(const struct sv_app *app, struct sv_arena *arena,
                                 const struct sv_device_order *order,
                                 struct sv_added_device *ret_added,
                                 struct sv_violations *violations, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    SV_HELD_SURVEY *loaded = NULL;
    struct sv_seal_keys keys = { 0 };

    enum sv_status status = seal_keys_of(app, order->today, &keys, reterr);
    if (status == SV_OK)
        status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_survey_take(app, loan.db, order->survey, &loaded, reterr);
    if (status == SV_ERR_NOT_FOUND) {
        sv_violate(violations, "/survey", SV_VIOLATION_UNKNOWN_REFERENCE);
        return SV_OK;
    }
    if (status != SV_OK)
        return status;
    check_order(&loaded->survey, order, violations);
    if (violations->count > 0)
        return SV_OK;
    status = check_scope(loan.db, arena, order, reterr);
    if (status != SV_OK)
        return status;
    make_code(ret_added->code.code);
    sv_code_prove(&keys.items[0], &ret_added->code);
    ret_added->expires_on = order->today + SV_ENROL_CODE_DAYS;
    return add(loan.db, arena, order, ret_added, reterr);
}

enum sv_status sv_app_device_list(const struct sv_app *app, struct sv_arena *arena,
                                  const char *survey, const struct sv_caller *caller,
                                  struct sv_listed_devices *ret_devices, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_device_list(loan.db, arena, caller->unit, survey, ret_devices, reterr);
}

enum sv_status sv_app_device_revoke(const struct sv_app *app, struct sv_arena *arena, int64_t id,
                                    sv_day today, const struct sv_caller *caller,
                                    struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_device_revoke(loan.db, arena, id, today, caller->unit, reterr);
}

static enum sv_status find_working(const struct sv_app *app, struct sv_arena *arena, int64_t id,
                                   sv_day today, struct sv_working_device *ret_device,
                                   struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_seal_keys keys = { 0 };
    struct sv_device device = { 0 };

    enum sv_status status = seal_keys_of(app, today, &keys, reterr);
    if (status == SV_OK)
        status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_store_device_find(loan.db, arena, id, &device, reterr);
    if (status != SV_OK)
        return status;
    *ret_device = (struct sv_working_device){
        .device = device,
        .seal_key = sv_base64url(arena, keys.items[0].public_key, SV_SEAL_KEY_SIZE),
    };
    return SV_OK;
}

static int64_t monotonic_ms(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static enum sv_status enrol(const struct sv_app *app, struct sv_arena *arena,
                            const struct sv_enrolment *enrolment, int64_t *ret_id,
                            struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    return status == SV_OK ? sv_store_device_enrol(loan.db, arena, enrolment, ret_id, reterr)
                           : status;
}

/* The same with a short code, which could be a guess. */
static enum sv_status enrol_guarded(const struct sv_app *app, struct sv_arena *arena,
                                    const struct sv_enrolment *enrolment, int64_t *ret_id,
                                    struct sv_error *reterr)
{
    struct sv_code_guard *guard = &app->devices->guard;
    size_t place = 0;

    if (!sv_code_guard_take(guard, monotonic_ms(), &place))
        return sv_fail(reterr, SV_ERR_BUSY, "code",
                       "too many wrong codes; use the long code, or wait a minute");
    enum sv_status status = enrol(app, arena, enrolment, ret_id, reterr);
    if (status != SV_ERR_NOT_FOUND)
        sv_code_guard_give(guard, place);
    return status;
}

enum sv_status sv_app_device_enrol(const struct sv_app *app, struct sv_arena *arena,
                                   const char *code, sv_day today,
                                   struct sv_working_device *ret_device, struct sv_error *reterr)
{
    struct sv_enrol_code given;
    struct sv_seal_keys keys = { 0 };
    int64_t id = 0;

    if (!sv_enrol_code_of_text(code, &given))
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "code", "this is no enrolment code");
    const struct sv_enrolment enrolment = { .code = given.code,
                                            .secret = sv_secret_make(arena, SV_DEVICE_PREFIX),
                                            .today = today };
    bool is_long = given.proof[0] != '\0';

    enum sv_status status = seal_keys_of(app, today, &keys, reterr);
    if (status == SV_OK && is_long && !sv_code_is_proven(&keys, &given))
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "code", "this long code is not one of ours");
    if (status == SV_OK)
        status = (is_long ? enrol : enrol_guarded)(app, arena, &enrolment, &id, reterr);
    if (status == SV_OK)
        status = find_working(app, arena, id, today, ret_device, reterr);
    if (status == SV_OK)
        ret_device->secret = enrolment.secret;
    return status;
}

enum sv_status sv_app_device(const struct sv_app *app, struct sv_arena *arena,
                             const struct sv_caller *caller, sv_day today,
                             struct sv_working_device *ret_device, struct sv_error *reterr)
{
    return find_working(app, arena, caller->device, today, ret_device, reterr);
}

struct delivery {
    struct sv_arena *arena;
    const struct sv_session_report *report;
    int64_t device;
    struct sv_chain_head head;
};

static enum sv_status take_delivery(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct delivery *delivery = context;
    const struct sv_session_report *report = delivery->report;
    struct sv_chain chain = { .device = delivery->device };

    enum sv_status status =
        sv_store_chain_lock(db, delivery->arena, report->entries, report->count, &chain, reterr);
    if (status != SV_OK)
        return status;
    const struct sv_chain_news news =
        sv_chain_take(delivery->arena, &chain, report->entries, report->count, sv_sha256);

    delivery->head = news.head;
    return sv_store_chain_add(db, delivery->arena, delivery->device, report, &news, reterr);
}

enum sv_status sv_app_device_sessions(const struct sv_app *app, struct sv_arena *arena,
                                      int64_t device, const struct sv_session_report *report,
                                      struct sv_chain_head *ret_head, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct delivery delivery = { .arena = arena, .report = report, .device = device };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_transact(loan.db, take_delivery, &delivery, reterr);
    if (status == SV_OK)
        *ret_head = delivery.head;
    return status;
}
