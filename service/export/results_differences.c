/* SPDX-License-Identifier: Apache-2.0 */
#include "export/results_sheets.h"

#include <string.h>

void sv_results_put_legend(struct sv_results_sheets *writing)
{
    sv_workbook_end_table(writing->book);
    sv_workbook_line(writing->book,
                     "c: không hiển thị vì có thể nhận ra người trả lời · hidden: somebody could "
                     "be recognised");
    sv_workbook_line(writing->book,
                     "u (chữ nghiêng): kém tin cậy, xem ghi chú · (in italics) unreliable, see "
                     "the note");
}

static void put_difference(struct sv_results_sheets *writing,
                           const struct sv_named_difference *named)
{
    static const char *const places[] = { [SV_PLACE_UNKNOWN] = "",
                                          [SV_PLACE_BELOW] = "thấp hơn / below",
                                          [SV_PLACE_SAME] = "như nhau / same",
                                          [SV_PLACE_ABOVE] = "cao hơn / above" };
    struct sv_workbook *book = writing->book;
    const struct sv_told_difference told = sv_results_difference(writing->answer, named);
    enum sv_number_style style =
        strcmp(named->kind, "mean") == 0 ? SV_STYLE_DECIMAL : SV_STYLE_PERCENT;
    const struct sv_unit *unit = sv_survey_unit(writing->answer->survey, named->code);

    sv_workbook_row(book, named->shown ? SV_TONE_PLAIN : SV_TONE_HIDDEN);
    sv_workbook_text(book, named->code);
    sv_workbook_text(book, unit == NULL ? named->kind : unit->name.vi);
    sv_workbook_text(book, named->shown ? "" : "c");
    if (!named->shown)
        return;
    const struct sv_figure figures[] = { told.from, told.to,   told.difference,
                                         told.low,  told.high, told.se };

    for (size_t i = 0; i < COUNT_OF(figures); i++)
        sv_workbook_figure(book, figures[i], style);
    sv_workbook_count(book, told.df);
    sv_workbook_figure(book, told.p, SV_STYLE_P);
    sv_workbook_figure(book, told.p_holm, SV_STYLE_P);
    sv_workbook_text(book, places[sv_place_of(&named->difference)]);
}

static void put_differences(struct sv_results_sheets *writing, const char *name,
                            const char *const sides[2], const struct sv_named_differences *list)
{
    const struct sv_heading headings[] = {
        CODE("Mã / Code"),
        NAME("Tên / Name"),
        NUMBER("Ký hiệu / Mark"),
        NUMBER(sides[0]),
        NUMBER(sides[1]),
        NUMBER("Chênh lệch / Difference"),
        NUMBER("Thấp / Low"),
        NUMBER("Cao / High"),
        NUMBER("Sai số / SE"),
        NUMBER("Bậc tự do / df"),
        NUMBER("p"),
        NUMBER("p (Holm)"),
        NOTE("So sánh / Comparison"),
    };

    sv_workbook_sheet(writing->book, name, headings, COUNT_OF(headings));
    for (size_t i = 0; i < list->count; i++)
        put_difference(writing, &list->items[i]);
    sv_results_put_legend(writing);
}

void sv_results_put_change(struct sv_results_sheets *writing)
{
    const struct sv_results_answer *answer = writing->answer;
    const char *const sides[2] = {
        sv_arena_printf(writing->arena, "Từ / From %s", answer->from == NULL ? "" : answer->from),
        sv_arena_printf(writing->arena, "Đến / To %s", answer->to == NULL ? "" : answer->to),
    };

    put_differences(writing, "Thay đổi - Change", sides, &answer->measures);
    put_differences(writing, "Đơn vị - Units", sides, &answer->units);
}

void sv_results_put_rest(struct sv_results_sheets *writing)
{
    static const char *const sides[2] = { "Các đơn vị khác / Rest", "Đơn vị / Unit" };

    put_differences(writing, "So với còn lại - Rest", sides, &writing->answer->units);
}
