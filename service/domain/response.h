/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_RESPONSE_H
#define SV_DOMAIN_RESPONSE_H

#include "base/calendar.h"
#include "base/uuid.h"
#include "domain/survey.h"
#include "domain/violation.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SV_COMMENT_LENGTH_MAX = 1000, /* characters */
    SV_REVISION_MAX = 100,
    SV_DURATION_MAX_S = 86400,
};

/* One answer as it was sent. */
enum sv_answer_kind { SV_ANSWER_VALUE, SV_ANSWER_NA, SV_ANSWER_VALUES, SV_ANSWER_TEXT };
struct sv_answer {
    const char *item; /* code */
    enum sv_answer_kind kind;
    int64_t value;         /* SV_ANSWER_VALUE */
    const int64_t *values; /* SV_ANSWER_VALUES */
    size_t value_count;
    const char *text; /* SV_ANSWER_TEXT, and "NA" of SV_ANSWER_NA */
};

/*
 * A response as it was sent (design section 6). A member that was absent or of
 * the wrong type is NULL or has its has_ flag unset; the reader has reported it
 * if it was required, so that nothing is reported twice.
 */
struct sv_submission {
    bool has_id;
    struct sv_uuid id;
    const char *instrument;
    const char *unit;
    const char *counter;
    const char *procedure;
    bool has_channel;
    enum sv_channel channel;
    enum sv_respondent respondent;
    bool has_day;
    sv_day day;
    const char *language;
    int64_t duration_s;
    int64_t revision; /* 0 if it could not be read */
    bool complete;
    const struct sv_answer *answers;
    size_t answer_count;
    bool blank; /* there were answers to be, and none in them */
    const char *comment;
};

/* A checked response, ready to be stored. Texts alternate item code and text. */
struct sv_response {
    struct sv_uuid id;
    int64_t revision;
    const char *survey;
    const char *unit;
    const char *counter;   /* "" if none */
    const char *procedure; /* "" if none */
    enum sv_channel channel;
    enum sv_respondent respondent;
    sv_day day;
    const char *language; /* "" if not told */
    int64_t duration_s;   /* 0 if not told */
    bool complete;
    const uint8_t *answers; /* encoded, see domain/answers.h */
    size_t answers_size;
    const char *const *texts; /* item code, text, item code, text, ... */
    size_t text_count;        /* strings, so always even */
};

/*
 * Holds a submission against its survey and reports every violation; without
 * any, *ret_response is what to store (what is wrong is left out of it). Both live
 * in the arena of violations, and point into the submission and the survey. today
 * is the day in Viet Nam; a day after tomorrow is refused (a tablet's clock may be
 * a few hours ahead, never two days).
 */
void sv_submission_check(const struct sv_survey *survey, const struct sv_submission *submission,
                         sv_day today, struct sv_response *ret_response,
                         struct sv_violations *violations);

/*
 * The same for one that was taken in before, as an export has it: only what its figures are made
 * of must fit. Texts may be left out, and where it was given may be valid, or open, no more.
 */
void sv_submission_check_stored(const struct sv_survey *survey,
                                const struct sv_submission *submission,
                                struct sv_response *ret_response, struct sv_violations *violations);

/*
 * Whether nothing is wrong but where and when: that may change after a response
 * was stored (a counter moves), and its sender must still be told that it is known.
 */
bool sv_violations_of_place_only(const struct sv_violations *violations);

#endif
