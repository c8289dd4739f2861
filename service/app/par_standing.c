/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par_standing.h"

#include "app/feeds.h"
#include "app/par_card.h"
#include "store/par_store.h"
#include "store/pool.h"
#include "store/release_store.h"
#include "store/standing_store.h"
#include "store/target_store.h"

#include <inttypes.h>
#include <string.h>

/* What all steps of one question share. */
struct asking {
    const struct sv_app *app;
    struct sv_db *db;
    struct sv_arena *arena;
    const char *scope; /* of the caller, "" for everything */
};

/* Every version of the framework that the heads are of, once. */
struct versions {
    struct sv_framework *items;
    size_t count;
};

static enum sv_status read_versions(const struct asking *asking,
                                    const struct sv_scorecard_head *heads, size_t count,
                                    struct versions *versions, struct sv_error *reterr)
{
    enum sv_status status = SV_OK;

    versions->items = sv_arena_array(asking->arena, count, sizeof(*versions->items));
    for (size_t i = 0; i < count && status == SV_OK; i++) {
        size_t k = 0;

        while (k < versions->count && versions->items[k].version != heads[i].version)
            k++;
        if (k < versions->count)
            continue;
        status = sv_par_framework(asking->app, asking->db, asking->arena, &heads[i],
                                  &versions->items[versions->count], reterr);
        versions->count += status == SV_OK;
    }
    return status;
}

static const struct sv_framework *version_of(const struct versions *versions, int64_t version)
{
    size_t k = 0;

    while (versions->items[k].version != version)
        k++;
    return &versions->items[k];
}

/* Scores and survey points of all units, both ordered by unit. */
struct filling {
    struct sv_standing_scores scores;
    struct sv_standing_surveys surveys;
    size_t score_place, survey_place;
};

/* The rows of this unit, which are the next ones or none: rows of units that are not shown are
 * passed over. */
static size_t rows_of(const char *const *units, size_t count, const char *unit, size_t *place)
{
    size_t end = 0;

    while (*place < count && strcmp(units[*place], unit) < 0)
        ++*place;
    end = *place;
    while (end < count && strcmp(units[end], unit) == 0)
        end++;
    return end - *place;
}

static enum sv_status add_up(const struct asking *asking, const struct sv_scorecard_head *head,
                             const struct sv_framework *framework, struct filling *filling,
                             struct sv_scorecard *ret_card, struct sv_error *reterr)
{
    const char *unit = head->key.unit;
    const struct sv_standing_scores *scores = &filling->scores;
    size_t score_count = rows_of(scores->units, scores->count, unit, &filling->score_place);
    size_t survey_count =
        rows_of(filling->surveys.units, filling->surveys.count, unit, &filling->survey_place);
    const struct sv_survey_points *surveys = filling->surveys.points + filling->survey_place;

    enum sv_status status = sv_feed_keep_fitting(asking->app, asking->arena, framework, &surveys,
                                                 &survey_count, reterr);
    if (status != SV_OK)
        return status;
    *ret_card = sv_scorecard_of(asking->arena, framework, scores->scores + filling->score_place,
                                score_count, surveys, survey_count);
    ret_card->unit = unit;
    ret_card->unit_name = head->unit_name;
    ret_card->period = head->key.period;
    ret_card->state = head->state;
    ret_card->decision_number = head->decision_number;
    ret_card->decision_date = head->decision_date;
    return SV_OK;
}

/* All that may be seen of a framework and period. */
static enum sv_status read_cards(const struct asking *asking, const char *framework,
                                 const char *period, struct sv_index *index,
                                 struct sv_error *reterr)
{
    const struct sv_scorecard_key key = { framework, asking->scope, period };
    const struct sv_scorecard_head *heads = NULL;
    struct versions versions = { 0 };
    struct filling filling = { 0 };
    size_t count = 0;

    enum sv_status status =
        sv_store_standing_heads(asking->db, asking->arena, &key, &heads, &count, reterr);
    if (status == SV_OK)
        status = sv_store_standing_scores(asking->db, asking->arena, &key, &filling.scores, reterr);
    if (status == SV_OK)
        status =
            sv_store_standing_surveys(asking->db, asking->arena, &key, &filling.surveys, reterr);
    if (status == SV_OK)
        status = read_versions(asking, heads, count, &versions, reterr);
    if (status != SV_OK)
        return status;
    struct sv_scorecard *cards = sv_arena_array(asking->arena, count, sizeof(*cards));

    for (size_t i = 0; i < count && status == SV_OK; i++)
        status = add_up(asking, &heads[i], version_of(&versions, heads[i].version), &filling,
                        &cards[i], reterr);
    if (status != SV_OK)
        return status;
    *index = (struct sv_index){ .period = period, .cards = cards, .card_count = count };
    for (size_t i = 0; i < versions.count; i++) {
        if (index->framework == NULL || versions.items[i].version > index->framework->version)
            index->framework = &versions.items[i];
    }
    index->ranking = sv_ranking_of(asking->arena, period, cards, count);
    return SV_OK;
}

/* With the period before; period "" is the latest. */
static enum sv_status read_index(const struct asking *asking, const char *framework,
                                 const char *period, struct sv_index *index,
                                 struct sv_error *reterr)
{
    struct sv_index before = { 0 };
    const char *earlier = "";
    enum sv_status status = SV_OK;

    if (period[0] == '\0')
        status =
            sv_store_standing_period(asking->db, asking->arena, framework, "", &period, reterr);
    if (status == SV_OK)
        status = read_cards(asking, framework, period, index, reterr);
    if (status == SV_OK && index->card_count == 0)
        status = sv_fail(reterr, SV_ERR_NOT_FOUND, "framework",
                         "no scorecard in framework '%.40s'%s%.40s", framework,
                         period[0] == '\0' ? "" : " and period ", period);
    if (status == SV_OK)
        status = sv_store_standing_period(asking->db, asking->arena, framework, period, &earlier,
                                          reterr);
    if (status == SV_OK && earlier[0] != '\0')
        status = read_cards(asking, framework, earlier, &before, reterr);
    if (status == SV_OK)
        index->previous = before.ranking;
    return status;
}

static enum sv_status simulate(struct sv_arena *arena, const struct sv_ranking *ranking,
                               struct sv_simulation simulation, struct sv_par_error *ret_error,
                               struct sv_error *reterr)
{
    int64_t most = 0;

    if (!sv_simulation_fit(&simulation, ranking->count, &most))
        return sv_fail(reterr, SV_ERR_INVALID, "runs",
                       "%" PRId64 " runs of %zu scorecards are too many: at most %" PRId64
                       " runs, %" PRId64 " in all",
                       simulation.runs, ranking->count, most, SV_DRAWS_MAX);
    *ret_error = sv_par_error_of(arena, ranking, &simulation);
    return SV_OK;
}

enum sv_status sv_app_ranking(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_caller *caller, const struct sv_ranking_query *query,
                              struct sv_ranked *ret_ranked, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_index *index = &ret_ranked->index;

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    const struct asking asking = { app, loan.db, arena, caller->unit };

    status = read_index(&asking, query->framework, query->period, index, reterr);
    sv_pool_give(&loan);
    return status == SV_OK
               ? simulate(arena, &index->ranking, query->simulation, &ret_ranked->error, reterr)
               : status;
}

static enum sv_status read_outlook(const struct asking *asking, struct sv_scorecard_key *key,
                                   struct sv_index *index, struct sv_targets *targets,
                                   struct sv_error *reterr)
{
    struct sv_scorecard_head head = { 0 };

    enum sv_status status = sv_store_scorecard_find(asking->db, asking->arena, key, &head, reterr);
    if (status != SV_OK)
        return status;
    key->period = head.key.period;
    status = read_cards(asking, key->framework, key->period, index, reterr);
    if (status == SV_OK)
        status = sv_store_target_list(asking->db, asking->arena, key, targets, reterr);
    return status;
}

enum sv_status sv_app_outlook(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_caller *caller, const struct sv_outlook_query *query,
                              struct sv_outlook *ret_outlook, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_index *index = sv_arena_alloc(arena, sizeof(*index));
    struct sv_par_error *error = sv_arena_alloc(arena, sizeof(*error));
    struct sv_scorecard_key key = query->key;
    struct sv_targets targets = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_par_check_unit(loan.db, arena, caller, key.unit, reterr);
    if (status != SV_OK)
        return status;
    const struct asking asking = { app, loan.db, arena, caller->unit };

    status = read_outlook(&asking, &key, index, &targets, reterr);
    sv_pool_give(&loan);
    if (status == SV_OK)
        status = simulate(arena, &index->ranking, query->simulation, error, reterr);
    if (status != SV_OK)
        return status;
    *ret_outlook = sv_outlook_of(arena, error, sv_index_card(index, key.unit), &targets);
    return SV_OK;
}

/* Codes of the frameworks in which the unit has a scorecard, each once. */
static size_t frameworks_of(struct sv_arena *arena, const struct sv_scorecard_head *heads,
                            size_t count, const char *unit, const char ***ret_codes)
{
    const char **codes = sv_arena_array(arena, count, sizeof(char *));
    size_t code_count = 0;

    for (size_t i = 0; i < count; i++) {
        const char *code = heads[i].key.framework;

        if (strcmp(heads[i].key.unit, unit) != 0)
            continue;
        if (code_count == 0 || strcmp(codes[code_count - 1], code) != 0)
            codes[code_count++] = code;
    }
    *ret_codes = codes;
    return code_count;
}

static enum sv_status read_unit_index(const struct asking *asking, const char *framework,
                                      const char *unit, struct sv_unit_index *ret,
                                      struct sv_error *reterr)
{
    struct sv_scorecard_key key = { framework, unit, "" };
    struct sv_scorecard_head head = { 0 };

    enum sv_status status = sv_store_scorecard_find(asking->db, asking->arena, &key, &head, reterr);
    if (status == SV_OK)
        status = read_index(asking, framework, head.key.period, &ret->index, reterr);
    if (status != SV_OK)
        return status;
    ret->card = sv_index_card(&ret->index, unit);
    ret->fields = sv_field_standings_of(asking->arena, &ret->index.ranking, ret->card);
    return SV_OK;
}

enum sv_status sv_app_overview(const struct sv_app *app, struct sv_arena *arena,
                               const struct sv_caller *caller, const char *unit,
                               struct sv_unit_indices *ret_indices, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    const struct sv_scorecard_head *heads = NULL;
    const char **codes = NULL;
    size_t head_count = 0;

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_par_check_unit(loan.db, arena, caller, unit, reterr);
    if (status == SV_OK)
        status = sv_store_scorecard_list(loan.db, arena, unit, &heads, &head_count, reterr);
    if (status != SV_OK)
        return status;
    const struct asking asking = { app, loan.db, arena, caller->unit };
    size_t count = frameworks_of(arena, heads, head_count, unit, &codes);
    struct sv_unit_index *indices = sv_arena_array(arena, count, sizeof(*indices));

    for (size_t i = 0; i < count && status == SV_OK; i++)
        status = read_unit_index(&asking, codes[i], unit, &indices[i], reterr);
    if (status != SV_OK)
        return status;
    *ret_indices = (struct sv_unit_indices){ indices, count };
    return SV_OK;
}
