/* SPDX-License-Identifier: Apache-2.0 */
#include "app/devices.h"
#include "app/intake.h"
#include "http/access.h"
#include "http/handlers/handlers.h"
#include "http/metrics.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

/* The application, faked: the test binary links this instead of app/intake.c. */
static enum sv_receipt_kind receipt;
static enum sv_status outcome;
static bool in_memory = true;
static size_t asked_count;
static char asked_survey[41];

enum sv_status sv_parcel_check(const struct sv_app *app, struct sv_parcel *parcel, bool may_wait,
                               bool *ret_checked, struct sv_error *reterr)
{
    (void)app;
    asked_count = parcel->count;
    strncpy(asked_survey, parcel->survey, sizeof(asked_survey) - 1);
    *ret_checked = in_memory || may_wait;
    if (outcome != SV_OK)
        return sv_fail(reterr, outcome, "test", "as told");
    for (size_t i = 0; i < parcel->count; i++)
        parcel->handed_in[i].receipt =
            parcel->handed_in[i].violations.count > 0 ? SV_RECEIPT_INVALID : receipt;
    return SV_OK;
}

/* Devices and their boxes, faked: a box "opens" to what boxed says, any other does not. */
static enum sv_role role;
static const char *boxed;

enum sv_status sv_caller_of(const struct sv_site *site, const struct sv_request *request,
                            struct sv_caller *ret_caller, struct sv_error *reterr)
{
    (void)site, (void)request, (void)reterr;
    *ret_caller = (struct sv_caller){ .role = role, .unit = "U", .survey = "S1", .counter = "K" };
    return SV_OK;
}

enum sv_status sv_app_open_box(const struct sv_app *app, struct sv_arena *arena, sv_day today,
                               const char *box, struct sv_opened_box *ret_opened,
                               struct sv_error *reterr)
{
    (void)app, (void)arena, (void)today;
    if (strcmp(box, "good") != 0)
        return sv_fail(reterr, SV_ERR_INVALID, "box", "as told");
    *ret_opened = (struct sv_opened_box){ .text = boxed, .size = strlen(boxed) };
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

/* Runs the two halves of a route, as the server does once the parcel is stored. */
static enum sv_status post(sv_handler *handler, sv_stored_handler *stored, const char *body)
{
    const struct sv_site site = { .metrics = &metrics };
    const struct sv_request request = {
        .arena = arena, .path_params = { "S1" }, .body = body, .body_size = strlen(body)
    };
    enum sv_status status = handler(&site, &request, &reply, &error);

    if (status != SV_OK || reply.parcel == NULL)
        return status;
    const struct sv_parcel *parcel = reply.parcel;

    reply = (struct sv_reply){ 0 };
    return stored(&site, &request, parcel, &reply, &error);
}

static enum sv_status post_one(const char *body)
{
    return post(sv_post_response, sv_response_stored, body);
}

static enum sv_status post_batch(const char *body)
{
    return post(sv_post_responses, sv_responses_stored, body);
}

Test(post, stored_response_is_201_and_counted)
{
    receipt = SV_RECEIPT_STORED;
    cr_assert(eq(int, post_one(RESPONSE), SV_OK));
    cr_expect(eq(u32, reply.http_status, 201));
    cr_expect(eq(str, asked_survey, "S1"));
    cr_expect(eq(int, (int)atomic_load(&metrics.responses_stored), 1));
    cr_expect(eq(str, (char *)reply.text,
                 "{\"id\":\"94485a00-cbf2-41e4-a0ab-ce9a6f54bfce\",\"revision\":1,"
                 "\"status\":\"stored\"}"));
    cr_expect(eq(sz, reply.text_size, strlen(reply.text)));
}

Test(post, response_whose_survey_is_not_in_memory_waits_for_a_thread_that_may_load_it)
{
    in_memory = false;
    cr_assert(eq(int, post_one(RESPONSE), SV_OK));
    cr_expect(reply.later);
    cr_expect(reply.parcel == NULL);
}

Test(post, known_response_is_200)
{
    receipt = SV_RECEIPT_KNOWN;
    cr_assert(eq(int, post_one(RESPONSE), SV_OK));
    cr_expect(eq(u32, reply.http_status, 200));
}

Test(post, conflict_closed_and_failure_keep_their_status)
{
    receipt = SV_RECEIPT_CONFLICT;
    cr_expect(eq(int, post_one(RESPONSE), SV_ERR_CONFLICT));
    receipt = SV_RECEIPT_CLOSED;
    cr_expect(eq(int, post_one(RESPONSE), SV_ERR_GONE));
    outcome = SV_ERR_BUSY;
    cr_expect(eq(int, post_one(RESPONSE), SV_ERR_BUSY));
    cr_expect(eq(int, (int)atomic_load(&metrics.responses_stored), 0));
}

Test(post, faulty_response_is_422_naming_every_fault)
{
    cr_assert(eq(int, post_one("{\"id\":1,\"day\":2}"), SV_OK));
    cr_expect(eq(u32, reply.http_status, 422));
    cr_expect(eq(int, cJSON_GetArraySize(cJSON_GetObjectItem(reply.json, "violations")), 7));
}

Test(post, batch_answers_item_by_item_in_order)
{
    receipt = SV_RECEIPT_STORED;
    cr_assert(eq(int, post_batch("{\"responses\":[" RESPONSE ",{}," RESPONSE "]}"), SV_OK));
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
        cr_assert(eq(int, post_batch(bodies[i]), SV_OK));
        cr_expect(eq(u32, reply.http_status, 422), "case %zu", i);
        cJSON_Delete(reply.json);
        reply = (struct sv_reply){ 0 };
    }
    cr_expect(eq(sz, asked_count, 0));
}

#define ID     "94485a00-cbf2-41e4-a0ab-ce9a6f54bfce"
#define SEALED "{\"sealed\":[{\"id\":\"" ID "\",\"revision\":1,\"box\":\"good\"}]}"
#define OF_KIOSK                                                                \
    "{\"id\":\"" ID "\",\"instrument\":\"I\",\"unit\":\"U\",\"counter\":\"K\"," \
    "\"channel\":\"kiosk\",\"day\":\"2025-07-03\",\"complete\":true,\"answers\":{\"1\":4}}"

/* "status pointer code" of the only result of a sealed batch. */
static const char *sealed_result(const char *body)
{
    cr_assert(eq(int, post_batch(body), SV_OK));
    const cJSON *result = cJSON_GetArrayItem(cJSON_GetObjectItem(reply.json, "results"), 0);
    const cJSON *violation = cJSON_GetArrayItem(cJSON_GetObjectItem(result, "violations"), 0);
    const char *text = sv_arena_printf(
        arena, "%s %d %s %s", cJSON_GetObjectItem(result, "id")->valuestring,
        cJSON_GetObjectItem(result, "status")->valueint,
        violation == NULL ? "" : cJSON_GetObjectItem(violation, "pointer")->valuestring,
        violation == NULL ? "" : cJSON_GetObjectItem(violation, "code")->valuestring);

    cJSON_Delete(reply.json);
    reply = (struct sv_reply){ 0 };
    return text;
}

#define EXPECT_RESULT(expected, body) \
    cr_expect(eq(str, (char *)sealed_result(body), (char *)(ID " " expected)))

Test(post, sealed_responses_are_of_their_device_or_refused_one_by_one)
{
    role = SV_ROLE_DEVICE;
    receipt = SV_RECEIPT_STORED;
    boxed = OF_KIOSK;
    EXPECT_RESULT("201  ", SEALED);
    boxed = RESPONSE;
    EXPECT_RESULT("422 /channel channel-closed", SEALED);
    boxed = "{";
    EXPECT_RESULT("422 /box bad-format", SEALED);
    EXPECT_RESULT("422 /box bad-format",
                  "{\"sealed\":[{\"id\":\"" ID "\",\"revision\":1,\"box\":\"bad\"}]}");
    boxed = OF_KIOSK;
    EXPECT_RESULT("422 /box inconsistent",
                  "{\"sealed\":[{\"id\":\"" ID "\",\"revision\":2,\"box\":\"good\"}]}");
}

Test(post, only_a_device_may_hand_in_boxes)
{
    boxed = OF_KIOSK;
    role = SV_ROLE_NONE;
    cr_expect(eq(int, post_batch(SEALED), SV_ERR_UNAUTHENTICATED));
    role = SV_ROLE_ADMINISTRATOR;
    cr_expect(eq(int, post_batch(SEALED), SV_ERR_FORBIDDEN));
    cr_expect(eq(sz, asked_count, 0));
}
