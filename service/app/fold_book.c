/* SPDX-License-Identifier: Apache-2.0 */
#include "app/fold_steps.h"

#include <stdlib.h>
#include <string.h>

struct sv_fold_book {
    struct sv_arena *arena;
    struct sv_fold_survey *surveys;
};

struct sv_fold_book *sv_fold_book_new(void)
{
    struct sv_fold_book *book = calloc(1, sizeof(*book));

    if (book == NULL)
        abort();
    book->arena = sv_arena_new();
    return book;
}

void sv_fold_book_free(struct sv_fold_book *book)
{
    if (book == NULL)
        return;
    for (struct sv_fold_survey *survey = book->surveys; survey != NULL; survey = survey->next)
        sv_survey_give(&survey->loaded);
    sv_arena_free(book->arena);
    free(book);
}

static struct sv_fold_survey *find(const struct sv_fold_book *book, const char *code)
{
    struct sv_fold_survey *survey = book->surveys;

    while (survey != NULL && strcmp(survey->code, code) != 0)
        survey = survey->next;
    return survey;
}

const struct sv_fold_survey *sv_fold_book_find(const struct sv_fold_book *book, const char *code)
{
    return find(book, code);
}

enum sv_status sv_fold_book_load(struct sv_fold_book *book, const struct sv_app *app,
                                 struct sv_db *db, const char *code, struct sv_error *reterr)
{
    struct sv_fold_survey *survey = find(book, code);
    const struct sv_loaded_survey *loaded = NULL;

    if (survey != NULL && survey->plan != NULL)
        return SV_OK;
    enum sv_status status = sv_survey_take(app, db, code, &loaded, reterr);

    if (status == SV_ERR_BUSY)
        return status;
    if (survey == NULL) {
        survey = sv_arena_alloc(book->arena, sizeof(*survey));
        survey->code = sv_arena_strdup(book->arena, code);
        survey->next = book->surveys;
        book->surveys = survey;
    }
    if (status != SV_OK)
        return status;
    survey->loaded = loaded;
    survey->plan = sv_cube_plan_of(book->arena, loaded->survey.instrument);
    return SV_OK;
}
