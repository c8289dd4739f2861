/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/report_parts.h"

#include "base/text.h"
#include "domain/disclosure.h"
#include "domain/vietnamese.h"

#include <string.h>

/* From one period to another, and what to look at first. */

#define LEVEL 0.05

static const struct sv_report_column change_columns[] = {
    { "Số đo", 36, false },
    { "Kỳ trước", 10, true },
    { "Kỳ này", 10, true },
    { "Thay đổi (điểm %)", 12, true },
    { "Khoảng tin cậy 95%", 22, true },
    { "p", 10, true },
};

static int decimals_of(const struct sv_named_difference *named)
{
    return sv_vi_share_decimals(named->people);
}

static const char *measure_name(struct sv_arena *arena, const struct sv_report_figures *figures,
                                const struct sv_named_difference *named)
{
    const struct sv_instrument *instrument = figures->survey->instrument;
    size_t item = sv_instrument_find(instrument, named->code);

    if (strcmp(named->kind, "index") == 0)
        return "Chỉ số hài lòng chung";
    for (size_t i = 0; i < instrument->section_count && strcmp(named->kind, "factor") == 0; i++) {
        if (strcmp(instrument->sections[i].code, named->code) == 0)
            return sv_arena_printf(arena, "%s. %s", named->code,
                                   sv_report_label(&instrument->sections[i].title, named->code));
    }
    if (item == SV_NO_ITEM)
        return named->code;
    if (instrument->items[item].overall)
        return sv_report_label(&instrument->items[item].text, named->code);
    return sv_arena_printf(arena, "%s %s", named->code,
                           sv_report_label(&instrument->items[item].text, named->code));
}

/* A criterion that few answered in one of the periods is hidden though its index is told. */
static bool is_told(const struct sv_named_difference *named)
{
    const struct sv_disclosure_rule rule = sv_disclosure_default();

    return named->shown && sv_group_is_safe(&rule, named->from_n, named->from_satisfied) &&
           sv_group_is_safe(&rule, named->to_n, named->to_satisfied);
}

static void add_change(struct sv_report *report, const struct sv_report_figures *figures,
                       struct sv_report_table *table, const struct sv_named_difference *named)
{
    struct sv_arena *arena = report->arena;
    const struct sv_difference *change = &named->difference;
    const char *name = measure_name(arena, figures, named);
    const char *none = is_told(named) ? SV_VI_NONE : SV_VI_HIDDEN;
    struct sv_figure p = change->p_holm.known ? change->p_holm : change->p;
    bool strong = strcmp(named->kind, "index") == 0;
    int decimals = decimals_of(named);

    if (!is_told(named) || !change->known) {
        sv_report_table_add(report, table, strong,
                            (const char *[]){ name, none, none, none, none, none });
        return;
    }
    sv_report_table_add(
        report, table, strong,
        (const char *[]){ name, sv_vi_share(arena, change->from.value, decimals),
                          sv_vi_share(arena, change->to.value, decimals),
                          sv_vi_difference(arena, change->difference, decimals),
                          sv_vi_difference_interval(arena, change->interval, decimals),
                          p.known ? sv_vi_p(arena, p.value) : SV_VI_NONE });
}

static bool is_mean(const struct sv_named_difference *named)
{
    return strcmp(named->kind, "mean") == 0;
}

static bool has_changed(const struct sv_named_difference *named)
{
    return is_told(named) && named->difference.known && named->difference.p_holm.known &&
           named->difference.p_holm.value < LEVEL;
}

static void say_index(struct sv_report *report, const struct sv_report_figures *figures)
{
    struct sv_arena *arena = report->arena;
    const struct sv_named_difference *index = &figures->change->measures.items[0];
    const struct sv_difference *change = &index->difference;
    int decimals = decimals_of(index);

    if (!is_told(index) || !change->known || !change->p.known) {
        sv_report_say(report, SV_BLOCK_PARAGRAPH,
                      "Không đủ số liệu để so sánh chỉ số chung giữa hai kỳ.");
        return;
    }
    sv_report_say(report, SV_BLOCK_PARAGRAPH,
                  sv_arena_printf(
                      arena,
                      "Từ %s đến %s, chỉ số hài lòng chung thay đổi %s điểm phần trăm (khoảng tin "
                      "cậy 95%%: từ %s; p = %s): %s.",
                      sv_vi_period(arena, figures->from), sv_vi_period(arena, figures->to),
                      sv_vi_difference(arena, change->difference, decimals),
                      sv_vi_difference_interval(arena, change->interval, decimals),
                      sv_vi_p(arena, change->p.value),
                      change->p.value < LEVEL ? "thay đổi có ý nghĩa thống kê"
                                              : "chưa phân biệt được với không thay đổi"));
}

static void say_items(struct sv_report *report, const struct sv_report_figures *figures)
{
    struct sv_buffer names = { .arena = report->arena };
    const struct sv_named_differences *measures = &figures->change->measures;
    size_t count = 0;

    for (size_t i = 0; i < measures->count; i++) {
        const struct sv_named_difference *named = &measures->items[i];

        if (strcmp(named->kind, "item") != 0 || !has_changed(named))
            continue;
        sv_buffer_add(&names, count++ == 0 ? "" : ", ");
        sv_buffer_printf(
            &names, "%s (%s)", named->code,
            sv_vi_difference(report->arena, named->difference.difference, decimals_of(named)));
    }
    sv_report_say(
        report, SV_BLOCK_PARAGRAPH,
        sv_arena_printf(report->arena,
                        "Trong %zu tiêu chí, %s%s (hiệu chỉnh Holm; bảng đầy đủ ở phần Phụ "
                        "lục).",
                        figures->total->plan->criterion_count,
                        count == 0 ? "không tiêu chí nào thay đổi có ý nghĩa thống kê"
                                   : "những tiêu chí thay đổi có ý nghĩa thống kê là: ",
                        count == 0 ? "" : names.data));
}

void sv_report_add_changes(struct sv_report *report, const struct sv_report_figures *figures,
                           const char *title, bool items)
{
    const struct sv_named_differences *measures = &figures->change->measures;
    struct sv_report_table *table =
        sv_report_tabulate(report, title, change_columns, 6, measures->count);

    for (size_t i = 0; i < measures->count; i++) {
        const struct sv_named_difference *named = &measures->items[i];
        bool item = strcmp(named->kind, "item") == 0;

        if (!is_mean(named) && item == items)
            add_change(report, figures, table, named);
    }
    sv_report_say(report, SV_BLOCK_NOTE,
                  sv_arena_printf(report->arena, "Kỳ trước: %s; kỳ này: %s. %s",
                                  sv_vi_period(report->arena, figures->from),
                                  sv_vi_period(report->arena, figures->to),
                                  items
                                      ? "p đã hiệu chỉnh Holm trên các tiêu chí; câu hỏi đánh giá "
                                        "chung, nếu có, không thuộc nhóm hiệu chỉnh."
                                      : "p chưa hiệu chỉnh."));
}

static void draw_items(struct sv_report *report, const struct sv_report_figures *figures)
{
    const struct sv_named_differences *measures = &figures->change->measures;
    struct sv_chart *chart = sv_report_draw(
        report, SV_CHART_DIFFERENCES,
        "Thay đổi của chỉ số chung và của từng yếu tố (điểm phần trăm)", measures->count);
    double most = 5;

    for (size_t i = 0; i < measures->count; i++) {
        const struct sv_named_difference *named = &measures->items[i];
        const struct sv_difference *change = &named->difference;

        if (is_mean(named) || strcmp(named->kind, "item") == 0 || !is_told(named) || !change->known)
            continue;
        chart->rows[chart->row_count++] = (struct sv_chart_row){
            .label = measure_name(report->arena, figures, named),
            .value_text = sv_vi_difference(report->arena, change->difference, decimals_of(named)),
            .known = true,
            .value = 100 * change->difference,
            .whisker = change->interval.known,
            .low = 100 * change->interval.low,
            .high = 100 * change->interval.high,
            .strong = strcmp(named->kind, "index") == 0,
        };
        while (change->interval.known &&
               (most < -100 * change->interval.low || most < 100 * change->interval.high))
            most += 5;
    }
    chart->low = -most;
    chart->high = most;
}

void sv_report_add_change(struct sv_report *report, const struct sv_report_figures *figures)
{
    sv_report_say(report, SV_BLOCK_SUBHEADING, "6. Thay đổi giữa các kỳ");
    if (figures->change == NULL || !figures->change->shown ||
        figures->change->measures.count == 0) {
        sv_report_say(report, SV_BLOCK_PARAGRAPH, "Chưa có hai kỳ có số liệu để so sánh.");
        return;
    }
    say_index(report, figures);
    say_items(report, figures);
    draw_items(report, figures);
    sv_report_add_changes(report, figures, "Thay đổi của chỉ số chung và của từng yếu tố", false);
}
