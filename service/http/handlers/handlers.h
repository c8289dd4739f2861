/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_HTTP_HANDLERS_H
#define SV_HTTP_HANDLERS_H

#include "http/exchange.h"

sv_handler sv_get_openapi;
sv_handler sv_get_health;
sv_handler sv_get_ready;
sv_handler sv_get_metrics;

sv_handler sv_get_session;
sv_handler sv_post_session;
sv_handler sv_delete_session;

sv_handler sv_post_device;
sv_handler sv_get_devices;
sv_handler sv_delete_device;
sv_handler sv_post_enrolment;
sv_handler sv_get_device;
sv_handler sv_post_sessions;

sv_handler sv_get_surveys;
sv_handler sv_get_survey;
sv_handler sv_get_units;

sv_handler sv_post_response;
sv_stored_handler sv_response_stored;
sv_handler sv_post_responses;
sv_stored_handler sv_responses_stored;

sv_handler sv_get_report;
sv_handler sv_get_results;
sv_handler sv_get_responses;

sv_handler sv_post_release;
sv_handler sv_get_releases;
sv_handler sv_get_release;
sv_handler sv_get_release_keys;

sv_handler sv_get_framework;
sv_handler sv_get_frameworks;
sv_handler sv_get_scorecard;
sv_handler sv_get_history;
sv_handler sv_post_score;
sv_handler sv_post_action;
sv_handler sv_post_explanation;
sv_handler sv_post_evidence;
sv_handler sv_post_withdrawal;
sv_handler sv_get_evidence;
sv_handler sv_post_round;
sv_handler sv_get_round;
sv_handler sv_get_calendar;

sv_handler sv_get_outlook;
sv_handler sv_get_overview;
sv_handler sv_get_ranking;

sv_handler sv_get_optimum;
sv_handler sv_get_plan;
sv_handler sv_post_plan;
sv_handler sv_post_measure;
sv_handler sv_get_targets;
sv_handler sv_post_targets;

#endif
