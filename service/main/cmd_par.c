/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par.h"
#include "app/par_work.h"
#include "main/command.h"
#include "main/par_actions.h"
#include "main/scorecard_table.h"
#include "wire/par_json.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static size_t count_scores(const struct sv_scores *scores)
{
    size_t count = 0;

    for (size_t i = 0; i < scores->card_count; i++)
        count += scores->cards[i].score_count + scores->cards[i].has_total;
    return count;
}

static int enter_scores(struct sv_line *line, const char *path)
{
    struct sv_scores scores = { 0 };
    struct sv_scores_entry entry = { .scores = &scores,
                                     .author = "operator",
                                     .entered_on = sv_today(),
                                     .violations = { .arena = line->arena } };
    const char *text = NULL;
    size_t size = 0;

    if (!sv_line_read(line, path, &text, &size))
        return SV_EXIT_REFUSED;
    if (sv_scores_of_json(line->arena, text, size, &scores, &entry.violations, &line->error) !=
        SV_OK) {
        (void)fprintf(stderr, "%s: ", path);
        return sv_line_failed(line);
    }
    if (sv_app_scores_enter(&line->app, line->arena, &entry, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (entry.violations.count > 0)
        return sv_line_violated(path, &entry.violations);
    (void)printf("%s %s %s, %s: ", scores.framework,
                 scores.card_count == 1
                     ? scores.cards[0].unit
                     : sv_arena_printf(line->arena, "%zu units", scores.card_count),
                 scores.period, sv_stage_word(scores.stage));
    if (entry.added == 0 && entry.published == 0)
        (void)printf("unchanged\n");
    else
        (void)printf("%zu of %zu entered%s\n", entry.added, count_scores(&scores),
                     entry.published > 0 ? ", published" : "");
    return SV_EXIT_DONE;
}

int sv_par_with_files(struct sv_line *line, int (*work)(struct sv_line *line, const char *path))
{
    const char *path = sv_line_word(line);
    int code = SV_EXIT_DONE;

    if (path == NULL)
        return sv_line_usage(line, "name a file");
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    for (; path != NULL && code == SV_EXIT_DONE; path = sv_line_word(line))
        code = work(line, path);
    return code;
}

static int show(struct sv_line *line)
{
    struct sv_scorecard_key key = {
        .framework = sv_line_option(line, "--framework"),
        .unit = sv_line_option(line, "--unit"),
        .period = sv_line_option(line, "--period"),
    };
    struct sv_scorecard scorecard = { 0 };
    struct sv_scorecard_work work = { 0 };

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (key.framework == NULL || key.unit == NULL)
        return sv_line_usage(line, "name the framework and the unit");
    if (key.period == NULL)
        key.period = "";
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    const struct sv_par_order order = {
        .caller = &sv_operator, .key = key, .criterion = "", .reason = "", .today = sv_today()
    };

    if (sv_app_scorecard_work(&line->app, line->arena, &order, &scorecard, &work, &line->error) !=
        SV_OK)
        return sv_line_failed(line);
    if (line->json)
        return sv_line_print(sv_json_of_scorecard(&scorecard, &work));
    sv_scorecard_print(line->arena, &scorecard);
    return SV_EXIT_DONE;
}

static int score(struct sv_line *line)
{
    return sv_par_with_files(line, enter_scores);
}

/* What can be done, by its first word. */
static const struct {
    const char *word;
    int (*run)(struct sv_line *line);
} actions[] = {
    { "calendar", sv_par_calendar },
    { "framework", sv_par_framework_command },
    { "history", sv_par_history_command },
    { "missing", sv_par_missing_command },
    { "optimum", sv_par_optimum },
    { "outlook", sv_par_outlook },
    { "overview", sv_par_overview },
    { "plan", sv_par_plan },
    { "ranking", sv_par_ranking },
    { "replay", sv_par_replay },
    { "round", sv_par_round_command },
    { "score", score },
    { "show", show },
    { "take", sv_par_take },
    { "target", sv_par_target },
};

int sv_cmd_par(struct sv_line *line)
{
    const char *word = sv_line_word(line);

    for (size_t i = 0; word != NULL && i < sizeof(actions) / sizeof(actions[0]); i++) {
        if (strcmp(actions[i].word, word) == 0)
            return actions[i].run(line);
    }
    return sv_line_usage(line, "say what to do");
}
