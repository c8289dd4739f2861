/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_PAR_H
#define SV_APP_PAR_H

#include "app/app.h"
#include "domain/documents.h"
#include "domain/staff.h"

#include <stdbool.h>
#include <stddef.h>

/* The same document again sets *ret_added to false; another one is SV_ERR_CONFLICT. */
SV_MUST_USE
enum sv_status sv_app_framework_add(const struct sv_app *app, struct sv_arena *arena,
                                    const struct sv_document *document, bool *ret_added,
                                    struct sv_error *reterr);

/* All frameworks, each with the scorecards of the units the caller may see. */
SV_MUST_USE
enum sv_status sv_app_frameworks(const struct sv_app *app, struct sv_arena *arena,
                                 const struct sv_caller *caller,
                                 const struct sv_framework_use **ret_frameworks, size_t *ret_count,
                                 struct sv_error *reterr);

/* A scores document on its way in, and what became of it. */
struct sv_scores_entry {
    const struct sv_scores *scores;
    const char *author;
    sv_day entered_on;
    struct sv_violations
        violations;   /* the reader's on entry, all on return: then nothing is stored */
    size_t added;     /* criteria whose points or stage changed, of all cards */
    size_t published; /* cards that its decision made final */
};

/*
 * Enters the points of every card, all or none, and begins scorecards that are not there. What
 * already stands there, with the same points, facts and stage, is not entered again. With a
 * decision the cards are published, and stand on the releases of this moment; a card that is final
 * changes by another decision only. SV_ERR_NOT_FOUND without the framework or a unit;
 * SV_ERR_CONFLICT if a scorecard is kept under another version of the framework.
 */
SV_MUST_USE
enum sv_status sv_app_scores_enter(const struct sv_app *app, struct sv_arena *arena,
                                   struct sv_scores_entry *entry, struct sv_error *reterr);

/*
 * A scorecard added up; period "" is the latest. SV_ERR_FORBIDDEN if the unit is
 * not one the caller may see. A release that the framework does not take (another
 * maximum, or no survey criterion) is left out: the criterion stays open.
 */
SV_MUST_USE
enum sv_status sv_app_scorecard(const struct sv_app *app, struct sv_arena *arena,
                                const struct sv_caller *caller, const struct sv_scorecard_key *key,
                                struct sv_scorecard *ret_scorecard, struct sv_error *reterr);

#endif
