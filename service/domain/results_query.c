/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/results_query.h"

#include <string.h>

static const char *const dimensions[SV_DIM_COUNT] = {
    [SV_DIM_UNIT] = "unit",
    [SV_DIM_PERIOD] = "period",
    [SV_DIM_PROCEDURE] = "procedure",
    [SV_DIM_CHANNEL] = "channel",
    [SV_DIM_RESPONDENT] = "respondent_type",
};

static const char *const figures[SV_FIGURES_COUNT] = {
    [SV_FIGURES_ESTIMATES] = "estimates",
    [SV_FIGURES_CHANGE] = "change",
    [SV_FIGURES_REST] = "rest",
    [SV_FIGURES_RELIABILITY] = "reliability",
    [SV_FIGURES_DRIVERS] = "drivers",
    [SV_FIGURES_WEIGHTS] = "weights",
    [SV_FIGURES_VARIANTS] = "variants",
    [SV_FIGURES_SUB_INDEX] = "sub_index",
    [SV_FIGURES_FPC] = "fpc",
    [SV_FIGURES_QUALITY] = "quality",
    [SV_FIGURES_CROSSTAB] = "crosstab",
};

const char *sv_dimension_word(enum sv_dimension dimension)
{
    return dimensions[dimension];
}

const char *sv_figures_word(enum sv_figures which)
{
    return figures[which];
}

bool sv_figures_of_groups(enum sv_figures which)
{
    return which == SV_FIGURES_ESTIMATES || which == SV_FIGURES_VARIANTS ||
           which == SV_FIGURES_SUB_INDEX || which == SV_FIGURES_FPC;
}

/* Place of the word that begins text and ends at a comma or with it; count if there is none. */
static size_t place_of(const char *const *words, size_t count, const char *text)
{
    size_t size = strcspn(text, ",");

    for (size_t i = 0; i < count; i++) {
        if (strlen(words[i]) == size && memcmp(words[i], text, size) == 0)
            return i;
    }
    return count;
}

/* The word after the next comma, or NULL. */
static const char *next_word(const char *text)
{
    text += strcspn(text, ",");
    return *text == ',' ? text + 1 : NULL;
}

static enum sv_status read_by(const char *text, struct sv_results_query *query,
                              struct sv_error *reterr)
{
    query->by_count = 0;
    for (const char *word = text[0] == '\0' ? NULL : text; word != NULL; word = next_word(word)) {
        size_t place = place_of(dimensions, SV_DIM_COUNT, word);

        if (place == SV_DIM_COUNT || query->by_count == 2 ||
            (query->by_count == 1 && query->by[0] == (enum sv_dimension)place))
            return sv_fail(reterr, SV_ERR_INVALID, "by",
                           "one or two of unit, procedure, channel, respondent_type, period");
        query->by[query->by_count++] = (enum sv_dimension)place;
    }
    return SV_OK;
}

static enum sv_status read_measures(const char *text, struct sv_results_query *query,
                                    struct sv_error *reterr)
{
    static const char *const words[] = { "index", "factor", "item" };

    query->with = text[0] == '\0' ? SV_WITH_ALL : 0;
    for (const char *word = text[0] == '\0' ? NULL : text; word != NULL; word = next_word(word)) {
        size_t place = place_of(words, 3, word);

        if (place == 3)
            return sv_fail(reterr, SV_ERR_INVALID, "measure", "one or more of index, factor, item");
        query->with |= 1U << place;
    }
    return SV_OK;
}

static enum sv_status read_points(const char *text, struct sv_results_query *query,
                                  struct sv_error *reterr)
{
    query->max_points = 0;
    for (const char *c = text; *c != '\0'; c++) {
        if (*c < '0' || *c > '9' || query->max_points > 100 || (c == text && *c == '0'))
            return sv_fail(reterr, SV_ERR_INVALID, "max_points", "a whole number of 1 to 1000");
        query->max_points = 10 * query->max_points + (*c - '0');
    }
    return SV_OK;
}

static enum sv_status read_kind(const char *which, const char *detail,
                                struct sv_results_query *query, struct sv_error *reterr)
{
    size_t place = which[0] == '\0' ? 0 : place_of(figures, SV_FIGURES_COUNT, which);

    if (place == SV_FIGURES_COUNT || strchr(which, ',') != NULL)
        return sv_fail(reterr, SV_ERR_INVALID, "figures",
                       "one of estimates, change, rest, reliability, drivers, weights, variants, "
                       "sub_index, fpc, quality, crosstab");
    query->figures = (enum sv_figures)place;
    query->full = strcmp(detail, "full") == 0;
    if (!query->full && detail[0] != '\0' && strcmp(detail, "brief") != 0)
        return sv_fail(reterr, SV_ERR_INVALID, "detail", "brief or full");
    return SV_OK;
}

/* Responses are counted as they are. */
static enum sv_status check_crosstab(const struct sv_results_query *query, struct sv_error *reterr)
{
    static const char *const names[2] = { "first", "second" };

    for (int i = 0; i < 2; i++) {
        if (query->items[i][0] == '\0')
            return sv_fail(reterr, SV_ERR_INVALID, names[i], "the code of an item is needed");
    }
    if (query->by_count > 0)
        return sv_fail(reterr, SV_ERR_INVALID, "by", "not for a crosstab: it is of two items");
    if (query->scheme[0] != '\0' && strcmp(query->scheme, "none") != 0)
        return sv_fail(reterr, SV_ERR_INVALID, "scheme", "a crosstab is not weighted");
    return SV_OK;
}

enum sv_status sv_results_query_read(sv_query_word *word, const void *source,
                                     struct sv_results_query *ret_query, struct sv_error *reterr)
{
    enum sv_status status = read_by(word(source, "by"), ret_query, reterr);

    if (status == SV_OK)
        status = read_measures(word(source, "measure"), ret_query, reterr);
    if (status == SV_OK)
        status = read_kind(word(source, "figures"), word(source, "detail"), ret_query, reterr);
    if (status == SV_OK)
        status = read_points(word(source, "max_points"), ret_query, reterr);
    if (status == SV_OK && ret_query->by_count > 0 && !sv_figures_of_groups(ret_query->figures))
        status = sv_fail(reterr, SV_ERR_INVALID, "by", "not possible: these figures are of all");
    if (status != SV_OK)
        return status;
    if (ret_query->figures == SV_FIGURES_QUALITY)
        ret_query->with = SV_WITH_ALL; /* it counts by item */
    for (int i = 0; i < SV_DIM_COUNT; i++)
        ret_query->only[i] = word(source, dimensions[i]);
    ret_query->scheme = word(source, "scheme");
    ret_query->from = word(source, "from");
    ret_query->to = word(source, "to");
    ret_query->items[0] = word(source, "first");
    ret_query->items[1] = word(source, "second");
    return ret_query->figures == SV_FIGURES_CROSSTAB ? check_crosstab(ret_query, reterr) : SV_OK;
}
