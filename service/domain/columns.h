/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_COLUMNS_H
#define SV_DOMAIN_COLUMNS_H

#include "domain/cube.h"
#include "domain/disclosure_lattice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The answers of a survey turned on their side: a byte a response for each scale or single-choice
 * item, to count any two of them together (crosstab.h). Filters read one number a response, that
 * of its group: as fast as four columns of bytes, and there may be any number of units and
 * counters.
 */
struct sv_columns;

/* Responses that no filter of a crosstab tells apart. */
struct sv_column_group {
    const char *unit;
    const char *counter;   /* "" if there was none, or it is not known */
    const char *period;    /* "" for a day outside of every period */
    const char *procedure; /* "" if there was none */
    enum sv_channel channel;
    enum sv_respondent respondent;
    /* Of kept answers (migration 0016): the showing that first had the group (0 of
     * fewer than ten), how many were in it before ten or more came to fewer than ten, and the
     * showing when they came; else 0. */
    int64_t since, few, few_until;
    /* Set by the columns: the places of its codes in the survey, SV_ANY_CODE for one that is not
     * there, with procedures as in its cube; and its responses. */
    int32_t at[SV_DIMENSION_COUNT];
    int64_t count;
};
struct sv_column_group sv_column_group_of(const struct sv_survey *survey,
                                          const struct sv_cube_key *response);

/* Of responses of the survey, which must live as long; in the arena. */
struct sv_columns *sv_columns_new(struct sv_arena *arena, const struct sv_survey *survey);

/* Bytes that so many responses take, and that the next one added will take from the arena: whole
 * blocks of responses, so most often 0. Groups are not counted: they are few. */
size_t sv_columns_size(const struct sv_instrument *instrument, int64_t count);
size_t sv_columns_growth(const struct sv_columns *columns);

/* The number of the group, which is added if it is new; its texts are copied. */
uint32_t sv_columns_group(struct sv_columns *columns, const struct sv_column_group *group);

/* The answers must fit the instrument (sv_fold_fits). */
void sv_columns_add(struct sv_columns *columns, uint32_t group, const uint8_t *answers);

int64_t sv_columns_count(const struct sv_columns *columns);
const struct sv_column_group *sv_columns_groups(const struct sv_columns *columns,
                                                size_t *ret_count);

/*
 * Calls with the answers to two items, each of a scale or of a single choice, of responses of one
 * group at a time: once or more for a group, in the order in which they were added.
 */
typedef void sv_columns_run(void *context, size_t group, const uint8_t *const answers[2],
                            size_t count);
void sv_columns_each_run(const struct sv_columns *columns, const size_t items[2],
                         sv_columns_run *run, void *context);

#endif
