/* SPDX-License-Identifier: Apache-2.0 */
#include "export/results_rows.h"

#include "base/text.h"
#include "export/results_file.h"

enum sv_status sv_results_fit_rows(enum sv_figures figures, struct sv_error *reterr)
{
    if (figures == SV_FIGURES_ESTIMATES || figures == SV_FIGURES_CHANGE ||
        figures == SV_FIGURES_REST)
        return SV_OK;
    return sv_fail(reterr, SV_ERR_INVALID, "format",
                   "json alone for figures=%s; csv and xlsx are for estimates, change and rest",
                   sv_figures_word(figures));
}

const char *sv_results_key(struct sv_arena *arena, const struct sv_results_answer *answer,
                           size_t group)
{
    const char *const *keys = answer->groups.items[group].keys;

    if (answer->query->by_count == 0)
        return "all";
    if (answer->query->by_count == 1)
        return keys[0];
    return sv_arena_printf(arena, "%s:%s", keys[0], keys[1]);
}

static const struct sv_label *label_of(const struct sv_survey *survey, enum sv_dimension dimension,
                                       const char *code)
{
    static const struct sv_label channels[SV_CHANNEL_COUNT] = {
        [SV_CHANNEL_KIOSK] = { "Máy tính bảng tại quầy", "Tablet at the counter" },
        [SV_CHANNEL_ONLINE] = { "Trực tuyến", "Online" },
        [SV_CHANNEL_PAPER] = { "Phiếu giấy", "Paper form" },
        [SV_CHANNEL_INTERVIEW] = { "Phỏng vấn", "Interview" },
    };
    static const struct sv_label respondents[SV_RESPONDENT_COUNT] = {
        [SV_RESPONDENT_UNKNOWN] = { "Không rõ", "Not told" },
        [SV_RESPONDENT_CITIZEN] = { "Người dân", "Citizens" },
        [SV_RESPONDENT_BUSINESS] = { "Doanh nghiệp", "Businesses" },
    };
    const struct sv_unit *unit = sv_survey_unit(survey, code);
    const struct sv_procedure *procedure = sv_survey_procedure(survey, code);
    enum sv_channel channel = SV_CHANNEL_KIOSK;
    enum sv_respondent respondent = SV_RESPONDENT_UNKNOWN;

    if (dimension == SV_DIM_UNIT)
        return unit == NULL ? NULL : &unit->name;
    if (dimension == SV_DIM_PROCEDURE)
        return procedure == NULL ? NULL : &procedure->name;
    if (dimension == SV_DIM_CHANNEL && sv_channel_of_word(code, &channel))
        return &channels[channel];
    if (dimension == SV_DIM_RESPONDENT && sv_respondent_of_word(code, &respondent))
        return &respondents[respondent];
    return NULL;
}

const char *sv_results_name(struct sv_arena *arena, const struct sv_results_answer *answer,
                            size_t group, bool english)
{
    const struct sv_results_query *query = answer->query;
    struct sv_buffer buffer = { .arena = arena };

    sv_buffer_add(&buffer, "");
    for (size_t i = 0; i < query->by_count; i++) {
        const char *code = answer->groups.items[group].keys[i];
        const struct sv_label *label = label_of(answer->survey, query->by[i], code);
        const char *text = label == NULL ? NULL : english ? label->en : label->vi;

        sv_buffer_printf(&buffer, "%s%s", buffer.size == 0 ? "" : ", ", text == NULL ? code : text);
    }
    return buffer.data;
}

struct sv_telling sv_results_telling(const struct sv_results_answer *answer)
{
    return (struct sv_telling){ .controlled = answer->query->controlled };
}

const char *sv_results_mark(const struct sv_estimate *estimate)
{
    if (estimate == NULL)
        return "c";
    for (int i = 0; i < SV_UNRELIABLE_COUNT; i++) {
        if (sv_is_unreliable(estimate, (enum sv_unreliable)i))
            return "u";
    }
    return "";
}

static struct sv_figure told(struct sv_figure figure, enum sv_precision precision)
{
    return figure.known ? (struct sv_figure){ true, sv_told(figure.value, precision) }
                        : SV_NO_FIGURE;
}

struct sv_told_difference sv_results_difference(const struct sv_results_answer *answer,
                                                const struct sv_named_difference *named)
{
    const struct sv_telling telling = sv_results_telling(answer);
    const struct sv_difference *difference = &named->difference;
    enum sv_precision precision = sv_telling_precision(&telling, named->people);
    const struct sv_interval *ends = &difference->interval;

    return (struct sv_told_difference){
        .from = told(difference->from, precision),
        .to = told(difference->to, precision),
        .difference =
            told((struct sv_figure){ difference->known, difference->difference }, precision),
        .se = told(difference->se, precision),
        .low = told((struct sv_figure){ ends->known, ends->low }, precision),
        .high = told((struct sv_figure){ ends->known, ends->high }, precision),
        .p = sv_told_p(&telling, difference->p),
        .p_holm = sv_told_p(&telling, difference->p_holm),
        .df = difference->df,
    };
}
