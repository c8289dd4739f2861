/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_MEASURE_H
#define SV_DOMAIN_MEASURE_H

#include "domain/instrument.h"
#include "domain/words.h"

#include <stddef.h>

#define SV_NO_COMPONENT SIZE_MAX

/*
 * A share of satisfied answers over several items. It has one or more
 * components (sets of items); its value is the mean of the components' pooled
 * shares. With one component that is the pooled share itself.
 */
struct sv_measure {
    const size_t *component_of; /* per item of the instrument, or SV_NO_COMPONENT */
    size_t component_count;
};

/* The measures that results show beside the single items. */
struct sv_plan {
    const struct sv_instrument *instrument;
    const struct sv_measure *measures; /* one a section, then the index */
    size_t measure_count;
    size_t index;        /* place of the index among the measures */
    size_t overall_item; /* or SV_NO_ITEM */
};

/* Sections that are no factor get a measure without components. */
struct sv_plan sv_plan_of(struct sv_arena *arena, const struct sv_instrument *instrument,
                          enum sv_index_rule rule);

#endif
