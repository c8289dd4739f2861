/* SPDX-License-Identifier: Apache-2.0 */
#include "app/results.h"
#include "main/command.h"
#include "main/table.h"
#include "wire/results_json.h"

#include <inttypes.h>
#include <stdio.h>

static const char *count_text(struct sv_arena *arena, int64_t count)
{
    return sv_arena_printf(arena, "%" PRId64, count);
}

static void add_share(struct sv_line *line, struct sv_table *table, const char *code,
                      const struct sv_share *share, const int64_t unanswered[2])
{
    const char *value = "-", *interval = "-";

    if (share->known) {
        value = sv_arena_printf(line->arena, "%.2f", 100 * share->value);
        interval = sv_arena_printf(line->arena, "%.2f-%.2f", 100 * share->low, 100 * share->high);
    }
    sv_table_add(table, (const char *[]){
                            code, value, interval, count_text(line->arena, share->satisfied),
                            count_text(line->arena, share->valid),
                            unanswered == NULL ? "" : count_text(line->arena, unanswered[0]),
                            unanswered == NULL ? "" : count_text(line->arena, unanswered[1]) });
}

static void print_group(struct sv_line *line, const struct sv_results *results,
                        const struct sv_group_result *group)
{
    const struct sv_instrument *instrument = results->survey->instrument;
    struct sv_table table = { .arena = line->arena,
                              .column_count = 7,
                              .right = { false, true, true, true, true, true, true } };

    (void)printf("%s: %" PRId64 " responses, %" PRId64 " complete\n",
                 results->cut.by == SV_BY_NOTHING ? "all" : group->key, group->tally->responses,
                 group->tally->complete);
    sv_table_add(&table, (const char *[]){ "", "SATISFIED %", "95 % INTERVAL", "SATISFIED", "VALID",
                                           "NA", "MISSING" });
    add_share(line, &table, "index", &group->index, NULL);
    for (size_t i = 0; i < instrument->section_count; i++) {
        if (instrument->sections[i].factor)
            add_share(line, &table, instrument->sections[i].code, &group->sections[i], NULL);
        for (size_t k = 0; k < instrument->item_count; k++) {
            const struct sv_item_tally *item = &group->tally->items[k];

            if (instrument->items[k].section == i && group->items[k].known)
                add_share(line, &table,
                          sv_arena_printf(line->arena, "  %s", instrument->items[k].code),
                          &group->items[k], (const int64_t[]){ item->na, item->missing });
        }
    }
    sv_table_print(&table);
    if (group->sub_index.known)
        (void)printf("sub-index: %.2f of %g points, %.2f-%.2f%s%s\n", group->sub_index.points,
                     sv_double_of_points(results->survey->sub_index.max_points),
                     group->sub_index.low, group->sub_index.high,
                     group->sub_index.position == SV_POSITION_NONE ? "" : ", target: ",
                     sv_position_word(group->sub_index.position));
}

static const char *option_or_empty(struct sv_line *line, const char *name)
{
    const char *value = sv_line_option(line, name);

    return value == NULL ? "" : value;
}

int sv_cmd_results(struct sv_line *line)
{
    SV_HELD_SURVEY *loaded = NULL;
    struct sv_results results = { 0 };
    const char *survey = sv_line_option(line, "--survey");
    const char *by = option_or_empty(line, "--by");
    struct sv_cut cut = {
        .survey = survey,
        .scope = "", /* whoever may run this on the server may see everything */
        .unit = option_or_empty(line, "--unit"),
        .procedure = option_or_empty(line, "--procedure"),
        .channel = option_or_empty(line, "--channel"),
        .respondent = option_or_empty(line, "--respondent-type"),
        .period = option_or_empty(line, "--period"),
    };

    if (survey == NULL)
        return sv_line_usage(line, "name the survey");
    if (!sv_results_by_of_word(by, &cut.by))
        return sv_line_usage(line, "--by is unit, procedure, channel, respondent_type or period");
    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    if (!sv_line_open(line))
        return SV_EXIT_REFUSED;
    if (sv_app_results(&line->app, line->arena, &cut, &loaded, &results, &line->error) != SV_OK)
        return sv_line_failed(line);
    if (line->json)
        return sv_line_print(sv_json_of_results(&results));
    for (size_t i = 0; i < results.group_count; i++) {
        (void)printf("%s", i == 0 ? "" : "\n");
        print_group(line, &results, &results.groups[i]);
    }
    return SV_EXIT_DONE;
}
