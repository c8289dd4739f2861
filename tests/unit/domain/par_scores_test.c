/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static const struct sv_rule_option options[] = { { .code = "yes", .percent = 100 * SV_POINT },
                                                 { .code = "no", .percent = 0 } };
static struct sv_criterion criteria[] = {
    { .code = "S", .max_points = 20 * SV_POINT, .parent = SV_NO_PARENT },
    { .code = "R",
      .max_points = 10 * SV_POINT,
      .parent = 0,
      .leaf = true,
      .rule = { .kind = SV_RULE_RATIO, .target = 95 * SV_POINT, .floor = 50 * SV_POINT } },
    { .code = "C",
      .max_points = 10 * SV_POINT,
      .parent = 0,
      .leaf = true,
      .rule = { .kind = SV_RULE_CHECKLIST, .options = options, .option_count = 2 } },
    { .code = "T",
      .max_points = 3 * SV_POINT,
      .parent = SV_NO_PARENT,
      .leaf = true,
      .rule = { .kind = SV_RULE_BONUS, .lowest = -2 * SV_POINT } },
    { .code = "V",
      .max_points = 5 * SV_POINT,
      .parent = SV_NO_PARENT,
      .leaf = true,
      .rule.kind = SV_RULE_SURVEY_STEPS },
};
static const struct sv_framework framework = { .criteria = criteria,
                                               .criterion_count = 5,
                                               .decimals = 2 };

static void expect(struct sv_score score, enum sv_score_part part, enum sv_violation_code code)
{
    const struct sv_score_fault fault = sv_score_settle(&framework, &score);

    cr_expect(eq(int, fault.part, part), "%s", score.criterion);
    if (part != SV_SCORE_SOUND)
        cr_expect(eq(int, fault.code, code), "%s", score.criterion);
}

#define SCORE(code, at) .criterion = (code), .stage = (at), .applicable = true
#define RATIO(n, of)    .facts = { .kind = SV_FACTS_RATIO, .numerator = (n), .denominator = (of) }

Test(score, gets_its_points_from_its_facts)
{
    struct sv_score score = { SCORE("R", SV_STAGE_SELF), RATIO(9, 10) };

    cr_expect(eq(int, sv_score_settle(&framework, &score).part, SV_SCORE_SOUND));
    cr_expect(eq(i64, score.points, 9 * SV_POINT));
}

Test(score, of_a_unit_itself_needs_the_facts_that_an_appraisal_may_overrule)
{
    expect((struct sv_score){ SCORE("R", SV_STAGE_SELF), .points = 1 }, SV_SCORE_FACTS,
           SV_VIOLATION_REQUIRED);
    expect((struct sv_score){ SCORE("R", SV_STAGE_APPRAISED), .points = 1 }, SV_SCORE_SOUND, 0);
    expect((struct sv_score){ SCORE("R", SV_STAGE_FINAL), .points = 1 }, SV_SCORE_SOUND, 0);
    expect((struct sv_score){ SCORE("R", SV_STAGE_FINAL), .points = 10 * SV_POINT + 1 },
           SV_SCORE_POINTS, SV_VIOLATION_OUT_OF_RANGE);
    expect((struct sv_score){ SCORE("R", SV_STAGE_FINAL), .points = -1 }, SV_SCORE_POINTS,
           SV_VIOLATION_OUT_OF_RANGE);
}

Test(score, of_other_facts_than_the_rule_takes_is_refused)
{
    expect((struct sv_score){ SCORE("C", SV_STAGE_SELF), RATIO(1, 2) }, SV_SCORE_FACTS,
           SV_VIOLATION_NOT_APPLICABLE);
    expect((struct sv_score){ SCORE("C", SV_STAGE_SELF),
                              .facts = { .kind = SV_FACTS_OPTION, .option = "perhaps" } },
           SV_SCORE_FACTS, SV_VIOLATION_UNKNOWN_REFERENCE);
}

Test(score, of_a_bonus_may_be_a_penalty_and_always_applies)
{
    expect((struct sv_score){ SCORE("T", SV_STAGE_SELF), .points = -2 * SV_POINT }, SV_SCORE_SOUND,
           0);
    expect((struct sv_score){ SCORE("T", SV_STAGE_SELF), .points = -2 * SV_POINT - 1 },
           SV_SCORE_POINTS, SV_VIOLATION_OUT_OF_RANGE);
    expect((struct sv_score){ SCORE("T", SV_STAGE_SELF), .points = 3 * SV_POINT + 1 },
           SV_SCORE_POINTS, SV_VIOLATION_OUT_OF_RANGE);
    expect((struct sv_score){ .criterion = "T", .stage = SV_STAGE_SELF }, SV_SCORE_NA,
           SV_VIOLATION_NA_NOT_ALLOWED);
    expect((struct sv_score){ .criterion = "R", .stage = SV_STAGE_SELF }, SV_SCORE_SOUND, 0);
}

Test(score, of_what_is_not_scored_by_hand_is_refused)
{
    expect((struct sv_score){ SCORE("S", SV_STAGE_FINAL) }, SV_SCORE_CRITERION,
           SV_VIOLATION_INCONSISTENT);
    expect((struct sv_score){ SCORE("V", SV_STAGE_FINAL) }, SV_SCORE_CRITERION,
           SV_VIOLATION_NOT_APPLICABLE);
    expect((struct sv_score){ .criterion = "V", .stage = SV_STAGE_FINAL }, SV_SCORE_CRITERION,
           SV_VIOLATION_NOT_APPLICABLE);
    expect((struct sv_score){ SCORE("X", SV_STAGE_FINAL) }, SV_SCORE_CRITERION,
           SV_VIOLATION_UNKNOWN_REFERENCE);
}

static const char *only(const struct sv_scores *scores, struct sv_arena *arena)
{
    struct sv_violations violations = { .arena = arena };

    sv_scores_check(&framework, scores, &violations);
    cr_assert(eq(sz, violations.count, 1));
    return sv_arena_printf(arena, "%s %s", violations.first->pointer,
                           sv_violation_slug(violations.first->code));
}

Test(scores_document, has_totals_and_decisions_when_it_is_final_and_each_unit_once)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_score score = { SCORE("R", SV_STAGE_SELF), RATIO(1, 2) };
    struct sv_card_scores cards[] = { { .unit = "A", .pointer = "/cards/0" },
                                      { .unit = "A", .pointer = "/cards/1" } };
    struct sv_scores scores = {
        .stage = SV_STAGE_SELF, .decision.number = "", .cards = cards, .card_count = 2
    };

    cr_expect(eq(str, (char *)only(&scores, arena), "/cards/1/unit repeated"));
    cards[1].unit = "B";
    cards[1].has_total = true;
    cr_expect(eq(str, (char *)only(&scores, arena), "/cards/1/total not-applicable"));
    cards[1].has_total = false;
    scores.decision.number = "1";
    cr_expect(eq(str, (char *)only(&scores, arena), "/decision not-applicable"));
    scores.decision.number = "";
    score.facts.kind = SV_FACTS_COUNT;
    cards[1].scores = &score;
    cards[1].score_count = 1;
    cr_expect(eq(str, (char *)only(&scores, arena), "/cards/1/facts/R not-applicable"));
    score.facts.kind = SV_FACTS_NONE;
    cr_expect(eq(str, (char *)only(&scores, arena), "/cards/1/facts/R required"));
}

/* Three parts and the total, each off by half a hundredth at most: two hundredths. */
Test(total, fits_within_the_rounding_of_its_parts)
{
    struct sv_framework entered = framework;

    cr_expect(sv_total_fits(&framework, 10 * SV_POINT + 20000, 10 * SV_POINT, 3));
    cr_expect(sv_total_fits(&framework, 10 * SV_POINT - 20000, 10 * SV_POINT, 3));
    cr_expect(not(sv_total_fits(&framework, 10 * SV_POINT + 20001, 10 * SV_POINT, 3)));
    cr_expect(not(sv_total_fits(&framework, 10 * SV_POINT - 20001, 10 * SV_POINT, 3)));
    entered.total_entered = true;
    cr_expect(sv_total_fits(&entered, 99 * SV_POINT, 10 * SV_POINT, 3));
}
