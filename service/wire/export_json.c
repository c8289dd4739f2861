/* SPDX-License-Identifier: Apache-2.0 */
#include "wire/export_json.h"

#include "domain/answers.h"
#include "wire/json_read.h"
#include "wire/json_write.h"

#include <string.h>

static void add_told(cJSON *object, const char *name, const char *text)
{
    if (text[0] != '\0')
        cJSON_AddStringToObject(object, name, text);
}

static void add_values(cJSON *answers, const struct sv_item *item, const uint8_t *encoded)
{
    cJSON *values = cJSON_CreateArray();

    for (size_t i = 0; i < item->option_count; i++) {
        if ((encoded[item->offset + i / 8] >> i % 8 & 1) != 0)
            cJSON_AddItemToArray(values, cJSON_CreateNumber(item->options[i].value));
    }
    if (cJSON_GetArraySize(values) > 0)
        cJSON_AddItemToObject(answers, item->code, values);
    else
        cJSON_Delete(values);
}

static void add_answer(cJSON *answers, const struct sv_item *item, const uint8_t *encoded)
{
    uint8_t code = 0;

    if (item->kind == SV_ITEM_MULTIPLE) {
        add_values(answers, item, encoded);
        return;
    }
    code = encoded[item->offset];
    if (code == SV_CODE_NA)
        cJSON_AddStringToObject(answers, item->code, "NA");
    else if (code != SV_CODE_ABSENT)
        cJSON_AddNumberToObject(answers, item->code, item->options[code - 1].value);
}

static void add_answers(cJSON *json, const struct sv_instrument *instrument,
                        const struct sv_response *response)
{
    cJSON *answers = cJSON_AddObjectToObject(json, "answers");

    for (size_t i = 0; i < instrument->item_count; i++) {
        if (instrument->items[i].kind != SV_ITEM_TEXT)
            add_answer(answers, &instrument->items[i], response->answers);
    }
    for (size_t i = 0; i + 1 < response->text_count; i += 2) {
        bool comment = strcmp(response->texts[i], SV_COMMENT_CODE) == 0;

        cJSON_AddStringToObject(comment ? json : answers, response->texts[i],
                                response->texts[i + 1]);
    }
}

static void add_weights(cJSON *json, const struct sv_export_sheet *sheet,
                        const struct sv_export_row *row)
{
    char room[SV_UUID_TEXT_SIZE];

    for (size_t i = 0; i < sheet->count; i++) {
        const struct sv_export_column *column = &sheet->columns[i];
        struct sv_cell cell = { 0 };

        if (column->kind != SV_COLUMN_WEIGHT)
            continue;
        cell = sv_export_cell(column, row, room);
        if (cell.kind == SV_CELL_WEIGHT)
            cJSON_AddNumberToObject(json, column->name, cell.weight);
    }
}

static void add_line(struct sv_buffer *buffer, cJSON *json)
{
    char *text = cJSON_PrintUnformatted(json);

    sv_buffer_add(buffer, text);
    sv_buffer_add(buffer, "\n");
    cJSON_free(text);
    cJSON_Delete(json);
}

void sv_export_json_row(struct sv_buffer *buffer, const struct sv_instrument *instrument,
                        const struct sv_export_sheet *sheet, const struct sv_export_row *row)
{
    const struct sv_response *response = &row->response;
    cJSON *json = cJSON_CreateObject();
    char id[SV_UUID_TEXT_SIZE];

    sv_uuid_print(&response->id, id);
    cJSON_AddStringToObject(json, "id", id);
    cJSON_AddStringToObject(json, "instrument", instrument->code);
    cJSON_AddStringToObject(json, "unit", response->unit);
    add_told(json, "counter", response->counter);
    add_told(json, "procedure", response->procedure);
    cJSON_AddStringToObject(json, "channel", sv_channel_word(response->channel));
    add_told(json, "respondent_type", sv_respondent_word(response->respondent));
    sv_add_day(json, "day", response->day);
    add_told(json, "language", response->language);
    if (response->duration_s != 0)
        sv_add_count(json, "duration_s", response->duration_s);
    sv_add_count(json, "revision", response->revision);
    cJSON_AddBoolToObject(json, "complete", response->complete);
    add_answers(json, instrument, response);
    add_weights(json, sheet, row);
    add_line(buffer, json);
}

void sv_export_json_closing(struct sv_buffer *buffer, const struct sv_exported *exported)
{
    cJSON *json = cJSON_CreateObject();

    sv_add_count(json, "rows", exported->rows);
    cJSON_AddStringToObject(
        json, "sha256",
        sv_hex(buffer->arena, exported->sha256.bytes, sizeof(exported->sha256.bytes)));
    add_line(buffer, json);
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_hash(const char *text, struct sv_hash *ret_hash)
{
    if (text == NULL || strlen(text) != 2 * sizeof(ret_hash->bytes))
        return false;
    for (size_t i = 0; i < sizeof(ret_hash->bytes); i++) {
        int high = digit_of(text[2 * i]), low = digit_of(text[2 * i + 1]);

        if (high < 0 || low < 0)
            return false;
        ret_hash->bytes[i] = (uint8_t)(high * 16 + low);
    }
    return true;
}

bool sv_export_closing_of_json(const char *text, size_t size, struct sv_exported *ret_exported)
{
    static const char start[] = "{\"rows\":";
    SV_FREED_BY(cJSON_Delete) cJSON *root = NULL;
    struct sv_error ignored;

    /* Looked at for every line of an import, so the first bytes decide. */
    if (size < sizeof(start) || memcmp(text, start, sizeof(start) - 1) != 0 ||
        sv_json_parse(text, size, &root, &ignored) != SV_OK)
        return false;
    const cJSON *rows = cJSON_GetObjectItemCaseSensitive(root, "rows");

    if (!sv_json_is_whole(rows) || rows->valuedouble < 0)
        return false;
    ret_exported->rows = (int64_t)rows->valuedouble;
    return read_hash(cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(root, "sha256")),
                     &ret_exported->sha256);
}
