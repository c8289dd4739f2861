/* SPDX-License-Identifier: Apache-2.0 */
#include "export/results_rows.h"

#include "app/seal.h"
#include "base/text.h"
#include "export/results_file.h"
#include "export/workbook.h"

#include <inttypes.h>

struct writing {
    struct sv_arena *arena;
    struct sv_workbook *book;
    const struct sv_results_answer *answer;
};

/* What a word of ours means. */
struct meaning {
    const char *vi, *en;
};

static void put_fact(struct writing *writing, const char *vi, const char *en, const char *value)
{
    sv_workbook_row(writing->book, SV_TONE_PLAIN);
    sv_workbook_text(writing->book, vi);
    sv_workbook_text(writing->book, en);
    sv_workbook_text(writing->book, value[0] == '\0' ? "-" : value);
}

/* The word as in JSON, and both meanings. */
static const char *explained(struct writing *writing, const char *word,
                             const struct meaning *meaning)
{
    return sv_arena_printf(writing->arena, "%s: %s / %s", word, meaning->vi, meaning->en);
}

static const char *by_text(struct writing *writing)
{
    const struct sv_results_query *query = writing->answer->query;
    struct sv_buffer buffer = { .arena = writing->arena };

    sv_buffer_add(&buffer, "");
    for (size_t i = 0; i < query->by_count; i++)
        sv_buffer_printf(&buffer, "%s%s", buffer.size == 0 ? "" : ",",
                         sv_dimension_word(query->by[i]));
    return buffer.data;
}

static const char *filter_text(struct writing *writing)
{
    const struct sv_results_query *query = writing->answer->query;
    struct sv_buffer buffer = { .arena = writing->arena };

    sv_buffer_add(&buffer, "");
    if (query->scope[0] != '\0')
        sv_buffer_printf(&buffer, "within=%s", query->scope);
    for (int i = 0; i < SV_DIM_COUNT; i++) {
        if (query->only[i][0] != '\0')
            sv_buffer_printf(&buffer, "%s%s=%s", buffer.size == 0 ? "" : " ",
                             sv_dimension_word((enum sv_dimension)i), query->only[i]);
    }
    return buffer.data;
}

static void put_questions(struct writing *writing)
{
    const struct sv_results_answer *answer = writing->answer;
    const struct sv_survey *survey = answer->survey;
    const struct sv_instrument *instrument = survey->instrument;

    put_fact(writing, "Đợt khảo sát", "Survey", survey->code);
    put_fact(writing, "Tên", "Title",
             survey->title.en == NULL
                 ? survey->title.vi
                 : sv_arena_printf(writing->arena, "%s / %s", survey->title.vi, survey->title.en));
    put_fact(writing, "Bộ câu hỏi", "Instrument",
             sv_arena_printf(writing->arena, "%s, %" PRId64 " (%s)", instrument->code,
                             instrument->version, instrument->title.vi));
    put_fact(writing, "Số liệu", "Figures", sv_figures_word(answer->query->figures));
    put_fact(writing, "Chia theo", "Broken down by", by_text(writing));
    put_fact(writing, "Bộ lọc", "Filters", filter_text(writing));
    if (answer->from != NULL && answer->to != NULL)
        put_fact(writing, "Hai kỳ", "Periods",
                 sv_arena_printf(writing->arena, "%s → %s", answer->from, answer->to));
}

static void put_rules(struct writing *writing)
{
    static const struct meaning rules[SV_INDEX_RULE_COUNT] = {
        [SV_INDEX_POOLED] = { "số câu trả lời hài lòng / số câu trả lời hợp lệ của mọi tiêu chí",
                              "satisfied / valid answers over all criteria" },
        [SV_INDEX_MEAN_ITEMS] = { "trung bình tỷ lệ của các tiêu chí",
                                  "mean of the criteria's shares" },
        [SV_INDEX_MEAN_FACTORS] = { "trung bình tỷ lệ của các nhân tố",
                                    "mean of the factors' shares" },
        [SV_INDEX_MEAN_GROUPS] = { "trung bình tỷ lệ của các nhóm nhân tố",
                                   "mean of the shares of the groups of factors" },
    };
    static const struct meaning schemes[SV_SCHEME_COUNT] = {
        [SV_SCHEME_NONE] = { "không có trọng số, mỗi phiếu tính như nhau",
                             "no weights, every response counts the same" },
        [SV_SCHEME_DESIGN] = { "số hồ sơ đã giải quyết / số phiếu của từng đơn vị và kỳ",
                               "finished procedures / responses of a unit and period" },
        [SV_SCHEME_POST] = { "như design, trong từng kênh", "as design, within channels" },
        [SV_SCHEME_RAKE] = { "từ design, hiệu chỉnh theo đơn vị, kênh và đối tượng của từng kỳ",
                             "from design, raked to unit, channel and respondent type" },
        [SV_SCHEME_RAKE_TRIM] = { "như rake, cắt ở 0,3 và 3 lần trung bình",
                                  "as rake, clipped to 0.3 and 3 times the mean" },
        [SV_SCHEME_RAKE_CAP] = { "như rake, không trọng số nào vượt mức trần",
                                 "as rake, no weight above a cap" },
    };
    const struct sv_results_answer *answer = writing->answer;
    const struct sv_weighting *weighting = answer->weighting;
    const char *note = sv_weighting_note_word(weighting->note);
    enum sv_index_rule rule = answer->survey->index_rule;

    put_fact(writing, "Cách tính chỉ số", "Rule of the index",
             explained(writing, sv_index_rule_word(rule), &rules[rule]));
    put_fact(writing, "Trọng số", "Weights",
             explained(writing, sv_scheme_word(weighting->scheme), &schemes[weighting->scheme]));
    put_fact(writing, "Ghi chú về trọng số", "Note on the weights",
             weighting->category == NULL
                 ? note
                 : sv_arena_printf(writing->arena, "%s: %s", note, weighting->category));
}

static void put_intervals(struct writing *writing)
{
    if (writing->answer->query->figures == SV_FIGURES_ESTIMATES)
        put_fact(writing, "Khoảng tin cậy 95 %: Wilson với cỡ mẫu hiệu dụng n*",
                 "95 % interval: Wilson with the effective sample size n*",
                 "Wilson 1927; Korn & Graubard 1998");
    else
        put_fact(writing, "Khoảng 95 % của chênh lệch: t, hoặc Newcombe khi không có trọng số",
                 "95 % interval of a difference: t, or Newcombe without weights",
                 "Newcombe 1998; Holm 1979");
    put_fact(writing,
             "Phương sai: tuyến tính hóa tỷ số; cụm là quầy và ngày, tầng là đơn vị và kỳ; không "
             "có trọng số thì theo từng người trả lời",
             "Variance: linearised ratio; clusters are counter and day, strata unit and period; "
             "without weights by respondent",
             "Woodruff 1971; Binder 1983");
    put_fact(writing, "Kém tin cậy (u): n < 30, n* < 30, df < 8 hoặc khoảng rộng hơn 30 điểm",
             "Unreliable (u): n < 30, n* < 30, df < 8 or an interval wider than 30 points",
             "NCHS 2017 (Vital and Health Statistics 2, 175)");
    put_fact(writing, "NA và câu bỏ trống không tính vào tỷ lệ",
             "NA and missing answers are in no share", "");
}

static void put_disclosure(struct writing *writing)
{
    static const struct meaning meanings[2] = {
        { "mọi số liệu, không làm tròn; không được chuyển cho người khác",
          "every figure, not rounded; not to be passed on" },
        { "nhóm quá ít người hoặc có thể suy ra được bị ẩn (c); tỷ lệ làm tròn; số liệu thay đổi "
          "nhiều nhất mỗi ngày một lần",
          "groups that are too small or could be worked out are hidden (c); shares are rounded; "
          "figures change once a day at most" },
    };
    bool controlled = writing->answer->query->controlled;
    char day[SV_DAY_TEXT_SIZE] = "";

    put_fact(writing, "Bảo vệ thông tin cá nhân", "Disclosure control",
             explained(writing, controlled ? "controlled" : "none", &meanings[controlled]));
    if (writing->answer->as_of != 0)
        sv_day_print(writing->answer->as_of, day);
    put_fact(writing, "Tính đến ngày", "As of", sv_arena_strdup(writing->arena, day));
    sv_day_print(writing->answer->query->today, day);
    put_fact(writing, "Ngày lập", "Made on", sv_arena_strdup(writing->arena, day));
}

/* So that a workbook and a CSV can be told to be of one answer. */
static void put_fingerprint(struct writing *writing)
{
    static const struct sv_csv_form plain = { 0 };
    struct sv_buffer csv = { .arena = writing->arena };
    struct sv_hash hash = { 0 };
    int64_t rows = 0;

    sv_results_csv(&csv, writing->answer, &plain, &rows);
    sv_sha256(csv.data, csv.size, &hash);
    put_fact(writing, "Số dòng ở dạng CSV", "Rows as CSV",
             sv_arena_printf(writing->arena, "%" PRId64, rows));
    put_fact(writing, "SHA-256 của cùng các dòng ở dạng CSV", "SHA-256 of the same rows as CSV",
             sv_hex(writing->arena, hash.bytes, sizeof(hash.bytes)));
}

void sv_results_put_methods(struct sv_workbook *book, struct sv_arena *arena,
                            const struct sv_results_answer *answer)
{
    static const struct sv_heading headings[] = { { "Phương pháp", 60 },
                                                  { "Methods", 60 },
                                                  { "Giá trị / Value", 70 } };
    struct writing writing = { arena, book, answer };

    sv_workbook_sheet(book, "Phương pháp - Methods", headings,
                      sizeof(headings) / sizeof(headings[0]));
    put_questions(&writing);
    put_rules(&writing);
    put_intervals(&writing);
    put_disclosure(&writing);
    put_fingerprint(&writing);
    sv_workbook_end_table(book);
}
