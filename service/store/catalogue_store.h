/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_CATALOGUE_STORE_H
#define SV_STORE_CATALOGUE_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/documents.h"
#include "domain/survey.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sv_db;

/* Instruments. Everything found is in the arena. */
SV_MUST_USE
enum sv_status sv_store_instrument_add(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_document *document, bool *ret_added,
                                       struct sv_error *reterr);
/* version 0 is the newest. SV_ERR_NOT_FOUND. */
SV_MUST_USE
enum sv_status sv_store_instrument_find(struct sv_db *db, struct sv_arena *arena, const char *code,
                                        int64_t version, struct sv_document *ret_document,
                                        struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_store_instrument_list(struct sv_db *db, struct sv_arena *arena,
                                        struct sv_documents *ret_documents,
                                        struct sv_error *reterr);

/* Call it once in a transaction that changed units, procedures or surveys. */
SV_MUST_USE
enum sv_status sv_store_catalogue_changed(struct sv_db *db, struct sv_error *reterr);

/* Units: added or replaced, counting those that changed anything. */
SV_MUST_USE
enum sv_status sv_store_unit_add(struct sv_db *db, struct sv_arena *arena,
                                 const struct sv_unit *unit, size_t *changed,
                                 struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_store_unit_list(struct sv_db *db, struct sv_arena *arena,
                                  struct sv_units *ret_units, struct sv_error *reterr);
/* SV_ERR_NOT_FOUND. */
SV_MUST_USE
enum sv_status sv_store_unit_find(struct sv_db *db, struct sv_arena *arena, const char *code,
                                  struct sv_unit *ret_unit, struct sv_error *reterr);
/* SV_ERR_INVALID, naming the first unit that hangs in the air, if the tree is none. */
SV_MUST_USE
enum sv_status sv_store_unit_tree_check(struct sv_db *db, struct sv_arena *arena,
                                        struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_store_unit_within(struct sv_db *db, struct sv_arena *arena, const char *unit,
                                    const char *above, bool *ret_within, struct sv_error *reterr);
/* A unit and every unit below it, ordered; none if there is no such unit. */
SV_MUST_USE
enum sv_status sv_store_units_below(struct sv_db *db, struct sv_arena *arena, const char *unit,
                                    struct sv_codes *ret_codes, struct sv_error *reterr);

/* Procedures, in the same way. */
SV_MUST_USE
enum sv_status sv_store_procedure_add(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_procedure *procedure, size_t *changed,
                                      struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_store_procedure_list(struct sv_db *db, struct sv_arena *arena,
                                       struct sv_procedures *ret_procedures,
                                       struct sv_error *reterr);

#endif
