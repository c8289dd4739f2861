/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/rule_json.h"

#include "base/text.h"
#include "wire/json_write.h"

enum { OPTIONS_MAX = 50, STEPS_MAX = 50 };

/* So that products of two of them fit 128 bits with room to spare. */
static const int64_t COUNT_MAX = INT64_C(1000000000000000);

/* What belongs to a rule beside its kind, as bits. */
enum {
    HAS_COUNTED = 1,
    HAS_BOUNDS = 2, /* target and floor */
    HAS_EACH = 4,
    HAS_LOWEST = 8,
    HAS_OPTIONS = 16,
    HAS_STEPS = 32,
    HAS_ITEM = 64,
};

static const int parts[SV_RULE_COUNT] = {
    [SV_RULE_CHECKLIST] = HAS_OPTIONS,
    [SV_RULE_RATIO] = HAS_COUNTED | HAS_BOUNDS,
    [SV_RULE_STEPS] = HAS_COUNTED | HAS_STEPS,
    [SV_RULE_PER_UNIT] = HAS_COUNTED | HAS_EACH,
    [SV_RULE_DEDUCTION] = HAS_COUNTED | HAS_EACH,
    [SV_RULE_BONUS] = HAS_COUNTED | HAS_EACH | HAS_LOWEST,
    [SV_RULE_SURVEY_OPTIONS] = HAS_ITEM | HAS_OPTIONS,
    [SV_RULE_SURVEY_STEPS] = HAS_STEPS,
};

static void read_members(const struct sv_scope *rule, int has)
{
    static const struct {
        int part;
        const char *name;
    } members[] = {
        { HAS_COUNTED, "counted" }, { HAS_BOUNDS, "target" }, { HAS_BOUNDS, "floor" },
        { HAS_EACH, "each" },       { HAS_LOWEST, "lowest" }, { HAS_OPTIONS, "options" },
        { HAS_STEPS, "steps" },     { HAS_ITEM, "item" },
    };
    const char *names[sizeof(members) / sizeof(members[0]) + 2] = { "kind" };
    size_t count = 1;

    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        if ((has & members[i].part) != 0)
            names[count++] = members[i].name;
    }
    sv_read_only(rule, names);
}

/* Where the answers of a survey have their words in its instrument, the code is name enough. */
static void read_option(const struct sv_scope *scope, struct sv_rule_option *option)
{
    static const char *const members[] = { "code", "name", "percent", NULL };

    sv_read_only(scope, members);
    option->code = "";
    (void)sv_read_code(scope, "code", SV_REQUIRED, &option->code);
    option->name = (struct sv_label){ option->code, option->code };
    (void)sv_read_label(scope, "name", SV_OPTIONAL, &option->name);
    (void)sv_read_points(scope, "percent", SV_REQUIRED, &option->percent);
}

static void read_options(const struct sv_scope *rule, struct sv_rule *ret_rule)
{
    const cJSON *array = NULL, *value = NULL;
    const char *pointer = sv_read_pointer(rule, "options");

    if (!sv_read_array(rule, "options", SV_REQUIRED, OPTIONS_MAX, &array))
        return;
    struct sv_rule_option *options =
        sv_arena_array(rule->arena, (size_t)cJSON_GetArraySize(array) + 1, sizeof(*options));
    size_t count = 0;

    cJSON_ArrayForEach(value, array)
    {
        struct sv_scope scope;

        if (sv_scope_of(&scope, rule->violations, value,
                        sv_json_pointer_index(rule->arena, pointer, count)))
            read_option(&scope, &options[count]);
        count++;
    }
    ret_rule->options = options;
    ret_rule->option_count = count;
}

static void read_steps(const struct sv_scope *rule, struct sv_rule *ret_rule)
{
    static const char *const members[] = { "at_least", "points", NULL };
    const cJSON *array = NULL, *value = NULL;
    const char *pointer = sv_read_pointer(rule, "steps");

    if (!sv_read_array(rule, "steps", SV_REQUIRED, STEPS_MAX, &array))
        return;
    struct sv_rule_step *steps =
        sv_arena_array(rule->arena, (size_t)cJSON_GetArraySize(array) + 1, sizeof(*steps));
    size_t count = 0;

    cJSON_ArrayForEach(value, array)
    {
        struct sv_scope scope;
        struct sv_rule_step *step = &steps[count];

        if (sv_scope_of(&scope, rule->violations, value,
                        sv_json_pointer_index(rule->arena, pointer, count))) {
            sv_read_only(&scope, members);
            (void)sv_read_points(&scope, "at_least", SV_REQUIRED, &step->at_least);
            (void)sv_read_points(&scope, "points", SV_REQUIRED, &step->points);
        }
        count++;
    }
    ret_rule->steps = steps;
    ret_rule->step_count = count;
}

void sv_rule_read(const struct sv_scope *scope, struct sv_rule *ret_rule)
{
    struct sv_scope rule;
    const char *word = NULL;

    if (!sv_read_object(scope, "rule", SV_REQUIRED, &rule) ||
        !sv_read_text(&rule, "kind", SV_REQUIRED, &word))
        return;
    if (!sv_rule_of_word(word, &ret_rule->kind)) {
        sv_violate(scope->violations, sv_read_pointer(&rule, "kind"), SV_VIOLATION_BAD_FORMAT);
        return;
    }
    int has = parts[ret_rule->kind];

    read_members(&rule, has);
    ret_rule->counted = (struct sv_label){ "", "" };
    if ((has & HAS_COUNTED) != 0)
        (void)sv_read_label(&rule, "counted", SV_OPTIONAL, &ret_rule->counted);
    if ((has & HAS_BOUNDS) != 0) {
        (void)sv_read_points(&rule, "target", SV_REQUIRED, &ret_rule->target);
        (void)sv_read_points(&rule, "floor", SV_OPTIONAL, &ret_rule->floor);
    }
    if ((has & HAS_EACH) != 0)
        (void)sv_read_points(&rule, "each", (has & HAS_LOWEST) != 0 ? SV_OPTIONAL : SV_REQUIRED,
                             &ret_rule->each);
    if ((has & HAS_LOWEST) != 0)
        (void)sv_read_signed_points(&rule, "lowest", SV_OPTIONAL, &ret_rule->lowest);
    if ((has & HAS_OPTIONS) != 0)
        read_options(&rule, ret_rule);
    if ((has & HAS_STEPS) != 0)
        read_steps(&rule, ret_rule);
    if ((has & HAS_ITEM) != 0)
        (void)sv_read_code(&rule, "item", SV_REQUIRED, &ret_rule->item);
}

static void add_options(cJSON *json, const struct sv_rule *rule)
{
    cJSON *array = cJSON_AddArrayToObject(json, "options");

    for (size_t i = 0; i < rule->option_count; i++) {
        const struct sv_rule_option *option = &rule->options[i];
        cJSON *object = cJSON_CreateObject();

        cJSON_AddStringToObject(object, "code", option->code);
        sv_add_label(object, "name", &option->name);
        sv_add_points(object, "percent", option->percent);
        cJSON_AddItemToArray(array, object);
    }
}

static void add_steps(cJSON *json, const struct sv_rule *rule)
{
    cJSON *array = cJSON_AddArrayToObject(json, "steps");

    for (size_t i = 0; i < rule->step_count; i++) {
        cJSON *object = cJSON_CreateObject();

        sv_add_points(object, "at_least", rule->steps[i].at_least);
        sv_add_points(object, "points", rule->steps[i].points);
        cJSON_AddItemToArray(array, object);
    }
}

cJSON *sv_json_of_rule(const struct sv_rule *rule)
{
    cJSON *json = cJSON_CreateObject();
    int has = parts[rule->kind];

    cJSON_AddStringToObject(json, "kind", sv_rule_word(rule->kind));
    if ((has & HAS_BOUNDS) != 0) {
        sv_add_points(json, "target", rule->target);
        sv_add_points(json, "floor", rule->floor);
    }
    if ((has & HAS_EACH) != 0 && rule->each != 0)
        sv_add_points(json, "each", rule->each);
    if ((has & HAS_LOWEST) != 0)
        sv_add_points(json, "lowest", rule->lowest);
    if ((has & HAS_ITEM) != 0)
        cJSON_AddStringToObject(json, "item", rule->item);
    if ((has & HAS_OPTIONS) != 0)
        add_options(json, rule);
    if ((has & HAS_STEPS) != 0)
        add_steps(json, rule);
    if (rule->counted.vi != NULL && rule->counted.vi[0] != '\0')
        sv_add_label(json, "counted", &rule->counted);
    return json;
}

/* The kind of facts that these members are, the first that is there; NONE without any. */
static enum sv_facts_kind kind_of(const struct sv_scope *facts)
{
    static const struct {
        const char *member;
        enum sv_facts_kind kind;
    } kinds[] = {
        { "option", SV_FACTS_OPTION },     { "numerator", SV_FACTS_RATIO },
        { "denominator", SV_FACTS_RATIO }, { "value", SV_FACTS_VALUE },
        { "count", SV_FACTS_COUNT },
    };

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (sv_read_has(facts, kinds[i].member))
            return kinds[i].kind;
    }
    return SV_FACTS_NONE;
}

bool sv_facts_read(const struct sv_scope *scope, const char *name, enum sv_need need,
                   struct sv_facts *ret_facts)
{
    static const char *const members[SV_FACTS_COUNT + 1][3] = {
        [SV_FACTS_NONE] = { NULL },
        [SV_FACTS_OPTION] = { "option" },
        [SV_FACTS_RATIO] = { "numerator", "denominator" },
        [SV_FACTS_VALUE] = { "value" },
        [SV_FACTS_COUNT] = { "count" },
    };
    struct sv_scope facts;
    struct sv_facts read = { 0 };
    size_t before = scope->violations->count;

    if (!sv_read_object(scope, name, need, &facts))
        return false;
    read.kind = kind_of(&facts);
    sv_read_only(&facts, members[read.kind]);
    switch (read.kind) {
    case SV_FACTS_NONE:
        sv_violate(scope->violations, facts.pointer, SV_VIOLATION_EMPTY);
        break;
    case SV_FACTS_OPTION:
        (void)sv_read_code(&facts, "option", SV_REQUIRED, &read.option);
        break;
    case SV_FACTS_RATIO:
        (void)sv_read_int(&facts, "numerator", SV_REQUIRED, 0, COUNT_MAX, &read.numerator);
        (void)sv_read_int(&facts, "denominator", SV_REQUIRED, 1, COUNT_MAX, &read.denominator);
        break;
    case SV_FACTS_VALUE:
        (void)sv_read_points(&facts, "value", SV_REQUIRED, &read.value);
        break;
    case SV_FACTS_COUNT:
        (void)sv_read_int(&facts, "count", SV_REQUIRED, 0, COUNT_MAX, &read.count);
        break;
    }
    if (scope->violations->count > before)
        return false;
    *ret_facts = read;
    return true;
}

cJSON *sv_json_of_facts(const struct sv_facts *facts)
{
    cJSON *json = facts->kind == SV_FACTS_NONE ? cJSON_CreateNull() : cJSON_CreateObject();

    switch (facts->kind) {
    case SV_FACTS_NONE:
        break;
    case SV_FACTS_OPTION:
        cJSON_AddStringToObject(json, "option", facts->option);
        break;
    case SV_FACTS_RATIO:
        sv_add_count(json, "numerator", facts->numerator);
        sv_add_count(json, "denominator", facts->denominator);
        break;
    case SV_FACTS_VALUE:
        sv_add_points(json, "value", facts->value);
        break;
    case SV_FACTS_COUNT:
        sv_add_count(json, "count", facts->count);
        break;
    }
    return json;
}
