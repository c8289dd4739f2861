/* SPDX-License-Identifier: Apache-2.0 */
#include "store/par_store.h"

#include "store/document_rows.h"
#include "store/head_rows.h"
#include "store/statements.h"

#include <string.h>

static const struct sv_document_kind frameworks = { .find = &sv_stmt_framework_find,
                                                    .insert = &sv_stmt_framework_insert };

enum sv_status sv_store_framework_add(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_document *document, bool *ret_added,
                                      struct sv_error *reterr)
{
    return sv_document_add(db, arena, &frameworks, document, ret_added, reterr);
}

enum sv_status sv_store_framework_find(struct sv_db *db, struct sv_arena *arena, const char *code,
                                       int64_t version, struct sv_document *ret_document,
                                       struct sv_error *reterr)
{
    const struct sv_document wanted = { .code = code, .version = version };

    return sv_document_find(db, arena, &frameworks, &wanted, ret_document, reterr);
}

enum sv_status sv_store_framework_list(struct sv_db *db, struct sv_arena *arena,
                                       struct sv_documents *ret_documents, struct sv_error *reterr)
{
    return sv_documents_select(db, arena, &sv_stmt_framework_list, NULL, ret_documents, reterr);
}

enum sv_status sv_store_scorecard_add(struct sv_db *db, struct sv_arena *arena,
                                      const struct sv_scorecard_key *key, int64_t version,
                                      bool *ret_added, struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
        SV_PARAM(arena, version),
    };

    size_t affected = 0;
    enum sv_status status = sv_db_run(db, &sv_stmt_scorecard_insert, params, &affected, reterr);

    if (status == SV_OK)
        *ret_added = affected > 0;
    return status;
}

/* NOLINTNEXTLINE(readability-function-size): two statements of one shape */
static enum sv_status find_head(struct sv_db *db, struct sv_arena *arena,
                                const struct sv_stmt *stmt, const struct sv_scorecard_key *key,
                                struct sv_scorecard_head *ret_head, struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
    };
    struct sv_heads heads = { 0 };

    enum sv_status status = sv_heads_select(db, arena, stmt, params, &heads, reterr);
    if (status != SV_OK)
        return status;
    if (heads.count == 0)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "scorecard",
                       "unit '%.40s' has no scorecard in framework '%.40s'%s%.40s", key->unit,
                       key->framework, key->period[0] == '\0' ? "" : " and period ", key->period);
    *ret_head = heads.items[0];
    return SV_OK;
}

enum sv_status sv_store_scorecard_find(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_scorecard_key *key,
                                       struct sv_scorecard_head *ret_head, struct sv_error *reterr)
{
    return find_head(db, arena, &sv_stmt_scorecard_find, key, ret_head, reterr);
}

enum sv_status sv_store_scorecard_lock(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_scorecard_key *key,
                                       struct sv_scorecard_head *ret_head, struct sv_error *reterr)
{
    return find_head(db, arena, &sv_stmt_scorecard_lock, key, ret_head, reterr);
}

enum sv_status sv_store_scorecard_move(struct sv_db *db, struct sv_arena *arena,
                                       const struct sv_scorecard_head *head,
                                       struct sv_error *reterr)
{
    const struct sv_param params[] = {
        SV_PARAM(arena, head->key.unit),        SV_PARAM(arena, head->key.framework),
        SV_PARAM(arena, head->key.period),      SV_PARAM(arena, sv_card_state_word(head->state)),
        SV_PARAM(arena, head->decision_number), SV_PARAM(arena, head->decision_date),
        SV_PARAM(arena, head->turns.turn),      SV_PARAM(arena, head->turns.returned),
        SV_PARAM(arena, head->turns.decisions),
    };

    return sv_db_run(db, &sv_stmt_scorecard_move, params, NULL, reterr);
}

enum sv_status sv_store_scorecard_list(struct sv_db *db, struct sv_arena *arena, const char *unit,
                                       const struct sv_scorecard_head **ret_heads,
                                       size_t *ret_count, struct sv_error *reterr)
{
    const struct sv_param params[] = { SV_PARAM(arena, unit) };
    struct sv_heads heads = { 0 };

    enum sv_status status =
        sv_heads_select(db, arena, &sv_stmt_scorecard_list, params, &heads, reterr);
    if (status != SV_OK)
        return status;
    *ret_heads = heads.items;
    *ret_count = heads.count;
    return SV_OK;
}

static const char *const fact_words[] = {
    [SV_FACTS_NONE] = "",       [SV_FACTS_OPTION] = "option", [SV_FACTS_RATIO] = "ratio",
    [SV_FACTS_VALUE] = "value", [SV_FACTS_COUNT] = "count",
};

static int64_t fact_number_of(const struct sv_facts *facts)
{
    switch (facts->kind) {
    case SV_FACTS_RATIO:
        return facts->numerator;
    case SV_FACTS_VALUE:
        return facts->value;
    case SV_FACTS_COUNT:
        return facts->count;
    case SV_FACTS_NONE:
    case SV_FACTS_OPTION:
        return 0;
    }
    return 0;
}

enum sv_status sv_store_score_add(struct sv_db *db, struct sv_arena *arena,
                                  const struct sv_scorecard_key *key, const struct sv_score *score,
                                  struct sv_error *reterr)
{
    const struct sv_facts *facts = &score->facts;
    const char *option = facts->kind == SV_FACTS_OPTION ? facts->option : "";
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
        SV_PARAM(arena, score->criterion),
        SV_PARAM(arena, sv_stage_word(score->stage)),
        SV_PARAM(arena, score->applicable),
        SV_PARAM(arena, score->points),
        SV_PARAM(arena, score->reason),
        SV_PARAM(arena, score->entered_on),
        SV_PARAM(arena, score->author),
        SV_PARAM(arena, fact_words[facts->kind]),
        SV_PARAM(arena, option),
        SV_PARAM(arena, fact_number_of(facts)),
        SV_PARAM(arena, facts->kind == SV_FACTS_RATIO ? facts->denominator : INT64_C(0)),
    };

    return sv_db_run(db, &sv_stmt_score_insert, params, NULL, reterr);
}

struct score_row {
    const char *criterion;
    const char *stage;
    bool applicable;
    int64_t points;
    const char *reason;
    const char *author;
    sv_day entered_on;
    const char *facts;
    const char *fact_option;
    int64_t fact_number;
    int64_t fact_of;
    int64_t turn;
    int64_t card_turn;
    int64_t returned_turn;
};

static struct sv_facts facts_of(const struct score_row *row)
{
    struct sv_facts facts = { 0 };

    for (enum sv_facts_kind kind = SV_FACTS_NONE; kind <= SV_FACTS_COUNT; kind++) {
        if (strcmp(fact_words[kind], row->facts) == 0)
            facts.kind = kind;
    }
    facts.option = row->fact_option;
    facts.numerator = facts.kind == SV_FACTS_RATIO ? row->fact_number : 0;
    facts.denominator = row->fact_of;
    facts.value = facts.kind == SV_FACTS_VALUE ? row->fact_number : 0;
    facts.count = facts.kind == SV_FACTS_COUNT ? row->fact_number : 0;
    return facts;
}

static enum sv_status score_of(const struct score_row *row, struct sv_score *ret_score,
                               struct sv_error *reterr)
{
    const struct sv_card_turns turns = { .turn = row->card_turn, .returned = row->returned_turn };

    *ret_score = (struct sv_score){ .criterion = row->criterion,
                                    .applicable = row->applicable,
                                    .points = row->points,
                                    .facts = facts_of(row),
                                    .reason = row->reason,
                                    .author = row->author,
                                    .entered_on = row->entered_on };
    if (!sv_stage_of_word(row->stage, &ret_score->stage))
        return sv_fail(reterr, SV_ERR_INTERNAL, "score_list", "unknown stage '%s'", row->stage);
    ret_score->earlier = sv_score_is_earlier(ret_score->stage, row->turn, &turns);
    return SV_OK;
}

enum sv_status sv_store_score_list(struct sv_db *db, struct sv_arena *arena,
                                   const struct sv_scorecard_key *key,
                                   const struct sv_score **ret_scores, size_t *ret_count,
                                   struct sv_error *reterr)
{
    static const struct sv_col cols[] = {
        SV_COL(struct score_row, criterion),   SV_COL(struct score_row, stage),
        SV_COL(struct score_row, applicable),  SV_COL(struct score_row, points),
        SV_COL(struct score_row, reason),      SV_COL(struct score_row, author),
        SV_COL(struct score_row, entered_on),  SV_COL(struct score_row, facts),
        SV_COL(struct score_row, fact_option), SV_COL(struct score_row, fact_number),
        SV_COL(struct score_row, fact_of),     SV_COL(struct score_row, turn),
        SV_COL(struct score_row, card_turn),   SV_COL(struct score_row, returned_turn),
    };
    static const struct sv_row_shape shape = SV_ROW_SHAPE(struct score_row, cols);
    const struct sv_param params[] = {
        SV_PARAM(arena, key->unit),
        SV_PARAM(arena, key->framework),
        SV_PARAM(arena, key->period),
    };
    struct sv_rows rows = { 0 };

    enum sv_status status =
        sv_db_select(db, arena, &sv_stmt_score_list, params, &shape, &rows, reterr);
    if (status != SV_OK)
        return status;
    struct sv_score *scores = sv_arena_array(arena, rows.count, sizeof(*scores));

    for (size_t i = 0; i < rows.count && status == SV_OK; i++)
        status = score_of((const struct score_row *)rows.items + i, &scores[i], reterr);
    if (status != SV_OK)
        return status;
    *ret_scores = scores;
    *ret_count = rows.count;
    return SV_OK;
}
