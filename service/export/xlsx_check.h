/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_EXPORT_XLSX_CHECK_H
#define SV_EXPORT_XLSX_CHECK_H

#include "base/status.h"

#include <stddef.h>
#include <stdint.h>

/*
 * Reads a workbook back: every part must have its end, and the sheets together as
 * many cells as were written. libxlsxwriter does not notice when the disk is full
 * under its own temporary files, and makes a workbook of what is left.
 */
SV_MUST_USE
enum sv_status sv_xlsx_check(const char *path, int64_t cells, struct sv_error *reterr);

#endif
