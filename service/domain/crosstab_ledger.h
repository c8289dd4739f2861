/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CROSSTAB_LEDGER_H
#define SV_DOMAIN_CROSSTAB_LEDGER_H

#include "domain/crosstab_question.h"
#include "domain/cuts.h"

/*
 * A question held against those that were answered before, by the people in them: whom each knew at
 * its showing, groups that had few then and have got many since being known in part. The published
 * lattice (disclosure_lattice.h) is safe by itself: it needs no ledger.
 */
struct sv_crosstab_ledger;

/* Asked at a showing that is not before those of the others; in the arena. */
struct sv_crosstab_ledger *sv_crosstab_ledger_new(struct sv_arena *arena,
                                                  const struct sv_survey *survey,
                                                  const struct sv_columns *columns,
                                                  const struct sv_questions *answered,
                                                  const struct sv_question *asked);

/* The cuts of all questions; the asked one's number. */
struct sv_cuts *sv_crosstab_ledger_cuts(const struct sv_crosstab_ledger *ledger);
size_t sv_crosstab_ledger_asked(const struct sv_crosstab_ledger *ledger);

/* The first answered question of the very same people; as many as there are if none is. */
size_t sv_crosstab_ledger_find(const struct sv_crosstab_ledger *ledger);

/*
 * One or two answered questions that tell something beside the asked one: of whoever is in an odd
 * number of the three. By their cuts, the smaller number first; SIZE_MAX for none.
 */
struct sv_crosstab_beside {
    size_t one, other;
};
struct sv_crosstab_besides {
    struct sv_crosstab_beside *items;
    size_t count;
};

/*
 * Those of the questions before it: each that holds it or that it holds; and each two that do so
 * together, one less another that it holds, or two that have nobody in common. Not two of which the
 * one tells the difference and the other all of whom it brings or takes: that tells nothing that
 * the two do not tell alone. False if fewer than threshold people make the difference, or if
 * there are more pairs than can be looked at.
 */
SV_MUST_USE
bool sv_crosstab_ledger_compare(const struct sv_crosstab_ledger *ledger, int64_t threshold,
                                struct sv_crosstab_besides *ret_besides);

#endif
