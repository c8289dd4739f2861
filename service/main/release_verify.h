/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_RELEASE_VERIFY_H
#define SV_MAIN_RELEASE_VERIFY_H

#include "main/command.h"

/* sipas release verify */
int sv_release_verify(struct sv_line *line);

#endif
