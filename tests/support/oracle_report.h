/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_TESTS_ORACLE_REPORT_H
#define SV_TESTS_ORACLE_REPORT_H

#include "domain/report_figures.h"

/*
 * What the report on tests/data/oracle is made of, raked; of the units A10 and A12 nothing is
 * shown. In the arena.
 */
const struct sv_report_figures *oracle_report_figures(struct sv_arena *arena);

/* A frame in which everything is filled in. */
extern const struct sv_report_frame oracle_report_frame;

#endif
