/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_RESULTS_H
#define SV_APP_RESULTS_H

#include "app/cube_cache.h"
#include "domain/results_answer.h"
#include "domain/showing.h"

/* Of what an answer under disclosure control is made, besides the query. */
struct sv_results_version {
    uint64_t generation; /* of the survey */
    int64_t showing;
};

/* An answer and what it points into. */
struct sv_told_results {
    struct sv_results_answer answer;
    struct sv_results_version version;
    const struct sv_held_cube *held;
    struct sv_shown_state showing; /* under disclosure control the last; the cube may be older */
};

/* For variables: gives back at the end of the scope what the answer points into. */
void sv_results_give(struct sv_told_results *told);
#define SV_TOLD_RESULTS __attribute__((cleanup(sv_results_give))) struct sv_told_results

/*
 * What the results of a survey answer to query, whose scope and control are the caller's and not
 * what was asked. *ret_told must begin as zero; it is to be given back after failure too.
 * SV_ERR_NOT_FOUND for an unknown survey, SV_ERR_INVALID for what the survey does not have.
 */
SV_MUST_USE
enum sv_status sv_app_results(const struct sv_app *app, struct sv_arena *arena,
                              const struct sv_results_query *query,
                              struct sv_told_results *ret_told, struct sv_error *reterr);

/* The version that the answer to a query under disclosure control would have now: nothing is
 * computed for it, but that what may be shown today is. */
SV_MUST_USE
enum sv_status sv_app_results_version(const struct sv_app *app, struct sv_arena *arena,
                                      const struct sv_results_query *query,
                                      struct sv_results_version *ret_version,
                                      struct sv_error *reterr);

#endif
