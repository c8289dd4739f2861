/* SPDX-License-Identifier: Apache-2.0 */
#include "main/release_verify.h"

#include "app/release_recount.h"
#include "app/seal.h"
#include "main/signed_file.h"
#include "wire/export_json.h"
#include "wire/release_compare.h"
#include "wire/release_read.h"
#include "wire/response_json.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An export that is read again. */
struct reading {
    const char *path;
    const struct sv_survey *survey;
    struct sv_cube_map *map;
    struct sv_hashing hashing;
    int64_t rows;
    bool closed; /* its last line was read: the file is whole */
};

static enum sv_status refuse_line(const struct reading *reading,
                                  const struct sv_violations *violations, struct sv_error *reterr)
{
    return sv_fail(reterr, SV_ERR_INVALID, reading->path, "line %lld: %s: %s",
                   (long long)reading->rows + 1, violations->first->pointer,
                   sv_violation_slug(violations->first->code));
}

static enum sv_status add_response(struct reading *reading, const char *text, size_t size,
                                   struct sv_error *reterr)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_violations violations = { .arena = arena };
    struct sv_submission submission = { 0 };
    struct sv_response response = { 0 };
    enum sv_status status =
        sv_submission_of_text(arena, text, size, &submission, &violations, reterr);

    if (status != SV_OK)
        return status;
    sv_submission_check_stored(reading->survey, &submission, &response, &violations);
    if (violations.count > 0)
        return refuse_line(reading, &violations, reterr);
    const struct sv_cube_key key = { .unit = response.unit,
                                     .counter = response.counter,
                                     .procedure = response.procedure,
                                     .day = response.day,
                                     .channel = response.channel,
                                     .respondent = response.respondent };

    sv_cube_map_add(
        reading->map, &key,
        &(struct sv_cube_response){ response.answers, response.complete, response.duration_s }, 1);
    reading->rows++;
    return SV_OK;
}

static enum sv_status close_export(struct reading *reading, const struct sv_exported *told,
                                   struct sv_error *reterr)
{
    struct sv_hash found;

    sv_hashing_end(reading->hashing, &found);
    reading->closed =
        told->rows == reading->rows && memcmp(&told->sha256, &found, sizeof(found)) == 0;
    return reading->closed ? SV_OK
                           : sv_fail(reterr, SV_ERR_INVALID, reading->path, "was cut or changed");
}

static enum sv_status add_line(struct reading *reading, const char *text, size_t size,
                               struct sv_error *reterr)
{
    struct sv_exported told = { 0 };

    if (reading->closed)
        return sv_fail(reterr, SV_ERR_INVALID, reading->path, "goes on after its closing line");
    if (sv_export_closing_of_json(text, size, &told))
        return close_export(reading, &told, reterr);
    sv_hashing_add(&reading->hashing, text, size);
    return add_response(reading, text, size, reterr);
}

static enum sv_status add_lines(struct reading *reading, FILE *stream, struct sv_error *reterr)
{
    char *text = NULL;
    size_t capacity = 0;
    ssize_t size = 0;
    enum sv_status status = SV_OK;

    sv_hashing_begin(&reading->hashing);
    while (status == SV_OK && (size = getline(&text, &capacity, stream)) > 0)
        status = add_line(reading, text, (size_t)size, reterr);
    free(text);
    if (status == SV_OK && !reading->closed)
        return sv_fail(reterr, SV_ERR_INVALID, reading->path,
                       "has no closing line: it was cut, or is no export");
    return status;
}

static enum sv_status add_export(void *context, const struct sv_survey *survey,
                                 struct sv_cube_map *map, struct sv_error *reterr)
{
    struct reading reading = { .path = context, .survey = survey, .map = map };
    FILE *stream = fopen(reading.path, "rb");

    if (stream == NULL)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "file", "cannot read %s: %s", reading.path,
                       strerror(errno));
    enum sv_status status = add_lines(&reading, stream, reterr);

    (void)fclose(stream);
    return status;
}

/* What was held against what. */
struct verified {
    struct sv_release_comparison found;
    bool signature_checked;
    bool from_export;
    bool members_told;
    struct sv_units_moved moved;
};

static cJSON *places_json(const struct sv_release_comparison *found)
{
    cJSON *list = cJSON_CreateArray();

    for (size_t i = 0; i < found->different && i < SV_RELEASE_PLACES_KEPT; i++) {
        cJSON *place = cJSON_CreateObject();

        cJSON_AddStringToObject(place, "pointer", found->places[i].pointer);
        cJSON_AddStringToObject(place, "released", found->places[i].released);
        cJSON_AddStringToObject(place, "recounted", found->places[i].recounted);
        cJSON_AddItemToArray(list, place);
    }
    return list;
}

static cJSON *moved_json(const struct sv_units_moved *moved)
{
    cJSON *list = cJSON_CreateArray();

    for (size_t i = 0; i < moved->count; i++) {
        cJSON *entry = cJSON_CreateObject();

        cJSON_AddStringToObject(entry, "unit", moved->items[i].pair.unit);
        cJSON_AddStringToObject(entry, "above", moved->items[i].pair.above);
        cJSON_AddBoolToObject(entry, "released", moved->items[i].released);
        cJSON_AddItemToArray(list, entry);
    }
    return list;
}

static cJSON *json_of(const struct verified *verified)
{
    const struct sv_release_comparison *found = &verified->found;
    cJSON *json = cJSON_CreateObject();

    cJSON_AddBoolToObject(json, "equal", found->different == 0);
    cJSON_AddNumberToObject(json, "compared", (double)found->compared);
    cJSON_AddNumberToObject(json, "different", (double)found->different);
    cJSON_AddStringToObject(json, "format", found->format);
    cJSON_AddBoolToObject(json, "older_format", found->older);
    cJSON_AddBoolToObject(json, "signature_checked", verified->signature_checked);
    cJSON_AddStringToObject(json, "responses", verified->from_export ? "export" : "shown");
    cJSON_AddBoolToObject(json, "members_told", verified->members_told);
    cJSON_AddItemToObject(json, "moved", moved_json(&verified->moved));
    cJSON_AddItemToObject(json, "places", places_json(found));
    return json;
}

/* The figures are those of the release's tree, which is to be believed only as its signature is. */
static void print_moved(const struct sv_units_moved *moved)
{
    for (size_t i = 0; i < moved->count && i < SV_RELEASE_PLACES_KEPT; i++) {
        const struct sv_unit_moved *one = &moved->items[i];

        (void)printf("units: %s %s below %s %s\n", one->pair.unit, one->released ? "was" : "is",
                     one->pair.above,
                     one->released ? "when it was released, and is not here today"
                                   : "here today, and was not when it was released");
    }
    if (moved->count > SV_RELEASE_PLACES_KEPT)
        (void)printf("units: %zu differences in all\n", moved->count);
}

/* What the outcome does not say by itself. */
static void print_limits(const struct verified *verified)
{
    const struct sv_release_comparison *found = &verified->found;

    if (found->older)
        (void)printf("format %s: what later formats added was not compared\n", found->format);
    if (found->different > 0 && !verified->from_export)
        (void)puts("compared with what is shown here now, which may have moved on since: "
                   "name the export of that day with --responses");
    if (found->different > 0 && !verified->members_told)
        (void)puts("this release does not tell of which units each consists: they are those of "
                   "the tree here today");
    print_moved(&verified->moved);
    (void)puts(verified->signature_checked
                   ? "signature checked"
                   : "signature not checked: name whom you trust with --key");
}

static int tell(struct sv_line *line, const struct verified *verified)
{
    const struct sv_release_comparison *found = &verified->found;
    int code = found->different == 0 ? SV_EXIT_DONE : SV_EXIT_REFUSED;

    if (line->json) {
        (void)sv_line_print(json_of(verified));
        return code;
    }
    for (size_t i = 0; i < found->different && i < SV_RELEASE_PLACES_KEPT; i++)
        (void)printf("%s: released %s, recounted %s\n", found->places[i].pointer,
                     found->places[i].released, found->places[i].recounted);
    if (found->different == 0)
        (void)printf("equal: %zu values\n", found->compared);
    else
        (void)printf("not equal: %zu of %zu values differ\n", found->different, found->compared);
    print_limits(verified);
    return code;
}

/* The document, and its signature if somebody is trusted; false after complaining. */
static bool read_release(struct sv_line *line, const char *file, const char *keys,
                         struct sv_outside_document *document)
{
    if (keys == NULL)
        return sv_line_read(line, file, &document->text, &document->size);
    if (!sv_line_read_keys(line, keys, NULL, document) ||
        !sv_line_read_signed(line, file, document))
        return false;
    if (sv_signature_check(line->arena, document, &line->error) == SV_OK)
        return true;
    (void)sv_line_failed(line);
    return false;
}

/* None unless every unit of the release tells its members. */
static struct sv_units_above members_of(struct sv_arena *arena, const struct sv_released *released)
{
    struct sv_unit_above *pairs = NULL;
    size_t count = 0, at = 0;

    for (size_t i = 0; i < released->unit_count; i++) {
        if (released->units[i].member_count == 0)
            return (struct sv_units_above){ 0 };
        count += released->units[i].member_count;
    }
    pairs = sv_arena_array(arena, count, sizeof(*pairs));
    for (size_t i = 0; i < released->unit_count; i++) {
        const struct sv_released_unit *unit = &released->units[i];

        for (size_t k = 0; k < unit->member_count; k++)
            pairs[at++] = (struct sv_unit_above){ unit->members[k], unit->unit };
    }
    return (struct sv_units_above){ pairs, count };
}

/* What the document says of itself; false after complaining. */
static bool read_head(struct sv_line *line, const char *file,
                      const struct sv_outside_document *document, struct sv_recount *recount)
{
    struct sv_violations violations = { .arena = line->arena };
    struct sv_released released = { 0 };

    if (sv_released_of_json(line->arena, document->text, document->size, &released, &violations,
                            &line->error) != SV_OK) {
        (void)sv_line_failed(line);
        return false;
    }
    if (violations.count > 0) {
        (void)sv_line_violated(file, &violations);
        return false;
    }
    recount->survey = released.survey;
    recount->period = released.period;
    recount->number = released.number;
    recount->released_on = released.released_on;
    recount->members = members_of(line->arena, &released);
    return true;
}

int sv_release_verify(struct sv_line *line)
{
    const char *responses = sv_line_option(line, "--responses");
    const char *keys = sv_line_option(line, "--key");
    const char *file = sv_line_word(line);
    struct sv_outside_document document = { 0 };
    struct verified verified = { .signature_checked = keys != NULL,
                                 .from_export = responses != NULL };
    struct sv_recount recount = { 0 };
    struct sv_recounted recounted = { 0 };

    if (file == NULL)
        return sv_line_usage(line, "name the file of the release");
    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!read_release(line, file, keys, &document) || !read_head(line, file, &document, &recount) ||
        !sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (responses != NULL) {
        recount.work = add_export;
        recount.context = sv_arena_strdup(line->arena, responses);
    }
    if (sv_app_release_recount(&line->app, line->arena, &recount, &recounted, &line->error) !=
            SV_OK ||
        sv_release_compare(line->arena, document.text, document.size, recounted.document,
                           &verified.found, &line->error) != SV_OK)
        return sv_line_failed(line);
    verified.members_told = recount.members.count > 0;
    verified.moved = recounted.moved;
    return tell(line, &verified);
}
