/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/instrument.h"

#include "base/text.h"

#include <string.h>

static size_t width_of(const struct sv_item *item)
{
    if (item->kind == SV_ITEM_TEXT)
        return 0;
    return item->kind == SV_ITEM_MULTIPLE ? (item->option_count + 7) / 8 : 1;
}

void sv_instrument_lay_out(struct sv_instrument *instrument)
{
    size_t offset = 0;

    for (size_t i = 0; i < instrument->item_count; i++) {
        instrument->items[i].offset = offset;
        instrument->items[i].width = width_of(&instrument->items[i]);
        offset += instrument->items[i].width;
    }
    instrument->answers_size = offset;
}

size_t sv_instrument_find(const struct sv_instrument *instrument, const char *item_code)
{
    for (size_t i = 0; i < instrument->item_count; i++) {
        if (strcmp(instrument->items[i].code, item_code) == 0)
            return i;
    }
    return SV_NO_ITEM;
}

bool sv_item_is_criterion(const struct sv_instrument *instrument, const struct sv_item *item)
{
    if (item->kind != SV_ITEM_SCALE || !instrument->sections[item->section].factor)
        return false;
    for (size_t i = 0; i < item->option_count; i++) {
        if (item->options[i].satisfied)
            return true;
    }
    return false;
}

size_t sv_item_option(const struct sv_item *item, int value)
{
    for (size_t i = 0; i < item->option_count; i++) {
        if (item->options[i].value == value)
            return i;
    }
    return SIZE_MAX;
}

static const char *item_pointer(struct sv_violations *violations, const struct sv_item *item,
                                const char *member)
{
    return sv_arena_printf(violations->arena, "%s/%s",
                           sv_json_pointer(violations->arena, "/items", item->code), member);
}

static void check_options(const struct sv_item *item, struct sv_violations *violations)
{
    size_t most = item->kind == SV_ITEM_SCALE ? SV_SCALE_POINTS_MAX : SV_OPTIONS_MAX;

    if (item->kind == SV_ITEM_TEXT)
        return;
    if (item->option_count < 2 || item->option_count > most)
        sv_violate(violations, item_pointer(violations, item, "options"),
                   SV_VIOLATION_OUT_OF_RANGE);
    for (size_t i = 0; i < item->option_count; i++) {
        if (sv_item_option(item, item->options[i].value) < i)
            sv_violate(violations, item_pointer(violations, item, "options"),
                       SV_VIOLATION_REPEATED_OPTION);
    }
}

static void check_condition(const struct sv_instrument *instrument, size_t place,
                            struct sv_violations *violations)
{
    const struct sv_item *item = &instrument->items[place];

    if (item->only_if_item == SV_NO_ITEM)
        return;
    /* A later item could hide an answer already given. */
    if (item->only_if_item >= place ||
        sv_item_option(&instrument->items[item->only_if_item], item->only_if_value) == SIZE_MAX)
        sv_violate(violations, item_pointer(violations, item, "only_if"),
                   SV_VIOLATION_UNKNOWN_REFERENCE);
}

static void check_item(const struct sv_instrument *instrument, size_t place,
                       struct sv_violations *violations)
{
    const struct sv_item *item = &instrument->items[place];

    if (sv_instrument_find(instrument, item->code) < place ||
        strcmp(item->code, SV_COMMENT_CODE) == 0)
        sv_violate(violations, item_pointer(violations, item, "code"), SV_VIOLATION_REPEATED);
    if (item->allows_na && item->kind != SV_ITEM_SCALE && item->kind != SV_ITEM_SINGLE)
        sv_violate(violations, item_pointer(violations, item, "na"), SV_VIOLATION_INCONSISTENT);
    if (item->overall &&
        (instrument->sections[item->section].factor || item->kind != SV_ITEM_SCALE))
        sv_violate(violations, item_pointer(violations, item, "overall"),
                   SV_VIOLATION_INCONSISTENT);
    if (item->sensitive && item->required)
        sv_violate(violations, item_pointer(violations, item, "required"),
                   SV_VIOLATION_INCONSISTENT);
    check_options(item, violations);
    check_condition(instrument, place, violations);
}

static void check_section(const struct sv_instrument *instrument, size_t place,
                          struct sv_violations *violations)
{
    const struct sv_section *section = &instrument->sections[place];
    const char *pointer = sv_json_pointer(violations->arena, "/sections", section->code);
    bool group_known = section->group == NULL;

    for (size_t i = 0; i < place; i++) {
        if (strcmp(instrument->sections[i].code, section->code) == 0)
            sv_violate(violations, pointer, SV_VIOLATION_REPEATED);
    }
    for (size_t i = 0; i < instrument->group_count && !group_known; i++)
        group_known = strcmp(instrument->groups[i].code, section->group) == 0;
    if (!group_known)
        sv_violate(violations, pointer, SV_VIOLATION_UNKNOWN_REFERENCE);
}

void sv_instrument_check(const struct sv_instrument *instrument, struct sv_violations *violations)
{
    size_t overall_count = 0;

    if (instrument->valid_until <= instrument->valid_from)
        sv_violate(violations, "/valid_until", SV_VIOLATION_INCONSISTENT);
    for (size_t i = 0; i < instrument->section_count; i++)
        check_section(instrument, i, violations);
    for (size_t i = 0; i < instrument->item_count; i++) {
        check_item(instrument, i, violations);
        overall_count += instrument->items[i].overall;
    }
    if (overall_count > 1)
        sv_violate(violations, "/sections", SV_VIOLATION_REPEATED);
}
