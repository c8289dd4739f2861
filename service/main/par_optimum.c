/* SPDX-License-Identifier: Apache-2.0 */
#include "app/fold.h"
#include "app/optimum.h"
#include "main/par_actions.h"
#include "main/table.h"
#include "wire/optimum_json.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { GAPS_PRINTED = 10 };

static void print_set(struct sv_arena *arena, const struct sv_plan_optimum *plan,
                      const struct sv_remedy_set *set)
{
    struct sv_table table = { .arena = arena,
                              .column_count = 5,
                              .right = { [2] = true, [3] = true } };

    sv_table_add(&table, (const char *[]){ "CODE", "CRITERION", "POINTS", "COST", "MEASURE" });
    for (size_t i = 0; i < set->count; i++) {
        const struct sv_measure *measure = &plan->measures[set->remedies[i]];

        sv_table_add(&table, (const char *[]){ measure->code, measure->criterion,
                                               sv_points_cell(arena, measure->expected),
                                               sv_arena_printf(arena, "%" PRId64, measure->cost),
                                               measure->title });
    }
    sv_table_print(&table);
    (void)printf("points %s, cost %" PRId64 " thousand dong, chance %s%.0f %%\n",
                 sv_points_cell(arena, set->points), set->cost,
                 set->chance_exact ? "" : "at least ", 100 * set->chance);
}

static void print_left_out(const struct sv_plan_optimum *plan)
{
    for (size_t i = 0; i < plan->optimum.left_out_count; i++) {
        const struct sv_left_remedy *left = &plan->optimum.left_out[i];

        (void)printf("left out %s: %s", plan->measures[left->remedy].code,
                     sv_left_out_word(left->why));
        if (left->by != SIZE_MAX)
            (void)printf(" %s", plan->measures[left->by].code);
        if (left->can_reach)
            (void)printf(", %s%" PRId64 " dearer", left->known ? "" : "at most ", left->extra_cost);
        else if (!left->known)
            (void)printf(", whether the target is reached with it was not worked out");
        (void)printf("\n");
    }
}

/* Where an answer was given: "UNIT", "UNIT COUNTER", "UNIT no counter". */
static const char *place_text(struct sv_arena *arena, const struct sv_gap_place *place)
{
    if (place->counter == NULL)
        return place->unit;
    return sv_arena_printf(arena, "%s %s", place->unit,
                           place->counter[0] == '\0' ? "no counter" : place->counter);
}

static void add_gap(struct sv_table *table, const struct sv_survey_gap *gap)
{
    struct sv_arena *arena = table->arena;

    sv_table_add(
        table,
        (const char *[]){
            gap->criterion,
            gap->option == NULL ? gap->item
                                : sv_arena_printf(arena, "%s=%s", gap->item, gap->option),
            place_text(arena, &gap->place),
            sv_arena_printf(arena, "%" PRId64 "/%" PRId64, gap->answers, gap->valid),
            gap->in_points ? sv_arena_printf(arena, "%.4f", sv_double_of_points(gap->lost)) : "-",
            gap->in_points ? sv_arena_printf(arena, "%.6f", gap->points_per_answer)
                           : sv_arena_printf(arena, "%.4f %%", 100 * gap->share_per_answer) });
}

static void print_gaps(struct sv_arena *arena, const struct sv_gap_list *gaps, const char *places)
{
    struct sv_table table = { .arena = arena,
                              .column_count = 6,
                              .right = { [3] = true, [4] = true, [5] = true } };

    if (gaps->count > 0)
        sv_table_add(&table, (const char *[]){ "CRITERION", "ITEM", "PLACE", "ANSWERS", "LOST",
                                               "PER ANSWER" });
    for (size_t i = 0; i < gaps->count && i < GAPS_PRINTED; i++)
        add_gap(&table, &gaps->items[i]);
    if (gaps->count > 0)
        sv_table_print(&table);
    if (gaps->hidden > 0)
        (void)printf("%zu %s hidden\n", gaps->hidden, places);
}

static void print_survey(struct sv_arena *arena, const struct sv_survey_gaps *survey)
{
    print_gaps(arena, &survey->units, "units");
    print_gaps(arena, &survey->counters, "counters");
    for (size_t i = 0; i < survey->step_count; i++) {
        const struct sv_step_gap *step = &survey->steps[i];

        (void)printf("step %s: %.2f %% satisfied, %s points from %s %% on", step->criterion,
                     100 * step->share, sv_points_cell(arena, step->points),
                     sv_points_cell(arena, step->at_least));
        if (step->answers < 0)
            (void)printf(", out of reach\n");
        else
            (void)printf(": %" PRId64 " more satisfied answers\n", step->answers);
    }
}

static const char *outcome_text(const struct sv_optimum *optimum)
{
    if (optimum->reached)
        return "reached by";
    return optimum->exact ? "not reached; the most is won by"
                          : "no way to it was found; the most that was found is won by";
}

static void print(struct sv_arena *arena, const struct sv_told_optimum *told)
{
    const struct sv_plan_optimum *plan = &told->plan;
    const struct sv_framework *framework = plan->card->framework;

    (void)printf("from %s to %s: %s\n", sv_points_cell(arena, plan->from),
                 sv_points_cell(arena, plan->target), outcome_text(&plan->optimum));
    if (!plan->optimum.exact)
        (void)printf("not proven: too many measures hang together, there may be a better set\n");
    print_set(arena, plan, &plan->optimum.best);
    if (plan->optimum.has_runner_up) {
        (void)printf("runner-up\n");
        print_set(arena, plan, &plan->optimum.runner_up);
    }
    print_left_out(plan);
    for (size_t i = 0; i < framework->criterion_count; i++) {
        sv_points lost = sv_points_lost(plan->card, i);

        if (framework->criteria[i].parent == SV_NO_PARENT && lost > 0)
            (void)printf("field %s lost %s\n", framework->criteria[i].code,
                         sv_points_cell(arena, lost));
    }
    print_survey(arena, &told->survey);
}

int sv_par_optimum(struct sv_line *line)
{
    const char *wanted = sv_line_option(line, "--target");
    const char *period = sv_line_option(line, "--period");
    const struct sv_plan_question question = {
        .key = { .framework = sv_line_option(line, "--framework"),
                 .unit = sv_line_option(line, "--unit"),
                 .period = period == NULL ? "" : period },
        .caller = &sv_operator,
        .today = sv_today(),
    };
    struct sv_told_optimum told = { 0 };
    sv_points target = 0;
    char *end = NULL;

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (question.key.framework == NULL || question.key.unit == NULL)
        return sv_line_usage(line, "name the framework and the unit");
    if (wanted == NULL || wanted[0] < '0' || wanted[0] > '9' ||
        !sv_points_exact(strtod(wanted, &end), &target) || *end != '\0')
        return sv_line_usage(line, "--target is points, as 95.5");
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_fold_all(&line->app, &line->error) != SV_OK || /* where no service does */
        sv_app_optimum(&line->app, line->arena, &question, target, &told, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (line->json)
        return sv_line_print(sv_json_of_optimum(&told.plan, &told.survey));
    print(line->arena, &told);
    return SV_EXIT_DONE;
}
