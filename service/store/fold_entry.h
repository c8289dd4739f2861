/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_FOLD_ENTRY_H
#define SV_STORE_FOLD_ENTRY_H

/* Entries of the fold out of rows. Private to service/store. */
#include "store/fold_store.h"

#include <libpq-fe.h>

struct sv_fold_entry *sv_fold_entries_append(struct sv_fold_entries *entries);

SV_MUST_USE
enum sv_status sv_fold_entry_words(struct sv_fold_entry *entry, const char *channel,
                                   const char *respondent, const char *where,
                                   struct sv_error *reterr);

/* An entry of a row of response, its texts in the arena. */
SV_MUST_USE
enum sv_status sv_fold_entry_read(struct sv_arena *arena, const PGresult *res,
                                  struct sv_fold_entry *entry, struct sv_error *reterr);

#endif
