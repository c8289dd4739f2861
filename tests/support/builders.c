/* SPDX-License-Identifier: Apache-2.0 */
#include "support/builders.h"

#include "domain/answers.h"

#include <string.h>

static const struct sv_option likert[] = {
    { .value = 1 },
    { .value = 2 },
    { .value = 3 },
    { .value = 4, .satisfied = true },
    { .value = 5, .satisfied = true },
};
static const struct sv_option two[] = { { .value = 1 }, { .value = 2 } };
static const struct sv_option ten[] = { { .value = 1 }, { .value = 2 }, { .value = 3 },
                                        { .value = 4 }, { .value = 5 }, { .value = 6 },
                                        { .value = 7 }, { .value = 8 }, { .value = 9 },
                                        { .value = 10 } };
static const struct sv_group groups[] = { { .code = "G" }, { .code = "H" } };
static const struct sv_section sections[] = {
    { .code = "A", .group = "G", .factor = true },
    { .code = "B", .group = "H", .factor = true },
    { .code = "rest" },
};

static struct sv_item scale(const char *code, size_t section)
{
    return (struct sv_item){ .code = code,
                             .kind = SV_ITEM_SCALE,
                             .section = section,
                             .options = likert,
                             .option_count = 5,
                             .allows_na = section == 0,
                             .only_if_item = SV_NO_ITEM };
}

const struct sv_instrument *test_instrument(struct sv_arena *arena)
{
    struct sv_instrument *instrument = sv_arena_alloc(arena, sizeof(*instrument));
    struct sv_item *items = sv_arena_array(arena, 7, sizeof(*items));

    items[0] = scale("a1", 0);
    items[1] = scale("a2", 0);
    items[2] = scale("b1", 1);
    items[3] = scale("all", 2);
    items[3].overall = true;
    items[3].required = true;
    items[4] = (struct sv_item){ .code = "kind",
                                 .kind = SV_ITEM_SINGLE,
                                 .section = 2,
                                 .options = two,
                                 .option_count = 2,
                                 .only_if_item = SV_NO_ITEM };
    items[5] = (struct sv_item){ .code = "tools",
                                 .kind = SV_ITEM_MULTIPLE,
                                 .section = 2,
                                 .options = ten,
                                 .option_count = 10,
                                 .only_if_item = SV_NO_ITEM };
    items[6] = (struct sv_item){ .code = "why",
                                 .kind = SV_ITEM_TEXT,
                                 .section = 2,
                                 .max_length = 5,
                                 .only_if_item = 4,
                                 .only_if_value = 2 };
    *instrument = (struct sv_instrument){ .code = "TEST",
                                          .version = 1,
                                          .family = "sipas",
                                          .valid_from = 0,
                                          .valid_until = SV_DAY_NEVER,
                                          .groups = groups,
                                          .group_count = 2,
                                          .sections = sections,
                                          .section_count = 3,
                                          .items = items,
                                          .item_count = 7 };
    sv_instrument_lay_out(instrument);
    return instrument;
}

struct sv_survey *test_survey(struct sv_arena *arena, enum sv_index_rule rule)
{
    static const struct sv_period periods[] = { { "P1", 100, 200 }, { "P2", 200, 300 } };
    static const struct sv_unit units[] = {
        { .code = "U",
          .parent = "",
          .name = { "Đơn vị U", "Unit U" },
          .successor = "",
          .valid_from = 0,
          .valid_until = 290 },
        { .code = "V",
          .parent = "",
          .successor = "",
          .valid_from = 0,
          .valid_until = SV_DAY_NEVER },
    };
    static const struct sv_counter counters[] = {
        { .code = "U-1", .unit = "U", .valid_until = 280 },
        { .code = "V-1", .unit = "V", .valid_until = SV_DAY_NEVER }
    };
    static const struct sv_procedure procedures[] = {
        { .code = "PU", .unit = "U", .valid_until = 270 },
        { .code = "PX", .unit = "", .valid_until = SV_DAY_NEVER }
    };
    static const char *const unit_codes[] = { "U", "V" };
    struct sv_survey *survey = sv_arena_alloc(arena, sizeof(*survey));

    *survey = (struct sv_survey){
        .code = "S",
        .title = { "Đợt", "Round" },
        .open = true,
        .instrument_code = "TEST",
        .instrument_version = 1,
        .instrument = test_instrument(arena),
        .index_rule = rule,
        .sub_index = { .max_points = 38 * SV_POINT,
                       .has_target = true,
                       .target_low = 28 * SV_POINT,
                       .target_high = 30 * SV_POINT },
        .channels = { [SV_CHANNEL_KIOSK] = true, [SV_CHANNEL_ONLINE] = true },
        .respondents = { [SV_RESPONDENT_CITIZEN] = true, [SV_RESPONDENT_BUSINESS] = true },
        .periods = periods,
        .period_count = 2,
        .unit_codes = unit_codes,
        .unit_code_count = 2,
        .units = { units, 2 },
        .counters = { counters, 2 },
        .procedures = { procedures, 2 }
    };
    return survey;
}

struct sv_submission test_submission(void)
{
    static const struct sv_answer answers[] = { { .item = "all", .value = 4 } };

    return (struct sv_submission){ .has_id = true,
                                   .instrument = "TEST",
                                   .unit = "U",
                                   .has_channel = true,
                                   .channel = SV_CHANNEL_ONLINE,
                                   .respondent = SV_RESPONDENT_CITIZEN,
                                   .has_day = true,
                                   .day = 150,
                                   .revision = 1,
                                   .complete = true,
                                   .answers = answers,
                                   .answer_count = 1 };
}

static uint8_t code_of(int value)
{
    return value < 0 ? SV_CODE_NA : (uint8_t)value;
}

const uint8_t *test_answers(struct sv_arena *arena, int a1, int a2, int b1, int all)
{
    uint8_t *answers = sv_arena_alloc(arena, test_instrument(arena)->answers_size);

    answers[0] = code_of(a1);
    answers[1] = code_of(a2);
    answers[2] = code_of(b1);
    answers[3] = code_of(all);
    return answers;
}
