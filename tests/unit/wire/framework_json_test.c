/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/framework_json.h"

#include "support/files.h"

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

TestSuite(framework_file, .init = open_arena, .fini = close_arena);
TestSuite(rule_json, .init = open_arena, .fini = close_arena);
TestSuite(facts_json, .init = open_arena, .fini = close_arena);

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct sv_framework framework_of(const char *text, struct sv_violations *violations)
{
    struct sv_framework framework = { 0 };
    struct sv_error error = { 0 };

    *violations = (struct sv_violations){ .arena = arena };
    cr_assert(eq(int,
                 sv_framework_of_json(arena, text, strlen(text), &framework, violations, &error),
                 SV_OK),
              "%s", error.detail);
    return framework;
}

/* One line of what was found, so that a failing case shows all of it. */
static const char *told(const struct sv_violations *violations)
{
    const char *text = "";

    for (const struct sv_violation *v = violations->first; v != NULL; v = v->next)
        text = sv_arena_printf(arena, "%s%s %s;", text, v->pointer, sv_violation_slug(v->code));
    return text;
}

/* The quotation marks of these texts are single ones, which none of their words has. */
static const char *json(const char *text)
{
    char *copy = sv_arena_strdup(arena, text);

    for (char *c = copy; *c != '\0'; c++) {
        if (*c == '\'')
            *c = '"';
    }
    return copy;
}

/* A framework of a leaf of ten points with this rule and these further members of its own. */
static const char *with(const char *members, const char *rule)
{
    return json(sv_arena_printf(
        arena,
        "{'code':'F','version':1,'title':{'vi':'T'},'level':'board','legal_basis':'B',%s"
        "'valid_from':'2019-01-01','max_points':10,'fields':[{'code':'1','name':{'vi':'N'},"
        "'max_points':10,'rule':%s}]}",
        members, rule));
}

static const char *const rules[] = {
    "{'kind':'manual'}",
    "{'kind':'checklist','options':[{'code':'yes','name':{'vi':'Có','en':'Yes'},'percent':100},"
    "{'code':'no','name':{'vi':'Không','en':'No'},'percent':0}]}",
    "{'kind':'ratio','target':95,'floor':70.5,'counted':{'vi':'Hồ sơ','en':'Dossiers'}}",
    "{'kind':'steps','steps':[{'at_least':95,'points':1},{'at_least':80,'points':0.5}],"
    "'counted':{'vi':'Tỷ lệ','en':'Rate'}}",
    "{'kind':'per_unit','each':0.5}",
    "{'kind':'deduction','each':0.25}",
    "{'kind':'bonus','lowest':-2}",
    "{'kind':'bonus','each':1,'lowest':0,'counted':{'vi':'Sáng kiến','en':'Initiatives'}}",
    "{'kind':'survey_linear'}",
    "{'kind':'survey_options','item':'q1','options':[{'code':'A','name':{'vi':'A','en':'A'},"
    "'percent':100},{'code':'D','name':{'vi':'Kém','en':'Poor'},'percent':0}]}",
    "{'kind':'survey_steps','steps':[{'at_least':90,'points':10}]}",
};

static const char *text_of(cJSON *value)
{
    char *text = cJSON_PrintUnformatted(value);
    const char *copy = sv_arena_strdup(arena, text);

    cJSON_free(text);
    cJSON_Delete(value);
    return copy;
}

Test(rule_json, is_written_as_it_was_read)
{
    for (size_t i = 0; i < COUNT(rules); i++) {
        bool bonus = strstr(rules[i], "bonus") != NULL;
        struct sv_violations violations;
        struct sv_framework framework =
            framework_of(with(bonus ? "'total':'entered'," : "", rules[i]), &violations);

        cr_expect(eq(str, (char *)told(&violations), ""), "%s", rules[i]);
        cr_assert(eq(sz, framework.criterion_count, 1));
        cr_expect(eq(str, (char *)text_of(sv_json_of_rule(&framework.criteria[0].rule)),
                     (char *)json(rules[i])));
    }
}

Test(rule_json, names_the_place_and_kind_of_each_mistake)
{
    static const struct {
        const char *rule, *told;
    } cases[] = {
        { "{'kind':'guess'}", "/fields/0/rule/kind bad-format;" },
        { "{'kind':'manual','each':1}", "/fields/0/rule/each unknown-member;" },
        { "{'kind':'ratio','target':95,'each':1}", "/fields/0/rule/each unknown-member;" },
        { "{'kind':'ratio'}", "/fields/0/rule/target required;" },
        { "{'kind':'ratio','target':0}", "/fields/0/rule/target out-of-range;" },
        { "{'kind':'ratio','target':100.5}", "/fields/0/rule/target out-of-range;" },
        { "{'kind':'ratio','target':70,'floor':70.1}", "/fields/0/rule/floor inconsistent;" },
        { "{'kind':'ratio','target':70,'floor':'x'}", "/fields/0/rule/floor wrong-type;" },
        { "{'kind':'checklist'}", "/fields/0/rule/options required;" },
        { "{'kind':'checklist','options':[]}", "/fields/0/rule/options empty;" },
        { "{'kind':'checklist','options':[7]}", "/fields/0/rule/options/0 wrong-type;" },
        { "{'kind':'checklist','options':[{'code':'a b','percent':1}]}",
          "/fields/0/rule/options/0/code bad-format;" },
        { "{'kind':'checklist','options':[{'code':'a','percent':1},{'code':'a','percent':2}]}",
          "/fields/0/rule/options/1/code repeated;" },
        { "{'kind':'checklist','options':[{'code':'a','percent':100.000001}]}",
          "/fields/0/rule/options/0/percent out-of-range;" },
        { "{'kind':'survey_options','options':[{'code':'A','percent':1}]}",
          "/fields/0/rule/item required;" },
        { "{'kind':'steps','steps':[]}", "/fields/0/rule/steps empty;" },
        { "{'kind':'steps','steps':[{'at_least':1,'points':1},{'at_least':1,'points':1}]}",
          "/fields/0/rule/steps/1/at_least inconsistent;" },
        { "{'kind':'steps','steps':[{'at_least':2,'points':1},{'at_least':1,'points':2}]}",
          "/fields/0/rule/steps/1/points inconsistent;" },
        { "{'kind':'steps','steps':[{'at_least':200,'points':10.000001}]}",
          "/fields/0/rule/steps/0/points out-of-range;" },
        { "{'kind':'survey_steps','steps':[{'at_least':100.5,'points':1}]}",
          "/fields/0/rule/steps/0/at_least out-of-range;" },
        { "{'kind':'per_unit','each':0}", "/fields/0/rule/each out-of-range;" },
        { "{'kind':'per_unit','each':-1}", "/fields/0/rule/each out-of-range;" },
        { "{'kind':'per_unit'}", "/fields/0/rule/each required;" },
        { "{'kind':'deduction','each':0}", "/fields/0/rule/each out-of-range;" },
        { "{'kind':'bonus','lowest':1}", "/max_points inconsistent;/fields/0/rule/lowest "
                                         "out-of-range;" },
        { "{'kind':'bonus','lowest':'x'}", "/fields/0/rule/lowest wrong-type;" },
        { "{'kind':'bonus'}", "/max_points inconsistent;" },
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct sv_violations violations;

        (void)framework_of(with("", cases[i].rule), &violations);
        cr_expect(eq(str, (char *)told(&violations), (char *)cases[i].told), "%s", cases[i].rule);
    }
}

Test(framework_file, tells_what_is_wrong_beside_its_criteria)
{
    static const struct {
        const char *members, *told;
    } cases[] = {
        { "'decimals':3,'total':'sum','note':'N',", "" },
        { "'decimals':5,", "/decimals out-of-range;" },
        { "'decimals':-1,", "/decimals out-of-range;" },
        { "'decimals':2.5,", "/decimals wrong-type;" },
        { "'total':'mean',", "/total bad-format;" },
        { "'classes':[{'code':'A','name':{'vi':'A'},'at_least':90},{'code':'B','name':{'vi':'B'},"
          "'at_least':80}],",
          "" },
        { "'classes':[{'code':'A','name':{'vi':'A'},'at_least':90},{'code':'A','name':{'vi':'B'},"
          "'at_least':90}],",
          "/classes/1/code repeated;/classes/1/at_least inconsistent;" },
        { "'classes':[{'code':'A','at_least':90}],", "/classes/0/name required;" },
        { "'classes':7,", "/classes wrong-type;" },
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct sv_violations violations;

        (void)framework_of(with(cases[i].members, "{'kind':'manual'}"), &violations);
        cr_expect(eq(str, (char *)told(&violations), (char *)cases[i].told), "%s",
                  cases[i].members);
    }
}

Test(framework_file, shows_two_decimals_and_adds_up_if_it_does_not_say)
{
    struct sv_violations violations;
    struct sv_framework framework = framework_of(with("", "{'kind':'manual'}"), &violations);

    cr_expect(eq(i64, framework.decimals, 2));
    cr_expect(not(framework.total_entered));
    cr_expect(eq(sz, framework.class_count, 0));
}

static const char *const shipped[] = {
    "BOARD_62_38",
    "BOARD_SIPAS_10",
    "D766_2022",
    "HUE_2021_AGENCIES",
    "ICT_INDEX",
    "PAPI",
    "PCI",
    "PROV_2019_8",
    "PROV_2020_SCORE_PARTS",
    "QN_2017",
    "TG_2018_2020_9",
    "TG_BQLKCN_2019",
    "TH_2023_NA",
};

static struct sv_framework shipped_framework(const char *code)
{
    struct sv_violations violations;
    struct sv_framework framework = framework_of(
        test_file(arena, sv_arena_printf(arena, "service/data/frameworks/%s.json", code)),
        &violations);

    cr_expect(eq(str, (char *)told(&violations), ""), "%s", code);
    cr_expect(eq(str, (char *)framework.code, (char *)code));
    return framework;
}

/* Whether everything in a document is in another one as well, which may have more members. */
static bool holds(const cJSON *more, const cJSON *less)
{
    const cJSON *child = NULL;
    int place = 0;

    if (!cJSON_IsObject(less) && !cJSON_IsArray(less))
        return cJSON_Compare(more, less, true);
    if (cJSON_IsArray(less) && cJSON_GetArraySize(more) != cJSON_GetArraySize(less))
        return false;
    cJSON_ArrayForEach(child, less)
    {
        const cJSON *same = cJSON_IsArray(less)
                                ? cJSON_GetArrayItem(more, place++)
                                : cJSON_GetObjectItemCaseSensitive(more, child->string);

        if (same == NULL || !holds(same, child))
            return false;
    }
    return true;
}

Test(framework_file, loses_nothing_when_it_is_written)
{
    for (size_t i = 0; i < COUNT(shipped); i++) {
        struct sv_framework framework = shipped_framework(shipped[i]);
        cJSON *written = cJSON_Parse(sv_text_of_framework(arena, &framework));
        cJSON *document = cJSON_Parse(test_file(
            arena, sv_arena_printf(arena, "service/data/frameworks/%s.json", shipped[i])));

        cr_expect(holds(written, document), "%s", shipped[i]);
        cJSON_Delete(written);
        cJSON_Delete(document);
    }
}

Test(framework_file, that_is_shipped_is_accepted_and_read_the_same_after_being_written)
{
    for (size_t i = 0; i < COUNT(shipped); i++) {
        struct sv_framework framework = shipped_framework(shipped[i]);
        const char *text = sv_text_of_framework(arena, &framework);
        struct sv_violations violations;
        struct sv_framework again = framework_of(text, &violations);

        cr_expect(eq(str, (char *)told(&violations), ""), "%s", shipped[i]);
        cr_expect(eq(str, (char *)sv_text_of_framework(arena, &again), (char *)text));
        cr_expect(eq(sz, again.criterion_count, framework.criterion_count));
    }
}

Test(framework_file, of_the_board_has_every_rule_that_people_score_by)
{
    struct sv_framework framework = shipped_framework("BOARD_62_38");
    bool has[SV_RULE_COUNT] = { false };

    for (size_t i = 0; i < framework.criterion_count; i++)
        has[framework.criteria[i].rule.kind] =
            has[framework.criteria[i].rule.kind] || framework.criteria[i].leaf;
    for (enum sv_rule_kind kind = SV_RULE_MANUAL; kind <= SV_RULE_SURVEY_LINEAR; kind++)
        cr_expect(has[kind], "%s", sv_rule_word(kind));
}

static bool read_facts(const char *text, struct sv_facts *facts, struct sv_violations *violations)
{
    const char *document = json(text);
    struct sv_error error = { 0 };
    struct sv_scope scope;
    cJSON *root = NULL;
    bool read = false;

    *violations = (struct sv_violations){ .arena = arena };
    cr_assert(eq(int, sv_json_parse(document, strlen(document), &root, &error), SV_OK));
    cr_assert(sv_scope_of(&scope, violations, root, ""));
    read = sv_facts_read(&scope, "facts", SV_OPTIONAL, facts);
    cJSON_Delete(root);
    return read;
}

Test(facts_json, are_written_as_they_were_read)
{
    static const char *const cases[] = { "{'option':'yes'}", "{'numerator':19,'denominator':20}",
                                         "{'value':92.5}", "{'count':3}" };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct sv_facts facts = { 0 };
        struct sv_violations violations;

        cr_assert(
            read_facts(sv_arena_printf(arena, "{'facts':%s}", cases[i]), &facts, &violations));
        cr_expect(eq(int, facts.kind, SV_FACTS_OPTION + i));
        cr_expect(eq(str, (char *)text_of(sv_json_of_facts(&facts)), (char *)json(cases[i])));
    }
    cr_expect(eq(str, (char *)text_of(sv_json_of_facts(&(struct sv_facts){ 0 })), "null"));
}

Test(facts_json, are_of_one_kind_and_within_bounds)
{
    static const struct {
        const char *text, *told;
    } cases[] = {
        { "{}", "" },
        { "{'facts':null}", "" },
        { "{'facts':7}", "/facts wrong-type;" },
        { "{'facts':{}}", "/facts empty;" },
        { "{'facts':{'what':1}}", "/facts/what unknown-member;/facts empty;" },
        { "{'facts':{'count':1,'value':2}}", "/facts/count unknown-member;" },
        { "{'facts':{'count':-1}}", "/facts/count out-of-range;" },
        { "{'facts':{'count':1.5}}", "/facts/count wrong-type;" },
        { "{'facts':{'numerator':1}}", "/facts/denominator required;" },
        { "{'facts':{'numerator':1,'denominator':0}}", "/facts/denominator out-of-range;" },
        { "{'facts':{'numerator':-1,'denominator':1}}", "/facts/numerator out-of-range;" },
        { "{'facts':{'option':1}}", "/facts/option wrong-type;" },
        { "{'facts':{'value':-1}}", "/facts/value out-of-range;" },
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct sv_facts facts = { .count = 77 };
        struct sv_violations violations;

        cr_expect(not(read_facts(cases[i].text, &facts, &violations)), "%s", cases[i].text);
        cr_expect(eq(str, (char *)told(&violations), (char *)cases[i].told), "%s", cases[i].text);
        cr_expect(eq(i64, facts.count, 77));
    }
}
