/* SPDX-License-Identifier: Apache-2.0 */
#include "export/plan_xlsx.h"

#include "domain/vietnamese.h"
#include "export/job.h"
#include "export/workbook.h"

#include <string.h>
#include <unistd.h>

#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))

struct writing {
    struct sv_arena *arena;
    struct sv_workbook *book;
    const struct sv_plan *plan;
};

static const char *state_text(enum sv_measure_state state)
{
    static const char *const texts[SV_MEASURE_STATE_COUNT] = {
        [SV_MEASURE_PROPOSED] = "Đề xuất / Proposed",
        [SV_MEASURE_PLANNED] = "Đã giao / Planned",
        [SV_MEASURE_DOING] = "Đang thực hiện / Doing",
        [SV_MEASURE_DONE] = "Hoàn thành / Done",
        [SV_MEASURE_DROPPED] = "Không thực hiện / Dropped",
    };

    return texts[state];
}

static const char *effect_text(const struct writing *writing, const struct sv_effect *effect)
{
    struct sv_arena *arena = writing->arena;

    switch (effect->note) {
    case SV_EFFECT_TOLD:
        return sv_arena_printf(
            arena, "%s (%s; %s)", sv_vi_decimal(arena, effect->points, 2),
            effect->interval.known ? sv_vi_decimal(arena, effect->interval.low, 2) : SV_VI_NONE,
            effect->interval.known ? sv_vi_decimal(arena, effect->interval.high, 2) : SV_VI_NONE);
    case SV_EFFECT_NO_BASE:
        return "Chưa có kết quả khảo sát / No release yet";
    case SV_EFFECT_NONE_LATER:
        return "Chưa có đợt khảo sát sau / No later release";
    case SV_EFFECT_SAME_SURVEY:
        return "Cùng đợt khảo sát, không so sánh / Same survey: not compared";
    case SV_EFFECT_HIDDEN:
        return "Không được công bố / Hidden";
    case SV_EFFECT_NOT_SURVEYED:
    case SV_EFFECT_NOTE_COUNT:
        break;
    }
    return "";
}

static struct sv_figure figure(bool known, sv_points points)
{
    return (struct sv_figure){ known, sv_double_of_points(points) };
}

static void put_points(struct writing *writing, bool known, sv_points points)
{
    sv_workbook_figure(writing->book, figure(known, points), SV_STYLE_DECIMAL);
}

static void put_measure(struct writing *writing, const struct sv_plan_line *line)
{
    const struct sv_measure *measure = line->measure;
    const struct sv_scorecard *card = writing->plan->card;
    const struct sv_criterion *criterion =
        line->criterion == SIZE_MAX ? NULL : &card->framework->criteria[line->criterion];
    const struct sv_score_line *scored = criterion == NULL ? NULL : &card->lines[line->criterion];
    struct sv_workbook *book = writing->book;
    bool gained = line->gain.note == SV_GAIN_TOLD || line->gain.note == SV_GAIN_ENTERED;

    sv_workbook_row(book, SV_TONE_PLAIN);
    sv_workbook_text(book, measure->code);
    sv_workbook_text(book, measure->criterion);
    sv_workbook_text(book, criterion == NULL ? "" : criterion->name.vi);
    put_points(writing, criterion != NULL, criterion == NULL ? 0 : criterion->max_points);
    put_points(writing, scored != NULL && scored->known, scored == NULL ? 0 : scored->points);
    sv_workbook_text(book, measure->title);
    sv_workbook_text(book, sv_measure_owner_unit(measure));
    sv_workbook_text(book, measure->owner);
    sv_workbook_text(book, sv_vi_day(writing->arena, measure->due_on));
    sv_workbook_text(book, measure->proof);
    put_points(writing, true, measure->expected);
    put_points(writing, gained, line->gain.points);
    sv_workbook_text(book, effect_text(writing, &line->effect));
    sv_workbook_count(book, measure->cost);
    sv_workbook_count(book, measure->chance_percent);
    sv_workbook_count(book, measure->progress);
    sv_workbook_text(book, state_text(measure->state));
    sv_workbook_text(book, line->overdue ? "Quá hạn / Overdue" : "");
}

static void put_measures(struct writing *writing)
{
    static const struct sv_heading headings[] = {
        { "Mã / Code", 14 },
        { "Tiêu chí / Criterion", 10 },
        { "Tên tiêu chí / Name", 34 },
        { "Điểm tối đa / Maximum", 10 },
        { "Điểm đạt / Points", 10 },
        { "Nhiệm vụ, giải pháp / Measure", 52 },
        { "Đơn vị chủ trì / Unit in charge", 20 },
        { "Chức danh phụ trách / Function", 18 },
        { "Thời hạn / Due", 12 },
        { "Tài liệu kiểm chứng / Evidence", 34 },
        { "Điểm dự kiến / Expected", 10 },
        { "Điểm đã tăng / Achieved", 10 },
        { "Thay đổi điểm khảo sát (95 %) / Effect", 24 },
        { "Kinh phí (nghìn đồng) / Cost", 12 },
        { "Khả năng (%) / Chance", 10 },
        { "Tiến độ (%) / Progress", 10 },
        { "Trạng thái / State", 20 },
        { "Quá hạn / Overdue", 16 },
    };

    sv_workbook_sheet(writing->book, "Nhiệm vụ - Measures", headings, COUNT_OF(headings));
    for (size_t i = 0; i < writing->plan->measures.count; i++)
        put_measure(writing, &writing->plan->lines[i]);
    sv_workbook_end_table(writing->book);
}

static void put_fields(struct writing *writing)
{
    static const struct sv_heading headings[] = {
        { "Lĩnh vực / Field", 12 },  { "Tên / Name", 52 },      { "Điểm tối đa / Maximum", 14 },
        { "Điểm đạt / Points", 14 }, { "Điểm mất / Lost", 14 }, { "Điểm dự kiến / Expected", 14 },
    };
    const struct sv_scorecard *card = writing->plan->card;

    sv_workbook_sheet(writing->book, "Lĩnh vực - Fields", headings, COUNT_OF(headings));
    for (size_t i = 0; i < card->framework->criterion_count; i++) {
        const struct sv_criterion *field = &card->framework->criteria[i];
        const struct sv_score_line *line = &card->lines[i];

        if (field->parent != SV_NO_PARENT)
            continue;
        sv_workbook_row(writing->book, SV_TONE_PLAIN);
        sv_workbook_text(writing->book, field->code);
        sv_workbook_text(writing->book, field->name.vi);
        put_points(writing, true, line->applicable_max);
        put_points(writing, line->known, line->points);
        put_points(writing, line->complete, sv_points_lost(card, i));
        put_points(writing, true, sv_plan_expected(card, &writing->plan->measures, i));
    }
    sv_workbook_row(writing->book, SV_TONE_PLAIN);
    sv_workbook_text(writing->book, "Tổng / Total");
    sv_workbook_text(writing->book, card->unit_name.vi);
    put_points(writing, true, card->applicable_max);
    put_points(writing, true, card->total);
    put_points(writing, card->complete, card->applicable_max - card->total);
    put_points(writing, true, writing->plan->totals.expected);
    sv_workbook_end_table(writing->book);
}

static void put_history(struct writing *writing)
{
    static const struct sv_heading headings[] = {
        { "Số / Entry", 8 },          { "Ngày / Day", 12 },
        { "Người ghi / Author", 20 }, { "Mã / Code", 14 },
        { "Trạng thái / State", 24 }, { "Tiến độ (%) / Progress", 12 },
        { "Thời hạn / Due", 12 },     { "Điểm dự kiến / Expected", 12 },
        { "Lý do / Reason", 52 },
    };

    sv_workbook_sheet(writing->book, "Lịch sử - History", headings, COUNT_OF(headings));
    for (size_t i = 0; i < writing->plan->history.count; i++) {
        const struct sv_measure *entry = &writing->plan->history.items[i];

        sv_workbook_row(writing->book, SV_TONE_PLAIN);
        sv_workbook_count(writing->book, (int64_t)i + 1);
        sv_workbook_text(writing->book, sv_vi_day(writing->arena, entry->made_on));
        sv_workbook_text(writing->book, entry->author);
        sv_workbook_text(writing->book, entry->code);
        sv_workbook_text(writing->book, state_text(entry->state));
        sv_workbook_count(writing->book, entry->progress);
        sv_workbook_text(writing->book, sv_vi_day(writing->arena, entry->due_on));
        put_points(writing, true, entry->expected);
        sv_workbook_text(writing->book, entry->reason);
    }
    sv_workbook_end_table(writing->book);
}

enum sv_status sv_plan_write_xlsx(struct sv_arena *arena, const struct sv_plan *plan,
                                  const char *path, struct sv_error *reterr)
{
    const char *title =
        sv_arena_printf(arena, "Kế hoạch khắc phục %s %s", plan->card->unit, plan->card->period);
    struct writing writing = { arena, sv_workbook_new(arena, path, title, plan->today), plan };

    put_measures(&writing);
    put_fields(&writing);
    if (plan->history.count > 0)
        put_history(&writing);
    return sv_workbook_close(writing.book, reterr);
}

enum sv_status sv_plan_make_xlsx(struct sv_arena *arena, const struct sv_plan *plan,
                                 const char *folder, struct sv_export_file *ret_file,
                                 struct sv_error *reterr)
{
    const char *path = NULL;
    enum sv_status status = sv_export_begin_unnamed(arena, folder, &path, reterr);

    if (status != SV_OK)
        return status;
    status = sv_plan_write_xlsx(arena, plan, path, reterr);
    if (status == SV_OK)
        return sv_export_take_unnamed(path, ret_file, reterr);
    (void)unlink(path);
    return status;
}
