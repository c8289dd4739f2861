/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_APP_DEVICES_H
#define SV_APP_DEVICES_H

#include "app/app.h"
#include "domain/chain.h"
#include "domain/device.h"
#include "domain/staff.h"
#include "domain/violation.h"

#include <stddef.h>
#include <stdint.h>

/* Enrolled tablets. Everything found is in the arena. */

/* The keys that open boxes, once they were read, and the guard of the enrolment codes. */
struct sv_device_desk;
struct sv_device_desk *sv_device_desk_new(void);
void sv_device_desk_free(struct sv_device_desk *desk); /* NULL is fine */

/* A device that staff add. */
struct sv_device_order {
    const char *survey;
    const char *counter;
    const char *label; /* "" if none */
    sv_day today;
    const struct sv_caller *caller;
};

/*
 * Adds a device. An unknown survey or counter, a survey without tablets or too
 * long a label is added to violations and then nothing is stored. SV_ERR_FORBIDDEN
 * if the counter is outside the units of the caller.
 */
SV_MUST_USE
enum sv_status sv_app_device_add(const struct sv_app *app, struct sv_arena *arena,
                                 const struct sv_device_order *order,
                                 struct sv_added_device *ret_added,
                                 struct sv_violations *violations, struct sv_error *reterr);

/* The devices of a survey ("" for all) that the caller may see, with their gaps. */
SV_MUST_USE
enum sv_status sv_app_device_list(const struct sv_app *app, struct sv_arena *arena,
                                  const char *survey, const struct sv_caller *caller,
                                  struct sv_listed_devices *ret_devices, struct sv_error *reterr);

/* SV_ERR_NOT_FOUND if there is none that the caller may see, or it is revoked already. */
SV_MUST_USE
enum sv_status sv_app_device_revoke(const struct sv_app *app, struct sv_arena *arena, int64_t id,
                                    sv_day today, const struct sv_caller *caller,
                                    struct sv_error *reterr);

/*
 * Exchanges a code, short or long, as it was typed for a key. SV_ERR_NOT_FOUND if
 * it is wrong, expired or used; SV_ERR_BUSY for a short one after too many wrong ones.
 */
SV_MUST_USE
enum sv_status sv_app_device_enrol(const struct sv_app *app, struct sv_arena *arena,
                                   const char *code, sv_day today,
                                   struct sv_working_device *ret_device, struct sv_error *reterr);

/* The device that is calling. */
SV_MUST_USE
enum sv_status sv_app_device(const struct sv_app *app, struct sv_arena *arena,
                             const struct sv_caller *caller, sv_day today,
                             struct sv_working_device *ret_device, struct sv_error *reterr);

/* Takes the entries into the chain of a device; they are durable when this returns SV_OK. */
SV_MUST_USE
enum sv_status sv_app_device_sessions(const struct sv_app *app, struct sv_arena *arena,
                                      int64_t device, const struct sv_session_report *report,
                                      struct sv_chain_head *ret_head, struct sv_error *reterr);

/* What was inside a box; ends in a zero byte that is not counted. */
struct sv_opened_box {
    const char *text;
    size_t size;
};

/*
 * Opens what a tablet sealed (base64url): the text of one response. SV_ERR_INVALID,
 * where "box", if it does not open. Asks the database only for the first box of
 * a process.
 *
 * Whoever opens a box then reads what is inside and holds it against the device
 * with sv_device_check (domain/device.h), and its id and revision against those
 * outside.
 */
SV_MUST_USE
enum sv_status sv_app_open_box(const struct sv_app *app, struct sv_arena *arena, sv_day today,
                               const char *box, struct sv_opened_box *ret_opened,
                               struct sv_error *reterr);

#endif
