/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_PAR_WORK_H
#define SV_DOMAIN_PAR_WORK_H

#include "domain/par.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What surrounds the points of a scorecard while it is worked on. */

enum {
    SV_EVIDENCE_SIZE_MAX = 20 * 1024 * 1024,
    SV_EVIDENCE_NAME_MAX = 200, /* bytes */
    SV_EVIDENCE_MAX = 50,       /* files of a criterion */
};

/* A file that supports a criterion. */
struct sv_evidence {
    int64_t entry;
    const char *criterion;
    const char *sha256; /* 64 hex digits */
    const char *name;   /* of sv_evidence_name */
    int64_t size;
    const char *media_type; /* as its content shows */
    const char *author;
    sv_day added_on;
};

struct sv_evidence_file {
    const void *data;
    size_t size;
    const char *name; /* as it was given, or as it is kept */
};

/* Documents, pictures and plain text; nothing that a reader would run. */
bool sv_evidence_type_allowed(const char *media_type);

/*
 * The name under which a file of this type is kept: without folders, control and direction
 * characters, not too long, and with an ending of its type, so that nothing opens it as another.
 */
const char *sv_evidence_name(struct sv_arena *arena, const char *given, const char *media_type);

/* A round of scoring and its last days. */
struct sv_par_round {
    const char *framework;
    int64_t version;
    const char *period;
    sv_day opened_on;
    sv_day self_until;
    sv_day appraise_until;
    sv_day explain_until;
};

/* A line of the history. */
struct sv_par_event {
    const char *criterion; /* "": the whole scorecard */
    const char *action;
    const char *from; /* state or points, "" if there were none */
    const char *to;
    const char *reason;
    const char *author;
    const char *at; /* UTC, ISO 8601; set by the store */
};

struct sv_par_events {
    const struct sv_par_event *items;
    size_t count;
};

/* What stands between a criterion and the next step. */
enum sv_missing_kind {
    SV_MISSING_POINTS,    /* neither scored nor said not to apply */
    SV_MISSING_EVIDENCE,  /* scored, but neither a file nor a written explanation */
    SV_MISSING_APPRAISAL, /* not appraised */
    SV_MISSING_RELEASE,   /* a survey criterion without a release */
    SV_MISSING_COUNT
};
const char *sv_missing_word(enum sv_missing_kind kind);

struct sv_missing {
    const char *criterion;
    enum sv_missing_kind what;
};

struct sv_missing_list {
    const struct sv_missing *items;
    size_t count;
};

struct sv_evidence_list {
    const struct sv_evidence *items;
    size_t count;
};

#define SV_MISSING_BIT(kind) (1u << (kind))

/*
 * What of these kinds (a set of SV_MISSING_BIT) a scorecard lacks, in the order of its criteria. A
 * bonus that nobody claims lacks nothing.
 */
struct sv_missing_list sv_par_missing(struct sv_arena *arena, const struct sv_scorecard *card,
                                      const struct sv_evidence_list *evidence, unsigned kinds);

#endif
