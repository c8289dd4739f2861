/* SPDX-License-Identifier: Apache-2.0 */
#include "base/priority.h"

#include <linux/sched.h>
#include <linux/sched/types.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum {
    NICE = 5,
    SHORT_TURN_NS = 100 * 1000, /* the least that Linux takes */
    REST_NS_MAX = 500 * 1000 * 1000,
};

/* Of the thread, though POSIX says process: so it is on Linux. */
static int nice_now(void)
{
    return getpriority(PRIO_PROCESS, (id_t)gettid());
}

/* glibc has no function for it. What the system does not know or allow stays as it was. */
static void set(uint32_t policy, uint64_t turn_ns)
{
    struct sched_attr attr = { .size = sizeof(attr),
                               .sched_policy = policy,
                               .sched_nice = nice_now(),
                               .sched_runtime = turn_ns };

    (void)syscall(SYS_sched_setattr, 0, &attr, 0);
}

void sv_take_short_turns(void)
{
    set(SCHED_NORMAL, SHORT_TURN_NS);
}

void sv_give_way(void)
{
    if (nice_now() < NICE) /* what is nicer already stays */
        (void)setpriority(PRIO_PROCESS, (id_t)gettid(), NICE);
}

/* For a processor, in nanoseconds so far; 0 where Linux does not count it. */
static uint64_t waited_ns(void)
{
    FILE *file = fopen("/proc/thread-self/schedstat", "r");
    char line[64] = "", *rest = line;

    if (file == NULL)
        return 0;
    if (fgets(line, sizeof(line), file) != NULL)
        (void)strtoull(line, &rest, 10); /* what it computed */
    (void)fclose(file);
    return strtoull(rest, NULL, 10);
}

void sv_rest(void)
{
    static _Thread_local uint64_t before;
    uint64_t now = waited_ns();
    uint64_t rest = before == 0 || now < before ? 0 : now - before;
    struct timespec pause = { .tv_nsec = (long)(rest > REST_NS_MAX ? REST_NS_MAX : rest) };

    (void)nanosleep(&pause, NULL);
    before = waited_ns();
}

void sv_stand_back(void)
{
    set(SCHED_IDLE, 0);
}
