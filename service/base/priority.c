/* SPDX-License-Identifier: Apache-2.0 */
#include "base/priority.h"

#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum {
    NICE = 5,
    REST_NS_MAX = 500 * 1000 * 1000,
};

/* Of the thread, though POSIX says process: so it is on Linux. */
static int nice_now(void)
{
    return getpriority(PRIO_PROCESS, (id_t)gettid());
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
    struct sched_param none = { 0 };

    (void)sched_setscheduler(0, SCHED_IDLE, &none);
}
