/* SPDX-License-Identifier: Apache-2.0 */
#include "app/questions.h"

#include "app/survey_cache.h"
#include "domain/crosstab_nested.h"
#include "domain/showing.h"
#include "store/question_store.h"
#include "store/shown_store.h"
#include "store/survey_store.h"
#include "store/transaction.h"

/* The questions that were answered, as sets of people of today's columns. */
struct entries {
    struct sv_query_ledger ledger;
    const bool **groups; /* of each question */
};

struct asking {
    struct sv_arena *arena;
    struct sv_question_asked *asked;
    const uint64_t *cells;
    struct entries entries;
    size_t place; /* of the question in the ledger, its count if it is not there */
};

static const char *survey_of(const struct asking *asking)
{
    return asking->asked->held->loaded->survey.code;
}

static enum sv_status read_entries(struct sv_db *db, struct asking *asking, struct sv_error *reterr)
{
    const struct sv_held_columns *held = asking->asked->held;
    struct entries *entries = &asking->entries;
    struct sv_questions questions = { 0 };
    enum sv_status status =
        sv_store_questions(db, asking->arena, survey_of(asking), &questions, reterr);

    if (status != SV_OK)
        return status;
    const uint64_t **cells = sv_arena_array(asking->arena, questions.count, sizeof(*cells));

    entries->groups = sv_arena_array(asking->arena, questions.count, sizeof(*entries->groups));
    for (size_t i = 0; i < questions.count; i++) {
        const struct sv_question *question = &questions.items[i];

        entries->groups[i] =
            sv_question_groups(asking->arena, &held->loaded->survey, held->columns, question);
        cells[i] =
            sv_question_cells(asking->arena, held->columns, entries->groups[i], question->showing);
    }
    entries->ledger.n =
        sv_question_people(asking->arena, held->columns, &entries->ledger.cell_count);
    entries->ledger.answered = cells;
    entries->ledger.answered_count = questions.count;
    entries->ledger.threshold = SV_SHOWING_MIN;
    asking->place = sv_query_find(&entries->ledger, asking->cells);
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

/* Everybody comes first in every ledger: or whoever asks for all but a few would spoil the table of
 * the whole survey for everyone. */
static enum sv_status begin_ledger(struct sv_db *db, struct asking *asking, struct sv_error *reterr)
{
    const struct sv_question everybody = { .showing = asking->asked->held->showing,
                                           .units = "",
                                           .period = "",
                                           .procedure = "",
                                           .channel = "",
                                           .respondent = "" };
    enum sv_status status =
        sv_store_question_add(db, asking->arena, survey_of(asking), 1, &everybody, reterr);

    return status == SV_OK ? read_entries(db, asking, reterr) : status;
}

/* Those before it in the ledger that tell something beside it. */
struct beside {
    const bool **items;
    size_t count;
    bool leaves_few; /* people between it and one of them */
};

static const bool *just_one(const struct asking *asking, const bool *one, const bool *other)
{
    size_t count = 0;

    (void)sv_columns_groups(asking->asked->held->columns, &count);
    bool *groups = sv_arena_array(asking->arena, count, sizeof(*groups));

    for (size_t i = 0; i < count; i++)
        groups[i] = one[i] != other[i];
    return groups;
}

/* Each with all those before it: the one less the other, or the two together. */
static void add_pairs(const struct asking *asking, size_t place, uint64_t *cells,
                      struct beside *beside)
{
    const struct sv_query_ledger *ledger = &asking->entries.ledger;
    const bool *const *groups = asking->entries.groups;

    for (size_t i = 0; i < place; i++) {
        if (!sv_query_combine(ledger, i, place, cells) ||
            !sv_query_is_nested(ledger, asking->cells, cells))
            continue;
        beside->items[beside->count++] = just_one(asking, groups[i], groups[place]);
        beside->leaves_few =
            beside->leaves_few || sv_query_leaves_few(ledger, asking->cells, cells);
    }
}

static struct beside beside_of(const struct asking *asking)
{
    const struct sv_query_ledger *ledger = &asking->entries.ledger;
    uint64_t *cells = sv_arena_array(asking->arena, sv_query_words(ledger), sizeof(*cells));
    size_t most = asking->place * (asking->place + 1) / 2;
    struct beside beside = { .items = sv_arena_array(asking->arena, most, sizeof(bool *)) };

    for (size_t i = 0; i < asking->place; i++) {
        if (sv_query_is_nested(ledger, asking->cells, ledger->answered[i]))
            beside.items[beside.count++] = asking->entries.groups[i];
        add_pairs(asking, i, cells, &beside);
    }
    return beside;
}

static enum sv_status tell(const struct asking *asking, struct sv_error *reterr)
{
    const struct sv_disclosure_rule rule = sv_disclosure_default();
    struct sv_question_asked *asked = asking->asked;
    struct sv_crosstab *crosstab = sv_arena_alloc(asking->arena, sizeof(*crosstab));
    const struct beside beside = beside_of(asking);
    const struct sv_crosstab_asking table = {
        .columns = asked->held->columns,
        .all_items = asked->held->loaded->survey.instrument->items,
        .items = { asked->items[0], asked->items[1] },
        .chosen = asked->chosen,
        .earlier = beside.items,
        .earlier_count = beside.count,
    };

    if (beside.leaves_few || !sv_crosstab_ask(asking->arena, &rule, &table, crosstab))
        return sv_withhold(reterr);
    asked->crosstab = crosstab;
    return SV_OK;
}

static enum sv_status enter_held(struct sv_db *db, struct asking *asking, struct sv_error *reterr)
{
    const struct sv_query_ledger *ledger = &asking->entries.ledger;
    enum sv_status status = ledger->answered_count == 0 ? begin_ledger(db, asking, reterr) : SV_OK;

    if (status != SV_OK)
        return status;
    if (asking->place < ledger->answered_count)
        return tell(asking, reterr);
    if (sv_query_is_refused(ledger, asking->cells))
        return sv_withhold(reterr);
    if (ledger->answered_count >= SV_QUESTIONS_MAX)
        return refuse_as_full(reterr);
    status = tell(asking, reterr);
    return status == SV_OK ? sv_store_question_add(db, asking->arena, survey_of(asking),
                                                   (int64_t)ledger->answered_count + 1,
                                                   &asking->asked->question, reterr)
                           : status;
}

static enum sv_status enter(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct asking *asking = context;
    struct sv_shown_state state = { 0 };
    enum sv_status status = sv_store_survey_lock(db, asking->arena, survey_of(asking), reterr);

    if (status == SV_OK)
        status = sv_store_shown_state(db, asking->arena, survey_of(asking), &state, reterr);
    if (status == SV_OK && state.folded != asking->asked->held->showing)
        return sv_fail(reterr, SV_ERR_BUSY, "figures", "the survey was shown anew meanwhile");
    if (status == SV_OK) /* while we waited another may have asked it */
        status = read_entries(db, asking, reterr);
    return status == SV_OK ? enter_held(db, asking, reterr) : status;
}

enum sv_status sv_question_ask(struct sv_db *db, struct sv_arena *arena,
                               struct sv_question_asked *asked, struct sv_error *reterr)
{
    struct asking asking = { .arena = arena, .asked = asked };

    asked->question.showing = asked->held->showing;
    asking.cells =
        sv_question_cells(arena, asked->held->columns, asked->chosen, asked->held->showing);
    enum sv_status status = read_entries(db, &asking, reterr);

    if (status != SV_OK)
        return status;
    return asking.place < asking.entries.ledger.answered_count
               ? tell(&asking, reterr)
               : sv_transact(db, enter, &asking, reterr);
}
