/* SPDX-License-Identifier: Apache-2.0 */
#include "app/folder.h"

#include "app/fold.h"
#include "base/clock.h"
#include "base/priority.h"
#include "store/pool.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

enum {
    ROUND_MS = 1100,        /* from the beginning of a round to that of the next */
    REST_MS_MIN = 50,       /* between them, however long one takes */
    AWAY_MS = 1000,         /* to the next try after a failure */
    OUTDATED_MS = 60 * 1000 /* to the next try of a cube that cannot be recomputed */
};

struct sv_folder {
    const struct sv_app *app;
    sv_folder_report *report;
    struct sv_fold_book *book; /* of the thread */
    bool failing;
    int64_t outdated_at_ms; /* when to look for cubes that have to be recomputed */
    atomic_llong waiting;
    atomic_llong current_at_ms; /* what was stored before is in the cube */
    pthread_mutex_t lock;       /* guards stopping */
    pthread_cond_t stop;
    bool stopping;
    pthread_t thread;
};

/* Waits; true when it is time to stop. */
static bool wait_for_stop(struct sv_folder *folder, int64_t ms)
{
    struct timespec until;

    (void)clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += ms / 1000;
    until.tv_nsec += ms % 1000 * 1000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    (void)pthread_mutex_lock(&folder->lock);
    while (!folder->stopping && pthread_cond_timedwait(&folder->stop, &folder->lock, &until) == 0)
        continue;
    bool stopping = folder->stopping;

    (void)pthread_mutex_unlock(&folder->lock);
    return stopping;
}

static enum sv_status recompute_outdated(struct sv_folder *folder, struct sv_db *db,
                                         struct sv_error *reterr)
{
    if (sv_monotonic_ms() < folder->outdated_at_ms)
        return SV_OK;
    folder->outdated_at_ms = sv_monotonic_ms() + OUTDATED_MS;
    return sv_fold_outdated(folder->app, db, folder->book, reterr);
}

/* One round; *ret_more tells that it left something behind. */
static enum sv_status fold(struct sv_folder *folder, bool *ret_more, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_fold_round round = { 0 };
    int64_t begun_ms = sv_monotonic_ms();
    enum sv_status status = sv_pool_take(folder->app->pool, &loan, reterr);

    if (status == SV_OK)
        status = sv_fold_round(folder->app, loan.db, folder->book, &round, reterr);
    if (status != SV_OK)
        return status;
    atomic_store(&folder->waiting, round.waiting);
    if (round.waiting == 0)
        atomic_store(&folder->current_at_ms, begun_ms);
    *ret_more = round.waiting > 0 && !round.elsewhere;
    return round.elsewhere ? SV_OK : recompute_outdated(folder, loan.db, reterr);
}

static void tell(struct sv_folder *folder, enum sv_status status, const struct sv_error *error)
{
    if ((status != SV_OK) == folder->failing)
        return;
    folder->failing = status != SV_OK;
    folder->report(folder->failing ? error : NULL);
}

static void *run(void *context)
{
    struct sv_folder *folder = context;
    int64_t rest_ms = 0;

    sv_give_way();
    while (!wait_for_stop(folder, rest_ms)) {
        struct sv_error error = { 0 };
        bool more = false;
        int64_t begun_ms = sv_monotonic_ms();
        enum sv_status status = fold(folder, &more, &error);
        int64_t left_ms = begun_ms + ROUND_MS - sv_monotonic_ms();

        tell(folder, status, &error);
        rest_ms = left_ms > REST_MS_MIN ? left_ms : REST_MS_MIN;
        if (status != SV_OK)
            rest_ms = AWAY_MS;
        else if (more)
            rest_ms = 0;
    }
    return NULL;
}

struct sv_folder *sv_folder_start(const struct sv_app *app, sv_folder_report *report)
{
    struct sv_folder *folder = calloc(1, sizeof(*folder));
    pthread_condattr_t attributes;

    if (folder == NULL)
        abort();
    folder->app = app;
    folder->report = report;
    folder->book = sv_fold_book_new();
    atomic_store(&folder->current_at_ms, sv_monotonic_ms());
    (void)pthread_mutex_init(&folder->lock, NULL);
    (void)pthread_condattr_init(&attributes);
    (void)pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    (void)pthread_cond_init(&folder->stop, &attributes);
    (void)pthread_condattr_destroy(&attributes);
    if (pthread_create(&folder->thread, NULL, run, folder) != 0)
        abort();
    return folder;
}

void sv_folder_stop(struct sv_folder *folder)
{
    if (folder == NULL)
        return;
    (void)pthread_mutex_lock(&folder->lock);
    folder->stopping = true;
    (void)pthread_cond_signal(&folder->stop);
    (void)pthread_mutex_unlock(&folder->lock);
    (void)pthread_join(folder->thread, NULL);
    (void)pthread_cond_destroy(&folder->stop);
    (void)pthread_mutex_destroy(&folder->lock);
    sv_fold_book_free(folder->book);
    free(folder);
}

struct sv_folder_state sv_folder_state(const struct sv_folder *folder)
{
    return (struct sv_folder_state){
        .waiting = atomic_load(&folder->waiting),
        .behind_ms = sv_monotonic_ms() - atomic_load(&folder->current_at_ms),
    };
}
