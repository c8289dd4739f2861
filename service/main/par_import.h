/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_PAR_IMPORT_H
#define SV_MAIN_PAR_IMPORT_H

#include "domain/framework.h"
#include "main/command.h"

/* A framework that somebody wants to publish, from JSON or from a workbook. */
struct sv_import {
    const char *path;
    const char *text; /* the document as JSON */
    struct sv_framework framework;
};

/*
 * Reads a framework. False after saying everything that is wrong, each with its line and column
 * or, of a workbook (a name that ends in .xlsx), its cell.
 */
bool sv_par_import(struct sv_line *line, const char *path, struct sv_import *ret_import);

#endif
