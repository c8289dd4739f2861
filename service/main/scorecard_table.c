/* SPDX-License-Identifier: Apache-2.0 */
#include "main/scorecard_table.h"

#include "base/text.h"
#include "main/table.h"

#include <inttypes.h>
#include <stdio.h>

const char *sv_points_text(struct sv_arena *arena, const struct sv_framework *framework,
                           sv_points points)
{
    return sv_points_cell(arena, sv_points_round(points, framework->decimals));
}

/* "7.4/10", "-/10" while not scored. */
static const char *score_text(struct sv_arena *arena, const struct sv_framework *framework,
                              const sv_points *points, sv_points max)
{
    return sv_arena_printf(arena, "%s/%s",
                           points == NULL ? "-" : sv_points_text(arena, framework, *points),
                           sv_points_text(arena, framework, max));
}

/* "release 1 of S, 2026-11-22: 75.00 % (50.00–87.50), 3.00–5.25 points; target 4–4.5: within; abc"
 */
static const char *survey_text(struct sv_arena *arena, const struct sv_framework *framework,
                               const struct sv_score_line *line)
{
    enum { HASH_DIGITS = 12 };
    const struct sv_release_head *release = &line->survey->release;
    const struct sv_sub_index *target = &release->sub_index;
    const struct sv_estimate *index = &release->index;
    const struct sv_interval *points = &line->estimate.interval;
    struct sv_buffer text = { .arena = arena };
    char day[SV_DAY_TEXT_SIZE];

    sv_day_print(release->released_on, day);
    sv_buffer_printf(&text, "release %" PRId64 " of %s, %s: ", release->number, release->survey,
                     day);
    if (!release->shown)
        sv_buffer_add(&text, "hidden: too few answers to be told, or others would follow from it");
    else if (!index->known)
        sv_buffer_add(&text, "no valid answer");
    else
        sv_buffer_printf(&text, "%.2f %%", 100 * index->value);
    if (index->interval.known)
        sv_buffer_printf(&text, " (%.2f–%.2f), %s–%s points", 100 * index->interval.low,
                         100 * index->interval.high,
                         sv_points_text(arena, framework, sv_points_of_double(points->low)),
                         sv_points_text(arena, framework, sv_points_of_double(points->high)));
    if (target->has_target)
        sv_buffer_printf(&text, "; target %s–%s%s%s",
                         sv_points_text(arena, framework, target->target_low),
                         sv_points_text(arena, framework, target->target_high),
                         index->known ? ": " : "", sv_position_word(line->position));
    sv_buffer_printf(&text, "; %.*s", HASH_DIGITS, release->sha256);
    return text.data;
}

static void add_criterion(struct sv_table *table, const struct sv_scorecard *scorecard,
                          size_t place)
{
    const struct sv_framework *framework = scorecard->framework;
    const struct sv_criterion *criterion = &framework->criteria[place];
    const struct sv_score_line *line = &scorecard->lines[place];
    struct sv_arena *arena = table->arena;
    const char *score = "-", *lost = "", *mark = "";

    if (line->applicable)
        score =
            score_text(arena, framework, line->known ? &line->points : NULL, line->applicable_max);
    if (line->known && line->complete)
        lost = sv_points_text(arena, framework, line->lost);
    if (!line->applicable)
        mark = "N/A";
    else if (line->at_maximum)
        mark = "max";
    sv_table_add(table, (const char *[]){ criterion->code, score, lost, mark, criterion->name.vi });
    if (line->survey != NULL)
        sv_table_add(table,
                     (const char *[]){ "", "", "", "", survey_text(arena, framework, line) });
}

static void print_total(struct sv_arena *arena, const struct sv_scorecard *scorecard)
{
    const struct sv_framework *framework = scorecard->framework;
    sv_points percent = 0;

    (void)printf("total %s",
                 score_text(arena, framework, &scorecard->total, scorecard->applicable_max));
    if (scorecard->total_entered)
        (void)printf(" as published (the points add up to %s)",
                     sv_points_text(arena, framework, scorecard->points));
    if (sv_scorecard_percent(scorecard, &percent))
        (void)printf(", %.2f %%, lost %s", sv_double_of_points(percent),
                     sv_points_text(arena, framework, scorecard->lost));
    else
        (void)printf(", not everything is scored yet");
    (void)printf(", %zu of %zu fields at maximum%s%s\n", scorecard->fields_at_maximum,
                 scorecard->field_count, scorecard->class == NULL ? "" : ", class ",
                 scorecard->class == NULL ? "" : scorecard->class->name.vi);
}

static void print_state(const struct sv_scorecard *scorecard)
{
    char day[SV_DAY_TEXT_SIZE];

    (void)printf("%s", sv_card_state_word(scorecard->state));
    if (scorecard->decision_number[0] != '\0') {
        sv_day_print(scorecard->decision_date, day);
        (void)printf(", decision %s of %s", scorecard->decision_number, day);
    }
    (void)printf("\n");
}

void sv_scorecard_print(struct sv_arena *arena, const struct sv_scorecard *scorecard)
{
    const struct sv_framework *framework = scorecard->framework;
    /* The name comes last: it and the release below it may be long, and the last column is open. */
    struct sv_table table = { .arena = arena,
                              .column_count = 5,
                              .right = { [1] = true, [2] = true } };

    (void)printf("%s %s\n%s version %" PRId64 ", %s\n", scorecard->unit, scorecard->unit_name.vi,
                 framework->code, framework->version, scorecard->period);
    print_state(scorecard);
    sv_table_add(&table, (const char *[]){ "CODE", "POINTS", "LOST", "", "NAME" });
    for (size_t i = 0; i < framework->criterion_count; i++)
        add_criterion(&table, scorecard, i);
    sv_table_print(&table);
    print_total(arena, scorecard);
}
