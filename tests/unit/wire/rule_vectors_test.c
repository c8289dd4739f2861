/* SPDX-License-Identifier: Apache-2.0 */
#include "support/files.h"
#include "wire/rule_json.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

/* The rule of that name, as a framework has it. */
static struct sv_rule rule_of(struct sv_arena *arena, const cJSON *rules, const char *name)
{
    struct sv_violations found = { .arena = arena };
    struct sv_scope scope = { 0 };
    struct sv_rule rule = { 0 };
    cJSON *holder = cJSON_CreateObject();

    cJSON_AddItemReferenceToObject(holder, "rule", cJSON_GetObjectItem(rules, name));
    cr_assert(sv_scope_of(&scope, &found, holder, ""));
    sv_rule_read(&scope, &rule);
    cr_assert(eq(sz, found.count, 0), "%s", name);
    cJSON_Delete(holder);
    return rule;
}

/* False if no points come of the facts of the case. */
static bool points_of(struct sv_arena *arena, const cJSON *vector, const struct sv_rule *rule,
                      sv_points *ret_points)
{
    const struct sv_criterion criterion = {
        .code = "1",
        .max_points = sv_points_of_double(cJSON_GetObjectItem(vector, "max")->valuedouble),
        .leaf = true,
        .rule = *rule,
    };
    struct sv_violations found = { .arena = arena };
    struct sv_scope scope = { 0 };
    struct sv_facts facts = { 0 };

    cr_assert(sv_scope_of(&scope, &found, vector, ""));
    return sv_facts_read(&scope, "facts", SV_REQUIRED, &facts) && sv_rule_takes(rule, facts.kind) &&
           sv_points_of_facts(&criterion, &facts, ret_points);
}

Test(rule_vectors, make_the_same_points_here_and_in_the_browser)
{
    struct sv_arena *arena = sv_arena_new();
    cJSON *root = cJSON_Parse(test_file(arena, "tests/vectors/par_rules.json"));
    const cJSON *rules = cJSON_GetObjectItem(root, "rules");
    const cJSON *vector = NULL;

    cr_assert(cJSON_GetArraySize(cJSON_GetObjectItem(root, "cases")) > 0);
    cJSON_ArrayForEach(vector, cJSON_GetObjectItem(root, "cases"))
    {
        const char *name = cJSON_GetObjectItem(vector, "name")->valuestring;
        const cJSON *expected = cJSON_GetObjectItem(vector, "points");
        struct sv_rule rule =
            rule_of(arena, rules, cJSON_GetObjectItem(vector, "rule")->valuestring);
        sv_points points = 0;
        bool made = points_of(arena, vector, &rule, &points);

        cr_expect(eq(int, made, cJSON_IsNumber(expected)), "%s", name);
        if (made && cJSON_IsNumber(expected))
            cr_expect(eq(i64, points, sv_points_of_double(expected->valuedouble)), "%s", name);
    }
    cJSON_Delete(root);
    sv_arena_free(arena);
}
