/* SPDX-License-Identifier: Apache-2.0 */
#include "report/plan_report.h"

#include "base/text.h"
#include "domain/vietnamese.h"

#include <inttypes.h>
#include <string.h>

enum { DECIMALS_MIN = 2, FIELDS_ACROSS = 8 };

/* A report in the making. */
struct telling {
    struct sv_report report;
    const struct sv_plan *plan;
    const char *period; /* "năm 2019", or "kỳ ..." */
};

static void say(struct telling *telling, enum sv_block_kind kind, const char *text)
{
    sv_report_say(&telling->report, kind, text);
}

const char *sv_plan_points_text(struct sv_arena *arena, const struct sv_plan *plan,
                                sv_points points)
{
    int64_t decimals = plan->card->framework->decimals;

    return sv_vi_points(arena, points, decimals < DECIMALS_MIN ? DECIMALS_MIN : decimals);
}

static const char *points(const struct telling *telling, sv_points value)
{
    return sv_plan_points_text(telling->report.arena, telling->plan, value);
}

static const char *unit_name(const struct sv_plan *plan)
{
    return plan->card->unit_name.vi == NULL ? plan->card->unit : plan->card->unit_name.vi;
}

/* Places of the fields, in order. */
static size_t fields_of(const struct sv_plan *plan, size_t *places)
{
    const struct sv_framework *framework = plan->card->framework;
    size_t count = 0;

    for (size_t i = 0; i < framework->criterion_count; i++) {
        if (framework->criteria[i].parent == SV_NO_PARENT)
            places[count++] = i;
    }
    return count;
}

static const char *target_text(const struct telling *telling, const struct sv_target *target)
{
    struct sv_arena *arena = telling->report.arena;
    const char *low = points(telling, target->low), *high = points(telling, target->high);
    bool band = target->low < target->high;

    switch (target->kind) {
    case SV_TARGET_RANK:
        return sv_arena_printf(arena, "xếp hạng trong nhóm %s đơn vị dẫn đầu", high);
    case SV_TARGET_TOTAL:
        return band ? sv_arena_printf(arena, "tổng điểm đạt từ %s đến %s điểm", low, high)
                    : sv_arena_printf(arena, "tổng điểm đạt từ %s điểm trở lên", low);
    case SV_TARGET_CRITERION:
        return band ? sv_arena_printf(arena, "tiêu chí %s đạt từ %s đến %s điểm", target->criterion,
                                      low, high)
                    : sv_arena_printf(arena, "tiêu chí %s đạt từ %s điểm trở lên",
                                      target->criterion, low);
    case SV_TARGET_AT_MAXIMUM:
        return sv_arena_printf(arena, "có từ %s lĩnh vực trở lên đạt điểm tối đa", low);
    case SV_TARGET_KIND_COUNT:
        break;
    }
    return "";
}

static void add_purpose(struct telling *telling, const struct sv_targets *targets)
{
    struct sv_arena *arena = telling->report.arena;

    say(telling, SV_BLOCK_HEADING, "I. MỤC ĐÍCH, YÊU CẦU");
    say(telling, SV_BLOCK_SUBHEADING, "1. Mục đích");
    say(telling, SV_BLOCK_ITEM,
        "Nâng cao trách nhiệm của người đứng đầu cơ quan và của công chức, viên chức trong công "
        "tác cải thiện Chỉ số cải cách hành chính.");
    say(telling, SV_BLOCK_ITEM,
        sv_arena_printf(arena,
                        "Khắc phục những tồn tại, hạn chế của %s; xác định nhiệm vụ, giải pháp chủ "
                        "yếu nhằm cải thiện và nâng cao các lĩnh vực, tiêu chí, tiêu chí thành "
                        "phần của Chỉ số cải cách hành chính.",
                        telling->period));
    for (size_t i = 0; i < targets->count; i++) {
        const char *source = targets->items[i].source;

        say(telling, SV_BLOCK_ITEM,
            sv_arena_printf(arena, "Phấn đấu %s%s%s%s.", target_text(telling, &targets->items[i]),
                            source[0] == '\0' ? "" : " (", source, source[0] == '\0' ? "" : ")"));
    }
    say(telling, SV_BLOCK_SUBHEADING, "2. Yêu cầu");
    say(telling, SV_BLOCK_ITEM,
        "Mỗi nhiệm vụ, giải pháp xác định rõ đơn vị chủ trì, thời hạn hoàn thành, tài liệu kiểm "
        "chứng và số điểm dự kiến đạt được.");
    say(telling, SV_BLOCK_ITEM,
        "Tiếp tục phát huy các tiêu chí đã đạt điểm chuẩn; bảo đảm số liệu, tài liệu kiểm chứng "
        "đầy đủ, chính xác, đúng thời gian quy định.");
}

static const char *of_maximum(const struct telling *telling, const struct sv_score_line *line)
{
    return sv_arena_printf(telling->report.arena, "%s/%s",
                           line->known ? points(telling, line->points) : SV_VI_NONE,
                           points(telling, line->applicable_max));
}

static const char *total_text(const struct telling *telling)
{
    const struct sv_scorecard *card = telling->plan->card;

    return sv_arena_printf(telling->report.arena, "%s/%s", points(telling, card->total),
                           points(telling, card->applicable_max));
}

/* One row of all fields, as the agencies print it: "LV4 7,4/10". */
static void add_fields_across(struct telling *telling, const size_t *fields, size_t count)
{
    struct sv_arena *arena = telling->report.arena;
    const struct sv_scorecard *card = telling->plan->card;
    struct sv_report_column *columns = sv_arena_array(arena, count + 2, sizeof(*columns));
    const char **cells = sv_arena_array(arena, count + 2, sizeof(*cells));
    int width = 74 / (int)count;

    columns[0] = (struct sv_report_column){ .title = "Năm", .width = 10 };
    cells[0] = card->period;
    for (size_t i = 0; i < count; i++) {
        columns[i + 1] = (struct sv_report_column){
            .title = sv_arena_printf(arena, "LV%s", card->framework->criteria[fields[i]].code),
            .width = width,
            .number = true,
        };
        cells[i + 1] = of_maximum(telling, &card->lines[fields[i]]);
    }
    columns[count + 1] = (struct sv_report_column){ .title = "Tổng điểm",
                                                    .width = 90 - width * (int)count,
                                                    .number = true };
    cells[count + 1] = total_text(telling);
    struct sv_report_table *table = sv_report_tabulate(
        &telling->report,
        sv_arena_printf(arena, "Kết quả Chỉ số cải cách hành chính %s theo lĩnh vực (LV)",
                        telling->period),
        columns, count + 2, 1);

    sv_report_table_add(&telling->report, table, false, cells);
}

static void add_fields_down(struct telling *telling, const size_t *fields, size_t count)
{
    static const struct sv_report_column columns[] = {
        { "Lĩnh vực", 52, false },
        { "Điểm tối đa", 16, true },
        { "Điểm đạt", 16, true },
        { "Điểm mất", 16, true },
    };
    struct sv_arena *arena = telling->report.arena;
    const struct sv_scorecard *card = telling->plan->card;
    struct sv_report_table *table = sv_report_tabulate(
        &telling->report,
        sv_arena_printf(arena, "Kết quả Chỉ số cải cách hành chính %s theo lĩnh vực",
                        telling->period),
        columns, 4, count + 1);

    for (size_t i = 0; i < count; i++) {
        const struct sv_criterion *field = &card->framework->criteria[fields[i]];
        const struct sv_score_line *line = &card->lines[fields[i]];
        sv_points lost = sv_points_lost(card, fields[i]);

        sv_report_table_add(
            &telling->report, table, false,
            (const char *[]){ sv_arena_printf(arena, "LV%s. %s", field->code, field->name.vi),
                              points(telling, line->applicable_max),
                              line->known ? points(telling, line->points) : SV_VI_NONE,
                              line->complete ? points(telling, lost) : SV_VI_NONE });
    }
    sv_report_table_add(&telling->report, table, true,
                        (const char *[]){ "Tổng điểm", points(telling, card->applicable_max),
                                          points(telling, card->total),
                                          points(telling, card->applicable_max - card->total) });
}

static const char *named(const struct telling *telling, size_t field)
{
    const struct sv_criterion *criterion = &telling->plan->card->framework->criteria[field];

    return sv_arena_printf(telling->report.arena, "%s (%s)", criterion->code,
                           sv_vi_uncapitalised(telling->report.arena, criterion->name.vi));
}

static void add_results(struct telling *telling)
{
    struct sv_arena *arena = telling->report.arena;
    const struct sv_scorecard *card = telling->plan->card;
    size_t *fields = sv_arena_array(arena, card->framework->criterion_count, sizeof(*fields));
    size_t count = fields_of(telling->plan, fields);
    struct sv_buffer names = { .arena = arena };
    bool decided = card->decision_number != NULL && card->decision_number[0] != '\0';

    say(telling, SV_BLOCK_HEADING,
        sv_arena_printf(arena, "II. KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH %s",
                        sv_period_year(card->period) > 0
                            ? sv_arena_printf(arena, "NĂM %s", card->period)
                            : card->period));
    say(telling, SV_BLOCK_PARAGRAPH,
        sv_arena_printf(
            arena, "%s, %s đạt %s điểm%s%s%s, có %zu/%zu lĩnh vực đạt điểm tối đa.",
            sv_period_year(card->period) > 0 ? sv_arena_printf(arena, "Năm %s", card->period)
                                             : sv_arena_printf(arena, "Kỳ %s", card->period),
            unit_name(telling->plan), total_text(telling), decided ? " theo Quyết định số " : "",
            decided ? card->decision_number : "",
            decided ? sv_arena_printf(arena, " %s", sv_vi_day_in_words(arena, card->decision_date))
                    : "",
            card->fields_at_maximum, card->field_count));
    if (count > 0 && count <= FIELDS_ACROSS)
        add_fields_across(telling, fields, count);
    else
        add_fields_down(telling, fields, count);
    for (size_t i = 0; i < count; i++) {
        if (sv_points_lost(card, fields[i]) == 0)
            continue;
        sv_buffer_printf(&names, "%s%s mất %s điểm", names.size == 0 ? "" : "; ",
                         named(telling, fields[i]),
                         points(telling, sv_points_lost(card, fields[i])));
    }
    if (names.size > 0)
        say(telling, SV_BLOCK_PARAGRAPH,
            sv_arena_printf(arena, "Các lĩnh vực không đạt trọn điểm: %s.", names.data));
    if (!card->complete)
        say(telling, SV_BLOCK_NOTE, "Một số tiêu chí chưa được chấm điểm.");
}

/* The field that a criterion is in. */
static size_t field_of(const struct sv_framework *framework, size_t place)
{
    while (place != SIZE_MAX && framework->criteria[place].parent != SV_NO_PARENT)
        place = framework->criteria[place].parent;
    return place;
}

/* "Lĩnh vực 4 (…): 2 nhiệm vụ, hoàn thành trước ngày 30/09/2020." */
static void say_field(struct telling *telling, size_t field)
{
    const struct sv_plan *plan = telling->plan;
    struct sv_arena *arena = telling->report.arena;
    size_t count = 0;
    sv_day last = 0;

    for (size_t i = 0; i < plan->measures.count; i++) {
        const struct sv_measure *measure = &plan->measures.items[i];

        if (measure->state == SV_MEASURE_DROPPED ||
            field_of(plan->card->framework, plan->lines[i].criterion) != field)
            continue;
        count++;
        last = measure->due_on > last ? measure->due_on : last;
    }
    sv_points expected = sv_plan_expected(plan->card, &plan->measures, field);

    if (count > 0)
        say(telling, SV_BLOCK_ITEM,
            sv_arena_printf(arena,
                            "Lĩnh vực %s: %zu nhiệm vụ, dự kiến tăng %s điểm, hoàn thành chậm nhất "
                            "%s.",
                            named(telling, field), count, points(telling, expected),
                            sv_vi_day_in_words(arena, last)));
}

static void add_tasks(struct telling *telling)
{
    struct sv_arena *arena = telling->report.arena;
    const struct sv_plan *plan = telling->plan;
    size_t *fields = sv_arena_array(arena, plan->card->framework->criterion_count, sizeof(*fields));
    size_t count = fields_of(plan, fields), live = 0;

    for (size_t i = 0; i < plan->measures.count; i++)
        live += plan->measures.items[i].state != SV_MEASURE_DROPPED;
    say(telling, SV_BLOCK_HEADING, "III. NHIỆM VỤ, GIẢI PHÁP");
    say(telling, SV_BLOCK_PARAGRAPH,
        sv_arena_printf(
            arena,
            "Kế hoạch có %zu nhiệm vụ, giải pháp (chi tiết tại Phụ lục kèm theo), dự "
            "kiến tăng %s điểm, nâng tổng điểm từ %s lên %s%s.",
            live, points(telling, plan->totals.expected), points(telling, plan->card->total),
            points(telling, plan->card->total + plan->totals.expected),
            plan->totals.cost == 0 ? ""
                                   : sv_arena_printf(arena, "; kinh phí dự kiến %s nghìn đồng",
                                                     sv_vi_count(arena, plan->totals.cost))));
    for (size_t i = 0; i < count; i++)
        say_field(telling, fields[i]);
}

static void add_organisation(struct telling *telling)
{
    say(telling, SV_BLOCK_HEADING, "IV. TỔ CHỨC THỰC HIỆN");
    say(telling, SV_BLOCK_ITEM,
        "Thủ trưởng các phòng, đơn vị được giao chủ trì chịu trách nhiệm thực hiện nhiệm vụ đúng "
        "thời hạn, lưu giữ và cung cấp tài liệu kiểm chứng.");
    say(telling, SV_BLOCK_ITEM,
        "Bộ phận tham mưu công tác cải cách hành chính theo dõi, đôn đốc tiến độ; hằng quý báo cáo "
        "lãnh đạo cơ quan những nhiệm vụ quá hạn và kết quả thực hiện.");
    if (telling->plan->totals.cost > 0)
        say(telling, SV_BLOCK_ITEM,
            "Kinh phí thực hiện bố trí trong dự toán được giao hằng năm và các nguồn hợp pháp "
            "khác.");
    say(telling, SV_BLOCK_ITEM,
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các phòng, đơn vị kịp thời phản "
        "ánh để lãnh đạo cơ quan xem xét, điều chỉnh Kế hoạch cho phù hợp./.");
}

struct sv_report sv_report_of_plan(struct sv_arena *arena, const struct sv_plan *plan,
                                   const struct sv_targets *targets,
                                   const struct sv_report_frame *frame)
{
    const char *period = plan->card->period;
    struct telling telling = {
        .report = { .arena = arena, .frame = *frame },
        .plan = plan,
        .period =
            sv_arena_printf(arena, "%s %s", sv_period_year(period) > 0 ? "năm" : "kỳ", period),
    };
    struct sv_report_frame *own = &telling.report.frame;

    own->paper = SV_PAPER_PLAN;
    own->subject = sv_arena_printf(
        arena,
        "Khắc phục những hạn chế, thiếu sót của các tiêu chí chưa đạt điểm chuẩn về Chỉ số cải "
        "cách hành chính %s của %s",
        telling.period, unit_name(plan));
    if (own->issuer[0] == '\0')
        own->issuer = unit_name(plan);
    add_purpose(&telling, targets);
    add_results(&telling);
    add_tasks(&telling);
    add_organisation(&telling);
    sv_plan_report_add_table(&telling.report, plan);
    return telling.report;
}
