/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_WIRE_EXPORT_JSON_H
#define SV_WIRE_EXPORT_JSON_H

#include "domain/export.h"

/* A response of an export as the intake takes it, unless the sheet has weights, which stand beside
 * the answers; and the end of the line. */
void sv_export_json_row(struct sv_buffer *buffer, const struct sv_instrument *instrument,
                        const struct sv_export_sheet *sheet, const struct sv_export_row *row);

/* The line after the last response: {"rows":N,"sha256":"..."}, of all bytes before it. */
void sv_export_json_closing(struct sv_buffer *buffer, const struct sv_exported *exported);

/* Whether text is such a line. */
bool sv_export_closing_of_json(const char *text, size_t size, struct sv_exported *ret_exported);

#endif
