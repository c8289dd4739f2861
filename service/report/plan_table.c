/* SPDX-License-Identifier: Apache-2.0 */
#include "report/plan_report.h"

#include "domain/vietnamese.h"

#include <string.h>

/* The table of measures, by field and criterion. */

enum { COLUMNS = 9 };

static const struct sv_report_column columns[COLUMNS] = {
    { "TT", 4, false },
    { "Tiêu chí", 17, false },
    { "Điểm tối đa", 6, true },
    { "Điểm đạt", 6, true },
    { "Nhiệm vụ, giải pháp", 24, false },
    { "Đơn vị chủ trì", 13, false },
    { "Thời hạn", 9, false },
    { "Tài liệu kiểm chứng", 14, false },
    { "Điểm dự kiến tăng", 7, true },
};

struct listing {
    struct sv_report *report;
    struct sv_report_table *table;
    const struct sv_plan *plan;
    size_t number;
    int decimals; /* of points: as many as one of them needs, so that commas stand below each other
                   */
};

static const char *points(const struct listing *listing, sv_points value)
{
    return sv_vi_decimal(listing->report->arena, sv_double_of_points(value), listing->decimals);
}

/* Maxima are a column of their own, of whole numbers as a rule. */
static const char *maximum(const struct listing *listing, sv_points value)
{
    return sv_plan_points_text(listing->report->arena, listing->plan, value);
}

static int decimals_of(const struct listing *listing, sv_points value)
{
    const char *text = sv_plan_points_text(listing->report->arena, listing->plan, value);
    const char *comma = strchr(text, ',');

    return comma == NULL ? 0 : (int)strlen(comma + 1);
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

static int decimals_of_all(const struct listing *listing)
{
    const struct sv_plan *plan = listing->plan;
    int decimals =
        most(decimals_of(listing, plan->card->total), decimals_of(listing, plan->totals.expected));

    for (size_t i = 0; i < plan->measures.count; i++) {
        size_t place = plan->lines[i].criterion;

        decimals = most(decimals, decimals_of(listing, plan->measures.items[i].expected));
        for (; place != SIZE_MAX; place = plan->card->framework->criteria[place].parent)
            decimals = most(decimals, decimals_of(listing, plan->card->lines[place].points));
    }
    return decimals;
}

static const char *name_of(const struct listing *listing, size_t place)
{
    const struct sv_criterion *criterion = &listing->plan->card->framework->criteria[place];

    return sv_arena_printf(listing->report->arena, "%s%s. %s",
                           criterion->parent == SV_NO_PARENT ? "Lĩnh vực " : "", criterion->code,
                           criterion->name.vi == NULL ? "" : criterion->name.vi);
}

static bool below(const struct sv_framework *framework, size_t place, size_t above)
{
    while (place != above && place != SV_NO_PARENT)
        place = framework->criteria[place].parent;
    return place == above;
}

static bool has_measures(const struct sv_plan *plan, size_t above)
{
    for (size_t i = 0; i < plan->measures.count; i++) {
        if (plan->measures.items[i].state != SV_MEASURE_DROPPED &&
            plan->lines[i].criterion != SIZE_MAX &&
            below(plan->card->framework, plan->lines[i].criterion, above))
            return true;
    }
    return false;
}

/* The head of the rows of a field that has criteria below it. */
static void add_field(struct listing *listing, size_t field)
{
    const struct sv_score_line *line = &listing->plan->card->lines[field];

    sv_report_table_add(
        listing->report, listing->table, true,
        (const char *[]){ "", name_of(listing, field), maximum(listing, line->applicable_max),
                          line->known ? points(listing, line->points) : SV_VI_NONE, "", "", "", "",
                          points(listing, sv_plan_expected(listing->plan->card,
                                                           &listing->plan->measures, field)) });
}

static const char *owner_of(const struct listing *listing, const struct sv_measure *measure)
{
    bool both = measure->owner[0] != '\0' && measure->owner_unit[0] != '\0';

    return sv_arena_printf(listing->report->arena, "%s%s%s", sv_measure_owner_unit(measure),
                           both ? "; " : "", measure->owner);
}

static void add_measure(struct listing *listing, const struct sv_plan_line *line)
{
    const struct sv_measure *measure = line->measure;
    const struct sv_scorecard *card = listing->plan->card;
    const struct sv_criterion *criterion = &card->framework->criteria[line->criterion];
    const struct sv_score_line *scored = &card->lines[line->criterion];
    struct sv_arena *arena = listing->report->arena;

    sv_report_table_add(
        listing->report, listing->table, false,
        (const char *[]){
            sv_arena_printf(arena, "%zu", ++listing->number), name_of(listing, line->criterion),
            maximum(listing, criterion->max_points),
            scored->known ? points(listing, scored->points) : SV_VI_NONE, measure->title,
            owner_of(listing, measure), sv_vi_day(arena, measure->due_on), measure->proof,
            points(listing, measure->expected) });
}

void sv_plan_report_add_table(struct sv_report *report, const struct sv_plan *plan)
{
    const struct sv_framework *framework = plan->card->framework;
    struct listing listing = { .report = report, .plan = plan };

    listing.decimals = decimals_of_all(&listing);
    sv_report_say(report, SV_BLOCK_WIDE_APPENDIX, "NHIỆM VỤ, GIẢI PHÁP KHẮC PHỤC");
    listing.table =
        sv_report_tabulate(report, "Nhiệm vụ, giải pháp theo từng tiêu chí", columns, COLUMNS,
                           plan->measures.count + framework->criterion_count + 1);
    for (size_t c = 0; c < framework->criterion_count; c++) {
        const struct sv_criterion *criterion = &framework->criteria[c];

        if (criterion->parent == SV_NO_PARENT && !criterion->leaf && has_measures(plan, c))
            add_field(&listing, c);
        for (size_t i = 0; i < plan->measures.count; i++) {
            if (plan->lines[i].criterion == c &&
                plan->measures.items[i].state != SV_MEASURE_DROPPED)
                add_measure(&listing, &plan->lines[i]);
        }
    }
    sv_report_table_add(report, listing.table, true,
                        (const char *[]){ "", "Tổng cộng",
                                          maximum(&listing, plan->card->applicable_max),
                                          points(&listing, plan->card->total), "", "", "", "",
                                          points(&listing, plan->totals.expected) });
    sv_report_say(
        report, SV_BLOCK_NOTE,
        "Điểm dự kiến tăng của các nhiệm vụ trên cùng một tiêu chí được cộng không quá số "
        "điểm mà tiêu chí đó đã mất.");
}
