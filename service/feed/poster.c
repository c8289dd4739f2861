/* SPDX-License-Identifier: Apache-2.0 */
#include "feed/poster.h"

#include "base/clock.h"
#include "feed/helper.h"

#include <assert.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum { POSTS_MAX = 16, LOOK_MS_MAX = 10 * 1000 };

struct post {
    struct sv_helper helper;
    void *tag;  /* NULL: the place is free */
    bool ended; /* it has said all */
};

struct sv_poster {
    int wake;
    struct post posts[POSTS_MAX];
    struct sv_helper last; /* the one that was taken last holds its fault */
};

enum sv_status sv_post_url_check(const char *url, bool local, struct sv_error *reterr)
{
    const struct sv_post_order order = {
        .local = local, .timeout_ms = LOOK_MS_MAX, .url = url, .body = ""
    };
    struct sv_helper helper = { 0 };
    enum sv_status status = sv_helper_start(&order, &helper, reterr);

    if (status != SV_OK)
        return status;
    while (!sv_helper_hear(&helper)) /* it ends itself in time */
        continue;
    const struct sv_post_outcome outcome = sv_helper_end(&helper);

    if (outcome.fault == sv_helper_failed)
        return sv_fail(reterr, SV_ERR_INTERNAL, "url", "%s", outcome.fault);
    return outcome.fault[0] == '\0' ? SV_OK
                                    : sv_fail(reterr, SV_ERR_INVALID, "url", "%s", outcome.fault);
}

struct sv_poster *sv_poster_open(void)
{
    struct sv_poster *poster = calloc(1, sizeof(*poster));

    if (poster == NULL)
        abort();
    poster->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (poster->wake < 0)
        abort(); /* no descriptors at the very start */
    return poster;
}

void sv_poster_close(struct sv_poster *poster)
{
    if (poster == NULL)
        return;
    for (size_t i = 0; i < POSTS_MAX; i++) {
        if (poster->posts[i].tag == NULL)
            continue;
        sv_helper_kill(&poster->posts[i].helper);
        (void)sv_helper_end(&poster->posts[i].helper);
    }
    (void)close(poster->wake);
    free(poster);
}

enum sv_status sv_poster_begin(struct sv_poster *poster, const struct sv_post_order *order,
                               void *tag, struct sv_error *reterr)
{
    struct post *post = poster->posts;

    while (post < poster->posts + POSTS_MAX && post->tag != NULL)
        post++;
    assert(post < poster->posts + POSTS_MAX && tag != NULL);
    enum sv_status status = sv_helper_start(order, &post->helper, reterr);

    if (status == SV_OK) {
        post->tag = tag;
        post->ended = false;
    }
    return status;
}

void sv_poster_wait(struct sv_poster *poster, int64_t ms)
{
    struct pollfd watched[POSTS_MAX + 1];
    uint64_t woken = 0;

    for (size_t i = 0; i < POSTS_MAX; i++) {
        const struct post *post = &poster->posts[i];

        if (post->tag != NULL && sv_monotonic_ms() >= post->helper.deadline_ms)
            sv_helper_kill(&post->helper);
        watched[i] =
            (struct pollfd){ .fd = post->tag == NULL || post->ended ? -1 : post->helper.pipe,
                             .events = POLLIN };
    }
    watched[POSTS_MAX] = (struct pollfd){ .fd = poster->wake, .events = POLLIN };
    if (poll(watched, POSTS_MAX + 1, (int)ms) <= 0)
        return;
    for (size_t i = 0; i < POSTS_MAX; i++) {
        if (watched[i].revents != 0)
            poster->posts[i].ended = sv_helper_hear(&poster->posts[i].helper);
    }
    (void)!read(poster->wake, &woken, sizeof(woken));
}

void *sv_poster_ended(struct sv_poster *poster, struct sv_post_outcome *ret_outcome)
{
    for (size_t i = 0; i < POSTS_MAX; i++) {
        struct post *post = &poster->posts[i];
        void *tag = post->tag;

        if (tag == NULL || !post->ended)
            continue;
        poster->last = post->helper;
        post->tag = NULL;
        *ret_outcome = sv_helper_end(&poster->last);
        return tag;
    }
    return NULL;
}

void sv_poster_wake(struct sv_poster *poster)
{
    const uint64_t one = 1;

    (void)!write(poster->wake, &one, sizeof(one));
}
