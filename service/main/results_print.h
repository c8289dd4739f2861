/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_RESULTS_PRINT_H
#define SV_MAIN_RESULTS_PRINT_H

#include "domain/results_answer.h"
#include "main/command.h"

/* Prints the estimates of an answer as a table for people, one a group. */
void sv_results_print(struct sv_line *line, const struct sv_results_answer *answer);

#endif
