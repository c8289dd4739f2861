/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_EXPORT_CHECK_H
#define SV_MAIN_EXPORT_CHECK_H

#include "main/command.h"

/* Reads a csv or jsonl export and tells whether it is whole; returns the exit code. */
int sv_export_check(struct sv_line *line, const char *path);

#endif
