/* SPDX-License-Identifier: Apache-2.0 */
#include "store/intake_link.h"

#include "base/clock.h"
#include "store/connection.h"
#include "store/connector.h"
#include "store/response_steps.h"

#include <assert.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

/* A database that hangs holds nobody longer than this; the statement gives up before it. */
enum { BATCH_MS_MAX = 10 * 1000 };

/*
 * One plan for every batch, by the indexes: a table that grew from nothing since it
 * was last analysed would be scanned from end to end for each. Never compiled: that
 * takes a hundred times as long as the statement.
 */
static const char SESSION_SQL[] = "SET statement_timeout = '8s';"
                                  "SET plan_cache_mode = force_generic_plan;"
                                  "SET jit = off;"
                                  "SET enable_seqscan = off;"
                                  "SET enable_bitmapscan = off;"
                                  "SET enable_hashjoin = off;"
                                  "SET enable_mergejoin = off;"
                                  "LISTEN sipas_catalogue";

struct sv_intake_link {
    int epoll; /* the connector's descriptor and the connection's: one to watch for our owner */
    struct sv_connector *connector;
    struct sv_db *db; /* NULL while away */
    bool flushing;    /* libpq holds bytes that the socket did not take yet */
    /* The batch that is being stored; rows is NULL without one. */
    struct sv_batch_row *rows;
    size_t count;
    enum sv_batch_step step;
    struct sv_arena *arena;
    PGresult *result; /* of the step, until its end is read */
    int64_t deadline_ms;
};

static void watch(const struct sv_intake_link *link, int operation, int fd, uint32_t events)
{
    struct epoll_event event = { .events = events, .data = { .fd = fd } };

    if (epoll_ctl(link->epoll, operation, fd, &event) != 0)
        abort(); /* out of memory or watches */
}

struct sv_intake_link *sv_intake_link_open(const char *conninfo)
{
    struct sv_intake_link *link = calloc(1, sizeof(*link));

    if (link == NULL)
        abort();
    link->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (link->epoll < 0)
        abort();
    link->deadline_ms = INT64_MAX;
    link->connector = sv_connector_start(conninfo, SESSION_SQL);
    watch(link, EPOLL_CTL_ADD, sv_connector_fd(link->connector), EPOLLIN);
    link->db = sv_connector_try(link->connector);
    if (link->db == NULL)
        sv_connector_ask(link->connector);
    else
        watch(link, EPOLL_CTL_ADD, PQsocket(sv_db_handle(link->db)), EPOLLIN);
    return link;
}

void sv_intake_link_close(struct sv_intake_link *link)
{
    if (link == NULL)
        return;
    sv_connector_stop(link->connector);
    PQclear(link->result);
    sv_db_close(link->db);
    sv_arena_free(link->arena);
    (void)close(link->epoll);
    free(link);
}

int sv_intake_link_fd(const struct sv_intake_link *link)
{
    return link->epoll;
}

int64_t sv_intake_link_deadline_ms(const struct sv_intake_link *link)
{
    return link->deadline_ms;
}

enum sv_link_state sv_intake_link_state(const struct sv_intake_link *link)
{
    if (link->db == NULL)
        return SV_LINK_AWAY;
    return link->rows == NULL ? SV_LINK_IDLE : SV_LINK_STORING;
}

static void end_batch(struct sv_intake_link *link, enum sv_status status, struct sv_link_news *news)
{
    PQclear(link->result);
    sv_arena_free(link->arena);
    link->result = NULL;
    link->arena = NULL;
    link->rows = NULL;
    link->deadline_ms = INT64_MAX;
    news->batch_over = true;
    news->status = status;
}

/* The connection is of no use any more: begins to make another. */
static void lose(struct sv_intake_link *link, const char *why, struct sv_link_news *news,
                 struct sv_error *reterr)
{
    /* Fails where libpq has closed the socket already, and with it the watch. */
    (void)epoll_ctl(link->epoll, EPOLL_CTL_DEL, PQsocket(sv_db_handle(link->db)), NULL);
    sv_db_close(link->db);
    link->db = NULL;
    link->flushing = false;
    if (link->rows != NULL)
        end_batch(link, sv_fail(reterr, SV_ERR_BUSY, "intake", "%s", why), news);
    sv_connector_ask(link->connector);
}

/* False if the connection was lost. */
static bool flush(struct sv_intake_link *link)
{
    PGconn *conn = sv_db_handle(link->db);
    int left = PQflush(conn);

    if (left >= 0 && (left == 1) != link->flushing) {
        link->flushing = left == 1;
        watch(link, EPOLL_CTL_MOD, PQsocket(conn), link->flushing ? EPOLLIN | EPOLLOUT : EPOLLIN);
    }
    return left >= 0;
}

static bool send_step(struct sv_intake_link *link)
{
    return sv_batch_step_send(sv_db_handle(link->db), link->arena, link->rows, link->count,
                              link->step) &&
           flush(link);
}

void sv_intake_link_store(struct sv_intake_link *link, struct sv_batch_row *rows, size_t count)
{
    assert(sv_intake_link_state(link) == SV_LINK_IDLE && count > 0);
    link->rows = rows;
    link->count = count;
    link->arena = sv_arena_new();
    link->step =
        sv_batch_step_count(rows, count, SV_STEP_INSERT) > 0 ? SV_STEP_INSERT : SV_STEP_VERDICT;
    link->deadline_ms = sv_monotonic_ms() + BATCH_MS_MAX;
    if (!send_step(link))
        link->deadline_ms = 0; /* the next step finds the connection lost and says so */
}

static void finish_step(struct sv_intake_link *link, struct sv_link_news *news,
                        struct sv_error *reterr)
{
    enum sv_status status =
        sv_batch_step_read(link->result, link->rows, link->count, link->step, reterr);

    sv_db_look_at(link->db, link->result);
    PQclear(link->result);
    link->result = NULL;
    if (status == SV_OK && link->step == SV_STEP_INSERT &&
        sv_batch_step_count(link->rows, link->count, SV_STEP_VERDICT) > 0) {
        link->step = SV_STEP_VERDICT;
        if (!send_step(link))
            lose(link, "the connection was lost", news, reterr);
        return;
    }
    end_batch(link, status, news);
}

/* Takes what the server has said so far. */
static void take_results(struct sv_intake_link *link, struct sv_link_news *news,
                         struct sv_error *reterr)
{
    while (link->db != NULL && link->rows != NULL && PQisBusy(sv_db_handle(link->db)) == 0) {
        PGresult *res = PQgetResult(sv_db_handle(link->db));

        if (res == NULL) {
            finish_step(link, news, reterr);
        } else {
            PQclear(link->result);
            link->result = res;
        }
    }
}

static bool hear_of_catalogue(PGconn *conn)
{
    bool heard = false;

    for (PGnotify *notify = PQnotifies(conn); notify != NULL; notify = PQnotifies(conn)) {
        heard = true;
        PQfreemem(notify);
    }
    return heard;
}

struct sv_link_news sv_intake_link_step(struct sv_intake_link *link, int64_t now_ms,
                                        struct sv_error *reterr)
{
    struct sv_link_news news = { 0 };

    if (link->db == NULL) {
        link->db = sv_connector_take(link->connector);
        if (link->db == NULL)
            return news;
        watch(link, EPOLL_CTL_ADD, PQsocket(sv_db_handle(link->db)), EPOLLIN);
        news.catalogue_changed = true; /* whatever changed before, nobody told us */
    }
    PGconn *conn = sv_db_handle(link->db);

    if (PQconsumeInput(conn) != 1 || (link->flushing && !flush(link))) {
        lose(link, "the connection was lost", &news, reterr);
        return news;
    }
    take_results(link, &news, reterr);
    if (link->db != NULL && hear_of_catalogue(sv_db_handle(link->db)))
        news.catalogue_changed = true;
    if (link->db != NULL && !sv_db_alive(link->db))
        lose(link, "the connection was lost", &news, reterr);
    else if (link->db != NULL && now_ms >= link->deadline_ms)
        lose(link, "the database does not answer in time", &news, reterr);
    return news;
}
