/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/cube.h"

#include <stdlib.h>
#include <string.h>

struct sv_cube_key sv_cube_key_of(const struct sv_survey *survey,
                                  const struct sv_cube_key *response, enum sv_cube_part part)
{
    struct sv_cube_key key = *response;

    key.part = part;
    if (part != SV_PART_ANSWERS)
        key.procedure = "";
    if (part == SV_PART_ITEMS) {
        const struct sv_period *period = sv_survey_period(survey, response->day);

        key.counter = "";
        key.day = period == NULL ? response->day : period->from;
    }
    return key;
}

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

int sv_cube_key_compare(const struct sv_cube_key *a, const struct sv_cube_key *b)
{
    int order = COMPARE(a->part, b->part);

    if (order == 0)
        order = strcmp(a->unit, b->unit);
    if (order == 0)
        order = COMPARE(a->day, b->day);
    if (order == 0)
        order = strcmp(a->counter, b->counter);
    if (order == 0)
        order = strcmp(a->procedure, b->procedure);
    if (order == 0)
        order = COMPARE(a->channel, b->channel);
    return order != 0 ? order : COMPARE(a->respondent, b->respondent);
}

size_t sv_stratum_count(const struct sv_survey *survey)
{
    return survey->units.count * survey->period_count;
}

size_t sv_stratum_at(const struct sv_survey *survey, size_t unit, size_t period)
{
    return period * survey->units.count + unit;
}

size_t sv_weight_cell_count(const struct sv_survey *survey)
{
    return sv_stratum_count(survey) * SV_CHANNEL_COUNT * SV_RESPONDENT_COUNT;
}

size_t sv_weight_cell_at(const struct sv_survey *survey, const struct sv_weight_cell *cell)
{
    size_t stratum = sv_stratum_at(survey, cell->unit, cell->period);

    return (stratum * SV_CHANNEL_COUNT + cell->channel) * SV_RESPONDENT_COUNT + cell->respondent;
}

struct sv_weight_cell sv_weight_cell_of(const struct sv_survey *survey, size_t at)
{
    size_t stratum = at / SV_RESPONDENT_COUNT / SV_CHANNEL_COUNT;

    return (struct sv_weight_cell){
        .unit = stratum % survey->units.count,
        .period = stratum / survey->units.count,
        .channel = (enum sv_channel)(at / SV_RESPONDENT_COUNT % SV_CHANNEL_COUNT),
        .respondent = (enum sv_respondent)(at % SV_RESPONDENT_COUNT),
    };
}

/* A cell with its place in the survey. */
struct placed {
    const struct sv_cube_cell *cell;
    size_t unit, period, procedure;
    size_t weight_cell;
};

static bool place(const struct sv_survey *survey, const struct sv_cube_cell *cell,
                  struct placed *ret_placed)
{
    const struct sv_unit *unit = sv_survey_unit(survey, cell->key.unit);
    const struct sv_period *period = sv_survey_period(survey, cell->key.day);
    const struct sv_procedure *procedure = sv_survey_procedure(survey, cell->key.procedure);

    if (unit == NULL || period == NULL)
        return false;
    ret_placed->cell = cell;
    ret_placed->unit = (size_t)(unit - survey->units.items);
    ret_placed->period = (size_t)(period - survey->periods);
    ret_placed->procedure =
        procedure == NULL ? SV_NONE_TOLD : (size_t)(procedure - survey->procedures.items);
    ret_placed->weight_cell = sv_weight_cell_at(
        survey, &(struct sv_weight_cell){ ret_placed->unit, ret_placed->period, cell->key.channel,
                                          cell->key.respondent });
    return true;
}

static int compare_cluster(const struct placed *a, const struct placed *b)
{
    int order = COMPARE(a->cell->key.part, b->cell->key.part);

    if (order == 0)
        order = COMPARE(a->period, b->period);
    if (order == 0)
        order = COMPARE(a->unit, b->unit);
    if (order == 0)
        order = COMPARE(a->cell->key.day, b->cell->key.day);
    return order != 0 ? order : strcmp(a->cell->key.counter, b->cell->key.counter);
}

static int compare_placed(const void *first, const void *second)
{
    const struct placed *a = first, *b = second;
    int order = compare_cluster(a, b);

    if (order == 0)
        order = COMPARE(a->weight_cell, b->weight_cell);
    return order != 0 ? order : COMPARE(a->procedure, b->procedure);
}

static size_t cells_of_part(const struct placed *placed, size_t count, enum sv_cube_part part)
{
    size_t n = 0;

    for (size_t i = 0; i < count; i++)
        n += placed[i].cell->key.part == part;
    return n;
}

/* The answers tell every cluster: a response has a cell there, whatever else it has. */
static void set_clusters(struct sv_arena *arena, struct sv_cube *cube, const struct placed *placed,
                         size_t count)
{
    struct sv_cluster *clusters = sv_arena_array(arena, count, sizeof(*clusters));

    for (size_t i = 0; i < count; i++) {
        if (i > 0 && compare_cluster(&placed[i - 1], &placed[i]) == 0)
            continue;
        clusters[cube->cluster_count++] = (struct sv_cluster){
            .unit = placed[i].unit,
            .period = placed[i].period,
            .counter = placed[i].cell->key.counter,
            .day = placed[i].cell->key.day,
        };
    }
    cube->clusters = clusters;
}

static bool is_in_cluster(const struct placed *placed, const struct sv_cluster *cluster)
{
    return placed->period == cluster->period && placed->unit == cluster->unit &&
           placed->cell->key.day == cluster->day &&
           strcmp(placed->cell->key.counter, cluster->counter) == 0;
}

/* The cluster of a cell at or after from, where its cells come in order; the count if none. */
static size_t cluster_after(const struct sv_cube *cube, const struct placed *placed, size_t from)
{
    size_t cluster = from;

    while (cluster < cube->cluster_count && !is_in_cluster(placed, &cube->clusters[cluster]))
        cluster++;
    return cluster;
}

/* The rows of a part, whose cells come in the order of the clusters; those without one are left
 * out, since a response that has no answers' cell is none. */
static struct sv_cube_rows rows_of(struct sv_arena *arena, const struct sv_cube *cube,
                                   const struct placed *placed, size_t count)
{
    struct sv_cube_row *rows = sv_arena_array(arena, count, sizeof(*rows));
    size_t cluster = 0, row_count = 0;

    for (size_t i = 0; i < count; i++) {
        bool clustered = placed[i].cell->key.part != SV_PART_ITEMS;
        size_t found = clustered ? cluster_after(cube, &placed[i], cluster) : SV_ANY;

        if (clustered && found == cube->cluster_count)
            continue;
        cluster = clustered ? found : cluster;
        rows[row_count++] = (struct sv_cube_row){
            .cluster = found,
            .procedure = placed[i].procedure,
            .weight_cell = placed[i].weight_cell,
            .sums = placed[i].cell->sums,
        };
    }
    return (struct sv_cube_rows){ .items = rows, .count = row_count };
}

static struct sv_cube_rows sum_procedures(struct sv_arena *arena, const struct sv_cube_rows *fine,
                                          size_t width)
{
    struct sv_cube_row *rows = sv_arena_array(arena, fine->count, sizeof(*rows));
    int64_t *sums = NULL;
    size_t count = 0;

    for (size_t i = 0; i < fine->count; i++) {
        const struct sv_cube_row *row = &fine->items[i];

        if (i == 0 || row->cluster != row[-1].cluster || row->weight_cell != row[-1].weight_cell) {
            sums = sv_arena_array(arena, width, sizeof(*sums));
            rows[count++] = (struct sv_cube_row){ row->cluster, SV_ANY, row->weight_cell, sums };
        }
        for (size_t k = 0; k < width; k++)
            sums[k] += row->sums[k];
    }
    return (struct sv_cube_rows){ .items = rows, .count = count };
}

struct sv_cube sv_cube_of(struct sv_arena *arena, const struct sv_survey *survey,
                          const struct sv_cube_plan *plan, const struct sv_cube_cells *cells)
{
    struct placed *placed = sv_arena_array(arena, cells->count, sizeof(*placed));
    struct sv_cube cube = { .survey = survey, .plan = plan };
    struct sv_cube_rows parts[SV_PART_COUNT];
    size_t count = 0, from = 0;

    for (size_t i = 0; i < cells->count; i++)
        count += place(survey, &cells->items[i], &placed[count]);
    if (count > 0)
        qsort(placed, count, sizeof(*placed), compare_placed);
    set_clusters(arena, &cube, placed, cells_of_part(placed, count, SV_PART_ANSWERS));
    for (int part = 0; part < SV_PART_COUNT; part++) {
        size_t part_count = cells_of_part(placed, count, (enum sv_cube_part)part);

        parts[part] = rows_of(arena, &cube, placed + from, part_count);
        from += part_count;
    }
    cube.by_procedure = parts[SV_PART_ANSWERS];
    memcpy(cube.rows, parts, sizeof(parts));
    cube.rows[SV_PART_ANSWERS] =
        sum_procedures(arena, &cube.by_procedure, plan->width[SV_PART_ANSWERS]);
    return cube;
}

bool sv_domain_holds(const struct sv_cube *cube, const struct sv_domain *domain,
                     const struct sv_cube_row *row)
{
    struct sv_weight_cell cell = sv_weight_cell_of(cube->survey, row->weight_cell);

    return (domain->unit == SV_ANY || cell.unit == domain->unit) &&
           (domain->period == SV_ANY || cell.period == domain->period) &&
           (domain->channel == SV_ANY || (size_t)cell.channel == domain->channel) &&
           (domain->respondent == SV_ANY || (size_t)cell.respondent == domain->respondent) &&
           (domain->procedure == SV_ANY || row->procedure == domain->procedure) &&
           (domain->clusters == NULL || row->cluster == SV_ANY || domain->clusters[row->cluster]);
}

const struct sv_cube_rows *sv_domain_rows(const struct sv_cube *cube,
                                          const struct sv_domain *domain)
{
    return domain->procedure == SV_ANY ? &cube->rows[SV_PART_ANSWERS] : &cube->by_procedure;
}
