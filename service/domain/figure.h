/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_FIGURE_H
#define SV_DOMAIN_FIGURE_H

#include <stdbool.h>

/* A number that may not exist: of nobody, or of answers that are all the same. Never NAN. */
struct sv_figure {
    bool known;
    double value; /* 0 if not known */
};
#define SV_NO_FIGURE ((struct sv_figure){ false, 0 })

#endif
