/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_INSTRUMENT_H
#define SV_DOMAIN_INSTRUMENT_H

#include "base/calendar.h"
#include "domain/violation.h"
#include "domain/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * One version of a questionnaire, as data. Immutable once published: a change
 * is a new version. docs/formats.md describes the document it is read from.
 */

enum {
    SV_OPTIONS_MAX = 32,
    SV_SCALE_POINTS_MAX = 7,
    SV_OPTION_VALUE_MAX = 250,
    SV_ITEMS_MAX = 400,
    SV_TEXT_LENGTH_MAX = 2000, /* characters of a text item */
};

#define SV_NO_ITEM SIZE_MAX

/* The free comment stands under this code among the texts of a response; no item may have it. */
#define SV_COMMENT_CODE "comment"

struct sv_option {
    int value; /* 0..SV_OPTION_VALUE_MAX, what a response carries */
    bool satisfied;
    struct sv_label label;
};

struct sv_item {
    const char *code;
    enum sv_item_kind kind;
    struct sv_label text;
    size_t section; /* index into sections */
    const struct sv_option *options;
    size_t option_count;
    size_t max_length;   /* characters; text only */
    bool allows_na;      /* "NA" (khong biet / khong ap dung) is an answer */
    bool required;       /* a complete response must answer it, if it applies */
    bool overall;        /* the overall question, outside every factor */
    bool sensitive;      /* shown last and never required */
    size_t only_if_item; /* SV_NO_ITEM, or an earlier item that must hold only_if_value */
    int only_if_value;
    size_t offset; /* of the encoded answer, see answers.h; set by sv_instrument_lay_out */
    size_t width;  /* bytes; 0 for text */
};

struct sv_section {
    const char *code;
    const char *group; /* code of the group, or NULL */
    struct sv_label title;
    bool factor; /* its scale items with a satisfied option are criteria */
};

struct sv_group {
    const char *code;
    struct sv_label title;
};

struct sv_instrument {
    const char *code;
    int64_t version;
    const char *family; /* never mixed: sipas, one_stop, online, pulse */
    struct sv_label title;
    const char *legal_basis;
    sv_day valid_from;
    sv_day valid_until; /* exclusive; SV_DAY_NEVER */
    const struct sv_group *groups;
    size_t group_count;
    const struct sv_section *sections;
    size_t section_count;
    struct sv_item *items; /* in the order of the form */
    size_t item_count;
    size_t answers_size; /* bytes of the encoded answers of one response */
};

/* Gives each item its place in the encoded answers. Call once, after reading. */
void sv_instrument_lay_out(struct sv_instrument *instrument);

/* Index of the item with this code, or SV_NO_ITEM. */
size_t sv_instrument_find(const struct sv_instrument *instrument, const char *item_code);

/* Counts into factors and the index: a scale item of a factor that can be satisfied. */
bool sv_item_is_criterion(const struct sv_instrument *instrument, const struct sv_item *item);

/* Place of the option with this value, or SIZE_MAX. */
size_t sv_item_option(const struct sv_item *item, int value);

/* What forbids publishing beyond the shape of the document, which the reader has checked. */
void sv_instrument_check(const struct sv_instrument *instrument, struct sv_violations *violations);

#endif
