/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_RELEASE_RECOUNT_H
#define SV_APP_RELEASE_RECOUNT_H

#include "app/app.h"
#include "domain/cube_map.h"
#include "domain/release.h"

/* Adds responses from elsewhere to the cube of a survey. */
typedef enum sv_status sv_recount_work(void *context, const struct sv_survey *survey,
                                       struct sv_cube_map *map, struct sv_error *reterr);

/* The release that is to be told once more. */
struct sv_recount {
    const char *survey;
    const char *period; /* "" for all */
    int64_t number;
    sv_day released_on;
    struct sv_units_above members; /* as the release tells them; none: those of the tree here */
    sv_recount_work *work; /* brings the responses; NULL for those that are shown here now */
    void *context;
};

struct sv_recounted {
    const char *document;
    struct sv_units_moved moved; /* how the tree of units here is another than the release's */
};

/*
 * The document that a release of these responses would be, by the survey as it is defined here and
 * the members that the release tells; nothing is stored. SV_ERR_NOT_FOUND for an unknown survey,
 * SV_ERR_INVALID for members that are no units of it.
 */
SV_MUST_USE
enum sv_status sv_app_release_recount(const struct sv_app *app, struct sv_arena *arena,
                                      const struct sv_recount *recount,
                                      struct sv_recounted *ret_recounted, struct sv_error *reterr);

#endif
