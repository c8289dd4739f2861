/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/framework.h"

const struct sv_class *sv_framework_class(const struct sv_framework *framework, sv_points percent)
{
    for (size_t i = 0; i < framework->class_count; i++) {
        if (percent >= framework->classes[i].at_least)
            return &framework->classes[i];
    }
    return NULL;
}
