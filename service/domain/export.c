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

/* The code, with a colon after it where a member has that name already. */
static const char *item_name(struct sv_arena *arena, const char *code)
{
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

struct sv_export_sheet sv_export_sheet_of(struct sv_arena *arena,
                                          const struct sv_instrument *instrument, bool texts)
{
    size_t room = MEMBER_COUNT + instrument->item_count + 1, count = MEMBER_COUNT;

    for (size_t i = 0; i < instrument->item_count; i++)
        room += instrument->items[i].option_count;
    struct sv_export_column *columns = sv_arena_array(arena, room, sizeof(*columns));

    memcpy(columns, members, sizeof(members));
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

bool sv_column_is_text(const struct sv_export_column *column)
{
    return column->kind != SV_COLUMN_REVISION && column->kind != SV_COLUMN_DAY &&
           column->kind != SV_COLUMN_DURATION && column->kind != SV_COLUMN_COMPLETE &&
           column->kind != SV_COLUMN_ITEM && column->kind != SV_COLUMN_OPTION;
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
    case SV_COLUMN_ITEM:
        return item_cell(column->item, response->answers);
    case SV_COLUMN_OPTION:
        return option_cell(column, response->answers);
    case SV_COLUMN_TEXT:
        return text_cell(column->text_code, response);
    }
    return (struct sv_cell){ .kind = SV_CELL_ABSENT };
}
