/* SPDX-License-Identifier: Apache-2.0 */
#include "main/report_options.h"

#include "domain/vietnamese.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char *option_or_empty(struct sv_line *line, const char *name)
{
    const char *value = sv_line_option(line, name);

    return value == NULL ? "" : value;
}

/* "UBND tỉnh Quảng Ngãi / Sở Nội vụ": the body above, then the one that issues. */
static void split_issuer(struct sv_arena *arena, const char *text, struct sv_report_frame *frame)
{
    const char *slash = strstr(text, " / ");

    frame->issuer_above =
        slash == NULL ? "" : sv_arena_strndup(arena, text, (size_t)(slash - text));
    frame->issuer = slash == NULL ? text : slash + strlen(" / ");
}

bool sv_report_frame_take(struct sv_line *line, struct sv_report_frame *ret_frame)
{
    const char *date = option_or_empty(line, "--date");
    struct sv_report_frame frame = { .number = option_or_empty(line, "--number"),
                                     .place = option_or_empty(line, "--place"),
                                     .day = "",
                                     .subject = "",
                                     .file_letter = "VT" };
    sv_day day = 0;

    split_issuer(line->arena, option_or_empty(line, "--issuer"), &frame);
    if (date[0] != '\0' && !sv_day_parse(date, &day)) {
        (void)sv_line_usage(line, "--date is a day as 2026-01-15");
        return false;
    }
    if (date[0] != '\0')
        frame.day = sv_vi_day_in_words(line->arena, day);
    *ret_frame = frame;
    return true;
}

bool sv_report_format_of_path(const char *path, enum sv_report_format *ret_format)
{
    const char *dot = strrchr(path, '.');

    return dot != NULL && sv_report_format_of_word(dot + 1, ret_format);
}

int sv_file_put(const struct sv_line *line, const char *path, const char *data, size_t size)
{
    FILE *out = fopen(path, "wb");
    bool written = out != NULL && fwrite(data, 1, size, out) == size;

    if (out != NULL && fclose(out) == 0 && written)
        return SV_EXIT_DONE;
    (void)fprintf(stderr, "sipas %s: cannot write %s: %s\n", line->command->name, path,
                  strerror(errno));
    return SV_EXIT_REFUSED;
}
