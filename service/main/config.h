/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_CONFIG_H
#define SV_MAIN_CONFIG_H

#include "base/arena.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* The settings, from the environment; docs/configuration.md has a section for each. */
struct sv_config {
    const char *database_url;
    const char *owner_url;
    const char *public_url; /* "" if it is not told */
    const char *listen;
    const char *web_dir;
    const char *migrations_dir;
    const char *openapi;
    const char *export_dir;
    const char *par_dir;
    const char *report_dir;
    int threads;
    int connections_max;
    int header_timeout_s;
    int body_timeout_s;
    int queue_max;
    int columns_max_mb;
    int webhook_timeout_s;
    const char *webhook_retries; /* seconds between attempts */
    bool secure_cookies;
};

/*
 * Reads every setting; NAME_FILE names a file that holds the value. SV_ERR_INVALID
 * names the variable that is unknown, unreadable or out of range.
 */
SV_MUST_USE
enum sv_status sv_config_read(struct sv_arena *arena, struct sv_config *ret_config,
                              struct sv_error *reterr);

/* Bytes that answers by column may take. */
size_t sv_config_columns_max(const struct sv_config *config);

/* Prints name, value (secrets as ***) and meaning of each setting. */
void sv_config_print(const struct sv_config *config, FILE *out);

#endif
