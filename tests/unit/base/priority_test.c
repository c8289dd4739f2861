/* SPDX-License-Identifier: Apache-2.0 */
#include "base/priority.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <linux/sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Each test is a process of its own. */
static int policy(void)
{
    return (int)syscall(SYS_sched_getscheduler, 0);
}

static int nice_now(void)
{
    return getpriority(PRIO_PROCESS, 0);
}

Test(priority, who_gives_way_is_nicer_than_usual)
{
    sv_give_way();
    cr_expect(eq(int, policy(), SCHED_NORMAL));
    cr_expect(ge(int, nice_now(), 5));
}

Test(priority, what_is_nicer_already_stays)
{
    cr_assert(eq(int, setpriority(PRIO_PROCESS, 0, 10), 0));
    sv_give_way();
    cr_expect(eq(int, nice_now(), 10));
}

Test(priority, who_stands_back_takes_what_nobody_wants)
{
    sv_stand_back();
    cr_expect(eq(int, policy(), SCHED_IDLE));
}

Test(priority, short_turns_leave_the_rest_as_it_is)
{
    cr_assert(eq(int, setpriority(PRIO_PROCESS, 0, 3), 0));
    sv_take_short_turns();
    cr_expect(eq(int, policy(), SCHED_NORMAL));
    cr_expect(eq(int, nice_now(), 3));
}
