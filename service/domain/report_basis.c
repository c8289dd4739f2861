/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/report_parts.h"

#include "domain/vietnamese.h"

enum { UNITS_NAMED_MAX = 3 };

static const char *validity_of(struct sv_arena *arena, const struct sv_instrument *instrument)
{
    const char *from = sv_vi_day(arena, instrument->valid_from);

    if (instrument->valid_until == SV_DAY_NEVER)
        return sv_arena_printf(arena, "có hiệu lực từ ngày %s", from);
    return sv_arena_printf(arena, "có hiệu lực từ ngày %s đến ngày %s", from,
                           sv_vi_day(arena, instrument->valid_until - 1));
}

static const char *units_of(struct sv_arena *arena, const struct sv_survey *survey)
{
    const char *names[UNITS_NAMED_MAX];

    if (survey->unit_code_count > UNITS_NAMED_MAX)
        return sv_arena_printf(arena, "%zu cơ quan, đơn vị (tên từng đơn vị ở mục IV)",
                               survey->unit_code_count);
    for (size_t i = 0; i < survey->unit_code_count; i++)
        names[i] = sv_report_unit_name(survey, survey->unit_codes[i]);
    return sv_report_listed(arena, names, survey->unit_code_count);
}

static const char *channels_of(struct sv_arena *arena, const struct sv_survey *survey)
{
    const char *names[SV_CHANNEL_COUNT];
    size_t count = 0;

    for (int i = 0; i < SV_CHANNEL_COUNT; i++) {
        if (survey->channels[i])
            names[count++] = sv_vi_uncapitalised(arena, sv_vi_channel((enum sv_channel)i));
    }
    return sv_report_listed(arena, names, count);
}

static const char *respondents_of(struct sv_arena *arena, const struct sv_survey *survey)
{
    const char *names[SV_RESPONDENT_COUNT];
    size_t count = 0;

    for (int i = SV_RESPONDENT_CITIZEN; i < SV_RESPONDENT_COUNT; i++) {
        if (survey->respondents[i])
            names[count++] = sv_vi_uncapitalised(arena, sv_vi_respondent((enum sv_respondent)i));
    }
    return count == 0 ? "không phân biệt" : sv_report_listed(arena, names, count);
}

/* Results under disclosure control move in steps, not with every answer. */
static const char *as_of_text(struct sv_arena *arena, const struct sv_results_answer *total)
{
    if (total->as_of == 0)
        return "";
    return sv_arena_printf(arena, "; số liệu tính đến hết ngày %s", sv_vi_day(arena, total->as_of));
}

void sv_report_add_basis(struct sv_report *report, const struct sv_report_figures *figures)
{
    struct sv_arena *arena = report->arena;
    const struct sv_survey *survey = figures->survey;
    const struct sv_instrument *instrument = survey->instrument;
    const struct sv_cube_plan *plan = figures->total->plan;
    const struct sv_period *first = sv_report_first_period(figures);
    const struct sv_period *last = sv_report_last_period(figures);

    sv_report_say(report, SV_BLOCK_HEADING, "I. CƠ SỞ, PHẠM VI VÀ THỜI GIAN KHẢO SÁT");
    sv_report_say(report, SV_BLOCK_ITEM,
                  sv_arena_printf(arena,
                                  "Phiếu khảo sát: %s (mã %s, phiên bản %lld), gồm %zu yếu tố, %zu "
                                  "tiêu chí; phiếu %s.",
                                  sv_report_label(&instrument->title, instrument->code),
                                  instrument->code, (long long)instrument->version,
                                  plan->factor_count, plan->criterion_count,
                                  validity_of(arena, instrument)));
    if (first != NULL && last != NULL)
        sv_report_say(report, SV_BLOCK_ITEM,
                      sv_arena_printf(arena, "Thời gian trả lời: %s%s.",
                                      sv_report_period_range(arena, first, last),
                                      as_of_text(arena, figures->total)));
    sv_report_say(report, SV_BLOCK_ITEM,
                  sv_arena_printf(arena, "Đơn vị được khảo sát: %s.", units_of(arena, survey)));
    sv_report_say(report, SV_BLOCK_ITEM,
                  sv_arena_printf(arena, "Kênh thu thập: %s. Đối tượng: %s.",
                                  channels_of(arena, survey), respondents_of(arena, survey)));
    sv_report_say(report, SV_BLOCK_ITEM,
                  "Bảo mật: phiếu không hỏi danh tính; hệ thống không lưu tên, số điện thoại, địa "
                  "chỉ mạng hay giờ trả lời cùng với câu trả lời.");
}

static const char *rule_text(enum sv_index_rule rule)
{
    static const char *const texts[SV_INDEX_RULE_COUNT] = {
        [SV_INDEX_POOLED] = "Chỉ số chung gộp câu trả lời của tất cả các tiêu chí; chỉ số của "
                            "một yếu tố gộp câu trả lời của các tiêu chí thuộc yếu tố đó.",
        [SV_INDEX_MEAN_ITEMS] = "Chỉ số chung là trung bình cộng chỉ số của các tiêu chí.",
        [SV_INDEX_MEAN_FACTORS] = "Chỉ số chung là trung bình cộng chỉ số của các yếu tố.",
        [SV_INDEX_MEAN_GROUPS] = "Chỉ số chung là trung bình cộng chỉ số của các nhóm yếu tố "
                                 "(chính sách và cung ứng dịch vụ).",
    };

    return texts[rule];
}

static const char *why_unweighted(enum sv_weighting_note note)
{
    return note == SV_WEIGHTING_NO_POPULATION
               ? " vì cuộc khảo sát chưa có số hồ sơ đã giải quyết để làm căn cứ"
               : "";
}

static const char *weights_text(struct sv_arena *arena, const struct sv_weighting *weighting)
{
    const char *kish = sv_vi_decimal(arena, weighting->summary.kish_deff, 2);

    switch (weighting->scheme) {
    case SV_SCHEME_NONE:
    case SV_SCHEME_COUNT:
        return sv_arena_printf(arena, "Không dùng quyền số%s: mỗi phiếu được tính như nhau.",
                               why_unweighted(weighting->note));
    case SV_SCHEME_DESIGN:
    case SV_SCHEME_POST:
        return sv_arena_printf(arena,
                               "Quyền số của một phiếu là số hồ sơ đã giải quyết chia cho số phiếu "
                               "của cùng đơn vị trong cùng kỳ (hệ số Kish %s).",
                               kish);
    case SV_SCHEME_RAKE:
    case SV_SCHEME_RAKE_TRIM:
    case SV_SCHEME_RAKE_CAP:
        break;
    }
    return sv_arena_printf(arena,
                           "Mỗi phiếu có quyền số, hiệu chỉnh dần (raking) cho đến khi tổng quyền "
                           "số khớp với số hồ sơ đã giải quyết theo đơn vị, theo kênh và theo đối "
                           "tượng trong từng kỳ (hệ số Kish %s).",
                           kish);
}

/* “Hài lòng” và “Rất hài lòng”, as the first criterion calls them. */
static const char *satisfied_text(struct sv_arena *arena, const struct sv_cube_plan *plan)
{
    const char *names[SV_SCALE_POINTS_MAX];
    const struct sv_item *item = &plan->instrument->items[plan->criteria[0]];
    size_t count = 0;

    for (size_t i = 0; i < item->option_count && count < SV_SCALE_POINTS_MAX; i++) {
        if (item->options[i].satisfied)
            names[count++] =
                sv_arena_printf(arena, "“%s”", sv_report_label(&item->options[i].label, ""));
    }
    return sv_report_listed(arena, names, count);
}

static void add_limits(struct sv_report *report)
{
    sv_report_say(report, SV_BLOCK_SUBHEADING, "2. Giới hạn");
    sv_report_say(
        report, SV_BLOCK_ITEM,
        "Khoảng tin cậy chỉ phản ánh sai số ngẫu nhiên. Người trả lời tự nguyện tham gia, "
        "không được chọn ngẫu nhiên; người không trả lời có thể nghĩ khác, và sai lệch "
        "này không nằm trong khoảng tin cậy.");
    sv_report_say(report, SV_BLOCK_ITEM,
                  "Báo cáo không xếp thứ hạng các đơn vị theo giá trị của chỉ số, vì chênh lệch "
                  "nằm trong sai số không nói lên đơn vị nào tốt hơn.");
    sv_report_say(report, SV_BLOCK_ITEM,
                  "Mối liên hệ giữa từng yếu tố với đánh giá chung là tương quan, không phải quan "
                  "hệ nhân quả.");
}

void sv_report_add_method(struct sv_report *report, const struct sv_report_figures *figures)
{
    struct sv_arena *arena = report->arena;
    const struct sv_weighting *weighting = figures->total->weighting;
    bool weighted = weighting->scheme != SV_SCHEME_NONE;

    sv_report_say(report, SV_BLOCK_HEADING, "II. PHƯƠNG PHÁP VÀ GIỚI HẠN");
    sv_report_say(report, SV_BLOCK_SUBHEADING, "1. Cách tính");
    sv_report_say(
        report, SV_BLOCK_ITEM,
        sv_arena_printf(arena,
                        "Chỉ số hài lòng là tỷ lệ câu trả lời %s trên tổng số câu trả lời "
                        "hợp lệ. Câu trả lời “Không biết/Không áp dụng” và câu bỏ trống "
                        "không thuộc mẫu số và được nêu riêng. %s",
                        satisfied_text(arena, figures->total->plan),
                        rule_text(figures->survey->index_rule)));
    sv_report_say(report, SV_BLOCK_ITEM, weights_text(arena, weighting));
    sv_report_say(
        report, SV_BLOCK_ITEM,
        sv_arena_printf(arena,
                        "Mỗi tỷ lệ có khoảng tin cậy 95%% (Wilson%s). Dấu * chỉ kết quả kém chắc "
                        "chắn: dưới 30 người trả lời, dữ liệu dồn vào vài ngày ở vài quầy, hoặc "
                        "khoảng tin cậy rộng hơn 30 điểm phần trăm.",
                        weighted ? ", cỡ mẫu hiệu dụng, có tính việc nhiều phiếu thu tại cùng một "
                                   "quầy trong cùng một ngày"
                                 : ""));
    sv_report_say(report, SV_BLOCK_ITEM,
                  "So sánh giữa các đơn vị và giữa các kỳ dùng kiểm định hai phía ở mức 5%, hiệu "
                  "chỉnh Holm khi có nhiều phép so sánh. “Chưa phân biệt được” không có nghĩa là "
                  "bằng nhau.");
    sv_report_say(report, SV_BLOCK_ITEM,
                  "Chữ “c” thay cho số liệu không công bố, để không ai nhận ra được người trả lời: "
                  "nhóm có dưới 10 người, nhóm do một tổ chức chi phối, và nhóm mà nếu nêu ra sẽ "
                  "suy được các nhóm ấy. Tỷ lệ của dưới 100 người được làm tròn đến phần trăm.");
    add_limits(report);
}
