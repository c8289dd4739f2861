/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/plan_ics.h"

#include "base/text.h"

#include <inttypes.h>
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

static const char *description_of(struct sv_arena *arena, const struct sv_measure *measure)
{
    char points[SV_POINTS_TEXT_SIZE];

    sv_points_print(measure->expected, points);
    char *point = strchr(points, '.');

    if (point != NULL)
        *point = ',';
    return sv_arena_printf(
        arena,
        "Tiêu chí %s. Chủ trì: %s%s%s. Điểm dự kiến: %s. Tài liệu kiểm chứng: %s. Tiến độ: "
        "%" PRId64 "%%.",
        measure->criterion, sv_measure_owner_unit(measure), measure->owner[0] == '\0' ? "" : ", ",
        measure->owner, points, measure->proof, measure->progress);
}

static void put_measure(struct sv_buffer *out, const struct sv_plan *plan,
                        const struct sv_measure *measure)
{
    struct sv_arena *arena = out->arena;
    const struct sv_scorecard *card = plan->card;

    put_line(out, "BEGIN:VEVENT");
    put_text(out, "UID",
             sv_arena_printf(arena, "%s.%s.%s.%s@sipas", card->framework->code, card->unit,
                             card->period, measure->code));
    put_line(out, sv_arena_printf(arena, "DTSTAMP:%sT000000Z", basic_day(arena, plan->today)));
    put_line(out,
             sv_arena_printf(arena, "DTSTART;VALUE=DATE:%s", basic_day(arena, measure->due_on)));
    put_line(out,
             sv_arena_printf(arena, "DTEND;VALUE=DATE:%s", basic_day(arena, measure->due_on + 1)));
    put_text(out, "SUMMARY", sv_arena_printf(arena, "%s: %s", measure->code, measure->title));
    put_text(out, "DESCRIPTION", description_of(arena, measure));
    put_line(out, "TRANSP:TRANSPARENT");
    put_line(out, "END:VEVENT");
}

const char *sv_ics_of_plan(struct sv_arena *arena, const struct sv_plan *plan)
{
    struct sv_buffer out = { .arena = arena };

    put_line(&out, "BEGIN:VCALENDAR");
    put_line(&out, "VERSION:2.0");
    put_line(&out, "PRODID:-//SIPAS//PAR plan//VI");
    put_line(&out, "CALSCALE:GREGORIAN");
    put_text(
        &out, "X-WR-CALNAME",
        sv_arena_printf(arena, "Kế hoạch khắc phục %s, %s", plan->card->unit, plan->card->period));
    for (size_t i = 0; i < plan->measures.count; i++) {
        if (plan->measures.items[i].state != SV_MEASURE_DROPPED)
            put_measure(&out, plan, &plan->measures.items[i]);
    }
    put_line(&out, "END:VCALENDAR");
    return out.data;
}
