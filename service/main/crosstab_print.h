/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_CROSSTAB_PRINT_H
#define SV_MAIN_CROSSTAB_PRINT_H

#include "domain/results_answer.h"

/* Prints the crosstab of an answer as a table for people. */
void sv_crosstab_print(const struct sv_results_answer *answer);

#endif
