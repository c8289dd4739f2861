/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html.h"
#include "report/markup.h"
#include "report/word.h"
#include "support/oracle_report.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static struct sv_arena *arena;
static struct sv_report report;
static const char *html;

static void load(void)
{
    arena = sv_arena_new();
    report = sv_report_of(arena, oracle_report_figures(arena), &oracle_report_frame);
    html = sv_html_of_report(arena, &report, "/* style */\n");
}

static void unload(void)
{
    sv_arena_free(arena);
}

TestSuite(report, .init = load, .fini = unload);

static void expect_says(const char *text)
{
    cr_expect(strstr(html, text) != NULL, "the report does not say: %s", text);
}

/* Of s300 raked, expected.json: index 0.820980092164176, 0.784099522424126 to 0.852743807551944. */
Test(report, tells_the_index_of_the_reference)
{
    expect_says("Chỉ số hài lòng chung là 82,1%, khoảng tin cậy 95%: 78,4–85,3%");
    expect_says("5.606 câu trả lời hợp lệ");
    expect_says("31,20 trên 38 điểm");
    expect_says("Nếu chấm theo bậc: 32,30 điểm. Khoảng tin cậy vượt qua ranh giới");
    expect_says(">85,0%</td>"); /* 4764 of 5606, unweighted */
}

Test(report, tells_the_change_with_its_uncertainty)
{
    expect_says("thay đổi −0,7 điểm phần trăm"); /* -0.00659465946569782, p 0.8495 */
    expect_says("p = 0,850");
    expect_says("không tiêu chí nào thay đổi có ý nghĩa thống kê");
}

Test(report, has_the_frame_of_an_official_document)
{
    expect_says("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    expect_says("Độc lập - Tự do - Hạnh phúc");
    expect_says("Số: 12/BC-SNV");
    expect_says("Quảng Ngãi, ngày 15 tháng 01 năm 2026");
    expect_says("<h1>BÁO CÁO</h1>");
    expect_says("Nơi nhận:");
    expect_says("(Kèm theo Báo cáo số 12/BC-SNV ngày 15 tháng 01 năm 2026 của Sở Nội vụ)");
}

Test(report, tells_nothing_of_a_hidden_unit_but_the_mark)
{
    const char *name = ">Sở Dân tộc và Tôn giáo<"; /* A12 */

    for (const char *at = strstr(html, name); at != NULL; at = strstr(at + 1, name)) {
        const char *row = strstr(at, "</tr>") == NULL ? "" : at + strlen(name) + strlen("/td>\n");

        if (strncmp(at - 4, "<td", 3) == 0)
            cr_expect(strncmp(row, "<td class=\"number\">c</td>", 25) == 0, "%.60s", row);
    }
    expect_says(name);
    cr_expect(strstr(html, "Dân tộc và Tôn giáo;") == NULL); /* nor in the list of places */
    cr_expect(strstr(html, "Dân tộc và Tôn giáo.") == NULL);
}

Test(report, tells_no_change_of_a_criterion_that_few_answered_in_a_period)
{
    const struct sv_report_figures *figures = oracle_report_figures(arena);
    const struct sv_named_differences *measures = &figures->change->measures;
    struct sv_named_difference *last = &measures->items[measures->count - 1]; /* c5_4 */

    expect_says("c5_4 Thông báo kết quả xử lý kịp thời</td>\n<td class=\"number\">78%</td>");
    last->from_n = 9;
    report = sv_report_of(arena, figures, &oracle_report_frame);
    html = sv_html_of_report(arena, &report, "");
    expect_says("c5_4 Thông báo kết quả xử lý kịp thời</td>\n<td class=\"number\">c</td>\n<td "
                "class=\"number\">c</td>");
}

Test(report, explains_the_mark_once_and_the_limits)
{
    expect_says("Chữ “c” thay cho số liệu không công bố");
    expect_says("Khoảng tin cậy chỉ phản ánh sai số ngẫu nhiên");
    expect_says("không phải quan hệ nhân quả");
}

/* Every element that begins ends, in the right order. */
static void expect_well_formed(const char *text)
{
    const char *open[64];
    size_t sizes[64], depth = 0;

    for (const char *at = strchr(text, '<'); at != NULL; at = strchr(at + 1, '<')) {
        size_t size = strcspn(at + 1, " >/\n");
        const char *end = strchr(at, '>');

        cr_assert(end != NULL);
        if (at[1] == '!')
            continue;
        if (at[1] == '/') {
            size = strcspn(at + 2, ">");
            cr_assert(depth > 0 && sizes[depth - 1] == size &&
                          memcmp(open[depth - 1], at + 2, size) == 0,
                      "%.40s closes %.20s", at, depth == 0 ? "" : open[depth - 1]);
            depth--;
        } else if (end[-1] != '/') {
            cr_assert(depth < 64);
            open[depth] = at + 1;
            sizes[depth++] = size;
        }
    }
    cr_expect(eq(sz, depth, 0));
}

Test(report, is_well_formed_as_html_and_as_word_parts)
{
    const char *pandoc = sv_pandoc_of_report(arena, &report);

    expect_well_formed(html);
    expect_well_formed(pandoc);
    expect_well_formed(sv_word_head(arena, &report.frame));
    expect_well_formed(sv_word_end(arena, &report.frame));
    for (size_t i = 0; i < report.block_count; i++) {
        if (report.blocks[i].kind == SV_BLOCK_TABLE)
            expect_well_formed(sv_word_table(arena, report.blocks[i].table));
    }
}

Test(report, refers_to_nothing_outside_itself)
{
    cr_expect(strstr(html, "src=") == NULL && strstr(html, "href=") == NULL);
    cr_expect(strstr(html, "url(") == NULL && strstr(html, "@import") == NULL);
}

Test(report, escapes_what_people_have_named)
{
    struct sv_report_frame frame = oracle_report_frame;

    frame.issuer = "<img src=\"http://example.org/\"> & 'Sở'";
    frame.number = "1<script>\x01";
    report = sv_report_of(arena, oracle_report_figures(arena), &frame);
    html = sv_html_of_report(arena, &report, "");
    cr_expect(strstr(html, "<img") == NULL && strstr(html, "<script") == NULL);
    cr_expect(strchr(html, '\x01') == NULL);
    expect_says("&lt;img src=&quot;http://example.org/&quot;&gt; &amp; &#39;Sở&#39;");
    cr_expect(strstr(sv_pandoc_of_report(arena, &report), "<img src=\"http") == NULL);
    expect_well_formed(html);
}

Test(report, on_what_may_not_be_told_tells_nothing)
{
    struct sv_report_figures figures = *oracle_report_figures(arena);
    struct sv_results_answer hidden = *figures.total;

    hidden.shown = false;
    figures.total = &hidden;
    report = sv_report_of(arena, &figures, &oracle_report_frame);
    html = sv_html_of_report(arena, &report, "");
    expect_says("không công bố số liệu nào");
    cr_expect(strstr(html, "82,1%") == NULL);
}
