/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/par_ics.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;
static struct sv_scorecard card;
static struct sv_framework framework;
static struct sv_measure measures[3];
static struct sv_missing missing[60];
static struct sv_plan plan;
static struct sv_scorecard_work work;

static sv_day day(const char *text)
{
    sv_day result = 0;

    cr_assert(sv_day_parse(text, &result));
    return result;
}

static void set_up(void)
{
    sv_day today = day("2027-02-10");

    arena = sv_arena_new();
    framework = (struct sv_framework){ .code = "F" };
    card = (struct sv_scorecard){
        .framework = &framework, .unit = "U", .unit_name.vi = "Sở Nội vụ", .period = "2026"
    };
    measures[0] = (struct sv_measure){ .code = "M1",
                                       .criterion = "4",
                                       .title = "Rà soát",
                                       .owner_unit = "Văn phòng",
                                       .owner = "",
                                       .due_on = today + 30,
                                       .expected = 2600000,
                                       .proof = "Báo cáo",
                                       .state = SV_MEASURE_DOING };
    measures[1] = measures[2] = measures[0];
    measures[1].code = "M2";
    measures[1].due_on = today - 1;
    measures[2].code = "M3";
    measures[2].due_on = today - 2;
    measures[2].state = SV_MEASURE_DONE;
    missing[0] = (struct sv_missing){ "1.1", SV_MISSING_APPRAISAL };
    missing[1] = (struct sv_missing){ "7", SV_MISSING_RELEASE };
    plan = (struct sv_plan){ .card = &card, .measures = { measures, 1 }, .today = today };
    work = (struct sv_scorecard_work){
        .standing = { .state = SV_CARD_SENT,
                      .has_round = true,
                      .round = { .self_until = day("2027-01-31"),
                                 .appraise_until = day("2027-02-28"),
                                 .explain_until = day("2027-03-15") },
                      .today = today },
        .missing = { missing, 2 },
    };
}

static void tear_down(void)
{
    sv_arena_free(arena);
}

TestSuite(par_ics, .init = set_up, .fini = tear_down);

/* Checked by hand against RFC 5545: the whole text. */
Test(par_ics, is_what_the_standard_says)
{
    plan.measures.count = 1;
    work.missing.count = 1;
    cr_expect(eq(str, (char *)sv_ics_of_par(arena, &plan, &work),
                 "BEGIN:VCALENDAR\r\n"
                 "VERSION:2.0\r\n"
                 "PRODID:-//SIPAS//PAR//VI\r\n"
                 "CALSCALE:GREGORIAN\r\n"
                 "METHOD:PUBLISH\r\n"
                 "NAME:Chấm điểm CCHC U\\, 2026\r\n"
                 "X-WR-CALNAME:Chấm điểm CCHC U\\, 2026\r\n"
                 "REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n"
                 "X-PUBLISHED-TTL:P1D\r\n"
                 "BEGIN:VEVENT\r\n"
                 "UID:F.U.2026.self@round.sipas\r\n"
                 "DTSTAMP:20270209T170000Z\r\n"
                 "DTSTART;VALUE=DATE:20270131\r\n"
                 "DTEND;VALUE=DATE:20270201\r\n"
                 "SUMMARY:Hạn tự đánh giá\\, chấm điểm và gửi: Sở Nội vụ\\\r\n"
                 " , kỳ 2026\r\n"
                 "DESCRIPTION:Trạng thái: đã gửi\\, chờ thẩm định.\\nCòn thiếu\r\n"
                 " :\\n- 1.1: điểm thẩm định\r\n"
                 "TRANSP:TRANSPARENT\r\n"
                 "END:VEVENT\r\n"
                 "BEGIN:VEVENT\r\n"
                 "UID:F.U.2026.appraise@round.sipas\r\n"
                 "DTSTAMP:20270209T170000Z\r\n"
                 "DTSTART;VALUE=DATE:20270228\r\n"
                 "DTEND;VALUE=DATE:20270301\r\n"
                 "SUMMARY:Hạn thẩm định: Sở Nội vụ\\, kỳ 2026\r\n"
                 "DESCRIPTION:Trạng thái: đã gửi\\, chờ thẩm định.\\nCòn thiếu\r\n"
                 " :\\n- 1.1: điểm thẩm định\r\n"
                 "TRANSP:TRANSPARENT\r\n"
                 "BEGIN:VALARM\r\n"
                 "ACTION:DISPLAY\r\n"
                 "DESCRIPTION:Hạn thẩm định: Sở Nội vụ\\, kỳ 2026\r\n"
                 "TRIGGER:-P6DT15H\r\n"
                 "END:VALARM\r\n"
                 "BEGIN:VALARM\r\n"
                 "ACTION:DISPLAY\r\n"
                 "DESCRIPTION:Hạn thẩm định: Sở Nội vụ\\, kỳ 2026\r\n"
                 "TRIGGER:-PT15H\r\n"
                 "END:VALARM\r\n"
                 "END:VEVENT\r\n"
                 "BEGIN:VEVENT\r\n"
                 "UID:F.U.2026.explain@round.sipas\r\n"
                 "DTSTAMP:20270209T170000Z\r\n"
                 "DTSTART;VALUE=DATE:20270315\r\n"
                 "DTEND;VALUE=DATE:20270316\r\n"
                 "SUMMARY:Hạn giải trình: Sở Nội vụ\\, kỳ 2026\r\n"
                 "DESCRIPTION:Trạng thái: đã gửi\\, chờ thẩm định.\\nCòn thiếu\r\n"
                 " :\\n- 1.1: điểm thẩm định\r\n"
                 "TRANSP:TRANSPARENT\r\n"
                 "END:VEVENT\r\n"
                 "BEGIN:VEVENT\r\n"
                 "UID:F.U.2026.M1@sipas\r\n"
                 "DTSTAMP:20270209T170000Z\r\n"
                 "DTSTART;VALUE=DATE:20270312\r\n"
                 "DTEND;VALUE=DATE:20270313\r\n"
                 "SUMMARY:M1: Rà soát\r\n"
                 "DESCRIPTION:Tiêu chí 4. Chủ trì: Văn phòng. Điểm dự kiến: 2\\,\r\n"
                 " 6. Tài liệu kiểm chứng: Báo cáo. Tiến độ: 0%.\r\n"
                 "TRANSP:TRANSPARENT\r\n"
                 "BEGIN:VALARM\r\n"
                 "ACTION:DISPLAY\r\n"
                 "DESCRIPTION:M1: Rà soát\r\n"
                 "TRIGGER:-P6DT15H\r\n"
                 "END:VALARM\r\n"
                 "BEGIN:VALARM\r\n"
                 "ACTION:DISPLAY\r\n"
                 "DESCRIPTION:M1: Rà soát\r\n"
                 "TRIGGER:-PT15H\r\n"
                 "END:VALARM\r\n"
                 "END:VEVENT\r\n"
                 "END:VCALENDAR\r\n"));
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;

    for (const char *at = text; (at = strstr(at, part)) != NULL; at++)
        count++;
    return count;
}

Test(par_ics, tells_what_is_overdue_each_day_until_it_is_done)
{
    plan.measures.count = 3;
    plan.today = work.standing.today = day("2027-03-01");
    measures[0].due_on = day("2027-03-10");
    const char *text = sv_ics_of_par(arena, &plan, &work);

    cr_expect(strstr(text, "SUMMARY:QUÁ HẠN: M2: Rà soát\r\n") != NULL);
    cr_expect(strstr(text, "SUMMARY:QUÁ HẠN: Hạn thẩm định: Sở Nội vụ\\, kỳ 2026\r\n") != NULL);
    cr_expect(strstr(text, "SUMMARY:M3: Rà soát (đã hoàn thành)\r\n") != NULL);
    cr_expect(strstr(text, "UID:F.U.2026.overdue@round.sipas\r\nDTSTAMP:20270228T170000Z\r\n"
                           "DTSTART;VALUE=DATE:20270301\r\n") != NULL);
    cr_expect(strstr(text, "TRIGGER:PT9H\r\n") != NULL);
    cr_expect(eq(sz, count_of(text, "BEGIN:VALARM"), 3), "two of M1, one of today");
    measures[1].state = SV_MEASURE_DONE;
    work.standing.state = SV_CARD_FINAL;
    text = sv_ics_of_par(arena, &plan, &work);
    cr_expect(strstr(text, "overdue@") == NULL);
    cr_expect(strstr(text, "QUÁ HẠN") == NULL);
    cr_expect(eq(sz, count_of(text, "BEGIN:VALARM"), 2));
}

Test(par_ics, gives_a_returned_unit_until_the_appraisal_and_names_what_is_missing)
{
    for (size_t i = 0; i < 60; i++)
        missing[i] = (struct sv_missing){ "1.1", SV_MISSING_POINTS };
    work.missing.count = 60;
    work.standing.state = SV_CARD_OPEN;
    work.standing.returned = true;
    const char *text = sv_ics_of_par(arena, &plan, &work);

    cr_expect(strstr(text, "SUMMARY:Hạn gửi lại và thẩm định: Sở Nội vụ") != NULL);
    cr_expect(eq(sz, count_of(text, "QUÁ HẠN"), 0));
    cr_expect(eq(sz, count_of(text, "và 10 mục"), 3));
    cr_expect(eq(sz, count_of(text, "BEGIN:VALARM"), 4));
}

Test(par_ics, reminds_of_one_of_two_deadlines_on_the_same_day)
{
    plan.measures.count = 0;
    work.standing.round.self_until = work.standing.round.appraise_until;
    const char *text = sv_ics_of_par(arena, &plan, &work);

    cr_expect(eq(sz, count_of(text, "BEGIN:VALARM"), 2));
    work.standing.today = plan.today = work.standing.round.appraise_until + 1;
    text = sv_ics_of_par(arena, &plan, &work);
    cr_expect(strstr(text, "SUMMARY:QUÁ HẠN: Hạn thẩm định") != NULL);
    cr_expect(strstr(text, "SUMMARY:QUÁ HẠN: Hạn tự") == NULL);
    work.standing.state = SV_CARD_PUBLISHED;
    cr_expect(eq(sz, count_of(sv_ics_of_par(arena, &plan, &work), "BEGIN:VALARM"), 0));
}

/* A calendar program would ring at once for an alarm of last week. */
Test(par_ics, has_no_alarm_that_is_past)
{
    work.standing.has_round = false;
    measures[0].due_on = plan.today + 7;
    cr_expect(eq(sz, count_of(sv_ics_of_par(arena, &plan, &work), "TRIGGER:-P6DT15H"), 1));
    measures[0].due_on = plan.today + 6;
    cr_expect(eq(sz, count_of(sv_ics_of_par(arena, &plan, &work), "TRIGGER:-P6DT15H"), 0));
    cr_expect(eq(sz, count_of(sv_ics_of_par(arena, &plan, &work), "TRIGGER:-PT15H"), 1));
}

Test(par_ics, of_a_scorecard_without_a_round_has_its_measures)
{
    work.standing.has_round = false;
    cr_expect(eq(sz, count_of(sv_ics_of_par(arena, &plan, &work), "BEGIN:VEVENT"), 1));
}
