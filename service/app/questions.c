/* SPDX-License-Identifier: Apache-2.0 */
#include "app/questions.h"

#include "app/survey_cache.h"
#include "domain/crosstab_nested.h"
#include "store/question_store.h"
#include "store/shown_store.h"
#include "store/survey_store.h"
#include "store/transaction.h"

#include <string.h>

struct asking {
    struct sv_arena *arena;
    struct sv_question_asked *asked;
    struct sv_questions questions; /* the ledger as it was read */
    int64_t stored;                /* of them: all, or none of everybody alone */
    bool known;                    /* the people of the question are in it */
};

static const char *survey_of(const struct asking *asking)
{
    return asking->asked->held->loaded->survey.code;
}

/* Everybody comes first in every ledger: or whoever asks for all but a few would spoil the table of
 * the whole survey for everyone. */
static void begin_ledger(struct asking *asking)
{
    struct sv_question *everybody = sv_arena_alloc(asking->arena, sizeof(*everybody));

    *everybody = (struct sv_question){ .showing = asking->asked->held->showing,
                                       .unit = "",
                                       .period = "",
                                       .procedure = "",
                                       .channel = "",
                                       .respondent = "" };
    asking->questions = (struct sv_questions){ .items = everybody, .count = 1 };
}

static void append(struct asking *asking, const struct sv_questions *more)
{
    size_t stored = (size_t)asking->stored;
    struct sv_question *items = sv_arena_array(asking->arena, stored + more->count, sizeof(*items));

    if (stored > 0)
        memcpy(items, asking->questions.items, stored * sizeof(*items));
    memcpy(items + stored, more->items, more->count * sizeof(*items));
    asking->questions = (struct sv_questions){ .items = items, .count = stored + more->count };
    asking->stored = (int64_t)asking->questions.count;
}

/* Held against what was told of a later showing, or with words that are not known here yet, a table
 * might be told beside what it must not be. */
static enum sv_status check(const struct asking *asking, const struct sv_questions *more,
                            struct sv_error *reterr)
{
    const struct sv_held_columns *held = asking->asked->held;

    for (size_t i = 0; i < more->count; i++) {
        const struct sv_cut cut = sv_question_cut(&held->loaded->survey, &more->items[i]);
        bool known = more->items[i].showing <= held->showing;

        for (int k = 0; k < SV_DIMENSION_COUNT; k++)
            known = known && cut.at[k] != SV_NO_CODE;
        if (!known)
            return sv_fail(reterr, SV_ERR_BUSY, "figures", "the survey was shown anew meanwhile");
    }
    return SV_OK;
}

/* Those that are not known yet. */
static enum sv_status read_more(struct sv_db *db, struct asking *asking, bool *ret_more,
                                struct sv_error *reterr)
{
    struct sv_questions more = { 0 };
    enum sv_status status =
        sv_store_questions(db, asking->arena, survey_of(asking), asking->stored, &more, reterr);

    if (status != SV_OK)
        return status;
    *ret_more = more.count > 0;
    status = check(asking, &more, reterr);
    if (status != SV_OK)
        return status;
    if (more.count > 0)
        append(asking, &more);
    else if (asking->stored == 0)
        begin_ledger(asking);
    return SV_OK;
}

enum sv_status sv_withhold(struct sv_error *reterr)
{
    return sv_fail(reterr, SV_ERR_WITHHELD, "figures",
                   "Không cung cấp: chênh lệch với số liệu đã cung cấp dưới 10 người. / "
                   "Not told: fewer than 10 people, by themselves or beside what was told.");
}

static enum sv_status refuse_as_full(struct sv_error *reterr)
{
    return sv_fail(reterr, SV_ERR_CONFLICT, "figures",
                   "Đã đủ %d bộ lọc cho cuộc khảo sát này; chỉ hỏi lại được các bộ lọc cũ. / "
                   "%d filters were answered, the most of a survey; those can be asked again.",
                   SV_QUESTIONS_MAX, SV_QUESTIONS_MAX);
}

static enum sv_status tell(struct asking *asking, struct sv_error *reterr)
{
    const struct sv_disclosure_rule rule = sv_disclosure_default();
    struct sv_question_asked *asked = asking->asked;
    const struct sv_survey *survey = &asked->held->loaded->survey;
    const struct sv_crosstab_items items = {
        .columns = asked->held->columns,
        .all = survey->instrument->items,
        .places = { asked->items[0], asked->items[1] },
    };
    const struct sv_crosstab_ledger *ledger = sv_crosstab_ledger_new(
        asking->arena, survey, items.columns, &asking->questions, &asked->question);
    struct sv_crosstab *crosstab = sv_arena_alloc(asking->arena, sizeof(*crosstab));

    asking->known = sv_crosstab_ledger_find(ledger) < asking->questions.count;
    if (!asking->known && asking->questions.count >= SV_QUESTIONS_MAX)
        return refuse_as_full(reterr);
    if (!sv_crosstab_ask(asking->arena, &rule, &items, ledger, crosstab))
        return sv_withhold(reterr);
    asked->crosstab = crosstab;
    return SV_OK;
}

static enum sv_status enter_held(struct sv_db *db, const struct asking *asking,
                                 struct sv_error *reterr)
{
    int64_t count = (int64_t)asking->questions.count;
    enum sv_status status = SV_OK;

    if (asking->stored == 0)
        status = sv_store_question_add(db, asking->arena, survey_of(asking), count,
                                       &asking->questions.items[0], reterr);
    if (status == SV_OK && !asking->known)
        status = sv_store_question_add(db, asking->arena, survey_of(asking), count + 1,
                                       &asking->asked->question, reterr);
    return status;
}

static enum sv_status enter(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct asking *asking = context;
    struct sv_shown_state state = { 0 };
    bool more = false;
    enum sv_status status = sv_store_survey_lock(db, asking->arena, survey_of(asking), reterr);

    if (status == SV_OK)
        status = sv_store_shown_state(db, asking->arena, survey_of(asking), &state, reterr);
    if (status == SV_OK && state.folded != asking->asked->held->showing)
        return sv_fail(reterr, SV_ERR_BUSY, "figures", "the survey was shown anew meanwhile");
    if (status == SV_OK)
        status = read_more(db, asking, &more, reterr);
    if (status == SV_OK && more) /* others were first */
        status = tell(asking, reterr);
    return status == SV_OK ? enter_held(db, asking, reterr) : status;
}

enum sv_status sv_question_ask(struct sv_db *db, struct sv_arena *arena,
                               struct sv_question_asked *asked, struct sv_error *reterr)
{
    struct asking asking = { .arena = arena, .asked = asked };
    bool more = false;

    asked->question.showing = asked->held->showing;
    enum sv_status status = read_more(db, &asking, &more, reterr);

    if (status == SV_OK)
        status = tell(&asking, reterr);
    if (status != SV_OK || (asking.known && asking.stored > 0))
        return status;
    return sv_transact(db, enter, &asking, reterr);
}
