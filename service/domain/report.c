/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/report.h"

#include <string.h>

static void append(struct sv_report *report, struct sv_block block)
{
    if (report->block_count == report->block_room) {
        size_t room = report->block_room == 0 ? 64 : 2 * report->block_room;
        struct sv_block *blocks = sv_arena_array(report->arena, room, sizeof(*blocks));

        for (size_t i = 0; i < report->block_count; i++)
            blocks[i] = report->blocks[i];
        report->blocks = blocks;
        report->block_room = room;
    }
    report->blocks[report->block_count++] = block;
}

bool sv_block_is_appendix(const struct sv_block *block)
{
    return block->kind == SV_BLOCK_APPENDIX || block->kind == SV_BLOCK_WIDE_APPENDIX;
}

void sv_report_say(struct sv_report *report, enum sv_block_kind kind, const char *text)
{
    const struct sv_block block = { .kind = kind, .text = text };

    report->appendix_count += sv_block_is_appendix(&block);
    report->wide = report->wide || kind == SV_BLOCK_WIDE_APPENDIX;
    append(report, block);
}

struct sv_report_table *sv_report_tabulate(struct sv_report *report, const char *title,
                                           const struct sv_report_column *columns,
                                           size_t column_count, size_t row_room)
{
    struct sv_report_table *table = sv_arena_alloc(report->arena, sizeof(*table));

    report->table_count++;
    table->title = sv_arena_printf(report->arena, "Bảng %zu. %s", report->table_count, title);
    table->columns = columns;
    table->column_count = column_count;
    table->wide = report->wide;
    table->rows = sv_arena_array(report->arena, row_room, sizeof(*table->rows));
    append(report, (struct sv_block){ .kind = SV_BLOCK_TABLE, .table = table });
    return table;
}

void sv_report_table_add(struct sv_report *report, struct sv_report_table *table, bool strong,
                         const char *const *cells)
{
    const char **copy = sv_arena_array(report->arena, table->column_count, sizeof(*copy));

    memcpy(copy, cells, table->column_count * sizeof(*copy));
    table->rows[table->row_count++] = (struct sv_report_row){ copy, strong };
}

struct sv_chart *sv_report_draw(struct sv_report *report, enum sv_chart_kind kind,
                                const char *title, size_t row_room)
{
    struct sv_chart *chart = sv_arena_alloc(report->arena, sizeof(*chart));

    report->chart_count++;
    chart->kind = kind;
    chart->title = sv_arena_printf(report->arena, "Hình %zu. %s", report->chart_count, title);
    chart->rows = sv_arena_array(report->arena, row_room, sizeof(*chart->rows));
    append(report, (struct sv_block){ .kind = SV_BLOCK_CHART, .chart = chart });
    return chart;
}
