/* SPDX-License-Identifier: Apache-2.0 */
#include "http/admission.h"

#include "http/router.h"
#include "http/static_files.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    /* A refused upload is read to its end, since closing early would lose the answer; not for ever.
     */
    REFUSED_BODY_MAX = 128 * 1024 * 1024,
    LARGE_BODY = 16 * 1024,      /* has memory of its own, to be given back before the call ends */
    HELD_MAX = 64 * 1024 * 1024, /* of all bodies at a time, whatever each may be */
    HELD_BEFORE_FILE_MAX = 42 * 1024 * 1024, /* files leave the rest to the tablets */
};

static enum sv_status serve_file(const struct sv_site *site, const struct sv_request *request,
                                 struct sv_reply *reply, struct sv_error *reterr)
{
    if (site->files == NULL)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "page", "the pages are not installed");
    return sv_static_file_reply(site->files, request->path, reply, reterr);
}

const struct sv_route sv_file_route = { "GET", "(page)", SV_ACCESS_PUBLIC,     0, serve_file,
                                        NULL,  NULL,     SV_IN_LOOP | SV_QUIET };

/* How the headers tell where the body ends. */
struct framing {
    int lengths;
    int encodings;
    bool doubtful; /* a header that another parser would read otherwise */
};

/* libmicrohttpd takes "Content-Length : 5" and folded lines for something else, silently. */
static bool look_at_header(void *context, const char *name, const char *value)
{
    struct framing *framing = context;

    if (name[strcspn(name, " \t")] != '\0')
        framing->doubtful = true;
    if (strcasecmp(name, "Transfer-Encoding") == 0) {
        framing->encodings++;
        framing->doubtful |= value == NULL || strcasecmp(value, "chunked") != 0;
    }
    if (strcasecmp(name, "Content-Length") != 0)
        return true;
    framing->lengths++;
    if (value == NULL || value[0] == '\0' || value[strspn(value, "0123456789")] != '\0')
        framing->doubtful = true;
    return true;
}

static const char *header_of(const struct sv_call *call, const char *name)
{
    return call->request.header(call->request.source, name);
}

/* Behind a proxy that believes another length of the body, a second request could hide in it. */
static bool is_framed_well(const struct sv_call *call, const struct sv_showing *showing)
{
    struct framing framing = { 0 };
    showing->headers(call->request.source, look_at_header, &framing);
    if (framing.doubtful || framing.lengths + framing.encodings > 1)
        return false;
    return strcmp(call->method, "POST") != 0 || framing.lengths + framing.encodings == 1;
}

static bool check_parameter(void *context, const char *name, const char *value)
{
    return sv_query_take(context, name, value);
}

static enum sv_status check_query(struct sv_call *call, const struct sv_showing *showing,
                                  struct sv_error *reterr)
{
    struct sv_query_check check = { .known = call->route->query, .arena = call->arena };

    showing->parameters(call->request.source, check_parameter, &check);
    if (check.fault != NULL)
        return sv_fail(reterr, SV_ERR_INVALID, check.fault,
                       "unknown, given twice, or not a code this route takes");
    return SV_OK;
}

static bool is_file(const struct sv_call *call)
{
    return call->route != NULL && (call->route->manner & SV_FILE) != 0;
}

bool sv_asks_first(const struct sv_call *call)
{
    return is_file(call) && call->refusal.status == SV_OK;
}

void sv_expect_body(struct sv_call *call)
{
    const char *length = header_of(call, "Content-Length");
    size_t limit = call->route->body_limit;

    if (limit > 0 && (length == NULL || strtoull(length, NULL, 10) > LARGE_BODY))
        call->body.arena = sv_arena_new();
    if (length != NULL)
        sv_buffer_reserve(&call->body, strtoull(length, NULL, 10));
}

/* A type that no form of another site can send by itself. */
static bool is_typed_well(const struct sv_call *call)
{
    const char *type = header_of(call, "Content-Type");
    const char *wanted = is_file(call) ? "application/octet-stream" : "application/json";
    size_t size = strlen(wanted);

    return type != NULL && strncasecmp(type, wanted, size) == 0 &&
           strchr("; \t", type[size]) != NULL;
}

static enum sv_status check_upload(struct sv_call *call, struct sv_error *reterr)
{
    const char *length = header_of(call, "Content-Length");
    size_t limit = call->route->body_limit;

    if (length != NULL && strtoull(length, NULL, 10) > limit)
        return sv_fail(reterr, SV_ERR_TOO_LARGE, "body", "larger than %zu bytes", limit);
    if (limit > 0 && !is_typed_well(call))
        return sv_fail(reterr, SV_ERR_MEDIA_TYPE, "Content-Type", "send %s",
                       is_file(call) ? "application/octet-stream" : "application/json");
    if (!is_file(call))
        sv_expect_body(call);
    return SV_OK;
}

static enum sv_status find_route(struct sv_call *call, struct sv_error *reterr)
{
    struct sv_request *request = &call->request;
    struct sv_match match = { 0 };
    bool reads = strcmp(call->method, "GET") == 0 || strcmp(call->method, "HEAD") == 0;
    enum sv_status status = sv_route_find(call->method, request->path, call->arena, &match, reterr);

    call->route = match.route;
    call->allow = match.allow;
    memcpy(request->path_params, match.path_params, sizeof(match.path_params));
    if (status == SV_ERR_NOT_FOUND && reads && strncmp(request->path, "/api/", 5) != 0) {
        call->route = &sv_file_route;
        *reterr = (struct sv_error){ 0 };
        return SV_OK;
    }
    return status;
}

void sv_admit(struct sv_call *call, const struct sv_showing *showing)
{
    struct sv_error *refusal = &call->refusal;

    call->untrusted = !is_framed_well(call, showing);
    if (call->untrusted) {
        (void)!sv_fail(refusal, SV_ERR_MALFORMED, "headers",
                       "give the length of the body once, as Content-Length or in chunks");
        return;
    }
    enum sv_status status = find_route(call, refusal);

    if (status == SV_OK && call->route != &sv_file_route)
        status = check_query(call, showing, refusal);
    if (status == SV_OK)
        (void)!check_upload(call, refusal);
}

void sv_drop_body(struct sv_call *call, size_t *held)
{
    *held -= call->body.size;
    if (call->body.arena != call->arena)
        sv_arena_free(call->body.arena);
    call->body = (struct sv_buffer){ .arena = call->arena };
}

bool sv_take_body(struct sv_call *call, const char *data, size_t size, size_t *held)
{
    size_t limit = call->route == NULL ? 0 : call->route->body_limit;
    size_t held_max = is_file(call) ? HELD_BEFORE_FILE_MAX : HELD_MAX;

    call->upload_size += size;
    if (call->refusal.status == SV_OK && call->upload_size > limit)
        (void)!sv_fail(&call->refusal, SV_ERR_TOO_LARGE, "body", "larger than %zu bytes", limit);
    if (call->refusal.status == SV_OK && (*held > held_max || size > held_max - *held))
        (void)!sv_fail(&call->refusal, SV_ERR_BUSY, "body", "too much is being received at once");
    if (call->refusal.status == SV_OK) {
        sv_buffer_append(&call->body, data, size);
        *held += size;
    } else {
        sv_drop_body(call, held);
    }
    return call->upload_size <= REFUSED_BODY_MAX;
}
