/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/planning.h"

#include "domain/special.h"

#include <assert.h>
#include <math.h>

static const double LAST_DIGITS = 1e-12;
static const double USUAL_ALPHA = 0.05, USUAL_POWER = 0.8;
static const double MOST_PEOPLE = 9e15; /* above it a double has no ones any more */

int64_t sv_whole_people(double n)
{
    assert(n >= 0);
    return (int64_t)fmin(MOST_PEOPLE, ceil(n * (1.0 - LAST_DIGITS)));
}

static double two_sided_z(double alpha)
{
    return sv_normal_quantile(1.0 - alpha / 2.0);
}

struct sv_sample_size sv_sample_size_of(const struct sv_sample_wish *wish)
{
    assert(wish->share >= 0 && wish->share <= 1 && wish->margin > 0 && wish->deff > 0);
    assert(wish->valid_rate > 0 && wish->response_rate > 0);

    double z = two_sided_z(1.0 - wish->confidence);
    double n0 =
        wish->deff * z * z * wish->share * (1.0 - wish->share) / (wish->margin * wish->margin);
    double n = wish->population > 0 ? n0 / (1.0 + (n0 - 1.0) / wish->population) : n0;

    /* Each from the unrounded one before it: rounding up three times would ask too many. */
    return (struct sv_sample_size){
        .without_population = n0,
        .with_population = n,
        .valid = sv_whole_people(n),
        .responses = sv_whole_people(n / wish->valid_rate),
        .invitations = sv_whole_people(n / wish->valid_rate / wish->response_rate),
    };
}

static double standard_error(const struct sv_comparison_plan *plan)
{
    assert(plan->n1 > 0 && plan->n2 > 0);
    return sqrt(plan->deff * plan->share * (1.0 - plan->share) * (1.0 / plan->n1 + 1.0 / plan->n2));
}

double sv_detectable_difference(const struct sv_comparison_plan *plan)
{
    return (two_sided_z(plan->alpha) + sv_normal_quantile(plan->power)) * standard_error(plan);
}

double sv_least_significant_difference(const struct sv_comparison_plan *plan)
{
    return two_sided_z(plan->alpha) * standard_error(plan);
}

int64_t sv_answers_for_difference(double p1, double p2, double deff)
{
    double z = two_sided_z(USUAL_ALPHA) + sv_normal_quantile(USUAL_POWER);
    double spread = p1 * (1.0 - p1) + p2 * (1.0 - p2);

    assert(p1 != p2);
    return sv_whole_people(deff * z * z * spread / ((p1 - p2) * (p1 - p2)));
}

double sv_planning_deff(double cv2, double per_cluster, double rho)
{
    return (1.0 + cv2) * (1.0 + (per_cluster - 1.0) * rho);
}

double sv_yamane(double population, double margin)
{
    assert(population > 0 && margin > 0);
    return population / (1.0 + population * margin * margin);
}
