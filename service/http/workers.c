/* SPDX-License-Identifier: Apache-2.0 */
#include "http/workers.h"

#include "http/call.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct sv_workers {
    const struct sv_site *site;
    sv_work_of_call *work;
    pthread_t *threads;
    size_t count;
    int fd;
    pthread_mutex_t lock; /* guards what follows */
    pthread_cond_t added;
    struct sv_call *first, *last;
    struct sv_call *finished;
    bool stopping;
};

/* The next call, or NULL at the end. */
static struct sv_call *wait_for_call(struct sv_workers *workers)
{
    struct sv_call *call = NULL;

    (void)pthread_mutex_lock(&workers->lock);
    while (workers->first == NULL && !workers->stopping)
        (void)pthread_cond_wait(&workers->added, &workers->lock);
    call = workers->first;
    if (call != NULL) {
        workers->first = call->next;
        if (workers->first == NULL)
            workers->last = NULL;
    }
    (void)pthread_mutex_unlock(&workers->lock);
    return call;
}

static void *run(void *context)
{
    struct sv_workers *workers = context;

    for (struct sv_call *call = wait_for_call(workers); call != NULL;
         call = wait_for_call(workers)) {
        workers->work(workers->site, call);
        (void)pthread_mutex_lock(&workers->lock);
        call->next = workers->finished;
        workers->finished = call;
        (void)pthread_mutex_unlock(&workers->lock);
        (void)eventfd_write(workers->fd, 1);
    }
    return NULL;
}

enum sv_status sv_workers_start(size_t count, const struct sv_site *site, sv_work_of_call *work,
                                struct sv_workers **ret_workers, struct sv_error *reterr)
{
    struct sv_workers *workers = calloc(1, sizeof(*workers));

    if (workers == NULL)
        abort();
    workers->site = site;
    workers->work = work;
    workers->fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    workers->threads = calloc(count, sizeof(*workers->threads));
    if (workers->threads == NULL)
        abort();
    (void)pthread_mutex_init(&workers->lock, NULL);
    (void)pthread_cond_init(&workers->added, NULL);
    while (workers->fd >= 0 && workers->count < count &&
           pthread_create(&workers->threads[workers->count], NULL, run, workers) == 0)
        workers->count++;
    if (workers->count < count) {
        enum sv_status status = sv_fail(reterr, SV_ERR_INTERNAL, "threads",
                                        "only %zu of %zu threads start", workers->count, count);

        sv_workers_stop(workers);
        return status;
    }
    *ret_workers = workers;
    return SV_OK;
}

void sv_workers_stop(struct sv_workers *workers)
{
    if (workers == NULL)
        return;
    (void)pthread_mutex_lock(&workers->lock);
    workers->stopping = true;
    (void)pthread_cond_broadcast(&workers->added);
    (void)pthread_mutex_unlock(&workers->lock);
    for (size_t i = 0; i < workers->count; i++)
        (void)pthread_join(workers->threads[i], NULL);
    (void)pthread_cond_destroy(&workers->added);
    (void)pthread_mutex_destroy(&workers->lock);
    (void)close(workers->fd);
    free(workers->threads);
    free(workers);
}

void sv_workers_add(struct sv_workers *workers, struct sv_call *call)
{
    call->next = NULL;
    (void)pthread_mutex_lock(&workers->lock);
    if (workers->last == NULL)
        workers->first = call;
    else
        workers->last->next = call;
    workers->last = call;
    (void)pthread_cond_signal(&workers->added);
    (void)pthread_mutex_unlock(&workers->lock);
}

int sv_workers_fd(const struct sv_workers *workers)
{
    return workers->fd;
}

struct sv_call *sv_workers_take_finished(struct sv_workers *workers)
{
    eventfd_t ignored = 0;
    struct sv_call *finished = NULL;

    (void)eventfd_read(workers->fd, &ignored);
    (void)pthread_mutex_lock(&workers->lock);
    finished = workers->finished;
    workers->finished = NULL;
    (void)pthread_mutex_unlock(&workers->lock);
    return finished;
}
