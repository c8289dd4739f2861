/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par_work.h"
#include "app/plan.h"
#include "main/par_actions.h"
#include "main/report_options.h"
#include "wire/par_ics.h"

#include <stdio.h>
#include <string.h>

int sv_par_calendar(struct sv_line *line)
{
    const char *path = sv_line_option(line, "--out");
    struct sv_par_order order = { 0 };
    struct sv_scorecard card = { 0 };
    struct sv_scorecard_work work = { 0 };
    struct sv_plan plan = { 0 };

    if (!sv_par_order_take(line, true, &order))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_scorecard_work(&line->app, line->arena, &order, &card, &work, &line->error) != SV_OK)
        return sv_line_failed(line);
    const struct sv_plan_question question = {
        .key = { order.key.framework, order.key.unit, card.period },
        .caller = order.caller,
        .today = order.today,
    };

    if (sv_app_plan(&line->app, line->arena, &question, &plan, &line->error) != SV_OK)
        return sv_line_failed(line);
    const char *calendar = sv_ics_of_par(line->arena, &plan, &work);

    if (path != NULL)
        return sv_file_put(line, path, calendar, strlen(calendar));
    (void)fputs(calendar, stdout);
    return SV_EXIT_DONE;
}
