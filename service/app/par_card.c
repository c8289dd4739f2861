/* SPDX-License-Identifier: Apache-2.0 */
#include "app/par_card.h"

#include "app/feeds.h"
#include "base/text.h"
#include "store/catalogue_store.h"
#include "store/par_store.h"
#include "store/par_work_store.h"
#include "store/release_store.h"

#include <inttypes.h>
#include <string.h>

enum sv_status sv_par_check_unit(struct sv_db *db, struct sv_arena *arena,
                                 const struct sv_caller *caller, const char *unit,
                                 struct sv_error *reterr)
{
    bool within = true;
    enum sv_status status = SV_OK;

    if (caller->unit[0] != '\0')
        status = sv_store_unit_within(db, arena, unit, caller->unit, &within, reterr);
    if (status == SV_OK && !within)
        return sv_fail(reterr, SV_ERR_FORBIDDEN, "unit", "not a unit that this key may see");
    return status;
}

enum sv_status sv_par_read_framework(const struct sv_app *app, struct sv_arena *arena,
                                     const struct sv_document *document,
                                     struct sv_framework *ret_framework, struct sv_error *reterr)
{
    struct sv_violations violations = { .arena = arena };

    enum sv_status status = app->codec->read_framework(
        arena, document->text, strlen(document->text), ret_framework, &violations, reterr);
    if (status == SV_OK && violations.count > 0)
        status = sv_fail(reterr, SV_ERR_INTERNAL, document->code,
                         "its stored document is no longer accepted");
    return status;
}

enum sv_status sv_par_framework(const struct sv_app *app, struct sv_db *db, struct sv_arena *arena,
                                const struct sv_scorecard_head *head,
                                struct sv_framework *ret_framework, struct sv_error *reterr)
{
    struct sv_document document = { 0 };

    enum sv_status status =
        sv_store_framework_find(db, arena, head->key.framework, head->version, &document, reterr);
    if (status == SV_OK)
        status = sv_par_read_framework(app, arena, &document, ret_framework, reterr);
    return status;
}

enum sv_status sv_par_add_up(const struct sv_par_reading *reading,
                             const struct sv_scorecard_head *head,
                             const struct sv_framework *framework,
                             struct sv_scorecard *ret_scorecard, struct sv_error *reterr)
{
    struct sv_db *db = reading->db;
    struct sv_arena *arena = reading->arena;
    const struct sv_score *scores = NULL;
    const struct sv_survey_points *surveys = NULL;
    size_t score_count = 0, survey_count = 0;

    enum sv_status status =
        sv_store_score_list(db, arena, &head->key, &scores, &score_count, reterr);
    if (status == SV_OK)
        status = sv_store_survey_points(db, arena, &head->key, &surveys, &survey_count, reterr);
    if (status == SV_OK)
        status =
            sv_feed_keep_fitting(reading->app, arena, framework, &surveys, &survey_count, reterr);
    if (status != SV_OK)
        return status;
    *ret_scorecard = sv_scorecard_of(arena, framework, scores, score_count, surveys, survey_count);
    ret_scorecard->unit = head->key.unit;
    ret_scorecard->unit_name = head->unit_name;
    ret_scorecard->period = head->key.period;
    ret_scorecard->state = head->state;
    ret_scorecard->decision_number = head->decision_number;
    ret_scorecard->decision_date = head->decision_date;
    return SV_OK;
}

enum sv_status sv_par_standing_of(struct sv_db *db, struct sv_arena *arena,
                                  const struct sv_scorecard_head *head, sv_day today,
                                  struct sv_par_standing *ret_standing, struct sv_error *reterr)
{
    struct sv_par_standing standing = { .state = head->state,
                                        .returned = head->turns.returned > 0,
                                        .today = today };

    enum sv_status status = sv_store_par_round_find(db, arena, &head->key, &standing.round,
                                                    &standing.has_round, reterr);
    if (status == SV_OK)
        *ret_standing = standing;
    return status;
}

const char *sv_par_author(struct sv_arena *arena, const struct sv_caller *caller)
{
    const char *label = caller->label == NULL ? "" : caller->label;

    if (caller->key == 0)
        return "operator";
    return sv_arena_printf(arena, "%s #%" PRId64 "%s%s", sv_role_word(caller->role), caller->key,
                           label[0] == '\0' ? "" : " ", label);
}

const char *sv_par_points_text(struct sv_arena *arena, const struct sv_score *score)
{
    char text[SV_POINTS_TEXT_SIZE] = "N/A";

    if (score == NULL)
        return "";
    if (score->applicable)
        sv_points_print(score->points, text);
    return sv_arena_printf(arena, "%s %s", sv_stage_word(score->stage), text);
}

enum sv_status sv_par_score_add(struct sv_db *db, struct sv_arena *arena,
                                const struct sv_scorecard_key *key, const struct sv_score *score,
                                const struct sv_score *before, struct sv_error *reterr)
{
    const struct sv_par_event event = {
        .criterion = score->criterion,
        .action = sv_par_action_word(sv_par_scoring(score->stage)),
        .from = sv_par_points_text(arena, before),
        .to = sv_par_points_text(arena, score),
        .reason = score->reason,
        .author = score->author,
    };

    enum sv_status status = sv_store_score_add(db, arena, key, score, reterr);
    if (status == SV_OK)
        status = sv_store_par_event_add(db, arena, key, &event, reterr);
    return status;
}

enum sv_status sv_par_pin(struct sv_db *db, struct sv_arena *arena,
                          const struct sv_scorecard_head *head, const struct sv_scorecard *card,
                          const char *author, struct sv_error *reterr)
{
    enum sv_status status = SV_OK;

    for (size_t i = 0; i < card->framework->criterion_count && status == SV_OK; i++) {
        const struct sv_survey_points *points = card->lines[i].survey;
        struct sv_par_event event = { .action = "release",
                                      .reason = head->decision_number,
                                      .author = author };

        if (points == NULL)
            continue;
        event.criterion = points->criterion;
        event.to =
            sv_arena_printf(arena, "%s %" PRId64, points->release.survey, points->release.number);
        status = sv_store_scorecard_pin(db, arena, head, points, &event.from, reterr);
        if (status == SV_OK)
            status = sv_store_par_event_add(db, arena, &head->key, &event, reterr);
    }
    return status;
}

enum sv_status sv_par_missing_refusal(struct sv_arena *arena, const struct sv_missing_list *missing,
                                      struct sv_error *reterr)
{
    enum { NAMED_MAX = 10 };
    struct sv_buffer text = { .arena = arena };

    if (missing->count == 0)
        return SV_OK;
    for (size_t i = 0; i < missing->count && i < NAMED_MAX; i++)
        sv_buffer_printf(&text, "%s%s: %s", i == 0 ? "" : ", ", missing->items[i].criterion,
                         sv_missing_word(missing->items[i].what));
    return sv_fail(reterr, SV_ERR_CONFLICT, "missing", "%zu missing: %s%s", missing->count,
                   text.data, missing->count > NAMED_MAX ? ", ..." : "");
}
