/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_EXPORT_RESULTS_ROWS_H
#define SV_EXPORT_RESULTS_ROWS_H

#include "domain/results_answer.h"
#include "domain/telling.h"

/* What CSV and workbooks of results have in common. Private to service/export. */

/* "A01", "A01:2025Q3", "all". In the arena. */
const char *sv_results_key(struct sv_arena *arena, const struct sv_results_answer *answer,
                           size_t group);

/* What the key stands for, "" if it is told by its code alone. In the arena. */
const char *sv_results_name(struct sv_arena *arena, const struct sv_results_answer *answer,
                            size_t group, bool english);

/* How the caller of an answer is told figures. */
struct sv_telling sv_results_telling(const struct sv_results_answer *answer);

/* "c" hidden, "u" unreliable, "" else. NULL is hidden. */
const char *sv_results_mark(const struct sv_estimate *estimate);

/* What is told of a difference between two sides. */
struct sv_told_difference {
    struct sv_figure from, to, difference, se, low, high, p, p_holm;
    int64_t df;
};
struct sv_told_difference sv_results_difference(const struct sv_results_answer *answer,
                                                const struct sv_named_difference *named);

struct sv_workbook;
/* The sheet of methods: what was asked, and how the figures came about. */
void sv_results_put_methods(struct sv_workbook *book, struct sv_arena *arena,
                            const struct sv_results_answer *answer);

#endif
