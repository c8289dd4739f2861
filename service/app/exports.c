/* SPDX-License-Identifier: Apache-2.0 */
#include "app/exports.h"

#include "app/survey_cache.h"
#include "store/catalogue_store.h"
#include "store/export_store.h"
#include "store/pool.h"
#include "store/transaction.h"

static enum sv_status check_cut(const struct sv_survey *survey, const struct sv_cut *cut,
                                struct sv_error *reterr)
{
    enum sv_channel channel = SV_CHANNEL_KIOSK;
    enum sv_respondent respondent = SV_RESPONDENT_UNKNOWN;

    if (cut->period[0] != '\0' && !sv_survey_has_period(survey, cut->period))
        return sv_fail(reterr, SV_ERR_INVALID, "period", "this survey has no period '%.40s'",
                       cut->period);
    if (cut->channel[0] != '\0' && !sv_channel_of_word(cut->channel, &channel))
        return sv_fail(reterr, SV_ERR_INVALID, "channel",
                       "not one of kiosk, online, paper, interview");
    if (!sv_respondent_of_word(cut->respondent, &respondent))
        return sv_fail(reterr, SV_ERR_INVALID, "respondent_type", "not citizen or business");
    if (cut->procedure[0] != '\0' && sv_survey_procedure(survey, cut->procedure) == NULL)
        return sv_fail(reterr, SV_ERR_INVALID, "procedure", "this survey has no procedure '%.40s'",
                       cut->procedure);
    return SV_OK;
}

static enum sv_status check_unit(struct sv_db *db, struct sv_arena *arena, const char *unit,
                                 struct sv_error *reterr)
{
    bool exists = false;
    enum sv_status status = sv_store_unit_within(db, arena, unit, unit, &exists, reterr);

    if (status == SV_OK && !exists)
        return sv_fail(reterr, SV_ERR_INVALID, "unit", "no unit '%.40s'", unit);
    return status;
}

static enum sv_status check_place_and_cut(struct sv_db *db, struct sv_arena *arena,
                                          const struct sv_survey *survey, const struct sv_cut *cut,
                                          struct sv_error *reterr)
{
    enum sv_status status = check_cut(survey, cut, reterr);

    return status == SV_OK && cut->unit[0] != '\0' ? check_unit(db, arena, cut->unit, reterr)
                                                   : status;
}

struct sv_export_source {
    struct sv_db *db;
    const struct sv_survey *survey;
    const struct sv_export_order *order;
};

struct export
{
    struct sv_arena *arena;
    const struct sv_survey *survey;
    const struct sv_export_order *order;
    sv_export_work *work;
    void *context;
};

enum sv_status sv_export_rows(struct sv_export_source *source, sv_export_each *each, void *context,
                              struct sv_error *reterr)
{
    return sv_store_export_rows(source->db, source->survey, source->order, each, context, reterr);
}

static enum sv_status weigh(const struct sv_export_source *source, struct sv_arena *arena,
                            const int64_t *responses, enum sv_scheme scheme, const double **ret,
                            struct sv_error *reterr)
{
    const struct sv_weighting weighting =
        sv_weighting_of_counts(arena, source->survey, responses, scheme);

    *ret = weighting.weights;
    if (weighting.scheme == scheme)
        return SV_OK;
    return sv_fail(reterr, SV_ERR_INVALID, "weights", "no weights %s: %s%s%s",
                   sv_scheme_word(scheme), sv_weighting_note_word(weighting.note),
                   weighting.category == NULL ? "" : " ",
                   weighting.category == NULL ? "" : weighting.category);
}

enum sv_status sv_export_weights_of(struct sv_export_source *source, struct sv_arena *arena,
                                    struct sv_export_weights *ret_weights, struct sv_error *reterr)
{
    const bool *wanted = source->order->weights;
    const int64_t *responses = NULL;
    enum sv_status status = SV_OK;

    for (int scheme = 0; scheme < SV_SCHEME_COUNT; scheme++) {
        if (!wanted[scheme])
            continue;
        if (responses == NULL)
            status =
                sv_store_export_weight_cells(source->db, arena, source->survey, &responses, reterr);
        if (status == SV_OK)
            status = weigh(source, arena, responses, (enum sv_scheme)scheme,
                           &ret_weights->of[scheme], reterr);
        if (status != SV_OK)
            return status;
    }
    return SV_OK;
}

/* The log line stands before the file is handed over: no export goes unnoticed. */
static enum sv_status export_and_log(struct sv_db *db, void *context, struct sv_error *reterr)
{
    const struct export *export = context;
    struct sv_export_source source = { db, export->survey, export->order };
    struct sv_exported exported = { 0 };

    enum sv_status status =
        export->work(export->context, export->survey, &source, &exported, reterr);
    if (status == SV_OK)
        status = sv_store_export_log_add(db, export->arena, export->order, &exported, reterr);
    return status;
}

enum sv_status sv_app_export(const struct sv_app *app, struct sv_arena *arena,
                             const struct sv_export_order *order, sv_export_work *work,
                             void *context, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    SV_HELD_SURVEY *loaded = NULL;

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_survey_take(app, loan.db, order->cut.survey, &loaded, reterr);
    if (status == SV_OK)
        status = check_place_and_cut(loan.db, arena, &loaded->survey, &order->cut, reterr);
    if (status != SV_OK)
        return status;
    struct export export = { arena, &loaded->survey, order, work, context };

    return sv_transact_once(loan.db, export_and_log, &export, reterr);
}

enum sv_status sv_app_export_log(const struct sv_app *app, struct sv_arena *arena,
                                 const char *survey, struct sv_export_entries *ret_entries,
                                 struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    SV_HELD_SURVEY *loaded = NULL;

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK && survey[0] != '\0')
        status = sv_survey_take(app, loan.db, survey, &loaded, reterr);
    return status == SV_OK ? sv_store_export_log(loan.db, arena, survey, ret_entries, reterr)
                           : status;
}
