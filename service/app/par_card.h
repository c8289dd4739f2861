/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_PAR_CARD_H
#define SV_APP_PAR_CARD_H

#include "app/app.h"
#include "domain/documents.h"
#include "domain/par_workflow.h"
#include "domain/staff.h"

struct sv_db;

/* What the use cases of scorecards share; each takes a connection that the caller has. */

/* SV_ERR_FORBIDDEN if the unit is not one the caller may see. */
SV_MUST_USE
enum sv_status sv_par_check_unit(struct sv_db *db, struct sv_arena *arena,
                                 const struct sv_caller *caller, const char *unit,
                                 struct sv_error *reterr);

SV_MUST_USE
enum sv_status sv_par_read_framework(const struct sv_app *app, struct sv_arena *arena,
                                     const struct sv_document *document,
                                     struct sv_framework *ret_framework, struct sv_error *reterr);
/* The same of a code and version, from the store. */
SV_MUST_USE
enum sv_status sv_par_framework(const struct sv_app *app, struct sv_db *db, struct sv_arena *arena,
                                const struct sv_scorecard_head *head,
                                struct sv_framework *ret_framework, struct sv_error *reterr);

/* With what a scorecard is read. */
struct sv_par_reading {
    const struct sv_app *app;
    struct sv_db *db;
    struct sv_arena *arena;
};

/*
 * The scorecard of a head, added up; framework is that of the head and lives as long. A release
 * that the framework does not take is left out: the criterion stays open.
 */
SV_MUST_USE
enum sv_status sv_par_add_up(const struct sv_par_reading *reading,
                             const struct sv_scorecard_head *head,
                             const struct sv_framework *framework,
                             struct sv_scorecard *ret_scorecard, struct sv_error *reterr);

/* Round, deadlines and whether it was returned. */
SV_MUST_USE
enum sv_status sv_par_standing_of(struct sv_db *db, struct sv_arena *arena,
                                  const struct sv_scorecard_head *head, sv_day today,
                                  struct sv_par_standing *ret_standing, struct sv_error *reterr);

/* "par_officer #12 Sở Nội vụ"; "operator" for whoever has no key: the command line. */
const char *sv_par_author(struct sv_arena *arena, const struct sv_caller *caller);

/* Points as they are told in the history: "self 7.4", "final N/A", "" for none. */
const char *sv_par_points_text(struct sv_arena *arena, const struct sv_score *score);

/* Adds the entry and the event of it; before is what it takes the place of, or NULL. */
SV_MUST_USE
enum sv_status sv_par_score_add(struct sv_db *db, struct sv_arena *arena,
                                const struct sv_scorecard_key *key, const struct sv_score *score,
                                const struct sv_score *before, struct sv_error *reterr);

/* Lets the last decision on a scorecard stand on the releases that fill it now, and tells so in the
 * history. */
SV_MUST_USE
enum sv_status sv_par_pin(struct sv_db *db, struct sv_arena *arena,
                          const struct sv_scorecard_head *head, const struct sv_scorecard *card,
                          const char *author, struct sv_error *reterr);

/* SV_ERR_CONFLICT that names what is missing; SV_OK if nothing is. */
SV_MUST_USE
enum sv_status sv_par_missing_refusal(struct sv_arena *arena, const struct sv_missing_list *missing,
                                      struct sv_error *reterr);

#endif
