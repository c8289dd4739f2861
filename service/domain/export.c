/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/export.h"

#include "domain/answers.h"

#include <string.h>

static const char *const formats[SV_EXPORT_FORMAT_COUNT] = {
    [SV_EXPORT_CSV] = "csv", [SV_EXPORT_XLSX] = "xlsx",   [SV_EXPORT_SAV] = "sav",
    [SV_EXPORT_DTA] = "dta", [SV_EXPORT_JSONL] = "jsonl",
};

/* Members of a response. An item may have the code "unit" too: items stand after them, as "unit:".
 */
static const struct sv_export_column members[] = {
    { .name = "id", .kind = SV_COLUMN_ID, .label = { "Mã ngẫu nhiên của phiếu", "Random id" } },
    { .name = "revision", .kind = SV_COLUMN_REVISION, .label = { "Lần sửa", "Revision" } },
    { .name = "unit", .kind = SV_COLUMN_UNIT, .label = { "Đơn vị", "Unit" } },
    { .name = "counter", .kind = SV_COLUMN_COUNTER, .label = { "Quầy", "Counter" } },
    { .name = "procedure", .kind = SV_COLUMN_PROCEDURE, .label = { "Thủ tục", "Procedure" } },
    { .name = "channel", .kind = SV_COLUMN_CHANNEL, .label = { "Kênh khảo sát", "Channel" } },
    { .name = "respondent_type",
      .kind = SV_COLUMN_RESPONDENT,
      .label = { "Loại người trả lời", "Respondent type" } },
    { .name = "day", .kind = SV_COLUMN_DAY, .label = { "Ngày trả lời", "Day" } },
    { .name = "period", .kind = SV_COLUMN_PERIOD, .label = { "Kỳ khảo sát", "Period" } },
    { .name = "language", .kind = SV_COLUMN_LANGUAGE, .label = { "Ngôn ngữ", "Language" } },
    { .name = "duration_s",
      .kind = SV_COLUMN_DURATION,
      .label = { "Thời gian trả lời (giây)", "Seconds taken" } },
    { .name = "complete",
      .kind = SV_COLUMN_COMPLETE,
      .label = { "Trả lời đến hết (1) hay bỏ dở (0)", "Reached the end (1) or broke off (0)" } },
};
enum { MEMBER_COUNT = sizeof(members) / sizeof(members[0]) };

const char *sv_export_format_word(enum sv_export_format format)
{
    return formats[format];
}

bool sv_export_format_of_word(const char *word, enum sv_export_format *ret_format)
{
    for (size_t i = 0; i < SV_EXPORT_FORMAT_COUNT; i++) {
        if (strcmp(formats[i], word) != 0)
            continue;
        *ret_format = (enum sv_export_format)i;
        return true;
    }
    return false;
}

bool sv_export_weights_of_words(const char *words, bool ret_weights[SV_SCHEME_COUNT])
{
    while (words[0] != '\0') {
        size_t length = strcspn(words, ",");
        int scheme = SV_SCHEME_DESIGN;

        while (scheme < SV_SCHEME_COUNT &&
               (strlen(sv_scheme_word((enum sv_scheme)scheme)) != length ||
                memcmp(words, sv_scheme_word((enum sv_scheme)scheme), length) != 0))
            scheme++;
        if (scheme == SV_SCHEME_COUNT)
            return false;
        ret_weights[scheme] = true;
        words += length + (words[length] == ',' ? 1 : 0);
    }
    return true;
}

const char *sv_export_weights_text(struct sv_arena *arena, const bool weights[SV_SCHEME_COUNT])
{
    struct sv_buffer text = { .arena = arena };

    sv_buffer_add(&text, "");
    for (int scheme = 0; scheme < SV_SCHEME_COUNT; scheme++) {
        if (weights[scheme])
            sv_buffer_printf(&text, "%s%s", text.size == 0 ? "" : ",",
                             sv_scheme_word((enum sv_scheme)scheme));
    }
    return text.data;
}

static bool is_weight(const char *code)
{
    static const char prefix[] = "weight_";
    enum sv_scheme scheme = SV_SCHEME_NONE;

    return strlen(code) > sizeof(prefix) && memcmp(code, prefix, sizeof(prefix) - 1) == 0 &&
           sv_scheme_of_word(code + sizeof(prefix) - 1, &scheme);
}

/* The code, with a colon after it where a member has that name already. */
static const char *item_name(struct sv_arena *arena, const char *code)
{
    if (is_weight(code))
        return sv_arena_printf(arena, "%s:", code);
    for (size_t i = 0; i < MEMBER_COUNT; i++) {
        if (strcmp(members[i].name, code) == 0)
            return sv_arena_printf(arena, "%s:", code);
    }
    return code;
}

static size_t add_item(struct sv_arena *arena, const struct sv_item *item, bool texts,
                       struct sv_export_column *columns)
{
    struct sv_export_column column = { .name = item_name(arena, item->code),
                                       .kind = SV_COLUMN_ITEM,
                                       .label = item->text,
                                       .item = item,
                                       .text_code = item->code };

    if (item->kind == SV_ITEM_TEXT) {
        column.kind = SV_COLUMN_TEXT;
        columns[0] = column;
        return texts ? 1 : 0;
    }
    if (item->kind != SV_ITEM_MULTIPLE) {
        columns[0] = column;
        return 1;
    }
    for (size_t i = 0; i < item->option_count; i++) {
        columns[i] = column;
        columns[i].kind = SV_COLUMN_OPTION;
        columns[i].option = &item->options[i];
        columns[i].name = sv_arena_printf(arena, "%s:%d", item->code, item->options[i].value);
    }
    return item->option_count;
}

static struct sv_export_column weight_column(struct sv_arena *arena, enum sv_scheme scheme,
                                             const double *weights)
{
    static const struct sv_label labels[SV_SCHEME_COUNT] = {
        [SV_SCHEME_DESIGN] = { "Quyền số thiết kế", "Design weight" },
        [SV_SCHEME_POST] = { "Quyền số hậu phân tầng", "Post-stratification weight" },
        [SV_SCHEME_RAKE] = { "Quyền số hiệu chỉnh (raking)", "Raking weight" },
        [SV_SCHEME_RAKE_TRIM] = { "Quyền số hiệu chỉnh, cắt hai đầu", "Raking weight, trimmed" },
        [SV_SCHEME_RAKE_CAP] = { "Quyền số hiệu chỉnh, có mức trần", "Raking weight, capped" },
    };

    return (struct sv_export_column){ .name = sv_arena_printf(arena, "weight_%s",
                                                              sv_scheme_word(scheme)),
                                      .kind = SV_COLUMN_WEIGHT,
                                      .label = labels[scheme],
                                      .weights = weights };
}

struct sv_export_sheet sv_export_sheet_of(struct sv_arena *arena,
                                          const struct sv_instrument *instrument, bool texts,
                                          const struct sv_export_weights *weights)
{
    size_t room = MEMBER_COUNT + SV_SCHEME_COUNT + instrument->item_count + 1;
    size_t count = MEMBER_COUNT;

    for (size_t i = 0; i < instrument->item_count; i++)
        room += instrument->items[i].option_count;
    struct sv_export_column *columns = sv_arena_array(arena, room, sizeof(*columns));

    memcpy(columns, members, sizeof(members));
    for (int scheme = 0; scheme < SV_SCHEME_COUNT; scheme++) {
        if (weights->of[scheme] != NULL)
            columns[count++] = weight_column(arena, (enum sv_scheme)scheme, weights->of[scheme]);
    }
    for (size_t i = 0; i < instrument->item_count; i++)
        count += add_item(arena, &instrument->items[i], texts, &columns[count]);
    if (texts)
        columns[count++] = (struct sv_export_column){ .name = SV_COMMENT_CODE,
                                                      .kind = SV_COLUMN_TEXT,
                                                      .label = { "Góp ý", "Comment" },
                                                      .text_code = SV_COMMENT_CODE };
    return (struct sv_export_sheet){ .columns = columns, .count = count };
}

static struct sv_cell number_cell(int64_t number)
{
    return (struct sv_cell){ .kind = SV_CELL_NUMBER, .number = number };
}

static struct sv_cell word_cell(const char *word)
{
    return (struct sv_cell){ .kind = word[0] == '\0' ? SV_CELL_ABSENT : SV_CELL_WORD,
                             .text = word };
}

static struct sv_cell item_cell(const struct sv_item *item, const uint8_t *answers)
{
    uint8_t code = answers[item->offset];

    if (code == SV_CODE_ABSENT)
        return (struct sv_cell){ .kind = SV_CELL_ABSENT };
    if (code == SV_CODE_NA)
        return (struct sv_cell){ .kind = SV_CELL_NA };
    return number_cell(item->options[code - 1].value);
}

/* Who chose no option did not answer; who chose some has said no to the others. */
static struct sv_cell option_cell(const struct sv_export_column *column, const uint8_t *answers)
{
    const struct sv_item *item = column->item;
    size_t place = (size_t)(column->option - item->options);
    unsigned any = 0;

    for (size_t i = 0; i < item->width; i++)
        any |= answers[item->offset + i];
    if (any == 0)
        return (struct sv_cell){ .kind = SV_CELL_ABSENT };
    return number_cell(answers[item->offset + place / 8] >> place % 8 & 1);
}

static struct sv_cell text_cell(const char *code, const struct sv_response *response)
{
    for (size_t i = 0; i + 1 < response->text_count; i += 2) {
        if (strcmp(response->texts[i], code) == 0)
            return (struct sv_cell){ .kind = SV_CELL_TEXT, .text = response->texts[i + 1] };
    }
    return (struct sv_cell){ .kind = SV_CELL_ABSENT };
}

/* Empty where a response stands for none: it is outside the figures of this scheme. */
static struct sv_cell weight_cell(const double *weights, size_t cell)
{
    bool weighted = cell != SV_ANY && weights[cell] > 0;

    return (struct sv_cell){ .kind = weighted ? SV_CELL_WEIGHT : SV_CELL_ABSENT,
                             .weight = weighted ? weights[cell] : 0 };
}

bool sv_column_is_text(const struct sv_export_column *column)
{
    return column->kind != SV_COLUMN_REVISION && column->kind != SV_COLUMN_DAY &&
           column->kind != SV_COLUMN_DURATION && column->kind != SV_COLUMN_COMPLETE &&
           column->kind != SV_COLUMN_ITEM && column->kind != SV_COLUMN_OPTION &&
           column->kind != SV_COLUMN_WEIGHT;
}

struct sv_cell sv_export_cell(const struct sv_export_column *column,
                              const struct sv_export_row *row, char room[SV_UUID_TEXT_SIZE])
{
    const struct sv_response *response = &row->response;

    switch (column->kind) {
    case SV_COLUMN_ID:
        sv_uuid_print(&response->id, room);
        return word_cell(room);
    case SV_COLUMN_REVISION:
        return number_cell(response->revision);
    case SV_COLUMN_UNIT:
        return word_cell(response->unit);
    case SV_COLUMN_COUNTER:
        return word_cell(response->counter);
    case SV_COLUMN_PROCEDURE:
        return word_cell(response->procedure);
    case SV_COLUMN_CHANNEL:
        return word_cell(sv_channel_word(response->channel));
    case SV_COLUMN_RESPONDENT:
        return word_cell(sv_respondent_word(response->respondent));
    case SV_COLUMN_DAY:
        return (struct sv_cell){ .kind = SV_CELL_DAY, .number = response->day };
    case SV_COLUMN_PERIOD:
        return word_cell(row->period);
    case SV_COLUMN_LANGUAGE:
        return word_cell(response->language);
    case SV_COLUMN_DURATION:
        return response->duration_s == 0 ? word_cell("") : number_cell(response->duration_s);
    case SV_COLUMN_COMPLETE:
        return number_cell(response->complete ? 1 : 0);
    case SV_COLUMN_WEIGHT:
        return weight_cell(column->weights, row->weight_cell);
    case SV_COLUMN_ITEM:
        return item_cell(column->item, response->answers);
    case SV_COLUMN_OPTION:
        return option_cell(column, response->answers);
    case SV_COLUMN_TEXT:
        return text_cell(column->text_code, response);
    }
    return (struct sv_cell){ .kind = SV_CELL_ABSENT };
}
