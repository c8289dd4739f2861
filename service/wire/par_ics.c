/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/par_ics.h"

#include "wire/ics_write.h"

#include <inttypes.h>
#include <string.h>

/* A calendar being written. */
struct writing {
    struct sv_buffer out;
    const struct sv_plan *plan;
    const struct sv_scorecard_work *work; /* NULL: of the plan only */
    struct sv_buffer overdue;             /* a line each */
};

/* Host is what keeps the days of a round apart from measures, which are called by anybody. */
static const char *uid_of(const struct writing *writing, const char *name, const char *host)
{
    const struct sv_scorecard *card = writing->plan->card;

    return sv_arena_printf(writing->out.arena, "%s.%s.%s.%s@%s", card->framework->code, card->unit,
                           card->period, name, host);
}

/* Tells what is overdue, and notes it. */
static const char *summary_of(struct writing *writing, bool overdue, const char *summary)
{
    if (!overdue)
        return summary;
    sv_buffer_printf(&writing->overdue, "- %s\n", summary);
    return sv_arena_printf(writing->out.arena, "QUÁ HẠN: %s", summary);
}

static const char *description_of(struct sv_arena *arena, const struct sv_measure *measure)
{
    char points[SV_POINTS_TEXT_SIZE];

    sv_points_print(measure->expected, points);
    char *point = strchr(points, '.');

    if (point != NULL)
        *point = ',';
    return sv_arena_printf(
        arena,
        "Tiêu chí %s. Chủ trì: %s%s%s. Điểm dự kiến: %s. Tài liệu kiểm chứng: %s. Tiến độ: "
        "%" PRId64 "%%.",
        measure->criterion, sv_measure_owner_unit(measure), measure->owner[0] == '\0' ? "" : ", ",
        measure->owner, points, measure->proof, measure->progress);
}

static void add_measure(struct writing *writing, const struct sv_measure *measure)
{
    struct sv_arena *arena = writing->out.arena;
    const struct sv_plan *plan = writing->plan;
    bool done = measure->state == SV_MEASURE_DONE;
    const char *summary = sv_arena_printf(arena, "%s: %s%s", measure->code, measure->title,
                                          done ? " (đã hoàn thành)" : "");
    bool overdue = sv_measure_overdue(measure, plan->today);

    sv_ics_add(&writing->out, &(struct sv_ics_event){
                                  .uid = uid_of(writing, measure->code, "sipas"),
                                  .day = measure->due_on,
                                  .told_on = plan->today,
                                  .summary = summary_of(writing, overdue, summary),
                                  .description = description_of(arena, measure),
                                  .pending = !done && measure->due_on >= plan->today,
                              });
}

static const char *state_text(enum sv_card_state state)
{
    static const char *const texts[SV_CARD_STATE_COUNT] = {
        [SV_CARD_OPEN] = "đang tự chấm điểm", [SV_CARD_SENT] = "đã gửi, chờ thẩm định",
        [SV_CARD_APPRAISED] = "đã thẩm định", [SV_CARD_EXPLAINED] = "đã giải trình",
        [SV_CARD_FINAL] = "đã chốt",          [SV_CARD_PUBLISHED] = "đã công bố",
    };

    return texts[state];
}

static const char *missing_text(enum sv_missing_kind kind)
{
    static const char *const texts[SV_MISSING_COUNT] = {
        [SV_MISSING_POINTS] = "điểm tự chấm",
        [SV_MISSING_EVIDENCE] = "tài liệu kiểm chứng hoặc giải trình",
        [SV_MISSING_APPRAISAL] = "điểm thẩm định",
        [SV_MISSING_RELEASE] = "kết quả khảo sát",
    };

    return texts[kind];
}

/* How the scorecard stands, and what is missing. */
static const char *standing_text(struct sv_arena *arena, const struct sv_scorecard_work *work)
{
    enum { NAMED_MAX = 50 };
    const struct sv_missing_list *missing = &work->missing;
    struct sv_buffer text = { .arena = arena };

    sv_buffer_printf(&text, "Trạng thái: %s%s.", state_text(work->standing.state),
                     work->standing.state == SV_CARD_OPEN && work->standing.returned
                         ? " (bị trả lại để bổ sung)"
                         : "");
    if (missing->count > 0)
        sv_buffer_add(&text, "\nCòn thiếu:");
    for (size_t i = 0; i < missing->count && i < NAMED_MAX; i++)
        sv_buffer_printf(&text, "\n- %s: %s", missing->items[i].criterion,
                         missing_text(missing->items[i].what));
    if (missing->count > NAMED_MAX)
        sv_buffer_printf(&text, "\n- và %zu mục khác", missing->count - NAMED_MAX);
    return text.data;
}

/* A last day of the round; it is pending while somebody has to keep it. */
static void add_deadline(struct writing *writing, enum sv_par_due due, sv_day day, const char *what)
{
    static const char *const names[] = { [SV_PAR_DUE_SELF] = "self",
                                         [SV_PAR_DUE_APPRAISE] = "appraise",
                                         [SV_PAR_DUE_EXPLAIN] = "explain" };
    struct sv_arena *arena = writing->out.arena;
    const struct sv_scorecard_work *work = writing->work;
    const struct sv_scorecard *card = writing->plan->card;
    bool pending = sv_par_due_of(&work->standing) == due;
    const char *summary =
        sv_arena_printf(arena, "%s: %s, kỳ %s", what, card->unit_name.vi, card->period);

    sv_ics_add(&writing->out, &(struct sv_ics_event){
                                  .uid = uid_of(writing, names[due], "round.sipas"),
                                  .day = day,
                                  .told_on = work->standing.today,
                                  .summary = summary_of(
                                      writing, pending && sv_par_overdue(&work->standing), summary),
                                  .description = standing_text(arena, work),
                                  .pending = pending && day >= work->standing.today,
                              });
}

static void add_round(struct writing *writing)
{
    const struct sv_par_round *round = &writing->work->standing.round;

    bool returned =
        writing->work->standing.state == SV_CARD_OPEN && writing->work->standing.returned;

    if (!writing->work->standing.has_round)
        return;
    add_deadline(writing, SV_PAR_DUE_SELF, round->self_until, "Hạn tự đánh giá, chấm điểm và gửi");
    add_deadline(writing, SV_PAR_DUE_APPRAISE, round->appraise_until,
                 returned ? "Hạn gửi lại và thẩm định" : "Hạn thẩm định");
    add_deadline(writing, SV_PAR_DUE_EXPLAIN, round->explain_until, "Hạn giải trình");
}

static void add_overdue(struct writing *writing)
{
    const struct sv_plan *plan = writing->plan;

    if (writing->overdue.data == NULL)
        return;
    sv_ics_add(&writing->out,
               &(struct sv_ics_event){
                   .uid = uid_of(writing, "overdue", "round.sipas"),
                   .day = plan->today,
                   .told_on = plan->today,
                   .summary = sv_arena_printf(writing->out.arena, "Việc quá hạn: %s, kỳ %s",
                                              plan->card->unit_name.vi, plan->card->period),
                   .description = writing->overdue.data,
                   .pending = true,
               });
}

static void add_measures(struct writing *writing)
{
    const struct sv_measures *measures = &writing->plan->measures;

    for (size_t i = 0; i < measures->count; i++) {
        if (measures->items[i].state != SV_MEASURE_DROPPED)
            add_measure(writing, &measures->items[i]);
    }
}

const char *sv_ics_of_plan(struct sv_arena *arena, const struct sv_plan *plan)
{
    struct writing writing = { .out.arena = arena, .plan = plan, .overdue.arena = arena };

    sv_ics_begin(&writing.out, sv_arena_printf(arena, "Kế hoạch khắc phục %s, %s", plan->card->unit,
                                               plan->card->period));
    add_measures(&writing);
    sv_ics_end(&writing.out);
    return writing.out.data;
}

const char *sv_ics_of_par(struct sv_arena *arena, const struct sv_plan *plan,
                          const struct sv_scorecard_work *work)
{
    struct writing writing = {
        .out.arena = arena, .plan = plan, .work = work, .overdue.arena = arena
    };

    sv_ics_begin(&writing.out, sv_arena_printf(arena, "Chấm điểm CCHC %s, %s", plan->card->unit,
                                               plan->card->period));
    add_round(&writing);
    add_measures(&writing);
    add_overdue(&writing);
    sv_ics_end(&writing.out);
    return writing.out.data;
}
