/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_RESULTS_QUERY_H
#define SV_DOMAIN_RESULTS_QUERY_H

#include "base/calendar.h"
#include "domain/violation.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* By what responses are chosen and broken down. */
enum sv_dimension {
    SV_DIM_UNIT,
    SV_DIM_PERIOD,
    SV_DIM_PROCEDURE,
    SV_DIM_CHANNEL,
    SV_DIM_RESPONDENT,
    SV_DIM_COUNT
};
const char *sv_dimension_word(enum sv_dimension dimension);

/* Which figures are asked for. */
enum sv_figures {
    SV_FIGURES_ESTIMATES,   /* index, factors, items of each group */
    SV_FIGURES_CHANGE,      /* from one period to another */
    SV_FIGURES_REST,        /* each unit against all others */
    SV_FIGURES_RELIABILITY, /* of the factors */
    SV_FIGURES_DRIVERS,     /* what goes with the overall answer */
    SV_FIGURES_WEIGHTS,     /* how the responses are weighted */
    SV_FIGURES_VARIANTS,    /* the index by every rule */
    SV_FIGURES_SUB_INDEX,   /* points of a criterion */
    SV_FIGURES_FPC,         /* with finite population correction */
    SV_FIGURES_QUALITY,     /* how the answers were given */
    SV_FIGURES_CROSSTAB,    /* the answers to two items together */
    SV_FIGURES_COUNT
};
const char *sv_figures_word(enum sv_figures which);
/* Whether they are of each group that the responses are broken down to, or of everybody. */
bool sv_figures_of_groups(enum sv_figures which);

/* What may be left out of estimates, as bits. */
enum { SV_WITH_INDEX = 1, SV_WITH_FACTORS = 2, SV_WITH_ITEMS = 4, SV_WITH_ALL = 7 };

/* A question to the results of a survey. Texts are "" where nothing is asked. */
struct sv_results_query {
    const char *survey;
    const char *scope; /* the unit above all that may be seen; whoever asks does not choose it */
    bool controlled;   /* by disclosure control; the same */
    sv_day today;      /* in Viet Nam; the same */
    enum sv_dimension by[2];
    size_t by_count;
    const char *only[SV_DIM_COUNT]; /* codes; of a unit with all units below it */
    const char *scheme;
    unsigned with;
    enum sv_figures figures;
    const char *from, *to; /* periods of SV_FIGURES_CHANGE */
    bool full;             /* every interval and moment, not only those to be shown */
    int64_t max_points;    /* of SV_FIGURES_SUB_INDEX; 0 for the survey's own */
    const char *items[2];  /* first, second: codes, of SV_FIGURES_CROSSTAB */
};

/* The value of a word of the query by its name ("by", "unit", "scheme" ...), "" if it is not given.
 */
typedef const char *sv_query_word(const void *source, const char *name);

/*
 * Reads by, unit, period, procedure, channel, respondent_type, scheme, measure, figures, from, to,
 * detail, max_points, first and second. SV_ERR_INVALID names the first word that is none of those
 * possible, or that does not go with the figures. Codes are held against the survey later.
 */
SV_MUST_USE
enum sv_status sv_results_query_read(sv_query_word *word, const void *source,
                                     struct sv_results_query *ret_query, struct sv_error *reterr);

#endif
