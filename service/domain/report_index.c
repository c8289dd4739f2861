/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/report_parts.h"

#include "domain/vietnamese.h"

/* The index as a whole, and by factor and criterion. */

static const struct sv_report_column index_columns[] = {
    { "Số đo", 46, false },
    { "Số người trả lời", 16, true },
    { "Tỷ lệ hài lòng", 18, true },
    { "Khoảng tin cậy 95%", 20, true },
};

static void add_estimate(struct sv_report *report, struct sv_report_table *table, bool strong,
                         const char *name, const struct sv_estimate *estimate)
{
    const struct sv_report_cells cells = sv_report_cells_of(report->arena, estimate);

    sv_report_table_add(report, table, strong,
                        (const char *[]){ name, cells.respondents, cells.share, cells.interval });
}

static const char *position_text(const struct sv_sub_index *sub_index, double points)
{
    if (points < sv_double_of_points(sub_index->target_low))
        return "thấp hơn mục tiêu";
    return points > sv_double_of_points(sub_index->target_high) ? "cao hơn mục tiêu"
                                                                : "trong khoảng mục tiêu";
}

static void say_target(struct sv_report *report, const struct sv_sub_index *target, double points)
{
    struct sv_arena *arena = report->arena;
    double low = sv_double_of_points(target->target_low);
    double high = sv_double_of_points(target->target_high);
    const char *source = target->target_source;

    sv_report_say(report, SV_BLOCK_PARAGRAPH,
                  sv_arena_printf(arena, "So với mục tiêu %s–%s điểm%s%s%s: kết quả %s.",
                                  sv_vi_decimal(arena, low, 0), sv_vi_decimal(arena, high, 0),
                                  source == NULL ? "" : " (", source == NULL ? "" : source,
                                  source == NULL ? "" : ")", position_text(target, points)));
}

/* Points follow from the share as it is told, so that they tell no more than it does. */
static double told(double share, int64_t respondents)
{
    double scale = sv_vi_share_decimals(respondents) == 0 ? 100 : 1000;

    return (double)(int64_t)(share * scale + 0.5) / scale;
}

static void say_points(struct sv_report *report, const struct sv_report_figures *figures,
                       const struct sv_estimate *index)
{
    struct sv_arena *arena = report->arena;
    const struct sv_points_estimate *points = &figures->total->points[0];
    double most = sv_max_points_of(figures->survey, figures->total->query);
    double linear = most * told(index->value, index->respondents);
    const char *interval = "";

    if (!points->known || most <= 0)
        return;
    if (index->interval.known)
        interval = sv_arena_printf(
            arena, " (khoảng tin cậy 95%%: %s–%s)",
            sv_vi_decimal(arena, most * told(index->interval.low, index->respondents), 2),
            sv_vi_decimal(arena, most * told(index->interval.high, index->respondents), 2));
    sv_report_say(report, SV_BLOCK_PARAGRAPH,
                  sv_arena_printf(arena,
                                  "Quy đổi tuyến tính ra điểm của tiêu chí trong Chỉ số cải "
                                  "cách hành chính: %s trên %s điểm%s.",
                                  sv_vi_decimal(arena, linear, 2), sv_vi_decimal(arena, most, 0),
                                  interval));
    sv_report_say(
        report, SV_BLOCK_PARAGRAPH,
        sv_arena_printf(
            arena, "Nếu chấm theo bậc: %s điểm. %s", sv_vi_decimal(arena, points->step_points, 2),
            points->step_certain
                ? "Cả khoảng tin cậy nằm trong một bậc nên bậc này là chắc chắn."
                : "Khoảng tin cậy vượt qua ranh giới giữa hai bậc nên bậc này chưa chắc "
                  "chắn. Bảng bậc là giả định, cần thay bằng bảng của văn bản quy định."));
    if (figures->survey->sub_index.has_target)
        say_target(report, &figures->survey->sub_index, linear);
}

void sv_report_add_index(struct sv_report *report, const struct sv_report_figures *figures)
{
    struct sv_arena *arena = report->arena;
    const struct sv_group_estimates *total = sv_report_whole(figures->total);
    const struct sv_group_estimates *plain = sv_report_whole(figures->unweighted);
    const struct sv_report_cells cells = sv_report_cells_of(arena, &total->index);
    bool weighted = figures->total->weighting->scheme != SV_SCHEME_NONE;

    sv_report_say(report, SV_BLOCK_SUBHEADING, "1. Chỉ số hài lòng chung");
    sv_report_say(report, SV_BLOCK_PARAGRAPH,
                  sv_arena_printf(arena,
                                  "Chỉ số hài lòng chung là %s, khoảng tin cậy 95%%: %s%% "
                                  "(%s người trả lời, %s câu trả lời hợp lệ).",
                                  cells.share, cells.interval, cells.respondents,
                                  sv_vi_count(arena, total->index.valid)));
    struct sv_report_table *table =
        sv_report_tabulate(report, "Chỉ số hài lòng chung", index_columns, 4, 4);

    add_estimate(report, table, true,
                 weighted ? "Chỉ số hài lòng chung (có quyền số)" : "Chỉ số hài lòng chung",
                 &total->index);
    if (weighted && plain != NULL)
        add_estimate(report, table, false,
                     "Chỉ số hài lòng chung, không quyền số (cách tính cộng "
                     "gộp thông thường)",
                     &plain->index);
    if (figures->total->plan->overall_item != SV_NO_ITEM)
        add_estimate(report, table, false, "Câu hỏi đánh giá chung", &total->overall);
    say_points(report, figures, &total->index);
}

static void add_factors(struct sv_report *report, const struct sv_report_figures *figures,
                        const struct sv_group_estimates *total)
{
    const struct sv_cube_plan *plan = figures->total->plan;
    struct sv_chart *chart =
        sv_report_draw(report, SV_CHART_BARS, "Tỷ lệ hài lòng theo yếu tố, khoảng tin cậy 95%",
                       plan->factor_count + 1);

    for (size_t g = 0; g < plan->factor_count; g++)
        chart->rows[chart->row_count++] = sv_report_bar(
            report->arena, sv_report_factor_name(report->arena, plan, g), &total->factors[g]);
    chart->rows[chart->row_count] =
        sv_report_bar(report->arena, "Chỉ số hài lòng chung", &total->index);
    chart->rows[chart->row_count++].strong = true;
    sv_report_fit_axis(chart);
}

static const struct sv_report_column item_columns[] = {
    { "Mã", 7, false },
    { "Yếu tố, tiêu chí", 46, false },
    { "Câu trả lời hợp lệ", 11, true },
    { "Không biết", 10, true },
    { "Tỷ lệ hài lòng", 11, true },
    { "Khoảng tin cậy 95%", 15, true },
};

static void add_item(struct sv_report *report, const struct sv_report_figures *figures,
                     struct sv_report_table *table, size_t criterion)
{
    struct sv_arena *arena = report->arena;
    const struct sv_cube_plan *plan = figures->total->plan;
    size_t place = plan->criteria[criterion];
    const struct sv_item *item = &plan->instrument->items[place];
    const struct sv_item_estimates *estimates = &sv_report_whole(figures->total)->items[place];
    const struct sv_report_cells cells = sv_report_cells_of(arena, &estimates->share);
    const char *unknown = estimates->na.known
                              ? sv_vi_share(arena, estimates->na.value,
                                            sv_vi_share_decimals(estimates->share.respondents))
                              : SV_VI_NONE;

    sv_report_table_add(report, table, false,
                        (const char *[]){ item->code, sv_report_label(&item->text, item->code),
                                          sv_vi_count(arena, estimates->valid), unknown,
                                          cells.share, cells.interval });
}

static void add_items(struct sv_report *report, const struct sv_report_figures *figures,
                      const struct sv_group_estimates *total)
{
    struct sv_arena *arena = report->arena;
    const struct sv_cube_plan *plan = figures->total->plan;
    struct sv_report_table *table =
        sv_report_tabulate(report, "Tỷ lệ hài lòng theo yếu tố và tiêu chí", item_columns, 6,
                           plan->factor_count + plan->criterion_count);

    for (size_t g = 0; g < plan->factor_count; g++) {
        const struct sv_section *section = &plan->instrument->sections[plan->factors[g]];
        const struct sv_report_cells cells = sv_report_cells_of(arena, &total->factors[g]);

        sv_report_table_add(report, table, true,
                            (const char *[]){ section->code,
                                              sv_report_label(&section->title, section->code),
                                              sv_vi_count(arena, total->factors[g].valid), "",
                                              cells.share, cells.interval });
        for (size_t c = 0; c < plan->criterion_count; c++) {
            if (plan->factor_of[c] == g)
                add_item(report, figures, table, c);
        }
    }
    sv_report_say(
        report, SV_BLOCK_NOTE,
        "Không biết: tỷ lệ “Không biết/Không áp dụng” trên tổng số câu trả lời, kể cả các "
        "câu ấy.");
}

static void draw_items(struct sv_report *report, const struct sv_report_figures *figures,
                       const struct sv_group_estimates *total)
{
    const struct sv_cube_plan *plan = figures->total->plan;
    struct sv_chart *chart =
        sv_report_draw(report, SV_CHART_BARS, "Tỷ lệ hài lòng theo tiêu chí, khoảng tin cậy 95%",
                       plan->criterion_count);

    for (size_t c = 0; c < plan->criterion_count; c++) {
        const struct sv_item *item = &plan->instrument->items[plan->criteria[c]];
        const char *label = sv_arena_printf(report->arena, "%s %s", item->code,
                                            sv_report_label(&item->text, item->code));

        chart->rows[chart->row_count++] =
            sv_report_bar(report->arena, label, &total->items[plan->criteria[c]].share);
    }
    sv_report_fit_axis(chart);
}

void sv_report_add_measures(struct sv_report *report, const struct sv_report_figures *figures)
{
    const struct sv_group_estimates *total = sv_report_whole(figures->total);

    sv_report_say(report, SV_BLOCK_SUBHEADING, "2. Theo yếu tố");
    add_factors(report, figures, total);
    sv_report_say(report, SV_BLOCK_SUBHEADING, "3. Theo tiêu chí");
    draw_items(report, figures, total);
    add_items(report, figures, total);
}
