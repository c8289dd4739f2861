/* SPDX-License-Identifier: Apache-2.0 */
#include "feed/schedule.h"

#include <stdlib.h>
#include <string.h>

enum { WEEK_S = 7 * 24 * 3600, ASKED_S_MAX = 3600, CHANCES = 1024 };

enum sv_status sv_schedule_read(const char *text, struct sv_schedule *ret_schedule,
                                struct sv_error *reterr)
{
    struct sv_schedule schedule = { 0 };

    for (const char *at = text + strspn(text, " "); *at != '\0'; at += strspn(at, " ")) {
        char *end = NULL;
        long seconds = strtol(at, &end, 10);

        if (end == at || (*end != ' ' && *end != '\0') || seconds < 0 || seconds > WEEK_S)
            return sv_fail(reterr, SV_ERR_INVALID, "SIPAS_WEBHOOK_RETRIES",
                           "not numbers of seconds from 0 to %d", WEEK_S);
        if (schedule.count == SV_SCHEDULE_MAX)
            return sv_fail(reterr, SV_ERR_INVALID, "SIPAS_WEBHOOK_RETRIES", "more than %d",
                           SV_SCHEDULE_MAX);
        schedule.waits_ms[schedule.count++] = (int64_t)seconds * 1000;
        at = end;
    }
    *ret_schedule = schedule;
    return SV_OK;
}

int64_t sv_schedule_wait_ms(const struct sv_schedule *schedule, const struct sv_setback *setback)
{
    int64_t asked_ms =
        (setback->retry_after_s > ASKED_S_MAX ? ASKED_S_MAX : setback->retry_after_s) * 1000;
    int64_t wait_ms = 0;

    if (setback->attempt < 1 || (uint64_t)setback->attempt > schedule->count)
        return -1;
    wait_ms = schedule->waits_ms[setback->attempt - 1];
    wait_ms = wait_ms < asked_ms ? asked_ms : wait_ms;
    return wait_ms + wait_ms / 4 * (int64_t)(setback->chance % CHANCES) / CHANCES;
}
