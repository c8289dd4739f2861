/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/report_parts.h"

#include "domain/vietnamese.h"

static const struct sv_report_column scale_columns[] = {
    { "Nhóm", 40, false },
    { "Số phiếu", 14, true },
    { "Phiếu trả lời đủ", 15, true },
    { "Hồ sơ đã giải quyết", 16, true },
    { "Tỷ lệ phản hồi", 15, true },
};

static void add_row(struct sv_report *report, struct sv_report_table *table, const char *name,
                    const struct sv_group_estimates *estimates)
{
    struct sv_arena *arena = report->arena;
    const char *rate = SV_VI_NONE, *transactions = SV_VI_NONE;
    bool strong = table->row_count == 0;

    if (estimates == NULL) {
        const char *hidden = SV_VI_HIDDEN;

        sv_report_table_add(report, table, strong,
                            (const char *[]){ name, hidden, hidden, hidden, hidden });
        return;
    }
    if (estimates->transactions > 0) {
        transactions = sv_vi_count(arena, estimates->transactions);
        rate =
            sv_vi_share(arena, (double)estimates->responses / (double)estimates->transactions, 1);
    }
    sv_report_table_add(report, table, strong,
                        (const char *[]){ name, sv_vi_count(arena, estimates->responses),
                                          sv_vi_count(arena, estimates->complete), transactions,
                                          rate });
}

static void add_groups(struct sv_report *report, struct sv_report_table *table, const char *title,
                       const struct sv_results_answer *answer)
{
    if (answer->groups.count < 2)
        return;
    sv_report_table_add(report, table, true, (const char *[]){ title, "", "", "", "" });
    for (size_t i = 0; i < answer->groups.count; i++)
        add_row(report, table, sv_report_group_name(report->arena, answer, i),
                answer->groups.items[i].shown ? &answer->estimates[i] : NULL);
}

static void say_scale(struct sv_report *report, const struct sv_group_estimates *total)
{
    struct sv_arena *arena = report->arena;
    const char *of = "";

    if (total->transactions > 0)
        of = sv_arena_printf(
            arena, ", bằng %s của %s hồ sơ đã giải quyết",
            sv_vi_share(arena, (double)total->responses / (double)total->transactions, 1),
            sv_vi_count(arena, total->transactions));
    sv_report_say(report, SV_BLOCK_PARAGRAPH,
                  sv_arena_printf(arena,
                                  "Có %s phiếu được tính%s; %s phiếu trả lời đủ các câu bắt "
                                  "buộc. Phiếu trả lời một phần vẫn được tính ở những câu đã "
                                  "trả lời.",
                                  sv_vi_count(arena, total->responses), of,
                                  sv_vi_count(arena, total->complete)));
}

void sv_report_add_scale(struct sv_report *report, const struct sv_report_figures *figures)
{
    const struct sv_group_estimates *total = sv_report_whole(figures->total);
    size_t room = 5 + figures->by_unit->groups.count + figures->by_channel->groups.count +
                  figures->by_respondent->groups.count + figures->by_period->groups.count;

    sv_report_say(report, SV_BLOCK_HEADING, "III. QUY MÔ VÀ TỶ LỆ PHẢN HỒI");
    if (total != NULL)
        say_scale(report, total);
    struct sv_report_table *table =
        sv_report_tabulate(report, "Số phiếu và tỷ lệ phản hồi", scale_columns, 5, room);

    add_row(report, table, "Tổng số", total);
    if (figures->period == NULL)
        add_groups(report, table, "Theo kỳ", figures->by_period);
    add_groups(report, table, "Theo kênh trả lời", figures->by_channel);
    add_groups(report, table, "Theo đối tượng", figures->by_respondent);
    add_groups(report, table, "Theo đơn vị", figures->by_unit);
    if (total == NULL || total->transactions == 0)
        sv_report_say(report, SV_BLOCK_NOTE,
                      "– : không có số hồ sơ đã giải quyết nên không tính được tỷ lệ phản hồi.");
}
