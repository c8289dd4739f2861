/* SPDX-License-Identifier: Apache-2.0 */
#include "app/catalogue.h"

#include "store/catalogue_store.h"
#include "store/pool.h"
#include "store/survey_store.h"
#include "store/transaction.h"

#include <string.h>

enum sv_status sv_app_instrument_add(const struct sv_app *app, struct sv_arena *arena,
                                     const struct sv_document *document, bool *ret_added,
                                     struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_instrument_add(loan.db, arena, document, ret_added, reterr);
}

enum sv_status sv_app_instrument(const struct sv_app *app, struct sv_arena *arena, const char *code,
                                 int64_t version, struct sv_document *ret_document,
                                 struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_instrument_find(loan.db, arena, code, version, ret_document, reterr);
}

enum sv_status sv_app_instruments(const struct sv_app *app, struct sv_arena *arena,
                                  struct sv_documents *ret_documents, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_instrument_list(loan.db, arena, ret_documents, reterr);
}

/* What a transaction is to do, and what it did. */
struct adding {
    struct sv_arena *arena;
    const struct sv_units *units;
    const struct sv_procedures *procedures;
    size_t changed;
    const struct sv_survey_addition *addition;
    const char *survey;
    bool added;
    bool open;
};

static enum sv_status add_units(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct adding *adding = context;
    enum sv_status status = SV_OK;

    adding->changed = 0;
    for (size_t i = 0; i < adding->units->count && status == SV_OK; i++)
        status = sv_store_unit_add(db, adding->arena, &adding->units->items[i], &adding->changed,
                                   reterr);
    if (status == SV_OK)
        status = sv_store_unit_tree_check(db, adding->arena, reterr);
    if (status == SV_OK && adding->changed > 0)
        status = sv_store_catalogue_changed(db, reterr);
    return status;
}

static enum sv_status add_procedures(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct adding *adding = context;
    enum sv_status status = SV_OK;

    adding->changed = 0;
    for (size_t i = 0; i < adding->procedures->count && status == SV_OK; i++)
        status = sv_store_procedure_add(db, adding->arena, &adding->procedures->items[i],
                                        &adding->changed, reterr);
    if (status == SV_OK && adding->changed > 0)
        status = sv_store_catalogue_changed(db, reterr);
    return status;
}

static enum sv_status add_survey(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct adding *adding = context;
    enum sv_status status = sv_store_survey_add(db, adding->arena, adding->addition->survey,
                                                adding->addition->document, &adding->added, reterr);

    if (status == SV_OK && adding->added)
        status = sv_store_catalogue_changed(db, reterr);
    return status;
}

static enum sv_status set_open(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct adding *adding = context;
    enum sv_status status =
        sv_store_survey_set_open(db, adding->arena, adding->survey, adding->open, reterr);

    return status == SV_OK ? sv_store_catalogue_changed(db, reterr) : status;
}

static enum sv_status transact(const struct sv_app *app, sv_work *work, struct adding *adding,
                               struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_transact(loan.db, work, adding, reterr);
}

enum sv_status sv_app_units_add(const struct sv_app *app, struct sv_arena *arena,
                                const struct sv_units *units, size_t *ret_changed,
                                struct sv_error *reterr)
{
    struct adding adding = { .arena = arena, .units = units };
    enum sv_status status = transact(app, add_units, &adding, reterr);

    if (status == SV_OK)
        *ret_changed = adding.changed;
    return status;
}

enum sv_status sv_app_units(const struct sv_app *app, struct sv_arena *arena,
                            struct sv_units *ret_units, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_unit_list(loan.db, arena, ret_units, reterr);
}

enum sv_status sv_app_procedures_add(const struct sv_app *app, struct sv_arena *arena,
                                     const struct sv_procedures *procedures, size_t *ret_changed,
                                     struct sv_error *reterr)
{
    struct adding adding = { .arena = arena, .procedures = procedures };
    enum sv_status status = transact(app, add_procedures, &adding, reterr);

    if (status == SV_OK)
        *ret_changed = adding.changed;
    return status;
}

enum sv_status sv_app_procedures(const struct sv_app *app, struct sv_arena *arena,
                                 struct sv_procedures *ret_procedures, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status != SV_OK)
        return status;
    return sv_store_procedure_list(loan.db, arena, ret_procedures, reterr);
}

static enum sv_status check_survey(const struct sv_app *app, struct sv_arena *arena,
                                   struct sv_survey *survey, struct sv_violations *violations,
                                   struct sv_error *reterr)
{
    struct sv_instrument *instrument = sv_arena_alloc(arena, sizeof(*instrument));
    struct sv_document document = { 0 };

    enum sv_status status = sv_app_instrument(app, arena, survey->instrument_code,
                                              survey->instrument_version, &document, reterr);
    if (status == SV_OK)
        status = app->codec->read_instrument(arena, document.text, strlen(document.text),
                                             instrument, violations, reterr);
    survey->instrument = instrument;
    if (status == SV_OK && violations->count == 0)
        sv_survey_check(survey, violations);
    return status;
}

enum sv_status sv_app_survey_add(const struct sv_app *app, struct sv_arena *arena,
                                 const struct sv_survey_addition *addition,
                                 struct sv_violations *violations, bool *ret_added,
                                 struct sv_error *reterr)
{
    struct adding adding = { .arena = arena, .addition = addition };

    enum sv_status status = check_survey(app, arena, addition->survey, violations, reterr);
    if (status != SV_OK || violations->count > 0)
        return status;
    status = transact(app, add_survey, &adding, reterr);
    if (status == SV_OK)
        *ret_added = adding.added;
    return status;
}

enum sv_status sv_app_surveys(const struct sv_app *app, struct sv_arena *arena,
                              struct sv_surveys *ret_surveys, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    const struct sv_survey_record *records = NULL;
    size_t count = 0;

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_store_survey_list(loan.db, arena, &records, &count, reterr);
    if (status != SV_OK)
        return status;
    struct sv_survey *surveys = sv_arena_array(arena, count, sizeof(*surveys));

    for (size_t i = 0; i < count; i++)
        surveys[i] = (struct sv_survey){
            .code = records[i].code,
            .title = { .vi = records[i].title_vi, .en = records[i].title_en },
            .open = records[i].open,
        };
    *ret_surveys = (struct sv_surveys){ .items = surveys, .count = count };
    return SV_OK;
}

enum sv_status sv_app_survey_set_open(const struct sv_app *app, struct sv_arena *arena,
                                      const char *code, bool open, struct sv_error *reterr)
{
    struct adding changing = { .arena = arena, .survey = code, .open = open };

    return transact(app, set_open, &changing, reterr);
}
