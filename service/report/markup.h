/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_REPORT_MARKUP_H
#define SV_REPORT_MARKUP_H

#include "base/text.h"

/* Appends text for HTML or XML, between tags or in a quoted attribute. What XML 1.0 knows no way to
 * write (most characters below the blank) is left out. */
void sv_markup_add(struct sv_buffer *buffer, const char *text);

#endif
