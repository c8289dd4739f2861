/* SPDX-License-Identifier: Apache-2.0 */
#include "app/results.h"

#include "app/seal.h"
#include "base/text.h"
#include "export/results_file.h"
#include "http/handlers/handlers.h"
#include "wire/answer_json.h"

#include <inttypes.h>
#include <string.h>

enum form { FORM_JSON, FORM_CSV, FORM_XLSX, FORM_COUNT };

static const struct {
    const char *word, *content_type;
} forms[FORM_COUNT] = {
    [FORM_JSON] = { "json", NULL },
    [FORM_CSV] = { "csv", "text/csv; charset=utf-8; header=present" },
    [FORM_XLSX] = { "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
};

struct asking {
    const struct sv_request *request;
    struct sv_results_query query;
    enum form form;
    struct sv_csv_form csv;
    struct sv_buffer *words; /* all that was asked, for the tag */
};

static const char *word_of(const void *source, const char *name)
{
    const struct asking *asking = source;
    const char *value = sv_query(asking->request, name);

    sv_buffer_printf(asking->words, "%s=%s&", name, value);
    return value;
}

static enum sv_status read_form(struct asking *asking, struct sv_error *reterr)
{
    const char *format = sv_query(asking->request, "format");
    const char *mark = sv_query(asking->request, "bom");
    const char *decimal = sv_query(asking->request, "decimal");
    int form = format[0] == '\0' ? FORM_JSON : 0;

    while (format[0] != '\0' && form < FORM_COUNT && strcmp(forms[form].word, format) != 0)
        form++;
    if (form == FORM_COUNT)
        return sv_fail(reterr, SV_ERR_INVALID, "format", "not one of json, csv, xlsx");
    asking->form = (enum form)form;
    asking->csv.mark = strcmp(mark, "true") == 0;
    if (mark[0] != '\0' && (form != FORM_CSV || (!asking->csv.mark && strcmp(mark, "false") != 0)))
        return sv_fail(reterr, SV_ERR_INVALID, "bom", "true or false, for csv only");
    if (!sv_csv_decimal_of_word(decimal, &asking->csv) || (decimal[0] != '\0' && form != FORM_CSV))
        return sv_fail(reterr, SV_ERR_INVALID, "decimal", "point or comma, for csv only");
    return form == FORM_JSON ? SV_OK : sv_results_fit_rows(asking->query.figures, reterr);
}

static enum sv_status read_asking(struct asking *asking, struct sv_error *reterr)
{
    const struct sv_request *request = asking->request;
    enum sv_status status = sv_results_query_read(word_of, asking, &asking->query, reterr);

    if (status != SV_OK)
        return status;
    asking->query.survey = request->path_params[0];
    asking->query.scope = request->caller.unit;
    asking->query.controlled = true;
    asking->query.today = request->today;
    return read_form(asking, reterr);
}

/* Of all that the bytes of the answer follow from. */
static const char *tag_of(const struct asking *asking, const struct sv_results_version *version)
{
    enum { SIZE = 12 };
    struct sv_arena *arena = asking->request->arena;
    struct sv_hash hash = { 0 };
    const char *text =
        sv_arena_printf(arena, "%" PRIu64 " %" PRId64 " %s %s %d %d %d %s", version->generation,
                        version->showing, asking->query.survey, asking->query.scope, asking->form,
                        asking->csv.mark, asking->csv.comma, asking->words->data);

    sv_sha256(text, strlen(text), &hash);
    return sv_arena_printf(arena, "\"%s\"", sv_hex(arena, hash.bytes, SIZE));
}

/* A crosstab has answers of its own, which do not move with the showing. */
static bool has_version(const struct asking *asking)
{
    return asking->query.figures != SV_FIGURES_CROSSTAB;
}

/* The tag of an answer that the caller has already, else NULL. */
static enum sv_status find_known(const struct sv_site *site, const struct asking *asking,
                                 const char **ret_tag, struct sv_error *reterr)
{
    const struct sv_request *request = asking->request;
    const char *known = request->header(request->source, "If-None-Match");
    struct sv_results_version version = { 0 };

    if (known == NULL || !has_version(asking))
        return SV_OK;
    enum sv_status status =
        sv_app_results_version(site->app, request->arena, &asking->query, &version, reterr);
    const char *tag = tag_of(asking, &version);

    if (status == SV_OK && strstr(known, tag) != NULL) /* also weak, or in a list */
        *ret_tag = tag;
    return status;
}

static void reply_csv(const struct asking *asking, const struct sv_results_answer *answer,
                      struct sv_reply *reply)
{
    struct sv_buffer csv = { .arena = asking->request->arena };
    int64_t rows = 0;

    sv_results_csv(&csv, answer, &asking->csv, &rows);
    reply->text = csv.data;
    reply->text_size = csv.size;
}

static enum sv_status reply_xlsx(const struct sv_site *site, const struct asking *asking,
                                 const struct sv_results_answer *answer, struct sv_reply *reply,
                                 struct sv_error *reterr)
{
    struct sv_export_file file = { 0 };
    enum sv_status status =
        sv_results_make_xlsx(asking->request->arena, answer, site->export_dir, &file, reterr);

    reply->file = file.fd;
    reply->file_size = file.size;
    return status;
}

static enum sv_status tell(const struct sv_site *site, const struct asking *asking,
                           struct sv_reply *reply, struct sv_error *reterr)
{
    SV_TOLD_RESULTS told = { 0 };
    struct sv_arena *arena = asking->request->arena;
    enum sv_status status = sv_app_results(site->app, arena, &asking->query, &told, reterr);

    if (status == SV_OK && asking->form == FORM_XLSX)
        status = reply_xlsx(site, asking, &told.answer, reply, reterr);
    if (status != SV_OK)
        return status;
    if (asking->form == FORM_JSON)
        reply->json = sv_json_of_answer(&told.answer);
    if (asking->form == FORM_CSV)
        reply_csv(asking, &told.answer, reply);
    reply->http_status = 200;
    reply->content_type = forms[asking->form].content_type;
    reply->etag = has_version(asking) ? tag_of(asking, &told.version) : NULL;
    if (asking->form != FORM_JSON)
        reply->file_name = sv_arena_printf(arena, "attachment; filename=\"%s-results.%s\"",
                                           asking->query.survey, forms[asking->form].word);
    return SV_OK;
}

/*
 * GET /api/v1/surveys/{survey}/results: what the caller may see of an answer to a question. It
 * stays as it is until the next showing: who has it is told so before anything is computed.
 */
enum sv_status sv_get_results(const struct sv_site *site, const struct sv_request *request,
                              struct sv_reply *reply, struct sv_error *reterr)
{
    struct sv_buffer words = { .arena = request->arena };
    struct asking asking = { .request = request, .words = &words };
    const char *tag = NULL;

    enum sv_status status = read_asking(&asking, reterr);
    if (status == SV_OK)
        status = find_known(site, &asking, &tag, reterr);
    if (status == SV_OK && tag == NULL)
        status = tell(site, &asking, reply, reterr);
    if (status != SV_OK)
        return status;
    if (tag != NULL) {
        reply->http_status = 304;
        reply->etag = tag;
    }
    reply->cache_control = reply->etag == NULL ? NULL : "private, no-cache";
    return SV_OK;
}
