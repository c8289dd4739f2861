/* SPDX-License-Identifier: Apache-2.0 */
#include "export/job.h"

#include "support/builders.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <readstat.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What is written is read back by ReadStat: that is how others will read it. */

enum { A1 = 12 }; /* its column */

static struct sv_arena *arena;
static char path[] = "/tmp/sipas-stat-test-XXXXXX";
static struct sv_export_row rows[2];

/* What was read back. */
static struct {
    char label[256], values[2048], file_label[256], notes[1024];
    int row_count;
    double low_missing;
    double first;
    char second_tag, last_tag;
    char day_format[32];
    double day;
} seen;

/* The fake of app/exports.c. */
enum sv_status sv_export_rows(struct sv_export_source *source, sv_export_each *each, void *context,
                              struct sv_error *reterr)
{
    enum sv_status status = SV_OK;

    (void)source;
    for (size_t i = 0; i < 2 && status == SV_OK; i++)
        status = each(context, &rows[i], reterr);
    return status;
}

static void begin(void)
{
    arena = sv_arena_new();
    int fd = mkstemp(path);

    cr_assert(fd >= 0);
    (void)close(fd);
    memset(&seen, 0, sizeof(seen));
    for (size_t i = 0; i < 2; i++)
        rows[i] = (struct sv_export_row){
            .response = { .revision = 1,
                          .unit = "U",
                          .counter = "",
                          .procedure = "",
                          .day = 150,
                          .language = "",
                          .answers = test_answers(arena, i == 0 ? 5 : -1, 0, 5, 4) },
            .period = "P1",
        };
}

static void end(void)
{
    (void)unlink(path);
    sv_arena_free(arena);
}

TestSuite(stat, .init = begin, .fini = end);

static int see_metadata(readstat_metadata_t *metadata, void *context)
{
    (void)context;
    seen.row_count = readstat_get_row_count(metadata);
    (void)strcpy(seen.file_label, readstat_get_file_label(metadata));
    return READSTAT_HANDLER_OK;
}

static int see_variable(int index, readstat_variable_t *variable, const char *labels, void *context)
{
    (void)context, (void)labels;
    if (index == A1) {
        (void)strcpy(seen.label, readstat_variable_get_label(variable));
        if (readstat_variable_get_missing_ranges_count(variable) > 0)
            seen.low_missing =
                readstat_double_value(readstat_variable_get_missing_range_lo(variable, 0));
    }
    if (strcmp(readstat_variable_get_name(variable), "day") == 0)
        (void)strcpy(seen.day_format, readstat_variable_get_format(variable));
    return READSTAT_HANDLER_OK;
}

static int see_label(const char *set, readstat_value_t value, const char *label, void *context)
{
    char line[256];

    (void)context;
    if (strcmp(set, "a1") != 0 && strcmp(set, "labels2") != 0)
        return READSTAT_HANDLER_OK;
    if (readstat_value_is_tagged_missing(value))
        (void)snprintf(line, sizeof(line), ".%c=%s;", readstat_value_tag(value), label);
    else
        (void)snprintf(line, sizeof(line), "%g=%s;",
                       readstat_value_type(value) == READSTAT_TYPE_INT32
                           ? readstat_int32_value(value)
                           : readstat_double_value(value),
                       label);
    (void)strncat(seen.values, line, sizeof(seen.values) - strlen(seen.values) - 1);
    return READSTAT_HANDLER_OK;
}

static double number_of(readstat_value_t value)
{
    return readstat_value_type(value) == READSTAT_TYPE_INT32 ? readstat_int32_value(value)
                                                             : readstat_double_value(value);
}

static int see_value(int row, readstat_variable_t *variable, readstat_value_t value, void *context)
{
    int index = readstat_variable_get_index(variable);

    (void)context;
    if (index == A1 && row == 0)
        seen.first = number_of(value);
    if (index == A1 && row == 1)
        seen.second_tag = readstat_value_is_tagged_missing(value)   ? readstat_value_tag(value)
                          : readstat_value_is_system_missing(value) ? '.'
                          : number_of(value) == 999                 ? '9'
                                                                    : '?';
    if (index == A1 + 1 && row == 1)
        seen.last_tag = readstat_value_is_tagged_missing(value)   ? readstat_value_tag(value)
                        : readstat_value_is_system_missing(value) ? '.'
                                                                  : '?';
    if (strcmp(readstat_variable_get_name(variable), "day") == 0)
        seen.day = number_of(value);
    return READSTAT_HANDLER_OK;
}

static int see_note(int index, const char *note, void *context)
{
    (void)context, (void)index;
    (void)strncat(seen.notes, note, sizeof(seen.notes) - strlen(seen.notes) - 1);
    (void)strcat(seen.notes, ";");
    return READSTAT_HANDLER_OK;
}

static const struct sv_export_weights none = { 0 };

static struct sv_export_job job_of(struct sv_export_order *order)
{
    struct sv_survey *survey = test_survey(arena, SV_INDEX_POOLED);

    order->cut = (struct sv_cut){ .survey = survey->code,
                                  .scope = "",
                                  .unit = "U",
                                  .procedure = "",
                                  .channel = "",
                                  .respondent = "",
                                  .period = "" };
    order->today = 300;
    return (struct sv_export_job){ .arena = arena,
                                   .order = order,
                                   .survey = survey,
                                   .sheet =
                                       sv_export_sheet_of(arena, survey->instrument, false, &none),
                                   .path = path };
}

static void write_and_read(enum sv_export_format format)
{
    struct sv_export_order order = { .format = format };
    struct sv_export_job job = job_of(&order);
    struct sv_export_extent extent = { 0 };
    struct sv_error error = { 0 };
    readstat_parser_t *parser = readstat_parser_init();

    cr_assert(sv_export_measure(&job, &extent, &error) == SV_OK);
    cr_assert(sv_export_write_stat(&job, &extent, &error) == SV_OK, "%s", error.detail);
    (void)readstat_set_metadata_handler(parser, see_metadata);
    (void)readstat_set_variable_handler(parser, see_variable);
    (void)readstat_set_value_label_handler(parser, see_label);
    (void)readstat_set_value_handler(parser, see_value);
    (void)readstat_set_note_handler(parser, see_note);
    cr_assert(eq(int,
                 format == SV_EXPORT_SAV ? readstat_parse_sav(parser, path, NULL)
                                         : readstat_parse_dta(parser, path, NULL),
                 READSTAT_OK));
    readstat_parser_free(parser);
    cr_expect(eq(int, seen.row_count, 2));
    cr_expect(eq(dbl, seen.first, 5.0));
    cr_expect(strncmp(seen.label, "a1", 2) == 0, "%s", seen.label);
    cr_expect(strstr(seen.file_label, "rows=2") != NULL, "%s", seen.file_label);
    cr_expect(strstr(seen.notes, "rows=2;sha256=") != NULL, "%s", seen.notes);
    cr_expect(strstr(seen.notes, "unit=U;") != NULL, "%s", seen.notes);
}

Test(stat, spss_has_labels_a_user_missing_code_and_days)
{
    write_and_read(SV_EXPORT_SAV);
    cr_expect(strstr(seen.values, "999=NA (không biết / không áp dụng);") != NULL, "%s",
              seen.values);
    cr_expect(eq(dbl, seen.low_missing, 999.0));
    cr_expect(eq(chr, seen.second_tag, '9'));
    cr_expect(eq(chr, seen.last_tag, '.'));
    cr_expect(eq(str, seen.day_format, "SDATE10"));
    /* 31 May 1970, in seconds since 14 October 1582. */
    cr_expect(eq(dbl, seen.day, 12219379200.0 + 150 * 86400.0));
}

Test(stat, stata_has_labels_an_extended_missing_value_and_days)
{
    write_and_read(SV_EXPORT_DTA);
    cr_expect(strstr(seen.values, ".a=NA (không biết / không áp dụng);") != NULL, "%s",
              seen.values);
    cr_expect(eq(chr, seen.second_tag, 'a'));
    cr_expect(eq(chr, seen.last_tag, '.'));
    cr_expect(eq(str, seen.day_format, "%td"));
    cr_expect(eq(dbl, seen.day, 3653.0 + 150));
}

Test(stat, what_a_format_cannot_hold_is_refused_with_the_others_named)
{
    struct sv_export_order order = { .format = SV_EXPORT_XLSX };
    struct sv_export_job job = job_of(&order);
    struct sv_export_extent extent = { .rows = 1048575,
                                       .widths =
                                           sv_arena_array(arena, job.sheet.count, sizeof(size_t)) };
    struct sv_error error = { 0 };

    cr_expect(sv_export_fits(&job, &extent, &error) == SV_OK);
    extent.rows++;
    cr_expect(sv_export_fits(&job, &extent, &error) == SV_ERR_INVALID);
    cr_expect(strstr(error.detail, "take csv, jsonl, sav or dta") != NULL, "%s", error.detail);
    order.format = SV_EXPORT_DTA;
    extent.widths[0] = 2045;
    cr_expect(sv_export_fits(&job, &extent, &error) == SV_OK);
    extent.widths[0]++;
    cr_expect(sv_export_fits(&job, &extent, &error) == SV_ERR_INVALID);
    order.format = SV_EXPORT_SAV;
    cr_expect(sv_export_fits(&job, &extent, &error) == SV_OK);
}
