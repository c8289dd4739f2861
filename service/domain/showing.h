/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_SHOWING_H
#define SV_DOMAIN_SHOWING_H

#include "base/calendar.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * When newer answers are shown. A table that moves with every answer tells what the person
 * who just left has answered; so what is shown stands still, moves on at most once a day, and
 * only in groups of cells that have got ten responses or more since. All published figures are
 * sums of such groups: two looks at any of them differ by nothing or by ten people.
 */

enum {
    SV_SHOWING_MIN = 10,      /* new responses that a group moves with */
    SV_SHOWING_LATE_DAYS = 14 /* after its end a period gets its late answers, from tablets
                                 without a network, and is shown whole, a last time */
};

/* Responses of a unit, period, channel, respondent type and procedure. */
struct sv_shown_group {
    const char *unit;
    const char *period;
    const char *channel;
    const char *respondent;
    const char *procedure;
    sv_day until; /* end of the period, exclusive */
    int64_t live;
    int64_t shown;
};

/* The last showing, if there was one. */
struct sv_shown_state {
    bool known;
    int64_t folded; /* its number */
    sv_day day;
    bool keeps_answers; /* those of which it is, for crosstabs (ADR 9) */
};

/* Whether there may be another showing today. */
bool sv_showing_is_due(const struct sv_shown_state *state, sv_day today);

/* Whether a group moves in the showing of today: in the first one all do. */
bool sv_group_is_shown_anew(const struct sv_shown_state *state, const struct sv_shown_group *group,
                            sv_day today);

/* Whether a period, with its end, has been shown for the last time: only late answers by tens can
 * still move it. */
bool sv_period_is_settled(const struct sv_shown_state *state, sv_day until);

#endif
