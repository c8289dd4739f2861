/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/report_parts.h"

#include "domain/vietnamese.h"

/* How the answers were given, and whether the criteria of a factor go together. */

static const struct sv_report_column quality_columns[] = {
    { "Dấu hiệu", 60, false },
    { "Số phiếu", 20, true },
    { "Tỷ lệ", 20, true },
};

static void add_sign(struct sv_report *report, struct sv_report_table *table, const char *name,
                     int64_t count, int64_t of)
{
    struct sv_arena *arena = report->arena;

    sv_report_table_add(
        report, table, table->row_count == 0,
        (const char *[]){ name, sv_vi_count(arena, count),
                          of == 0 ? SV_VI_NONE
                                  : sv_vi_share(arena, (double)count / (double)of, 1) });
}

static void add_signs(struct sv_report *report, const struct sv_answer_quality *quality)
{
    struct sv_report_table *table =
        sv_report_tabulate(report, "Chất lượng câu trả lời", quality_columns, 3, 5);

    add_sign(report, table, "Tất cả các phiếu", quality->responses, quality->responses);
    add_sign(report, table, "Trả lời đủ các câu bắt buộc", quality->complete, quality->responses);
    add_sign(report, table, "Chọn cùng một mức cho mọi tiêu chí (từ 10 tiêu chí)",
             quality->straight, quality->responses);
    add_sign(report, table, "Trả lời quá nhanh (dưới 2 giây mỗi câu)", quality->fast,
             quality->responses);
    add_sign(report, table, "Vừa cùng một mức vừa quá nhanh", quality->straight_fast,
             quality->responses);
    sv_report_say(report, SV_BLOCK_NOTE,
                  "Các phiếu có dấu hiệu trên vẫn được tính; không phiếu nào bị xoá.");
}

static const struct sv_report_column alpha_columns[] = {
    { "Nhóm tiêu chí", 46, false }, { "Số tiêu chí", 14, true },        { "Số phiếu đủ", 14, true },
    { "Hệ số alpha", 12, true },    { "Khoảng tin cậy 95%", 14, true },
};

static void add_alpha(struct sv_report *report, const struct sv_report_figures *figures,
                      struct sv_report_table *table, const struct sv_reliability *set)
{
    struct sv_arena *arena = report->arena;
    bool all = set->set == SV_SET_ALL;
    const char *interval = SV_VI_NONE;

    if (set->interval.known)
        interval = sv_arena_printf(arena, "%s–%s", sv_vi_decimal(arena, set->interval.low, 2),
                                   sv_vi_decimal(arena, set->interval.high, 2));
    sv_report_table_add(
        report, table, all,
        (const char *[]){ all ? "Tất cả các tiêu chí"
                              : sv_report_factor_name(arena, figures->total->plan, set->factor),
                          sv_vi_count(arena, (int64_t)set->item_count), sv_vi_count(arena, set->n),
                          set->alpha.known ? sv_vi_decimal(arena, set->alpha.value, 2) : SV_VI_NONE,
                          interval });
}

void sv_report_add_quality(struct sv_report *report, const struct sv_report_figures *figures)
{
    const struct sv_results_answer *sets = figures->reliability;

    sv_report_say(report, SV_BLOCK_SUBHEADING, "8. Chất lượng câu trả lời và độ tin cậy thang đo");
    if (figures->quality != NULL && figures->quality->shown)
        add_signs(report, &figures->quality->quality);
    if (sets == NULL || !sets->shown || sets->reliability_count == 0)
        return;
    struct sv_report_table *table =
        sv_report_tabulate(report, "Độ tin cậy của thang đo (hệ số Cronbach alpha)", alpha_columns,
                           5, sets->reliability_count);

    for (size_t i = 0; i < sets->reliability_count; i++) {
        if (sets->reliability[i].set != SV_SET_WITHOUT_FACTOR)
            add_alpha(report, figures, table, &sets->reliability[i]);
    }
    sv_report_say(
        report, SV_BLOCK_NOTE,
        "Alpha từ 0,70 trở lên thường được coi là đạt; tính trên các phiếu trả lời đủ mọi "
        "tiêu chí của nhóm.");
}
