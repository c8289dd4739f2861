/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/csv.h"

#include <string.h>

bool sv_csv_decimal_of_word(const char *word, struct sv_csv_form *form)
{
    form->comma = strcmp(word, "comma") == 0;
    return form->comma || word[0] == '\0' || strcmp(word, "point") == 0;
}

bool sv_csv_form_is_given(const struct sv_csv_form *form)
{
    return form->mark || form->comma;
}

static bool has_any(const char *text, const char *characters)
{
    return text[strcspn(text, characters)] != '\0';
}

/* A cell that begins like a formula would be run by a spreadsheet (CWE-1236). */
static bool looks_like_formula(const char *text)
{
    const char first[] = { text[0], '\0' };

    return has_any(first, "=+-@\t\r");
}

static void begin_field(struct sv_csv *csv)
{
    if (csv->within)
        sv_buffer_add(csv->buffer, csv->form.comma ? ";" : ",");
    csv->within = true;
}

static void add_text(struct sv_csv *csv, const char *text, bool defuse)
{
    bool quoted = has_any(text, csv->form.comma ? "\";\r\n" : "\",\r\n");

    begin_field(csv);
    if (quoted)
        sv_buffer_add(csv->buffer, "\"");
    if (defuse && looks_like_formula(text))
        sv_buffer_add(csv->buffer, "'");
    for (; *text != '\0'; text++) {
        if (*text == '"')
            sv_buffer_add(csv->buffer, "\"");
        sv_buffer_append(csv->buffer, text, 1);
    }
    if (quoted)
        sv_buffer_add(csv->buffer, "\"");
}

void sv_csv_begin(struct sv_csv *csv)
{
    sv_buffer_add(csv->buffer, csv->form.mark ? "\xEF\xBB\xBF" : "");
}

void sv_csv_word(struct sv_csv *csv, const char *text)
{
    add_text(csv, text, false);
}

void sv_csv_text(struct sv_csv *csv, const char *text)
{
    add_text(csv, text, true);
}

void sv_csv_count(struct sv_csv *csv, int64_t count)
{
    begin_field(csv);
    sv_buffer_printf(csv->buffer, "%lld", (long long)count);
}

void sv_csv_number(struct sv_csv *csv, double number, int digits)
{
    size_t start = 0;

    begin_field(csv);
    start = csv->buffer->size;
    sv_buffer_printf(csv->buffer, "%.*g", digits, number);
    char *point = strchr(csv->buffer->data + start, '.');

    if (csv->form.comma && point != NULL)
        *point = ',';
}

void sv_csv_empty(struct sv_csv *csv, int fields)
{
    for (int i = 0; i < fields; i++)
        begin_field(csv);
}

void sv_csv_end_row(struct sv_csv *csv)
{
    sv_buffer_add(csv->buffer, "\r\n");
    csv->within = false;
}
