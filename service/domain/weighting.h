/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_WEIGHTING_H
#define SV_DOMAIN_WEIGHTING_H

#include "domain/cube.h"
#include "domain/raking.h"
#include "domain/trimming.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Weights of the responses of a cube: for how many finished procedures each of them
 * stands (statistics section 4). Responses of one weight cell have one weight.
 */
enum sv_scheme {
    SV_SCHEME_NONE,      /* every response weighs 1 */
    SV_SCHEME_DESIGN,    /* finished procedures / responses of the stratum (unit x period) */
    SV_SCHEME_POST,      /* the same within the channels of a stratum */
    SV_SCHEME_RAKE,      /* from design, raked to unit, channel and respondent type per period */
    SV_SCHEME_RAKE_TRIM, /* raked, then clipped to 0.3..3 times their mean */
    SV_SCHEME_RAKE_CAP,  /* raked, clipped above and raked again until none is above the cap */
    SV_SCHEME_COUNT
};
const char *sv_scheme_word(enum sv_scheme scheme);
bool sv_scheme_of_word(const char *word, enum sv_scheme *ret_scheme);
/* The best that the survey's populations allow. */
enum sv_scheme sv_scheme_default(const struct sv_survey *survey);

/* Why the weights are not those that were asked for, or not everybody's. */
enum sv_weighting_note {
    SV_WEIGHTING_FINE,
    SV_WEIGHTING_NO_POPULATION,   /* the survey has no counts that fit: scheme is none */
    SV_WEIGHTING_MISSING_STRATUM, /* some strata have no weights, see without_population */
    SV_WEIGHTING_NO_RESPONSE,     /* category has transactions, but no response: scheme is design */
    SV_WEIGHTING_NO_TRANSACTION,  /* category has responses, but no transaction: the same */
    SV_WEIGHTING_TOTALS_DISAGREE, /* margins of one table with different totals: the same */
    SV_WEIGHTING_NOT_CONVERGED,   /* raking did not settle: the same; or capping: as it came */
    SV_WEIGHTING_BAD_BOUNDS,      /* the mean is not between the bounds: not trimmed */
    SV_WEIGHTING_NOTE_COUNT
};
const char *sv_weighting_note_word(enum sv_weighting_note note); /* "" for fine */

/* Of the weights, over the responses that have one. */
struct sv_weight_summary {
    int64_t responses;
    double sum, mean, min, max;
    double cv2;       /* squared coefficient of variation, divisor n */
    double kish_deff; /* n sum(w^2) / (sum w)^2 */
    double n_kish;    /* n / kish_deff */
};

/* Strata by their number (sv_stratum_at), ascending. */
struct sv_strata {
    const size_t *items;
    size_t count;
};

struct sv_weighting {
    enum sv_scheme asked;
    enum sv_scheme scheme; /* that the weights are of */
    enum sv_weighting_note note;
    const char *category; /* that the note names ("A05:2025Q3", "online:2025Q3"), or NULL */

    const int64_t *responses; /* per weight cell */
    const double *weights;    /* per weight cell: of each of its responses; 0 if it has none */
    const double *base;       /* per stratum: N / n; 1 if scheme is none; 0 if it has no weights */

    struct sv_weight_summary summary;
    size_t cluster_count;                /* primary sampling units with weights */
    size_t stratum_count;                /* strata with weights */
    struct sv_strata lonely;             /* with a single cluster */
    struct sv_strata collapsed;          /* of post: both channels are one cell */
    struct sv_strata without_population; /* with responses; transactions not known, 0 or fewer than
                                            the responses: these responses have no weight */
    struct sv_raking_report raking;
    struct sv_trimming_report trimming;
};

/* In the arena. Never fails: what cannot be is told by the note, see there. */
struct sv_weighting sv_weighting_of(struct sv_arena *arena, const struct sv_cube *cube,
                                    enum sv_scheme scheme);

/* The same from the responses per weight cell alone, without what is told of clusters. */
struct sv_weighting sv_weighting_of_counts(struct sv_arena *arena, const struct sv_survey *survey,
                                           const int64_t *responses, enum sv_scheme scheme);

/* The weight cell of a population; false if its unit or period is not of the survey. */
bool sv_population_cell(const struct sv_survey *survey, const struct sv_population *population,
                        size_t *ret_cell);

/* "A05:2025Q3", in the arena. */
const char *sv_stratum_word(struct sv_arena *arena, const struct sv_survey *survey, size_t stratum);

/* Whether a domain holds a weight cell, if procedures and clusters are not looked at. */
bool sv_domain_holds_weight_cell(const struct sv_survey *survey, const struct sv_domain *domain,
                                 size_t weight_cell);

/* Responses in a domain, whose procedures and clusters are not looked at. */
int64_t sv_weighting_responses(const struct sv_survey *survey, const struct sv_weighting *weighting,
                               const struct sv_domain *domain);

/* Transactions of the survey's populations in a domain, whose clusters are not looked at. */
int64_t sv_population_of(const struct sv_survey *survey, const struct sv_domain *domain);

#endif
