/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_PAR_ACTIONS_H
#define SV_MAIN_PAR_ACTIONS_H

#include "main/command.h"

/* What "sipas par WORD" does, a file main/par_<x>.c each; cmd_par.c has the table. */
int sv_par_target(struct sv_line *line);
int sv_par_plan(struct sv_line *line);

#endif
