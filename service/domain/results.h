/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_RESULTS_H
#define SV_DOMAIN_RESULTS_H

#include "domain/estimate.h"
#include "domain/survey.h"

#include <stdbool.h>
#include <stddef.h>

/* By what the responses are broken down. */
enum sv_results_by {
    SV_BY_NOTHING,
    SV_BY_UNIT,
    SV_BY_PROCEDURE,
    SV_BY_CHANNEL,
    SV_BY_RESPONDENT,
    SV_BY_PERIOD,
    SV_BY_COUNT
};
const char *sv_results_by_word(enum sv_results_by by);
bool sv_results_by_of_word(const char *word, enum sv_results_by *ret_by);

/* Which responses count; an empty text does not filter. */
struct sv_cut {
    const char *survey;
    enum sv_results_by by;
    const char *scope; /* the unit above all that may be seen; whoever asks does not choose it */
    const char *unit;  /* with all units below it */
    const char *procedure;
    const char *channel;
    const char *respondent;
    const char *period;
};

enum sv_position { SV_POSITION_NONE, SV_POSITION_BELOW, SV_POSITION_WITHIN, SV_POSITION_ABOVE };
const char *sv_position_word(enum sv_position position);
/* Of points, rounded as they are shown, to the target band. */
enum sv_position sv_position_of_points(const struct sv_sub_index *sub_index, double points);

/* The index as points of a criterion: share x maximum, at full precision. */
struct sv_sub_index_points {
    bool known;
    double points;
    double low;
    double high;
    enum sv_position position; /* of the points to the target band; NONE without a target */
};
struct sv_sub_index_points sv_sub_index_of(const struct sv_sub_index *sub_index,
                                           const struct sv_share *index);

/* The estimates of one group of responses. */
struct sv_group_result {
    const char *key; /* unit, procedure, ... code; "" for all or for none given */
    const struct sv_tally *tally;
    struct sv_share index;
    struct sv_sub_index_points sub_index;
    struct sv_share *sections; /* per section; not known for sections that are no factor */
    struct sv_share *items;    /* per item; not known for items that cannot satisfy */
};

struct sv_results {
    const struct sv_survey *survey;
    struct sv_cut cut;
    const struct sv_group_result *groups; /* ordered by key */
    size_t group_count;
};

/* A row of the responses, grouped by the database. */
struct sv_grouped_row {
    const char *key;
    struct sv_tally_row row;
};

struct sv_grouped_rows {
    const struct sv_grouped_row *items; /* ordered by key */
    size_t count;
};

struct sv_group_result sv_group_result_of(struct sv_arena *arena, const struct sv_survey *survey,
                                          const char *key, const struct sv_tally *tally);

/* Folds rows into one result a key; one empty group if by nothing.
 */
struct sv_results sv_results_of(struct sv_arena *arena, const struct sv_survey *survey,
                                const struct sv_cut *cut, const struct sv_grouped_rows *rows);

#endif
