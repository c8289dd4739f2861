/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_TESTS_CUBE_REFERENCE_H
#define SV_TESTS_CUBE_REFERENCE_H

#include "base/arena.h"
#include "domain/cube.h"
#include "domain/figure.h"
#include "domain/interval.h"
#include "support/oracle_cube.h"

#include <cjson/cJSON.h>

/* A document of tests/data/oracle; free with cJSON_Delete. */
cJSON *reference_document(struct sv_arena *arena, const char *name);

/* The member at a path of names, "reliability/all22/alpha"; the test ends if there is none. */
const cJSON *reference_at(const cJSON *document, const char *path);

/* Fails the test unless actual is the member of that name within 1e-9 max(1e-3, |member|), or both
 * do not exist. */
void expect_figure(const cJSON *object, const char *name, struct sv_figure actual);
void expect_number(const cJSON *object, const char *name, double actual);

/* [low, high] of that name, or [null, null]. */
void expect_interval(const cJSON *object, const char *name, struct sv_interval actual);
/* The worst error that was met so far, as a part of what the references allow times 1e-9. */
double worst_error(void);

/* A column of weights.csv by weight cell: what a response of the cell weighs. */
const double *reference_weights(struct sv_arena *arena, const struct sv_survey *survey,
                                const struct oracle_responses *responses, const char *column);

#endif
