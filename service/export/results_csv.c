/* SPDX-License-Identifier: Apache-2.0 */
#include "export/results_file.h"
#include "export/results_rows.h"

struct writing {
    struct sv_csv csv;
    const struct sv_results_answer *answer;
    struct sv_telling telling;
    int64_t rows;
};

static void put_figure(struct writing *writing, struct sv_figure figure)
{
    if (figure.known) /* what is rounded has its few digits, the rest all that there are */
        sv_csv_number(&writing->csv, figure.value, writing->telling.controlled ? 15 : 17);
    else
        sv_csv_empty(&writing->csv, 1);
}

static void put_told(struct writing *writing, bool known, double value, enum sv_precision precision)
{
    put_figure(writing, (struct sv_figure){ known, sv_told(value, precision) });
}

static void put_reasons(struct writing *writing, const struct sv_estimate *estimate)
{
    struct sv_buffer reasons = { .arena = writing->csv.buffer->arena };

    sv_buffer_add(&reasons, "");
    for (int i = 0; i < SV_UNRELIABLE_COUNT; i++) {
        if (sv_is_unreliable(estimate, (enum sv_unreliable)i))
            sv_buffer_printf(&reasons, "%s%s", reasons.size == 0 ? "" : " ",
                             sv_unreliable_word((enum sv_unreliable)i));
    }
    sv_csv_word(&writing->csv, reasons.data);
}

/* counts: NA and missing, or NULL. */
static void put_estimate(struct writing *writing, const struct sv_estimate *estimate,
                         const int64_t *counts)
{
    enum sv_precision precision = sv_telling_precision(&writing->telling, estimate->respondents);
    struct sv_csv *csv = &writing->csv;

    sv_csv_count(csv, estimate->satisfied);
    sv_csv_count(csv, estimate->valid);
    sv_csv_count(csv, estimate->respondents);
    put_told(writing, estimate->known, estimate->value, precision);
    put_told(writing, estimate->interval.known, estimate->interval.low, precision);
    put_told(writing, estimate->interval.known, estimate->interval.high, precision);
    put_told(writing, estimate->se.known, estimate->se.value, precision);
    put_figure(writing, sv_told_size(&writing->telling, estimate->n_star));
    if (counts == NULL) {
        sv_csv_empty(csv, 2);
    } else {
        sv_csv_count(csv, counts[0]);
        sv_csv_count(csv, counts[1]);
    }
    put_reasons(writing, estimate);
}

struct measure {
    const char *kind, *code;
    const struct sv_estimate *estimate; /* NULL: hidden */
    const int64_t *counts;
};

static void put_measure(struct writing *writing, size_t group, const struct measure *measure)
{
    enum { FIGURES = 11 };
    struct sv_csv *csv = &writing->csv;

    sv_csv_word(csv, sv_results_key(csv->buffer->arena, writing->answer, group));
    sv_csv_word(csv, measure->kind);
    sv_csv_word(csv, measure->code);
    sv_csv_word(csv, sv_results_mark(measure->estimate));
    if (measure->estimate == NULL)
        sv_csv_empty(csv, FIGURES);
    else
        put_estimate(writing, measure->estimate, measure->counts);
    sv_csv_end_row(csv);
    writing->rows++;
}

static void put_parts(struct writing *writing, size_t group)
{
    const struct sv_cube_plan *plan = writing->answer->plan;
    const struct sv_instrument *instrument = plan->instrument;
    const struct sv_group_estimates *estimates = &writing->answer->estimates[group];
    unsigned with = writing->answer->query->with;

    for (size_t g = 0; (with & SV_WITH_FACTORS) != 0 && g < plan->factor_count; g++)
        put_measure(writing, group,
                    &(struct measure){
                        .kind = "factor",
                        .code = instrument->sections[plan->factors[g]].code,
                        .estimate = estimates->factors == NULL ? NULL : &estimates->factors[g] });
    for (size_t k = 0; (with & SV_WITH_ITEMS) != 0 && k < plan->criterion_count; k++) {
        const struct sv_item *item = &instrument->items[plan->criteria[k]];
        const struct sv_item_estimates *of =
            estimates->items == NULL ? NULL : &estimates->items[plan->criteria[k]];

        put_measure(
            writing, group,
            &(struct measure){ .kind = "item",
                               .code = item->code,
                               .estimate = of == NULL ? NULL : &of->share,
                               .counts = of == NULL ? NULL : of->counts + item->option_count });
    }
}

static void put_group(struct writing *writing, size_t group)
{
    const struct sv_cube_plan *plan = writing->answer->plan;
    bool shown = writing->answer->groups.items[group].shown;
    const struct sv_group_estimates *estimates = &writing->answer->estimates[group];

    put_measure(writing, group,
                &(struct measure){ "index", "index", shown ? &estimates->index : NULL, NULL });
    if (!shown)
        return;
    if (plan->overall_item != SV_NO_ITEM)
        put_measure(writing, group,
                    &(struct measure){ "overall", plan->instrument->items[plan->overall_item].code,
                                       &estimates->overall, NULL });
    put_parts(writing, group);
}

static void put_difference(struct writing *writing, const struct sv_named_difference *named)
{
    enum { FIGURES = 9 };
    bool rest = writing->answer->query->figures == SV_FIGURES_REST;
    const struct sv_told_difference told = sv_results_difference(writing->answer, named);
    const struct sv_figure figures[] = { told.from, told.to,   told.difference,
                                         told.low,  told.high, told.se };
    struct sv_csv *csv = &writing->csv;

    sv_csv_word(csv, named->kind);
    sv_csv_word(csv, named->code);
    sv_csv_word(csv, named->shown ? "" : "c");
    if (named->shown) {
        for (size_t i = 0; i < sizeof(figures) / sizeof(figures[0]); i++)
            put_figure(writing, figures[i]);
        sv_csv_count(csv, told.df);
        put_figure(writing, told.p);
        put_figure(writing, told.p_holm);
    } else {
        sv_csv_empty(csv, FIGURES);
    }
    if (rest)
        sv_csv_word(csv, named->shown ? sv_place_word(sv_place_of(&named->difference)) : "");
    sv_csv_end_row(csv);
    writing->rows++;
}

/* Ends with NULL. */
static void put_header(struct sv_csv *csv, const char *const *names)
{
    sv_csv_begin(csv);
    for (; *names != NULL; names++)
        sv_csv_word(csv, *names);
    sv_csv_end_row(csv);
}

static void put_differences(struct writing *writing)
{
    static const char *const of_rest[] = { "kind",       "code",   "mark",  "rest", "share",
                                           "difference", "low",    "high",  "se",   "df",
                                           "p",          "p_holm", "place", NULL };
    static const char *const of_change[] = { "kind",     "code",       "mark", "from_share",
                                             "to_share", "difference", "low",  "high",
                                             "se",       "df",         "p",    "p_holm",
                                             NULL };
    const struct sv_results_answer *answer = writing->answer;

    put_header(&writing->csv, answer->query->figures == SV_FIGURES_REST ? of_rest : of_change);
    for (size_t i = 0; i < answer->measures.count; i++)
        put_difference(writing, &answer->measures.items[i]);
    for (size_t i = 0; i < answer->units.count; i++)
        put_difference(writing, &answer->units.items[i]);
}

void sv_results_csv(struct sv_buffer *buffer, const struct sv_results_answer *answer,
                    const struct sv_csv_form *form, int64_t *ret_rows)
{
    static const char *const names[] = { "group",     "kind",    "code",        "mark",
                                         "satisfied", "valid",   "respondents", "share",
                                         "low",       "high",    "se",          "n_effective",
                                         "na",        "missing", "unreliable",  NULL };
    struct writing writing = { .csv = { .buffer = buffer, .form = *form },
                               .answer = answer,
                               .telling = sv_results_telling(answer) };

    if (answer->query->figures == SV_FIGURES_ESTIMATES) {
        put_header(&writing.csv, names);
        for (size_t i = 0; i < answer->groups.count; i++)
            put_group(&writing, i);
    } else {
        put_differences(&writing);
    }
    *ret_rows = writing.rows;
}
