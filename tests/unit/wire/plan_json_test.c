/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/par_ics.h"
#include "wire/plan_json.h"

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

TestSuite(plan_json, .init = open_arena, .fini = close_arena);

static const char *listed(const struct sv_violations *violations)
{
    const char *text = "";

    for (const struct sv_violation *v = violations->first; v != NULL; v = v->next)
        text = sv_arena_printf(arena, "%s%s %s;", text, v->pointer, sv_violation_slug(v->code));
    return text;
}

static const char *read_plan(const char *json, struct sv_plan_order *ret_order)
{
    const struct sv_plan_text text = { arena, json, strlen(json) };
    struct sv_violations violations = { .arena = arena };
    struct sv_error error = { 0 };

    cr_assert(eq(int, sv_plan_order_of_json(&text, ret_order, &violations, &error), SV_OK));
    return listed(&violations);
}

#define KEY "\"framework\":\"F\",\"unit\":\"U\",\"period\":\"2025\""

Test(plan_json, reads_measures_and_what_was_given_of_each)
{
    struct sv_plan_order order = { 0 };
    const char *said = read_plan(
        "{" KEY ",\"reason\":\"Vì\",\"measures\":[{\"code\":\"M1\",\"criterion\":\"4\","
        "\"title\":\"Việc\",\"due_on\":\"2026-09-30\",\"expected\":2.6,\"requires\":[\"M2\"],"
        "\"achieved\":-0.5,\"overdue\":true},{\"code\":\"M2\",\"state\":\"done\"}]}",
        &order);

    cr_expect(eq(str, (char *)said, ""));
    cr_assert(eq(sz, order.change_count, 2));
    cr_expect(eq(str, (char *)order.key.period, "2025"));
    cr_expect(eq(str, (char *)order.reason, "Vì"));
    cr_expect(eq(u32, order.changes[0].given,
                 SV_MEASURE_CRITERION | SV_MEASURE_TITLE | SV_MEASURE_DUE | SV_MEASURE_EXPECTED |
                     SV_MEASURE_REQUIRES | SV_MEASURE_ACHIEVED));
    cr_expect(eq(i64, order.changes[0].measure.expected, 2600000));
    cr_expect(eq(i64, order.changes[0].measure.achieved, -500000));
    cr_expect(eq(str, (char *)order.changes[0].measure.needs.items[0], "M2"));
    cr_expect(eq(u32, order.changes[1].given, SV_MEASURE_STATE));
    cr_expect(eq(int, order.changes[1].measure.state, SV_MEASURE_DONE));
    cr_expect(eq(str, (char *)order.changes[1].pointer, "/measures/1"));
}

Test(plan_json, names_what_it_cannot_accept)
{
    struct sv_plan_order order = { 0 };
    const char *said = read_plan(
        "{" KEY ",\"measures\":[{\"code\":\"M 1\",\"chance\":0,\"progress\":101,\"cost\":-1,"
        "\"expected\":-1,\"state\":\"late\",\"due_on\":\"2026-02-30\",\"title\":\"\",\"who\":1},"
        "{\"code\":\"M1\"},{\"code\":\"M1\"}]}",
        &order);

    for (size_t i = 0; i < 9; i++) {
        const char *const wanted[] = {
            "/measures/0/code bad-format;",       "/measures/0/chance out-of-range;",
            "/measures/0/progress out-of-range;", "/measures/0/cost out-of-range;",
            "/measures/0/expected out-of-range;", "/measures/0/state bad-format;",
            "/measures/0/due_on bad-date;",       "/measures/0/title empty;",
            "/measures/0/who unknown-member;",
        };

        cr_expect(strstr(said, wanted[i]) != NULL, "%s", wanted[i]);
    }
    cr_expect(strstr(said, "/measures/2/code repeated;") != NULL);
    cr_expect(eq(str, (char *)read_plan("{" KEY ",\"measures\":[]}", &order), "/measures empty;"));
}

Test(plan_json, reads_one_target_or_several)
{
    const char *const texts[] = {
        "{" KEY ",\"kind\":\"rank\",\"low\":1,\"high\":10,\"source\":\"KH 1444\"}",
        "{" KEY ",\"targets\":[{\"kind\":\"rank\",\"low\":1,\"high\":10},"
        "{\"kind\":\"criterion\",\"criterion\":\"7\",\"low\":28,\"high\":30}]}",
    };

    for (size_t i = 0; i < 2; i++) {
        const struct sv_plan_text text = { arena, texts[i], strlen(texts[i]) };
        struct sv_violations violations = { .arena = arena };
        struct sv_targets_order order = { 0 };
        struct sv_error error = { 0 };

        cr_assert(eq(int, sv_targets_order_of_json(&text, &order, &violations, &error), SV_OK));
        cr_expect(eq(str, (char *)listed(&violations), ""));
        cr_expect(eq(sz, order.targets.count, i + 1));
        cr_expect(eq(int, order.single, i == 0));
        cr_expect(eq(i64, order.targets.items[i].high, i == 0 ? 10000000 : 30000000));
    }
}

/* A plan of one measure with a title that has to be escaped and folded. */
static const char *calendar_of(const char *title, enum sv_measure_state state)
{
    struct sv_framework *framework = sv_arena_alloc(arena, sizeof(*framework));
    struct sv_scorecard *card = sv_arena_alloc(arena, sizeof(*card));
    struct sv_measure *measure = sv_arena_alloc(arena, sizeof(*measure));
    sv_day due = 0;

    cr_assert(sv_day_parse("2026-09-30", &due));
    framework->code = "F";
    card->framework = framework;
    card->unit = "U";
    card->period = "2025";
    *measure = (struct sv_measure){ .code = "M1",
                                    .criterion = "4",
                                    .title = title,
                                    .owner_unit = "Văn phòng",
                                    .owner = "",
                                    .due_on = due,
                                    .expected = 2600000,
                                    .proof = "Báo cáo",
                                    .state = state };
    const struct sv_plan plan = { .card = card, .measures = { measure, 1 }, .today = due - 100 };

    return sv_ics_of_plan(arena, &plan);
}

Test(plan_json, writes_days_as_a_calendar_that_escapes_and_folds)
{
    const char *text = calendar_of(
        "Rà soát; đơn giản hóa, rút ngắn thời gian giải quyết thủ tục hành chính \\ hai\ndòng",
        SV_MEASURE_PLANNED);
    size_t size = 0;

    cr_expect(strstr(text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") == text);
    cr_expect(strstr(text, "\r\nUID:F.U.2025.M1@sipas\r\n") != NULL);
    cr_expect(strstr(text, "\r\nDTSTART;VALUE=DATE:20260930\r\n") != NULL);
    cr_expect(strstr(text, "\r\nDTEND;VALUE=DATE:20261001\r\n") != NULL);
    cr_expect(strstr(text, "SUMMARY:M1: Rà soát\\; đơn giản hóa\\, rút ngắn") != NULL);
    for (const char *at = text; *at != '\0'; at++) {
        size = *at == '\n' ? 0 : size + 1;
        cr_assert(size <= 76);            /* 75 octets and the CR */
        if (*at == ' ' && at[-1] == '\n') /* a folded line does not begin within a letter */
            cr_expect(ne(int, at[1] & 0xC0, 0x80));
    }
    /* Unfolded, the title is there as a whole. */
    const char *whole = "";

    for (const char *at = text; *at != '\0'; at++) {
        if (strncmp(at, "\r\n ", 3) == 0)
            at += 2;
        else
            whole = sv_arena_printf(arena, "%s%c", whole, *at);
    }
    cr_expect(strstr(whole, "thủ tục hành chính \\\\ hai\\ndòng\r\n") != NULL);
    cr_expect(strstr(whole, "Điểm dự kiến: 2\\,6.") != NULL);
}

Test(plan_json, leaves_dropped_measures_out_of_the_calendar)
{
    cr_expect(strstr(calendar_of("Việc", SV_MEASURE_DROPPED), "VEVENT") == NULL);
}
