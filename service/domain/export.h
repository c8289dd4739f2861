/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_EXPORT_H
#define SV_DOMAIN_EXPORT_H

#include "base/arena.h"
#include "base/text.h"
#include "domain/chain.h"
#include "domain/csv.h"
#include "domain/instrument.h"
#include "domain/response.h"
#include "domain/weighting.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The raw export: a row for each response that counts, a column for each of its members and items.
 */

enum sv_export_format {
    SV_EXPORT_CSV,
    SV_EXPORT_XLSX,
    SV_EXPORT_SAV, /* SPSS */
    SV_EXPORT_DTA, /* Stata */
    SV_EXPORT_JSONL,
    SV_EXPORT_FORMAT_COUNT
};
const char *sv_export_format_word(enum sv_export_format format);
bool sv_export_format_of_word(const char *word, enum sv_export_format *ret_format);

/* Which responses are wanted; an empty text does not filter. */
struct sv_cut {
    const char *survey;
    const char *scope; /* the unit above all that may be seen; whoever asks does not choose it */
    const char *unit;  /* with all units below it */
    const char *procedure;
    const char *channel;
    const char *respondent;
    const char *period;
};

/* What is wanted, and who wants it. */
struct sv_export_order {
    struct sv_cut cut;
    enum sv_export_format format;
    bool texts;                    /* free texts and the comment too: they may name persons */
    struct sv_csv_form csv;        /* of CSV */
    bool weights[SV_SCHEME_COUNT]; /* which a row has */
    int64_t key;                   /* number of the staff key, 0 on the command line */
    sv_day today;
};

/* What left the house; never what was in it. */
struct sv_exported {
    int64_t rows;
    struct sv_hash sha256; /* of the file */
};

/* A line of the log of exports. */
struct sv_export_entry {
    int64_t number;
    sv_day day;
    struct sv_export_order order; /* without today */
    bool form_noted;              /* false of one made before weights and form of the CSV were */
    struct sv_exported exported;
};

struct sv_export_entries {
    const struct sv_export_entry *items;
    size_t count;
};

struct sv_export_row {
    struct sv_response response;
    const char *period;
    size_t weight_cell; /* SV_ANY outside the survey's units and periods */
};

/* "design,post,rake"; false if a word is no scheme of weights. */
bool sv_export_weights_of_words(const char *words, bool ret_weights[SV_SCHEME_COUNT]);
/* The other way round. */
const char *sv_export_weights_text(struct sv_arena *arena, const bool weights[SV_SCHEME_COUNT]);

typedef enum sv_status sv_export_each(void *context, const struct sv_export_row *row,
                                      struct sv_error *reterr);

enum sv_column_kind {
    SV_COLUMN_ID,
    SV_COLUMN_REVISION,
    SV_COLUMN_UNIT,
    SV_COLUMN_COUNTER,
    SV_COLUMN_PROCEDURE,
    SV_COLUMN_CHANNEL,
    SV_COLUMN_RESPONDENT,
    SV_COLUMN_DAY,
    SV_COLUMN_PERIOD,
    SV_COLUMN_LANGUAGE,
    SV_COLUMN_DURATION,
    SV_COLUMN_COMPLETE,
    SV_COLUMN_WEIGHT, /* for how many finished procedures the response stands */
    SV_COLUMN_ITEM,   /* a scale or one of several options: its value */
    SV_COLUMN_OPTION, /* one option of a multiple choice: 0 or 1 */
    SV_COLUMN_TEXT,   /* what was written under an item, or the comment */
};

struct sv_export_column {
    const char *name; /* unique in the sheet: a word, an item code, or code:value of an option */
    enum sv_column_kind kind;
    struct sv_label label;
    const struct sv_item *item;     /* of an item; NULL for members and the comment */
    const struct sv_option *option; /* of SV_COLUMN_OPTION */
    const double *weights;          /* of SV_COLUMN_WEIGHT, per weight cell */
    const char *text_code;          /* of SV_COLUMN_TEXT: under what it stands in a response */
};

struct sv_export_sheet {
    const struct sv_export_column *columns;
    size_t count;
};

/* What the whole of the rows amounts to, for the formats that must know it before the first. */
struct sv_export_extent {
    int64_t rows;
    size_t *widths;        /* by column: bytes of its longest text */
    struct sv_hash sha256; /* of the same rows as CSV, without the closing line */
};

enum sv_cell_kind {
    SV_CELL_ABSENT, /* not answered, not told */
    SV_CELL_NA,     /* answered with "NA" */
    SV_CELL_NUMBER,
    SV_CELL_DAY,
    SV_CELL_WEIGHT,
    SV_CELL_WORD, /* a code or one of our words */
    SV_CELL_TEXT, /* written by a person */
};

struct sv_cell {
    enum sv_cell_kind kind;
    int64_t number; /* of SV_CELL_NUMBER and SV_CELL_DAY */
    double weight;
    const char *text;
};

/* Weights by scheme, NULL for one that is not wanted. */
struct sv_export_weights {
    const double *of[SV_SCHEME_COUNT];
};

struct sv_export_sheet sv_export_sheet_of(struct sv_arena *arena,
                                          const struct sv_instrument *instrument, bool texts,
                                          const struct sv_export_weights *weights);

/* Whether cells of a column hold text rather than numbers or days. */
bool sv_column_is_text(const struct sv_export_column *column);

/* A word may stand in room, which must live as long as the cell. */
struct sv_cell sv_export_cell(const struct sv_export_column *column,
                              const struct sv_export_row *row, char room[SV_UUID_TEXT_SIZE]);

/*
 * Names for SPSS and Stata, one a column: a letter, then letters, digits and
 * underscores, at most 32 bytes, none reserved, unique whatever the case.
 */
const char *const *sv_export_stat_names(struct sv_arena *arena,
                                        const struct sv_export_sheet *sheet);

void sv_export_csv_header(struct sv_csv *csv, const struct sv_export_sheet *sheet);
void sv_export_csv_row(struct sv_csv *csv, const struct sv_export_sheet *sheet,
                       const struct sv_export_row *row);

/* "#rows=N sha256=H": after the last row. */
void sv_export_csv_closing(struct sv_buffer *buffer, const struct sv_exported *exported);

/* Beginning of a text that has at most size bytes and ends with a whole character. */
const char *sv_text_begin(struct sv_arena *arena, const char *text, size_t size);

#endif
