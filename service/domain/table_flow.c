/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/table_flow.h"

#include <string.h>

static const int64_t unbounded = INT64_MAX / 4;

struct sv_table_flow {
    const struct sv_disclosure_table *table;
    int64_t *value; /* of each cell in the table imagined so far */
    size_t *rows;   /* the node of each row; all rows with a hidden total are one */
    size_t *columns;
    size_t node_count;
    size_t *way;  /* the cell by which a node was reached */
    size_t *from; /* the node before it */
    bool *reached;
    size_t *queue;
};

static void number_nodes(struct sv_table_flow *flow)
{
    const struct sv_disclosure_table *table = flow->table;
    size_t next = 2; /* 0: all rows with a hidden total; 1: all such columns */

    for (size_t r = 0; r < table->row_count; r++)
        flow->rows[r] = table->row_shown == NULL || table->row_shown[r] ? next++ : 0;
    for (size_t c = 0; c < table->column_count; c++)
        flow->columns[c] = table->column_shown == NULL || table->column_shown[c] ? next++ : 1;
    flow->node_count = next;
}

struct sv_table_flow *sv_table_flow_new(struct sv_arena *arena,
                                        const struct sv_disclosure_table *table)
{
    struct sv_table_flow *flow = sv_arena_alloc(arena, sizeof(*flow));
    size_t nodes = 2 + table->row_count + table->column_count;

    flow->table = table;
    flow->value =
        sv_arena_array(arena, table->row_count * table->column_count, sizeof(*flow->value));
    flow->rows = sv_arena_array(arena, table->row_count, sizeof(*flow->rows));
    flow->columns = sv_arena_array(arena, table->column_count, sizeof(*flow->columns));
    flow->way = sv_arena_array(arena, nodes, sizeof(*flow->way));
    flow->from = sv_arena_array(arena, nodes, sizeof(*flow->from));
    flow->reached = sv_arena_array(arena, nodes, sizeof(*flow->reached));
    flow->queue = sv_arena_array(arena, nodes, sizeof(*flow->queue));
    number_nodes(flow);
    return flow;
}

static bool is_free(const struct sv_disclosure_cell *cell)
{
    return cell->hidden != SV_SHOWN && cell->n > 0;
}

static void visit(struct sv_table_flow *flow, size_t node, size_t cell, size_t from)
{
    flow->reached[node] = true;
    flow->way[node] = cell;
    flow->from[node] = from;
}

/* Breadth first: a cell rises on the way from its row to its column and falls on the way back. */
static bool find_way(struct sv_table_flow *flow, size_t start, size_t goal, size_t without)
{
    const struct sv_disclosure_table *table = flow->table;
    size_t columns = table->column_count, head = 0, tail = 0;

    memset(flow->reached, 0, flow->node_count * sizeof(*flow->reached));
    flow->reached[start] = true;
    flow->queue[tail++] = start;
    while (head < tail && !flow->reached[goal]) {
        size_t node = flow->queue[head++];

        for (size_t i = 0; i < table->row_count * columns; i++) {
            size_t row = flow->rows[i / columns], column = flow->columns[i % columns];
            size_t next = node == row ? column : row;

            if (i == without || (node != row && node != column) || flow->reached[next] ||
                !is_free(&table->cells[i]) || (node == column && flow->value[i] == 0))
                continue;
            visit(flow, next, i, node);
            flow->queue[tail++] = next;
        }
    }
    return flow->reached[goal];
}

static int64_t push(struct sv_table_flow *flow, size_t start, size_t goal, int64_t most)
{
    size_t columns = flow->table->column_count;

    for (size_t node = goal; node != start; node = flow->from[node]) {
        size_t cell = flow->way[node];
        bool falls = node == flow->rows[cell / columns];

        if (falls && flow->value[cell] < most)
            most = flow->value[cell];
    }
    for (size_t node = goal; node != start; node = flow->from[node]) {
        size_t cell = flow->way[node];
        bool falls = node == flow->rows[cell / columns];

        flow->value[cell] += falls ? -most : most;
    }
    return most;
}

static int64_t move(struct sv_table_flow *flow, size_t start, size_t goal, size_t cell,
                    int64_t enough)
{
    int64_t moved = 0;

    while (moved < enough && find_way(flow, start, goal, cell))
        moved += push(flow, start, goal, enough - moved);
    return moved;
}

static void restart(struct sv_table_flow *flow, enum sv_flow_counts counts)
{
    const struct sv_disclosure_table *table = flow->table;

    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        const struct sv_disclosure_cell *cell = &table->cells[i];
        bool bounded = counts == SV_FLOW_PEOPLE || cell->x == 0;

        flow->value[i] = bounded ? cell->n : unbounded;
    }
}

int64_t sv_table_flow_rise(struct sv_table_flow *flow, enum sv_flow_counts counts, size_t cell,
                           int64_t enough)
{
    size_t columns = flow->table->column_count;

    restart(flow, counts);
    return move(flow, flow->columns[cell % columns], flow->rows[cell / columns], cell, enough);
}

int64_t sv_table_flow_fall(struct sv_table_flow *flow, size_t cell)
{
    size_t columns = flow->table->column_count;

    restart(flow, SV_FLOW_PEOPLE);
    return move(flow, flow->rows[cell / columns], flow->columns[cell % columns], cell,
                flow->table->cells[cell].n);
}

bool sv_table_flow_parts(const struct sv_table_flow *flow, size_t cell)
{
    size_t columns = flow->table->column_count;

    return flow->reached[flow->rows[cell / columns]] !=
           flow->reached[flow->columns[cell % columns]];
}
