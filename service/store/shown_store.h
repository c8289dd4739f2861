/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_SHOWN_STORE_H
#define SV_STORE_SHOWN_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "domain/showing.h"
#include "domain/words.h"

struct sv_db;

/* Of a survey that was never shown it is not known. */
SV_MUST_USE
enum sv_status sv_store_shown_state(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                    struct sv_shown_state *ret_state, struct sv_error *reterr);
SV_MUST_USE
enum sv_status sv_store_shown_state_put(struct sv_db *db, struct sv_arena *arena,
                                        const char *survey, const struct sv_shown_state *state,
                                        struct sv_error *reterr);

struct sv_shown_groups {
    const struct sv_shown_group
        *items; /* ordered by unit, period, channel, respondent, procedure */
    size_t count;
};

SV_MUST_USE
enum sv_status sv_store_shown_groups(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                     struct sv_shown_groups *ret_groups, struct sv_error *reterr);

/* Those that are shown exactly as they are counted, answer by answer. */
SV_MUST_USE
enum sv_status sv_store_shown_groups_at_rest(struct sv_db *db, struct sv_arena *arena,
                                             const char *survey, struct sv_shown_groups *ret_groups,
                                             struct sv_error *reterr);

/* Shows groups as they are counted now: the answers, and with whole the factors and criteria too,
 * which are not told by procedure. */
struct sv_shown_move {
    const struct sv_shown_group *group;
    bool whole;
};

/* A showing: its number, and the groups that move in it. */
struct sv_shown_moves {
    int64_t folded;
    struct sv_shown_move *items;
    size_t count;
};
SV_MUST_USE
enum sv_status sv_store_shown_move(struct sv_db *db, struct sv_arena *arena, const char *survey,
                                   const struct sv_shown_moves *moves, struct sv_error *reterr);

/*
 * Keeps the answers of the groups that move, in the transaction that shows them, which must see the
 * database as it was at its beginning. What is kept moves by ten responses or more, even where the
 * last showing of a period moves by fewer.
 */
SV_MUST_USE
enum sv_status sv_store_shown_answers_move(struct sv_db *db, struct sv_arena *arena,
                                           const char *survey, const struct sv_shown_moves *moves,
                                           struct sv_error *reterr);

/* The kept answers of a group: encoded, one response after the other. */
struct sv_shown_answers {
    const char *unit;
    const char *period;
    const char *procedure;
    enum sv_channel channel;
    enum sv_respondent respondent;
    int64_t since, few, few_until; /* see migration 0016 */
    const uint8_t *answers;
    size_t size;
};
typedef enum sv_status sv_each_shown_answers(const struct sv_shown_answers *answers, void *context,
                                             struct sv_error *reterr);

/* The arguments of each last until it returns. */
SV_MUST_USE
enum sv_status sv_store_shown_answers_each(struct sv_db *db, const char *survey,
                                           sv_each_shown_answers *each, void *context,
                                           struct sv_error *reterr);

#endif
