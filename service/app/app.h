/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_APP_H
#define SV_APP_APP_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/par.h"
#include "domain/release.h"
#include "domain/survey.h"

#include <stddef.h>

struct sv_column_cache;
struct sv_cube_cache;
struct sv_device_desk;
struct sv_pool;
struct sv_survey_cache;

/*
 * How documents are read and written. The application knows no JSON: main
 * passes it these functions of wire/ (docs/adr/0002).
 */
struct sv_codec {
    enum sv_status (*read_instrument)(struct sv_arena *arena, const char *text, size_t size,
                                      struct sv_instrument *ret_instrument,
                                      struct sv_violations *violations, struct sv_error *reterr);
    enum sv_status (*read_survey)(struct sv_arena *arena, const char *text, size_t size,
                                  struct sv_survey *ret_survey, struct sv_violations *violations,
                                  struct sv_error *reterr);
    enum sv_status (*read_framework)(struct sv_arena *arena, const char *text, size_t size,
                                     struct sv_framework *ret_framework,
                                     struct sv_violations *violations, struct sv_error *reterr);
    const char *(*write_release)(struct sv_arena *arena, const struct sv_release *release);
    enum sv_status (*read_release)(struct sv_arena *arena, const char *text, size_t size,
                                   struct sv_released *ret_released,
                                   struct sv_violations *violations, struct sv_error *reterr);
    enum sv_status (*read_option_counts)(struct sv_arena *arena, const char *options,
                                         const char *item,
                                         const struct sv_option_count **ret_counts,
                                         size_t *ret_count, struct sv_error *reterr);
    const char *(*write_event)(struct sv_arena *arena, const struct sv_release_head *head);
};

/* What every use case works with. Made by main, passed down. */
struct sv_app {
    const char *conninfo; /* of the caller of sv_app_open */
    struct sv_pool *pool;
    const struct sv_codec *codec;
    struct sv_survey_cache *surveys;
    struct sv_cube_cache *cubes;
    struct sv_column_cache *columns;
    struct sv_device_desk *devices;
};

/* What an application may take. */
struct sv_app_limits {
    size_t connections;
    size_t columns; /* bytes of memory for answers by column, see app/columns.h */
};

/* Connects to the database at conninfo, which must outlive the app. */
SV_MUST_USE
enum sv_status sv_app_open(const char *conninfo, const struct sv_app_limits *limits,
                           const struct sv_codec *codec, struct sv_app *ret_app,
                           struct sv_error *reterr);
void sv_app_close(struct sv_app *app);

#endif
