/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_PAR_ACTIONS_H
#define SV_MAIN_PAR_ACTIONS_H

#include "main/command.h"

/* What "sipas par WORD" does, a file main/par_<x>.c each; cmd_par.c has the table. */

/* main/par_feed.c */
int sv_par_take(struct sv_line *line);
int sv_par_replay(struct sv_line *line);

/* main/par_optimum.c, main/par_plan.c, main/par_target.c */
int sv_par_optimum(struct sv_line *line);
int sv_par_plan(struct sv_line *line);
int sv_par_target(struct sv_line *line);

/* main/par_framework.c */
int sv_par_framework_command(struct sv_line *line);

/* main/par_standing.c */
int sv_par_ranking(struct sv_line *line);
int sv_par_outlook(struct sv_line *line);
int sv_par_overview(struct sv_line *line);

/* main/par_work.c */
int sv_par_round_command(struct sv_line *line);
int sv_par_history_command(struct sv_line *line);
int sv_par_missing_command(struct sv_line *line);
/* Takes the options of a question about scorecards; false after complaining. */
struct sv_par_order;
bool sv_par_order_take(struct sv_line *line, bool of_unit, struct sv_par_order *ret_order);

/* main/par_calendar.c */
int sv_par_calendar(struct sv_line *line);

/* cmd_par.c: does the same with each file named, up to the first that is refused. Opens the
 * application. */
int sv_par_with_files(struct sv_line *line, int (*work)(struct sv_line *line, const char *path));

#endif
