/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_STORE_STATEMENTS_H
#define SV_STORE_STATEMENTS_H

#include "store/db.h"

/*
 * Every statement the service can run: name and number of parameters.
 * All of them are prepared on connecting, so a misspelt column stops the
 * service at start, not at the first request.
 */
#define SV_STMT_LIST(X)            \
    X(catalogue_changed, 0)        \
    X(counters_of_survey, 1)       \
    X(courier_look, 0)             \
    X(crosstab_question_insert, 8) \
    X(crosstab_question_list, 2)   \
    X(delivery_claim, 2)           \
    X(delivery_dead_list, 0)       \
    X(delivery_record, 7)          \
    X(delivery_replay, 2)          \
    X(delivery_revive, 1)          \
    X(delivery_spread, 0)          \
    X(device_called, 2)            \
    X(device_day_add, 5)           \
    X(device_enrol, 3)             \
    X(device_entries, 2)           \
    X(device_entry_insert, 3)      \
    X(device_find, 1)              \
    X(device_gap_grow, 4)          \
    X(device_gap_insert, 5)        \
    X(device_gaps, 2)              \
    X(device_head, 7)              \
    X(device_insert, 6)            \
    X(device_list, 2)              \
    X(device_lock, 1)              \
    X(device_of_key, 1)            \
    X(device_revoke, 3)            \
    X(evidence_file_find, 4)       \
    X(evidence_file_insert, 4)     \
    X(evidence_file_part, 3)       \
    X(evidence_insert, 8)          \
    X(evidence_list, 3)            \
    X(evidence_withdraw, 4)        \
    X(export_close, 0)             \
    X(export_log_insert, 16)       \
    X(export_log_list, 1)          \
    X(export_next, 0)              \
    X(export_rows, 8)              \
    X(export_weight_cells, 1)      \
    X(export_whole, 0)             \
    X(feed_insert, 2)              \
    X(feed_lock, 0)                \
    X(feed_next, 1)                \
    X(feed_page, 5)                \
    X(feed_take_lock, 0)           \
    X(feed_taken_insert, 2)        \
    X(fold_behind, 0)              \
    X(fold_contested, 2)           \
    X(fold_lock, 0)                \
    X(fold_revisions, 1)           \
    X(fold_state_list, 1)          \
    X(fold_state_put, 4)           \
    X(fold_take, 1)                \
    X(fold_try_lock, 0)            \
    X(fold_waiting, 1)             \
    X(framework_find, 2)           \
    X(framework_insert, 3)         \
    X(framework_list, 0)           \
    X(instrument_find, 2)          \
    X(instrument_insert, 3)        \
    X(instrument_list, 0)          \
    X(measure_evidence, 3)         \
    X(measure_history, 3)          \
    X(measure_insert, 21)          \
    X(measure_list, 3)             \
    X(measure_lock, 3)             \
    X(measure_releases, 2)         \
    X(par_event_insert, 9)         \
    X(par_event_list, 3)           \
    X(par_round_find, 2)           \
    X(par_round_put, 7)            \
    X(procedure_list, 0)           \
    X(procedure_upsert, 10)        \
    X(procedures_of_survey, 1)     \
    X(release_figure_insert, 12)   \
    X(release_find, 3)             \
    X(release_insert, 11)          \
    X(release_known, 2)            \
    X(release_list, 2)             \
    X(release_next, 1)             \
    X(release_of_scorecard, 3)     \
    X(release_signed, 2)           \
    X(responses_insert, 14)        \
    X(responses_verdict, 14)       \
    X(score_insert, 14)            \
    X(score_list, 3)               \
    X(scorecard_find, 3)           \
    X(scorecard_insert, 4)         \
    X(scorecard_list, 1)           \
    X(scorecard_lock, 3)           \
    X(scorecard_move, 9)           \
    X(scorecard_next, 3)           \
    X(scorecard_release_insert, 7) \
    X(seal_key_insert, 3)          \
    X(seal_key_list, 0)            \
    X(shown_answers_each, 1)       \
    X(shown_answers_move, 9)       \
    X(shown_cells, 2)              \
    X(shown_counts, 1)             \
    X(shown_move, 8)               \
    X(shown_rest, 1)               \
    X(shown_state, 1)              \
    X(shown_state_put, 4)          \
    X(signing_key_insert, 3)       \
    X(signing_key_newest, 0)       \
    X(signing_key_public, 0)       \
    X(staff_key_find, 1)           \
    X(staff_key_insert, 5)         \
    X(staff_key_list, 0)           \
    X(staff_key_revoke, 2)         \
    X(standing_heads, 3)           \
    X(standing_period, 2)          \
    X(standing_scores, 2)          \
    X(standing_surveys, 2)         \
    X(survey_find, 1)              \
    X(survey_insert, 7)            \
    X(survey_list, 0)              \
    X(survey_lock, 1)              \
    X(survey_open, 2)              \
    X(survey_period_insert, 4)     \
    X(survey_population_insert, 7) \
    X(survey_score_insert, 23)     \
    X(survey_unit_insert, 2)       \
    X(tally_cells, 2)              \
    X(tally_find, 8)               \
    X(tally_put, 10)               \
    X(tally_responses, 1)          \
    X(target_insert, 8)            \
    X(target_list, 3)              \
    X(unit_find, 1)                \
    X(unit_list, 0)                \
    X(unit_tree_faults, 0)         \
    X(unit_upsert, 8)              \
    X(unit_within, 2)              \
    X(units_above, 1)              \
    X(units_below, 1)              \
    X(units_of_survey, 1)          \
    X(webhook_end, 2)              \
    X(webhook_find, 1)             \
    X(webhook_insert, 5)           \
    X(webhook_list, 0)

#define X(name, params) extern const struct sv_stmt sv_stmt_##name;
SV_STMT_LIST(X)
#undef X

extern const struct sv_stmt *const sv_all_stmts[];
extern const size_t sv_all_stmts_count;

/* The number of the newest migration this program was built with. */
extern const long sv_schema_version;

#endif
