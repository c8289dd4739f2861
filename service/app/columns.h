/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_COLUMNS_H
#define SV_APP_COLUMNS_H

#include "app/app.h"
#include "domain/columns.h"

#include <stddef.h>
#include <stdint.h>

struct sv_db;

/*
 * The answers of surveys in memory, by column, shared by all threads. They are loaded when they
 * are first asked for, in one stream of the responses that count at that moment, and stay.
 *
 * Under disclosure control they stand still as the shown cube does (domain/showing.h): looked at
 * anew at most once a day, and loaded anew only if ten responses or more have come since. They are
 * not the responses of the shown cube, which keeps sums alone: what is told of them has a number
 * of responses and a day of its own. Loading moves a survey as a whole, so a unit may move by
 * fewer than ten; and after a restart, or after room was made for others, the columns are those of
 * that moment.
 */
struct sv_held_columns {
    const struct sv_columns *columns;
    sv_day day; /* on which they were loaded */
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
    sv_day today;
    bool live; /* as of now, for this caller alone */
};

/*
 * Over the caller's connection, outside of a transaction. SV_ERR_NOT_FOUND for an unknown survey;
 * SV_ERR_INVALID, naming the setting, for one that is larger than all columns may be. The surveys
 * that were used longest ago make room. SV_ERR_BUSY while another thread loads the survey or
 * others are in use, rather than to keep this thread waiting for minutes.
 */
SV_MUST_USE
enum sv_status sv_columns_take(const struct sv_app *app, struct sv_db *db,
                               const struct sv_columns_wanted *wanted,
                               const struct sv_held_columns **ret_held, struct sv_error *reterr);
void sv_columns_give(const struct sv_held_columns **held); /* NULL columns are fine */

/* For variables: gives the columns back at the end of the scope. */
#define SV_HELD_COLUMNS __attribute__((cleanup(sv_columns_give))) const struct sv_held_columns

#endif
