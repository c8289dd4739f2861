/* SPDX-License-Identifier: Apache-2.0 */
#include "app/crosstabs.h"

#include "app/questions.h"
#include "app/showing.h"
#include "domain/crosstab_nested.h"
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
    enum sv_status status = sv_store_units_below(db, arena, place->code, &place->below, reterr);

    if (status == SV_OK && place->below.count == 0)
        return sv_fail(reterr, SV_ERR_INVALID, "unit", "no unit '%.40s'", place->code);
    return status;
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

/* What a crosstab is told of, and to be told with. */
struct telling {
    struct sv_arena *arena;
    struct sv_results_answer *answer;
    const struct sv_held_cube *cube;
    size_t items[2];
    struct place scope, unit;
};

/* Which groups the filters leave: of those in a period and unit of the survey, as in its cube. */
static const bool *choose(const struct telling *telling, const struct sv_columns *columns)
{
    const char *const *only = telling->answer->query->only;
    size_t count = 0;
    const struct sv_column_group *groups = sv_columns_groups(columns, &count);
    bool *chosen = sv_arena_array(telling->arena, count, sizeof(*chosen));

    for (size_t i = 0; i < count; i++) {
        const struct sv_column_group *group = &groups[i];

        chosen[i] = place_holds(&telling->scope, group) && place_holds(&telling->unit, group) &&
                    is_asked_for(only[SV_DIM_CHANNEL], sv_channel_word(group->channel)) &&
                    is_asked_for(only[SV_DIM_RESPONDENT], sv_respondent_word(group->respondent)) &&
                    is_asked_for(only[SV_DIM_PERIOD], group->period) &&
                    is_asked_for(only[SV_DIM_PROCEDURE], group->procedure) &&
                    group->at[SV_DIMENSION_PERIOD] != SV_ANY_CODE &&
                    group->at[SV_DIMENSION_UNIT] != SV_ANY_CODE;
    }
    return chosen;
}

static int64_t people_of(const struct sv_columns *columns, const bool *chosen)
{
    size_t count = 0;
    const struct sv_column_group *groups = sv_columns_groups(columns, &count);
    int64_t people = 0;

    for (size_t i = 0; i < count; i++)
        people += chosen[i] ? groups[i].count : 0;
    return people;
}

static enum sv_status tell_live(const struct sv_app *app, struct sv_db *db,
                                const struct telling *telling, struct sv_error *reterr)
{
    const struct sv_columns_wanted wanted = { .survey = telling->answer->query->survey,
                                              .live = true };
    struct sv_crosstab *crosstab = sv_arena_alloc(telling->arena, sizeof(*crosstab));
    SV_HELD_COLUMNS *held = NULL;
    enum sv_status status = sv_columns_take(app, db, &wanted, &held, reterr);

    if (status != SV_OK)
        return status;
    const struct sv_crosstab_items items = {
        .columns = held->columns,
        .all = telling->answer->survey->instrument->items,
        .places = { telling->items[0], telling->items[1] },
    };

    *crosstab = sv_crosstab_whole(telling->arena, &items, choose(telling, held->columns));
    telling->answer->crosstab = crosstab;
    telling->answer->as_of = 0;
    return SV_OK;
}

/* Of a survey as a whole nothing is told, as by all its results; another question is refused. */
static enum sv_status tell_nothing(const struct telling *telling, struct sv_error *reterr)
{
    const struct sv_results_query *query = telling->answer->query;
    bool everybody = query->scope[0] == '\0';

    for (int i = 0; i < SV_DIM_COUNT; i++)
        everybody = everybody && query->only[i][0] == '\0';
    telling->answer->shown = false;
    return everybody ? SV_OK : sv_withhold(reterr);
}

/* The words that the lattice is asked by and the ledger keeps; false if no published cell is of
 * these people: some of the units, or a part of one. */
static bool put_into_words(const struct telling *telling, const struct sv_columns *columns,
                           const bool *chosen, struct sv_question *ret_question)
{
    const char *const *only = telling->answer->query->only;

    *ret_question = (struct sv_question){
        .period = only[SV_DIM_PERIOD],
        .procedure = only[SV_DIM_PROCEDURE],
        .channel = only[SV_DIM_CHANNEL],
        .respondent = only[SV_DIM_RESPONDENT],
    };
    return sv_question_find_unit(telling->answer->survey, columns, chosen, ret_question);
}

/* By itself, as a published cell, and beside the figures of the others. */
static bool may_be_told(const struct telling *telling, const struct sv_columns *columns,
                        const bool *chosen, struct sv_question *ret_question)
{
    const struct sv_disclosure_rule rule = sv_disclosure_default();
    const struct sv_lattice *const *lattices = telling->cube->lattices;

    if (people_of(columns, chosen) < rule.threshold ||
        !put_into_words(telling, columns, chosen, ret_question))
        return false;
    const struct sv_cut cut = sv_question_cut(telling->answer->survey, ret_question);

    return sv_lattice_hidden(lattices[SV_FINE_INDEX], cut.at) == SV_SHOWN &&
           sv_cube_may_cross(telling->arena, lattices, &telling->cube->cube, columns, chosen,
                             telling->items);
}

static enum sv_status tell_held(struct sv_db *db, const struct telling *telling,
                                const struct sv_held_columns *held, struct sv_error *reterr)
{
    const bool *chosen = choose(telling, held->columns);
    struct sv_question_asked asked = {
        .held = held,
        .items = { telling->items[0], telling->items[1] },
    };

    if (!may_be_told(telling, held->columns, chosen, &asked.question))
        return tell_nothing(telling, reterr);
    enum sv_status status = sv_question_ask(db, telling->arena, &asked, reterr);

    if (status == SV_ERR_WITHHELD)
        return tell_nothing(telling, reterr);
    if (status != SV_OK)
        return status;
    telling->answer->crosstab = asked.crosstab;
    telling->answer->shown = true;
    return SV_OK;
}

static enum sv_status tell_shown(const struct sv_app *app, struct sv_db *db,
                                 const struct telling *telling, struct sv_error *reterr)
{
    const struct sv_results_query *query = telling->answer->query;
    struct sv_columns_wanted wanted = { .survey = query->survey };
    struct sv_shown_state state = { 0 };
    SV_HELD_COLUMNS *held = NULL;
    enum sv_status status =
        sv_show_answers(db, telling->arena, query->survey, query->today, &state, reterr);

    if (status != SV_OK)
        return status;
    if (!state.known)
        return tell_nothing(telling, reterr);
    wanted.showing = state.folded;
    if (telling->cube->folded != state.folded)
        return sv_fail(reterr, SV_ERR_BUSY, "figures", "the survey was shown anew meanwhile");
    status = sv_columns_take(app, db, &wanted, &held, reterr);
    return status == SV_OK ? tell_held(db, telling, held, reterr) : status;
}

enum sv_status sv_crosstab_answer(const struct sv_app *app, struct sv_db *db,
                                  struct sv_arena *arena, const struct sv_held_cube *cube,
                                  struct sv_results_answer *answer, struct sv_error *reterr)
{
    const struct sv_results_query *query = answer->query;
    struct telling telling = { .arena = arena,
                               .answer = answer,
                               .cube = cube,
                               .scope.code = query->scope,
                               .unit.code = query->only[SV_DIM_UNIT] };
    int64_t responses = 0;
    enum sv_status status = find_items(answer, telling.items, reterr);

    if (status == SV_OK)
        status = read_place(db, arena, answer->survey, &telling.scope, reterr);
    if (status == SV_OK)
        status = read_place(db, arena, answer->survey, &telling.unit, reterr);
    for (size_t i = 0; i < sv_weight_cell_count(answer->survey); i++)
        responses += answer->weighting->responses[i];
    /* Said at once rather than after minutes. */
    if (status == SV_OK)
        status = sv_columns_fit(app, answer->survey, responses, reterr);
    if (status != SV_OK)
        return status;
    return query->controlled ? tell_shown(app, db, &telling, reterr)
                             : tell_live(app, db, &telling, reterr);
}
