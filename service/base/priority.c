/* SPDX-License-Identifier: Apache-2.0 */
#include "base/priority.h"

#include <linux/sched.h>
#include <linux/sched/types.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { NICE = 5, SHORT_TURN_NS = 100 * 1000 /* the least that Linux takes */ };

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

void sv_stand_back(void)
{
    set(SCHED_IDLE, 0);
}
