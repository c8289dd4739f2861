/* SPDX-License-Identifier: Apache-2.0 */
#include "export/framework_xlsx.h"

#include "base/text.h"
#include "domain/vietnamese.h"
#include "export/job.h"
#include "export/workbook.h"

#include <string.h>
#include <unistd.h>

/* The names of sheets, columns and words are those of data/par/read_framework.py, with the
 * English behind a slash that it does not read. */

#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))

struct writing {
    struct sv_workbook *book;
    struct sv_arena *arena;
    const struct sv_framework *framework;
};

static const char *rule_name(enum sv_rule_kind kind)
{
    static const char *const names[SV_RULE_COUNT] = {
        [SV_RULE_MANUAL] = "Nhập điểm / manual",
        [SV_RULE_CHECKLIST] = "Chọn mức / checklist",
        [SV_RULE_RATIO] = "Tỷ lệ / ratio",
        [SV_RULE_STEPS] = "Theo bậc / steps",
        [SV_RULE_PER_UNIT] = "Mỗi đơn vị / per unit",
        [SV_RULE_DEDUCTION] = "Trừ điểm / deduction",
        [SV_RULE_BONUS] = "Điểm cộng / bonus",
        [SV_RULE_SURVEY_LINEAR] = "Khảo sát: tỷ lệ / survey, linear",
        [SV_RULE_SURVEY_OPTIONS] = "Khảo sát: phương án / survey, options",
        [SV_RULE_SURVEY_STEPS] = "Khảo sát: bậc / survey, steps",
    };

    return names[kind];
}

static const char *level_name(const char *level)
{
    static const char *const names[][2] = {
        { "province", "Tỉnh / province" },   { "ministry", "Bộ / ministry" },
        { "department", "Sở / department" }, { "board", "Ban quản lý / board" },
        { "commune", "Xã / commune" },
    };

    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (strcmp(names[i][0], level) == 0)
            return names[i][1];
    }
    return level;
}

static void put_points(struct writing *writing, sv_points points)
{
    sv_workbook_figure(writing->book, (struct sv_figure){ true, sv_double_of_points(points) },
                       SV_STYLE_EXACT);
}

/* An empty cell unless the rule has it. */
static void put_points_if(struct writing *writing, bool has, sv_points points)
{
    sv_workbook_figure(writing->book, (struct sv_figure){ has, sv_double_of_points(points) },
                       SV_STYLE_EXACT);
}

static void put_skip(struct writing *writing)
{
    sv_workbook_text(writing->book, NULL);
}

static void begin_item(struct writing *writing, const char *name)
{
    sv_workbook_row(writing->book, SV_TONE_PLAIN);
    sv_workbook_text(writing->book, name);
}

static void put_word(struct writing *writing, const char *name, const char *word)
{
    begin_item(writing, name);
    sv_workbook_text(writing->book, word);
}

static void put_number(struct writing *writing, const char *name, sv_points number)
{
    begin_item(writing, name);
    put_points(writing, number);
}

static void put_prose(struct writing *writing, const char *name, const char *vi, const char *en)
{
    begin_item(writing, name);
    put_skip(writing);
    sv_workbook_text(writing->book, vi);
    sv_workbook_text(writing->book, en);
}

static void put_day(struct writing *writing, const char *name, sv_day day)
{
    if (day != SV_DAY_NEVER)
        put_word(writing, name, sv_vi_day(writing->arena, day));
}

static void put_class(struct writing *writing, const struct sv_class *class)
{
    put_word(writing, "Xếp loại / Class", class->code);
    sv_workbook_text(writing->book, class->name.vi);
    sv_workbook_text(writing->book, class->name.en);
    put_points(writing, class->at_least);
}

static void put_head(struct writing *writing)
{
    static const struct sv_heading headings[] = { { "Mục / Item", 32 },
                                                  { "Mã hoặc giá trị / Code or value", 26 },
                                                  { "Tiếng Việt / Vietnamese", 60 },
                                                  { "Tiếng Anh / English", 60 },
                                                  { "Từ (%) / From (%)", 12 } };
    const struct sv_framework *framework = writing->framework;

    sv_workbook_sheet(writing->book, "Bộ tiêu chí", headings, COUNT_OF(headings));
    put_word(writing, "Mã / Code", framework->code);
    put_number(writing, "Phiên bản / Version", framework->version * SV_POINT);
    put_prose(writing, "Tên / Title", framework->title.vi, framework->title.en);
    put_word(writing, "Cấp / Level", level_name(framework->level));
    put_prose(writing, "Căn cứ pháp lý / Legal basis", framework->legal_basis, NULL);
    if (framework->note != NULL)
        put_prose(writing, "Ghi chú / Note", framework->note, NULL);
    put_day(writing, "Hiệu lực từ / Valid from", framework->valid_from);
    put_day(writing, "Hết hiệu lực từ / Valid until", framework->valid_until);
    put_number(writing, "Điểm tối đa / Maximum", framework->max_points);
    put_number(writing, "Số chữ số thập phân / Decimals", framework->decimals * SV_POINT);
    put_word(writing, "Tổng điểm / Total",
             framework->total_entered ? "Nhập riêng / entered" : "Cộng các lĩnh vực / sum");
    for (size_t i = 0; i < framework->class_count; i++)
        put_class(writing, &framework->classes[i]);
    sv_workbook_end_table(writing->book);
}

static const char *sources_of(struct writing *writing, const struct sv_provenance *provenance)
{
    struct sv_buffer text = { .arena = writing->arena };

    for (size_t i = 0; i < provenance->source_count; i++)
        sv_buffer_printf(&text, "%s%s", i == 0 ? "" : ", ", provenance->sources[i]);
    return text.data;
}

static void put_rule(struct writing *writing, const struct sv_criterion *criterion)
{
    const struct sv_rule *rule = &criterion->rule;
    bool leaf = criterion->leaf, ratio = leaf && rule->kind == SV_RULE_RATIO;

    sv_workbook_text(writing->book, leaf ? rule_name(rule->kind) : NULL);
    sv_workbook_text(writing->book, leaf ? rule->counted.vi : NULL);
    sv_workbook_text(writing->book, leaf ? rule->counted.en : NULL);
    put_points_if(writing, ratio, rule->target);
    put_points_if(writing, ratio, rule->floor);
    put_points_if(writing, leaf && rule->each > 0, rule->each);
    put_points_if(writing, sv_criterion_is_bonus(criterion), rule->lowest);
    sv_workbook_text(writing->book, leaf ? rule->item : NULL);
}

static void put_criterion(struct writing *writing, const struct sv_criterion *criterion)
{
    const struct sv_framework *framework = writing->framework;
    bool field = criterion->parent == SV_NO_PARENT;
    const struct sv_provenance *provenance = &criterion->provenance;

    sv_workbook_row(writing->book, field ? SV_TONE_STRONG : SV_TONE_PLAIN);
    sv_workbook_text(writing->book, criterion->code);
    sv_workbook_text(writing->book, field ? NULL : framework->criteria[criterion->parent].code);
    sv_workbook_text(writing->book, criterion->name.vi);
    sv_workbook_text(writing->book, criterion->name.en);
    put_points(writing, criterion->max_points);
    put_rule(writing, criterion);
    sv_workbook_text(writing->book, criterion->note);
    sv_workbook_text(writing->book, provenance->kind);
    sv_workbook_text(writing->book, sources_of(writing, provenance));
    sv_workbook_figure(writing->book,
                       (struct sv_figure){ provenance->kind != NULL, provenance->confidence },
                       SV_STYLE_EXACT);
}

static void put_criteria(struct writing *writing)
{
    static const struct sv_heading headings[] = {
        { "Mã / Code", 10 },
        { "Thuộc / Under", 10 },
        { "Tên / Vietnamese name", 60 },
        { "Tên tiếng Anh / English name", 50 },
        { "Điểm tối đa / Maximum", 12 },
        { "Cách chấm / Rule", 24 },
        { "Đếm hoặc đo / Counted", 36 },
        { "Đếm hoặc đo (tiếng Anh) / Counted, English", 36 },
        { "Mục tiêu (%) / Target (%)", 11 },
        { "Mức sàn (%) / Floor (%)", 11 },
        { "Điểm mỗi đơn vị / Each", 11 },
        { "Thấp nhất / Lowest", 11 },
        { "Câu hỏi / Survey item", 12 },
        { "Ghi chú / Note", 60 },
        { "Nguồn gốc / Provenance", 14 },
        { "Nguồn / Sources", 18 },
        { "Độ tin cậy / Confidence", 11 },
    };

    sv_workbook_sheet(writing->book, "Tiêu chí", headings, COUNT_OF(headings));
    for (size_t i = 0; i < writing->framework->criterion_count; i++)
        put_criterion(writing, &writing->framework->criteria[i]);
    sv_workbook_end_table(writing->book);
}

static void begin_rule_row(struct writing *writing, const struct sv_criterion *criterion,
                           const char *kind)
{
    sv_workbook_row(writing->book, SV_TONE_PLAIN);
    sv_workbook_text(writing->book, criterion->code);
    sv_workbook_text(writing->book, kind);
}

static void put_lists(struct writing *writing, const struct sv_criterion *criterion)
{
    const struct sv_rule *rule = &criterion->rule;

    for (size_t i = 0; i < rule->option_count; i++) {
        begin_rule_row(writing, criterion, "Phương án / option");
        sv_workbook_text(writing->book, rule->options[i].code);
        sv_workbook_text(writing->book, rule->options[i].name.vi);
        sv_workbook_text(writing->book, rule->options[i].name.en);
        put_points(writing, rule->options[i].percent);
    }
    for (size_t i = 0; i < rule->step_count; i++) {
        begin_rule_row(writing, criterion, "Bậc / step");
        for (int column = 0; column < 4; column++) /* code, names and percent are of options */
            put_skip(writing);
        put_points(writing, rule->steps[i].at_least);
        put_points(writing, rule->steps[i].points);
    }
}

static void put_rules(struct writing *writing)
{
    static const struct sv_heading headings[] = {
        { "Tiêu chí / Criterion", 12 },
        { "Loại / Kind", 20 },
        { "Mã / Code", 14 },
        { "Tên / Vietnamese name", 50 },
        { "Tên tiếng Anh / English name", 50 },
        { "Phần trăm / Percent", 12 },
        { "Từ / At least", 12 },
        { "Điểm / Points", 12 },
    };

    sv_workbook_sheet(writing->book, "Quy tắc", headings, COUNT_OF(headings));
    for (size_t i = 0; i < writing->framework->criterion_count; i++)
        put_lists(writing, &writing->framework->criteria[i]);
    sv_workbook_end_table(writing->book);
}

enum sv_status sv_framework_write_xlsx(struct sv_arena *arena, const struct sv_framework *framework,
                                       const char *path, struct sv_error *reterr)
{
    struct writing writing = {
        .book = sv_workbook_new(arena, path, framework->title.vi, framework->valid_from),
        .arena = arena,
        .framework = framework,
    };

    put_head(&writing);
    put_criteria(&writing);
    put_rules(&writing);
    return sv_workbook_close(writing.book, reterr);
}

enum sv_status sv_framework_make_xlsx(struct sv_arena *arena, const struct sv_framework *framework,
                                      const char *folder, struct sv_export_file *ret_file,
                                      struct sv_error *reterr)
{
    const char *path = NULL;
    enum sv_status status = sv_export_begin_unnamed(arena, folder, &path, reterr);

    if (status != SV_OK)
        return status;
    status = sv_framework_write_xlsx(arena, framework, path, reterr);
    if (status == SV_OK)
        return sv_export_take_unnamed(path, ret_file, reterr);
    (void)unlink(path);
    return status;
}
