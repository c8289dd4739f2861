/* SPDX-License-Identifier: Apache-2.0 */
#include "store/catalogue_store.h"

#include "store/feed_store.h"
#include "store/release_store.h"
#include "store/staff_store.h"
#include "store/survey_store.h"
#include "store/transaction.h"
#include "support/builders.h"
#include "support/test_db.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

static struct sv_error error;

#define OK(call) cr_assert(eq(int, (call), SV_OK), "%s: %s", error.where, error.detail)

TestSuite(catalogue, .init = test_db_open, .fini = test_db_close);
TestSuite(staff_key, .init = test_db_open, .fini = test_db_close);
TestSuite(release, .init = test_db_open, .fini = test_db_close);

static size_t add_unit(const char *code, const char *parent, const char *successor)
{
    const struct sv_unit unit = { .code = code,
                                  .parent = parent,
                                  .kind = SV_UNIT_BOARD,
                                  .name = { "Ban", "Board" },
                                  .valid_until = SV_DAY_NEVER,
                                  .successor = successor };
    size_t changed = 0;

    OK(sv_store_unit_add(test_db, test_arena, &unit, &changed, &error));
    return changed;
}

static bool added(const char *text)
{
    const struct sv_document document = { .code = "I", .version = 1, .text = text };
    bool was_added = false;

    OK(sv_store_instrument_add(test_db, test_arena, &document, &was_added, &error));
    return was_added;
}

Test(catalogue, instrument_is_published_once_and_never_changed)
{
    const struct sv_document other = { .code = "I", .version = 1, .text = "{\"x\":1}" };
    struct sv_document found = { 0 };
    bool was_added = false;

    cr_expect(added("{}"));
    cr_expect(not(added("{}")));
    cr_expect(eq(int, sv_store_instrument_add(test_db, test_arena, &other, &was_added, &error),
                 SV_ERR_CONFLICT));
    OK(sv_store_instrument_find(test_db, test_arena, "I", 0, &found, &error));
    cr_expect(eq(str, (char *)found.text, "{}"));
    /* SHA-256 of "{}". */
    cr_expect(eq(str, (char *)found.sha256,
                 "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));
    cr_expect(eq(int, sv_store_instrument_find(test_db, test_arena, "I", 2, &found, &error),
                 SV_ERR_NOT_FOUND));
}

Test(catalogue, newest_version_of_an_instrument_is_found)
{
    const struct sv_document second = { .code = "I", .version = 10, .text = "{\"v\":10}" };
    const struct sv_document third = { .code = "I", .version = 9, .text = "{\"v\":9}" };
    struct sv_document found = { 0 };
    bool was_added = false;

    OK(sv_store_instrument_add(test_db, test_arena, &second, &was_added, &error));
    OK(sv_store_instrument_add(test_db, test_arena, &third, &was_added, &error));
    OK(sv_store_instrument_find(test_db, test_arena, "I", 0, &found, &error));
    cr_expect(eq(i64, found.version, 10));
}

Test(catalogue, unit_is_added_changed_or_left_as_it_is)
{
    struct sv_units units = { 0 };

    cr_expect(eq(sz, add_unit("A", "", ""), 1));
    cr_expect(eq(sz, add_unit("A", "", ""), 0));
    cr_expect(eq(sz, add_unit("A", "", "A"), 1));
    OK(sv_store_unit_list(test_db, test_arena, &units, &error));
    cr_assert(eq(sz, units.count, 1));
    cr_expect(eq(i32, units.items[0].valid_until, SV_DAY_NEVER));
    cr_expect(eq(i32, units.items[0].valid_from, 0));
    cr_expect(eq(str, (char *)units.items[0].successor, "A"));
}

Test(catalogue, tree_has_no_loose_ends_and_no_circles)
{
    (void)add_unit("A", "", "");
    OK(sv_store_unit_tree_check(test_db, test_arena, &error));
    (void)add_unit("B", "C", "");
    cr_expect(eq(int, sv_store_unit_tree_check(test_db, test_arena, &error), SV_ERR_INVALID));
    cr_expect(eq(str, error.where, "B"));
    (void)add_unit("C", "B", "");
    cr_expect(eq(int, sv_store_unit_tree_check(test_db, test_arena, &error), SV_ERR_INVALID));
    (void)add_unit("C", "A", "");
    OK(sv_store_unit_tree_check(test_db, test_arena, &error));
    (void)add_unit("A", "", "Z");
    cr_expect(eq(int, sv_store_unit_tree_check(test_db, test_arena, &error), SV_ERR_INVALID));
}

Test(catalogue, unit_is_within_itself_and_those_above)
{
    bool within = false;

    (void)add_unit("A", "", "");
    (void)add_unit("B", "A", "");
    (void)add_unit("C", "B", "");
    OK(sv_store_unit_within(test_db, test_arena, "C", "A", &within, &error));
    cr_expect(within);
    OK(sv_store_unit_within(test_db, test_arena, "C", "C", &within, &error));
    cr_expect(within);
    OK(sv_store_unit_within(test_db, test_arena, "A", "C", &within, &error));
    cr_expect(not(within));
}

static struct sv_survey *add_survey(const char *document, enum sv_status expected)
{
    struct sv_survey *survey = test_survey(test_arena, SV_INDEX_POOLED);
    static const struct sv_feed feed = { "F", "7", "2026" };
    bool was_added = false;

    survey->title = (struct sv_label){ "Đợt", "Round" };
    survey->feeds = &feed;
    survey->feed_count = 1;
    (void)add_unit("TOP", "", "");
    (void)add_unit("U", "TOP", "");
    (void)!sv_store_instrument_add(
        test_db, test_arena, &(struct sv_document){ .code = "TEST", .version = 1, .text = "{}" },
        &was_added, &error);
    cr_assert(eq(int,
                 sv_store_survey_add(test_db, test_arena, survey, document, &was_added, &error),
                 expected));
    return survey;
}

Test(catalogue, survey_of_an_unknown_unit_is_refused)
{
    (void)add_survey("{}", SV_ERR_INVALID);
    cr_expect(strstr(error.detail, "'V'") != NULL);
}

Test(catalogue, survey_finds_its_units_counters_and_procedures)
{
    struct sv_unit counter = { .code = "U-K1",
                               .parent = "U-MC",
                               .kind = SV_UNIT_COUNTER,
                               .name = { "Quầy", "Counter" },
                               .valid_until = SV_DAY_NEVER,
                               .successor = "" };
    struct sv_procedure procedure = { .code = "P",
                                      .unit = "V",
                                      .name = { "Tên", "Name" },
                                      .field = { "Lĩnh vực", "Field" },
                                      .online_level = "full",
                                      .valid_until = SV_DAY_NEVER };
    size_t changed = 0;

    (void)add_unit("V", "", "");
    struct sv_survey *survey = add_survey("{}", SV_OK);

    (void)add_unit("U-MC", "U", "");
    OK(sv_store_unit_add(test_db, test_arena, &counter, &changed, &error));
    OK(sv_store_procedure_add(test_db, test_arena, &procedure, &changed, &error));
    procedure.code = "Q";
    procedure.unit = "TOP";
    OK(sv_store_procedure_add(test_db, test_arena, &procedure, &changed, &error));
    OK(sv_store_survey_places(test_db, test_arena, survey, &error));
    cr_expect(eq(sz, survey->units.count, 2));
    cr_assert(eq(sz, survey->counters.count, 1));
    cr_expect(eq(str, (char *)survey->counters.items[0].unit, "U"));
    cr_assert(eq(sz, survey->procedures.count, 1));
    cr_expect(eq(str, (char *)survey->procedures.items[0].code, "P"));
    (void)add_survey("{}", SV_OK);
    (void)add_survey("{\"other\":1}", SV_ERR_CONFLICT);
}

Test(staff_key, opens_until_it_is_revoked_and_is_kept_as_a_hash)
{
    const struct sv_staff_key key = { .role = SV_ROLE_ANALYST, .unit = "", .label = "x" };
    struct sv_staff_key found = { 0 };

    OK(sv_store_staff_key_add(test_db, test_arena, "sk_secret", &key, &error));
    OK(sv_store_staff_key_find(test_db, test_arena, "sk_secret", &found, &error));
    cr_expect(eq(int, found.role, SV_ROLE_ANALYST));
    cr_expect(eq(str,
                 (char *)test_db_value("SELECT count(*) FROM staff_key WHERE staff_key::text"
                                       " LIKE '%secret%'"),
                 "0"));
    cr_expect(eq(int, sv_store_staff_key_find(test_db, test_arena, "sk_secreT", &found, &error),
                 SV_ERR_UNAUTHENTICATED));
    OK(sv_store_staff_key_revoke(test_db, test_arena, found.id, 100, &error));
    cr_expect(eq(int, sv_store_staff_key_find(test_db, test_arena, "sk_secret", &found, &error),
                 SV_ERR_UNAUTHENTICATED));
    cr_expect(eq(int, sv_store_staff_key_revoke(test_db, test_arena, found.id, 100, &error),
                 SV_ERR_NOT_FOUND));
}

Test(release, numbers_run_from_one_and_the_list_has_the_figures_of_a_unit)
{
    (void)add_unit("V", "", "");
    const struct sv_survey *survey = add_survey("{}", SV_OK);
    struct sv_result_group groups[] = {
        { .keys = { "" }, .shown = true },
        { .keys = { "U" }, .shown = true },
        { .keys = { "V" }, .shown = false },
    };
    const struct sv_group_estimates estimates[] = {
        { .index = { .satisfied = 3, .valid = 4, .known = true, .value = 0.75 } },
        { .index = { .satisfied = 1,
                     .valid = 4,
                     .known = true,
                     .value = 0.25,
                     .interval = { true, 0.125, 0.5 } } },
        { 0 },
    };
    const struct sv_results_query query = { .only = { [SV_DIM_PERIOD] = "" } };
    const struct sv_results_answer answer = {
        .survey = survey, .query = &query, .groups = { groups, 3 }, .estimates = estimates
    };
    struct sv_release release = { .released_on = 20000, .answer = answer };
    struct sv_release_heads heads = { 0 };
    const char *document = NULL, *sha256 = NULL;
    const struct sv_release_key key = { "S", 1 };
    static const uint8_t public_key[32] = { 1 }, secret_key[64] = { 2 }, signature[64] = { 0, 16 };
    const struct sv_key_bytes bytes = { 1, public_key, secret_key };
    struct sv_key_bytes signing = { 0 };

    OK(sv_store_signing_key_add(test_db, test_arena, &bytes, 20000, &error));
    OK(sv_store_signing_key_newest(test_db, test_arena, &signing, &error));
    const struct sv_signed_document document_of_both = { "{\"a\":1}", signing.number, signature };

    for (int i = 0; i < 2; i++) {
        OK(sv_store_release_next(test_db, test_arena, "S", &release.number, &error));
        cr_assert(eq(i64, release.number, i + 1));
        OK(sv_store_release_add(test_db, test_arena, &release, &document_of_both, &sha256, &error));
    }
    OK(sv_store_release_list(test_db, test_arena, "S", "U", &heads, &error));
    cr_assert(eq(sz, heads.count, 2));
    cr_expect(eq(i64, heads.items[0].number, 2), "newest first");
    cr_expect(epsilon_eq(dbl, heads.items[0].index.value, 0.25, 0.0));
    cr_expect(epsilon_eq(dbl, heads.items[0].index.interval.high, 0.5, 0.0));
    cr_expect(heads.items[0].shown);
    cr_expect(eq(i64, heads.items[0].sub_index.max_points, 38 * SV_POINT));
    cr_expect(eq(i32, heads.items[0].released_on, 20000));
    cr_expect(eq(i64, heads.items[0].key, signing.number));
    cr_expect(eq(sz, strlen(heads.items[0].signature), 88), "64 bytes in base64 on one line");
    cr_expect(eq(int, strncmp(heads.items[0].signature, "ABAA", 4), 0));
    OK(sv_store_release_list(test_db, test_arena, "S", "", &heads, &error));
    cr_expect(not(heads.items[0].index.interval.known));
    OK(sv_store_release_list(test_db, test_arena, "S", "V", &heads, &error));
    cr_expect(not(heads.items[0].shown));
    OK(sv_store_release_document(test_db, test_arena, &key, "", &document, &error));
    cr_expect(eq(str, (char *)document, "{\"a\":1}"));
    cr_expect(eq(str, (char *)sha256, (char *)heads.items[0].sha256));
    cr_expect(eq(int, sv_store_release_document(test_db, test_arena, &key, "U", &document, &error),
                 SV_ERR_NOT_FOUND),
              "the document has the figures of unit V too");
    cr_expect(eq(int, sv_store_release_next(test_db, test_arena, "X", &release.number, &error),
                 SV_ERR_NOT_FOUND));
}

Test(release, is_never_changed_by_the_service)
{
    static const char *const forbidden[] = { "UPDATE sipas.release SET document = '' RETURNING 1",
                                             "DELETE FROM sipas.response",
                                             "UPDATE sipas.response SET answers = ''",
                                             "DELETE FROM sipas.score",
                                             "UPDATE sipas.instrument SET document = ''",
                                             "UPDATE sipas.survey SET document = ''",
                                             "UPDATE sipas.staff_key SET role = 'administrator'",
                                             "DROP TABLE sipas.response",
                                             "CREATE TABLE sipas.other (x int)" };

    for (size_t i = 0; i < sizeof(forbidden) / sizeof(forbidden[0]); i++) {
        PQclear(PQexec(sv_db_handle(test_db), "SAVEPOINT before"));
        SV_FREED_BY(PQclear) PGresult *res = PQexec(sv_db_handle(test_db), forbidden[i]);

        cr_expect(eq(str, PQresultErrorField(res, PG_DIAG_SQLSTATE), "42501"), "%s", forbidden[i]);
        PQclear(PQexec(sv_db_handle(test_db), "ROLLBACK TO before"));
    }
}
