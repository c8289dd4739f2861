/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html.h"

#define TO_BE_DATED "ngày ..... tháng ..... năm ........"

const char *sv_report_number_text(struct sv_arena *arena, const struct sv_report_frame *frame)
{
    return sv_arena_printf(arena, "Số: %s",
                           frame->number[0] == '\0' ? "......../BC-........" : frame->number);
}

const char *sv_report_day_text(struct sv_arena *arena, const struct sv_report_frame *frame)
{
    return sv_arena_printf(arena, "%s, %s",
                           frame->place[0] == '\0' ? "...................." : frame->place,
                           frame->day[0] == '\0' ? TO_BE_DATED : frame->day);
}

const char *sv_report_belongs_text(struct sv_arena *arena, const struct sv_report_frame *frame)
{
    return sv_arena_printf(arena, "(Kèm theo Báo cáo số %s %s%s%s)",
                           frame->number[0] == '\0' ? "......../BC-........" : frame->number,
                           frame->day[0] == '\0' ? TO_BE_DATED : frame->day,
                           frame->issuer[0] == '\0' ? "" : " của ", frame->issuer);
}

const char *sv_report_appendix_text(struct sv_arena *arena, size_t number)
{
    static const char *const numbers[] = { "I", "II", "III", "IV", "V", "VI" };

    if (number >= 1 && number <= sizeof(numbers) / sizeof(numbers[0]))
        return sv_arena_printf(arena, "Phụ lục %s", numbers[number - 1]);
    return sv_arena_printf(arena, "Phụ lục %zu", number);
}
