/* SPDX-License-Identifier: Apache-2.0 */
#include "main/standing_table.h"

#include "base/text.h"
#include "main/scorecard_table.h"
#include "main/table.h"

#include <inttypes.h>
#include <stdio.h>

static const char *percent_text(struct sv_arena *arena, sv_points percent)
{
    return sv_arena_printf(arena, "%.2f", sv_double_of_points(sv_points_round(percent, 2)));
}

/* "12-15", or "" where nothing comes from a survey. */
static const char *band_text(struct sv_arena *arena, bool known, const char *low, const char *high)
{
    return known ? sv_arena_printf(arena, "%s–%s", low, high) : "";
}

static const char *count_text(struct sv_arena *arena, size_t count)
{
    return sv_arena_printf(arena, "%zu", count);
}

static const char *rank_text(struct sv_arena *arena, const struct sv_standing *standing)
{
    return sv_arena_printf(arena, "%zu%s", standing->rank, standing->ties > 0 ? "=" : "");
}

/* Rank and period before, as "14 (2016)". */
static const char *previous_text(struct sv_arena *arena, const struct sv_ranking *previous,
                                 const char *unit)
{
    const struct sv_standing *standing = sv_ranking_find(previous, unit);

    if (standing == NULL)
        return "-";
    return sv_arena_printf(arena, "%zu (%s)", standing->rank, previous->period);
}

static void add_standing(struct sv_table *table, const struct sv_index *index,
                         const struct sv_par_error *error, size_t place)
{
    const struct sv_standing *standing = &index->ranking.items[place];
    const struct sv_scorecard *card = standing->card;
    const struct sv_framework *framework = card->framework;
    const struct sv_standing_error *off = &error->items[place];
    struct sv_arena *arena = table->arena;
    const char *interval =
        band_text(arena, error->totals[place] != NULL, sv_points_text(arena, framework, off->low),
                  sv_points_text(arena, framework, off->high));
    const char *band = band_text(arena, error->varies, count_text(arena, off->rank_low),
                                 count_text(arena, off->rank_high));

    sv_table_add(table,
                 (const char *[]){
                     rank_text(arena, standing),
                     sv_points_text(arena, framework, card->total),
                     percent_text(arena, standing->percent),
                     card->class == NULL ? "-" : card->class->name.vi,
                     interval,
                     band,
                     sv_arena_printf(arena, "%zu/%zu", card->fields_at_maximum, card->field_count),
                     sv_points_text(arena, framework, card->lost),
                     previous_text(arena, &index->previous, card->unit),
                     card->unit,
                     card->unit_name.vi,
                 });
}

void sv_ranking_print(struct sv_arena *arena, const struct sv_ranked *ranked)
{
    const struct sv_index *index = &ranked->index;
    const struct sv_par_error *error = &ranked->error;
    const struct sv_ranking *ranking = &index->ranking;
    const struct sv_framework *framework = index->framework;
    struct sv_table table = {
        .arena = arena,
        .column_count = 11,
        .right = { true, true, true, false, true, true, true, true, true },
    };

    (void)printf("%s: %s\n%s version %" PRId64 ", %zu units, mean %s, by percent of the "
                 "applicable maximum\n",
                 index->period, framework->title.vi, framework->code, framework->version,
                 ranking->count, sv_points_text(arena, framework, ranking->mean));
    if (error->varies)
        (void)printf("95 %% of points and ranks by %" PRId64 " simulated surveys, the same ones "
                     "again with --seed %" PRIu64 "\n",
                     error->simulation.runs, error->simulation.seed);
    sv_table_add(&table, (const char *[]){ "RANK", "POINTS", "PERCENT", "CLASS", "95 %", "RANKS",
                                           "MAX", "LOST", "BEFORE", "UNIT", "NAME" });
    for (size_t i = 0; i < ranking->count; i++)
        add_standing(&table, index, error, i);
    sv_table_print(&table);
    for (size_t i = 0; i < ranking->incomplete_count; i++)
        (void)printf("not everything is scored yet: %s %s\n", ranking->incomplete[i]->unit,
                     ranking->incomplete[i]->unit_name.vi);
}

/* "lowest", and "of peers" where it is in their lowest quarter. */
static const char *lowest_text(const struct sv_field_standing *field)
{
    if (field->lowest)
        return field->lowest_of_peers ? "lowest, also of peers" : "lowest";
    return field->lowest_of_peers ? "lowest of peers" : "";
}

static void add_field(struct sv_table *table, const struct sv_scorecard *card,
                      const struct sv_field_standing *field)
{
    const struct sv_framework *framework = card->framework;
    const struct sv_criterion *criterion = &framework->criteria[field->criterion];
    const struct sv_score_line *line = &card->lines[field->criterion];
    struct sv_arena *arena = table->arena;

    sv_table_add(table, (const char *[]){
                            criterion->code,
                            line->known ? sv_points_text(arena, framework, line->points) : "-",
                            sv_points_text(arena, framework, line->applicable_max),
                            line->known ? sv_points_text(arena, framework, line->lost) : "-",
                            field->known ? percent_text(arena, field->percent) : "-",
                            lowest_text(field),
                            criterion->name.vi,
                        });
}

static void print_fields(struct sv_arena *arena, const struct sv_outlook *outlook)
{
    struct sv_table table = { .arena = arena,
                              .column_count = 7,
                              .right = { false, true, true, true, true } };

    sv_table_add(&table, (const char *[]){ "CODE", "POINTS", "OF", "LOST", "PERCENT", "", "NAME" });
    for (size_t i = 0; i < outlook->fields.count; i++)
        add_field(&table, outlook->card, &outlook->fields.items[i]);
    sv_table_print(&table);
}

/* "28–30/38 (73.7–78.9 %)", "rank 1–10", "3–6 fields at maximum". */
static const char *target_text(struct sv_arena *arena, const struct sv_scorecard *card,
                               const struct sv_target *target)
{
    const struct sv_framework *framework = card->framework;
    const char *low = sv_points_text(arena, framework, target->low);
    const char *high = sv_points_text(arena, framework, target->high);
    sv_points max = card->applicable_max;
    size_t place = sv_framework_find(framework, target->criterion);

    if (target->kind == SV_TARGET_RANK)
        return sv_arena_printf(arena, "rank %s–%s", low, high);
    if (target->kind == SV_TARGET_AT_MAXIMUM)
        return sv_arena_printf(arena, "%s–%s fields at maximum", low, high);
    if (target->kind == SV_TARGET_CRITERION && place == SIZE_MAX)
        return sv_arena_printf(arena, "%s: %s–%s", target->criterion, low, high);
    if (target->kind == SV_TARGET_CRITERION)
        max = card->lines[place].applicable_max;
    return sv_arena_printf(arena, "%s%s%s–%s/%s (%.1f–%.1f %%)", target->criterion,
                           target->criterion[0] == '\0' ? "" : ": ", low, high,
                           sv_points_text(arena, framework, max),
                           max == 0 ? 0 : 100.0 * (double)target->low / (double)max,
                           max == 0 ? 0 : 100.0 * (double)target->high / (double)max);
}

static void print_targets(struct sv_arena *arena, const struct sv_outlook *outlook)
{
    for (size_t i = 0; i < outlook->targets.count; i++) {
        const struct sv_target *target = &outlook->targets.items[i];
        const struct sv_chance *chance = &outlook->chances[i];

        (void)printf("target %s: ", target_text(arena, outlook->card, target));
        if (!chance->known)
            (void)printf("not known yet");
        else
            (void)printf("%s, probability %.1f %%", chance->reached ? "reached" : "not reached",
                         100.0 * chance->probability);
        (void)printf(" (%s)\n", target->source);
    }
}

static void print_survey(struct sv_arena *arena, const struct sv_outlook *outlook,
                         const struct sv_survey_outlook *survey)
{
    const struct sv_scorecard *card = outlook->card;
    const struct sv_framework *framework = card->framework;
    const struct sv_score_line *line = &card->lines[survey->criterion];

    (void)printf("survey %s: %s points of %" PRId64 " respondents",
                 framework->criteria[survey->criterion].code,
                 sv_points_text(arena, framework, line->points), survey->respondents);
    if (survey->needed_known)
        (void)printf(", %" PRId64 " more for ±1 point", survey->answers_needed);
    if (survey->to_rank.possible)
        (void)printf("; %" PRId64 " false perfect answers to rank %zu", survey->to_rank.count,
                     survey->to_rank.to_rank);
    if (survey->to_target.possible)
        (void)printf("; %" PRId64 " to the target of %s", survey->to_target.count,
                     sv_points_text(arena, framework, survey->target));
    (void)printf("\n");
}

/* Nothing where no points come from a survey: there is no error then. */
static const char *error_text(struct sv_arena *arena, const struct sv_outlook *outlook)
{
    const struct sv_framework *framework = outlook->card->framework;
    const struct sv_standing_error *error = outlook->error;

    if (error->low == error->high && error->rank_low == error->rank_high)
        return "";
    return sv_arena_printf(
        arena, ", 95 %%: %s–%s points, ranks %zu–%zu", sv_points_text(arena, framework, error->low),
        sv_points_text(arena, framework, error->high), error->rank_low, error->rank_high);
}

void sv_outlook_print(struct sv_arena *arena, const struct sv_outlook *outlook)
{
    const struct sv_scorecard *card = outlook->card;
    const struct sv_framework *framework = card->framework;
    const struct sv_standing *standing = outlook->standing;

    (void)printf("%s %s\n%s version %" PRId64 ", %s\n", card->unit, card->unit_name.vi,
                 framework->code, framework->version, card->period);
    print_fields(arena, outlook);
    if (standing == NULL)
        (void)printf("not everything is scored yet: no rank\n");
    else
        (void)printf("total %s, %s %%, rank %s%s, %zu of %zu fields at maximum\n",
                     sv_points_text(arena, framework, card->total),
                     percent_text(arena, standing->percent), rank_text(arena, standing),
                     error_text(arena, outlook), card->fields_at_maximum, card->field_count);
    print_targets(arena, outlook);
    for (size_t i = 0; i < outlook->survey_count; i++)
        print_survey(arena, outlook, &outlook->surveys[i]);
}

static void print_lowest(const struct sv_unit_index *unit)
{
    const struct sv_framework *framework = unit->card->framework;

    for (size_t i = 0; i < unit->fields.count; i++) {
        const struct sv_field_standing *field = &unit->fields.items[i];

        if (field->lowest || field->lowest_of_peers)
            (void)printf("  %s: %s %s, %.2f %%\n", lowest_text(field),
                         framework->criteria[field->criterion].code,
                         framework->criteria[field->criterion].name.vi,
                         sv_double_of_points(sv_points_round(field->percent, 2)));
    }
}

void sv_overview_print(struct sv_arena *arena, const struct sv_unit_indices *indices)
{
    for (size_t i = 0; i < indices->count; i++) {
        const struct sv_scorecard *card = indices->items[i].card;
        const struct sv_ranking *ranking = &indices->items[i].index.ranking;
        const struct sv_standing *standing = sv_ranking_find(ranking, card->unit);

        (void)printf("%s %s: ", card->framework->code, card->period);
        if (standing == NULL)
            (void)printf("not everything is scored yet");
        else
            (void)printf("%s of %s, %s %%, rank %s of %zu",
                         sv_points_text(arena, card->framework, card->total),
                         sv_points_text(arena, card->framework, card->applicable_max),
                         percent_text(arena, standing->percent), rank_text(arena, standing),
                         ranking->count);
        if (card->class != NULL)
            (void)printf(", %s", card->class->name.vi);
        (void)printf(", before %s\n",
                     previous_text(arena, &indices->items[i].index.previous, card->unit));
        print_lowest(&indices->items[i]);
    }
}
