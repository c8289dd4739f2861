/* SPDX-License-Identifier: Apache-2.0 */
#include "http/workers.h"

#include "base/priority.h"
#include "http/call.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct queue {
    struct sv_call *first, *last;
};

/* Threads that take the same calls. */
struct crew {
    struct sv_workers *workers;
    void (*begin)(void); /* by each thread, at first */
    pthread_cond_t added;
    struct queue queue;
};

struct sv_workers {
    const struct sv_site *site;
    sv_work_of_call *work;
    pthread_t *threads;
    size_t count;
    int fd;
    pthread_mutex_t lock; /* guards what follows, and the queues */
    struct crew light, heavy;
    struct sv_call *finished;
    bool stopping;
};

static void push(struct queue *queue, struct sv_call *call)
{
    call->next = NULL;
    if (queue->last == NULL)
        queue->first = call;
    else
        queue->last->next = call;
    queue->last = call;
}

static struct sv_call *pop(struct queue *queue)
{
    struct sv_call *call = queue->first;

    if (call == NULL)
        return NULL;
    queue->first = call->next;
    if (queue->first == NULL)
        queue->last = NULL;
    return call;
}

/* The next call, or NULL at the end. */
static struct sv_call *wait_for_call(struct crew *crew)
{
    struct sv_workers *workers = crew->workers;
    struct sv_call *call = NULL;

    (void)pthread_mutex_lock(&workers->lock);
    for (call = pop(&crew->queue); call == NULL && !workers->stopping; call = pop(&crew->queue))
        (void)pthread_cond_wait(&crew->added, &workers->lock);
    (void)pthread_mutex_unlock(&workers->lock);
    return call;
}

static void finish(struct sv_workers *workers, struct sv_call *call)
{
    (void)pthread_mutex_lock(&workers->lock);
    call->next = workers->finished;
    workers->finished = call;
    (void)pthread_mutex_unlock(&workers->lock);
    (void)eventfd_write(workers->fd, 1);
}

static void *run(void *context)
{
    struct crew *crew = context;

    crew->begin();
    for (struct sv_call *call = wait_for_call(crew); call != NULL; call = wait_for_call(crew)) {
        crew->workers->work(crew->workers->site, call);
        finish(crew->workers, call);
    }
    return NULL;
}

/* Half of the processors, which the database most often shares, are left for the intake, and three
 * quarters of the threads for what is light. */
static size_t heavy_count(size_t threads)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t half = processors < 4 ? 1 : (size_t)processors / 2;
    size_t quarter = threads < 8 ? 1 : threads / 4;

    return half < quarter ? half : quarter;
}

static void prepare(struct crew *crew, struct sv_workers *workers, void (*begin)(void))
{
    crew->workers = workers;
    crew->begin = begin;
    (void)pthread_cond_init(&crew->added, NULL);
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
    prepare(&workers->light, workers, sv_give_way);
    prepare(&workers->heavy, workers, sv_stand_back);
    size_t heavy = heavy_count(count);

    while (workers->fd >= 0 && workers->count < count &&
           pthread_create(&workers->threads[workers->count], NULL, run,
                          workers->count < heavy ? &workers->heavy : &workers->light) == 0)
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
    (void)pthread_cond_broadcast(&workers->light.added);
    (void)pthread_cond_broadcast(&workers->heavy.added);
    (void)pthread_mutex_unlock(&workers->lock);
    for (size_t i = 0; i < workers->count; i++)
        (void)pthread_join(workers->threads[i], NULL);
    (void)pthread_cond_destroy(&workers->light.added);
    (void)pthread_cond_destroy(&workers->heavy.added);
    (void)pthread_mutex_destroy(&workers->lock);
    (void)close(workers->fd);
    free(workers->threads);
    free(workers);
}

void sv_workers_add(struct sv_workers *workers, struct sv_call *call)
{
    bool heavy = call->route != NULL && (call->route->manner & SV_HEAVY) != 0;
    struct crew *crew = heavy ? &workers->heavy : &workers->light;

    (void)pthread_mutex_lock(&workers->lock);
    push(&crew->queue, call);
    (void)pthread_cond_signal(&crew->added);
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
