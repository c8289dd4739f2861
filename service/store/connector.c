/* SPDX-License-Identifier: Apache-2.0 */
#include "store/connector.h"

#include "store/connection.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

/* Short, so that the service is back within a second of its database. */
enum { PAUSE_MS = 100 };

struct sv_connector {
    char *conninfo;
    const char *session_sql;
    int fd;
    pthread_t thread;
    pthread_mutex_t lock; /* guards what follows */
    pthread_cond_t changed;
    bool asked;
    bool stopping;
    struct sv_db *opened; /* waits to be taken */
};

struct sv_db *sv_connector_try(const struct sv_connector *connector)
{
    struct sv_error ignored = { 0 }; /* the routes that use the pool log why */
    struct sv_db *db = NULL;

    if (sv_db_open(connector->conninfo, &db, &ignored) != SV_OK)
        return NULL;
    SV_FREED_BY(PQclear) PGresult *set = PQexec(sv_db_handle(db), connector->session_sql);

    if (PQresultStatus(set) == PGRES_COMMAND_OK && PQsetnonblocking(sv_db_handle(db), 1) == 0)
        return db;
    sv_db_close(db);
    return NULL;
}

/* Lock held. */
static void pause_a_moment(struct sv_connector *connector)
{
    struct timespec until;

    (void)clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += PAUSE_MS * 1000000L;
    if (until.tv_nsec >= 1000000000L) {
        until.tv_nsec -= 1000000000L;
        until.tv_sec++;
    }
    (void)pthread_cond_timedwait(&connector->changed, &connector->lock, &until);
}

static void *run(void *context)
{
    struct sv_connector *connector = context;

    (void)pthread_mutex_lock(&connector->lock);
    while (!connector->stopping) {
        if (!connector->asked) {
            (void)pthread_cond_wait(&connector->changed, &connector->lock);
            continue;
        }
        (void)pthread_mutex_unlock(&connector->lock);
        struct sv_db *db = sv_connector_try(connector);

        (void)pthread_mutex_lock(&connector->lock);
        if (db == NULL) {
            if (!connector->stopping)
                pause_a_moment(connector);
            continue;
        }
        connector->asked = false;
        connector->opened = db;
        (void)eventfd_write(connector->fd, 1);
    }
    (void)pthread_mutex_unlock(&connector->lock);
    return NULL;
}

static void init_condition(pthread_cond_t *condition)
{
    pthread_condattr_t monotonic;

    (void)pthread_condattr_init(&monotonic);
    (void)pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    (void)pthread_cond_init(condition, &monotonic);
    (void)pthread_condattr_destroy(&monotonic);
}

struct sv_connector *sv_connector_start(const char *conninfo, const char *session_sql)
{
    struct sv_connector *connector = calloc(1, sizeof(*connector));

    if (connector == NULL)
        abort();
    connector->conninfo = strdup(conninfo);
    connector->session_sql = session_sql;
    connector->fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    (void)pthread_mutex_init(&connector->lock, NULL);
    init_condition(&connector->changed);
    if (connector->conninfo == NULL || connector->fd < 0 ||
        pthread_create(&connector->thread, NULL, run, connector) != 0)
        abort(); /* without threads or descriptors there is nothing to serve with */
    return connector;
}

void sv_connector_stop(struct sv_connector *connector)
{
    if (connector == NULL)
        return;
    (void)pthread_mutex_lock(&connector->lock);
    connector->stopping = true;
    (void)pthread_cond_signal(&connector->changed);
    (void)pthread_mutex_unlock(&connector->lock);
    (void)pthread_join(connector->thread, NULL);
    sv_db_close(connector->opened);
    (void)pthread_cond_destroy(&connector->changed);
    (void)pthread_mutex_destroy(&connector->lock);
    (void)close(connector->fd);
    free(connector->conninfo);
    free(connector);
}

void sv_connector_ask(struct sv_connector *connector)
{
    (void)pthread_mutex_lock(&connector->lock);
    connector->asked = true;
    (void)pthread_cond_signal(&connector->changed);
    (void)pthread_mutex_unlock(&connector->lock);
}

int sv_connector_fd(const struct sv_connector *connector)
{
    return connector->fd;
}

struct sv_db *sv_connector_take(struct sv_connector *connector)
{
    struct sv_db *db = NULL;
    eventfd_t ignored = 0;

    if (eventfd_read(connector->fd, &ignored) != 0)
        return NULL;
    (void)pthread_mutex_lock(&connector->lock);
    db = connector->opened;
    connector->opened = NULL;
    (void)pthread_mutex_unlock(&connector->lock);
    return db;
}
