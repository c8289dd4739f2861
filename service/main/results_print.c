/* SPDX-License-Identifier: Apache-2.0 */
#include "main/results_print.h"

#include "main/table.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

enum { COLUMN_COUNT = 7, COARSE_BELOW = 100 };

/* As many decimals of a percent as may be told. */
static int decimals(const struct sv_results_answer *answer, const struct sv_estimate *estimate)
{
    if (!answer->query->controlled)
        return 2;
    return estimate->respondents < COARSE_BELOW ? 0 : 1;
}

static const char *count_text(struct sv_arena *arena, int64_t count)
{
    return sv_arena_printf(arena, "%" PRId64, count);
}

static void add_row(struct sv_line *line, struct sv_table *table,
                    const struct sv_results_answer *answer, const char *code,
                    const struct sv_estimate *estimate, const int64_t *unanswered)
{
    struct sv_arena *arena = line->arena;
    int digits = decimals(answer, estimate);
    const char *value = "-", *interval = "-";

    if (estimate->known)
        value = sv_arena_printf(arena, "%.*f", digits, 100 * estimate->value);
    if (estimate->interval.known)
        interval = sv_arena_printf(arena, "%.*f-%.*f", digits, 100 * estimate->interval.low, digits,
                                   100 * estimate->interval.high);
    sv_table_add(table,
                 (const char *[]){ code, value, interval, count_text(arena, estimate->satisfied),
                                   count_text(arena, estimate->valid),
                                   unanswered == NULL ? "" : count_text(arena, unanswered[0]),
                                   unanswered == NULL ? "" : count_text(arena, unanswered[1]) });
}

static void add_items(struct sv_line *line, struct sv_table *table,
                      const struct sv_results_answer *answer, size_t group, size_t factor)
{
    const struct sv_cube_plan *plan = answer->plan;

    for (size_t i = 0; i < plan->criterion_count; i++) {
        const struct sv_item *item = &plan->instrument->items[plan->criteria[i]];
        const struct sv_item_estimates *estimates =
            &answer->estimates[group].items[plan->criteria[i]];

        if (plan->factor_of[i] == factor)
            add_row(line, table, answer, sv_arena_printf(line->arena, "  %s", item->code),
                    &estimates->share, estimates->counts + item->option_count);
    }
}

static void print_points(const struct sv_results_answer *answer, size_t group)
{
    const struct sv_points_estimate *points = &answer->points[group];
    enum sv_position position = sv_position_of_points(&answer->survey->sub_index, points->points);

    if (!points->known || answer->survey->sub_index.max_points == 0)
        return;
    (void)printf("sub-index: %.2f of %g points, %.2f-%.2f%s%s; by steps %g%s\n", points->points,
                 sv_max_points_of(answer->survey, answer->query), points->interval.low,
                 points->interval.high,
                 position == SV_POSITION_NONE ? "" : ", target: ", sv_position_word(position),
                 points->step_points, points->step_certain ? "" : " (step not certain)");
}

static void print_key(const struct sv_results_answer *answer, size_t group)
{
    const struct sv_result_group *key = &answer->groups.items[group];

    if (answer->query->by_count == 0)
        (void)printf("all");
    else
        (void)printf("%s%s%s", key->keys[0], answer->query->by_count == 2 ? ":" : "", key->keys[1]);
}

static void print_group(struct sv_line *line, const struct sv_results_answer *answer, size_t group)
{
    const struct sv_group_estimates *estimates = &answer->estimates[group];
    struct sv_table table = { .arena = line->arena,
                              .column_count = COLUMN_COUNT,
                              .right = { false, true, true, true, true, true, true } };

    print_key(answer, group);
    if (!answer->groups.items[group].shown) {
        (void)printf(": c (too few answers to be shown, or one that would give them away)\n");
        return;
    }
    (void)printf(": %" PRId64 " responses, %" PRId64 " complete\n", estimates->responses,
                 estimates->complete);
    sv_table_add(&table, (const char *[]){ "", "SATISFIED %", "95 % INTERVAL", "SATISFIED", "VALID",
                                           "NA", "MISSING" });
    add_row(line, &table, answer, "index", &estimates->index, NULL);
    for (size_t g = 0; estimates->factors != NULL && g < answer->plan->factor_count; g++) {
        size_t section = answer->plan->factors[g];

        add_row(line, &table, answer, answer->plan->instrument->sections[section].code,
                &estimates->factors[g], NULL);
        if (estimates->items != NULL)
            add_items(line, &table, answer, group, g);
    }
    if (answer->plan->overall_item != SV_NO_ITEM)
        add_row(line, &table, answer,
                answer->plan->instrument->items[answer->plan->overall_item].code,
                &estimates->overall, NULL);
    sv_table_print(&table);
    print_points(answer, group);
}

void sv_results_print(struct sv_line *line, const struct sv_results_answer *answer)
{
    const char *note = sv_weighting_note_word(answer->weighting->note);

    (void)printf("weights: %s%s%s\n", sv_scheme_word(answer->weighting->scheme),
                 note[0] == '\0' ? "" : ", ", note);
    for (size_t i = 0; i < answer->groups.count; i++) {
        (void)printf("\n");
        print_group(line, answer, i);
    }
}
