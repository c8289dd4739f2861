/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_SIGNED_FILE_H
#define SV_MAIN_SIGNED_FILE_H

#include "app/signing.h"
#include "main/command.h"

/* Each is false after complaining. */

/* The keys that the operator trusts: the file at path, or the text of one. */
bool sv_line_read_keys(struct sv_line *line, const char *path, const char *text,
                       struct sv_outside_document *document);

/* FILE and FILE.sig. */
bool sv_line_read_signed(struct sv_line *line, const char *path,
                         struct sv_outside_document *document);

#endif
