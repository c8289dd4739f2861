/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/framework.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#define COUNT(array)  (sizeof(array) / sizeof((array)[0]))
#define POINTS(value) ((sv_points)((value)*1000000 + ((value) < 0 ? -0.5 : 0.5)))

static const struct sv_rule_option outcomes[] = {
    { "excellent", { "Hoàn thành xuất sắc", "Excellent" }, 100 * SV_POINT },
    { "good", { "Hoàn thành tốt", "Good" }, 75 * SV_POINT },
    { "done", { "Hoàn thành", "Done" }, 50 * SV_POINT },
    { "not_done", { "Không hoàn thành", "Not done" }, 0 },
};
static const struct sv_rule_step steps[] = {
    { 95 * SV_POINT, 1 * SV_POINT },
    { 80 * SV_POINT, SV_POINT / 2 },
};

static const struct sv_criterion manual = { .max_points = 2 * SV_POINT, .leaf = true };
static const struct sv_criterion checklist = {
    .max_points = 3 * SV_POINT,
    .leaf = true,
    .rule = { .kind = SV_RULE_CHECKLIST, .options = outcomes, .option_count = COUNT(outcomes) }
};
static const struct sv_criterion ratio = {
    .max_points = 5 * SV_POINT,
    .leaf = true,
    .rule = { .kind = SV_RULE_RATIO, .target = 95 * SV_POINT, .floor = 70 * SV_POINT }
};
static const struct sv_criterion stepped = {
    .max_points = SV_POINT,
    .leaf = true,
    .rule = { .kind = SV_RULE_STEPS, .steps = steps, .step_count = COUNT(steps) }
};
static const struct sv_criterion per_unit = { .max_points = 2 * SV_POINT,
                                              .leaf = true,
                                              .rule = { .kind = SV_RULE_PER_UNIT,
                                                        .each = SV_POINT / 2 } };
static const struct sv_criterion deduction = { .max_points = 1 * SV_POINT,
                                               .leaf = true,
                                               .rule = { .kind = SV_RULE_DEDUCTION,
                                                         .each = SV_POINT / 4 } };
static const struct sv_criterion bonus = {
    .max_points = 5 * SV_POINT,
    .leaf = true,
    .rule = { .kind = SV_RULE_BONUS, .each = 1 * SV_POINT, .lowest = -2 * SV_POINT }
};
static const struct sv_criterion entered_bonus = { .max_points = 5 * SV_POINT,
                                                   .leaf = true,
                                                   .rule = { .kind = SV_RULE_BONUS } };

#define OPTION(code)                              \
    {                                             \
        .kind = SV_FACTS_OPTION, .option = (code) \
    }
#define RATIO(x, m)                                                  \
    {                                                                \
        .kind = SV_FACTS_RATIO, .numerator = (x), .denominator = (m) \
    }
#define VALUE(v)                                   \
    {                                              \
        .kind = SV_FACTS_VALUE, .value = POINTS(v) \
    }
#define TIMES(n)                             \
    {                                        \
        .kind = SV_FACTS_COUNT, .count = (n) \
    }

struct worked {
    const struct sv_criterion *criterion;
    struct sv_facts facts;
    sv_points points;
};

static void expect(const struct worked *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sv_points points = -1;

        cr_expect(sv_points_of_facts(cases[i].criterion, &cases[i].facts, &points), "case %zu", i);
        cr_expect(eq(i64, points, cases[i].points), "case %zu", i);
    }
}
#define EXPECT(...) \
    expect((const struct worked[]){ __VA_ARGS__ }, COUNT(((const struct worked[]){ __VA_ARGS__ })))

/* Section 2.2: "hoàn thành xuất sắc 100 %, tốt 75 %, hoàn thành 50 %". */
Test(rule, checklist_gives_the_part_of_its_outcome)
{
    EXPECT({ &checklist, OPTION("excellent"), POINTS(3) },
           { &checklist, OPTION("good"), POINTS(2.25) },
           { &checklist, OPTION("done"), POINTS(1.5) }, { &checklist, OPTION("not_done"), 0 });
}

/* Section 2.2: from the target on the maximum, below the floor nothing, between them ratio x max.
 */
Test(rule, ratio_has_a_target_and_a_floor_and_rounds_nothing_at_them)
{
    EXPECT({ &ratio, RATIO(20, 20), POINTS(5) }, { &ratio, RATIO(19, 20), POINTS(5) },
           { &ratio, RATIO(949999, 1000000), POINTS(4.749995) },
           { &ratio, RATIO(18, 20), POINTS(4.5) }, { &ratio, RATIO(7, 10), POINTS(3.5) },
           { &ratio, RATIO(699999999999999, 1000000000000000), 0 },
           { &ratio, RATIO(700000000000000, 1000000000000000), POINTS(3.5) },
           { &ratio, RATIO(0, 3), 0 }, { &ratio, RATIO(9, 3), POINTS(5) },
           { &ratio, RATIO(7, 9), POINTS(3.888889) });
}

Test(rule, steps_take_a_value_or_a_quotient_and_are_nothing_below_the_last)
{
    EXPECT({ &stepped, VALUE(95), POINTS(1) }, { &stepped, VALUE(94.999999), POINTS(0.5) },
           { &stepped, VALUE(80), POINTS(0.5) }, { &stepped, VALUE(79.999999), 0 },
           { &stepped, RATIO(19, 20), POINTS(1) }, { &stepped, RATIO(189999, 200000), POINTS(0.5) },
           { &stepped, RATIO(4, 5), POINTS(0.5) },
           { &stepped, RATIO(INT64_C(799999999999999), INT64_C(1000000000000000)), 0 });
}

/* Section 2.2: 0.5 points per regulation issued. */
Test(rule, per_unit_is_capped_by_the_maximum)
{
    EXPECT({ &per_unit, TIMES(0), 0 }, { &per_unit, TIMES(3), POINTS(1.5) },
           { &per_unit, TIMES(4), POINTS(2) }, { &per_unit, TIMES(5), POINTS(2) },
           { &per_unit, TIMES(INT64_MAX), POINTS(2) });
}

Test(rule, deduction_ends_at_nothing)
{
    EXPECT({ &deduction, TIMES(0), POINTS(1) }, { &deduction, TIMES(2), POINTS(0.5) },
           { &deduction, TIMES(4), 0 }, { &deduction, TIMES(9), 0 },
           { &deduction, TIMES(INT64_MAX), 0 });
}

/* Section 2.2: Phú Thọ up to +5. */
Test(rule, bonus_is_for_each_up_to_the_most_it_brings)
{
    EXPECT({ &bonus, TIMES(0), 0 }, { &bonus, TIMES(2), POINTS(2) },
           { &bonus, TIMES(6), POINTS(5) });
}

Test(rule, takes_only_its_own_facts)
{
    static const struct {
        const struct sv_criterion *criterion;
        bool takes[SV_FACTS_COUNT + 1]; /* none, option, ratio, value, count */
    } cases[] = {
        { &manual, { true, false, false, false, false } },
        { &checklist, { false, true, false, false, false } },
        { &ratio, { false, false, true, false, false } },
        { &stepped, { false, false, true, true, false } },
        { &per_unit, { false, false, false, false, true } },
        { &deduction, { false, false, false, false, true } },
        { &bonus, { false, false, false, false, true } },
        { &entered_bonus, { true, false, false, false, false } },
    };
    static const struct sv_facts facts[SV_FACTS_COUNT + 1] = {
        [SV_FACTS_OPTION] = OPTION("good"),
        [SV_FACTS_RATIO] = RATIO(1, 2),
        [SV_FACTS_VALUE] = VALUE(1),
        [SV_FACTS_COUNT] = TIMES(1),
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        for (enum sv_facts_kind kind = SV_FACTS_NONE; kind <= SV_FACTS_COUNT; kind++) {
            sv_points points = 0;

            cr_expect(eq(int, sv_rule_takes(&cases[i].criterion->rule, kind), cases[i].takes[kind]),
                      "case %zu, kind %d", i, (int)kind);
            cr_expect(eq(int, sv_points_of_facts(cases[i].criterion, &facts[kind], &points),
                         kind != SV_FACTS_NONE && cases[i].takes[kind]),
                      "case %zu, kind %d", i, (int)kind);
        }
    }
}

Test(rule, of_a_survey_takes_no_facts)
{
    for (enum sv_rule_kind kind = SV_RULE_SURVEY_LINEAR; kind < SV_RULE_COUNT; kind++) {
        const struct sv_rule rule = { .kind = kind };

        for (enum sv_facts_kind facts = SV_FACTS_NONE; facts <= SV_FACTS_COUNT; facts++)
            cr_expect(not(sv_rule_takes(&rule, facts)));
    }
}

Test(rule, does_not_know_an_option_that_it_does_not_have)
{
    const struct sv_facts facts = OPTION("perfect");
    sv_points points = 7;

    cr_expect(not(sv_points_of_facts(&checklist, &facts, &points)));
    cr_expect(eq(i64, points, 7));
}

/* The same numbers at every run: SplitMix64. */
static uint64_t state = 20251231;

static uint64_t chance(void)
{
    uint64_t z = state += UINT64_C(0x9E3779B97F4A7C15);

    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* Awkward: often one of the ends, often small, sometimes of any size. */
static int64_t awkward(int64_t most)
{
    switch (chance() % 5) {
    case 0:
        return 0;
    case 1:
        return most;
    case 2:
        return (int64_t)(chance() % 8) < most ? (int64_t)(chance() % 8) % (most + 1) : most;
    default:
        return (int64_t)(chance() % ((uint64_t)most + 1));
    }
}

static const int64_t PLENTY = INT64_C(1000000000000000);

static struct sv_facts any_facts(enum sv_facts_kind kind)
{
    struct sv_facts facts = { .kind = kind };

    facts.option = outcomes[chance() % COUNT(outcomes)].code;
    facts.numerator = awkward(PLENTY);
    facts.denominator = 1 + awkward(chance() % 2 == 0 ? PLENTY - 1 : 100);
    facts.value = awkward(200 * SV_POINT);
    facts.count = awkward(chance() % 2 == 0 ? PLENTY : 20);
    return facts;
}

/* A leaf that sv_framework_check accepts. */
static struct sv_criterion any_leaf(enum sv_rule_kind kind, struct sv_rule_option *options,
                                    struct sv_rule_step *rungs)
{
    struct sv_criterion leaf = { .leaf = true,
                                 .max_points = awkward(100 * SV_POINT),
                                 .rule = { .kind = kind } };

    leaf.rule.target = 1 + awkward(100 * SV_POINT - 1);
    leaf.rule.floor = awkward(leaf.rule.target);
    leaf.rule.each = 1 + awkward(chance() % 2 == 0 ? 1000 * SV_POINT : 3);
    leaf.rule.lowest = -awkward(10 * SV_POINT) - 1;
    for (size_t i = 0; i < COUNT(outcomes); i++) {
        options[i] = outcomes[i];
        options[i].percent = awkward(100 * SV_POINT);
    }
    leaf.rule.options = options;
    leaf.rule.option_count = COUNT(outcomes);
    rungs[0] = (struct sv_rule_step){ 1 + awkward(100 * SV_POINT), awkward(leaf.max_points) };
    rungs[1] = (struct sv_rule_step){ awkward(rungs[0].at_least - 1), awkward(rungs[0].points) };
    leaf.rule.steps = rungs;
    leaf.rule.step_count = 2;
    return leaf;
}

static struct sv_violations check(struct sv_arena *arena, const struct sv_criterion *leaf)
{
    struct sv_violations violations = { .arena = arena };

    sv_rule_check(leaf, "/fields/0", &violations);
    return violations;
}

Test(rule, never_gives_more_than_the_maximum_nor_less_than_its_lowest)
{
    struct sv_arena *arena = sv_arena_new();

    for (int i = 0; i < 40000; i++) {
        struct sv_rule_option options[COUNT(outcomes)];
        struct sv_rule_step rungs[2];
        enum sv_rule_kind kind = SV_RULE_CHECKLIST + chance() % 6;
        struct sv_criterion leaf = any_leaf(kind, options, rungs);
        sv_points lowest = kind == SV_RULE_BONUS ? leaf.rule.lowest : 0;

        cr_assert(eq(sz, check(arena, &leaf).count, 0));
        for (enum sv_facts_kind facts = SV_FACTS_OPTION; facts <= SV_FACTS_COUNT; facts++) {
            struct sv_facts told = any_facts(facts);
            sv_points points = 0;

            if (!sv_points_of_facts(&leaf, &told, &points))
                continue;
            cr_assert(points >= lowest && points <= leaf.max_points, "kind %d: %ld", (int)kind,
                      (long)points);
        }
    }
    sv_arena_free(arena);
}

/* Of the same denominator: more done never brings less. */
Test(rule, never_gives_less_for_a_higher_ratio_value_or_count)
{
    static const enum sv_rule_kind kinds[] = { SV_RULE_RATIO, SV_RULE_STEPS, SV_RULE_PER_UNIT,
                                               SV_RULE_BONUS };

    for (int i = 0; i < 40000; i++) {
        struct sv_rule_option options[COUNT(outcomes)];
        struct sv_rule_step rungs[2];
        struct sv_criterion leaf = any_leaf(kinds[chance() % COUNT(kinds)], options, rungs);

        for (enum sv_facts_kind kind = SV_FACTS_RATIO; kind <= SV_FACTS_COUNT; kind++) {
            struct sv_facts less = any_facts(kind);
            struct sv_facts more = less;
            sv_points low = 0, high = 0;

            more.numerator += awkward(9);
            more.value += awkward(9);
            more.count += awkward(9);
            if (!sv_points_of_facts(&leaf, &less, &low))
                continue;
            cr_assert(sv_points_of_facts(&leaf, &more, &high) && low <= high, "kind %d: %ld > %ld",
                      (int)leaf.rule.kind, (long)low, (long)high);
        }
    }
}

Test(framework_class, is_the_highest_that_a_percentage_reaches)
{
    static const struct sv_class classes[] = {
        { "XS", { "Xuất sắc", "Excellent" }, 90 * SV_POINT },
        { "T", { "Tốt", "Good" }, 80 * SV_POINT },
    };
    const struct sv_framework framework = { .classes = classes, .class_count = 2 };
    const struct sv_framework without = { 0 };

    cr_expect(eq(ptr, (void *)sv_framework_class(&framework, 90 * SV_POINT), (void *)&classes[0]));
    cr_expect(
        eq(ptr, (void *)sv_framework_class(&framework, 90 * SV_POINT - 1), (void *)&classes[1]));
    cr_expect(eq(ptr, (void *)sv_framework_class(&framework, 80 * SV_POINT), (void *)&classes[1]));
    cr_expect(eq(ptr, (void *)sv_framework_class(&framework, 80 * SV_POINT - 1), NULL));
    cr_expect(eq(ptr, (void *)sv_framework_class(&without, 100 * SV_POINT), NULL));
}
