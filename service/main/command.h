/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_COMMAND_H
#define SV_MAIN_COMMAND_H

#include "app/app.h"
#include "base/arena.h"
#include "base/calendar.h"
#include "domain/staff.h"
#include "domain/violation.h"
#include "main/config.h"

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>

/* Exit codes of every command. */
enum { SV_EXIT_DONE = 0, SV_EXIT_REFUSED = 1, SV_EXIT_USAGE = 2 };

struct sv_command;

/* One call of the program: its words, settings and connection to the application. */
struct sv_line {
    const struct sv_command *command;
    struct sv_arena *arena;
    struct sv_config config;
    struct sv_app app;
    bool app_open;
    bool json;    /* --json was given */
    char **words; /* what is left after the command's name and the options taken */
    int word_count;
    struct sv_error error; /* of the last call that failed */
};

struct sv_command {
    const char *name;
    const char *summary;
    const char *usage;   /* one line per form, then what there is to say */
    const char *options; /* all that it knows, a space before and after each */
    int (*run)(struct sv_line *line);
};

int sv_cmd_serve(struct sv_line *line);
int sv_cmd_migrate(struct sv_line *line);
int sv_cmd_config(struct sv_line *line);
int sv_cmd_instrument(struct sv_line *line);
int sv_cmd_unit(struct sv_line *line);
int sv_cmd_procedure(struct sv_line *line);
int sv_cmd_survey(struct sv_line *line);
int sv_cmd_import(struct sv_line *line);
int sv_cmd_export(struct sv_line *line);
int sv_cmd_results(struct sv_line *line);
int sv_cmd_recompute(struct sv_line *line);
int sv_cmd_report(struct sv_line *line);
int sv_cmd_release(struct sv_line *line);
int sv_cmd_par(struct sv_line *line);
int sv_cmd_key(struct sv_line *line);
int sv_cmd_device(struct sv_line *line);
int sv_cmd_webhook(struct sv_line *line);

/* Takes "--name value" out of the words; NULL if it is not there. */
const char *sv_line_option(struct sv_line *line, const char *name);
/* Takes "--name", which has no value, out of the words; false if it is not there. */
bool sv_line_flag(struct sv_line *line, const char *name);
/* The whole number of an option, at least 1; false, after complaining, if it is none. */
bool sv_line_number(const struct sv_line *line, const char *text, int64_t *ret_number);
/* Takes the next word; NULL if there is none. */
const char *sv_line_word(struct sv_line *line);
/* True, after complaining, if words are left or an option lacks its value. */
bool sv_line_has_more(struct sv_line *line);

/* Opens the application; on failure says why and returns false. */
bool sv_line_open(struct sv_line *line);

/* Reads a file ("-" is standard input) into the arena; on failure says why and returns false. */
bool sv_line_read(struct sv_line *line, const char *path, const char **ret_text, size_t *ret_size);

/* Each prints to standard error and returns the exit code. */
int sv_line_usage(const struct sv_line *line, const char *complaint);
int sv_line_failed(const struct sv_line *line);
int sv_line_violated(const char *path, const struct sv_violations *violations);

/* Prints and frees json. */
int sv_line_print(cJSON *json);

/* Whoever may run this program on the server may see everything. */
extern const struct sv_caller sv_operator;

/* The day in Viet Nam. */
sv_day sv_today(void);

#endif
