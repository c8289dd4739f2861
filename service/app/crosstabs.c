/* SPDX-License-Identifier: Apache-2.0 */
#include "app/crosstabs.h"

#include "app/columns.h"
#include "domain/showing.h"
#include "store/catalogue_store.h"

#include <stdlib.h>
#include <string.h>

static enum sv_status find_item(const struct sv_instrument *instrument, const char *where,
                                const char *code, size_t *ret_item, struct sv_error *reterr)
{
    size_t place = sv_instrument_find(instrument, code);

    if (place == SV_NO_ITEM)
        return sv_fail(reterr, SV_ERR_INVALID, where, "this survey has no item '%.40s'", code);
    if (instrument->items[place].kind == SV_ITEM_MULTIPLE)
        return sv_fail(reterr, SV_ERR_INVALID, where,
                       "'%.40s' takes several answers: a crosstab is of items that take one", code);
    if (instrument->items[place].kind == SV_ITEM_TEXT)
        return sv_fail(reterr, SV_ERR_INVALID, where,
                       "'%.40s' is answered in words: a crosstab is of items with options", code);
    *ret_item = place;
    return SV_OK;
}

static enum sv_status find_items(const struct sv_results_answer *answer, size_t ret_items[2],
                                 struct sv_error *reterr)
{
    const struct sv_instrument *instrument = answer->survey->instrument;
    const char *const *codes = answer->query->items;
    enum sv_status status = find_item(instrument, "first", codes[0], &ret_items[0], reterr);

    if (status == SV_OK)
        status = find_item(instrument, "second", codes[1], &ret_items[1], reterr);
    if (status == SV_OK && ret_items[0] == ret_items[1])
        return sv_fail(reterr, SV_ERR_INVALID, "second", "the same item as the first");
    return status;
}

/* A unit of a query: "" is everywhere. A unit that reports is looked at as a whole; any other
 * through the units and counters below it. */
struct place {
    const char *code;
    bool reports;
    struct sv_codes below;
};

static enum sv_status read_place(struct sv_db *db, struct sv_arena *arena,
                                 const struct sv_survey *survey, struct place *place,
                                 struct sv_error *reterr)
{
    place->reports = sv_survey_unit(survey, place->code) != NULL;
    if (place->code[0] == '\0' || place->reports)
        return SV_OK;
    return sv_store_units_below(db, arena, place->code, &place->below, reterr);
}

static int compare_code(const void *code, const void *place)
{
    return strcmp(code, *(const char *const *)place);
}

static bool has_code(const struct sv_codes *codes, const char *code)
{
    return codes->count > 0 &&
           bsearch(code, codes->items, codes->count, sizeof(*codes->items), compare_code) != NULL;
}

static bool place_holds(const struct place *place, const struct sv_column_group *group)
{
    if (place->code[0] == '\0')
        return true;
    if (place->reports)
        return strcmp(group->unit, place->code) == 0;
    return has_code(&place->below, group->unit) || has_code(&place->below, group->counter);
}

static bool is_asked_for(const char *asked, const char *word)
{
    return asked[0] == '\0' || strcmp(asked, word) == 0;
}

/* Which groups the filters leave: of those in a period and unit of the survey, as in its cube. */
static const bool *choose(struct sv_arena *arena, const struct sv_results_answer *answer,
                          const struct place places[2], const struct sv_columns *columns)
{
    const char *const *only = answer->query->only;
    size_t count = 0, left = 0;
    const struct sv_column_group *groups = sv_columns_groups(columns, &count);
    bool *chosen = sv_arena_array(arena, count, sizeof(*chosen));

    for (size_t i = 0; i < count; i++) {
        const struct sv_column_group *group = &groups[i];

        chosen[i] = place_holds(&places[0], group) && place_holds(&places[1], group) &&
                    is_asked_for(only[SV_DIM_CHANNEL], sv_channel_word(group->channel)) &&
                    is_asked_for(only[SV_DIM_RESPONDENT], sv_respondent_word(group->respondent)) &&
                    is_asked_for(only[SV_DIM_PERIOD], group->period) &&
                    sv_survey_has_period(answer->survey, group->period) &&
                    sv_survey_unit(answer->survey, group->unit) != NULL;
        left += chosen[i];
    }
    return left == count ? NULL : chosen;
}

static void fill(struct sv_arena *arena, struct sv_results_answer *answer, const int64_t *counts,
                 const size_t items[2])
{
    const struct sv_disclosure_rule rule = sv_disclosure_default();
    const struct sv_item *all = answer->survey->instrument->items;
    struct sv_crosstab *crosstab = sv_arena_alloc(arena, sizeof(*crosstab));

    *crosstab = sv_crosstab_of(arena, &all[items[0]], &all[items[1]], counts);
    if (answer->query->controlled && !sv_crosstab_protect(arena, &rule, crosstab))
        answer->shown = false;
    else
        answer->crosstab = crosstab;
}

/*
 * The columns are of another moment than the shown cube. Where the two are a few people apart, the
 * totals of a crosstab less those of the results are these people's answers, to one item after the
 * other.
 */
static bool tells_newcomers(const struct sv_results_answer *answer,
                            const struct sv_columns *columns)
{
    int64_t apart = sv_columns_count(columns);

    for (size_t i = 0; i < sv_weight_cell_count(answer->survey); i++)
        apart -= answer->weighting->responses[i];
    return apart != 0 && apart < SV_SHOWING_MIN && apart > -SV_SHOWING_MIN;
}

enum sv_status sv_crosstab_answer(const struct sv_app *app, struct sv_db *db,
                                  struct sv_arena *arena, struct sv_results_answer *answer,
                                  struct sv_error *reterr)
{
    const struct sv_results_query *query = answer->query;
    const struct sv_columns_wanted wanted = { query->survey, query->today, !query->controlled };
    struct place places[2] = { { .code = query->scope }, { .code = query->only[SV_DIM_UNIT] } };
    size_t items[2] = { 0 };
    SV_HELD_COLUMNS *held = NULL;
    enum sv_status status = find_items(answer, items, reterr);

    for (int i = 0; i < 2 && status == SV_OK; i++)
        status = read_place(db, arena, answer->survey, &places[i], reterr);
    if (status != SV_OK || !answer->shown)
        return status;
    status = sv_columns_take(app, db, &wanted, &held, reterr);
    if (status != SV_OK)
        return status;
    if (query->controlled && tells_newcomers(answer, held->columns)) {
        answer->shown = false;
        return SV_OK;
    }
    int64_t *counts = sv_arena_array(arena, SV_CROSSTAB_CELLS, sizeof(*counts));

    sv_columns_count_pairs(arena, held->columns, items,
                           choose(arena, answer, places, held->columns), counts);
    fill(arena, answer, counts, items);
    answer->as_of = query->controlled ? held->day : 0;
    return SV_OK;
}
