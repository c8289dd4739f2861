/* SPDX-License-Identifier: Apache-2.0 */
#include "support/reference.h"

#include "support/files.h"

#include <criterion/criterion.h>
#include <math.h>

cJSON *test_reference(const char *name)
{
    struct sv_arena *arena = sv_arena_new();
    cJSON *json =
        cJSON_Parse(test_file(arena, sv_arena_printf(arena, "tests/data/oracle/%s", name)));

    sv_arena_free(arena);
    cr_assert_not_null(json, "%s is not JSON", name);
    return json;
}

const cJSON *test_member(const cJSON *object, const char *name)
{
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, name);

    cr_assert_not_null(member, "no '%s' in the reference", name);
    return member;
}

double test_number(const cJSON *object, const char *name)
{
    const cJSON *member = test_member(object, name);

    cr_assert(cJSON_IsNumber(member), "'%s' of the reference is no number", name);
    return member->valuedouble;
}

void test_near(double actual, double expected, const char *what)
{
    double far = fabs(actual - expected);

    cr_expect(far <= 1e-9 * fmax(1e-3, fabs(expected)), "%s: %.17g instead of %.17g", what, actual,
              expected);
}

void test_near_interval(struct sv_interval actual, const cJSON *expected, const char *what)
{
    const cJSON *low = cJSON_GetArrayItem(expected, 0), *high = cJSON_GetArrayItem(expected, 1);

    cr_assert(low != NULL && high != NULL);
    cr_expect_eq(actual.known, !cJSON_IsNull(low), "%s: known or not", what);
    if (cJSON_IsNull(low))
        return;
    test_near(actual.low, low->valuedouble, what);
    test_near(actual.high, high->valuedouble, what);
}
