/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_TABLE_FLOW_H
#define SV_DOMAIN_TABLE_FLOW_H

#include "domain/disclosure_table.h"

/*
 * The tables a reader cannot tell from the true one: hidden cells go up and down in
 * turns along a closed path of rows and columns, so that every known sum stays.
 */
struct sv_table_flow;
struct sv_table_flow *sv_table_flow_new(struct sv_arena *arena,
                                        const struct sv_disclosure_table *table);

enum sv_flow_counts {
    SV_FLOW_PEOPLE,    /* a cell can lose its n */
    SV_FLOW_UNANIMOUS, /* only cells without a satisfied answer are bounded */
};

/*
 * How far the hidden cell can rise (or fall, with the others rising), looking no further
 * than enough. Afterwards sv_table_flow_reached says what the last search reached.
 */
int64_t sv_table_flow_rise(struct sv_table_flow *flow, enum sv_flow_counts counts, size_t cell,
                           int64_t enough);
int64_t sv_table_flow_fall(struct sv_table_flow *flow, size_t cell);

/* Whether exactly one end of a cell, its row or its column, was reached by the last search. */
bool sv_table_flow_parts(const struct sv_table_flow *flow, size_t cell);

#endif
