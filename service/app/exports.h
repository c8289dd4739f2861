/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_EXPORTS_H
#define SV_APP_EXPORTS_H

#include "app/app.h"
#include "domain/export.h"

/* The rows of an order, as the database was when the export began. */
struct sv_export_source;

/* Passes every row to each, by id; a row lives until it returns. May be asked again: they are the
 * same. */
SV_MUST_USE
enum sv_status sv_export_rows(struct sv_export_source *source, sv_export_each *each, void *context,
                              struct sv_error *reterr);

/* The weights that the order asks for, as results are weighted by that have all these responses.
 * SV_ERR_INVALID "weights" if the survey's populations allow no such weights. */
SV_MUST_USE
enum sv_status sv_export_weights_of(struct sv_export_source *source, struct sv_arena *arena,
                                    struct sv_export_weights *ret_weights, struct sv_error *reterr);

/* Makes the file from the rows, whole and on disk, and tells what it is. */
typedef enum sv_status sv_export_work(void *context, const struct sv_survey *survey,
                                      struct sv_export_source *source,
                                      struct sv_exported *ret_exported, struct sv_error *reterr);

/*
 * Has work make an export and notes it in the log; only then is it SV_OK, and the
 * file may be handed over. Otherwise nothing is noted, and the caller throws the
 * file away. SV_ERR_NOT_FOUND for an unknown survey, SV_ERR_INVALID for a filter
 * that does not fit it.
 */
SV_MUST_USE
enum sv_status sv_app_export(const struct sv_app *app, struct sv_arena *arena,
                             const struct sv_export_order *order, sv_export_work *work,
                             void *context, struct sv_error *reterr);

/* The last first; of all surveys if survey is empty, else SV_ERR_NOT_FOUND for an unknown one. */
SV_MUST_USE
enum sv_status sv_app_export_log(const struct sv_app *app, struct sv_arena *arena,
                                 const char *survey, struct sv_export_entries *ret_entries,
                                 struct sv_error *reterr);

#endif
