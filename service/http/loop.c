/* SPDX-License-Identifier: Apache-2.0 */
#include "http/loop.h"

#include "base/clock.h"

#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum { WATCHES_MAX = 8 };

struct watch {
    int fd;
    sv_ready_fn *ready;
    void *context;
};

struct sv_loop {
    int epoll;
    int stop_fd;
    atomic_bool stopping;
    int64_t now_ms;
    struct watch watches[WATCHES_MAX];
};

/* It stays readable: heard once, it must not wake the loop again. */
static void hear_of_stop(void *context)
{
    struct sv_loop *loop = context;

    sv_loop_unwatch(loop, loop->stop_fd);
}

struct sv_loop *sv_loop_new(void)
{
    struct sv_loop *loop = calloc(1, sizeof(*loop));

    if (loop == NULL)
        abort();
    loop->epoll = epoll_create1(EPOLL_CLOEXEC);
    loop->stop_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (loop->epoll < 0 || loop->stop_fd < 0)
        abort(); /* no descriptors at the very start */
    for (size_t i = 0; i < WATCHES_MAX; i++)
        loop->watches[i].fd = -1;
    loop->now_ms = sv_monotonic_ms();
    sv_loop_watch(loop, loop->stop_fd, hear_of_stop, loop);
    return loop;
}

void sv_loop_free(struct sv_loop *loop)
{
    if (loop == NULL)
        return;
    (void)close(loop->stop_fd);
    (void)close(loop->epoll);
    free(loop);
}

void sv_loop_watch(struct sv_loop *loop, int fd, sv_ready_fn *ready, void *context)
{
    size_t place = 0;

    while (place < WATCHES_MAX && loop->watches[place].fd >= 0)
        place++;
    struct epoll_event event = { .events = EPOLLIN, .data = { .u32 = (uint32_t)place } };

    if (place == WATCHES_MAX || epoll_ctl(loop->epoll, EPOLL_CTL_ADD, fd, &event) != 0)
        abort(); /* a bug, or no memory */
    loop->watches[place] = (struct watch){ fd, ready, context };
}

void sv_loop_unwatch(struct sv_loop *loop, int fd)
{
    for (size_t i = 0; i < WATCHES_MAX; i++) {
        if (loop->watches[i].fd == fd) {
            (void)epoll_ctl(loop->epoll, EPOLL_CTL_DEL, fd, NULL);
            loop->watches[i].fd = -1;
        }
    }
}

static int timeout_ms(int64_t deadline_ms)
{
    const int64_t most = INT64_C(60000);
    int64_t left = deadline_ms == 0 ? 0 : deadline_ms - sv_monotonic_ms();

    return left < 0 ? 0 : left > most ? (int)most : (int)left;
}

void sv_loop_turn(struct sv_loop *loop, int64_t deadline_ms)
{
    struct epoll_event events[WATCHES_MAX];
    int count = epoll_wait(loop->epoll, events, WATCHES_MAX, timeout_ms(deadline_ms));

    loop->now_ms = sv_monotonic_ms();
    for (int i = 0; i < count; i++) {
        const struct watch *watch = &loop->watches[events[i].data.u32];

        if (watch->fd >= 0)
            watch->ready(watch->context);
    }
}

int64_t sv_loop_now_ms(const struct sv_loop *loop)
{
    return loop->now_ms;
}

void sv_loop_stop(struct sv_loop *loop)
{
    atomic_store(&loop->stopping, true);
    (void)eventfd_write(loop->stop_fd, 1);
}

bool sv_loop_is_stopping(const struct sv_loop *loop)
{
    return atomic_load(&loop->stopping);
}
