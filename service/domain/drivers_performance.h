/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_DOMAIN_DRIVERS_PERFORMANCE_H
#define SV_DOMAIN_DRIVERS_PERFORMANCE_H

/* Parts of drivers.c: how good a factor is, beside how important. */

#include "domain/drivers.h"

/* Sets the means and performances of the factors, and the performance cut. */
void sv_drivers_set_performance(const struct sv_cube *cube, const struct sv_domain *domain,
                                struct sv_drivers *drivers, struct sv_driver *factors);

/* Sets the quadrants, once importance and performance are. */
void sv_drivers_set_quadrants(const struct sv_drivers *drivers, struct sv_driver *factors);

#endif
