/* SPDX-License-Identifier: Apache-2.0 */
#include "app/intake.h"
#include "http/handlers/handlers.h"
#include "http/metrics.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

/* The application, faked: the test binary links this instead of app/intake.c. */
static enum sv_receipt_kind receipt;
static enum sv_status outcome;
static size_t asked_count;
static char asked_survey[41];

enum sv_status sv_app_submit(const struct sv_app *app, struct sv_arena *arena,
                             const struct sv_batch *batch, struct sv_error *reterr)
{
    (void)app, (void)arena;
    asked_count = batch->count;
    strncpy(asked_survey, batch->survey, sizeof(asked_survey) - 1);
    if (outcome != SV_OK)
        return sv_fail(reterr, outcome, "test", "as told");
    for (size_t i = 0; i < batch->count; i++)
        batch->handed_in[i].receipt =
            batch->handed_in[i].violations.count > 0 ? SV_RECEIPT_INVALID : receipt;
    return SV_OK;
}

static struct sv_arena *arena;
static struct sv_reply reply;
static struct sv_error error;
static struct sv_metrics metrics;

static void open_exchange(void)
{
    arena = sv_arena_new();
}

static void close_exchange(void)
{
    cJSON_Delete(reply.json);
    sv_arena_free(arena);
}

TestSuite(post, .init = open_exchange, .fini = close_exchange);

#define RESPONSE                                                                            \
    "{\"id\":\"94485a00-cbf2-41e4-a0ab-ce9a6f54bfce\",\"instrument\":\"I\",\"unit\":\"U\"," \
    "\"channel\":\"online\",\"day\":\"2025-07-03\",\"complete\":true,\"answers\":{\"1\":4}}"

static enum sv_status post(sv_handler *handler, const char *body)
{
    const struct sv_site site = { .metrics = &metrics };
    const struct sv_request request = {
        .arena = arena, .path_params = { "S1" }, .body = body, .body_size = strlen(body)
    };

    return handler(&site, &request, &reply, &error);
}

Test(post, stored_response_is_201_and_counted)
{
    receipt = SV_RECEIPT_STORED;
    cr_assert(eq(int, post(sv_post_response, RESPONSE), SV_OK));
    cr_expect(eq(u32, reply.http_status, 201));
    cr_expect(eq(str, asked_survey, "S1"));
    cr_expect(eq(int, (int)atomic_load(&metrics.responses_stored), 1));
    cr_expect(eq(str, cJSON_GetObjectItem(reply.json, "status")->valuestring, "stored"));
}

Test(post, known_response_is_200)
{
    receipt = SV_RECEIPT_KNOWN;
    cr_assert(eq(int, post(sv_post_response, RESPONSE), SV_OK));
    cr_expect(eq(u32, reply.http_status, 200));
}

Test(post, conflict_closed_and_failure_keep_their_status)
{
    receipt = SV_RECEIPT_CONFLICT;
    cr_expect(eq(int, post(sv_post_response, RESPONSE), SV_ERR_CONFLICT));
    receipt = SV_RECEIPT_CLOSED;
    cr_expect(eq(int, post(sv_post_response, RESPONSE), SV_ERR_GONE));
    outcome = SV_ERR_BUSY;
    cr_expect(eq(int, post(sv_post_response, RESPONSE), SV_ERR_BUSY));
    cr_expect(eq(int, (int)atomic_load(&metrics.responses_stored), 0));
}

Test(post, faulty_response_is_422_naming_every_fault)
{
    cr_assert(eq(int, post(sv_post_response, "{\"id\":1,\"day\":2}"), SV_OK));
    cr_expect(eq(u32, reply.http_status, 422));
    cr_expect(eq(int, cJSON_GetArraySize(cJSON_GetObjectItem(reply.json, "violations")), 7));
}

Test(post, batch_answers_item_by_item_in_order)
{
    receipt = SV_RECEIPT_STORED;
    cr_assert(
        eq(int, post(sv_post_responses, "{\"responses\":[" RESPONSE ",{}," RESPONSE "]}"), SV_OK));
    const cJSON *results = cJSON_GetObjectItem(reply.json, "results");

    cr_expect(eq(u32, reply.http_status, 200));
    cr_assert(eq(int, cJSON_GetArraySize(results), 3));
    cr_expect(
        eq(int, cJSON_GetObjectItem(cJSON_GetArrayItem(results, 0), "status")->valueint, 201));
    cr_expect(
        eq(int, cJSON_GetObjectItem(cJSON_GetArrayItem(results, 1), "status")->valueint, 422));
    cr_expect(
        eq(int, cJSON_GetObjectItem(cJSON_GetArrayItem(results, 2), "status")->valueint, 201));
}

Test(post, batch_that_is_empty_or_of_another_shape_is_refused_whole)
{
    const char *bodies[] = { "{\"responses\":[]}", "[]", "{\"responses\":{}}",
                             "{\"responses\":[" RESPONSE "],\"x\":1}" };

    for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
        cr_assert(eq(int, post(sv_post_responses, bodies[i]), SV_OK));
        cr_expect(eq(u32, reply.http_status, 422), "case %zu", i);
        cJSON_Delete(reply.json);
        reply = (struct sv_reply){ 0 };
    }
    cr_expect(eq(sz, asked_count, 0));
}
