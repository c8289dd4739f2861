/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par_workflow.h"
#include "support/par_cards.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

enum { CRITERIA = 3, STEPS = 60, WALKS = 1000, NONE = -1 };

/* A walk through the workflow: what happened, and the naive replay of it. */
struct walk {
    struct sv_scorecard_head head;
    struct sv_score entered[STEPS * CRITERIA];
    int64_t turns[STEPS * CRITERIA];
    size_t count;
    int standing[CRITERIA][SV_STAGE_FINAL + 1]; /* points, or NONE */
    unsigned seed;
};

static const char *const codes[CRITERIA] = { "1", "2", "3" };

static unsigned draw(struct walk *walk, unsigned below)
{
    walk->seed = walk->seed * 1103515245U + 12345U;
    return (walk->seed >> 16) % below;
}

static void enter(struct walk *walk, size_t criterion, enum sv_stage stage, int points)
{
    walk->entered[walk->count] = (struct sv_score){ .criterion = codes[criterion],
                                                    .stage = stage,
                                                    .applicable = true,
                                                    .points = points * SV_POINT };
    walk->turns[walk->count++] = walk->head.turns.turn;
    walk->standing[criterion][stage] = points;
}

static void forget(struct walk *walk, enum sv_stage stage)
{
    for (size_t i = 0; i < CRITERIA; i++)
        walk->standing[i][stage] = NONE;
}

static void copy_appraised(struct walk *walk)
{
    for (size_t i = 0; i < CRITERIA; i++) {
        int appraised = walk->standing[i][SV_STAGE_APPRAISED];

        if (appraised != NONE && walk->standing[i][SV_STAGE_FINAL] == NONE)
            enter(walk, i, SV_STAGE_FINAL, appraised);
    }
}

/* By the names of the steps only: it knows nothing of turns. */
static void move(struct walk *walk, enum sv_par_action action)
{
    static const struct sv_par_decision decision = { "1/QĐ", 20000 };
    const char *word = sv_par_action_word(action);
    bool finalises = strcmp(word, "finalise") == 0;

    if (finalises)
        copy_appraised(walk);
    walk->head = sv_par_moved(&walk->head, action, finalises ? &decision : NULL);
    if (strcmp(word, "return") == 0)
        forget(walk, SV_STAGE_APPRAISED);
    if (!finalises && strcmp(word, "publish") != 0)
        forget(walk, SV_STAGE_FINAL);
}

static void step(struct walk *walk)
{
    enum sv_par_action action = draw(walk, SV_PAR_ACTION_COUNT);
    enum sv_role role = draw(walk, SV_ROLE_COUNT);
    const struct sv_par_standing standing = { .state = walk->head.state };
    size_t criterion = draw(walk, CRITERIA);
    int points = (int)draw(walk, 10);

    /* Deciding ends a walk: let it go on for a while. */
    if (action == SV_PAR_FINALISE && draw(walk, 4) > 0)
        return;
    while (!sv_par_role_may(action, role))
        role = draw(walk, SV_ROLE_COUNT);
    if (sv_par_verdict_of(action, role, &standing) != SV_PAR_ALLOWED)
        return;
    if (action == SV_PAR_SCORE_SELF)
        enter(walk, criterion, SV_STAGE_SELF, points);
    else if (action == SV_PAR_SCORE_APPRAISED)
        enter(walk, criterion, SV_STAGE_APPRAISED, points);
    else if (action == SV_PAR_SCORE_FINAL)
        enter(walk, criterion, SV_STAGE_FINAL, points);
    else if (action >= SV_PAR_SEND)
        move(walk, action);
}

static void compare(const struct walk *walk, const struct sv_scorecard *card)
{
    sv_points total = 0;

    for (size_t i = 0; i < CRITERIA; i++) {
        const struct sv_score_line *line = &card->lines[i];
        int counts = NONE;

        for (enum sv_stage stage = SV_STAGE_SELF; stage <= SV_STAGE_FINAL; stage++) {
            const struct sv_score *stands = line->by_stage[stage];
            int wanted = walk->standing[i][stage];

            cr_assert(eq(int, stands == NULL ? NONE : (int)(stands->points / SV_POINT), wanted));
            counts = wanted == NONE ? counts : wanted;
        }
        cr_assert(eq(int, line->known, counts != NONE));
        cr_assert(eq(i64, line->points, counts == NONE ? 0 : counts * SV_POINT));
        total += line->points;
    }
    cr_assert(eq(i64, card->total, total));
}

Test(par_turns, make_what_stands_a_replay_of_the_workflow)
{
    struct sv_arena *arena = sv_arena_new();
    const struct sv_framework *framework = sv_test_fields(arena, CRITERIA, 10);
    struct walk *walk = malloc(sizeof(*walk));
    size_t seen[SV_CARD_STATE_COUNT] = { 0 }, returned = 0, earlier = 0;

    cr_assert(walk != NULL);
    for (unsigned seed = 1; seed <= WALKS; seed++) {
        memset(walk, 0, sizeof(*walk));
        memset(walk->standing, 0xFF, sizeof(walk->standing));
        walk->seed = seed;
        walk->head.decision_number = "";
        for (size_t i = 0; i < 2 * STEPS && walk->count < STEPS; i++) {
            step(walk);
            for (size_t k = 0; k < walk->count; k++) {
                walk->entered[k].earlier =
                    sv_score_is_earlier(walk->entered[k].stage, walk->turns[k], &walk->head.turns);
                earlier += walk->entered[k].earlier;
            }
            struct sv_arena *inner = sv_arena_new();
            const struct sv_scorecard card =
                sv_scorecard_of(inner, framework, walk->entered, walk->count, NULL, 0);

            compare(walk, &card);
            sv_arena_free(inner);
        }
        seen[walk->head.state]++;
        returned += walk->head.turns.returned > 0;
    }
    for (enum sv_card_state state = 0; state < SV_CARD_STATE_COUNT; state++)
        cr_expect(gt(sz, seen[state], 10), "walks end in %s", sv_card_state_word(state));
    cr_expect(gt(sz, returned, 100));
    cr_expect(gt(sz, earlier, 1000));
    free(walk);
    sv_arena_free(arena);
}

Test(par_turns, keep_what_was_returned_as_history)
{
    struct sv_arena *arena = sv_arena_new();
    const struct sv_framework *framework = sv_test_fields(arena, 1, 10);
    const struct sv_score scores[] = {
        { .criterion = "1", .stage = SV_STAGE_SELF, .applicable = true, .points = 9 * SV_POINT },
        { .criterion = "1",
          .stage = SV_STAGE_APPRAISED,
          .applicable = true,
          .points = 4 * SV_POINT,
          .earlier = true },
        { .criterion = "", .stage = SV_STAGE_FINAL, .points = 4 * SV_POINT, .earlier = true },
    };
    const struct sv_scorecard card = sv_scorecard_of(arena, framework, scores, 3, NULL, 0);
    const struct sv_score_line *line = &card.lines[0];

    cr_expect(eq(i64, card.total, 9 * SV_POINT));
    cr_expect(not(card.total_entered));
    cr_expect(eq(int, line->stage, SV_STAGE_SELF));
    cr_expect(eq(ptr, (void *)line->by_stage[SV_STAGE_APPRAISED], NULL));
    cr_expect(eq(ptr, (void *)line->earlier[SV_STAGE_APPRAISED], (void *)&scores[1]));
    sv_arena_free(arena);
}
