/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/ranking.h"

#include <stdlib.h>
#include <string.h>

/* A fraction with its whole part taken off; the divisor is above 0. */
static int64_t whole_part(int64_t *value, int64_t divisor)
{
    int64_t whole = *value / divisor, rest = *value % divisor;

    if (rest < 0) {
        rest += divisor;
        whole--;
    }
    *value = rest;
    return whole;
}

static int sign_of(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Compares a / b with c / d by their continued fractions: the products may be too long. */
static int compare_ratios(int64_t a, int64_t b, int64_t c, int64_t d)
{
    int direction = 1;

    for (;;) {
        int whole = sign_of(whole_part(&a, b), whole_part(&c, d));

        if (whole != 0)
            return direction * whole;
        if (a == 0 || c == 0)
            return direction * sign_of(a, c);

        int64_t numerator = a;

        /* a/b and c/d are now below 1: their inverses, the other way round. */
        a = b;
        b = numerator;
        numerator = c;
        c = d;
        d = numerator;
        direction = -direction;
    }
}

int sv_scorecard_compare(const struct sv_scorecard *a, const struct sv_scorecard *b)
{
    return compare_ratios(a->total, a->applicable_max, b->total, b->applicable_max);
}

static int by_rank(const void *left, const void *right)
{
    const struct sv_standing *a = left, *b = right;
    int better = sv_scorecard_compare(b->card, a->card);

    return better != 0 ? better : strcmp(a->card->unit, b->card->unit);
}

static int by_unit(const void *left, const void *right)
{
    const struct sv_scorecard *const *a = left, *const *b = right;

    return strcmp((*a)->unit, (*b)->unit);
}

/* Standings that tie stand together. */
static void number(struct sv_standing *items, size_t count)
{
    for (size_t i = 0, end = 0; i < count; i = end) {
        while (end < count && sv_scorecard_compare(items[i].card, items[end].card) == 0)
            end++;
        for (size_t k = i; k < end; k++) {
            items[k].rank = i + 1;
            items[k].ties = end - i - 1;
        }
    }
}

/* Half up, as everything that is published. */
static sv_points mean_of(sv_points sum, size_t count)
{
    int64_t n = (int64_t)count;
    int64_t twice = 2 * sum + n;

    return n == 0 ? 0 : whole_part(&twice, 2 * n);
}

struct sv_ranking sv_ranking_of(struct sv_arena *arena, const char *period,
                                const struct sv_scorecard *cards, size_t count)
{
    struct sv_standing *items = sv_arena_array(arena, count, sizeof(*items));
    struct sv_ranking ranking = { .period = period, .items = items };
    sv_points sum = 0, percents = 0;

    ranking.incomplete = sv_arena_array(arena, count, sizeof(struct sv_scorecard *));
    for (size_t i = 0; i < count; i++) {
        struct sv_standing standing = { .card = &cards[i] };

        if (!sv_scorecard_percent(&cards[i], &standing.percent)) {
            ranking.incomplete[ranking.incomplete_count++] = &cards[i];
            continue;
        }
        items[ranking.count++] = standing;
        sum += cards[i].total;
        percents += standing.percent;
    }
    qsort(items, ranking.count, sizeof(*items), by_rank);
    qsort(ranking.incomplete, ranking.incomplete_count, sizeof(struct sv_scorecard *), by_unit);
    number(items, ranking.count);
    ranking.mean = mean_of(sum, ranking.count);
    ranking.mean_percent = mean_of(percents, ranking.count);
    return ranking;
}

const struct sv_standing *sv_ranking_find(const struct sv_ranking *ranking, const char *unit)
{
    for (size_t i = 0; i < ranking->count; i++) {
        if (strcmp(ranking->items[i].card->unit, unit) == 0)
            return &ranking->items[i];
    }
    return NULL;
}

/* Percent of the maximum, bonuses beside it; false while it is not scored or nothing applies. */
static bool percent_of(const struct sv_score_line *line, sv_points *ret_percent)
{
    if (!line->known || !line->complete || line->applicable_max == 0)
        return false;
    *ret_percent = sv_points_of_double((double)line->points / (double)line->applicable_max * 100.0);
    return true;
}

static int by_value(const void *left, const void *right)
{
    return sign_of(*(const sv_points *)left, *(const sv_points *)right);
}

/* Sorts the percentages. Everything up to *ret_cut is in their lowest quarter; false if nothing. */
static bool lowest_quarter(sv_points *percents, size_t count, sv_points *ret_cut)
{
    if (count == 0)
        return false;
    qsort(percents, count, sizeof(*percents), by_value);
    *ret_cut = percents[(count + 3) / 4 - 1];
    return *ret_cut < percents[count - 1] && *ret_cut < 100 * SV_POINT;
}

/* The field of this code in another version of the framework, or NULL. */
static const struct sv_score_line *line_of(const struct sv_scorecard *card, const char *code)
{
    size_t place = sv_framework_find(card->framework, code);

    return place == SIZE_MAX ? NULL : &card->lines[place];
}

static void compare_with_peers(struct sv_arena *arena, const struct sv_ranking *ranking,
                               const char *code, struct sv_field_standing *field)
{
    sv_points *percents = sv_arena_array(arena, ranking->count, sizeof(*percents));
    size_t count = 0;
    sv_points cut = 0;

    for (size_t i = 0; i < ranking->count; i++) {
        const struct sv_score_line *line = line_of(ranking->items[i].card, code);

        if (line != NULL)
            count += percent_of(line, &percents[count]);
    }
    field->compared = field->known && count >= SV_PEERS_MIN;
    field->lowest_of_peers =
        field->compared && lowest_quarter(percents, count, &cut) && field->percent <= cut;
}

struct sv_field_standings sv_field_standings_of(struct sv_arena *arena,
                                                const struct sv_ranking *ranking,
                                                const struct sv_scorecard *card)
{
    const struct sv_framework *framework = card->framework;
    struct sv_field_standings fields = { 0 };
    sv_points *percents = sv_arena_array(arena, framework->criterion_count, sizeof(*percents));
    size_t known = 0;
    sv_points cut = 0;

    fields.items = sv_arena_array(arena, framework->criterion_count, sizeof(*fields.items));
    for (size_t i = 0; i < framework->criterion_count; i++) {
        if (framework->criteria[i].parent != SV_NO_PARENT)
            continue;
        struct sv_field_standing *field = &fields.items[fields.count++];

        field->criterion = i;
        field->known = percent_of(&card->lines[i], &field->percent);
        if (field->known)
            percents[known++] = field->percent;
        compare_with_peers(arena, ranking, framework->criteria[i].code, field);
    }

    bool any = lowest_quarter(percents, known, &cut);

    for (size_t i = 0; i < fields.count; i++)
        fields.items[i].lowest = any && fields.items[i].known && fields.items[i].percent <= cut;
    return fields;
}

/* A leaf and what it lost; qsort has no context to look that up with. */
struct lost {
    size_t criterion;
    sv_points points;
};

static int by_lost(const void *left, const void *right)
{
    const struct lost *a = left, *b = right;
    int more = sign_of(b->points, a->points);

    return more != 0 ? more : (a->criterion > b->criterion) - (a->criterion < b->criterion);
}

struct sv_lost sv_lost_of(struct sv_arena *arena, const struct sv_scorecard *card)
{
    size_t most = card->framework->criterion_count, count = 0;
    struct lost *lost = sv_arena_array(arena, most, sizeof(*lost));
    size_t *criteria = sv_arena_array(arena, most, sizeof(*criteria));

    for (size_t i = 0; i < most; i++) {
        if (card->framework->criteria[i].leaf && card->lines[i].lost > 0)
            lost[count++] = (struct lost){ i, card->lines[i].lost };
    }
    qsort(lost, count, sizeof(*lost), by_lost);
    for (size_t i = 0; i < count; i++)
        criteria[i] = lost[i].criterion;
    return (struct sv_lost){ .criteria = criteria, .count = count };
}
