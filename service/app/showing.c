/* SPDX-License-Identifier: Apache-2.0 */
#include "app/showing.h"

#include "store/fold_store.h"
#include "store/shown_store.h"
#include "store/survey_store.h"
#include "store/transaction.h"

#include <string.h>

struct showing {
    struct sv_arena *arena;
    const char *survey;
    sv_day today;
    bool anyway; /* though it is not due */
    struct sv_shown_state state;
};

/* Procedures are told apart in answers only: whatever else is of the same unit, period, channel
 * and respondent type goes together. */
static bool is_same_whole(const struct sv_shown_group *a, const struct sv_shown_group *b)
{
    return strcmp(a->unit, b->unit) == 0 && strcmp(a->period, b->period) == 0 &&
           strcmp(a->channel, b->channel) == 0 && strcmp(a->respondent, b->respondent) == 0;
}

static struct sv_shown_group sum_of(const struct sv_shown_group *groups, size_t count)
{
    struct sv_shown_group sum = groups[0];

    for (size_t i = 1; i < count; i++) {
        sum.live += groups[i].live;
        sum.shown += groups[i].shown;
    }
    return sum;
}

static void choose(const struct showing *showing, const struct sv_shown_groups *groups,
                   struct sv_shown_moves *moves)
{
    for (size_t i = 0, next = 0; i < groups->count; i = next) {
        for (next = i;
             next < groups->count && is_same_whole(&groups->items[i], &groups->items[next]);
             next++) {
            if (sv_group_is_shown_anew(&showing->state, &groups->items[next], showing->today))
                moves->items[moves->count++] =
                    (struct sv_shown_move){ &groups->items[next], false };
        }
        const struct sv_shown_group whole = sum_of(&groups->items[i], next - i);

        if (sv_group_is_shown_anew(&showing->state, &whole, showing->today))
            moves->items[moves->count++] = (struct sv_shown_move){ &groups->items[i], true };
    }
}

/* The answers take what time they need, once a day: those of whole periods are read. */
static enum sv_status keep_answers(struct sv_db *db, const struct showing *showing,
                                   const struct sv_shown_moves *moves, struct sv_error *reterr)
{
    enum sv_status status = sv_store_take_time(db, reterr);

    return status == SV_OK
               ? sv_store_shown_answers_move(db, showing->arena, showing->survey, moves, reterr)
               : status;
}

static enum sv_status move(struct sv_db *db, const struct showing *showing,
                           const struct sv_shown_moves *moves, struct sv_error *reterr)
{
    enum sv_status status = sv_store_shown_move(db, showing->arena, showing->survey, moves, reterr);

    return status == SV_OK && showing->state.keeps_answers
               ? keep_answers(db, showing, moves, reterr)
               : status;
}

/*
 * Whether the first showing keeps the answers, though no crosstab was asked for yet: most surveys
 * begin so, and those that begin to be kept later have groups that must wait (begin_to_keep). Of
 * many responses it would take minutes, which the first reader of results should not wait for.
 */
static bool is_small(const struct sv_shown_groups *groups)
{
    enum { SMALL = 100000 };
    int64_t responses = 0;

    for (size_t i = 0; i < groups->count; i++)
        responses += groups->items[i].live;
    return responses <= SMALL;
}

static enum sv_status show(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct showing *showing = context;
    struct sv_arena *arena = showing->arena;
    struct sv_shown_groups groups = { 0 };
    struct sv_shown_moves moves = { 0 };

    enum sv_status status = sv_store_survey_lock(db, arena, showing->survey, reterr);
    if (status == SV_OK) /* while we waited another may have shown it */
        status = sv_store_shown_state(db, arena, showing->survey, &showing->state, reterr);
    if (status != SV_OK ||
        (!showing->anyway && !sv_showing_is_due(&showing->state, showing->today)))
        return status;
    status = sv_store_shown_groups(db, arena, showing->survey, &groups, reterr);
    if (status != SV_OK || groups.count == 0)
        return status;
    moves.items = sv_arena_array(arena, 2 * groups.count, sizeof(*moves.items));
    choose(showing, &groups, &moves);
    if (!showing->state.known)
        showing->state.keeps_answers = is_small(&groups);
    showing->state.known = true;
    showing->state.day = showing->today;
    moves.folded = ++showing->state.folded;
    if (moves.count > 0)
        status = move(db, showing, &moves, reterr);
    if (status == SV_OK)
        status = sv_store_shown_state_put(db, arena, showing->survey, &showing->state, reterr);
    return status;
}

enum sv_status sv_show(struct sv_db *db, struct sv_arena *arena, const char *survey, sv_day today,
                       struct sv_shown_state *ret_state, struct sv_error *reterr)
{
    struct showing showing = { .arena = arena, .survey = survey, .today = today };
    enum sv_status status = sv_store_shown_state(db, arena, survey, &showing.state, reterr);

    if (status == SV_OK && sv_showing_is_due(&showing.state, today))
        status = sv_transact_snapshot(db, show, &showing, reterr);
    if (status == SV_OK)
        *ret_state = showing.state;
    return status;
}

enum sv_status sv_show_now(struct sv_db *db, struct sv_arena *arena, const char *survey,
                           sv_day today, struct sv_error *reterr)
{
    struct showing showing = { .arena = arena, .survey = survey, .today = today, .anyway = true };

    return sv_transact_snapshot(db, show, &showing, reterr);
}

/* Groups that others have come to since they were shown are left for the showing that moves them:
 * who is new in them is told by no mark. */
static enum sv_status begin_to_keep(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct showing *showing = context;
    struct sv_arena *arena = showing->arena;
    struct sv_shown_groups groups = { 0 };
    struct sv_shown_moves moves = { 0 };

    enum sv_status status = sv_store_survey_lock(db, arena, showing->survey, reterr);
    if (status == SV_OK)
        status = sv_store_shown_state(db, arena, showing->survey, &showing->state, reterr);
    if (status != SV_OK || !showing->state.known || showing->state.keeps_answers)
        return status;
    status = sv_store_shown_groups_at_rest(db, arena, showing->survey, &groups, reterr);
    if (status != SV_OK)
        return status;
    moves = (struct sv_shown_moves){ .folded = showing->state.folded, .count = groups.count };
    moves.items = sv_arena_array(arena, groups.count, sizeof(*moves.items));
    for (size_t i = 0; i < groups.count; i++)
        moves.items[i].group = &groups.items[i];
    if (groups.count > 0)
        status = keep_answers(db, showing, &moves, reterr);
    showing->state.keeps_answers = true;
    if (status == SV_OK)
        status = sv_store_shown_state_put(db, arena, showing->survey, &showing->state, reterr);
    return status;
}

enum sv_status sv_show_answers(struct sv_db *db, struct sv_arena *arena, const char *survey,
                               sv_day today, struct sv_shown_state *ret_state,
                               struct sv_error *reterr)
{
    struct showing showing = { .arena = arena, .survey = survey, .today = today };
    enum sv_status status = sv_show(db, arena, survey, today, &showing.state, reterr);

    if (status == SV_OK && showing.state.known && !showing.state.keeps_answers)
        status = sv_transact_snapshot(db, begin_to_keep, &showing, reterr);
    if (status == SV_OK)
        *ret_state = showing.state;
    return status;
}
