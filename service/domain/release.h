/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_RELEASE_H
#define SV_DOMAIN_RELEASE_H

#include "base/calendar.h"
#include "domain/results_answer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of a unit in a period, as it was weighted. Responses are told only where results tell them. */
struct sv_release_stratum {
    const char *unit;
    const char *period;
    int64_t transactions;
    bool shown;
    int64_t responses;
    double base; /* transactions / responses; 0 if these responses have no weight */
};

struct sv_release_strata {
    const struct sv_release_stratum *items;
    size_t count;
};

/* A reporting unit and itself or a unit above it. */
struct sv_unit_above {
    const char *unit;
    const char *above;
};

struct sv_units_above {
    const struct sv_unit_above *items; /* ordered by above, then unit */
    size_t count;
};

/* What a release document is written from. */
struct sv_release {
    int64_t number;
    sv_day released_on;
    const char *instrument_sha256;
    struct sv_results_answer answer; /* of sv_release_answer_of */
    struct sv_units_above pairs;     /* of which units those of the answer consist */
    struct sv_release_strata strata; /* empty without weights */
};

/* A release as it is listed, with the index of one unit or of the whole survey. */
struct sv_release_head {
    const char *survey;
    int64_t number;
    sv_day released_on;
    const char *sha256;
    bool shown;               /* or hidden by disclosure control: then index means nothing */
    struct sv_estimate index; /* its counts, value and interval; the document has the rest */
    struct sv_sub_index sub_index;
    const char *signature; /* Ed25519 in base64 of the document's bytes, "" of a release older than
                              signatures; NULL where nobody asks */
    int64_t key;           /* that made it, 0 without */
    int64_t cursor;        /* its entry of the feed, 0 where it is not read as such */
    const char *document;  /* of the feed, if it was asked for and may be seen; else NULL */
};

/* Where a reader of the feed stands, and how much it takes. */
struct sv_feed_query {
    const char *survey; /* "" for all */
    int64_t after;      /* entry */
    int64_t limit;
    bool documents;
};

/* A unit in a release document, as the scoring module reads it. */
struct sv_released_unit {
    const char *unit;
    bool shown;
    struct sv_estimate index;   /* counts, value and interval */
    const char *options;        /* answers by item and option as JSON, "" where they are hidden */
    const char *const *members; /* reporting units, ascending; none of a release that tells none */
    size_t member_count;
};

/* A release document as it is read, by the installation that made it or by another. */
struct sv_released {
    const char *survey;
    int64_t number;
    sv_day released_on;
    const char *period; /* the only one it covers, or "" */
    struct sv_sub_index sub_index;
    const struct sv_feed *feeds; /* what it fills: nothing, if it covers one period only */
    size_t feed_count;
    const struct sv_released_unit *units; /* without the whole survey */
    size_t unit_count;
};

/* The index as points of at most max_points. */
struct sv_points_estimate sv_release_points(const struct sv_release_head *head,
                                            sv_points max_points);

struct sv_release_key {
    const char *survey;
    int64_t number;
};

struct sv_release_heads {
    const struct sv_release_head *items;
    size_t count;
};

/* What a release tells of: one period of the survey, or all (""), and the units. */
struct sv_release_extent {
    const char *period;
    struct sv_units_above pairs;
};

/* A pair of one tree of units that another has not. */
struct sv_unit_moved {
    struct sv_unit_above pair;
    bool released; /* it is of the tree of the release, not of that of today */
};

struct sv_units_moved {
    const struct sv_unit_moved *items; /* ordered as pairs */
    size_t count;
};

struct sv_units_moved sv_units_moved_of(struct sv_arena *arena,
                                        const struct sv_units_above *released,
                                        const struct sv_units_above *today);

/*
 * Estimates of the whole survey (key "") and of each unit that reports or stands above one that
 * does, ordered by code. lattices are those of the cube, by fineness: of a unit whose index may
 * not be told nothing is; its factors and items are NULL where they may not.
 */
struct sv_results_answer sv_release_answer_of(struct sv_arena *arena,
                                              const struct sv_weighted_cube *weighted,
                                              const struct sv_release_extent *extent,
                                              const struct sv_lattice *const *lattices);

/* All that a release tells of a cube, under the best weights that the survey's populations allow.
 * extent must live as long. */
void sv_release_tell(struct sv_arena *arena, const struct sv_cube *cube,
                     const struct sv_release_extent *extent, struct sv_release *release);

#endif
