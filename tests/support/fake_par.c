/* SPDX-License-Identifier: Apache-2.0 */
#include "support/fake_par.h"

#include "app/par_card.h"
#include "store/catalogue_store.h"
#include "store/evidence_store.h"
#include "store/par_store.h"
#include "store/par_work_store.h"
#include "store/pool.h"
#include "store/release_store.h"
#include "store/transaction.h"

#include <string.h>

struct fake_par fake;

static const struct sv_document framework_document = { .code = "F", .version = 1, .text = "" };

enum sv_status sv_pool_take(struct sv_pool *pool, struct sv_loan *ret_loan, struct sv_error *reterr)
{
    (void)pool, (void)ret_loan, (void)reterr;
    return SV_OK;
}

void sv_pool_give(struct sv_loan *loan)
{
    (void)loan;
}

/* What fails leaves nothing behind. */
enum sv_status sv_transact(struct sv_db *db, sv_work *work, void *context, struct sv_error *reterr)
{
    const struct fake_par before = fake;
    enum sv_status status = work(db, context, reterr);
    int transactions = before.transactions + 1, locked = fake.locked;

    if (status != SV_OK)
        fake = before;
    fake.transactions = transactions;
    fake.locked = locked;
    return status;
}

enum sv_status sv_store_unit_within(struct sv_db *db, struct sv_arena *memory, const char *unit,
                                    const char *above, bool *ret_within, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)reterr;
    *ret_within =
        strcmp(unit, "DEPT") == 0 && (strcmp(above, "DEPT") == 0 || strcmp(above, "PROV") == 0);
    return SV_OK;
}

enum sv_status sv_store_unit_find(struct sv_db *db, struct sv_arena *memory, const char *code,
                                  struct sv_unit *ret_unit, struct sv_error *reterr)
{
    (void)db, (void)memory;
    if (strcmp(code, "DEPT") != 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "unit", "none");
    *ret_unit = (struct sv_unit){ .code = code, .valid_until = SV_DAY_NEVER, .successor = "" };
    return SV_OK;
}

enum sv_status sv_store_framework_add(struct sv_db *db, struct sv_arena *memory,
                                      const struct sv_document *document, bool *ret_added,
                                      struct sv_error *reterr)
{
    (void)db, (void)memory, (void)document, (void)reterr;
    *ret_added = true;
    return SV_OK;
}

enum sv_status sv_store_framework_find(struct sv_db *db, struct sv_arena *memory, const char *code,
                                       int64_t version, struct sv_document *ret_document,
                                       struct sv_error *reterr)
{
    (void)db, (void)memory;
    if (strcmp(code, "F") != 0 || version > 2)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "framework", "none");
    *ret_document = framework_document;
    return SV_OK;
}

enum sv_status sv_store_framework_list(struct sv_db *db, struct sv_arena *memory,
                                       struct sv_documents *ret_documents, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)reterr;
    *ret_documents = (struct sv_documents){ .items = &framework_document, .count = 1 };
    return SV_OK;
}

enum sv_status sv_store_scorecard_add(struct sv_db *db, struct sv_arena *memory,
                                      const struct sv_scorecard_key *key, int64_t version,
                                      bool *ret_added, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)reterr;
    *ret_added = fake.kept.version == 0;
    if (*ret_added)
        fake.kept =
            (struct sv_scorecard_head){ .key = *key, .version = version, .decision_number = "" };
    return SV_OK;
}

enum sv_status sv_store_scorecard_find(struct sv_db *db, struct sv_arena *memory,
                                       const struct sv_scorecard_key *key,
                                       struct sv_scorecard_head *ret_head, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)key;
    if (fake.kept.version == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "scorecard", "none");
    *ret_head = fake.kept;
    return SV_OK;
}

enum sv_status sv_store_scorecard_lock(struct sv_db *db, struct sv_arena *memory,
                                       const struct sv_scorecard_key *key,
                                       struct sv_scorecard_head *ret_head, struct sv_error *reterr)
{
    fake.locked++;
    return sv_store_scorecard_find(db, memory, key, ret_head, reterr);
}

enum sv_status sv_store_scorecard_move(struct sv_db *db, struct sv_arena *memory,
                                       const struct sv_scorecard_head *head,
                                       struct sv_error *reterr)
{
    (void)db, (void)memory, (void)reterr;
    fake.kept = *head;
    return SV_OK;
}

enum sv_status sv_store_scorecard_list(struct sv_db *db, struct sv_arena *memory, const char *unit,
                                       const struct sv_scorecard_head **ret_heads,
                                       size_t *ret_count, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)unit, (void)reterr;
    *ret_heads = fake.heads;
    *ret_count = fake.head_count;
    return SV_OK;
}

enum sv_status sv_store_score_add(struct sv_db *db, struct sv_arena *memory,
                                  const struct sv_scorecard_key *key, const struct sv_score *score,
                                  struct sv_error *reterr)
{
    (void)db, (void)memory, (void)key, (void)reterr;
    fake.turns[fake.entered_count] = fake.kept.turns.turn;
    fake.entered[fake.entered_count++] = *score;
    return SV_OK;
}

enum sv_status sv_store_score_list(struct sv_db *db, struct sv_arena *memory,
                                   const struct sv_scorecard_key *key,
                                   const struct sv_score **ret_scores, size_t *ret_count,
                                   struct sv_error *reterr)
{
    (void)db, (void)key, (void)reterr;
    struct sv_score *copy = sv_arena_array(memory, 40, sizeof(*copy));

    memcpy(copy, fake.entered, sizeof(fake.entered));
    for (size_t i = 0; i < fake.entered_count; i++)
        copy[i].earlier = sv_score_is_earlier(copy[i].stage, fake.turns[i], &fake.kept.turns);
    *ret_scores = copy;
    *ret_count = fake.entered_count;
    return SV_OK;
}

enum sv_status sv_store_survey_points(struct sv_db *db, struct sv_arena *memory,
                                      const struct sv_scorecard_key *key,
                                      const struct sv_survey_points **ret_points, size_t *ret_count,
                                      struct sv_error *reterr)
{
    (void)db, (void)memory, (void)key, (void)reterr;
    *ret_points = &fake.fed;
    *ret_count = fake.fed_count;
    return SV_OK;
}

enum sv_status sv_store_par_round_put(struct sv_db *db, struct sv_arena *memory,
                                      const struct sv_par_round *round, struct sv_error *reterr)
{
    (void)db, (void)memory;
    if (fake.has_round && fake.round.version != round->version)
        return sv_fail(reterr, SV_ERR_CONFLICT, "version", "another");
    fake.round = *round;
    fake.has_round = true;
    return SV_OK;
}

enum sv_status sv_store_par_round_find(struct sv_db *db, struct sv_arena *memory,
                                       const struct sv_scorecard_key *key,
                                       struct sv_par_round *ret_round, bool *ret_found,
                                       struct sv_error *reterr)
{
    (void)db, (void)memory, (void)key, (void)reterr;
    *ret_round = fake.round;
    *ret_found = fake.has_round;
    return SV_OK;
}

enum sv_status sv_store_par_event_add(struct sv_db *db, struct sv_arena *memory,
                                      const struct sv_scorecard_key *key,
                                      const struct sv_par_event *event, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)key, (void)reterr;
    fake.events[fake.event_count++] = *event;
    return SV_OK;
}

enum sv_status sv_store_par_event_list(struct sv_db *db, struct sv_arena *memory,
                                       const struct sv_scorecard_key *key,
                                       struct sv_par_events *ret_events, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)key, (void)reterr;
    *ret_events = (struct sv_par_events){ .items = fake.events, .count = fake.event_count };
    return SV_OK;
}

enum sv_status sv_store_scorecard_pin(struct sv_db *db, struct sv_arena *memory,
                                      const struct sv_scorecard_head *head,
                                      const struct sv_survey_points *points,
                                      const char **ret_before, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)head, (void)points, (void)reterr;
    *ret_before = "";
    fake.pinned++;
    return SV_OK;
}

enum sv_status sv_store_evidence_add(struct sv_db *db, struct sv_arena *memory,
                                     const struct sv_scorecard_key *key,
                                     const struct sv_evidence *evidence, const void *content,
                                     int64_t *ret_entry, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)key, (void)content, (void)reterr;
    fake.evidence[fake.evidence_count] = *evidence;
    fake.evidence[fake.evidence_count].entry = (int64_t)fake.evidence_count + 1;
    *ret_entry = (int64_t)++fake.evidence_count;
    return SV_OK;
}

enum sv_status sv_store_evidence_list(struct sv_db *db, struct sv_arena *memory,
                                      const struct sv_scorecard_key *key,
                                      struct sv_evidence_list *ret_list, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)key, (void)reterr;
    *ret_list = (struct sv_evidence_list){ .items = fake.evidence, .count = fake.evidence_count };
    return SV_OK;
}

enum sv_status sv_store_evidence_withdraw(struct sv_db *db, struct sv_arena *memory,
                                          const struct sv_scorecard_key *key, int64_t entry,
                                          struct sv_error *reterr)
{
    (void)db, (void)memory, (void)key;
    if (entry < 1 || entry > (int64_t)fake.evidence_count)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "evidence", "none");
    fake.withdrawn++;
    return SV_OK;
}

enum sv_status sv_store_evidence_file(struct sv_db *db, struct sv_arena *memory,
                                      const struct sv_scorecard_key *key, const char *sha256,
                                      struct sv_evidence_file *ret_file, struct sv_error *reterr)
{
    (void)db, (void)memory, (void)key, (void)sha256, (void)reterr;
    *ret_file = (struct sv_evidence_file){ .size = 1, .name = "x.txt" };
    return SV_OK;
}

enum sv_status sv_store_evidence_part(struct sv_db *db, struct sv_arena *memory, const char *sha256,
                                      size_t from, struct sv_evidence_file *ret_part,
                                      struct sv_error *reterr)
{
    (void)db, (void)memory, (void)sha256, (void)from, (void)reterr;
    *ret_part = (struct sv_evidence_file){ "x", 1, "" };
    return SV_OK;
}

static struct sv_criterion criteria[] = {
    { .code = "1", .max_points = 62 * SV_POINT, .parent = SV_NO_PARENT, .leaf = true },
    { .code = "T",
      .max_points = 3 * SV_POINT,
      .parent = SV_NO_PARENT,
      .leaf = true,
      .rule = { .kind = SV_RULE_BONUS, .lowest = -2 * SV_POINT } },
    { .code = "7",
      .max_points = 38 * SV_POINT,
      .parent = SV_NO_PARENT,
      .leaf = true,
      .rule.kind = SV_RULE_SURVEY_LINEAR },
};

static enum sv_status read_framework(struct sv_arena *memory, const char *text, size_t size,
                                     struct sv_framework *ret_framework,
                                     struct sv_violations *violations, struct sv_error *reterr)
{
    (void)memory, (void)text, (void)size, (void)violations, (void)reterr;
    *ret_framework = (struct sv_framework){ .code = "F",
                                            .version = 1,
                                            .max_points = 100 * SV_POINT,
                                            .decimals = 2,
                                            .criteria = criteria,
                                            .criterion_count = 3 };
    return SV_OK;
}

static const struct sv_codec codec = { .read_framework = read_framework };
const struct sv_app fake_app = { .codec = &codec };
