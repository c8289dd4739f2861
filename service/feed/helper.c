/* SPDX-License-Identifier: Apache-2.0 */
#include "feed/helper.h"

#include "base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATH_SIZE = 4096, MS_MORE = 4000 };

static const char NAME[] = "sipas-post";
const char sv_helper_failed[] = "sipas-post failed";

/* Where the program is: beside the one that runs. False if that cannot be told. */
static bool find(char path[PATH_SIZE])
{
    ssize_t size = readlink("/proc/self/exe", path, PATH_SIZE - sizeof(NAME));

    while (size > 0 && path[size - 1] != '/')
        size--;
    if (size <= 0)
        return false;
    memcpy(path + size, NAME, sizeof(NAME));
    return true;
}

/* An unnamed file with the order, read from its beginning; -1 if there is no memory. */
static int order_file(const struct sv_post_order *order)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    size_t size = 0;
    const char *text = sv_post_order_write(arena, order, &size);
    int file = memfd_create("order", MFD_CLOEXEC);

    for (size_t written = 0; file >= 0 && written < size;) {
        ssize_t got = write(file, text + written, size - written);

        if (got < 0) {
            (void)close(file);
            return -1;
        }
        written += (size_t)got;
    }
    if (file >= 0)
        (void)lseek(file, 0, SEEK_SET);
    return file;
}

/* No signal is blocked or ignored in it, and it has the three descriptors and no environment. */
static int spawn(const char *path, int order, int pipe, pid_t *ret_pid)
{
    char name[sizeof(NAME)];
    char *const words[] = { name, NULL };
    char *const environment[] = { NULL };
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;

    memcpy(name, NAME, sizeof(NAME)); /* posix_spawn wants words that it may write to */
    if (posix_spawn_file_actions_init(&actions) != 0)
        return ENOMEM;
    if (posix_spawnattr_init(&attributes) != 0) {
        (void)posix_spawn_file_actions_destroy(&actions);
        return ENOMEM;
    }
    (void)sigemptyset(&none);
    (void)sigfillset(&all);
    int failed =
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    failed |= posix_spawnattr_setsigmask(&attributes, &none);
    failed |= posix_spawnattr_setsigdefault(&attributes, &all);
    failed |= posix_spawn_file_actions_adddup2(&actions, order, STDIN_FILENO);
    failed |= posix_spawn_file_actions_adddup2(&actions, pipe, STDOUT_FILENO);
    failed |= posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    if (failed == 0)
        failed = posix_spawn(ret_pid, path, &actions, &attributes, words, environment);
    (void)posix_spawnattr_destroy(&attributes);
    (void)posix_spawn_file_actions_destroy(&actions);
    return failed;
}

enum sv_status sv_helper_start(const struct sv_post_order *order, struct sv_helper *ret_helper,
                               struct sv_error *reterr)
{
    struct sv_helper helper = { .deadline_ms = sv_monotonic_ms() + order->timeout_ms + MS_MORE };
    char path[PATH_SIZE] = "";
    int ends[2] = { -1, -1 };

    if (!find(path))
        return sv_fail(reterr, SV_ERR_INTERNAL, NAME, "it is not known where sipas itself is");
    int file = order_file(order);

    if (file < 0 || pipe2(ends, O_CLOEXEC) != 0) {
        if (file >= 0)
            (void)close(file);
        return sv_fail(reterr, SV_ERR_INTERNAL, NAME, "no room for an order: %s", strerror(errno));
    }
    int failed = spawn(path, file, ends[1], &helper.pid);

    (void)close(file);
    (void)close(ends[1]);
    helper.pipe = ends[0];
    if (failed != 0) {
        (void)close(helper.pipe);
        return sv_fail(reterr, SV_ERR_INTERNAL, NAME, "cannot run it: %s", strerror(failed));
    }
    *ret_helper = helper;
    return SV_OK;
}

bool sv_helper_hear(struct sv_helper *helper)
{
    size_t room = sizeof(helper->said) - 1 - helper->said_size;
    char more[256];
    ssize_t got = read(helper->pipe, more, sizeof(more));

    if (got <= 0)
        return got == 0 || errno != EINTR;
    if ((size_t)got < room)
        room = (size_t)got;
    memcpy(helper->said + helper->said_size, more, room);
    helper->said_size += room;
    return false;
}

void sv_helper_kill(const struct sv_helper *helper)
{
    (void)kill(helper->pid, SIGKILL);
}

struct sv_post_outcome sv_helper_end(struct sv_helper *helper)
{
    struct sv_post_outcome outcome = { 0 };
    int ended = 0;

    (void)close(helper->pipe);
    (void)kill(helper->pid, SIGKILL); /* one that has said all and stays; else it is ending */
    while (waitpid(helper->pid, &ended, 0) < 0 && errno == EINTR)
        continue;
    helper->said[helper->said_size] = '\0';
    helper->said[strcspn(helper->said, "\n")] = '\0';
    if (!WIFEXITED(ended) || WEXITSTATUS(ended) != 0 ||
        !sv_post_outcome_read(helper->said, &outcome))
        outcome = (struct sv_post_outcome){ .fault = sv_helper_failed };
    return outcome;
}
