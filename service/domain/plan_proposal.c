/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"
#include "domain/measure.h"
#include "domain/vietnamese.h"

#include <string.h>

/* Measures that the program proposes: what the rule of a criterion shows to be missing. */

enum { DAYS_AHEAD = 30, NAME_MAX = 200, CODE_MAX = 40, DECIMALS_MIN = 2, YEAR_MAX = 2890 };

struct proposing {
    struct sv_arena *arena;
    const struct sv_plan_base *base;
    struct sv_plan_draft draft;
};

static const char *points_text(const struct proposing *proposing, sv_points points)
{
    int64_t decimals = proposing->base->card->framework->decimals;

    return sv_vi_points(proposing->arena, points,
                        decimals < DECIMALS_MIN ? DECIMALS_MIN : decimals);
}

static const char *percent_text(const struct proposing *proposing, sv_points percent)
{
    return sv_arena_printf(proposing->arena, "%s%%",
                           sv_vi_points(proposing->arena, percent, DECIMALS_MIN));
}

static const char *counted(const struct sv_rule *rule, const char *otherwise)
{
    bool told = rule->counted.vi != NULL && rule->counted.vi[0] != '\0';

    return told ? rule->counted.vi : otherwise;
}

/* What the points were made from, or NULL. */
static const struct sv_facts *facts_of(const struct sv_score_line *line)
{
    const struct sv_score *score =
        line->stage <= SV_STAGE_FINAL ? line->by_stage[line->stage] : NULL;

    return score == NULL || score->facts.kind == SV_FACTS_NONE ? NULL : &score->facts;
}

/* The value of a ratio in percent; false where no facts tell it. */
static bool percent_of(const struct sv_facts *facts, sv_points *ret_percent)
{
    if (facts == NULL || facts->kind != SV_FACTS_RATIO || facts->denominator <= 0)
        return false;
    *ret_percent =
        sv_points_of_double(100.0 * (double)facts->numerator / (double)facts->denominator);
    return true;
}

static const char *raise_points(const struct proposing *proposing, size_t place, sv_points to)
{
    return sv_arena_printf(proposing->arena, "nâng điểm từ %s lên %s",
                           points_text(proposing, proposing->base->card->lines[place].points),
                           points_text(proposing, to));
}

/* "tỷ lệ hồ sơ đúng hạn": what is counted is a ratio, whether its name says so or not. */
static const char *ratio_name(const struct proposing *proposing, const struct sv_rule *rule)
{
    const char *what = sv_vi_uncapitalised(proposing->arena, counted(rule, "tỷ lệ"));
    static const char word[] = "tỷ lệ";
    bool says_so = strlen(what) >= sizeof(word) - 1 && memcmp(what, word, sizeof(word) - 1) == 0;

    return says_so ? what : sv_arena_printf(proposing->arena, "tỷ lệ %s", what);
}

static const char *raise_percent(const struct proposing *proposing, const struct sv_rule *rule,
                                 const struct sv_facts *facts, sv_points to)
{
    const char *what = ratio_name(proposing, rule);
    sv_points from = 0;

    if (!percent_of(facts, &from))
        return sv_arena_printf(proposing->arena, "bảo đảm %s đạt từ %s trở lên", what,
                               percent_text(proposing, to));
    return sv_arena_printf(proposing->arena, "nâng %s từ %s lên %s", what,
                           percent_text(proposing, from), percent_text(proposing, to));
}

/* Steps are of percents where the facts are a ratio; else of whatever is measured. */
static const char *raise_value(const struct proposing *proposing, const struct sv_rule *rule,
                               const struct sv_facts *facts)
{
    sv_points to = rule->steps[0].at_least;
    const char *what = sv_vi_uncapitalised(proposing->arena, counted(rule, "kết quả"));

    if (facts != NULL && facts->kind == SV_FACTS_RATIO)
        return raise_percent(proposing, rule, facts, to);
    if (facts == NULL || facts->kind != SV_FACTS_VALUE)
        return sv_arena_printf(proposing->arena, "bảo đảm %s đạt từ %s trở lên", what,
                               sv_vi_points(proposing->arena, to, DECIMALS_MIN));
    return sv_arena_printf(proposing->arena, "nâng %s từ %s lên %s", what,
                           sv_vi_points(proposing->arena, facts->value, DECIMALS_MIN),
                           sv_vi_points(proposing->arena, to, DECIMALS_MIN));
}

/* The outcome of a checklist that brings the most. */
static const char *reach_option(const struct proposing *proposing, const struct sv_rule *rule,
                                size_t place)
{
    const struct sv_rule_option *best = NULL;

    for (size_t i = 0; i < rule->option_count; i++) {
        if (best == NULL || rule->options[i].percent > best->percent)
            best = &rule->options[i];
    }
    if (best == NULL || best->name.vi == NULL)
        return raise_points(proposing, place, proposing->base->card->lines[place].applicable_max);
    return sv_arena_printf(proposing->arena, "hoàn thành để đạt mức “%s”", best->name.vi);
}

static const char *count_up(const struct proposing *proposing, const struct sv_criterion *criterion,
                            const struct sv_facts *facts)
{
    sv_points each = criterion->rule.each;
    long long wanted = each > 0 ? (criterion->max_points + each - 1) / each : 0;
    const char *what = counted(&criterion->rule, "nội dung được tính điểm");

    if (facts == NULL || facts->kind != SV_FACTS_COUNT)
        return sv_arena_printf(proposing->arena, "thực hiện đủ %lld %s", wanted,
                               sv_vi_uncapitalised(proposing->arena, what));
    return sv_arena_printf(proposing->arena, "tăng từ %lld lên %lld %s", (long long)facts->count,
                           wanted, sv_vi_uncapitalised(proposing->arena, what));
}

static const char *count_down(const struct proposing *proposing, const struct sv_rule *rule,
                              const struct sv_facts *facts)
{
    const char *what =
        sv_vi_uncapitalised(proposing->arena, counted(rule, "trường hợp bị trừ điểm"));

    if (facts == NULL || facts->kind != SV_FACTS_COUNT)
        return sv_arena_printf(proposing->arena, "không để phát sinh %s", what);
    return sv_arena_printf(proposing->arena, "không để phát sinh %s (kỳ đánh giá có %lld)", what,
                           (long long)facts->count);
}

/* The points a survey criterion is to have: the upper end of its target, else its maximum. */
static sv_points survey_goal(const struct sv_score_line *line)
{
    const struct sv_sub_index *target = &line->survey->release.sub_index;
    bool ahead = target->has_target && target->target_high > line->points &&
                 target->target_high <= line->applicable_max;

    return ahead ? target->target_high : line->applicable_max;
}

static const char *satisfy(const struct proposing *proposing, size_t place)
{
    const struct sv_score_line *line = &proposing->base->card->lines[place];
    const struct sv_rule *rule = &proposing->base->card->framework->criteria[place].rule;

    if (rule->kind == SV_RULE_SURVEY_STEPS && rule->step_count > 0)
        return sv_arena_printf(proposing->arena,
                               "nâng tỷ lệ hài lòng qua điều tra xã hội học lên từ %s trở lên",
                               percent_text(proposing, rule->steps[0].at_least));
    if (line->survey == NULL || survey_goal(line) == line->applicable_max)
        return sv_arena_printf(proposing->arena, "nâng điểm điều tra xã hội học từ %s lên %s",
                               points_text(proposing, line->points),
                               points_text(proposing, line->applicable_max));
    const struct sv_sub_index *target = &line->survey->release.sub_index;

    return sv_arena_printf(
        proposing->arena, "nâng điểm điều tra xã hội học từ %s lên mục tiêu %s–%s điểm",
        points_text(proposing, line->points), points_text(proposing, target->target_low),
        points_text(proposing, target->target_high));
}

static const char *task_of(const struct proposing *proposing, size_t place)
{
    const struct sv_criterion *criterion = &proposing->base->card->framework->criteria[place];
    const struct sv_score_line *line = &proposing->base->card->lines[place];
    const struct sv_facts *facts = facts_of(line);

    switch (criterion->rule.kind) {
    case SV_RULE_CHECKLIST:
        return reach_option(proposing, &criterion->rule, place);
    case SV_RULE_RATIO:
        return raise_percent(proposing, &criterion->rule, facts, criterion->rule.target);
    case SV_RULE_STEPS:
        if (criterion->rule.step_count > 0)
            return raise_value(proposing, &criterion->rule, facts);
        break;
    case SV_RULE_PER_UNIT:
        return count_up(proposing, criterion, facts);
    case SV_RULE_DEDUCTION:
        return count_down(proposing, &criterion->rule, facts);
    case SV_RULE_SURVEY_LINEAR:
    case SV_RULE_SURVEY_OPTIONS:
    case SV_RULE_SURVEY_STEPS:
        return satisfy(proposing, place);
    case SV_RULE_MANUAL:
    case SV_RULE_BONUS:
    case SV_RULE_COUNT:
        break;
    }
    return raise_points(proposing, place, line->applicable_max);
}

static const char *proof_of(enum sv_rule_kind kind)
{
    static const char *const proofs[SV_RULE_COUNT] = {
        [SV_RULE_MANUAL] = "Văn bản chỉ đạo, triển khai; báo cáo kết quả thực hiện",
        [SV_RULE_CHECKLIST] = "Văn bản ban hành; báo cáo kết quả thực hiện",
        [SV_RULE_RATIO] = "Bảng tổng hợp số liệu thực hiện; báo cáo định kỳ",
        [SV_RULE_STEPS] = "Bảng tổng hợp số liệu thực hiện; báo cáo định kỳ",
        [SV_RULE_PER_UNIT] = "Danh sách kèm văn bản hoặc sản phẩm của từng nội dung",
        [SV_RULE_DEDUCTION] = "Báo cáo, xác nhận không phát sinh vi phạm",
        [SV_RULE_BONUS] = "Văn bản công nhận",
        [SV_RULE_SURVEY_LINEAR] = "Kết quả khảo sát được công bố của đợt kế tiếp",
        [SV_RULE_SURVEY_OPTIONS] = "Kết quả khảo sát được công bố của đợt kế tiếp",
        [SV_RULE_SURVEY_STEPS] = "Kết quả khảo sát được công bố của đợt kế tiếp",
    };

    return proofs[kind];
}

static sv_day september_of(struct sv_arena *arena, int year)
{
    sv_day day = 0;

    (void)sv_day_parse(sv_arena_printf(arena, "%04d-09-30", year), &day);
    return day;
}

static sv_day due_of(const struct proposing *proposing)
{
    int year = sv_period_year(proposing->base->card->period);
    sv_day least = proposing->base->today + DAYS_AHEAD, day = 0;

    if (year == 0) {
        char today[SV_DAY_TEXT_SIZE];

        sv_day_print(proposing->base->today, today);
        year = sv_period_year(today) - 1;
    }
    do
        day = september_of(proposing->arena, ++year);
    while (day < least && year < YEAR_MAX);
    return day;
}

static bool has_measure(const struct proposing *proposing, size_t place)
{
    const struct sv_framework *framework = proposing->base->card->framework;

    for (; place != SV_NO_PARENT; place = framework->criteria[place].parent) {
        for (size_t i = 0; i < proposing->base->measures.count; i++) {
            if (strcmp(proposing->base->measures.items[i].criterion,
                       framework->criteria[place].code) == 0)
                return true;
        }
    }
    return false;
}

/* "KP-4.1", or the first of "KP-4.1.2", ".3" ... that no measure has; a long code loses its end. */
static const char *free_code(const struct proposing *proposing, const char *criterion)
{
    const struct sv_measures *measures = &proposing->base->measures;
    const char *code = sv_arena_printf(proposing->arena, "KP-%.*s", CODE_MAX - 3, criterion);

    for (int i = 2;
         sv_measure_find(measures, code) != NULL ||
         sv_measure_find(&(struct sv_measures){ proposing->draft.measures, proposing->draft.count },
                         code) != NULL;
         i++)
        code = sv_arena_printf(proposing->arena, "KP-%.*s.%d", CODE_MAX - 7, criterion, i);
    return code;
}

/* "Khắc phục tiêu chí 4.1. Tên: việc"; a name of a paragraph is left out. */
static const char *title_of(const struct proposing *proposing, size_t place)
{
    const struct sv_criterion *criterion = &proposing->base->card->framework->criteria[place];
    const char *name = criterion->name.vi == NULL ? "" : criterion->name.vi;
    bool named = name[0] != '\0' && sv_utf8_length(name) <= NAME_MAX;

    return sv_arena_printf(proposing->arena, "Khắc phục %s %s%s%s: %s",
                           criterion->parent == SV_NO_PARENT ? "lĩnh vực" : "tiêu chí",
                           criterion->code, named ? ". " : "", named ? name : "",
                           task_of(proposing, place));
}

static void propose(struct proposing *proposing, size_t place)
{
    const struct sv_plan_base *base = proposing->base;
    const struct sv_criterion *criterion = &base->card->framework->criteria[place];
    const struct sv_score_line *line = &base->card->lines[place];
    sv_points goal = line->survey == NULL ? line->applicable_max : survey_goal(line);
    size_t at = proposing->draft.count;
    const char *code = free_code(proposing, criterion->code);

    proposing->draft.measures[at] = (struct sv_measure){
        .code = code,
        .criterion = criterion->code,
        .title = title_of(proposing, place),
        .owner_unit = base->card->unit,
        .owner = "",
        .due_on = due_of(proposing),
        .chance_percent = 100,
        .expected = goal - line->points,
        .proof = proof_of(criterion->rule.kind),
        .state = SV_MEASURE_PROPOSED,
        .reason = "Đề xuất từ tiêu chí chưa đạt điểm tối đa",
        .author = base->author,
        .made_on = base->today,
    };
    proposing->draft.changed[at] = true;
    proposing->draft.count++;
}

struct sv_plan_draft sv_plan_propose(struct sv_arena *arena, const struct sv_plan_base *base)
{
    const struct sv_framework *framework = base->card->framework;
    size_t room = base->measures.count + framework->criterion_count + 1;
    struct proposing proposing = {
        .arena = arena,
        .base = base,
        .draft = { .measures = sv_arena_array(arena, room, sizeof(struct sv_measure)),
                   .changed = sv_arena_array(arena, room, sizeof(bool)),
                   .count = base->measures.count },
    };

    for (size_t i = 0; i < base->measures.count; i++)
        proposing.draft.measures[i] = base->measures.items[i];
    for (size_t i = 0; i < framework->criterion_count && proposing.draft.count < SV_MEASURES_MAX;
         i++) {
        const struct sv_criterion *criterion = &framework->criteria[i];

        if (criterion->leaf && !sv_criterion_is_bonus(criterion) &&
            sv_points_lost(base->card, i) > 0 && !has_measure(&proposing, i))
            propose(&proposing, i);
    }
    return proposing.draft;
}
