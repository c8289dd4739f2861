/* SPDX-License-Identifier: Apache-2.0 */
#include "http/router.h"

#include "http/handlers/handlers.h"
#include "http/problem.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

/* The table alone is under test: its handlers are never called here. */
#define FAKE(name)                                                                    \
    enum sv_status name(const struct sv_site *site, const struct sv_request *request, \
                        struct sv_reply *reply, struct sv_error *reterr)              \
    {                                                                                 \
        (void)site, (void)request, (void)reply, (void)reterr;                         \
        return SV_OK;                                                                 \
    }
FAKE(sv_get_openapi)
FAKE(sv_get_health)
FAKE(sv_get_ready)
FAKE(sv_get_metrics)
FAKE(sv_get_session)
FAKE(sv_post_session)
FAKE(sv_delete_session)
FAKE(sv_post_device)
FAKE(sv_get_devices)
FAKE(sv_delete_device)
FAKE(sv_post_enrolment)
FAKE(sv_get_device)
FAKE(sv_post_sessions)
FAKE(sv_get_surveys)
FAKE(sv_get_survey)
FAKE(sv_get_units)
FAKE(sv_post_response)
FAKE(sv_post_responses)
FAKE(sv_get_responses)
FAKE(sv_get_results)
FAKE(sv_get_report)
FAKE(sv_post_release)
FAKE(sv_get_releases)
FAKE(sv_get_release)
FAKE(sv_get_release_keys)
FAKE(sv_get_framework)
FAKE(sv_get_frameworks)
FAKE(sv_get_evidence)
FAKE(sv_get_history)
FAKE(sv_get_outlook)
FAKE(sv_get_overview)
FAKE(sv_get_ranking)
FAKE(sv_get_round)
FAKE(sv_get_calendar)
FAKE(sv_post_action)
FAKE(sv_post_evidence)
FAKE(sv_post_explanation)
FAKE(sv_post_round)
FAKE(sv_post_score)
FAKE(sv_post_withdrawal)
FAKE(sv_get_plan)
FAKE(sv_get_targets)
FAKE(sv_post_measure)
FAKE(sv_post_plan)
FAKE(sv_post_targets)
FAKE(sv_get_scorecard)
FAKE(sv_get_optimum)

/* Those that answer what was stored. */
#define FAKE_STORED(name)                                                             \
    enum sv_status name(const struct sv_site *site, const struct sv_request *request, \
                        const struct sv_parcel *parcel, struct sv_reply *reply,       \
                        struct sv_error *reterr)                                      \
    {                                                                                 \
        (void)site, (void)request, (void)parcel, (void)reply, (void)reterr;           \
        return SV_OK;                                                                 \
    }
FAKE_STORED(sv_response_stored)
FAKE_STORED(sv_responses_stored)

static struct sv_arena *arena;
static struct sv_match match;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(router, .init = open_arena, .fini = close_arena);

static enum sv_status find(const char *method, const char *path, const struct sv_route **ret_route)
{
    struct sv_error error = { 0 };
    enum sv_status status = sv_route_find(method, path, arena, &match, &error);

    *ret_route = match.route;
    return status;
}

Test(router, finds_the_route_and_its_parameters)
{
    const struct sv_route *route = NULL;

    cr_assert(eq(int, find("GET", "/api/v1/releases/S_1/12", &route), SV_OK));
    cr_expect(route->handler == sv_get_release);
    cr_expect(eq(str, (char *)match.path_params[0], "S_1"));
    cr_expect(eq(str, (char *)match.path_params[1], "12"));
}

Test(router, tells_a_response_from_a_batch)
{
    const struct sv_route *route = NULL;

    cr_assert(eq(int, find("POST", "/api/v1/surveys/S/responses", &route), SV_OK));
    cr_expect(route->handler == sv_post_response);
    cr_assert(eq(int, find("POST", "/api/v1/surveys/S/responses:batch", &route), SV_OK));
    cr_expect(route->handler == sv_post_responses);
}

Test(router, names_the_methods_that_a_path_knows)
{
    const struct sv_route *route = NULL;

    cr_expect(eq(int, find("PUT", "/api/v1/session", &route), SV_ERR_METHOD));
    cr_expect(eq(str, (char *)match.allow, "DELETE, GET, HEAD, POST"));
    cr_expect(eq(int, find("HEAD", "/healthz", &route), SV_OK));
}

/* What simulates or searches: a second or more, and much memory, for a question of many units. */
Test(router, lets_few_long_questions_run_at_a_time)
{
    const char *const paths[] = { "/api/v1/par/optimum", "/api/v1/par/outlook",
                                  "/api/v1/par/ranking" };
    const struct sv_route *route = NULL;

    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        cr_assert(eq(int, find("GET", paths[i], &route), SV_OK));
        cr_expect(ne(u32, route->manner & SV_HEAVY, 0), "%s", paths[i]);
    }
}

Test(router, does_not_find_what_is_not_there)
{
    const char *paths[] = { "/api/v1/surveys/",
                            "/api/v1/surveys//results",
                            "/api/v1/surveys/a/b",
                            "/healthz/",
                            "/api/v1",
                            "",
                            "/api/v1/surveys/a:b" };
    const struct sv_route *route = NULL;

    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
        cr_expect(eq(int, find("GET", paths[i], &route), SV_ERR_NOT_FOUND), "%s", paths[i]);
}

Test(routes, are_sorted_and_nobody_is_forgotten)
{
    for (size_t i = 0; i < sv_route_count; i++) {
        const struct sv_route *route = &sv_routes[i];

        cr_expect(route->access != SV_ACCESS_NOBODY, "%s has no access", route->pattern);
        cr_expect(strcmp(route->method, "POST") == 0 || route->body_limit == 0, "%s",
                  route->pattern);
        if (i == 0)
            continue;
        int order = strcmp(sv_routes[i - 1].pattern, route->pattern);

        cr_expect(order < 0 || (order == 0 && strcmp(sv_routes[i - 1].method, route->method) < 0),
                  "%s stands in the wrong place", route->pattern);
    }
}

/* What is not public: written out, so that opening a route is a decision. */
Test(routes, that_are_public_are_these)
{
    static const char expected[] =
        "POST /api/v1/device/enrolment\nGET /api/v1/openapi.yaml\n"
        "GET /api/v1/releases/keys\n"
        "DELETE /api/v1/session\nGET /api/v1/session\nPOST /api/v1/session\n"
        "GET /api/v1/surveys\nGET /api/v1/surveys/{survey}\n"
        "POST /api/v1/surveys/{survey}/responses\nPOST /api/v1/surveys/{survey}/responses:batch\n"
        "GET /healthz\nGET /readyz\n";
    const char *listed = "";
    struct sv_arena *memory = sv_arena_new();

    for (size_t i = 0; i < sv_route_count; i++) {
        if ((sv_routes[i].access & SV_ACCESS_PUBLIC) != 0)
            listed = sv_arena_printf(memory, "%s%s %s\n", listed, sv_routes[i].method,
                                     sv_routes[i].pattern);
    }
    cr_expect(eq(str, (char *)listed, (char *)expected));
    sv_arena_free(memory);
}

Test(problem, of_our_own_trouble_tells_the_client_nothing)
{
    struct sv_error error = { .status = SV_ERR_INTERNAL, .where = "secret", .detail = "secret" };
    struct sv_reply reply = sv_problem(&error);
    char *text = cJSON_PrintUnformatted(reply.json);

    cr_expect(eq(u32, reply.http_status, 500));
    cr_expect(strstr(text, "secret") == NULL);
    cJSON_free(text);
    cJSON_Delete(reply.json);
}

Test(problem, has_one_http_code_a_status)
{
    const struct {
        enum sv_status status;
        unsigned code;
    } cases[] = { { SV_ERR_MALFORMED, 400 }, { SV_ERR_UNAUTHENTICATED, 401 },
                  { SV_ERR_FORBIDDEN, 403 }, { SV_ERR_NOT_FOUND, 404 },
                  { SV_ERR_METHOD, 405 },    { SV_ERR_CONFLICT, 409 },
                  { SV_ERR_WITHHELD, 409 },  { SV_ERR_GONE, 410 },
                  { SV_ERR_TOO_LARGE, 413 }, { SV_ERR_MEDIA_TYPE, 415 },
                  { SV_ERR_INVALID, 422 },   { SV_ERR_BUSY, 503 },
                  { SV_ERR_INTERNAL, 500 } };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        cr_expect(eq(u32, sv_http_status_of(cases[i].status), cases[i].code));
}
