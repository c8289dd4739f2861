/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/showing.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

enum { TODAY = 20000, PERIOD_END = 20500 };

static const struct sv_shown_state never = { 0 };
static const struct sv_shown_state yesterday = { .known = true, .folded = 1, .day = TODAY - 1 };

static struct sv_shown_group group(int64_t live, int64_t shown)
{
    return (struct sv_shown_group){ .until = PERIOD_END, .live = live, .shown = shown };
}

Test(showing, is_due_once_a_day)
{
    const struct sv_shown_state today = { .known = true, .folded = 1, .day = TODAY };

    cr_expect(sv_showing_is_due(&never, TODAY));
    cr_expect(sv_showing_is_due(&yesterday, TODAY));
    cr_expect(not(sv_showing_is_due(&today, TODAY)));
    cr_expect(not(sv_showing_is_due(&today, TODAY - 1)), "the clock went back");
}

Test(showing, takes_everything_the_first_time)
{
    const struct sv_shown_group few = group(1, 0);

    cr_expect(sv_group_is_shown_anew(&never, &few, TODAY));
}

Test(showing, moves_a_group_with_ten_new_responses_and_not_with_nine)
{
    const struct sv_shown_group nine = group(33, 24), ten = group(34, 24);

    cr_expect(not(sv_group_is_shown_anew(&yesterday, &nine, TODAY)));
    cr_expect(sv_group_is_shown_anew(&yesterday, &ten, TODAY));
}

Test(showing, does_not_move_a_group_that_lost_responses_to_another)
{
    const struct sv_shown_group fewer = group(20, 40);

    cr_expect(not(sv_group_is_shown_anew(&yesterday, &fewer, TODAY)));
}

Test(showing, takes_what_is_left_once_when_no_late_answer_is_waited_for_any_more)
{
    const struct sv_shown_group left = group(25, 24);
    const sv_day last = PERIOD_END + SV_SHOWING_LATE_DAYS;
    const struct sv_shown_state before = { .known = true, .folded = 9, .day = last - 1 };
    const struct sv_shown_state after = { .known = true, .folded = 10, .day = last };

    cr_expect(not(sv_group_is_shown_anew(&before, &left, last - 1)));
    cr_expect(sv_group_is_shown_anew(&before, &left, last));
    cr_expect(not(sv_group_is_shown_anew(&after, &left, last + 1)));
}
