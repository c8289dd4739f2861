/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/plan.h"
#include "domain/plan_optimum.h"
#include "support/par_cards.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(measure, .init = open_arena, .fini = close_arena);

static const sv_points CENTIPOINT = SV_POINT / 100;

/* Tien Giang 2019 (plan 30/KH-BQL): seven fields, maxima and points in hundredths. */
static const struct {
    const char *name;
    int max, points;
} tien_giang[] = { { "Chỉ đạo", 1000, 1000 },     { "Văn bản", 1000, 1000 },
                   { "Thủ tục", 1800, 1800 },     { "Bộ máy", 1000, 740 },
                   { "Công chức", 1400, 1350 },   { "Tài chính", 600, 325 },
                   { "Hiện đại hóa", 3200, 3090 } };
enum { FIELDS = 7 };

static struct sv_scorecard *card_of_tien_giang(void)
{
    struct sv_framework *framework = sv_test_fields(arena, FIELDS, 0);
    struct sv_scorecard *card = sv_arena_alloc(arena, sizeof(*card));
    int64_t hundredths[FIELDS];

    framework->max_points = 100 * SV_POINT;
    for (size_t i = 0; i < FIELDS; i++) {
        framework->criteria[i].name.vi = tien_giang[i].name;
        framework->criteria[i].max_points = tien_giang[i].max * CENTIPOINT;
        hundredths[i] = tien_giang[i].points;
    }
    *card = sv_test_field_card(arena, framework, "BQL", hundredths);
    card->period = "2019";
    return card;
}

static sv_day day(const char *text)
{
    sv_day result = 0;

    cr_assert(sv_day_parse(text, &result));
    return result;
}

static struct sv_plan_base base_of(const struct sv_scorecard *card)
{
    return (struct sv_plan_base){ .card = card, .author = "leader #1", .today = day("2020-07-15") };
}

static struct sv_measures proposed(const struct sv_plan_base *base)
{
    struct sv_plan_draft draft = sv_plan_propose(arena, base);

    return (struct sv_measures){ draft.measures, draft.count };
}

Test(measure, is_proposed_for_each_criterion_below_maximum_with_the_points_it_lost)
{
    const struct sv_plan_base base = base_of(card_of_tien_giang());
    const struct sv_measures measures = proposed(&base);
    const char *codes[] = { "KP-4", "KP-5", "KP-6", "KP-7" };
    const int lost[] = { 260, 50, 275, 110 };

    cr_assert(eq(sz, measures.count, 4));
    for (size_t i = 0; i < 4; i++) {
        cr_expect(eq(str, (char *)measures.items[i].code, (char *)codes[i]));
        cr_expect(eq(i64, measures.items[i].expected, lost[i] * CENTIPOINT));
        cr_expect(eq(int, measures.items[i].state, SV_MEASURE_PROPOSED));
    }
    cr_expect(eq(str, (char *)measures.items[2].title,
                 "Khắc phục lĩnh vực 6. Tài chính: nâng điểm từ 3,25 lên 6"));
    cr_expect(
        eq(i64, sv_plan_totals_of(base.card, &measures, base.today).expected, 695 * CENTIPOINT));
}

Test(measure, is_proposed_once)
{
    struct sv_plan_base base = base_of(card_of_tien_giang());

    base.measures = proposed(&base);
    struct sv_plan_draft again = sv_plan_propose(arena, &base);

    cr_expect(eq(sz, again.count, base.measures.count));
    for (size_t i = 0; i < again.count; i++)
        cr_expect(not(again.changed[i]));
}

/* 30 September of the year after, or the next one that is at least 30 days ahead. */
Test(measure, is_proposed_to_be_done_before_units_score_themselves)
{
    struct sv_plan_base base = base_of(card_of_tien_giang());

    cr_expect(eq(i32, proposed(&base).items[0].due_on, day("2020-09-30")));
    base.today = day("2020-08-31");
    cr_expect(eq(i32, proposed(&base).items[0].due_on, day("2020-09-30")));
    base.today = day("2020-09-01");
    cr_expect(eq(i32, proposed(&base).items[0].due_on, day("2021-09-30")));
}

Test(measure, is_overdue_after_its_day_unless_done_or_dropped)
{
    struct sv_measure measure = { .due_on = 100, .state = SV_MEASURE_DOING };

    cr_expect(not(sv_measure_overdue(&measure, 100)));
    cr_expect(sv_measure_overdue(&measure, 101));
    measure.state = SV_MEASURE_DONE;
    cr_expect(not(sv_measure_overdue(&measure, 101)));
    measure.state = SV_MEASURE_DROPPED;
    cr_expect(not(sv_measure_overdue(&measure, 101)));
}

enum { NEW = SV_MEASURE_CRITERION | SV_MEASURE_TITLE | SV_MEASURE_DUE | SV_MEASURE_EXPECTED };

static struct sv_measure_change change(const char *code, const char *criterion, int centipoints)
{
    return (struct sv_measure_change){
        .pointer = "",
        .given = NEW,
        .measure = { .code = code,
                     .criterion = criterion,
                     .title = "Việc",
                     .due_on = 18500,
                     .expected = centipoints * CENTIPOINT },
    };
}

/* What entering a change says: pointers and codes, or "". */
static const char *said(const struct sv_plan_base *base, const struct sv_measure_change *changes,
                        size_t count, const char *reason)
{
    const struct sv_plan_order order = { .reason = reason,
                                         .changes = changes,
                                         .change_count = count };
    struct sv_violations violations = { .arena = arena };
    const char *text = "";

    (void)sv_plan_draft_of(arena, base, &order, &violations);
    for (const struct sv_violation *v = violations.first; v != NULL; v = v->next)
        text = sv_arena_printf(arena, "%s%s %s;", text, v->pointer, sv_violation_slug(v->code));
    return text;
}

static const char *said_alone(const struct sv_plan_base *base, struct sv_measure_change sent)
{
    return said(base, &sent, 1, "");
}

#define expect_said(base, sent, text) \
    cr_expect(eq(str, (char *)said_alone(base, sent), (char *)text))

Test(measure, brings_no_more_than_its_criterion_lost)
{
    const struct sv_plan_base base = base_of(card_of_tien_giang());

    expect_said(&base, change("M", "4", 260), "");
    expect_said(&base, change("M", "4", 261), "/expected out-of-range;");
    expect_said(&base, change("M", "1", 0), "/criterion not-applicable;");
    expect_said(&base, change("M", "9", 1), "/criterion unknown-reference;");
}

Test(measure, keeps_to_days_and_chances)
{
    const struct sv_plan_base base = base_of(card_of_tien_giang());
    struct sv_measure_change sent = change("M", "4", 1);

    sent.measure.due_on = day("2018-12-31");
    expect_said(&base, sent, "/due_on out-of-range;");
    sent.measure.due_on = day("2019-01-01");
    expect_said(&base, sent, "");
    sent.given |= SV_MEASURE_CHANCE;
    sent.measure.chance_percent = 0;
    expect_said(&base, sent, "/chance out-of-range;");
    sent.measure.chance_percent = 101;
    expect_said(&base, sent, "/chance out-of-range;");
    sent.measure.chance_percent = 1;
    expect_said(&base, sent, "");
    sent.given = NEW & ~(unsigned)SV_MEASURE_TITLE;
    expect_said(&base, sent, "/title required;");
}

Test(measure, names_measures_of_the_plan_and_not_itself)
{
    static const char *const other[] = { "B" }, *const self[] = { "A" };
    const struct sv_plan_base base = base_of(card_of_tien_giang());
    struct sv_measure_change sent[] = { change("A", "4", 1), change("B", "5", 1) };

    sent[0].given |= SV_MEASURE_REQUIRES;
    sent[0].measure.needs = (struct sv_codes){ other, 1 };
    cr_expect(eq(str, (char *)said(&base, sent, 1, ""), "/requires/0 unknown-reference;"));
    cr_expect(eq(str, (char *)said(&base, sent, 2, ""), "")); /* the second brings it */
    sent[0].given |= SV_MEASURE_EXCLUDES;
    sent[0].measure.excludes = (struct sv_codes){ other, 1 };
    cr_expect(eq(str, (char *)said(&base, sent, 2, ""), "/excludes/0 inconsistent;"));
    sent[0].measure.excludes = (struct sv_codes){ self, 1 };
    cr_expect(eq(str, (char *)said(&base, sent, 2, ""), "/excludes/0 inconsistent;"));
}

Test(measure, changes_with_a_reason_and_only_in_what_was_given)
{
    struct sv_plan_base base = base_of(card_of_tien_giang());
    struct sv_violations violations = { .arena = arena };
    struct sv_measure_change sent = { .pointer = "",
                                      .given = SV_MEASURE_STATE,
                                      .measure = { .code = "KP-4", .state = SV_MEASURE_DONE } };
    const struct sv_plan_order order = { .reason = "Xong", .changes = &sent, .change_count = 1 };

    base.measures = proposed(&base);
    cr_expect(eq(str, (char *)said(&base, &sent, 1, ""), "/reason required;"));
    struct sv_plan_draft draft = sv_plan_draft_of(arena, &base, &order, &violations);

    cr_assert(eq(sz, violations.count, 0));
    cr_expect(draft.changed[0] && !draft.changed[1]);
    cr_expect(eq(i64, draft.measures[0].progress, 100));
    cr_expect(eq(i64, draft.measures[0].expected, 260 * CENTIPOINT));
    cr_expect(eq(str, (char *)draft.measures[0].author, "leader #1"));
    /* The same again changes nothing, and needs no reason. */
    base.measures = (struct sv_measures){ draft.measures, draft.count };
    cr_expect(eq(str, (char *)said(&base, &sent, 1, ""), ""));
}

/* From 93.05 to 100 every lost point has to be won; to 95 the cheapest do. */
Test(measure, of_tien_giang_win_all_points_back_and_the_cheapest_reach_less)
{
    const struct sv_plan_base base = base_of(card_of_tien_giang());
    struct sv_plan_draft draft = sv_plan_propose(arena, &base);
    const struct sv_measures measures = { draft.measures, draft.count };
    const int costs[] = { 900, 10, 500, 20 };

    for (size_t i = 0; i < 4; i++)
        draft.measures[i].cost = costs[i];
    struct sv_plan_optimum all = sv_plan_optimum_of(arena, base.card, &measures, 100 * SV_POINT);
    struct sv_plan_optimum some = sv_plan_optimum_of(arena, base.card, &measures, 95 * SV_POINT);

    cr_expect(all.optimum.reached);
    cr_expect(eq(i64, all.from, 9305 * CENTIPOINT));
    cr_expect(eq(i64, all.optimum.best.points, 695 * CENTIPOINT));
    cr_expect(eq(sz, all.optimum.best.count, 4));
    cr_expect(some.optimum.reached);
    /* 1.95 points: field 6 alone costs 500 and brings 2.75; 4 alone 900. */
    cr_assert(eq(sz, some.optimum.best.count, 1));
    cr_expect(eq(str, (char *)some.measures[some.optimum.best.remedies[0]].code, "KP-6"));
}
