/* SPDX-License-Identifier: Apache-2.0 */
#include "http/server.h"

#include "http/door.h"
#include "http/loop.h"

#include <pthread.h>
#include <stdlib.h>

enum {
    LET_IN_AT_ONCE = 64, /* those inside have their turn, too */
    DRAIN_BODY_MS = 3000,
};

struct sv_server {
    struct sv_server_limits limits;
    struct sv_serving *serving;
    struct sv_transport *transport;
    struct sv_loop *loop;
    struct sv_door *door; /* NULL once it is closed for good */
    bool door_watched;
    bool answered_late; /* after the transport had its turn: it must have another at once */
    pthread_t thread;
};

static void let_in(void *context)
{
    struct sv_server *server = context;
    int64_t now_ms = sv_loop_now_ms(server->loop);

    for (int i = 0; i < LET_IN_AT_ONCE; i++) {
        struct sockaddr_storage address;
        socklen_t size = 0;
        int fd = sv_door_accept(server->door, &address, &size, now_ms);

        if (fd < 0)
            return;
        if (sv_transport_connections(server->transport) >= server->limits.transport.connections)
            sv_door_turn_away(server->door, fd, now_ms);
        else
            sv_transport_add(server->transport, fd, (struct sockaddr *)&address, size, now_ms);
    }
}

/* The socket of a closed door stays readable: watched, it would keep the loop spinning. */
static void watch_door(struct sv_server *server)
{
    bool open = sv_door_is_open(server->door, sv_loop_now_ms(server->loop));

    if (open && !server->door_watched)
        sv_loop_watch(server->loop, sv_door_fd(server->door), let_in, server);
    else if (!open && server->door_watched)
        sv_loop_unwatch(server->loop, sv_door_fd(server->door));
    server->door_watched = open;
}

static void take_finished(void *context)
{
    sv_serving_take_finished(((struct sv_server *)context)->serving);
}

static void step_intake(void *context)
{
    struct sv_server *server = context;

    sv_serving_step(server->serving, sv_loop_now_ms(server->loop));
}

/* The transport runs in every turn: its descriptor need only wake the loop. */
static void wake(void *context)
{
    (void)context;
}

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static void turn(struct sv_server *server)
{
    int64_t deadline_ms = earlier(sv_transport_deadline_ms(server->transport),
                                  sv_serving_deadline_ms(server->serving));

    if (server->door != NULL)
        deadline_ms = earlier(deadline_ms, sv_door_deadline_ms(server->door));
    if (server->answered_late)
        deadline_ms = 0;
    sv_loop_turn(server->loop, deadline_ms);
    int64_t now_ms = sv_loop_now_ms(server->loop);

    if (sv_serving_deadline_ms(server->serving) <= now_ms)
        sv_serving_step(server->serving, now_ms);
    sv_transport_run(server->transport, now_ms);
    server->answered_late = sv_serving_store(server->serving);
    if (server->door != NULL) {
        sv_door_tidy(server->door, now_ms);
        watch_door(server);
    }
}

static void close_door(struct sv_server *server)
{
    if (server->door_watched)
        sv_loop_unwatch(server->loop, sv_door_fd(server->door));
    sv_door_close(server->door);
    server->door = NULL;
}

static void *run(void *context)
{
    struct sv_server *server = context;

    while (!sv_loop_is_stopping(server->loop))
        turn(server);
    close_door(server);
    sv_transport_drain(server->transport, DRAIN_BODY_MS);
    /* Each of them ends: a body or reply by its deadline, the rest by those of the database. */
    while (sv_transport_calls(server->transport) > 0 ||
           sv_transport_connections(server->transport) > 0)
        turn(server);
    return NULL;
}

static void server_free(struct sv_server *server)
{
    sv_transport_close(server->transport);
    sv_serving_close(server->serving);
    sv_loop_free(server->loop);
    sv_door_close(server->door);
    free(server);
}

enum sv_status sv_server_start(const struct sv_site *site, int listen_socket,
                               const struct sv_server_limits *limits, struct sv_server **ret_server,
                               struct sv_error *reterr)
{
    struct sv_server *server = calloc(1, sizeof(*server));

    if (server == NULL)
        abort();
    server->limits = *limits;
    server->door = sv_door_open(listen_socket);
    enum sv_status status = sv_serving_open(site, &limits->serving, sv_transport_resume, NULL,
                                            &server->serving, reterr);

    if (status != SV_OK) {
        server_free(server);
        return status;
    }
    server->transport = sv_transport_open(site, server->serving, &limits->transport);
    server->loop = sv_loop_new();
    watch_door(server);
    sv_loop_watch(server->loop, sv_transport_fd(server->transport), wake, server);
    sv_loop_watch(server->loop, sv_serving_workers_fd(server->serving), take_finished, server);
    sv_loop_watch(server->loop, sv_serving_intake_fd(server->serving), step_intake, server);
    if (pthread_create(&server->thread, NULL, run, server) != 0) {
        server_free(server);
        return sv_fail(reterr, SV_ERR_INTERNAL, "threads", "the event loop does not start");
    }
    *ret_server = server;
    return SV_OK;
}

void sv_server_stop(struct sv_server *server)
{
    if (server == NULL)
        return;
    sv_loop_stop(server->loop);
    (void)pthread_join(server->thread, NULL);
    server_free(server);
}
