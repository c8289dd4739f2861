/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_ICS_WRITE_H
#define SV_WIRE_ICS_WRITE_H

#include "base/calendar.h"
#include "base/text.h"

#include <stdbool.h>

/* Calendars (RFC 5545) of days on which something is due. */

struct sv_ics_event {
    const char *uid; /* the same each time: a newer file takes the place of an older one */
    sv_day day;
    sv_day told_on;
    const char *summary;
    const char *description;
    bool pending; /* alarms at nine o'clock, seven days and one day before, as far as they are to
                     come, or on the day told */
};

void sv_ics_begin(struct sv_buffer *out, const char *name);
/* An event of a whole day. */
void sv_ics_add(struct sv_buffer *out, const struct sv_ics_event *event);
void sv_ics_end(struct sv_buffer *out);

#endif
