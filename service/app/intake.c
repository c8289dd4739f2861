/* SPDX-License-Identifier: Apache-2.0 */
#include "app/intake.h"

#include "app/intake_queue.h"
#include "app/survey_cache.h"
#include "store/intake_link.h"
#include "store/pool.h"
#include "store/transaction.h"

#include <stdlib.h>

enum { ENOUGH_TO_BEGIN = 32 };

struct sv_intake {
    const struct sv_app *app;
    struct sv_intake_link *link;
    struct sv_intake_queue queue;
    struct sv_round round; /* while the link stores */
    size_t one_by_one;     /* rounds of a single response still to come */
    size_t queue_max;
};

static enum sv_errand errand_of(const struct sv_violations *violations)
{
    if (violations->count == 0)
        return SV_ERRAND_STORE;
    return sv_violations_of_place_only(violations) ? SV_ERRAND_LOOK_UP : SV_ERRAND_NONE;
}

static void check_all(struct sv_parcel *parcel)
{
    const struct sv_survey *survey = &parcel->loaded->survey;

    for (size_t i = 0; i < parcel->count; i++) {
        struct sv_handed_in *handed_in = &parcel->handed_in[i];

        sv_submission_check(survey, &handed_in->submission, parcel->today, &handed_in->response,
                            &handed_in->violations);
        if (survey->kiosks_enrolled && !parcel->from_device && handed_in->submission.has_channel &&
            handed_in->submission.channel == SV_CHANNEL_KIOSK)
            sv_violate(&handed_in->violations, "/channel", SV_VIOLATION_DEVICE_REQUIRED);
        if (handed_in->submission.blank && (!parcel->from_file || handed_in->submission.complete))
            sv_violate(&handed_in->violations, "/answers", SV_VIOLATION_EMPTY);
        handed_in->errand = errand_of(&handed_in->violations);
        /* A closed survey says so, rather than asking for a better response. */
        handed_in->receipt = survey->open ? SV_RECEIPT_INVALID : SV_RECEIPT_CLOSED;
    }
}

enum sv_status sv_parcel_check(const struct sv_app *app, struct sv_parcel *parcel, bool may_wait,
                               bool *ret_checked, struct sv_error *reterr)
{
    parcel->loaded = sv_survey_held(app, parcel->survey);
    if (parcel->loaded == NULL && may_wait) {
        enum sv_status status = sv_survey_load(app, parcel->survey, &parcel->loaded, reterr);

        if (status != SV_OK)
            return status;
    }
    *ret_checked = parcel->loaded != NULL;
    if (*ret_checked)
        check_all(parcel);
    return SV_OK;
}

void sv_parcel_close(struct sv_parcel *parcel)
{
    sv_survey_give(&parcel->loaded);
}

struct storing {
    struct sv_arena *arena;
    struct sv_round round;
};

static enum sv_status store_round(struct sv_db *db, void *context, struct sv_error *reterr)
{
    struct storing *storing = context;

    return sv_store_responses(db, storing->arena, storing->round.rows, storing->round.count,
                              reterr);
}

enum sv_status sv_app_submit(const struct sv_app *app, struct sv_arena *arena,
                             struct sv_parcel *parcel, struct sv_error *reterr)
{
    SV_LOAN loan = { 0 };
    struct sv_intake_queue queue = { 0 };
    struct storing *storing = sv_arena_alloc(arena, sizeof(*storing));
    bool checked = false;

    enum sv_status status = sv_parcel_check(app, parcel, true, &checked, reterr);
    if (status == SV_OK)
        status = sv_pool_take(app->pool, &loan, reterr);
    storing->arena = arena;
    if (status == SV_OK)
        sv_queue_add(&queue, parcel);
    while (status == SV_OK && queue.count > 0) {
        sv_queue_take_round(&queue, SV_ROUND_MAX, &storing->round);
        status = sv_transact(loan.db, store_round, storing, reterr);
        if (status == SV_OK)
            sv_queue_end_round(&queue, &storing->round);
    }
    sv_parcel_close(parcel);
    if (status == SV_OK && parcel->failure.status != SV_OK) {
        *reterr = parcel->failure;
        return parcel->failure.status;
    }
    return status;
}

struct sv_intake *sv_intake_open(const struct sv_app *app, size_t queue_max)
{
    struct sv_intake *intake = calloc(1, sizeof(*intake));

    if (intake == NULL)
        abort();
    intake->app = app;
    intake->queue_max = queue_max;
    intake->link = sv_intake_link_open(app->conninfo);
    return intake;
}

void sv_intake_close(struct sv_intake *intake)
{
    if (intake == NULL)
        return;
    sv_intake_link_close(intake->link);
    free(intake);
}

int sv_intake_fd(const struct sv_intake *intake)
{
    return sv_intake_link_fd(intake->link);
}

int64_t sv_intake_deadline_ms(const struct sv_intake *intake)
{
    return sv_intake_link_deadline_ms(intake->link);
}

void sv_intake_begin(struct sv_intake *intake)
{
    if (intake->queue.count == 0 || sv_intake_link_state(intake->link) != SV_LINK_IDLE)
        return;
    sv_queue_take_round(&intake->queue, intake->one_by_one > 0 ? 1 : SV_ROUND_MAX, &intake->round);
    if (intake->one_by_one > 0)
        intake->one_by_one--;
    sv_intake_link_store(intake->link, intake->round.rows, intake->round.count);
}

static size_t count_errands(const struct sv_parcel *parcel)
{
    size_t count = 0;

    for (size_t i = 0; i < parcel->count; i++)
        count += parcel->handed_in[i].errand != SV_ERRAND_NONE;
    return count;
}

enum sv_status sv_intake_hand_in(struct sv_intake *intake, struct sv_parcel *parcel,
                                 struct sv_error *reterr)
{
    size_t errands = count_errands(parcel);

    if (errands > 0 && sv_intake_link_state(intake->link) == SV_LINK_AWAY)
        return sv_fail(reterr, SV_ERR_BUSY, "intake", "the database is away");
    /* An empty queue takes any parcel, or a large one would never come in. */
    if (errands > 0 && intake->queue.count > 0 && intake->queue.count + errands > intake->queue_max)
        return sv_fail(reterr, SV_ERR_BUSY, "intake", "%zu responses wait to be stored",
                       intake->queue.count);
    sv_queue_add(&intake->queue, parcel);
    /* While the rest of a crowd is still being read, the database need not stand idle. */
    if (intake->queue.count >= ENOUGH_TO_BEGIN)
        sv_intake_begin(intake);
    return SV_OK;
}

static void end_round(struct sv_intake *intake, enum sv_status status, const struct sv_error *error)
{
    size_t count = intake->round.count;

    if (status == SV_OK) {
        sv_queue_end_round(&intake->queue, &intake->round);
    } else if (status == SV_ERR_BUSY || count == 1) {
        sv_queue_fail_round(&intake->queue, &intake->round, error);
    } else {
        /* A response that the database refuses must not take its neighbours with it. */
        sv_queue_return_round(&intake->queue, &intake->round);
        intake->one_by_one = count;
    }
}

void sv_intake_step(struct sv_intake *intake, int64_t now_ms)
{
    struct sv_error error = { 0 };
    const struct sv_link_news news = sv_intake_link_step(intake->link, now_ms, &error);

    if (news.catalogue_changed)
        sv_surveys_outdated(intake->app);
    if (news.batch_over)
        end_round(intake, news.status, &error);
    if (intake->queue.count > 0 && sv_intake_link_state(intake->link) == SV_LINK_AWAY) {
        (void)!sv_fail(&error, SV_ERR_BUSY, "intake", "the database is away");
        sv_queue_fail_all(&intake->queue, &error);
    }
    sv_intake_begin(intake); /* before the answers are sent: the database need not wait for that */
}

bool sv_intake_is_connected(const struct sv_intake *intake)
{
    return sv_intake_link_state(intake->link) != SV_LINK_AWAY;
}

struct sv_parcel *sv_intake_take_done(struct sv_intake *intake)
{
    return sv_queue_take_done(&intake->queue);
}
