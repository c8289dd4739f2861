/* SPDX-License-Identifier: Apache-2.0 */
#include "app/folder.h"
#include "base/log.h"
#include "feed/courier.h"
#include "http/listen.h"
#include "http/metrics.h"
#include "http/server.h"
#include "http/static_files.h"
#include "main/codec.h"
#include "main/command.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

/* Longer than any statement may take: whoever is asked after that hangs. */
enum { STOP_S_MAX = 45 };

static void give_up(int number)
{
    static const char said[] = "event=stopped_without_the_database\n";

    (void)number;
    (void)!write(STDERR_FILENO, said, sizeof(said) - 1);
    _exit(SV_EXIT_REFUSED);
}

static void wait_for_signal(const sigset_t *signals)
{
    int number = 0;

    while (sigwait(signals, &number) != 0)
        continue;
    sv_log("event=stopping signal=%d", number);
    (void)signal(SIGALRM, give_up);
    (void)alarm(STOP_S_MAX);
}

/* The pages and the description may be absent: then the API serves alone, and the log says so. */
static void find_files(struct sv_line *line, struct sv_site *site, struct sv_static_files **files)
{
    struct sv_error error = { 0 };
    const char *text = NULL;
    size_t size = 0;

    if (sv_static_files_open(line->config.web_dir, files, &error) == SV_OK)
        site->files = *files;
    else
        sv_log("event=no_pages where=%s detail=\"%s\"", error.where, error.detail);
    if (access(line->config.openapi, R_OK) == 0 &&
        sv_line_read(line, line->config.openapi, &text, &size))
        site->openapi = text;
    else
        sv_log("event=no_api_description file=%s", line->config.openapi);
}

static struct sv_server_limits limits_of(const struct sv_config *config)
{
    return (struct sv_server_limits){
        .transport = { .connections = (unsigned)config->connections_max,
                       .headers_ms = (int64_t)config->header_timeout_s * 1000,
                       .body_ms = (int64_t)config->body_timeout_s * 1000 },
        .serving = { .workers = (size_t)config->threads, .queue_max = (size_t)config->queue_max },
    };
}

/* Each connection is a descriptor; what the system's administrator allows at most is asked for. */
static void raise_descriptor_limit(int connections_max)
{
    enum { OTHERS = 64 };
    struct rlimit limit = { 0 };

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    (void)setrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_max < (rlim_t)connections_max + OTHERS)
        sv_log("event=few_descriptors allowed=%llu connections_max=%d",
               (unsigned long long)limit.rlim_max, connections_max);
}

static void report_fold(const struct sv_error *error)
{
    if (error == NULL)
        sv_log("event=fold_works");
    else
        sv_log("event=fold_fails where=%s detail=\"%s\"", error->where, error->detail);
}

static void report_feed(const struct sv_courier_event *event)
{
    static const char *const words[] = { [SV_COURIER_DELIVERED] = "webhook_delivered",
                                         [SV_COURIER_WAITS] = "webhook_failed",
                                         [SV_COURIER_GIVES_UP] = "webhook_given_up" };

    if (event->word == SV_COURIER_WORKS)
        sv_log("event=feed_works");
    else if (event->word == SV_COURIER_FAILS)
        sv_log("event=feed_fails where=%s detail=\"%s\"", event->error->where,
               event->error->detail);
    else
        sv_log("event=%s webhook=%" PRId64 " entry=%" PRId64 " attempt=%" PRId64 " status=%" PRId64
               " fault=\"%s\"",
               words[event->word], event->webhook, event->entry, event->attempt, event->status,
               event->fault);
}

/* What runs beside the event loop. */
static enum sv_status start_threads(struct sv_line *line, struct sv_site *site,
                                    struct sv_courier **courier)
{
    struct sv_courier_settings settings = {
        .timeout_ms = (int64_t)line->config.webhook_timeout_s * 1000,
    };

    enum sv_status status =
        sv_schedule_read(line->config.webhook_retries, &settings.schedule, &line->error);
    if (status != SV_OK)
        return status;
    *courier = sv_courier_start(&line->app, &settings, report_feed);
    site->folder = sv_folder_start(&line->app, report_fold);
    return SV_OK;
}

static int serve(struct sv_line *line, const sigset_t *signals)
{
    struct sv_metrics metrics = { 0 };
    struct sv_site site = { .app = &line->app,
                            .export_dir = line->config.export_dir,
                            .report_dir = line->config.report_dir,
                            .secure_cookies = line->config.secure_cookies,
                            .metrics = &metrics };
    const struct sv_server_limits limits = limits_of(&line->config);
    struct sv_static_files *files = NULL;
    struct sv_courier *courier = NULL;
    struct sv_server *server = NULL;
    int listen_socket = -1;
    unsigned port = 0;

    if (sv_listen(line->config.listen, &listen_socket, &port, &line->error) != SV_OK)
        return sv_line_failed(line);
    raise_descriptor_limit(line->config.connections_max);
    find_files(line, &site, &files);
    if (start_threads(line, &site, &courier) != SV_OK ||
        sv_server_start(&site, listen_socket, &limits, &server, &line->error) != SV_OK) {
        sv_courier_stop(courier);
        sv_folder_stop(site.folder);
        sv_static_files_close(files);
        return sv_line_failed(line);
    }
    sv_log("event=serving listen=%s port=%u", line->config.listen, port);
    (void)printf("port: %u\n", port);
    (void)fflush(stdout);
    wait_for_signal(signals);
    sv_courier_stop(courier);
    sv_server_stop(server);
    sv_folder_stop(site.folder);
    sv_static_files_close(files);
    return SV_EXIT_DONE;
}

int sv_cmd_serve(struct sv_line *line)
{
    /* Two connections more: the fold's and the courier's. */
    const struct sv_app_limits limits = { (size_t)line->config.threads + 2,
                                          sv_config_columns_max(&line->config) };
    sigset_t signals;

    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    /* Blocked before any thread starts, so that only sigwait sees them. */
    (void)sigemptyset(&signals);
    (void)sigaddset(&signals, SIGINT);
    (void)sigaddset(&signals, SIGTERM);
    (void)sigprocmask(SIG_BLOCK, &signals, NULL);
    (void)signal(SIGPIPE, SIG_IGN);
    if (line->config.database_url[0] == '\0')
        return sv_line_usage(line, "SIPAS_DATABASE_URL is not set");
    if (sv_app_open(line->config.database_url, &limits, &sv_json_codec, &line->app, &line->error) !=
        SV_OK)
        return sv_line_failed(line);
    line->app_open = true;
    return serve(line, &signals);
}
