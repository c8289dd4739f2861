/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_TESTS_ORACLE_CUBE_H
#define SV_TESTS_ORACLE_CUBE_H

#include "base/arena.h"
#include "domain/cube.h"
#include "domain/response.h"

#include <stddef.h>

/* The survey of tests/data/oracle, as it is when loaded (without counters). */
const struct sv_survey *oracle_survey(struct sv_arena *arena);

/* Its 300 responses, in the order of the file. */
struct oracle_responses {
    struct sv_response *items;
    size_t count;
};
struct oracle_responses oracle_responses(struct sv_arena *arena, const struct sv_survey *survey);

/* The cube of the first count responses (all if there are fewer). */
struct sv_cube oracle_cube(struct sv_arena *arena, const struct sv_survey *survey,
                           const struct oracle_responses *responses);

#endif
