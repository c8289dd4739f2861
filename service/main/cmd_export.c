/* SPDX-License-Identifier: Apache-2.0 */
#include "app/exports.h"
#include "base/text.h"
#include "export/exporting.h"
#include "main/command.h"
#include "main/export_check.h"
#include "main/table.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *hash_text(struct sv_line *line, const struct sv_hash *hash)
{
    return sv_hex(line->arena, hash->bytes, sizeof(hash->bytes));
}

static int cannot_write(const char *path)
{
    (void)fprintf(stderr, "sipas export: cannot write %s: %s\n", path, strerror(errno));
    return SV_EXIT_REFUSED;
}

static int tell(struct sv_line *line, FILE *out, const struct sv_exported *exported)
{
    const char *hash = hash_text(line, &exported->sha256);

    if (!line->json || out != stdout) {
        (void)fprintf(out, "%" PRId64 " rows, sha256 %s\n", exported->rows, hash);
        return SV_EXIT_DONE;
    }
    cJSON *json = cJSON_CreateObject();

    cJSON_AddNumberToObject(json, "rows", (double)exported->rows);
    cJSON_AddStringToObject(json, "sha256", hash);
    return sv_line_print(json);
}

/* As sha256sum prints it, and takes it with -c. */
static bool write_receipt(struct sv_line *line, const char *path,
                          const struct sv_exported *exported)
{
    const char *slash = strrchr(path, '/');
    FILE *receipt = fopen(sv_arena_printf(line->arena, "%s.sha256", path), "wb");

    if (receipt == NULL)
        return false;
    bool written = fprintf(receipt, "%s  %s\n", hash_text(line, &exported->sha256),
                           slash == NULL ? path : slash + 1) > 0;

    return fclose(receipt) == 0 && written;
}

/* The file has its name only once it is whole, noted in the log, and its receipt is there. */
static int export_to_file(struct sv_line *line, const struct sv_export_order *order,
                          const char *path)
{
    const char *part = sv_arena_printf(line->arena, "%s.part", path);
    struct sv_exported exported = { 0 };
    struct stat there;

    if (lstat(path, &there) == 0) {
        errno = EEXIST; /* nothing is overwritten */
        return cannot_write(path);
    }
    if (sv_export_make(&line->app, line->arena, order, part, &exported, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (!write_receipt(line, path, &exported) || rename(part, path) != 0) {
        int code = cannot_write(path);

        (void)unlink(part);
        (void)unlink(sv_arena_printf(line->arena, "%s.sha256", path));
        return code;
    }
    return tell(line, stdout, &exported);
}

static bool copy_out(int fd)
{
    char chunk[65536];
    ssize_t got = 0;
    bool good = true;

    while (good && (got = read(fd, chunk, sizeof(chunk))) > 0)
        good = fwrite(chunk, 1, (size_t)got, stdout) == (size_t)got;
    return good && got == 0 && fflush(stdout) == 0;
}

static int export_to_output(struct sv_line *line, const struct sv_export_order *order)
{
    struct sv_export_file file = { 0 };

    if (sv_export_make_unnamed(&line->app, line->arena, order, line->config.export_dir, &file,
                               &line->error) != SV_OK)
        return sv_line_failed(line);
    bool copied = copy_out(file.fd);

    (void)close(file.fd);
    return copied ? tell(line, stderr, &file.exported) : cannot_write("standard output");
}

/* null for what an older export did not note. */
static void add_form(cJSON *json, const struct sv_export_entry *entry)
{
    const struct sv_export_order *order = &entry->order;

    if (!entry->form_noted) {
        cJSON_AddNullToObject(json, "weights");
        cJSON_AddNullToObject(json, "bom");
        cJSON_AddNullToObject(json, "decimal_comma");
        return;
    }
    cJSON *weights = cJSON_AddArrayToObject(json, "weights");

    for (int i = 0; i < SV_SCHEME_COUNT; i++) {
        if (order->weights[i])
            cJSON_AddItemToArray(weights, cJSON_CreateString(sv_scheme_word((enum sv_scheme)i)));
    }
    cJSON_AddBoolToObject(json, "bom", order->csv.mark);
    cJSON_AddBoolToObject(json, "decimal_comma", order->csv.comma);
}

static cJSON *json_of_entry(struct sv_line *line, const struct sv_export_entry *entry)
{
    const struct sv_cut *cut = &entry->order.cut;
    const char *const members[][2] = {
        { "survey", cut->survey },
        { "within", cut->scope },
        { "unit", cut->unit },
        { "procedure", cut->procedure },
        { "channel", cut->channel },
        { "respondent_type", cut->respondent },
        { "period", cut->period },
        { "format", sv_export_format_word(entry->order.format) },
        { "sha256", hash_text(line, &entry->exported.sha256) },
    };
    char day[SV_DAY_TEXT_SIZE];
    cJSON *json = cJSON_CreateObject();

    sv_day_print(entry->day, day);
    cJSON_AddNumberToObject(json, "number", (double)entry->number);
    cJSON_AddStringToObject(json, "day", day);
    if (entry->order.key == 0)
        cJSON_AddNullToObject(json, "key");
    else
        cJSON_AddNumberToObject(json, "key", (double)entry->order.key);
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        if (members[i][1][0] == '\0')
            cJSON_AddNullToObject(json, members[i][0]);
        else
            cJSON_AddStringToObject(json, members[i][0], members[i][1]);
    }
    cJSON_AddBoolToObject(json, "texts", entry->order.texts);
    add_form(json, entry);
    cJSON_AddNumberToObject(json, "rows", (double)entry->exported.rows);
    return json;
}

/* What was asked for beside the filter, in words of the command. */
static const char *form_text(struct sv_line *line, const struct sv_export_entry *entry)
{
    const struct sv_export_order *order = &entry->order;
    const char *weights = sv_export_weights_text(line->arena, order->weights);

    return sv_arena_printf(line->arena, "%s%s%s%s%s%s", order->texts ? "texts " : "",
                           order->csv.mark ? "bom " : "", order->csv.comma ? "decimal=comma " : "",
                           weights[0] == '\0' ? "" : "weights=", weights,
                           entry->form_noted ? "" : "(weights and form not noted)");
}

static int print_log(struct sv_line *line, const struct sv_export_entries *entries)
{
    struct sv_table table = { .arena = line->arena,
                              .column_count = 9,
                              .right = { [0] = true, [7] = true } };

    if (line->json) {
        cJSON *json = cJSON_CreateArray();

        for (size_t i = 0; i < entries->count; i++)
            cJSON_AddItemToArray(json, json_of_entry(line, &entries->items[i]));
        return sv_line_print(json);
    }
    sv_table_add(&table, (const char *[]){ "NUMBER", "DAY", "BY", "SURVEY", "FILTER", "WITH",
                                           "FORMAT", "ROWS", "SHA-256" });
    for (size_t i = 0; i < entries->count; i++) {
        const struct sv_export_entry *entry = &entries->items[i];
        char day[SV_DAY_TEXT_SIZE];

        sv_day_print(entry->day, day);
        sv_table_add(
            &table,
            (const char *[]){ sv_arena_printf(line->arena, "%" PRId64, entry->number),
                              sv_arena_strdup(line->arena, day),
                              entry->order.key == 0
                                  ? "command line"
                                  : sv_arena_printf(line->arena, "key %" PRId64, entry->order.key),
                              entry->order.cut.survey,
                              sv_export_filter_text(line->arena, &entry->order.cut),
                              form_text(line, entry), sv_export_format_word(entry->order.format),
                              sv_arena_printf(line->arena, "%" PRId64, entry->exported.rows),
                              hash_text(line, &entry->exported.sha256) });
    }
    sv_table_print(&table);
    return SV_EXIT_DONE;
}

static int list(struct sv_line *line)
{
    const char *survey = sv_line_option(line, "--survey");
    struct sv_export_entries entries = { 0 };

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_export_log(&line->app, line->arena, survey == NULL ? "" : survey, &entries,
                          &line->error) != SV_OK)
        return sv_line_failed(line);
    return print_log(line, &entries);
}

static int check(struct sv_line *line, const char *path)
{
    return sv_line_has_more(line) ? SV_EXIT_USAGE : sv_export_check(line, path);
}

static const char *option_or_empty(struct sv_line *line, const char *name)
{
    const char *value = sv_line_option(line, name);

    return value == NULL ? "" : value;
}

static void take_order(struct sv_line *line, struct sv_export_order *order)
{
    *order = (struct sv_export_order){
        .cut = { .survey = option_or_empty(line, "--survey"),
                 .scope = "", /* whoever may run this on the server may see everything */
                 .unit = option_or_empty(line, "--unit"),
                 .procedure = option_or_empty(line, "--procedure"),
                 .channel = option_or_empty(line, "--channel"),
                 .respondent = option_or_empty(line, "--respondent-type"),
                 .period = option_or_empty(line, "--period") },
        .texts = sv_line_flag(line, "--texts"),
        .csv = { .mark = sv_line_flag(line, "--bom") },
        .today = sv_today(),
    };
}

int sv_cmd_export(struct sv_line *line)
{
    struct sv_export_order order;
    const char *checked = sv_line_option(line, "--check");

    if (checked != NULL)
        return check(line, checked);
    if (sv_line_flag(line, "--log"))
        return list(line);
    take_order(line, &order);
    const char *format = option_or_empty(line, "--format");
    const char *path = option_or_empty(line, "--out");

    if (order.cut.survey[0] == '\0')
        return sv_line_usage(line, "name the survey");
    if (!sv_export_format_of_word(format, &order.format))
        return sv_line_usage(line, "--format is csv, xlsx, sav, dta or jsonl");
    if (!sv_csv_decimal_of_word(option_or_empty(line, "--decimal"), &order.csv))
        return sv_line_usage(line, "--decimal is point or comma");
    if (sv_csv_form_is_given(&order.csv) && order.format != SV_EXPORT_CSV)
        return sv_line_usage(line, "--bom and --decimal are for csv");
    if (!sv_export_weights_of_words(option_or_empty(line, "--weights"), order.weights))
        return sv_line_usage(line,
                             "--weights is design, post, rake, rake_trim or rake_cap, or some");
    if (path[0] == '\0' && order.format != SV_EXPORT_CSV && order.format != SV_EXPORT_JSONL)
        return sv_line_usage(line, "name the file with --out");
    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    return path[0] == '\0' ? export_to_output(line, &order) : export_to_file(line, &order, path);
}
