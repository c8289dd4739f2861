/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par_task.h"
#include "app/seal.h"
#include "app/sniff.h"
#include "base/text.h"
#include "store/evidence_store.h"
#include "store/par_store.h"
#include "store/pool.h"
#include "store/transaction.h"

#include <string.h>

struct adding {
    struct sv_par_task task;
    const struct sv_evidence_file *file;
    struct sv_evidence evidence;
};

static size_t files_of(const struct sv_evidence_list *list, const char *criterion)
{
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++)
        count += strcmp(list->items[i].criterion, criterion) == 0;
    return count;
}

static enum sv_status add(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct adding *adding = context;
    struct sv_par_task *task = &adding->task;
    const struct sv_scorecard_key *key = &task->order->key;
    struct sv_evidence_list list = { 0 };

    enum sv_status status = sv_par_begin(db, task, reterr);
    if (status == SV_OK)
        status = sv_par_criterion(task, reterr);
    if (status == SV_OK)
        status = sv_store_evidence_list(db, task->arena, key, &list, reterr);
    if (status == SV_OK && files_of(&list, task->order->criterion) >= SV_EVIDENCE_MAX)
        return sv_fail(reterr, SV_ERR_CONFLICT, "evidence", "'%.40s' has %d files already",
                       task->order->criterion, (int)SV_EVIDENCE_MAX);
    if (status == SV_OK)
        status = sv_store_evidence_add(db, task->arena, key, &adding->evidence, adding->file->data,
                                       &adding->evidence.entry, reterr);
    if (status == SV_OK)
        status = sv_par_tell(db, task, "", adding->evidence.sha256, reterr);
    return status;
}

enum sv_status sv_app_evidence_add(const struct sv_app *app, struct sv_arena *arena,
                                   const struct sv_par_order *order,
                                   const struct sv_evidence_file *file,
                                   struct sv_evidence *ret_evidence, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    char type[SV_MEDIA_TYPE_SIZE] = "";
    struct sv_hash hash = { 0 };
    struct sv_par_order named = *order;
    struct adding adding = {
        .task = { .app = app, .arena = arena, .order = &named, .action = SV_PAR_ATTACH },
        .file = file,
    };

    if (file->size == 0 || file->size > SV_EVIDENCE_SIZE_MAX)
        return sv_fail(reterr, SV_ERR_INVALID, "body", "a file of 1 to %d bytes",
                       (int)SV_EVIDENCE_SIZE_MAX);
    enum sv_status status = sv_sniff(file->data, file->size, type, reterr);
    if (status == SV_OK && !sv_evidence_type_allowed(type))
        return sv_fail(reterr, SV_ERR_MEDIA_TYPE, "body",
                       "its content is %.80s: documents (PDF, Office), pictures (JPEG, PNG, WebP) "
                       "and plain text are taken",
                       type);
    if (status != SV_OK)
        return status;
    sv_sha256(file->data, file->size, &hash);
    adding.evidence = (struct sv_evidence){
        .criterion = order->criterion,
        .sha256 = sv_hex(arena, hash.bytes, SV_HASH_SIZE),
        .name = sv_evidence_name(arena, file->name, type),
        .size = (int64_t)file->size,
        .media_type = type,
        .author = sv_par_author(arena, order->caller),
        .added_on = order->today,
    };
    named.reason = adding.evidence.name;
    status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_transact(loan.db, add, &adding, reterr);
    if (status != SV_OK)
        return status;
    *ret_evidence = adding.evidence;
    ret_evidence->media_type = sv_arena_strdup(arena, type);
    return SV_OK;
}

struct withdrawing {
    struct sv_par_task task;
    struct sv_par_order order;
    int64_t entry;
};

static enum sv_status withdraw(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct withdrawing *withdrawing = context;
    struct sv_par_task *task = &withdrawing->task;
    const struct sv_scorecard_key *key = &task->order->key;
    struct sv_evidence_list list = { 0 };
    const char *sha256 = "";

    enum sv_status status = sv_par_begin(db, task, reterr);
    if (status == SV_OK)
        status = sv_store_evidence_list(db, task->arena, key, &list, reterr);
    if (status == SV_OK)
        status = sv_store_evidence_withdraw(db, task->arena, key, withdrawing->entry, reterr);
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].entry != withdrawing->entry)
            continue;
        withdrawing->order.criterion = list.items[i].criterion;
        sha256 = list.items[i].sha256;
    }
    if (status == SV_OK)
        status = sv_par_tell(db, task, sha256, "", reterr);
    return status;
}

enum sv_status sv_app_evidence_withdraw(const struct sv_app *app, struct sv_arena *arena,
                                        const struct sv_par_order *order, int64_t entry,
                                        struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct withdrawing withdrawing = { .order = *order, .entry = entry };

    withdrawing.task = (struct sv_par_task){
        .app = app, .arena = arena, .order = &withdrawing.order, .action = SV_PAR_WITHDRAW
    };
    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_transact(loan.db, withdraw, &withdrawing, reterr);
    return status;
}

static enum sv_status read_parts(struct sv_db *db, const struct sv_evidence_reading *reading,
                                 size_t size, struct sv_error *reterr)
{
    enum sv_status status = SV_OK;

    for (size_t at = 0; status == SV_OK && at < size;) {
        SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
        struct sv_evidence_file part = { 0 };

        status = sv_store_evidence_part(db, arena, reading->sha256, at, &part, reterr);
        if (status == SV_OK)
            status = reading->each(reading->context, part.data, part.size, reterr);
        at += part.size;
    }
    return status;
}

enum sv_status sv_app_evidence_file(const struct sv_app *app, struct sv_arena *arena,
                                    const struct sv_par_order *order,
                                    struct sv_evidence_reading *reading, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_evidence_file file = { 0 };

    enum sv_status status = sv_pool_take(app->pool, &loan, reterr);
    if (status == SV_OK)
        status = sv_par_check_unit(loan.db, arena, order->caller, order->key.unit, reterr);
    if (status == SV_OK)
        status =
            sv_store_evidence_file(loan.db, arena, &order->key, reading->sha256, &file, reterr);
    if (status != SV_OK)
        return status;
    reading->name = file.name;
    return read_parts(loan.db, reading, file.size, reterr);
}
