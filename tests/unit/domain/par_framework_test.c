/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static struct sv_arena *arena;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

/* A (10) = A.1 (6) + A.2 (4) of A.2.1 (1) and A.2.2 (3), and the survey criterion B (38). */
static struct sv_criterion criteria[6];
static struct sv_framework framework;

static void set_up(void)
{
    const struct sv_criterion whole[6] = {
        { .code = "A", .max_points = 10 * SV_POINT, .parent = SV_NO_PARENT },
        { .code = "A.1", .max_points = 6 * SV_POINT, .parent = 0, .leaf = true },
        { .code = "A.2", .max_points = 4 * SV_POINT, .parent = 0 },
        { .code = "A.2.1", .max_points = 1 * SV_POINT, .parent = 2, .leaf = true },
        { .code = "A.2.2", .max_points = 3 * SV_POINT, .parent = 2, .leaf = true },
        { .code = "B",
          .max_points = 38 * SV_POINT,
          .parent = SV_NO_PARENT,
          .leaf = true,
          .rule.kind = SV_RULE_SURVEY_LINEAR },
    };

    open_arena();
    for (size_t i = 0; i < 6; i++)
        criteria[i] = whole[i];
    framework = (struct sv_framework){
        .code = "F",
        .version = 1,
        .valid_until = SV_DAY_NEVER,
        .max_points = 48 * SV_POINT,
        .criteria = criteria,
        .criterion_count = 6,
    };
}

static struct sv_violations check_framework(void)
{
    struct sv_violations violations = { .arena = arena };

    sv_framework_check(&framework, &violations);
    return violations;
}

static void expect_one(struct sv_violations violations, const char *pointer,
                       enum sv_violation_code code)
{
    cr_assert(eq(sz, violations.count, 1), "%zu violations", violations.count);
    cr_expect(eq(str, (char *)violations.first->pointer, (char *)pointer));
    cr_expect(eq(int, violations.first->code, code));
}

TestSuite(par_framework, .init = set_up, .fini = close_arena);

Test(par_framework, whose_maxima_add_up_is_accepted)
{
    cr_expect(eq(sz, check_framework().count, 0));
}

Test(par_framework, finds_a_criterion_at_any_depth)
{
    cr_expect(eq(sz, sv_framework_find(&framework, "A.2.2"), 4));
    cr_expect(eq(sz, sv_framework_find(&framework, "A.2.3"), SIZE_MAX));
}

Test(par_framework, must_not_end_before_it_begins)
{
    framework.valid_from = 100;
    framework.valid_until = 100;
    expect_one(check_framework(), "/valid_until", SV_VIOLATION_INCONSISTENT);
}

Test(par_framework, must_have_the_maximum_of_its_fields)
{
    framework.max_points = 100 * SV_POINT;
    expect_one(check_framework(), "/max_points", SV_VIOLATION_INCONSISTENT);
}

Test(par_framework, is_told_where_the_maxima_below_a_criterion_do_not_add_up)
{
    criteria[4].max_points += 1; /* a millionth of a point */
    expect_one(check_framework(), "/fields/0/criteria/1/max_points", SV_VIOLATION_INCONSISTENT);
}

Test(par_framework, must_not_use_a_code_twice_even_under_different_fields)
{
    criteria[4].code = "A.1";
    expect_one(check_framework(), "/fields/0/criteria/1/criteria/1/code", SV_VIOLATION_REPEATED);
}

/* Section 2.2: totals may pass the maximum. */
Test(par_framework, has_its_bonuses_beside_the_maximum)
{
    criteria[4].rule = (struct sv_rule){ .kind = SV_RULE_BONUS };
    expect_one(check_framework(), "/fields/0/criteria/1/max_points", SV_VIOLATION_INCONSISTENT);
    criteria[2].max_points = 1 * SV_POINT;
    criteria[0].max_points = 7 * SV_POINT;
    framework.max_points = 45 * SV_POINT;
    cr_expect(eq(sz, check_framework().count, 0));
}

/* PCI: the total is weighted and published beside its parts. */
Test(par_framework, need_not_add_up_where_the_total_is_entered)
{
    framework.max_points = 100 * SV_POINT;
    framework.total_entered = true;
    cr_expect(eq(sz, check_framework().count, 0));
}

Test(par_framework, has_classes_that_descend)
{
    static const struct sv_class classes[] = {
        { "A", { "A", "A" }, 90 * SV_POINT },
        { "B", { "B", "B" }, 90 * SV_POINT },
    };

    framework.classes = classes;
    framework.class_count = 2;
    expect_one(check_framework(), "/classes/1/at_least", SV_VIOLATION_INCONSISTENT);
    framework.class_count = 1;
    cr_expect(eq(sz, check_framework().count, 0));
}

Test(par_framework, is_shown_with_at_most_four_decimals)
{
    framework.decimals = 5;
    expect_one(check_framework(), "/decimals", SV_VIOLATION_OUT_OF_RANGE);
}

Test(stage, is_read_from_the_words_that_people_enter_and_no_others)
{
    enum sv_stage stage = SV_STAGE_NONE;

    cr_expect(sv_stage_of_word("self", &stage) && stage == SV_STAGE_SELF);
    cr_expect(sv_stage_of_word("appraised", &stage) && stage == SV_STAGE_APPRAISED);
    cr_expect(sv_stage_of_word("final", &stage) && stage == SV_STAGE_FINAL);
    cr_expect(not(sv_stage_of_word("release", &stage)));
    cr_expect(not(sv_stage_of_word("", &stage)));
    cr_expect(eq(str, (char *)sv_stage_word(SV_STAGE_RELEASE), "release"));
    cr_expect(eq(str, (char *)sv_stage_word(SV_STAGE_NONE), ""));
}

static struct sv_violations check_scores(const struct sv_score *scores, size_t count)
{
    struct sv_violations violations = { .arena = arena };
    struct sv_score *own = sv_arena_array(arena, count, sizeof(*own)); /* points may be made */
    const struct sv_card_scores card = {
        .unit = "U", .pointer = "", .scores = own, .score_count = count
    };
    const struct sv_scores document = { .decision.number = "", .cards = &card, .card_count = 1 };

    for (size_t i = 0; i < count; i++)
        own[i] = scores[i];
    sv_scores_check(&framework, &document, &violations);
    return violations;
}

#define POINTS(leaf, value)                                    \
    {                                                          \
        .criterion = leaf, .applicable = true, .points = value \
    }
#define NA(leaf)          \
    {                     \
        .criterion = leaf \
    }
#define CHECK(...)                                   \
    check_scores((struct sv_score[]){ __VA_ARGS__ }, \
                 sizeof((struct sv_score[]){ __VA_ARGS__ }) / sizeof(struct sv_score))

TestSuite(scores, .init = set_up, .fini = close_arena);

Test(scores, of_manual_leaves_up_to_their_maximum_are_accepted)
{
    cr_expect(eq(sz, CHECK(POINTS("A.1", 6 * SV_POINT), POINTS("A.2.1", 0), NA("A.2.2")).count, 0));
}

Test(scores, a_millionth_above_the_maximum_or_below_zero_are_refused)
{
    expect_one(CHECK(POINTS("A.1", 6 * SV_POINT + 1)), "/points/A.1", SV_VIOLATION_OUT_OF_RANGE);
    expect_one(CHECK(POINTS("A.1", -1)), "/points/A.1", SV_VIOLATION_OUT_OF_RANGE);
}

Test(scores, of_an_unknown_criterion_are_refused)
{
    expect_one(CHECK(POINTS("C", 0)), "/points/C", SV_VIOLATION_UNKNOWN_REFERENCE);
}

Test(scores, of_a_criterion_that_is_a_sum_are_refused)
{
    expect_one(CHECK(POINTS("A", 0)), "/points/A", SV_VIOLATION_INCONSISTENT);
}

Test(scores, of_a_survey_criterion_are_refused_and_so_is_leaving_it_out)
{
    expect_one(CHECK(POINTS("B", 0)), "/points/B", SV_VIOLATION_NOT_APPLICABLE);
    expect_one(CHECK(NA("B")), "/na/0", SV_VIOLATION_NOT_APPLICABLE);
}

Test(scores, of_a_criterion_that_is_said_not_to_apply_are_refused)
{
    expect_one(CHECK(POINTS("A.1", 0), NA("A.2.1"), NA("A.1")), "/na/1", SV_VIOLATION_REPEATED);
}
