/* SPDX-License-Identifier: Apache-2.0 */
#include "base/priority.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <linux/sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
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

static int64_t now_ms(clockid_t clock)
{
    struct timespec now = { 0 };

    cr_assert(eq(int, clock_gettime(clock, &now), 0));
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void compute_for_ms(int64_t ms)
{
    int64_t until = now_ms(CLOCK_THREAD_CPUTIME_ID) + ms;

    while (now_ms(CLOCK_THREAD_CPUTIME_ID) < until)
        continue;
}

static int64_t rest_ms(void)
{
    int64_t begun = now_ms(CLOCK_MONOTONIC);

    sv_rest();
    return now_ms(CLOCK_MONOTONIC) - begun;
}

Test(priority, who_had_to_wait_for_the_processor_rests_as_long)
{
    unsigned long first_alone = 1;
    pid_t other = 0;

    cr_assert(
        eq(int, (int)syscall(SYS_sched_setaffinity, 0, sizeof(first_alone), &first_alone), 0));
    (void)rest_ms();
    other = fork();
    if (other == 0) {
        compute_for_ms(200);
        _exit(0);
    }
    compute_for_ms(50); /* takes turns with the other on the one processor */
    int64_t waited = rest_ms();

    (void)kill(other, SIGKILL);
    (void)waitpid(other, NULL, 0);
    cr_expect(ge(i64, waited, 10));
    cr_expect(lt(i64, waited, 1000));
}
