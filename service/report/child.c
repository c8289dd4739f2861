/* SPDX-License-Identifier: Apache-2.0 */
#include "report/child.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SAID_SIZE = 200, HOME_SIZE = 4096, WORDS_MAX = 16 };

/* The end of what a child said. */
struct said {
    char text[SAID_SIZE];
    size_t size;
};

static void hear(struct said *said, const char *text, size_t size)
{
    size_t room = sizeof(said->text) - 1;

    if (size > room) {
        text += size - room;
        size = room;
    }
    if (said->size + size > room) {
        size_t gone = said->size + size - room;

        memmove(said->text, said->text + gone, said->size - gone);
        said->size -= gone;
    }
    memcpy(said->text + said->size, text, size);
    said->size += size;
    said->text[said->size] = '\0';
}

static int64_t now_ms(void)
{
    struct timespec now = { 0 };

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Listens until the child and all it has started are silent for good; false if the time is over. */
static bool listen_to(int pipe, int limit_s, struct said *said)
{
    int64_t until = now_ms() + (int64_t)limit_s * 1000;
    char text[1024];

    for (;;) {
        struct pollfd heard = { .fd = pipe, .events = POLLIN };
        int64_t left = until - now_ms();

        if (left <= 0)
            return false;
        if (poll(&heard, 1, (int)left) <= 0)
            continue;
        ssize_t size = read(pipe, text, sizeof(text));

        if (size == 0 || (size < 0 && errno != EINTR))
            return true;
        if (size > 0)
            hear(said, text, (size_t)size);
    }
}

/* No signal is blocked or ignored in the child, and no descriptor but the three is open. */
static int prepare(const struct sv_child *child, int pipe, posix_spawn_file_actions_t *actions,
                   posix_spawnattr_t *attributes)
{
    sigset_t none, all;

    (void)sigemptyset(&none);
    (void)sigfillset(&all);
    int failed = posix_spawnattr_setflags(
        attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    failed |= posix_spawnattr_setpgroup(attributes, 0);
    failed |= posix_spawnattr_setsigmask(attributes, &none);
    failed |= posix_spawnattr_setsigdefault(attributes, &all);
    failed |= posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    failed |= posix_spawn_file_actions_adddup2(actions, pipe, STDOUT_FILENO);
    failed |= posix_spawn_file_actions_adddup2(actions, pipe, STDERR_FILENO);
    failed |= posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
    failed |= posix_spawn_file_actions_addchdir_np(actions, child->folder);
    return failed;
}

static int spawn(const struct sv_child *child, int pipe, pid_t *ret_pid)
{
    char home[HOME_SIZE], scratch[HOME_SIZE];
    char *const environment[] = {
        (char[]){ "PATH=/usr/bin:/bin" },
        (char[]){ "LANG=C.UTF-8" },
        (char[]){ "http_proxy=http://127.0.0.1:9" }, /* nobody is there: what is fetched fails */
        (char[]){ "https_proxy=http://127.0.0.1:9" },
        home,
        scratch,
        NULL,
    };
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    char *words[WORDS_MAX];
    size_t count = 0;

    (void)snprintf(home, sizeof(home), "HOME=%s", child->folder);
    (void)snprintf(scratch, sizeof(scratch), "TMPDIR=%s", child->folder);
    if (posix_spawn_file_actions_init(&actions) != 0)
        return ENOMEM;
    if (posix_spawnattr_init(&attributes) != 0) {
        (void)posix_spawn_file_actions_destroy(&actions);
        return ENOMEM;
    }
    int failed = prepare(child, pipe, &actions, &attributes);

    for (; child->argv[count] != NULL; count++)
        assert(count + 1 < WORDS_MAX);
    /* Whoever declared it could not know that nobody writes to the words. */
    memcpy(words, child->argv, (count + 1) * sizeof(*words));
    if (failed == 0)
        failed = posix_spawn(ret_pid, child->program, &actions, &attributes, words, environment);
    (void)posix_spawnattr_destroy(&attributes);
    (void)posix_spawn_file_actions_destroy(&actions);
    return failed;
}

static enum sv_status run(const struct sv_child *child, const int ends[2], struct sv_error *reterr)
{
    struct said said = { .size = 0 };
    pid_t pid = 0;
    int ended = 0;
    int failed = spawn(child, ends[1], &pid);

    (void)close(ends[1]);
    if (failed != 0)
        return sv_fail(reterr, SV_ERR_INTERNAL, "report", "cannot run %s: %s", child->program,
                       strerror(failed));
    bool in_time = listen_to(ends[0], child->limit_s, &said);

    (void)kill(-pid, SIGKILL); /* a grandchild may have closed its outputs and gone on */
    while (waitpid(pid, &ended, 0) < 0 && errno == EINTR)
        continue;
    if (!in_time)
        return sv_fail(reterr, SV_ERR_INTERNAL, "report", "%s took more than %d seconds",
                       child->program, child->limit_s);
    if (!WIFEXITED(ended) || WEXITSTATUS(ended) != 0)
        return sv_fail(reterr, SV_ERR_INTERNAL, "report", "%s failed: %s", child->program,
                       said.text);
    return SV_OK;
}

enum sv_status sv_child_run(const struct sv_child *child, struct sv_error *reterr)
{
    int ends[2];

    if (access(child->program, X_OK) != 0 ||
        (child->needs != NULL && access(child->needs, R_OK) != 0))
        return sv_fail(reterr, SV_ERR_INTERNAL, "report",
                       "%s is missing: install the Debian package %s", child->program,
                       child->package);
    if (pipe2(ends, O_CLOEXEC) != 0)
        return sv_fail(reterr, SV_ERR_INTERNAL, "report", "no pipe: %s", strerror(errno));
    enum sv_status status = run(child, ends, reterr);

    (void)close(ends[0]);
    return status;
}
