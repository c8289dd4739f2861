/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_PAR_ACTIONS_H
#define SV_MAIN_PAR_ACTIONS_H

#include "main/command.h"

/* The actions of sipas par that have a file of their own; cmd_par.c has the table. */

int sv_par_framework(struct sv_line *line);

/* Does the same with each file named, up to the first that is refused. Opens the application. */
int sv_par_with_files(struct sv_line *line, int (*work)(struct sv_line *line, const char *path));

#endif
