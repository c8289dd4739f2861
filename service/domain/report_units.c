/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/report_parts.h"

#include "base/text.h"
#include "domain/vietnamese.h"

#include <string.h>

/* By unit, never as a bare ranking; by channel, respondent type and period. */

static const char *place_text(enum sv_place place)
{
    static const char *const texts[] = {
        [SV_PLACE_UNKNOWN] = SV_VI_NONE,
        [SV_PLACE_BELOW] = "Thấp hơn",
        [SV_PLACE_SAME] = "Chưa phân biệt được",
        [SV_PLACE_ABOVE] = "Cao hơn",
    };

    return texts[place];
}

static const struct sv_named_difference *against_rest(const struct sv_report_figures *figures,
                                                      const char *unit)
{
    for (size_t i = 0; figures->rest != NULL && i < figures->rest->units.count; i++) {
        if (strcmp(figures->rest->units.items[i].code, unit) == 0)
            return &figures->rest->units.items[i];
    }
    return NULL;
}

/* What one table hides is not named beside it. */
static bool is_shown(const struct sv_report_figures *figures,
                     const struct sv_named_difference *unit)
{
    const struct sv_result_groups *groups = &figures->by_unit->groups;

    for (size_t i = 0; i < groups->count; i++) {
        if (strcmp(groups->items[i].keys[0], unit->code) == 0)
            return unit->shown && groups->items[i].shown;
    }
    return false;
}

static void say_place(struct sv_report *report, const struct sv_report_figures *figures,
                      enum sv_place place, const char *lead)
{
    struct sv_buffer names = { .arena = report->arena };
    size_t count = 0;

    for (size_t i = 0; i < figures->rest->units.count; i++) {
        const struct sv_named_difference *unit = &figures->rest->units.items[i];

        if (!is_shown(figures, unit) || sv_place_of(&unit->difference) != place)
            continue;
        sv_buffer_add(&names, count++ == 0 ? "" : "; ");
        sv_buffer_add(&names, sv_report_unit_name(figures->survey, unit->code));
    }
    sv_report_say(report, SV_BLOCK_ITEM,
                  sv_arena_printf(report->arena, "%s (%zu): %s.", lead, count,
                                  count == 0 ? "không có đơn vị nào" : names.data));
}

static const struct sv_report_column unit_columns[] = {
    { "Đơn vị", 32, false },
    { "Số người trả lời", 10, true },
    { "Chỉ số", 10, true },
    { "Khoảng tin cậy 95%", 14, true },
    { "Chênh lệch với các đơn vị khác (điểm %)", 14, true },
    { "So với các đơn vị khác", 20, false },
};

static void add_unit(struct sv_report *report, const struct sv_report_figures *figures,
                     struct sv_report_table *table, size_t group)
{
    const struct sv_result_group *of = &figures->by_unit->groups.items[group];
    const struct sv_named_difference *rest = against_rest(figures, of->keys[0]);
    const char *name = sv_report_unit_name(figures->survey, of->keys[0]);
    const char *difference = SV_VI_NONE, *place = SV_VI_NONE;

    if (!of->shown) {
        const char *hidden = SV_VI_HIDDEN;

        sv_report_table_add(report, table, false,
                            (const char *[]){ name, hidden, hidden, hidden, hidden, hidden });
        return;
    }
    const struct sv_estimate *index = &figures->by_unit->estimates[group].index;
    const struct sv_report_cells cells = sv_report_cells_of(report->arena, index);

    if (rest != NULL && rest->shown && rest->difference.known) {
        int decimals = sv_vi_share_decimals(index->respondents);

        difference = sv_vi_difference(report->arena, rest->difference.difference, decimals);
        place = place_text(sv_place_of(&rest->difference));
    }
    sv_report_table_add(report, table, false,
                        (const char *[]){ name, cells.respondents, cells.share, cells.interval,
                                          difference, place });
}

static void draw_units(struct sv_report *report, const struct sv_report_figures *figures)
{
    const struct sv_results_answer *units = figures->by_unit;
    struct sv_chart *chart =
        sv_report_draw(report, SV_CHART_BARS,
                       "Chỉ số hài lòng theo đơn vị (xếp theo mã đơn vị), khoảng tin cậy 95%",
                       units->groups.count + 1);

    for (size_t i = 0; i < units->groups.count; i++)
        chart->rows[chart->row_count++] =
            sv_report_bar(report->arena, sv_report_group_name(report->arena, units, i),
                          units->groups.items[i].shown ? &units->estimates[i].index : NULL);
    chart->rows[chart->row_count] =
        sv_report_bar(report->arena, "Tất cả các đơn vị", &sv_report_whole(figures->total)->index);
    chart->rows[chart->row_count++].strong = true;
    sv_report_fit_axis(chart);
}

void sv_report_add_units(struct sv_report *report, const struct sv_report_figures *figures)
{
    size_t count = figures->by_unit->groups.count;

    sv_report_say(report, SV_BLOCK_SUBHEADING, "4. Theo đơn vị");
    if (count < 2) {
        sv_report_say(
            report, SV_BLOCK_PARAGRAPH,
            "Cuộc khảo sát chỉ có một đơn vị; số liệu của đơn vị là số liệu chung ở trên.");
        return;
    }
    if (figures->rest != NULL) {
        sv_report_say(
            report, SV_BLOCK_PARAGRAPH,
            "Mỗi đơn vị được so với tất cả các đơn vị còn lại gộp chung (hiệu chỉnh Holm). "
            "Trong từng nhóm, đơn vị xếp theo mã, không theo thứ hạng:");
        say_place(report, figures, SV_PLACE_ABOVE, "Cao hơn các đơn vị khác");
        say_place(report, figures, SV_PLACE_SAME, "Chưa phân biệt được với các đơn vị khác");
        say_place(report, figures, SV_PLACE_BELOW, "Thấp hơn các đơn vị khác");
    }
    draw_units(report, figures);
    struct sv_report_table *table =
        sv_report_tabulate(report, "Chỉ số hài lòng theo đơn vị", unit_columns, 6, count);

    for (size_t i = 0; i < count; i++)
        add_unit(report, figures, table, i);
}

static const struct sv_report_column group_columns[] = {
    { "Nhóm", 46, false },
    { "Số người trả lời", 16, true },
    { "Chỉ số hài lòng", 18, true },
    { "Khoảng tin cậy 95%", 20, true },
};

static void add_groups(struct sv_report *report, struct sv_report_table *table, const char *title,
                       const struct sv_results_answer *answer)
{
    if (answer->groups.count < 2)
        return;
    sv_report_table_add(report, table, true, (const char *[]){ title, "", "", "" });
    for (size_t i = 0; i < answer->groups.count; i++) {
        struct sv_report_cells cells = { SV_VI_HIDDEN, SV_VI_HIDDEN, SV_VI_HIDDEN };

        if (answer->groups.items[i].shown)
            cells = sv_report_cells_of(report->arena, &answer->estimates[i].index);
        sv_report_table_add(report, table, false,
                            (const char *[]){ sv_report_group_name(report->arena, answer, i),
                                              cells.respondents, cells.share, cells.interval });
    }
}

void sv_report_add_groups(struct sv_report *report, const struct sv_report_figures *figures)
{
    size_t channels = figures->by_channel->groups.count;
    size_t respondents = figures->by_respondent->groups.count;
    size_t periods = figures->period == NULL ? figures->by_period->groups.count : 0;

    if (channels < 2 && respondents < 2 && periods < 2)
        return;
    sv_report_say(report, SV_BLOCK_SUBHEADING, "5. Theo kênh, đối tượng và kỳ");
    struct sv_report_table *table =
        sv_report_tabulate(report, "Chỉ số hài lòng theo kênh, đối tượng và kỳ", group_columns, 4,
                           3 + channels + respondents + periods);

    add_groups(report, table, "Kênh trả lời", figures->by_channel);
    add_groups(report, table, "Đối tượng", figures->by_respondent);
    if (periods > 0)
        add_groups(report, table, "Kỳ khảo sát", figures->by_period);
    sv_report_say(
        report, SV_BLOCK_PARAGRAPH,
        "Người trả lời ở mỗi kênh là những người khác nhau; chênh lệch giữa các kênh không "
        "phải là tác động của kênh.");
}
