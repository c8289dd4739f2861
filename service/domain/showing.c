/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/showing.h"

bool sv_showing_is_due(const struct sv_shown_state *state, sv_day today)
{
    return !state->known || today > state->day;
}

/* Between the last showing and today the last late answer was waited for. */
static bool is_over_now(const struct sv_shown_state *state, sv_day until, sv_day today)
{
    int64_t last = (int64_t)until + SV_SHOWING_LATE_DAYS;

    return state->day < last && last <= today;
}

bool sv_group_is_shown_anew(const struct sv_shown_state *state, const struct sv_shown_group *group,
                            sv_day today)
{
    return !state->known || group->live - group->shown >= SV_SHOWING_MIN ||
           is_over_now(state, group->until, today);
}

bool sv_period_is_settled(const struct sv_shown_state *state, sv_day until)
{
    return state->known && (int64_t)until + SV_SHOWING_LATE_DAYS <= state->day;
}
