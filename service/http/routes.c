/* SPDX-License-Identifier: Apache-2.0 */
#include "http/routes.h"

#include "http/handlers/handlers.h"

enum {
    RESPONSE_LIMIT = 64 * 1024,
    BATCH_LIMIT = 2 * 1024 * 1024,
    SMALL_LIMIT = 4096,
    WORDS_LIMIT = 16 * 1024, /* a reason of 2000 characters */
    ROUND_LIMIT = 64 * 1024,
    EVIDENCE_LIMIT = 20 * 1024 * 1024,
    SESSIONS_LIMIT = 256 * 1024
}; /* 1000 entries of 170 bytes, and room for blanks */

#define PUBLIC  SV_ACCESS_PUBLIC
#define MANAGER (SV_ACCESS_ROLE(SV_ROLE_ADMINISTRATOR) | SV_ACCESS_ROLE(SV_ROLE_SURVEY_MANAGER))
/* Everybody on the staff who reads results: not raw data, not devices. */
#define READER                                                                         \
    (MANAGER | SV_ACCESS_ROLE(SV_ROLE_ANALYST) | SV_ACCESS_ROLE(SV_ROLE_PAR_OFFICER) | \
     SV_ACCESS_ROLE(SV_ROLE_APPRAISER) | SV_ACCESS_ROLE(SV_ROLE_COUNCIL) |             \
     SV_ACCESS_ROLE(SV_ROLE_LEADER) | SV_ACCESS_ROLE(SV_ROLE_AUDITOR))

/* Counters step with every answer: whoever polls them knows the moment of each. */
#define WATCHER (SV_ACCESS_ROLE(SV_ROLE_ADMINISTRATOR) | SV_ACCESS_ROLE(SV_ROLE_AUDITOR))

/* Each answer by itself: a right of its own. */
#define RAW (SV_ACCESS_ROLE(SV_ROLE_ADMINISTRATOR) | SV_ACCESS_ROLE(SV_ROLE_RAW_DATA))

#define OFFICER   SV_ACCESS_ROLE(SV_ROLE_PAR_OFFICER)
#define APPRAISER SV_ACCESS_ROLE(SV_ROLE_APPRAISER)
#define COUNCIL   SV_ACCESS_ROLE(SV_ROLE_COUNCIL)
#define LEADER    SV_ACCESS_ROLE(SV_ROLE_LEADER)
/* Who scores; each of them only what domain/par_workflow.c says. */
#define SCORER (OFFICER | APPRAISER | COUNCIL)
/* Whoever moves a scorecard on. */
#define MOVER (SCORER | LEADER)
/* Whose unit is scored: who explains, and plans what is to be repaired. */
#define SCORED (OFFICER | LEADER)
#define OPENER (SV_ACCESS_ROLE(SV_ROLE_ADMINISTRATOR) | APPRAISER)
/* Evidence and history may name people: for those who take part, and who watch. */
#define PARTY (MOVER | SV_ACCESS_ROLE(SV_ROLE_ADMINISTRATOR) | SV_ACCESS_ROLE(SV_ROLE_AUDITOR))

#define DEVICE SV_ACCESS_ROLE(SV_ROLE_DEVICE)
/* Who sees the tablets and their gaps. */
#define KEEPER (MANAGER | SV_ACCESS_ROLE(SV_ROLE_AUDITOR))

#define LOOP  SV_IN_LOOP
#define KEPT  SV_KEPT
#define QUIET SV_QUIET
#define HEAVY SV_HEAVY

#define RESULTS_QUERY                                                                         \
    " by unit procedure channel respondent_type period scheme measure figures from to first " \
    "second format bom decimal "
#define OPTIMUM_QUERY  " framework unit period target "
#define PLAN_QUERY     " framework unit period format history "
#define RELEASES_QUERY " survey after limit documents "
#define EVIDENCE_QUERY " framework unit period criterion name* "
#define EXPORT_QUERY \
    " format texts bom decimal weights unit procedure channel respondent_type period "

/* The whole API. Sorted by pattern, then method; docs/openapi.yaml follows it. */
/* clang-format off */
const struct sv_route sv_routes[] = {
    { "GET",    "/api/v1/device",                              DEVICE,  0,              sv_get_device,     NULL,                NULL,                      QUIET },
    { "POST",   "/api/v1/device/enrolment",                    PUBLIC,  SMALL_LIMIT,    sv_post_enrolment, NULL,                NULL,                      0 },
    { "POST",   "/api/v1/device/sessions",                     DEVICE,  SESSIONS_LIMIT, sv_post_sessions,  NULL,                NULL,                      QUIET },
    { "GET",    "/api/v1/devices",                             KEEPER,  0,              sv_get_devices,    NULL,                " survey ",                0 },
    { "POST",   "/api/v1/devices",                             MANAGER, SMALL_LIMIT,    sv_post_device,    NULL,                NULL,                      0 },
    { "DELETE", "/api/v1/devices/{device}",                    MANAGER, 0,              sv_delete_device,  NULL,                NULL,                      0 },
    { "GET",    "/api/v1/openapi.yaml",                        PUBLIC,  0,              sv_get_openapi,    NULL,                NULL,                      LOOP | KEPT },
    { "POST",   "/api/v1/par/actions",                         MOVER,   WORDS_LIMIT,    sv_post_action,    NULL,                NULL,                      0 },
    { "GET",    "/api/v1/par/calendar.ics",                    READER,  0,              sv_get_calendar,   NULL,                " framework unit period ", SV_BASIC },
    { "POST",   "/api/v1/par/evidence",                        OFFICER, EVIDENCE_LIMIT, sv_post_evidence,  NULL,                EVIDENCE_QUERY,            SV_FILE },
    { "POST",   "/api/v1/par/evidence/{entry}/withdrawal",     OFFICER, WORDS_LIMIT,    sv_post_withdrawal, NULL,               NULL,                      0 },
    { "GET",    "/api/v1/par/evidence/{sha256}",               PARTY,   0,              sv_get_evidence,   NULL,                " framework unit period ", 0 },
    { "POST",   "/api/v1/par/explanations",                    SCORED,  WORDS_LIMIT,    sv_post_explanation, NULL,              NULL,                      0 },
    { "GET",    "/api/v1/par/frameworks",                      READER,  0,              sv_get_frameworks, NULL,                NULL,                      0 },
    { "GET",    "/api/v1/par/frameworks/{framework}/{version}", READER, 0,              sv_get_framework,  NULL,                " format ",                HEAVY },
    { "GET",    "/api/v1/par/history",                         PARTY,   0,              sv_get_history,    NULL,                " framework unit period ", 0 },
    { "POST",   "/api/v1/par/measures",                        SCORED,  RESPONSE_LIMIT, sv_post_measure,   NULL,                NULL,                      0 },
    { "GET",    "/api/v1/par/optimum",                         READER,  0,              sv_get_optimum,    NULL,                OPTIMUM_QUERY,             HEAVY },
    { "GET",    "/api/v1/par/outlook",                         READER,  0,              sv_get_outlook,    NULL,                " framework unit period runs seed ", HEAVY },
    { "GET",    "/api/v1/par/overview",                        READER,  0,              sv_get_overview,   NULL,                " unit ",                  0 },
    { "GET",    "/api/v1/par/plan",                            READER,  0,              sv_get_plan,       NULL,                PLAN_QUERY,                HEAVY },
    { "POST",   "/api/v1/par/plan",                            SCORED,  SMALL_LIMIT,    sv_post_plan,      NULL,                NULL,                      0 },
    { "GET",    "/api/v1/par/ranking",                         READER,  0,              sv_get_ranking,    NULL,                " framework period runs seed ", HEAVY },
    { "GET",    "/api/v1/par/rounds",                          READER,  0,              sv_get_round,      NULL,                " framework period ",      0 },
    { "POST",   "/api/v1/par/rounds",                          OPENER,  ROUND_LIMIT,    sv_post_round,     NULL,                NULL,                      0 },
    { "GET",    "/api/v1/par/scorecards",                      READER,  0,              sv_get_scorecard,  NULL,                " framework unit period ", 0 },
    { "POST",   "/api/v1/par/scores",                          SCORER,  WORDS_LIMIT,    sv_post_score,     NULL,                NULL,                      0 },
    { "GET",    "/api/v1/par/targets",                         READER,  0,              sv_get_targets,    NULL,                " framework unit period ", 0 },
    { "POST",   "/api/v1/par/targets",                         SCORED,  RESPONSE_LIMIT, sv_post_targets,   NULL,                NULL,                      0 },
    { "GET",    "/api/v1/releases",                            READER,  0,              sv_get_releases,   NULL,                RELEASES_QUERY,            0 },
    { "GET",    "/api/v1/releases/keys",                       PUBLIC,  0,              sv_get_release_keys, NULL,              NULL,                      0 },
    { "GET",    "/api/v1/releases/{survey}/{number}",          READER,  0,              sv_get_release,    NULL,                NULL,                      0 },
    { "DELETE", "/api/v1/session",                             PUBLIC,  0,              sv_delete_session, NULL,                NULL,                      LOOP },
    { "GET",    "/api/v1/session",                             PUBLIC,  0,              sv_get_session,    NULL,                NULL,                      0 },
    { "POST",   "/api/v1/session",                             PUBLIC,  SMALL_LIMIT,    sv_post_session,   NULL,                NULL,                      0 },
    { "GET",    "/api/v1/surveys",                             PUBLIC,  0,              sv_get_surveys,    NULL,                NULL,                      KEPT | QUIET },
    { "GET",    "/api/v1/surveys/{survey}",                    PUBLIC,  0,              sv_get_survey,     NULL,                NULL,                      KEPT | QUIET },
    { "POST",   "/api/v1/surveys/{survey}/releases",           MANAGER, SMALL_LIMIT,    sv_post_release,   NULL,                NULL,                      0 },
    { "GET",    "/api/v1/surveys/{survey}/report",             READER,  0,              sv_get_report,     NULL,                " format period ",         HEAVY },
    { "GET",    "/api/v1/surveys/{survey}/responses",          RAW,     0,              sv_get_responses,  NULL,                EXPORT_QUERY,              HEAVY },
    { "POST",   "/api/v1/surveys/{survey}/responses",          PUBLIC,  RESPONSE_LIMIT, sv_post_response,  sv_response_stored,  NULL,                      LOOP | QUIET },
    { "POST",   "/api/v1/surveys/{survey}/responses:batch",    PUBLIC,  BATCH_LIMIT,    sv_post_responses, sv_responses_stored, NULL,                      QUIET },
    { "GET",    "/api/v1/surveys/{survey}/results",            READER,  0,              sv_get_results,    NULL,                RESULTS_QUERY,             HEAVY },
    { "GET",    "/api/v1/units",                               READER,  0,              sv_get_units,      NULL,                NULL,                      0 },
    { "GET",    "/healthz",                                    PUBLIC,  0,              sv_get_health,     NULL,                NULL,                      LOOP },
    { "GET",    "/metrics",                                    WATCHER, 0,              sv_get_metrics,    NULL,                NULL,                      0 },
    { "GET",    "/readyz",                                     PUBLIC,  0,              sv_get_ready,      NULL,                NULL,                      LOOP },
};
/* clang-format on */
const size_t sv_route_count = sizeof(sv_routes) / sizeof(sv_routes[0]);
