/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/device_json.h"

#include "wire/survey_json.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"

static struct sv_arena *arena;
static struct sv_violations found;
static struct sv_error error;
static struct sv_session_report report;

static void begin(void)
{
    arena = sv_arena_new();
    found = (struct sv_violations){ .arena = arena };
}

static void end(void)
{
    sv_arena_free(arena);
}

TestSuite(sessions, .init = begin, .fini = end);
TestSuite(order, .init = begin, .fini = end);
TestSuite(listed, .init = begin, .fini = end);
TestSuite(kiosks, .init = begin, .fini = end);

static const char *faults(void)
{
    const char *text = "";

    for (const struct sv_violation *at = found.first; at != NULL; at = at->next)
        text = sv_arena_printf(arena, "%s%s%s %s", text, text[0] == '\0' ? "" : ", ", at->pointer,
                               sv_violation_slug(at->code));
    return text;
}

/* JSON is written with ' for " in these tests. */
static const char *json(const char *format)
{
    char *text = sv_arena_strdup(arena, format);

    for (char *at = text; *at != '\0'; at++) {
        if (*at == '\'')
            *at = '"';
    }
    return text;
}

static const char *faults_of_sessions(const char *text)
{
    found = (struct sv_violations){ .arena = arena };
    report = (struct sv_session_report){ .version = "" };
    cr_assert(eq(int, sv_session_report_of_text(arena, text, strlen(text), &report, &found, &error),
                 SV_OK));
    return faults();
}

#define EXPECT_TEXT(actual, expected) cr_expect(eq(str, (char *)(actual), (char *)(expected)))

Test(sessions, are_read_as_a_tablet_tells_them)
{
    EXPECT_TEXT(faults_of_sessions(
                    json("{'version':'0.1.0','queue':3,'entries':[{'number':7,'session':4,"
                         "'event':'abandoned','day':'2026-11-22','hash':"
                         "'0f00000000000000000000000000000000000000000000000000000000000000'}]}")),
                "");
    EXPECT_TEXT(report.version, "0.1.0");
    cr_expect(eq(i64, report.queue, 3));
    cr_assert(eq(sz, report.count, 1));
    cr_expect(eq(i64, report.entries[0].number, 7));
    cr_expect(eq(i64, report.entries[0].session, 4));
    cr_expect(eq(int, report.entries[0].event, SV_SESSION_ABANDONED));
    cr_expect(eq(i32, report.entries[0].day, 20779));
    cr_expect(eq(int, report.entries[0].hash.bytes[0], 15));
}

Test(sessions, that_are_not_well_formed_are_named)
{
    EXPECT_TEXT(faults_of_sessions("[]"), " wrong-type");
    EXPECT_TEXT(faults_of_sessions("{}"), "/version required, /queue required, /entries required");
    EXPECT_TEXT(
        faults_of_sessions(json("{'version':'a b','queue':-1,'entries':[4,{}],'time':'12:00'}")),
        "/time unknown-member, /version bad-format, /queue out-of-range, "
        "/entries/0 wrong-type, /entries/1/number required, /entries/1/session required, "
        "/entries/1/day required, /entries/1/event required, /entries/1/hash required");
    EXPECT_TEXT(
        faults_of_sessions(json("{'version':'1','queue':0,'entries':[{'number':0,'session':"
                                "1000000001,'event':'began','day':'2026-02-30','hash':'" ZEROS
                                "0'},{'number':1,'session':1,'event':'opened','day':"
                                "'2026-11-22','hash':'G" ZEROS "'}]}")),
        "/entries/0/number out-of-range, /entries/0/session out-of-range, "
        "/entries/0/day bad-date, /entries/0/event out-of-range, "
        "/entries/0/hash bad-format, /entries/1/hash bad-format");
}

Test(sessions, are_at_most_a_thousand)
{
    const char *entry = json("{'number':1,'session':1,'event':'opened','day':'2026-11-22',"
                             "'hash':'" ZEROS "'}");

    for (int count = 1000; count <= 1001; count++) {
        char *text = sv_arena_alloc(arena, (strlen(entry) + 1) * 1001 + 100);
        char *at = stpcpy(text, json("{'version':'1','queue':0,'entries':["));

        for (int i = 0; i < count; i++) {
            at = stpcpy(at, i == 0 ? "" : ",");
            at = stpcpy(at, entry);
        }
        strcpy(at, "]}");
        EXPECT_TEXT(faults_of_sessions(text), count == 1000 ? "" : "/entries too-many");
    }
}

Test(sessions, of_a_body_that_is_no_json_are_malformed)
{
    cr_expect(eq(int, sv_session_report_of_text(arena, "{", 1, &report, &found, &error),
                 SV_ERR_MALFORMED));
}

static const char *faults_of_order(const char *text, struct sv_device *device)
{
    found = (struct sv_violations){ .arena = arena };
    cr_assert(
        eq(int, sv_device_order_of_text(arena, text, strlen(text), device, &found, &error), SV_OK));
    return faults();
}

Test(order, may_lack_a_label_and_nothing_else)
{
    struct sv_device device = { 0 };

    EXPECT_TEXT(faults_of_order(json("{'survey':'S','counter':'C'}"), &device), "");
    EXPECT_TEXT(device.label, "");
    EXPECT_TEXT(faults_of_order(json("{'counter':''}"), &device),
                "/survey required, /counter bad-format");
}

static const struct sv_listed_device waiting = {
    .device = { .id = 3,
                .survey = "S",
                .unit = "U",
                .counter = "U-1",
                .label = "",
                .counter_name = { "Quầy", "Counter" },
                .contact_on = SV_DAY_NEVER },
    .state = SV_DEVICE_WAITING,
    .made_on = 20779,
    .expires_on = 20782,
    .enrolled_on = SV_DAY_NEVER,
    .version = "",
    .queue = -1,
};

static const char *text_of(cJSON *object)
{
    char *text = cJSON_PrintUnformatted(object);
    const char *copy = sv_arena_strdup(arena, text);

    cJSON_free(text);
    cJSON_Delete(object);
    return copy;
}

Test(listed, device_says_null_of_what_has_not_come)
{
    EXPECT_TEXT(text_of(sv_json_of_listed_device(arena, &waiting)),
                json("{'device':3,'survey':'S','unit':'U','counter':'U-1',"
                     "'counter_name':{'vi':'Quầy','en':'Counter'},'label':'',"
                     "'state':'waiting','made_on':'2026-11-22','expires_on':'2026-11-25',"
                     "'enrolled_on':null,'contact_on':null,'version':null,'queue':null,"
                     "'head':{'number':0,'hash':'" ZEROS "'},'opened':0,'abandoned':0,"
                     "'submitted':0,'gaps':[]}"));
}

Test(listed, gap_is_told_by_entries_or_by_a_day)
{
    static const struct sv_found_gap gaps[] = {
        { .gap = { SV_GAP_MISSING, 41, 43 }, .found_on = 20779 },
        { .gap = { SV_GAP_RESPONSES, 0, 0 }, .day = 20779, .submitted = 12, .stored = 10 },
    };
    struct sv_listed_device listed = waiting;

    listed.gaps = gaps;
    listed.gap_count = 2;
    cr_expect(strstr(text_of(sv_json_of_listed_device(arena, &listed)),
                     json("[{'kind':'missing','from':41,'until':43,'found_on':'2026-11-22'},"
                          "{'kind':'responses','day':'2026-11-22','submitted':12,"
                          "'stored':10}]")) != NULL);
}

static const char *faults_of_survey(const char *more, bool *ret_enrolled)
{
    struct sv_survey survey = { 0 };
    const char *text = json(sv_arena_printf(
        arena,
        "{'code':'S','title':{'vi':'a','en':'a'},'instrument':{'code':'I','version':1},"
        "'channels':['kiosk'],'respondent_types':['citizen'],'units':['U'],"
        "'periods':[{'code':'P','from':'2026-01-01','until':'2027-01-01'}],"
        "'index_rule':'pooled'%s}",
        more));

    found = (struct sv_violations){ .arena = arena };
    cr_assert(
        eq(int, sv_survey_of_json(arena, text, strlen(text), &survey, &found, &error), SV_OK));
    *ret_enrolled = survey.kiosks_enrolled;
    return faults();
}

Test(kiosks, of_a_survey_are_any_unless_it_says_enrolled)
{
    bool enrolled = true;

    EXPECT_TEXT(faults_of_survey("", &enrolled), "");
    cr_expect(not(enrolled));
    EXPECT_TEXT(faults_of_survey(",'kiosks':'any'", &enrolled), "");
    cr_expect(not(enrolled));
    EXPECT_TEXT(faults_of_survey(",'kiosks':'enrolled'", &enrolled), "");
    cr_expect(enrolled);
    EXPECT_TEXT(faults_of_survey(",'kiosks':'some'", &enrolled), "/kiosks bad-format");
    EXPECT_TEXT(faults_of_survey(",'kiosks':true", &enrolled), "/kiosks wrong-type");
}
