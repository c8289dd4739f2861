/* SPDX-License-Identifier: Apache-2.0 */
#include "export/job.h"
#include "export/results_file.h"
#include "export/results_sheets.h"

#include <string.h>
#include <unistd.h>

static enum sv_tone tone_of(const struct sv_estimate *estimate)
{
    const char *mark = sv_results_mark(estimate);

    if (mark[0] == '\0')
        return SV_TONE_PLAIN;
    return strcmp(mark, "c") == 0 ? SV_TONE_HIDDEN : SV_TONE_DOUBTFUL;
}

static void put_told(struct sv_results_sheets *writing, bool known, double value,
                     enum sv_precision precision)
{
    sv_workbook_figure(writing->book, (struct sv_figure){ known, sv_told(value, precision) },
                       SV_STYLE_PERCENT);
}

static void put_share(struct sv_results_sheets *writing, const struct sv_estimate *estimate)
{
    enum sv_precision precision = sv_telling_precision(&writing->telling, estimate->respondents);

    put_told(writing, estimate->known, estimate->value, precision);
    put_told(writing, estimate->interval.known, estimate->interval.low, precision);
    put_told(writing, estimate->interval.known, estimate->interval.high, precision);
}

/* Why the figure is to be read with care. */
static void put_reasons(struct sv_results_sheets *writing, const struct sv_estimate *estimate)
{
    static const char *const texts[SV_UNRELIABLE_COUNT] = {
        [SV_FEW_ANSWERS] = "n < 30",
        [SV_FEW_EFFECTIVE] = "n* < 30",
        [SV_FEW_CLUSTERS] = "bậc tự do / df < 8",
        [SV_WIDE] = "khoảng rộng / wide > 30 %",
    };
    struct sv_buffer buffer = { .arena = writing->arena };

    sv_buffer_add(&buffer, "");
    for (int i = 0; i < SV_UNRELIABLE_COUNT; i++) {
        if (sv_is_unreliable(estimate, (enum sv_unreliable)i))
            sv_buffer_printf(&buffer, "%s%s", buffer.size == 0 ? "" : "; ", texts[i]);
    }
    sv_workbook_text(writing->book, buffer.data);
}

static void put_key(struct sv_results_sheets *writing, size_t group)
{
    const char *key = sv_results_key(writing->arena, writing->answer, group);

    sv_workbook_text(writing->book, key[0] == '\0' ? "-" : key);
}

static void put_points(struct sv_results_sheets *writing, size_t group)
{
    const struct sv_results_answer *answer = writing->answer;
    const struct sv_points_estimate *points = &answer->points[group];
    bool known = answer->survey->sub_index.max_points != 0 && points->known;
    int64_t n = answer->estimates[group].index.respondents;

    sv_workbook_figure(
        writing->book,
        (struct sv_figure){ known,
                            sv_told(points->points, sv_telling_precision(&writing->telling, n)) },
        SV_STYLE_DECIMAL);
}

static void put_group(struct sv_results_sheets *writing, size_t group)
{
    const struct sv_results_answer *answer = writing->answer;
    const struct sv_group_estimates *estimates = &answer->estimates[group];
    const struct sv_estimate *index = answer->groups.items[group].shown ? &estimates->index : NULL;

    sv_workbook_row(writing->book, tone_of(index));
    put_key(writing, group);
    sv_workbook_text(writing->book, sv_results_name(writing->arena, answer, group, false));
    sv_workbook_text(writing->book, sv_results_name(writing->arena, answer, group, true));
    sv_workbook_text(writing->book, sv_results_mark(index));
    if (index == NULL)
        return;
    put_share(writing, index);
    sv_workbook_count(writing->book, index->respondents);
    sv_workbook_count(writing->book, index->satisfied);
    sv_workbook_count(writing->book, index->valid);
    put_points(writing, group);
    sv_workbook_count(writing->book, estimates->responses);
    sv_workbook_count(writing->book, estimates->complete);
    sv_workbook_figure(
        writing->book,
        (struct sv_figure){ estimates->transactions > 0, (double)estimates->transactions },
        SV_STYLE_WHOLE);
    put_told(writing, estimates->transactions > 0,
             estimates->transactions > 0
                 ? (double)estimates->responses / (double)estimates->transactions
                 : 0,
             SV_ROUNDED);
    if (answer->plan->overall_item != SV_NO_ITEM)
        put_share(writing, &estimates->overall);
    put_reasons(writing, index);
}

static void put_groups(struct sv_results_sheets *writing)
{
    static const struct sv_heading headings[] = {
        CODE("Nhóm / Group"),
        NAME("Tên"),
        NAME("Name"),
        NUMBER("Ký hiệu / Mark"),
        NUMBER("Chỉ số / Index"),
        NUMBER("Thấp / Low"),
        NUMBER("Cao / High"),
        NUMBER("n"),
        NUMBER("Hài lòng / Satisfied"),
        NUMBER("Hợp lệ / Valid"),
        NUMBER("Điểm / Points"),
        NUMBER("Phiếu / Responses"),
        NUMBER("Đầy đủ / Complete"),
        NUMBER("Hồ sơ / Transactions"),
        NUMBER("Tỷ lệ trả lời / Response rate"),
        NUMBER("Câu chung / Overall"),
        NUMBER("Thấp / Low (2)"),
        NUMBER("Cao / High (2)"),
        NOTE("Ghi chú / Note"),
    };
    enum { BEFORE_OVERALL = 15, OVERALL = 3 };
    struct sv_heading chosen[COUNT_OF(headings)];
    size_t count = COUNT_OF(headings), groups = writing->answer->groups.count;

    memcpy(chosen, headings, sizeof(headings));
    if (writing->answer->plan->overall_item == SV_NO_ITEM) {
        count -= OVERALL;
        chosen[BEFORE_OVERALL] = headings[BEFORE_OVERALL + OVERALL];
    }
    sv_workbook_sheet(writing->book, "Kết quả - Results", chosen, count);
    for (size_t i = 0; i < groups; i++)
        put_group(writing, i);
    sv_results_put_legend(writing);
    if (groups > 0)
        sv_workbook_interval_chart(
            writing->book,
            &(struct sv_chart_cells){ .title = "Chỉ số hài lòng và khoảng tin cậy 95 % / Index and "
                                               "its 95 % interval",
                                      .first = 1,
                                      .last = groups,
                                      .labels = 0,
                                      .values = 4,
                                      .low = 5,
                                      .high = 6 });
}

/* The beginning of a row of a factor or criterion; false if that is hidden. */
static bool put_measure(struct sv_results_sheets *writing, size_t group, const char *code,
                        const struct sv_label *label, const struct sv_estimate *estimate)
{
    sv_workbook_row(writing->book, tone_of(estimate));
    put_key(writing, group);
    sv_workbook_text(writing->book, code);
    sv_workbook_text(writing->book, label->vi);
    sv_workbook_text(writing->book, label->en);
    sv_workbook_text(writing->book, sv_results_mark(estimate));
    if (estimate == NULL)
        return false;
    put_share(writing, estimate);
    sv_workbook_count(writing->book, estimate->respondents);
    sv_workbook_count(writing->book, estimate->satisfied);
    sv_workbook_count(writing->book, estimate->valid);
    return true;
}

#define MEASURE_HEADINGS                                                            \
    CODE("Nhóm / Group"), CODE("Mã / Code"), NAME("Nội dung"), NAME("Text"),        \
        NUMBER("Ký hiệu / Mark"), NUMBER("Hài lòng / Share"), NUMBER("Thấp / Low"), \
        NUMBER("Cao / High"), NUMBER("n"), NUMBER("Hài lòng / Satisfied"),          \
        NUMBER("Hợp lệ / Valid")

static void put_factors(struct sv_results_sheets *writing)
{
    static const struct sv_heading headings[] = { MEASURE_HEADINGS, NOTE("Ghi chú / Note") };
    const struct sv_results_answer *answer = writing->answer;
    const struct sv_cube_plan *plan = answer->plan;

    sv_workbook_sheet(writing->book, "Nhân tố - Factors", headings, COUNT_OF(headings));
    for (size_t i = 0; i < answer->groups.count * plan->factor_count; i++) {
        size_t group = i / plan->factor_count, g = i % plan->factor_count;
        const struct sv_section *section = &plan->instrument->sections[plan->factors[g]];
        bool shown = answer->groups.items[group].shown && answer->estimates[group].factors != NULL;
        const struct sv_estimate *estimate = shown ? &answer->estimates[group].factors[g] : NULL;

        if (put_measure(writing, group, section->code, &section->title, estimate))
            put_reasons(writing, estimate);
    }
    sv_results_put_legend(writing);
}

/* The values that criteria can be answered with, ascending. */
struct values {
    int items[SV_OPTIONS_MAX];
    size_t count;
};

static void add_value(struct values *values, int value)
{
    size_t at = 0;

    while (at < values->count && values->items[at] < value)
        at++;
    if (values->count == SV_OPTIONS_MAX || (at < values->count && values->items[at] == value))
        return;
    memmove(&values->items[at + 1], &values->items[at],
            (values->count - at) * sizeof(values->items[0]));
    values->items[at] = value;
    values->count++;
}

static struct values values_of(const struct sv_cube_plan *plan)
{
    struct values values = { 0 };

    for (size_t k = 0; k < plan->criterion_count; k++) {
        const struct sv_item *item = &plan->instrument->items[plan->criteria[k]];

        for (size_t i = 0; i < item->option_count; i++)
            add_value(&values, item->options[i].value);
    }
    return values;
}

static void put_distribution(struct sv_results_sheets *writing, const struct sv_item *item,
                             const struct sv_item_estimates *estimates, const struct values *values)
{
    enum sv_precision precision = sv_telling_precision(&writing->telling, estimates->valid);

    for (size_t i = 0; i < values->count; i++) {
        size_t option = sv_item_option(item, values->items[i]);
        bool known = option != SIZE_MAX && estimates->shares != NULL;

        put_told(writing, known, known ? estimates->shares[option] : 0, precision);
    }
}

static void put_criterion(struct sv_results_sheets *writing, size_t group, size_t place,
                          const struct values *values)
{
    const struct sv_results_answer *answer = writing->answer;
    const struct sv_item *item = &answer->plan->instrument->items[place];
    bool shown = answer->groups.items[group].shown && answer->estimates[group].items != NULL;
    const struct sv_item_estimates *estimates =
        shown ? &answer->estimates[group].items[place] : NULL;

    if (!put_measure(writing, group, item->code, &item->text, shown ? &estimates->share : NULL))
        return;
    enum sv_precision precision = sv_telling_precision(&writing->telling, estimates->valid);

    sv_workbook_count(writing->book, estimates->counts[item->option_count]);
    sv_workbook_count(writing->book, estimates->counts[item->option_count + 1]);
    sv_workbook_figure(
        writing->book,
        (struct sv_figure){ estimates->mean.known, sv_told(estimates->mean.value, precision) },
        SV_STYLE_DECIMAL);
    put_distribution(writing, item, estimates, values);
    put_reasons(writing, &estimates->share);
}

static void put_criteria(struct sv_results_sheets *writing)
{
    static const struct sv_heading first[] = { MEASURE_HEADINGS, NUMBER("NA"),
                                               NUMBER("Bỏ trống / Missing"),
                                               NUMBER("Trung bình / Mean") };
    enum { FIRST = COUNT_OF(first) };
    const struct sv_results_answer *answer = writing->answer;
    const struct sv_cube_plan *plan = answer->plan;
    const struct values values = values_of(plan);
    struct sv_heading *headings =
        sv_arena_array(writing->arena, FIRST + values.count + 1, sizeof(*headings));
    size_t criteria = plan->criterion_count, drawn = 0;

    memcpy(headings, first, sizeof(first));
    for (size_t i = 0; i < values.count; i++)
        headings[FIRST + i] = (struct sv_heading)NUMBER(
            sv_arena_printf(writing->arena, "Mức / Level %d", values.items[i]));
    headings[FIRST + values.count] = (struct sv_heading)NOTE("Ghi chú / Note");
    sv_workbook_sheet(writing->book, "Tiêu chí - Criteria", headings, FIRST + values.count + 1);
    for (size_t i = 0; i < answer->groups.count * criteria; i++)
        put_criterion(writing, i / criteria, plan->criteria[i % criteria], &values);
    sv_results_put_legend(writing);
    while (drawn < answer->groups.count &&
           !(answer->groups.items[drawn].shown && answer->estimates[drawn].items != NULL))
        drawn++;
    if (drawn < answer->groups.count && criteria > 0)
        sv_workbook_parts_chart(
            writing->book,
            &(struct sv_chart_cells){
                .title = sv_arena_printf(writing->arena, "Phân bố câu trả lời / Answers: %s",
                                         sv_results_key(writing->arena, answer, drawn)),
                .first = 1 + drawn * criteria,
                .last = (drawn + 1) * criteria,
                .labels = 1,
                .values = FIRST,
                .count = values.count });
}

static void put_sheets(struct sv_results_sheets *writing)
{
    const struct sv_results_query *query = writing->answer->query;

    if (query->figures == SV_FIGURES_CHANGE) {
        sv_results_put_change(writing);
    } else if (query->figures == SV_FIGURES_REST) {
        sv_results_put_rest(writing);
    } else {
        put_groups(writing);
        if ((query->with & SV_WITH_FACTORS) != 0)
            put_factors(writing);
        if ((query->with & SV_WITH_ITEMS) != 0)
            put_criteria(writing);
    }
    sv_results_put_methods(writing->book, writing->arena, writing->answer);
}

enum sv_status sv_results_write_xlsx(struct sv_arena *arena, const struct sv_results_answer *answer,
                                     const char *path, struct sv_error *reterr)
{
    struct sv_results_sheets writing = {
        .arena = arena,
        .book = sv_workbook_new(arena, path, answer->survey->code, answer->query->today),
        .answer = answer,
        .telling = sv_results_telling(answer),
    };

    put_sheets(&writing);
    return sv_workbook_close(writing.book, reterr);
}

enum sv_status sv_results_make_xlsx(struct sv_arena *arena, const struct sv_results_answer *answer,
                                    const char *folder, struct sv_export_file *ret_file,
                                    struct sv_error *reterr)
{
    const char *path = NULL;
    enum sv_status status = sv_export_begin_unnamed(arena, folder, &path, reterr);

    if (status != SV_OK)
        return status;
    status = sv_results_write_xlsx(arena, answer, path, reterr);
    if (status == SV_OK)
        return sv_export_take_unnamed(path, ret_file, reterr);
    (void)unlink(path);
    return status;
}
