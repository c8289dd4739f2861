/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/report_parts.h"

#include "domain/vietnamese.h"

#include <string.h>

static const char *subject_of(struct sv_arena *arena, const struct sv_report_figures *figures)
{
    const struct sv_survey *survey = figures->survey;
    const char *title = sv_report_label(&survey->title, survey->code);
    const char *period = figures->period == NULL ? "" : sv_vi_period(arena, figures->period);

    return sv_arena_printf(arena, "Kết quả %s%s%s", sv_vi_uncapitalised(arena, title),
                           period[0] == '\0' ? "" : " – ", period);
}

static void open_report(struct sv_report *report, const struct sv_report_figures *figures)
{
    const struct sv_instrument *instrument = figures->survey->instrument;
    const char *issuer =
        report->frame.issuer[0] == '\0' ? "Cơ quan chủ trì khảo sát" : report->frame.issuer;
    const char *basis = instrument->legal_basis;

    if (basis != NULL && basis[0] != '\0')
        sv_report_say(report, SV_BLOCK_PARAGRAPH,
                      sv_arena_printf(report->arena, "Căn cứ %s;", basis));
    sv_report_say(report, SV_BLOCK_PARAGRAPH,
                  sv_arena_printf(report->arena, "%s báo cáo kết quả khảo sát như sau:", issuer));
}

struct sv_report sv_report_of(struct sv_arena *arena, const struct sv_report_figures *figures,
                              const struct sv_report_frame *frame)
{
    struct sv_report report = { .arena = arena, .frame = *frame };

    if (report.frame.subject == NULL || report.frame.subject[0] == '\0')
        report.frame.subject = subject_of(arena, figures);
    open_report(&report, figures);
    sv_report_add_basis(&report, figures);
    sv_report_add_method(&report, figures);
    sv_report_add_scale(&report, figures);
    sv_report_say(&report, SV_BLOCK_HEADING, "IV. KẾT QUẢ KHẢO SÁT");
    if (sv_report_whole(figures->total) == NULL) {
        sv_report_say(&report, SV_BLOCK_PARAGRAPH,
                      "Số người trả lời quá ít: không công bố số liệu nào, để không ai nhận ra "
                      "được người trả lời.");
        return report;
    }
    sv_report_add_index(&report, figures);
    sv_report_add_measures(&report, figures);
    sv_report_add_units(&report, figures);
    sv_report_add_groups(&report, figures);
    sv_report_add_change(&report, figures);
    sv_report_add_drivers(&report, figures);
    sv_report_add_quality(&report, figures);
    sv_report_say(&report, SV_BLOCK_PARAGRAPH,
                  "Trên đây là báo cáo kết quả khảo sát; số liệu chi tiết ở phần Phụ lục./.");
    sv_report_add_appendices(&report, figures);
    return report;
}
