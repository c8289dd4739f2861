/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/words.h"

#include "domain/device.h"
#include "domain/staff.h"
#include "domain/sub_index.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

/* Every word of a list is read back as what it was written from, and no other word is read. */
#define ROUND_TRIP(first, count, type, word_of, of_word)       \
    do {                                                       \
        enum type found = (enum type)0;                        \
        for (int i = (first); i < (count); i++) {              \
            cr_assert(of_word(word_of((enum type)i), &found)); \
            cr_expect(eq(int, found, i));                      \
        }                                                      \
        cr_expect(not(of_word("no such word", &found)));       \
    } while (0)

Test(words, of_every_list_are_read_back)
{
    ROUND_TRIP(0, SV_CHANNEL_COUNT, sv_channel, sv_channel_word, sv_channel_of_word);
    ROUND_TRIP(0, SV_RESPONDENT_COUNT, sv_respondent, sv_respondent_word, sv_respondent_of_word);
    ROUND_TRIP(0, SV_INDEX_RULE_COUNT, sv_index_rule, sv_index_rule_word, sv_index_rule_of_word);
    ROUND_TRIP(0, SV_ROLE_COUNT, sv_role, sv_role_word, sv_role_of_word);
    ROUND_TRIP(0, SV_UNIT_KIND_COUNT, sv_unit_kind, sv_unit_kind_word, sv_unit_kind_of_word);
    ROUND_TRIP(0, SV_ITEM_KIND_COUNT, sv_item_kind, sv_item_kind_word, sv_item_kind_of_word);
    ROUND_TRIP(0, SV_SESSION_EVENT_COUNT, sv_session_event, sv_session_event_word,
               sv_session_event_of_word);
    ROUND_TRIP(0, SV_GAP_KIND_COUNT, sv_gap_kind, sv_gap_kind_word, sv_gap_kind_of_word);
    ROUND_TRIP(0, SV_DEVICE_STATE_COUNT, sv_device_state, sv_device_state_word,
               sv_device_state_of_word);
    ROUND_TRIP(0, SV_SCHEME_COUNT, sv_scheme, sv_scheme_word, sv_scheme_of_word);
}

Test(words, of_positions_say_where_points_stand_to_the_target)
{
    cr_expect(eq(str, (char *)sv_position_word(SV_POSITION_NONE), ""));
    cr_expect(eq(str, (char *)sv_position_word(SV_POSITION_BELOW), "below"));
    cr_expect(eq(str, (char *)sv_position_word(SV_POSITION_WITHIN), "within"));
    cr_expect(eq(str, (char *)sv_position_word(SV_POSITION_ABOVE), "above"));
}

Test(sub_index, points_stand_to_the_target_as_they_are_shown)
{
    const struct sv_sub_index rule = { .max_points = 38 * SV_POINT,
                                       .has_target = true,
                                       .target_low = 28 * SV_POINT,
                                       .target_high = 30 * SV_POINT };
    const struct sv_sub_index without = { .max_points = 38 * SV_POINT };

    cr_expect(eq(int, sv_position_of_points(&rule, 27.9999994), SV_POSITION_BELOW));
    cr_expect(eq(int, sv_position_of_points(&rule, 28.0 / 38 * 38), SV_POSITION_WITHIN));
    cr_expect(eq(int, sv_position_of_points(&rule, 30.0000004), SV_POSITION_WITHIN));
    cr_expect(eq(int, sv_position_of_points(&rule, 32.3), SV_POSITION_ABOVE));
    cr_expect(eq(int, sv_position_of_points(&without, 32.3), SV_POSITION_NONE));
}
