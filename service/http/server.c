/* SPDX-License-Identifier: Apache-2.0 */
#include "http/server.h"

#include "base/text.h"
#include "http/access.h"
#include "http/problem.h"
#include "http/request_log.h"
#include "http/router.h"
#include "http/static_files.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    CONNECTIONS_MAX = 1000,
    IDLE_TIMEOUT_S = 30,
    /* A refused upload is read to its end, since closing early would lose the answer; not for ever.
     */
    REFUSED_BODY_MAX = 128 * 1024 * 1024,
    /* MHD's own time-out is idle-only: a byte now and then would hold a connection for ever. */
    UPLOAD_MS_MAX = 60 * 1000,
};

struct sv_server {
    struct sv_site site;
    struct MHD_Daemon *daemon;
};

/* One request from its first header to its last byte sent; hung on MHD's req_cls. */
struct pending {
    struct sv_arena *arena;
    struct MHD_Connection *connection;
    const struct sv_route *route;
    struct sv_request request;
    struct sv_buffer body;
    size_t upload_size;      /* bytes received, also of a refused body */
    struct sv_error refusal; /* set when headers or body were unacceptable */
    bool untrusted;          /* where the body ends is in doubt: nothing after it is read */
    const char *method;
    const char *allow;
    struct timespec started;
    unsigned http_status;
    struct sv_error failure; /* for the log */
};

static enum sv_status serve_file(const struct sv_site *site, const struct sv_request *request,
                                 struct sv_reply *reply, struct sv_error *reterr)
{
    if (site->files == NULL)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "page", "the pages are not installed");
    return sv_static_file_reply(site->files, request->path, reply, reterr);
}

static const struct sv_route file_route = {
    "GET", "(page)", SV_ACCESS_PUBLIC, 0, serve_file, NULL
};

static const char *query_of(const void *source, const char *name)
{
    const struct pending *pending = source;

    return MHD_lookup_connection_value(pending->connection, MHD_GET_ARGUMENT_KIND, name);
}

static const char *header_of(const void *source, const char *name)
{
    const struct pending *pending = source;

    return MHD_lookup_connection_value(pending->connection, MHD_HEADER_KIND, name);
}

static const char *cookie_of(const void *source, const char *name)
{
    const struct pending *pending = source;

    return MHD_lookup_connection_value(pending->connection, MHD_COOKIE_KIND, name);
}

/* How the headers tell where the body ends. */
struct framing {
    int lengths;
    bool doubtful; /* a header that another parser would read otherwise */
};

/* libmicrohttpd takes "Content-Length : 5" and folded lines for something else, silently. */
static enum MHD_Result look_at_header(void *cls, enum MHD_ValueKind kind, const char *key,
                                      const char *value)
{
    struct framing *framing = cls;

    (void)kind;
    if (key[strcspn(key, " \t")] != '\0')
        framing->doubtful = true;
    if (strcasecmp(key, MHD_HTTP_HEADER_CONTENT_LENGTH) != 0)
        return MHD_YES;
    framing->lengths++;
    if (value == NULL || value[0] == '\0' || value[strspn(value, "0123456789")] != '\0')
        framing->doubtful = true;
    return MHD_YES;
}

static enum MHD_Result check_parameter(void *cls, enum MHD_ValueKind kind, const char *key,
                                       const char *value)
{
    (void)kind;
    return sv_query_take(cls, key, value) ? MHD_YES : MHD_NO;
}

static enum sv_status check_query(struct pending *pending, struct sv_error *reterr)
{
    struct sv_query_check check = { .known = pending->route->query, .arena = pending->arena };

    (void)MHD_get_connection_values(pending->connection, MHD_GET_ARGUMENT_KIND, check_parameter,
                                    &check);
    if (check.fault != NULL)
        return sv_fail(reterr, SV_ERR_INVALID, check.fault,
                       "unknown, given twice, or not a code this route takes");
    return SV_OK;
}

static enum sv_status check_upload(struct pending *pending, struct sv_error *reterr)
{
    const char *type = header_of(pending, MHD_HTTP_HEADER_CONTENT_TYPE);
    const char *length = header_of(pending, MHD_HTTP_HEADER_CONTENT_LENGTH);
    size_t limit = pending->route->body_limit;
    if (length != NULL && strtoull(length, NULL, 10) > limit)
        return sv_fail(reterr, SV_ERR_TOO_LARGE, "body", "larger than %zu bytes", limit);
    if (limit > 0 && (type == NULL || strncasecmp(type, "application/json", 16) != 0 ||
                      strchr("; \t", type[16]) == NULL))
        return sv_fail(reterr, SV_ERR_MEDIA_TYPE, "Content-Type", "send application/json");
    if (length != NULL)
        sv_buffer_reserve(&pending->body, strtoull(length, NULL, 10));
    return SV_OK;
}

/* Behind a proxy that believes another length of the body, a second request could hide in it. */
static bool is_framed_well(const struct pending *pending)
{
    struct framing framing = { 0 };
    bool chunked = header_of(pending, MHD_HTTP_HEADER_TRANSFER_ENCODING) != NULL;

    (void)MHD_get_connection_values(pending->connection, MHD_HEADER_KIND, look_at_header, &framing);
    if (framing.doubtful || framing.lengths + chunked > 1)
        return false;
    return strcmp(pending->method, "POST") != 0 || framing.lengths + chunked == 1;
}

/* Finds the route and checks all that can be refused before the body. */
static enum sv_status admit(const struct sv_site *site, struct pending *pending,
                            struct sv_error *reterr)
{
    struct sv_request *request = &pending->request;
    struct sv_match match = { 0 };

    pending->untrusted = !is_framed_well(pending);
    if (pending->untrusted)
        return sv_fail(reterr, SV_ERR_MALFORMED, "headers",
                       "give the length of the body once, as Content-Length or in chunks");
    enum sv_status status =
        sv_route_find(pending->method, request->path, pending->arena, &match, reterr);
    bool reads = strcmp(pending->method, "GET") == 0 || strcmp(pending->method, "HEAD") == 0;

    pending->route = match.route;
    pending->allow = match.allow;
    memcpy(request->path_params, match.path_params, sizeof(match.path_params));

    if (status == SV_ERR_NOT_FOUND && reads && strncmp(request->path, "/api/", 5) != 0) {
        pending->route = &file_route;
        *reterr = (struct sv_error){ 0 };
        status = SV_OK;
    }
    if (status == SV_OK && (pending->route->access & SV_ACCESS_PUBLIC) == 0) {
        status = sv_caller_of(site, request, &request->caller, reterr);
        if (status == SV_OK)
            status = sv_access_check(pending->route, &request->caller, reterr);
    }
    if (status == SV_OK && pending->route != &file_route)
        status = check_query(pending, reterr);
    return status == SV_OK ? check_upload(pending, reterr) : status;
}

static struct pending *begin(const struct sv_site *site, struct MHD_Connection *connection,
                             const char *method, const char *url)
{
    struct sv_arena *arena = sv_arena_new();
    struct pending *pending = sv_arena_alloc(arena, sizeof(*pending));
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &pending->started);
    (void)clock_gettime(CLOCK_REALTIME, &now);
    pending->arena = arena;
    pending->connection = connection;
    pending->method = sv_arena_strdup(arena, method);
    pending->body.arena = arena;
    pending->request = (struct sv_request){
        .arena = arena,
        .today = sv_day_of_ms((int64_t)now.tv_sec * 1000),
        .path = sv_arena_strdup(arena, url),
        .caller = { .role = SV_ROLE_NONE, .unit = "" },
        .source = pending,
        .query = query_of,
        .header = header_of,
        .cookie = cookie_of,
        .body = "",
    };
    /* A refusal is answered later: MHD takes no reply while a body is being read. */
    (void)!admit(site, pending, &pending->refusal);
    return pending;
}

static double ms_since(const struct timespec *start)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) * 1e3 +
           (double)(now.tv_nsec - start->tv_nsec) / 1e6;
}

static enum MHD_Result keep_body(struct pending *pending, const char *data, size_t size)
{
    size_t limit = pending->route == NULL ? 0 : pending->route->body_limit;

    pending->upload_size += size;
    if (pending->refusal.status == SV_OK && pending->upload_size > limit)
        (void)!sv_fail(&pending->refusal, SV_ERR_TOO_LARGE, "body", "larger than %zu bytes", limit);
    if (pending->refusal.status == SV_OK)
        sv_buffer_append(&pending->body, data, size);
    return pending->upload_size > REFUSED_BODY_MAX || ms_since(&pending->started) > UPLOAD_MS_MAX
               ? MHD_NO
               : MHD_YES;
}

static void add_header(struct MHD_Response *response, const char *name, const char *value)
{
    if (value != NULL && MHD_add_response_header(response, name, value) != MHD_YES)
        abort(); /* out of memory */
}

static void add_headers(struct MHD_Response *response, const struct sv_reply *reply)
{
    if (reply->json != NULL || reply->text != NULL)
        add_header(response, MHD_HTTP_HEADER_CONTENT_TYPE,
                   reply->content_type != NULL ? reply->content_type : "application/json");
    add_header(response, MHD_HTTP_HEADER_CACHE_CONTROL,
               reply->cache_control != NULL ? reply->cache_control : "no-store");
    add_header(response, MHD_HTTP_HEADER_ETAG, reply->etag);
    add_header(response, MHD_HTTP_HEADER_SET_COOKIE, reply->set_cookie);
    add_header(response, MHD_HTTP_HEADER_ALLOW, reply->allow);
    add_header(response, MHD_HTTP_HEADER_RETRY_AFTER, reply->http_status == 503 ? "1" : NULL);
    add_header(response, MHD_HTTP_HEADER_WWW_AUTHENTICATE,
               reply->http_status == 401 ? "Bearer" : NULL);
    add_header(response, MHD_HTTP_HEADER_CONNECTION, reply->close ? "close" : NULL);
    add_header(response, "X-Content-Type-Options", "nosniff");
    add_header(response, "Referrer-Policy", "no-referrer");
    add_header(response, "Content-Security-Policy",
               reply->page ? "default-src 'self'; img-src 'self' data:; base-uri 'none'; "
                             "form-action 'self'; frame-ancestors 'none'"
                           : NULL);
}

static struct MHD_Response *body_of(const struct sv_reply *reply)
{
    char *text = NULL;

    if (reply->text != NULL) /* lives as long as the request's arena or the site */
        /* NOLINTNEXTLINE(performance-no-int-to-ptr): MHD wants it writable and does not write */
        return MHD_create_response_from_buffer(reply->text_size, (void *)(uintptr_t)reply->text,
                                               MHD_RESPMEM_PERSISTENT);
    if (reply->json == NULL)
        return MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
    text = cJSON_PrintUnformatted(reply->json);
    return MHD_create_response_from_buffer_with_free_callback(strlen(text), text, cJSON_free);
}

static enum MHD_Result send_reply(struct pending *pending, struct sv_reply *reply)
{
    sv_reply_if_changed(reply, header_of(pending, MHD_HTTP_HEADER_IF_NONE_MATCH));
    struct MHD_Response *response = body_of(reply);

    if (response == NULL)
        abort(); /* out of memory */
    add_headers(response, reply);
    cJSON_Delete(reply->json);
    pending->http_status = reply->http_status;
    enum MHD_Result result = MHD_queue_response(pending->connection, reply->http_status, response);

    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result answer(const struct sv_site *site, struct pending *pending)
{
    struct sv_reply reply = { 0 };
    struct sv_error error = pending->refusal;
    enum sv_status status = error.status;

    if (pending->body.size > 0) {
        pending->request.body = pending->body.data;
        pending->request.body_size = pending->body.size;
    }
    if (status == SV_OK)
        status = pending->route->handler(site, &pending->request, &reply, &error);
    if (status != SV_OK) {
        reply = sv_problem(&error);
        reply.allow = status == SV_ERR_METHOD ? pending->allow : NULL;
        reply.close = pending->untrusted;
        pending->failure = error;
    }
    return send_reply(pending, &reply);
}

/* NOLINTNEXTLINE(readability-function-size): the signature is MHD's */
static enum MHD_Result on_request(void *cls, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *upload_data,
                                  size_t *upload_data_size, void **req_cls)
{
    const struct sv_server *server = cls;
    struct pending *pending = *req_cls;

    (void)version;
    if (pending == NULL) {
        pending = begin(&server->site, connection, method, url);
        *req_cls = pending;
        /* The client waits to be asked for its body: it need not be read to be refused. */
        if (pending->refusal.status != SV_OK && header_of(pending, MHD_HTTP_HEADER_EXPECT) != NULL)
            return answer(&server->site, pending);
        return MHD_YES;
    }
    if (*upload_data_size > 0) {
        size_t size = *upload_data_size;

        *upload_data_size = 0;
        return keep_body(pending, upload_data, size);
    }
    return answer(&server->site, pending);
}

static void log_request(const struct sv_server *server, const struct pending *pending)
{
    const struct sv_answered answered = {
        .method = pending->method,
        .pattern = pending->route == NULL ? "-" : pending->route->pattern,
        .page = pending->route == &file_route,
        .http_status = pending->http_status,
        .ms = ms_since(&pending->started),
        .failure = &pending->failure,
    };

    sv_log_answered(server->site.metrics, &answered);
}

static void on_completed(void *cls, struct MHD_Connection *connection, void **req_cls,
                         enum MHD_RequestTerminationCode code)
{
    struct pending *pending = *req_cls;

    (void)connection, (void)code;
    if (pending != NULL) {
        log_request(cls, pending);
        sv_arena_free(pending->arena); /* pending itself lives in it */
    }
    *req_cls = NULL;
}

enum sv_status sv_server_start(const struct sv_site *site, int listen_socket, unsigned threads,
                               struct sv_server **ret_server, struct sv_error *reterr)
{
    struct sv_server *server = calloc(1, sizeof(*server));

    if (server == NULL)
        abort();
    server->site = *site;
    /* poll rather than epoll: MHD's epoll loop stalls when exactly k x 128 connections are ready.
     */
    server->daemon = MHD_start_daemon(
        MHD_USE_POLL_INTERNAL_THREAD, 0, NULL, NULL, on_request, server, MHD_OPTION_LISTEN_SOCKET,
        listen_socket, MHD_OPTION_THREAD_POOL_SIZE, threads, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)CONNECTIONS_MAX, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)IDLE_TIMEOUT_S, MHD_OPTION_NOTIFY_COMPLETED, on_completed, server,
        MHD_OPTION_END);
    if (server->daemon == NULL) {
        free(server);
        return sv_fail(reterr, SV_ERR_INTERNAL, "listen", "the HTTP server does not start");
    }
    *ret_server = server;
    return SV_OK;
}

void sv_server_stop(struct sv_server *server)
{
    if (server == NULL)
        return;
    MHD_stop_daemon(server->daemon);
    free(server);
}
