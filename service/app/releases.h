/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_RELEASES_H
#define SV_APP_RELEASES_H

#include "app/app.h"
#include "domain/staff.h"

struct sv_release_order {
    const char *survey;
    const char *period; /* "" for all */
    sv_day today;
    const struct sv_caller *caller;
};

/*
 * Freezes the results of a survey as they are shown from now on, of one period or of all
 * (""), all that was stored before folded; signs them and puts them into the feed, from
 * which the scorecard criteria that the survey feeds are filled. What disclosure control hides is
 * in no release. The caller must be allowed to see every unit of the survey, else SV_ERR_FORBIDDEN.
 */
SV_MUST_USE
enum sv_status sv_app_release(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_release_order *order,
                              struct sv_release_head *ret_head, struct sv_error *reterr);

/* Newest first, each with the index of the caller's unit; survey "" lists all. */
SV_MUST_USE
enum sv_status sv_app_release_list(const struct sv_app *app, struct sv_arena *arena,
                                   const char *survey, const struct sv_caller *caller,
                                   struct sv_release_heads *ret_heads, struct sv_error *reterr);

/* The same in the order they were released, after a cursor; a document that the caller may not see
 * is "". Fewer than the limit may come: the end is where none comes. */
SV_MUST_USE
enum sv_status sv_app_feed(const struct sv_app *app, struct sv_arena *arena,
                           const struct sv_feed_query *query, const struct sv_caller *caller,
                           struct sv_release_heads *ret_heads, struct sv_error *reterr);

/* The frozen document, byte for byte, for those who may see all its units. */
SV_MUST_USE
enum sv_status sv_app_release_document(const struct sv_app *app, struct sv_arena *arena,
                                       const struct sv_release_key *key,
                                       const struct sv_caller *caller, const char **ret_document,
                                       struct sv_error *reterr);

#endif
