/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/report_parts.h"

#include "domain/vietnamese.h"

static const struct sv_report_column fixed_columns[] = {
    { "Mã", 10, false },
    { "Không biết", 12, true },
    { "Bỏ trống", 12, true },
};

static bool is_like_first(const struct sv_cube_plan *plan, size_t criterion)
{
    const struct sv_instrument *instrument = plan->instrument;

    return instrument->items[plan->criteria[criterion]].option_count ==
           instrument->items[plan->criteria[0]].option_count;
}

/* Code, one column an option, NA, missing. */
static const struct sv_report_column *count_columns(struct sv_arena *arena,
                                                    const struct sv_item *item, size_t *ret_count)
{
    size_t count = item->option_count + 3;
    struct sv_report_column *columns = sv_arena_array(arena, count, sizeof(*columns));
    int width = 66 / (int)item->option_count;

    columns[0] = fixed_columns[0];
    for (size_t i = 0; i < item->option_count; i++)
        columns[i + 1] =
            (struct sv_report_column){ sv_report_label(&item->options[i].label, "?"), width, true };
    columns[count - 2] = fixed_columns[1];
    columns[count - 1] = fixed_columns[2];
    *ret_count = count;
    return columns;
}

static void add_counts(struct sv_report *report, const struct sv_report_figures *figures)
{
    struct sv_arena *arena = report->arena;
    const struct sv_cube_plan *plan = figures->total->plan;
    const struct sv_group_estimates *total = sv_report_whole(figures->total);
    size_t count = 0;
    const struct sv_report_column *columns =
        count_columns(arena, &plan->instrument->items[plan->criteria[0]], &count);
    struct sv_report_table *table =
        sv_report_tabulate(report, "Số câu trả lời theo từng mức, không quyền số", columns, count,
                           plan->criterion_count);

    for (size_t c = 0; c < plan->criterion_count; c++) {
        const struct sv_item *item = &plan->instrument->items[plan->criteria[c]];
        const char **cells = sv_arena_array(arena, count, sizeof(*cells));

        if (!is_like_first(plan, c))
            continue;
        cells[0] = item->code;
        for (size_t i = 0; i + 1 < count; i++)
            cells[i + 1] = sv_vi_count(arena, total->items[plan->criteria[c]].counts[i]);
        sv_report_table_add(report, table, false, cells);
    }
}

static void draw_shares(struct sv_report *report, const struct sv_report_figures *figures)
{
    struct sv_arena *arena = report->arena;
    const struct sv_cube_plan *plan = figures->total->plan;
    const struct sv_group_estimates *total = sv_report_whole(figures->total);
    const struct sv_item *first = &plan->instrument->items[plan->criteria[0]];
    struct sv_chart *chart =
        sv_report_draw(report, SV_CHART_STACKS, "Phân bố câu trả lời theo tiêu chí (có quyền số)",
                       plan->criterion_count);

    if (figures->total->weighting->scheme == SV_SCHEME_NONE)
        chart->title = sv_arena_printf(arena, "Hình %zu. Phân bố câu trả lời theo tiêu chí",
                                       report->chart_count);
    chart->part_count = first->option_count;
    for (size_t i = 0; i < first->option_count; i++)
        chart->parts[i] = sv_report_label(&first->options[i].label, "");
    for (size_t c = 0; c < plan->criterion_count; c++) {
        const struct sv_item_estimates *item = &total->items[plan->criteria[c]];
        struct sv_chart_row *row = &chart->rows[chart->row_count];

        if (!is_like_first(plan, c) || item->shares == NULL)
            continue;
        *row = sv_report_bar(arena, plan->instrument->items[plan->criteria[c]].code, &item->share);
        for (size_t i = 0; i < chart->part_count; i++)
            row->parts[i] = 100 * item->shares[i];
        chart->row_count++;
    }
}

void sv_report_add_appendices(struct sv_report *report, const struct sv_report_figures *figures)
{
    const struct sv_cube_plan *plan = figures->total->plan;
    const struct sv_item *first = &plan->instrument->items[plan->criteria[0]];

    if (first->option_count >= 2 && first->option_count <= SV_CHART_PARTS_MAX) {
        sv_report_say(report, SV_BLOCK_APPENDIX, "PHÂN BỐ CÂU TRẢ LỜI");
        draw_shares(report, figures);
        add_counts(report, figures);
    }
    if (figures->change != NULL && figures->change->shown && figures->change->measures.count > 0) {
        sv_report_say(report, SV_BLOCK_APPENDIX, "THAY ĐỔI THEO TIÊU CHÍ");
        sv_report_add_changes(report, figures, "Thay đổi của từng tiêu chí", true);
    }
}
