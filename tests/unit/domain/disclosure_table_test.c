/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/disclosure_table.h"

#include "support/oracle_counts.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;

static void open_arena(void)
{
    arena = sv_arena_new();
}

static void close_arena(void)
{
    sv_arena_free(arena);
}

TestSuite(disclosure_table, .init = open_arena, .fini = close_arena);

static int64_t at(const cJSON *matrix, size_t row, size_t column)
{
    return (int64_t)cJSON_GetArrayItem(cJSON_GetArrayItem(matrix, (int)row), (int)column)
        ->valuedouble;
}

static size_t index_of(const cJSON *words, const char *word)
{
    size_t i = 0;

    while (strcmp(cJSON_GetArrayItem(words, (int)i)->valuestring, word) != 0)
        i++;
    return i;
}

Test(disclosure_table, decides_the_worked_case_and_its_audit_as_the_reference)
{
    cJSON *cases = test_oracle(arena, "suppression_cases.json");
    const cJSON *two_way = cJSON_GetObjectItem(cases, "case3_two_way"), *entry = NULL;
    struct sv_disclosure_rule rule = sv_disclosure_default();
    struct sv_disclosure_cell cells[6] = { 0 };
    struct sv_disclosure_table table = { .row_count = 3, .column_count = 2, .cells = cells };
    int hidden = 0;

    for (size_t i = 0; i < 6; i++) {
        cells[i].n = at(cJSON_GetObjectItem(two_way, "n"), i / 2, i % 2);
        cells[i].x = at(cJSON_GetObjectItem(two_way, "x"), i / 2, i % 2);
    }
    cr_expect(sv_table_protect(arena, &rule, &table).hid);
    for (size_t i = 0; i < 6; i++)
        hidden += cells[i].hidden != SV_SHOWN;
    cr_expect_eq(hidden, cJSON_GetArraySize(cJSON_GetObjectItem(two_way, "expected_hidden")));
    cJSON_ArrayForEach(entry, cJSON_GetObjectItem(two_way, "expected_hidden"))
    {
        size_t row = index_of(cJSON_GetObjectItem(two_way, "rows"), test_word(entry, "row"));
        size_t column = index_of(cJSON_GetObjectItem(two_way, "cols"), test_word(entry, "col"));

        cr_expect_str_eq(sv_hidden_word(cells[row * 2 + column].hidden),
                         test_word(entry, "internal_reason"));
    }
    cJSON_ArrayForEach(entry, cJSON_GetObjectItem(two_way, "audit"))
    {
        size_t cell = (size_t)((test_number(entry, "row") - 1) * 2 + test_number(entry, "col") - 1);
        const cJSON *range = cJSON_GetObjectItem(entry, "attacker_interval");
        struct sv_count_range ours = sv_table_range(arena, &table, cell);

        cr_expect_eq(cells[cell].n, (int64_t)test_number(entry, "true"));
        cr_expect_eq(ours.low, (int64_t)cJSON_GetArrayItem(range, 0)->valuedouble);
        cr_expect_eq(ours.high, (int64_t)cJSON_GetArrayItem(range, 1)->valuedouble);
    }
    cJSON_Delete(cases);
}

/* All who used the first column are of the first row: 23 - 20 tells the other cell anyway. */
Test(disclosure_table, says_when_the_margins_alone_tell_a_cell)
{
    struct sv_disclosure_rule rule = sv_disclosure_default();
    struct sv_disclosure_cell cells[] = {
        { .n = 20, .x = 20 }, { .n = 3, .x = 3 }, { .n = 0 }, { .n = 30, .x = 30 }
    };
    struct sv_disclosure_table table = { .row_count = 2, .column_count = 2, .cells = cells };
    struct sv_table_verdict verdict = sv_table_protect(arena, &rule, &table);

    cr_expect(verdict.stuck);
    cr_expect_eq(verdict.stuck_cell, 1);
}

enum { MOST = 12 };

/* All tables that a reader must hold possible, by trying: the reader's own way, without flows. */
struct reader {
    const struct sv_disclosure_table *table;
    int64_t row_left[MOST], column_left[MOST];
    int64_t value[MOST];
    struct sv_count_range range[MOST];
};

static bool is_known(const struct sv_disclosure_cell *cell)
{
    return cell->hidden == SV_SHOWN || cell->n == 0;
}

/* Sums of which only the total is known, of hidden rows and columns, end up in place 0. */
static size_t place(const bool *shown, size_t i)
{
    return shown == NULL || shown[i] ? i + 1 : 0;
}

static void note(struct reader *reader, size_t count)
{
    for (size_t i = 0; i < MOST; i++) {
        if (reader->row_left[i] != 0 || reader->column_left[i] != 0)
            return;
    }
    for (size_t i = 0; i < count; i++) {
        if (reader->value[i] < reader->range[i].low)
            reader->range[i].low = reader->value[i];
        if (reader->value[i] > reader->range[i].high)
            reader->range[i].high = reader->value[i];
    }
}

static void try_from(struct reader *reader, size_t cell)
{
    const struct sv_disclosure_table *table = reader->table;
    size_t count = table->row_count * table->column_count;

    if (cell == count) {
        note(reader, count);
        return;
    }

    int64_t *row = &reader->row_left[place(table->row_shown, cell / table->column_count)];
    int64_t *column = &reader->column_left[place(table->column_shown, cell % table->column_count)];
    bool known = is_known(&table->cells[cell]);
    int64_t from = known ? table->cells[cell].n : 0;
    int64_t to = known ? from : *row < *column ? *row : *column;

    for (int64_t value = from; value <= to; value++) {
        reader->value[cell] = value;
        *row -= value;
        *column -= value;
        try_from(reader, cell + 1);
        *row += value;
        *column += value;
    }
}

static struct reader read_table(const struct sv_disclosure_table *table)
{
    struct reader reader = { .table = table };

    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        reader.row_left[place(table->row_shown, i / table->column_count)] += table->cells[i].n;
        reader.column_left[place(table->column_shown, i % table->column_count)] +=
            table->cells[i].n;
        reader.range[i] = (struct sv_count_range){ INT64_MAX, INT64_MIN };
    }
    try_from(&reader, 0);
    return reader;
}

static struct sv_disclosure_table random_table(unsigned *state, unsigned usual, size_t rows,
                                               size_t columns)
{
    struct sv_disclosure_table table = { .row_count = rows, .column_count = columns };

    table.cells = sv_arena_array(arena, rows * columns, sizeof(*table.cells));
    for (size_t i = 0; i < rows * columns; i++) {
        table.cells[i].n = test_random(state, 4) == 0 ? 0 : test_random(state, usual);
        table.cells[i].x =
            test_random(state, 3) == 0 ? 0 : test_random(state, (unsigned)table.cells[i].n + 1);
    }
    return table;
}

Test(disclosure_table, audits_as_a_reader_who_tries_every_table)
{
    unsigned state = 11;

    for (int round = 0; round < 200; round++) {
        struct sv_disclosure_table table = random_table(&state, 5, 3, 3);
        bool rows[3] = { true, true, true };

        rows[0] = rows[1] = round % 4 != 0; /* some margins are hidden as well */
        table.row_shown = rows;
        for (size_t i = 0; i < 9; i++)
            table.cells[i].hidden =
                test_random(&state, 3) != 0 || !rows[i / 3] ? SV_HIDDEN_FEW : SV_SHOWN;

        struct reader reader = read_table(&table);

        for (size_t i = 0; i < 9; i++) {
            struct sv_count_range ours = sv_table_range(arena, &table, i);

            cr_assert(ours.low == reader.range[i].low && ours.high == reader.range[i].high,
                      "round %d cell %d: %d..%d, by trying %d..%d", round, (int)i, (int)ours.low,
                      (int)ours.high, (int)reader.range[i].low, (int)reader.range[i].high);
        }
    }
}

/* A line by its number, or by that of the first line if its own total is hidden. */
static size_t line_of(const bool *shown, size_t i)
{
    size_t first = 0;

    if (shown[i])
        return i;
    while (shown[first])
        first++;
    return first;
}

/* Any set of hidden cells in which the margins fix the sum: by trying all sets, without flows. */
static bool sum_is_told(const struct sv_disclosure_table *table, unsigned set)
{
    size_t columns = table->column_count, rows = table->row_count;

    /* Fixed if and only if it is a sum of rows less a sum of columns, on the hidden cells. */
    for (unsigned lines = 0; lines < 1U << (rows + columns); lines++) {
        bool fits = true;

        for (size_t i = 0; i < rows * columns && fits; i++) {
            size_t row = line_of(table->row_shown, i / columns);
            size_t column = rows + line_of(table->column_shown, i % columns);
            int told = (int)(lines >> row & 1) - (int)(lines >> column & 1);

            fits = is_known(&table->cells[i]) || told == (int)(set >> i & 1);
        }
        if (fits)
            return true;
    }
    return false;
}

static void expect_no_told_group(const struct sv_disclosure_rule *rule,
                                 const struct sv_disclosure_table *table, int round)
{
    size_t count = table->row_count * table->column_count;

    for (unsigned set = 1; set < 1U << count; set++) {
        int64_t n = 0, x = 0;
        bool all_hidden = true;

        for (size_t i = 0; i < count; i++) {
            n += (set >> i & 1) ? table->cells[i].n : 0;
            x += (set >> i & 1) ? table->cells[i].x : 0;
            all_hidden = all_hidden && (!(set >> i & 1) || !is_known(&table->cells[i]));
        }
        if (all_hidden && !sv_group_is_safe(rule, n, x))
            cr_assert(not(sum_is_told(table, set)), "round %d: %d people are told", round, (int)n);
    }
}

Test(disclosure_table, tells_no_small_group_in_five_hundred_random_tables)
{
    struct sv_disclosure_rule rule = sv_disclosure_default();
    unsigned state = 5;
    int audited = 0, stuck = 0;

    for (int round = 0; round < 500; round++) {
        size_t rows = 2 + test_random(&state, 3), columns = 2 + test_random(&state, 2);
        struct sv_disclosure_table table =
            random_table(&state, 5 + test_random(&state, 60), rows, columns);
        bool shown[8] = { true, true, true, true, true, true, true, true };

        /* Margins that may not be told are not shown, nor a second one for company. */
        for (size_t line = 0; line < rows + columns; line++) {
            struct sv_disclosure_cell sum = { 0 };

            for (size_t i = 0; i < rows * columns; i++) {
                bool in = line < rows ? i / columns == line : i % columns == line - rows;

                sum.n += in ? table.cells[i].n : 0;
                sum.x += in ? table.cells[i].x : 0;
            }
            shown[line] = sv_hidden_alone(&rule, &sum) == SV_SHOWN;
        }
        for (size_t line = 0; line < rows + columns; line++) {
            size_t first = line < rows ? 0 : rows, end = line < rows ? rows : rows + columns;

            if (!shown[line])
                shown[line + 1 < end ? line + 1 : first] = false;
        }
        table.row_shown = shown;
        table.column_shown = shown + rows;
        if (sv_table_protect(arena, &rule, &table).stuck) {
            stuck++;
            continue;
        }
        audited++;
        for (size_t i = 0; i < rows * columns; i++) {
            struct sv_count_range range = sv_table_range(arena, &table, i);

            if (!is_known(&table.cells[i]) && table.cells[i].n < rule.threshold)
                cr_assert(range.high >= rule.threshold && range.low < range.high);
        }
        if (rows * columns <= 9)
            expect_no_told_group(&rule, &table, round);
    }
    cr_expect(audited > 250, "%d tables audited, %d stuck", audited, stuck);
}
