/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/planning.h"

#include "support/reference.h"

#include <criterion/criterion.h>
#include <math.h>

static cJSON *reference;

static void open_reference(void)
{
    reference = test_reference("planning.json");
}

static void close_reference(void)
{
    cJSON_Delete(reference);
}

TestSuite(planning, .init = open_reference, .fini = close_reference);

static double number_or_zero(const cJSON *object, const char *name)
{
    return cJSON_IsNull(test_member(object, name)) ? 0.0 : test_number(object, name);
}

Test(planning, of_a_sample_matches_the_references)
{
    const cJSON *entry = NULL;
    int seen = 0;

    cJSON_ArrayForEach(entry, test_member(reference, "sample_size"))
    {
        struct sv_sample_size size = sv_sample_size_of(&(struct sv_sample_wish){
            .share = test_number(entry, "p"),
            .margin = test_number(entry, "e"),
            .deff = test_number(entry, "deff"),
            .confidence = test_number(entry, "conf"),
            .population = number_or_zero(entry, "N"),
            .valid_rate = test_number(entry, "valid_rate"),
            .response_rate = test_number(entry, "response_rate"),
        });

        test_near(size.without_population, test_number(entry, "n0"), "n0");
        test_near(size.with_population, test_number(entry, "n_with_fpc"), "n_with_fpc");
        cr_expect_eq((double)size.valid, test_number(entry, "n_valid_needed"));
        cr_expect_eq((double)size.responses, test_number(entry, "n_responses"));
        cr_expect_eq((double)size.invitations, test_number(entry, "n_invitations"));
        seen++;
    }
    cr_expect_eq(seen, 6);
}

Test(planning, of_a_comparison_matches_the_references)
{
    const cJSON *entry = NULL;
    int seen = 0;

    cJSON_ArrayForEach(entry, test_member(reference, "mdd"))
    {
        struct sv_comparison_plan plan = {
            .share = test_number(entry, "p"),
            .n1 = test_number(entry, "n1"),
            .n2 = test_number(entry, "n2"),
            .deff = test_number(entry, "deff"),
            .alpha = test_number(entry, "alpha"),
            .power = test_number(entry, "power"),
        };

        test_near(sv_detectable_difference(&plan), test_number(entry, "mdd"), "mdd");
        test_near(sv_least_significant_difference(&plan), test_number(entry, "least_significant"),
                  "least significant");
        seen++;
    }
    cr_expect_eq(seen, 7);
}

Test(planning, of_the_answers_for_a_difference_matches_the_references)
{
    const cJSON *entry = NULL;
    int seen = 0;

    cJSON_ArrayForEach(entry, test_member(reference, "n_for_difference"))
    {
        int64_t n = sv_answers_for_difference(test_number(entry, "p1"), test_number(entry, "p2"),
                                              test_number(entry, "deff"));

        cr_expect_eq((double)n, test_number(entry, "n_per_period"));
        seen++;
    }
    cr_expect_eq(seen, 3);
}

Test(planning, of_the_design_effect_matches_the_reference)
{
    const cJSON *example = test_member(test_member(reference, "deff_planning"), "example");

    test_near(sv_planning_deff(test_number(example, "cv_w2"), test_number(example, "mbar"),
                               test_number(example, "rho")),
              test_number(example, "deff"), "deff");
}

Test(planning, by_the_older_guidance_matches_the_references)
{
    const cJSON *entry = NULL;
    int seen = 0;

    cJSON_ArrayForEach(entry, test_member(reference, "yamane"))
    {
        double n = sv_yamane(test_number(entry, "N"), test_number(entry, "e"));

        test_near(n, test_number(entry, "yamane"), "yamane");
        cr_expect_eq((double)sv_whole_people(n), test_number(entry, "ceiling"));
        seen++;
    }
    cr_expect_eq(seen, 4);
}

Test(planning, rounds_people_up_but_not_for_the_last_digits_of_a_double)
{
    cr_expect_eq(sv_whole_people(0), 0);
    cr_expect_eq(sv_whole_people(0.2), 1);
    cr_expect_eq(sv_whole_people(320.00000000000006), 320);
    cr_expect_eq(sv_whole_people(320.0001), 321);
    cr_expect_eq(sv_whole_people(1e300), (int64_t)9e15); /* more people than a double can count */
}

/* A population of ten cannot be asked to give eleven answers. */
Test(planning, never_asks_for_more_answers_than_there_are_people)
{
    struct sv_sample_wish wish = { .share = 0.5,
                                   .margin = 0.03,
                                   .deff = 1.5,
                                   .confidence = 0.95,
                                   .valid_rate = 1,
                                   .response_rate = 1 };
    int64_t last = 0;

    for (wish.population = 1; wish.population < 100000; wish.population *= 3) {
        struct sv_sample_size size = sv_sample_size_of(&wish);

        cr_expect((double)size.valid <= wish.population && size.valid >= last);
        cr_expect(size.valid <= size.responses && size.responses <= size.invitations);
        last = size.valid;
    }
}
