/* SPDX-License-Identifier: Apache-2.0 */
#include "store/pool.h"

#include "store/connection.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WAIT_S = 5 };

struct place {
    struct sv_db *db; /* NULL until first used, and after it was lost */
    bool taken;
};

struct sv_pool {
    pthread_mutex_t lock; /* guards taken of every place */
    pthread_cond_t freed;
    char *conninfo;
    struct place *places;
    size_t size;
};

static struct sv_pool *pool_new(const char *conninfo, size_t size)
{
    struct sv_pool *pool = calloc(1, sizeof(*pool));

    if (pool == NULL)
        abort();
    pool->places = calloc(size, sizeof(*pool->places));
    pool->conninfo = strdup(conninfo);
    if (pool->places == NULL || pool->conninfo == NULL)
        abort();
    pool->size = size;
    (void)pthread_mutex_init(&pool->lock, NULL);
    (void)pthread_cond_init(&pool->freed, NULL);
    return pool;
}

enum sv_status sv_pool_open(const char *conninfo, size_t size, struct sv_pool **ret_pool,
                            struct sv_error *reterr)
{
    struct sv_pool *pool = pool_new(conninfo, size);
    enum sv_status status = sv_db_open(conninfo, &pool->places[0].db, reterr);

    if (status != SV_OK) {
        sv_pool_close(pool);
        return status;
    }
    *ret_pool = pool;
    return SV_OK;
}

void sv_pool_close(struct sv_pool *pool)
{
    if (pool == NULL)
        return;
    for (size_t i = 0; i < pool->size; i++)
        sv_db_close(pool->places[i].db);
    (void)pthread_cond_destroy(&pool->freed);
    (void)pthread_mutex_destroy(&pool->lock);
    free(pool->places);
    free(pool->conninfo);
    free(pool);
}

/* Marks a free place as taken; prefers one that has a connection. Lock held. */
static struct place *claim(struct sv_pool *pool)
{
    struct place *found = NULL;

    for (size_t i = 0; i < pool->size; i++) {
        struct place *place = &pool->places[i];

        if (!place->taken && (found == NULL || (found->db == NULL && place->db != NULL)))
            found = place;
    }
    if (found != NULL)
        found->taken = true;
    return found;
}

static struct place *wait_for_place(struct sv_pool *pool)
{
    struct timespec until;
    struct place *place = NULL;
    int waited = 0;

    (void)clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += WAIT_S;
    (void)pthread_mutex_lock(&pool->lock);
    place = claim(pool);
    while (place == NULL && waited != ETIMEDOUT) {
        waited = pthread_cond_timedwait(&pool->freed, &pool->lock, &until);
        place = claim(pool);
    }
    (void)pthread_mutex_unlock(&pool->lock);
    return place;
}

enum sv_status sv_pool_take(struct sv_pool *pool, struct sv_loan *ret_loan, struct sv_error *reterr)
{
    struct place *place = wait_for_place(pool);

    if (place == NULL)
        return sv_fail(reterr, SV_ERR_BUSY, "pool", "no database connection free");
    if (place->db != NULL && !sv_db_alive(place->db)) {
        sv_db_close(place->db);
        place->db = NULL;
    }
    *ret_loan = (struct sv_loan){ .pool = pool, .place = (size_t)(place - pool->places) };
    if (place->db == NULL) {
        enum sv_status status = sv_db_open(pool->conninfo, &place->db, reterr);

        if (status != SV_OK) {
            sv_pool_give(ret_loan);
            return status;
        }
    }
    ret_loan->db = place->db;
    return SV_OK;
}

void sv_pool_give(struct sv_loan *loan)
{
    if (loan->pool == NULL)
        return;
    (void)pthread_mutex_lock(&loan->pool->lock);
    loan->pool->places[loan->place].taken = false;
    (void)pthread_cond_signal(&loan->pool->freed);
    (void)pthread_mutex_unlock(&loan->pool->lock);
    *loan = (struct sv_loan){ 0 };
}
