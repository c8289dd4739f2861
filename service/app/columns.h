/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_COLUMNS_H
#define SV_APP_COLUMNS_H

#include "app/app.h"
#include "domain/columns.h"

#include <stddef.h>
#include <stdint.h>

struct sv_db;

/*
 * The answers of surveys in memory, by column, shared by all threads: loaded when they are first
 * asked for, and anew after a showing. They are those that showings keep (sv_show_answers), so that
 * every service process, and one that was started again, counts the same.
 */
struct sv_held_columns {
    const struct sv_columns *columns;
    int64_t showing; /* whose they are; 0 if they are live */
    /* Private to columns.c. */
    struct sv_arena *arena;
    const struct sv_loaded_survey *loaded;
    struct sv_column_cache *cache;
    size_t size; /* these three under the cache's lock */
    struct sv_held_columns *next;
    int holders;
};

/* Takes at most so many bytes, counted as the responses' (sv_columns_growth). */
struct sv_column_cache *sv_column_cache_new(size_t size_max);
void sv_column_cache_free(struct sv_column_cache *cache); /* NULL is fine */

struct sv_columns_wanted {
    const char *survey;
    int64_t showing; /* the last one */
    bool live;       /* as of now, with counters, for this caller alone */
};

/* SV_ERR_INVALID, naming the setting, for more responses than all columns may hold. */
SV_MUST_USE
enum sv_status sv_columns_fit(const struct sv_app *app, const struct sv_survey *survey,
                              int64_t count, struct sv_error *reterr);

/*
 * Over the caller's connection, outside of a transaction. SV_ERR_NOT_FOUND for an unknown survey;
 * SV_ERR_INVALID for one that does not fit. The surveys that were used longest ago make room.
 * SV_ERR_BUSY while another thread loads the survey, others are in use, or the survey was shown
 * anew meanwhile, rather than to keep this thread waiting for minutes.
 */
SV_MUST_USE
enum sv_status sv_columns_take(const struct sv_app *app, struct sv_db *db,
                               const struct sv_columns_wanted *wanted,
                               const struct sv_held_columns **ret_held, struct sv_error *reterr);
void sv_columns_give(const struct sv_held_columns **held); /* NULL columns are fine */

/* For variables: gives the columns back at the end of the scope. */
#define SV_HELD_COLUMNS __attribute__((cleanup(sv_columns_give))) const struct sv_held_columns

#endif
