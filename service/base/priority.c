/* SPDX-License-Identifier: Apache-2.0 */
#include "base/priority.h"

#include <sys/resource.h>
#include <unistd.h>

enum { SOON = 5, LAST = 19 };

static void be_nice(int nice)
{
    /* Of the thread, though POSIX says process: so it is on Linux. What is nicer already stays. */
    if (getpriority(PRIO_PROCESS, (id_t)gettid()) < nice)
        (void)setpriority(PRIO_PROCESS, (id_t)gettid(), nice);
}

void sv_give_way(void)
{
    be_nice(SOON);
}

void sv_stand_back(void)
{
    be_nice(LAST);
}
