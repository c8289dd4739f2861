/* SPDX-License-Identifier: Apache-2.0 */
#include "base/priority.h"

#include <sys/resource.h>
#include <unistd.h>

enum { NICE = 5 };

void sv_give_way(void)
{
    /* Of the thread, though POSIX says process: so it is on Linux. What is nicer already stays. */
    if (getpriority(PRIO_PROCESS, (id_t)gettid()) < NICE)
        (void)setpriority(PRIO_PROCESS, (id_t)gettid(), NICE);
}
