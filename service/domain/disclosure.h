/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_DISCLOSURE_H
#define SV_DOMAIN_DISCLOSURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Small-cell suppression of one breakdown. The agencies that are ranked run the
 * counters themselves, so nobody may be singled out from what is published.
 */
struct sv_disclosure_rule {
    int64_t threshold;       /* fewer people than this are never shown */
    int64_t unanimous_below; /* "nobody is satisfied" is not shown of fewer people than this */
    double top1;             /* more of a cell than this from one contributor: hidden */
    double top2;             /* and from two contributors */
};
struct sv_disclosure_rule sv_disclosure_default(void); /* 10, 30, 0.5, 0.75 */

/* Readers get one mark for every reason: the reason itself would tell something. */
enum sv_hidden {
    SV_SHOWN,
    SV_HIDDEN_FEW,        /* P1 */
    SV_HIDDEN_DOMINATED,  /* P2 */
    SV_HIDDEN_UNANIMOUS,  /* P3 */
    SV_HIDDEN_COMPLEMENT, /* C1: harmless alone, but total minus the rest would tell another */
    SV_HIDDEN_PARENT,     /* T: the cell above is hidden */
    SV_HIDDEN_DEPTH       /* L: more dimensions than the published lattice has */
};
const char *sv_hidden_word(enum sv_hidden hidden); /* "", "P1", ...; for logs and tests only */

struct sv_disclosure_cell {
    const char *code;      /* for the caller; not read here */
    int64_t n;             /* respondents with a valid answer, of the item that has fewest */
    int64_t x;             /* of them satisfied */
    int64_t top[2];        /* answers of the two biggest contributors; 0 if not known */
    double top_weight;     /* the largest weight as a share of the cell's sum; 0 if not known */
    enum sv_hidden hidden; /* in: hidden beforehand or not; out: the decision */
};

/* P1 to P3 for a cell that stands alone. */
enum sv_hidden sv_hidden_alone(const struct sv_disclosure_rule *rule,
                               const struct sv_disclosure_cell *cell);

/* Everything hidden together: what total minus visible tells. */
struct sv_hidden_union {
    int64_t cells; /* non-empty ones */
    int64_t n;
    int64_t x;
};

/*
 * The cells of one breakdown in the order of their codes (of equally small
 * neighbours the first is hidden). step is 1, or the distance between the cells
 * of a column of a table.
 */
struct sv_breakdown {
    struct sv_disclosure_cell *cells;
    size_t count;
    size_t step;
    bool parent_hidden; /* in: hides every cell, and the total */
    bool total_shown;   /* out */
    struct sv_hidden_union hidden;
};

/* Decides every cell; what came in hidden stays so. True if it hid a cell anew. */
bool sv_breakdown_protect(const struct sv_disclosure_rule *rule, struct sv_breakdown *breakdown);

/* Whether a group of n people, x of them satisfied, may be told: not few, not unanimously bad. */
bool sv_group_is_safe(const struct sv_disclosure_rule *rule, int64_t n, int64_t x);

#endif
