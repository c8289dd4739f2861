/* SPDX-License-Identifier: Apache-2.0 */
#include "export/results_file.h"
#include "export/results_rows.h"

#include <inttypes.h>

/* All texts are codes and our words: none needs quotes. */
struct writing {
    struct sv_buffer *buffer;
    const struct sv_results_answer *answer;
    struct sv_telling telling;
    int64_t rows;
};

static void put_figure(struct writing *writing, struct sv_figure figure)
{
    if (figure.known) /* what is rounded has its few digits, the rest all that there are */
        sv_buffer_printf(writing->buffer, ",%.*g", writing->telling.controlled ? 15 : 17,
                         figure.value);
    else
        sv_buffer_add(writing->buffer, ",");
}

static void put_told(struct writing *writing, bool known, double value, enum sv_precision precision)
{
    put_figure(writing, (struct sv_figure){ known, sv_told(value, precision) });
}

/* counts: NA and missing, or NULL. */
static void put_estimate(struct writing *writing, const struct sv_estimate *estimate,
                         const int64_t *counts)
{
    enum sv_precision precision = sv_telling_precision(&writing->telling, estimate->respondents);
    const char *between = "";

    sv_buffer_printf(writing->buffer, ",%" PRId64 ",%" PRId64 ",%" PRId64, estimate->satisfied,
                     estimate->valid, estimate->respondents);
    put_told(writing, estimate->known, estimate->value, precision);
    put_told(writing, estimate->interval.known, estimate->interval.low, precision);
    put_told(writing, estimate->interval.known, estimate->interval.high, precision);
    put_told(writing, estimate->se.known, estimate->se.value, precision);
    put_figure(writing, sv_told_size(&writing->telling, estimate->n_star));
    if (counts == NULL)
        sv_buffer_add(writing->buffer, ",,,");
    else
        sv_buffer_printf(writing->buffer, ",%" PRId64 ",%" PRId64 ",", counts[0], counts[1]);
    for (int i = 0; i < SV_UNRELIABLE_COUNT; i++) {
        if (!sv_is_unreliable(estimate, (enum sv_unreliable)i))
            continue;
        sv_buffer_printf(writing->buffer, "%s%s", between,
                         sv_unreliable_word((enum sv_unreliable)i));
        between = " ";
    }
}

struct measure {
    const char *kind, *code;
    const struct sv_estimate *estimate; /* NULL: hidden */
    const int64_t *counts;
};

static void put_measure(struct writing *writing, size_t group, const struct measure *measure)
{
    sv_buffer_printf(writing->buffer, "%s,%s,%s,%s",
                     sv_results_key(writing->buffer->arena, writing->answer, group), measure->kind,
                     measure->code, sv_results_mark(measure->estimate));
    if (measure->estimate == NULL)
        sv_buffer_add(writing->buffer, ",,,,,,,,,,,");
    else
        put_estimate(writing, measure->estimate, measure->counts);
    sv_buffer_add(writing->buffer, "\r\n");
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
    bool rest = writing->answer->query->figures == SV_FIGURES_REST;
    const struct sv_told_difference told = sv_results_difference(writing->answer, named);

    sv_buffer_printf(writing->buffer, "%s,%s,%s", named->kind, named->code,
                     named->shown ? "" : "c");
    writing->rows++;
    if (!named->shown) {
        sv_buffer_printf(writing->buffer, ",,,,,,,,,%s\r\n", rest ? "," : "");
        return;
    }
    const struct sv_figure figures[] = { told.from, told.to,   told.difference,
                                         told.low,  told.high, told.se };

    for (size_t i = 0; i < sizeof(figures) / sizeof(figures[0]); i++)
        put_figure(writing, figures[i]);
    sv_buffer_printf(writing->buffer, ",%" PRId64, told.df);
    put_figure(writing, told.p);
    put_figure(writing, told.p_holm);
    if (rest)
        sv_buffer_printf(writing->buffer, ",%s", sv_place_word(sv_place_of(&named->difference)));
    sv_buffer_add(writing->buffer, "\r\n");
}

void sv_results_csv(struct sv_buffer *buffer, const struct sv_results_answer *answer,
                    int64_t *ret_rows)
{
    struct writing writing = { .buffer = buffer,
                               .answer = answer,
                               .telling = sv_results_telling(answer) };

    if (answer->query->figures == SV_FIGURES_ESTIMATES) {
        sv_buffer_add(buffer, "group,kind,code,mark,satisfied,valid,respondents,share,low,high,se,"
                              "n_effective,na,missing,unreliable\r\n");
        for (size_t i = 0; i < answer->groups.count; i++)
            put_group(&writing, i);
    } else {
        bool rest = answer->query->figures == SV_FIGURES_REST;

        sv_buffer_printf(buffer, "kind,code,mark,%s,difference,low,high,se,df,p,p_holm%s\r\n",
                         rest ? "rest,share" : "from_share,to_share", rest ? ",place" : "");
        for (size_t i = 0; i < answer->measures.count; i++)
            put_difference(&writing, &answer->measures.items[i]);
        for (size_t i = 0; i < answer->units.count; i++)
            put_difference(&writing, &answer->units.items[i]);
    }
    *ret_rows = writing.rows;
}
