/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html.h"

#define TO_BE_DATED "ngày ..... tháng ..... năm ........"

static const struct {
    const char *title, *word, *letters;
} papers[] = {
    [SV_PAPER_REPORT] = { "BÁO CÁO", "Báo cáo", "......../BC-........" },
    [SV_PAPER_PLAN] = { "KẾ HOẠCH", "Kế hoạch", "......../KH-........" },
};

const char *sv_report_paper_text(const struct sv_report_frame *frame)
{
    return papers[frame->paper].title;
}

const char *sv_report_number_text(struct sv_arena *arena, const struct sv_report_frame *frame)
{
    return sv_arena_printf(arena, "Số: %s",
                           frame->number[0] == '\0' ? papers[frame->paper].letters : frame->number);
}

const char *sv_report_day_text(struct sv_arena *arena, const struct sv_report_frame *frame)
{
    return sv_arena_printf(arena, "%s, %s",
                           frame->place[0] == '\0' ? "...................." : frame->place,
                           frame->day[0] == '\0' ? TO_BE_DATED : frame->day);
}

const char *sv_report_belongs_text(struct sv_arena *arena, const struct sv_report_frame *frame)
{
    return sv_arena_printf(arena, "(Kèm theo %s số %s %s%s%s)", papers[frame->paper].word,
                           frame->number[0] == '\0' ? papers[frame->paper].letters : frame->number,
                           frame->day[0] == '\0' ? TO_BE_DATED : frame->day,
                           frame->issuer[0] == '\0' ? "" : " của ", frame->issuer);
}

const char *sv_report_appendix_text(struct sv_arena *arena, size_t number, size_t count)
{
    static const char *const numbers[] = { "I", "II", "III", "IV", "V", "VI" };

    if (count == 1)
        return "Phụ lục";
    if (number >= 1 && number <= sizeof(numbers) / sizeof(numbers[0]))
        return sv_arena_printf(arena, "Phụ lục %s", numbers[number - 1]);
    return sv_arena_printf(arena, "Phụ lục %zu", number);
}
