/* SPDX-License-Identifier: Apache-2.0 */
#include "app/results.h"

#include "app/crosstabs.h"
#include "app/showing.h"
#include "domain/cube_disclosure.h"
#include "store/catalogue_store.h"
#include "store/pool.h"

#include <stdlib.h>
#include <string.h>

static enum sv_status check_period(const struct sv_survey *survey, const char *member,
                                   const char *period, struct sv_error *reterr)
{
    if (period[0] == '\0' || sv_survey_has_period(survey, period))
        return SV_OK;
    return sv_fail(reterr, SV_ERR_INVALID, member, "this survey has no period '%.40s'", period);
}

/* Holds the words of the query against the survey, and narrows the domain to what they name. */
static enum sv_status narrow(const struct sv_survey *survey, const struct sv_results_query *query,
                             struct sv_domain *domain, struct sv_error *reterr)
{
    const char *procedure = query->only[SV_DIM_PROCEDURE], *channel = query->only[SV_DIM_CHANNEL];
    const char *respondent = query->only[SV_DIM_RESPONDENT], *period = query->only[SV_DIM_PERIOD];
    const struct sv_procedure *found = sv_survey_procedure(survey, procedure);
    enum sv_channel the_channel = SV_CHANNEL_KIOSK;
    enum sv_respondent the_respondent = SV_RESPONDENT_UNKNOWN;

    if (procedure[0] != '\0' && found == NULL)
        return sv_fail(reterr, SV_ERR_INVALID, "procedure", "this survey has no procedure '%.40s'",
                       procedure);
    if (channel[0] != '\0' && !sv_channel_of_word(channel, &the_channel))
        return sv_fail(reterr, SV_ERR_INVALID, "channel",
                       "not one of kiosk, online, paper, interview");
    if (!sv_respondent_of_word(respondent, &the_respondent))
        return sv_fail(reterr, SV_ERR_INVALID, "respondent_type", "not citizen or business");
    domain->procedure = found == NULL ? SV_ANY : (size_t)(found - survey->procedures.items);
    domain->channel = channel[0] == '\0' ? SV_ANY : (size_t)the_channel;
    domain->respondent = respondent[0] == '\0' ? SV_ANY : (size_t)the_respondent;
    for (size_t i = 0; period[0] != '\0' && i < survey->period_count; i++) {
        if (strcmp(survey->periods[i].code, period) == 0)
            domain->period = i;
    }
    enum sv_status status = check_period(survey, "period", period, reterr);
    if (status == SV_OK)
        status = check_period(survey, "from", query->from, reterr);
    if (status == SV_OK)
        status = check_period(survey, "to", query->to, reterr);
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

/* A unit that reports is looked at as a whole; any other through the clusters that it holds. */
static bool narrow_to_reporting_unit(const struct sv_survey *survey, const char *code,
                                     struct sv_domain *domain)
{
    const struct sv_unit *unit = sv_survey_unit(survey, code);

    if (unit == NULL || domain->unit != SV_ANY)
        return false;
    domain->unit = (size_t)(unit - survey->units.items);
    return true;
}

/* Leaves the clusters at the unit or below it; "" leaves all. */
static enum sv_status narrow_to_unit(struct sv_db *db, struct sv_arena *arena,
                                     const struct sv_cube *cube, const char *unit,
                                     struct sv_domain *domain, struct sv_error *reterr)
{
    struct sv_codes below = { 0 };
    bool *clusters = NULL;

    if (unit[0] == '\0' || narrow_to_reporting_unit(cube->survey, unit, domain))
        return SV_OK;
    enum sv_status status = sv_store_units_below(db, arena, unit, &below, reterr);
    if (status != SV_OK)
        return status;
    if (below.count == 0)
        return sv_fail(reterr, SV_ERR_INVALID, "unit", "no unit '%.40s'", unit);
    clusters = sv_arena_array(arena, cube->cluster_count, sizeof(*clusters));
    size_t left = 0;

    for (size_t i = 0; i < cube->cluster_count; i++) {
        const struct sv_cluster *cluster = &cube->clusters[i];

        clusters[i] = (domain->clusters == NULL || domain->clusters[i]) &&
                      (has_code(&below, cube->survey->units.items[cluster->unit].code) ||
                       has_code(&below, cluster->counter));
        left += clusters[i];
    }
    if (left < cube->cluster_count) /* else the unit is above them all */
        domain->clusters = clusters;
    return SV_OK;
}

/* The scheme asked for, or the best that the survey allows. A finite population is one of known
 * strata; a crosstab counts. */
static enum sv_status scheme_of(const struct sv_survey *survey,
                                const struct sv_results_query *query, enum sv_scheme *ret_scheme,
                                struct sv_error *reterr)
{
    const char *word = query->figures == SV_FIGURES_CROSSTAB ? "" : query->scheme;

    *ret_scheme = query->figures == SV_FIGURES_FPC        ? SV_SCHEME_DESIGN
                  : query->figures == SV_FIGURES_CROSSTAB ? SV_SCHEME_NONE
                                                          : sv_scheme_default(survey);
    if (word[0] != '\0' && !sv_scheme_of_word(word, ret_scheme))
        return sv_fail(reterr, SV_ERR_INVALID, "scheme", "not one of none, design, post, rake");
    if (query->figures == SV_FIGURES_FPC && *ret_scheme != SV_SCHEME_DESIGN)
        return sv_fail(reterr, SV_ERR_INVALID, "scheme", "not design, as these figures are");
    return SV_OK;
}

/* What the decision on a domain is made with. */
struct control {
    struct sv_arena *arena;
    const struct sv_lattice *const *lattices;
};

static bool may_show(const void *context, const struct sv_cube *cube,
                     const struct sv_domain *domain, enum sv_fineness fineness)
{
    const struct control *control = context;

    return sv_cube_may_show(control->arena, control->lattices[fineness], cube, domain);
}

static void answer(struct sv_arena *arena, const struct sv_results_query *query,
                   const struct sv_domain *domain, enum sv_scheme scheme,
                   struct sv_told_results *told)
{
    const struct sv_cube *cube = &told->held->cube;
    struct sv_weighting *weighting = sv_arena_alloc(arena, sizeof(*weighting));
    struct sv_results_query *kept = sv_arena_alloc(arena, sizeof(*kept));
    const struct control control = { arena, told->held->lattices };
    const struct sv_results_rules rules = { query->controlled ? may_show : NULL, &control };

    *weighting = sv_weighting_of(arena, cube, scheme);
    *kept = *query;
    /* Nothing is estimated of a crosstab, which is told in milliseconds. */
    const struct sv_weighted_cube weighted = { cube, weighting,
                                               query->figures == SV_FIGURES_CROSSTAB
                                                   ? NULL
                                                   : sv_estimator_new(arena, cube, weighting) };

    told->answer = sv_results_answer_of(arena, &weighted, kept, domain, &rules);
}

/* The answers of a crosstab are of the showing of its cube. */
static enum sv_cube_view view_of(const struct sv_results_query *query)
{
    if (!query->controlled)
        return SV_CUBE_LIVE;
    return query->figures == SV_FIGURES_CROSSTAB ? SV_CUBE_SHOWN_NOW : SV_CUBE_SHOWN;
}

/* The cube to look at: under disclosure control the one that is shown, as of its day. */
static enum sv_status take_cube(const struct sv_app *app, struct sv_db *db, struct sv_arena *arena,
                                const struct sv_results_query *query, struct sv_told_results *told,
                                struct sv_error *reterr)
{
    struct sv_shown_state state = { 0 };
    enum sv_status status = SV_OK;

    if (query->controlled)
        status = sv_show(db, arena, query->survey, query->today, &state, reterr);
    if (status != SV_OK)
        return status;
    told->showing = state;
    return sv_cube_take(app, db, view_of(query), query->survey, &told->held, reterr);
}

enum sv_status sv_app_results_version(const struct sv_app *app, struct sv_arena *arena,
                                      const struct sv_results_query *query,
                                      struct sv_results_version *ret_version,
                                      struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    SV_HELD_SURVEY *loaded = NULL;
    struct sv_shown_state state = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_survey_take(app, loan.db, query->survey, &loaded, reterr);
    if (status == SV_OK)
        status = sv_show(loan.db, arena, query->survey, query->today, &state, reterr);
    if (status == SV_OK)
        *ret_version = (struct sv_results_version){ loaded->generation, state.folded };
    return status;
}

enum sv_status sv_app_results(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_results_query *query,
                              struct sv_told_results *ret_told, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_domain domain = SV_DOMAIN_ALL;
    enum sv_scheme scheme = SV_SCHEME_NONE;

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = take_cube(app, loan.db, arena, query, ret_told, reterr);
    if (status != SV_OK)
        return status;
    const struct sv_cube *cube = &ret_told->held->cube;

    /* Of the cube, which may be a second older than what is stored. */
    ret_told->version =
        (struct sv_results_version){ ret_told->held->loaded->generation, ret_told->held->folded };
    status = narrow(cube->survey, query, &domain, reterr);
    if (status == SV_OK)
        status = scheme_of(cube->survey, query, &scheme, reterr);
    bool crosstab = query->figures == SV_FIGURES_CROSSTAB; /* chooses units of its own */

    if (status == SV_OK && !crosstab)
        status = narrow_to_unit(loan.db, arena, cube, query->scope, &domain, reterr);
    if (status == SV_OK && !crosstab)
        status = narrow_to_unit(loan.db, arena, cube, query->only[SV_DIM_UNIT], &domain, reterr);
    if (status != SV_OK)
        return status;
    answer(arena, query, &domain, scheme, ret_told);
    ret_told->answer.as_of = ret_told->showing.known ? ret_told->showing.day : 0;
    return crosstab
               ? sv_crosstab_answer(app, loan.db, arena, ret_told->held, &ret_told->answer, reterr)
               : SV_OK;
}

void sv_results_give(struct sv_told_results *told)
{
    sv_cube_give(&told->held);
}
