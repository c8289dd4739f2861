/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_CSV_H
#define SV_DOMAIN_CSV_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

/* RFC 4180 with a decimal point, or what a spreadsheet set to Vietnamese reads. */
struct sv_csv_form {
    bool mark;  /* begins with a byte order mark, for older Excel */
    bool comma; /* a decimal comma, and so a semicolon between the fields */
};

/* Whether it is another than RFC 4180, which no other format takes. */
bool sv_csv_form_is_given(const struct sv_csv_form *form);

/* "point" or "comma", "" for point; false if it is something else. */
bool sv_csv_decimal_of_word(const char *word, struct sv_csv_form *form);

/* Rows of fields. */
struct sv_csv {
    struct sv_buffer *buffer;
    struct sv_csv_form form;
    bool within; /* a row */
};

void sv_csv_begin(struct sv_csv *csv); /* the mark, if there is to be one */
void sv_csv_word(struct sv_csv *csv, const char *text);
/* Written by a person: one that a spreadsheet would take for a formula begins with '. */
void sv_csv_text(struct sv_csv *csv, const char *text);
void sv_csv_count(struct sv_csv *csv, int64_t count);
void sv_csv_number(struct sv_csv *csv, double number, int digits);
void sv_csv_empty(struct sv_csv *csv, int fields);
void sv_csv_end_row(struct sv_csv *csv); /* with CRLF */

#endif
