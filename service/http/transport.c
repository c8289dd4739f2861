/* SPDX-License-Identifier: Apache-2.0 */
#include "http/transport.h"

#include "base/clock.h"
#include "http/admission.h"
#include "http/request_log.h"
#include "http/sending.h"
#include "http/visitors.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum {
    /* Of a connection, for its headers and what is being read: longer headers are 431. */
    CONNECTION_MEMORY = 8 * 1024,
    LARGE_REPLY = 1024 * 1024, /* takes the time of a file */
};

struct sv_transport {
    const struct sv_site *site;
    struct sv_serving *serving;
    struct MHD_Daemon *daemon;
    struct sv_visitors visitors;
    int64_t now_ms; /* of the turn */
    bool draining;
    size_t connections;
    size_t calls; /* under way */
    size_t held;  /* bytes of their bodies */
};

static const char *query_of(const void *source, const char *name)
{
    const struct sv_call *call = source;

    return MHD_lookup_connection_value(call->connection, MHD_GET_ARGUMENT_KIND, name);
}

static const char *header_of(const void *source, const char *name)
{
    const struct sv_call *call = source;

    return MHD_lookup_connection_value(call->connection, MHD_HEADER_KIND, name);
}

static const char *cookie_of(const void *source, const char *name)
{
    const struct sv_call *call = source;

    return MHD_lookup_connection_value(call->connection, MHD_COOKIE_KIND, name);
}

struct visit {
    sv_looks_at *look;
    void *context;
};

static enum MHD_Result visit_one(void *cls, enum MHD_ValueKind kind, const char *name,
                                 const char *value)
{
    const struct visit *visit = cls;

    (void)kind;
    return visit->look(visit->context, name, value) ? MHD_YES : MHD_NO;
}

static void show_headers(const void *source, sv_looks_at *look, void *context)
{
    const struct sv_call *call = source;

    (void)MHD_get_connection_values(call->connection, MHD_HEADER_KIND, visit_one,
                                    &(struct visit){ look, context });
}

static void show_parameters(const void *source, sv_looks_at *look, void *context)
{
    const struct sv_call *call = source;

    (void)MHD_get_connection_values(call->connection, MHD_GET_ARGUMENT_KIND, visit_one,
                                    &(struct visit){ look, context });
}

static struct sv_visitor *visitor_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    return info->socket_context;
}

static struct sv_call *call_of(struct MHD_Connection *connection, const char *method,
                               const char *url)
{
    static const struct sv_showing showing = { show_headers, show_parameters };
    struct sv_arena *arena = sv_arena_new();
    struct sv_call *call = sv_arena_alloc(arena, sizeof(*call));

    call->arena = arena;
    call->connection = connection;
    call->visitor = visitor_of(connection);
    call->method = sv_arena_strdup(arena, method);
    call->started_us = sv_monotonic_us();
    call->body.arena = arena;
    call->request = (struct sv_request){
        .arena = arena,
        .today = sv_day_of_ms(sv_time_of_day_ms()),
        .path = sv_arena_strdup(arena, url),
        .caller = { .role = SV_ROLE_NONE, .unit = "" },
        .source = call,
        .query = query_of,
        .header = header_of,
        .cookie = cookie_of,
        .body = "",
    };
    sv_admit(call, &showing);
    return call;
}

static void move(struct sv_transport *transport, struct sv_call *call, enum sv_phase phase)
{
    sv_visitors_move(&transport->visitors, call->visitor, phase, transport->now_ms);
}

static enum MHD_Result send_reply(struct sv_transport *transport, struct sv_call *call)
{
    call->reply.close |= transport->draining;
    move(transport, call,
         call->reply.file != 0 || call->reply.text_size > LARGE_REPLY ? SV_PHASE_SENDING_FILE
                                                                      : SV_PHASE_SENDING);
    return sv_send(call) ? MHD_YES : MHD_NO;
}

/* A call that is not answered at once leaves the connection suspended. */
static enum MHD_Result serve(struct sv_transport *transport, struct sv_call *call)
{
    if (!call->answered) {
        move(transport, call, SV_PHASE_ANSWER);
        sv_serving_begin(transport->serving, call);
    }
    if (call->answered)
        return send_reply(transport, call);
    MHD_suspend_connection(call->connection);
    return MHD_YES;
}

/* The body may come, or is not wanted. */
static enum MHD_Result begin_body(struct sv_transport *transport, struct sv_call *call)
{
    bool asked = call->asking;
    bool refused = call->refusal.status != SV_OK;

    call->asking = false;
    if (asked && !refused)
        sv_expect_body(call);
    move(transport, call, asked ? SV_PHASE_BODY_FILE : SV_PHASE_BODY);
    /* The client waits to be asked for its body: it need not be read to be refused. */
    return refused && header_of(call, MHD_HTTP_HEADER_EXPECT) != NULL &&
                   (asked || call->route == NULL || (call->route->access & SV_ACCESS_PUBLIC) != 0)
               ? serve(transport, call)
               : MHD_YES;
}

/* Nobody unknown gets room for a file. The handler is called again once it is known who it is. */
static enum MHD_Result ask(struct sv_transport *transport, struct sv_call *call)
{
    move(transport, call, SV_PHASE_ANSWER);
    sv_serving_ask(transport->serving, call);
    MHD_suspend_connection(call->connection);
    return MHD_YES;
}

/* NOLINTNEXTLINE(readability-function-size): the signature is MHD's */
static enum MHD_Result on_request(void *cls, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *upload_data,
                                  size_t *upload_data_size, void **req_cls)
{
    struct sv_transport *transport = cls;
    struct sv_call *call = *req_cls;

    (void)version;
    if (call == NULL) {
        call = call_of(connection, method, url);
        *req_cls = call;
        transport->calls++;
        return sv_asks_first(call) ? ask(transport, call) : begin_body(transport, call);
    }
    if (call->asking)
        return begin_body(transport, call);
    if (*upload_data_size > 0) {
        size_t size = *upload_data_size;

        *upload_data_size = 0;
        return sv_take_body(call, upload_data, size, &transport->held) ? MHD_YES : MHD_NO;
    }
    return serve(transport, call);
}

void sv_transport_resume(void *context, struct sv_call *call)
{
    (void)context;
    MHD_resume_connection(call->connection);
}

static void on_completed(void *cls, struct MHD_Connection *connection, void **req_cls,
                         enum MHD_RequestTerminationCode code)
{
    struct sv_transport *transport = cls;
    struct sv_call *call = *req_cls;

    (void)connection, (void)code;
    if (call == NULL)
        return;
    const struct sv_answered answered = {
        .method = call->method,
        .pattern = call->route == NULL ? "-" : call->route->pattern,
        .quiet = call->route != NULL && (call->route->manner & SV_QUIET) != 0,
        .http_status = call->http_status,
        .ms = (double)(sv_monotonic_us() - call->started_us) / 1e3,
        .failure = &call->failure,
    };

    sv_log_answered(transport->site->metrics, &answered);
    move(transport, call, SV_PHASE_HEADERS);
    sv_drop_body(call, &transport->held);
    sv_serving_end(call);
    sv_arena_free(call->arena); /* call itself lives in it */
    transport->calls--;
    *req_cls = NULL;
}

static void on_connection(void *cls, struct MHD_Connection *connection, void **socket_context,
                          enum MHD_ConnectionNotificationCode code)
{
    struct sv_transport *transport = cls;
    struct sv_visitor *visitor = *socket_context;

    if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
        sv_visitors_leave(&transport->visitors, visitor);
        transport->connections--;
        free(visitor);
        return;
    }
    visitor = calloc(1, sizeof(*visitor));
    if (visitor == NULL)
        abort();
    visitor->fd =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    sv_visitors_enter(&transport->visitors, visitor, SV_PHASE_HEADERS, transport->now_ms);
    transport->connections++;
    *socket_context = visitor;
}

struct sv_transport *sv_transport_open(const struct sv_site *site, struct sv_serving *serving,
                                       const struct sv_transport_limits *limits)
{
    struct sv_transport *transport = calloc(1, sizeof(*transport));

    if (transport == NULL)
        abort();
    transport->site = site;
    transport->serving = serving;
    transport->now_ms = sv_monotonic_ms();
    transport->visitors.limit_ms[SV_PHASE_HEADERS] = limits->headers_ms;
    sv_visitors_limit(&transport->visitors, limits->body_ms, SV_FILE_TIMES * limits->body_ms);
    /* External epoll: the internal one stalls when exactly k x 128 connections are ready. */
    transport->daemon = MHD_start_daemon(
        MHD_USE_EPOLL | MHD_USE_NO_LISTEN_SOCKET | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL,
        on_request, transport, MHD_OPTION_CONNECTION_LIMIT, limits->connections,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY, MHD_OPTION_STRICT_FOR_CLIENT,
        1, MHD_OPTION_CONNECTION_TIMEOUT, 0U, MHD_OPTION_NOTIFY_COMPLETED, on_completed, transport,
        MHD_OPTION_NOTIFY_CONNECTION, on_connection, transport, MHD_OPTION_END);
    if (transport->daemon == NULL)
        abort(); /* no memory or no descriptors at the very start */
    return transport;
}

void sv_transport_close(struct sv_transport *transport)
{
    if (transport == NULL)
        return;
    MHD_stop_daemon(transport->daemon);
    free(transport);
}

void sv_transport_add(struct sv_transport *transport, int fd, const struct sockaddr *address,
                      socklen_t size, int64_t now_ms)
{
    transport->now_ms = now_ms;
    (void)MHD_add_connection(transport->daemon, fd, address, size); /* it closes what it refuses */
}

size_t sv_transport_connections(const struct sv_transport *transport)
{
    return transport->connections;
}

size_t sv_transport_calls(const struct sv_transport *transport)
{
    return transport->calls;
}

int sv_transport_fd(const struct sv_transport *transport)
{
    return MHD_get_daemon_info(transport->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
}

int64_t sv_transport_deadline_ms(const struct sv_transport *transport)
{
    MHD_UNSIGNED_LONG_LONG left = 0;

    if (MHD_get_timeout(transport->daemon, &left) == MHD_YES && left == 0)
        return 0;
    return sv_visitors_next_ms(&transport->visitors);
}

void sv_transport_run(struct sv_transport *transport, int64_t now_ms)
{
    transport->now_ms = now_ms;
    if (transport->draining)
        sv_visitors_cut_idle(&transport->visitors);
    sv_visitors_cut(&transport->visitors, now_ms); /* libmicrohttpd sees them closed */
    (void)MHD_run(transport->daemon);
}

void sv_transport_drain(struct sv_transport *transport, int64_t body_ms)
{
    transport->draining = true;
    sv_visitors_limit(&transport->visitors, body_ms, body_ms);
    sv_visitors_cut_idle(&transport->visitors);
}
