/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/report_parts.h"

#include "base/text.h"
#include "domain/vietnamese.h"

/* What goes with the overall answer: an association, no cause. */

/* The model of all factors, unless leaving one out that few know gives a third more cases. */
static const struct sv_drivers *model_of(const struct sv_results_answer *answer)
{
    const struct sv_drivers *best = NULL;

    for (size_t i = 0; i < answer->driver_count; i++) {
        const struct sv_drivers *model = &answer->drivers[i];

        if (model->state == SV_DRIVERS_KNOWN &&
            (best == NULL || 3 * model->n > 4 * best->n ||
             (i > 1 && best->left_out != SV_NO_ITEM && model->n > best->n)))
            best = model;
    }
    return best;
}

static const char *quadrant_text(enum sv_quadrant quadrant)
{
    static const char *const texts[] = {
        [SV_QUADRANT_KEEP] = "Giữ vững",
        [SV_QUADRANT_CONCENTRATE] = "Ưu tiên cải thiện",
        [SV_QUADRANT_LOW_PRIORITY] = "Chưa cấp bách",
        [SV_QUADRANT_POSSIBLE_OVERKILL] = "Duy trì ở mức hiện có",
    };

    return texts[quadrant];
}

static const struct sv_report_column columns[] = {
    { "Yếu tố", 44, false },
    { "Tỷ lệ hài lòng, không quyền số", 16, true },
    { "Phần trong mối liên hệ", 18, true },
    { "Gợi ý", 22, false },
};

static void add_driver(struct sv_report *report, const struct sv_report_figures *figures,
                       struct sv_report_table *table, const struct sv_driver *driver)
{
    struct sv_arena *arena = report->arena;

    sv_report_table_add(
        report, table, false,
        (const char *[]){
            sv_report_factor_name(arena, figures->total->plan, driver->factor),
            driver->performance.known ? sv_vi_share(arena, driver->performance.value, 1)
                                      : SV_VI_NONE,
            sv_vi_share(arena, driver->lmg_share, 0),
            driver->performance.known ? quadrant_text(driver->quadrant) : SV_VI_NONE });
}

static void say_first(struct sv_report *report, const struct sv_report_figures *figures,
                      const struct sv_drivers *model)
{
    struct sv_buffer names = { .arena = report->arena };
    size_t count = 0;

    for (size_t i = 0; i < model->factor_count; i++) {
        const struct sv_driver *driver = &model->factors[i];

        if (!driver->performance.known || driver->quadrant != SV_QUADRANT_CONCENTRATE)
            continue;
        sv_buffer_add(&names, count++ == 0 ? "" : "; ");
        sv_buffer_add(&names,
                      sv_report_factor_name(report->arena, figures->total->plan, driver->factor));
    }
    sv_report_say(
        report, SV_BLOCK_PARAGRAPH,
        count == 0
            ? "Không có yếu tố nào vừa gắn chặt với đánh giá chung hơn mức trung bình vừa có "
              "tỷ lệ hài lòng dưới mức trung bình."
            : sv_arena_printf(report->arena,
                              "Nên xem xét trước: %s. Đây là những yếu tố gắn với đánh giá "
                              "chung hơn mức trung bình mà tỷ lệ hài lòng lại dưới mức trung "
                              "bình.",
                              names.data));
}

/* The criteria with the lowest shares are where a factor loses; ties by the order of the form. */
static void say_lowest(struct sv_report *report, const struct sv_report_figures *figures)
{
    enum { NAMED = 3 };
    struct sv_arena *arena = report->arena;
    const struct sv_cube_plan *plan = figures->total->plan;
    const struct sv_group_estimates *total = sv_report_whole(figures->total);
    bool *taken = sv_arena_array(arena, plan->criterion_count, sizeof(*taken));
    const char *texts[NAMED];
    size_t count = 0;

    while (count < NAMED && count < plan->criterion_count) {
        size_t lowest = SIZE_MAX;

        for (size_t c = 0; c < plan->criterion_count; c++) {
            const struct sv_estimate *share = &total->items[plan->criteria[c]].share;

            if (!taken[c] && share->known &&
                (lowest == SIZE_MAX ||
                 share->value < total->items[plan->criteria[lowest]].share.value))
                lowest = c;
        }
        if (lowest == SIZE_MAX)
            break;
        const struct sv_item *item = &plan->instrument->items[plan->criteria[lowest]];
        const struct sv_report_cells cells =
            sv_report_cells_of(arena, &total->items[plan->criteria[lowest]].share);

        taken[lowest] = true;
        texts[count++] =
            sv_arena_printf(arena, "%s “%s” (%s; %s)", item->code,
                            sv_report_label(&item->text, item->code), cells.share, cells.interval);
    }
    sv_report_say(report, SV_BLOCK_PARAGRAPH,
                  sv_arena_printf(arena,
                                  "Các tiêu chí có tỷ lệ hài lòng thấp nhất là %s; khoảng tin "
                                  "cậy của chúng có thể chồng lên các tiêu chí khác.",
                                  sv_report_listed(arena, texts, count)));
}

static const char *left_out_text(struct sv_report *report, const struct sv_report_figures *figures,
                                 const struct sv_drivers *model)
{
    if (model->left_out == SV_NO_ITEM)
        return "";
    return sv_arena_printf(
        report->arena, " Yếu tố “%s” không đưa vào vì quá ít người trả lời được yếu tố này.",
        sv_report_factor_name(report->arena, figures->total->plan, model->left_out));
}

void sv_report_add_drivers(struct sv_report *report, const struct sv_report_figures *figures)
{
    struct sv_arena *arena = report->arena;
    const struct sv_drivers *model =
        figures->drivers == NULL || !figures->drivers->shown ? NULL : model_of(figures->drivers);

    sv_report_say(report, SV_BLOCK_SUBHEADING, "7. Nội dung nên xem xét trước");
    say_lowest(report, figures);
    if (model == NULL) {
        sv_report_say(
            report, SV_BLOCK_PARAGRAPH,
            "Không tính được mối liên hệ giữa từng yếu tố với đánh giá chung: phiếu không "
            "có câu hỏi đánh giá chung, hoặc quá ít phiếu trả lời đủ.");
        return;
    }
    say_first(report, figures, model);
    struct sv_report_table *table =
        sv_report_tabulate(report, "Mối liên hệ của từng yếu tố với câu hỏi đánh giá chung",
                           columns, 4, model->factor_count);

    for (size_t i = 0; i < model->factor_count; i++)
        add_driver(report, figures, table, &model->factors[i]);
    sv_report_say(
        report, SV_BLOCK_NOTE,
        sv_arena_printf(arena,
                        "Tương quan, không phải quan hệ nhân quả. Phần của một yếu tố: phần của nó "
                        "trong R² của hồi quy (phương pháp Lindeman, Merenda và Gold). R² = %s, %s "
                        "phiếu.%s",
                        sv_vi_decimal(arena, model->r2, 2), sv_vi_count(arena, model->n),
                        left_out_text(report, figures, model)));
}
