/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/ics_write.h"

#include <string.h>

enum { LINE_OCTETS = 75 };

/* Octets of the letter that begins here. */
static size_t letter_size(const char *text)
{
    unsigned char first = (unsigned char)*text;

    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* A content line, folded before it would pass 75 octets, never within a letter (section 3.1). */
static void put_line(struct sv_buffer *out, const char *line)
{
    size_t used = 0;

    while (*line != '\0') {
        size_t size = letter_size(line);

        if (used + size > LINE_OCTETS) {
            sv_buffer_add(out, "\r\n ");
            used = 1;
        }
        sv_buffer_append(out, line, size);
        used += size;
        line += size;
    }
    sv_buffer_add(out, "\r\n");
}

/* A property of type TEXT (section 3.3.11); control characters have no place in one. */
static void put_text(struct sv_buffer *out, const char *name, const char *text)
{
    struct sv_buffer line = { .arena = out->arena };

    sv_buffer_printf(&line, "%s:", name);
    for (; *text != '\0'; text++) {
        if (*text == '\n')
            sv_buffer_add(&line, "\\n");
        else if (strchr("\\;,", *text) != NULL)
            sv_buffer_printf(&line, "\\%c", *text);
        else if ((unsigned char)*text >= ' ' && *text != 0x7F)
            sv_buffer_append(&line, text, 1);
    }
    put_line(out, line.data);
}

static const char *basic_day(struct sv_arena *arena, sv_day day)
{
    char text[SV_DAY_TEXT_SIZE];

    sv_day_print(day, text);
    return sv_arena_printf(arena, "%.4s%.2s%.2s", text, text + 5, text + 8);
}

static void put_day(struct sv_buffer *out, const char *property, sv_day day, const char *rest)
{
    put_line(out,
             sv_arena_printf(out->arena, "%s:%s%s", property, basic_day(out->arena, day), rest));
}

static void put_alarm(struct sv_buffer *out, const char *trigger, const char *text)
{
    put_line(out, "BEGIN:VALARM");
    put_line(out, "ACTION:DISPLAY");
    put_text(out, "DESCRIPTION", text);
    put_line(out, sv_arena_printf(out->arena, "TRIGGER:%s", trigger));
    put_line(out, "END:VALARM");
}

/* Counted from the midnight at which the day begins. An alarm of a day that is past would ring at
 * once, in some programs. */
static void put_alarms(struct sv_buffer *out, const struct sv_ics_event *event)
{
    if (event->day <= event->told_on) {
        put_alarm(out, "PT9H", event->summary);
        return;
    }
    if (event->day - event->told_on >= 7)
        put_alarm(out, "-P6DT15H", event->summary);
    put_alarm(out, "-PT15H", event->summary);
}

void sv_ics_add(struct sv_buffer *out, const struct sv_ics_event *event)
{
    put_line(out, "BEGIN:VEVENT");
    put_text(out, "UID", event->uid);
    put_day(out, "DTSTAMP", event->told_on - 1, "T170000Z"); /* midnight in Viet Nam */
    put_day(out, "DTSTART;VALUE=DATE", event->day, "");
    put_day(out, "DTEND;VALUE=DATE", event->day + 1, "");
    put_text(out, "SUMMARY", event->summary);
    put_text(out, "DESCRIPTION", event->description);
    put_line(out, "TRANSP:TRANSPARENT");
    if (event->pending)
        put_alarms(out, event);
    put_line(out, "END:VEVENT");
}

void sv_ics_begin(struct sv_buffer *out, const char *name)
{
    put_line(out, "BEGIN:VCALENDAR");
    put_line(out, "VERSION:2.0");
    put_line(out, "PRODID:-//SIPAS//PAR//VI");
    put_line(out, "CALSCALE:GREGORIAN");
    put_line(out, "METHOD:PUBLISH");
    put_text(out, "NAME", name); /* RFC 7986; the other names are older programs' */
    put_text(out, "X-WR-CALNAME", name);
    put_line(out, "REFRESH-INTERVAL;VALUE=DURATION:P1D");
    put_line(out, "X-PUBLISHED-TTL:P1D");
}

void sv_ics_end(struct sv_buffer *out)
{
    put_line(out, "END:VCALENDAR");
}
