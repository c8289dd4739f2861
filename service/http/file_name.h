/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_FILE_NAME_H
#define SV_HTTP_FILE_NAME_H

#include "base/arena.h"

/*
 * Content-Disposition of a file to be saved under a name in UTF-8 (RFC 6266): for old readers with
 * everything but letters, digits, dot and hyphen as "_", and whole as RFC 5987 writes it.
 */
const char *sv_attachment(struct sv_arena *arena, const char *name);

#endif
