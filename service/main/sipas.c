/* SPDX-License-Identifier: Apache-2.0 */
#include "main/command.h"
#include "wire/json_read.h"

#include <stdio.h>
#include <string.h>

static const struct sv_command commands[] = {
    { "serve", "serve the pages and the API",
      "usage: sipas serve\n\nSettings come from the environment; 'sipas config' prints them.\n", "",
      sv_cmd_serve },
    { "migrate", "bring the database schema up to date",
      "usage: sipas migrate [DIR]\n\n"
      "Applies the missing migrations of DIR (SIPAS_MIGRATIONS_DIR) as the role of\n"
      "SIPAS_OWNER_URL. An applied file that was edited since is refused.\n",
      "", sv_cmd_migrate },
    { "config", "print the settings", "usage: sipas config\n", "", sv_cmd_config },
    { "instrument", "publish and list questionnaires",
      "usage: sipas instrument add FILE...\n"
      "       sipas instrument list [--json]\n"
      "       sipas instrument show CODE [--version N] [--json]\n\n"
      "A published version is immutable; a change is a new version.\n",
      " --version ", sv_cmd_instrument },
    { "unit", "add and list units of the organisation",
      "usage: sipas unit add FILE\n       sipas unit list [--json]\n", "", sv_cmd_unit },
    { "procedure", "add and list administrative procedures",
      "usage: sipas procedure add FILE\n       sipas procedure list [--json]\n", "",
      sv_cmd_procedure },
    { "survey", "add, list, open and close surveys",
      "usage: sipas survey add FILE\n"
      "       sipas survey list [--json]\n"
      "       sipas survey show CODE\n"
      "       sipas survey close CODE\n"
      "       sipas survey open CODE\n",
      "", sv_cmd_survey },
    { "import", "store responses from a file",
      "usage: sipas import --survey CODE FILE [--json]\n"
      "       sipas import --survey CODE --outbox FILE [--json]\n\n"
      "Each line of FILE is a response as the API takes it; FILE may be - for standard\n"
      "input. An outbox is what the staff area of a tablet without a network exports.\n"
      "Good responses are stored, every rejected one is reported with its reasons, and\n"
      "then the exit code is 1. The same file again stores nothing twice.\n",
      " --survey --outbox ", sv_cmd_import },
    { "results", "results of a survey",
      "usage: sipas results --survey CODE [--by X[,Y]] [--unit U] [--procedure P] [--channel C]\n"
      "                     [--respondent-type T] [--period P] [--scheme S] [--measure M[,M]]\n"
      "                     [--figures F] [--from P] [--to P] [--max-points N] [--detail full]\n"
      "                     [--first I] [--second J] [--disclosure none] [--json]\n"
      "                     [--format table|csv|json|xlsx] [--out FILE] [--bom]\n"
      "                     [--decimal comma]\n\n"
      "X, Y  unit, procedure, channel, respondent_type, period\n"
      "S     rake (where the survey has counts of finished procedures), post, design, none\n"
      "M     index, factor, item\n"
      "F     estimates, change, rest, reliability, drivers, weights, variants, sub_index, fpc,\n"
      "      quality, crosstab; csv and xlsx are for the first three, a table for the first\n"
      "      and the last\n"
      "I, J  items of a crosstab that take one answer; it is told of everybody or one unit, by at\n"
      "      most two filters. Those of whom one was told are kept: a question beside which those\n"
      "      answered before would tell of fewer than 10 people is refused\n\n"
      "Shares are of valid answers, with their 95 % interval; \"NA\" and missing answers are in\n"
      "no share. Groups in which somebody could be recognised are marked c; --disclosure none\n"
      "shows them, at full precision, to whoever may run this on the server: do not pass it on.\n",
      " --survey --by --unit --procedure --channel --respondent-type --period --scheme --measure "
      "--figures --from --to --first --second --max-points --detail --disclosure --format "
      "--out --bom --decimal ",
      sv_cmd_results },
    { "recompute", "prove the tally cube equal to the responses",
      "usage: sipas recompute [--survey CODE] [--repair] [--json]\n\n"
      "Computes the cube of a survey, or of all, anew from its responses and compares it\n"
      "cell by cell with the stored one. Each cell that differs is shown, and the exit code\n"
      "is 1; --repair then writes what was computed.\n",
      " --survey --repair ", sv_cmd_recompute },
    { "export", "raw responses as a file",
      "usage: sipas export --survey CODE --format F --out FILE [--texts]\n"
      "                    [--weights W[,W]] [--bom] [--decimal comma]\n"
      "                    [--unit U] [--procedure P] [--channel C]\n"
      "                    [--respondent-type T] [--period P] [--json]\n"
      "       sipas export --check FILE\n"
      "       sipas export --log [--survey CODE] [--json]\n\n"
      "F is csv, xlsx, sav (SPSS), dta (Stata) or jsonl; csv and jsonl go to standard\n"
      "output without --out. One row a response: its highest revision, by id. Free texts\n"
      "and comments are left out unless --texts is given: they may name persons.\n"
      "W is design, post, rake, rake_trim or rake_cap: a column with the weight that the\n"
      "results give each response. --decimal comma writes csv with ; between its fields.\n"
      "FILE.sha256 is written beside FILE; --check reads a csv or jsonl file to its end\n"
      "and tells whether it is whole. Every export is noted in the log.\n",
      " --survey --format --out --texts --bom --decimal --weights --unit --procedure --channel "
      "--respondent-type "
      "--period --check --log ",
      sv_cmd_export },
    { "report", "the official report on a survey",
      "usage: sipas report --survey CODE [--period P] [--number \"12/BC-SNV\"] [--date "
      "2026-01-15]\n"
      "                    [--issuer \"BODY ABOVE / ISSUING BODY\"] [--place PLACE]\n"
      "                    --out FILE.pdf|FILE.docx|FILE.html\n\n"
      "In Vietnamese, as Decree 30/2020/ND-CP lays out documents; under disclosure control.\n"
      "What is not given is left to be filled in by hand. PDF needs the Debian packages\n"
      "weasyprint and fonts-liberation2, DOCX pandoc and librsvg2-bin, too.\n",
      " --survey --period --number --date --issuer --place --out ", sv_cmd_report },
    { "release", "freeze and list published results",
      "usage: sipas release --survey CODE [--period P] [--json]\n"
      "       sipas release list [--survey CODE] [--json]\n"
      "       sipas release show --survey CODE --number N\n"
      "       sipas release export --survey CODE --number N --out FILE\n"
      "       sipas release keys [--json]\n"
      "       sipas release verify FILE [--responses EXPORT.jsonl] [--key KEYS]\n\n"
      "'export' writes the document to FILE and its signature to FILE.sig; 'keys' prints what\n"
      "verifies signatures. 'verify' computes the figures of a release document again, from a\n"
      "raw export or from what is shown here now, by the survey as it is defined here, and tells\n"
      "each place that differs (then the exit code is 1); with --key it checks FILE.sig too.\n"
      "What is shown here may have moved on since the release: name the export of that day.\n"
      "Units that were moved in the tree since are named, and no fault.\n",
      " --survey --period --number --out --responses --key ", sv_cmd_release },
    { "par", "frameworks and scorecards of the PAR INDEX",
      "usage: sipas par framework add FILE...\n"
      "       sipas par framework list [--json]\n"
      "       sipas par framework export --framework F [--version N] --out FILE\n"
      "       sipas par score FILE...\n"
      "       sipas par show --framework F --unit U [--period P] [--json]\n"
      "       sipas par ranking --framework F [--period P] [--runs N] [--seed N] [--json]\n"
      "       sipas par outlook --framework F --unit U [--period P] [--runs N] [--seed N] "
      "[--json]\n"
      "       sipas par overview --unit U [--json]\n"
      "       sipas par round add FILE\n"
      "       sipas par round show --framework F [--period P] [--json]\n"
      "       sipas par missing --framework F [--period P] [--due-within DAYS] [--json]\n"
      "       sipas par calendar --framework F --unit U [--period P] [--out FILE.ics]\n"
      "       sipas par history --framework F --unit U [--period P] [--json]\n"
      "       sipas par optimum --framework F --unit U [--period P] --target POINTS [--json]\n"
      "       sipas par target add FILE...\n"
      "       sipas par target list --framework F --unit U --period P [--json]\n"
      "       sipas par plan add FILE...\n"
      "       sipas par plan propose|show --framework F --unit U [--period P] [--history] "
      "[--json]\n"
      "       sipas par plan export --framework F --unit U [--period P]\n"
      "                      [--number \"30/KH-BQL\"] [--date 2026-01-15] [--place PLACE]\n"
      "                      [--issuer \"BODY ABOVE / ISSUING BODY\"]\n"
      "                      --out FILE.pdf|FILE.docx|FILE.html|FILE.xlsx|FILE.ics\n"
      "       sipas par take FILE --key KEYS | --public-key BASE64\n"
      "       sipas par replay\n\n"
      "A framework is a JSON document or a workbook, by the end of its name: .json or .xlsx.\n"
      "A plan has measures on criteria below maximum; 'propose' makes one for each that has none.\n"
      "Survey criteria cannot be entered: only a release fills them. 'take' takes one of\n"
      "another installation, with FILE.sig beside it, if a key that you trust signed it\n"
      "(KEYS is a key in a file, or what GET /api/v1/releases/keys answers). 'replay' reads\n"
      "every release again: what is there stays as it is.\n",
      " --framework --unit --period --version --key --public-key --history --out --number --date "
      "--place --issuer --target --runs --seed --due-within ",
      sv_cmd_par },
    { "key", "make, list and revoke staff keys",
      "usage: sipas key add --role R [--unit U] [--label TEXT]\n"
      "       sipas key list [--json]\n"
      "       sipas key revoke ID\n\n"
      "Roles: administrator survey_manager analyst raw_data par_officer appraiser\n"
      "council leader auditor. Without --unit the key sees every unit.\n",
      " --role --unit --label ", sv_cmd_key },
    { "device", "add, list and revoke tablets",
      "usage: sipas device add --survey S --counter C [--label TEXT] [--json]\n"
      "       sipas device list [--survey S] [--json]\n"
      "       sipas device revoke --device N\n\n"
      "A tablet enrols with the code that 'add' prints, once, within three days; it then\n"
      "answers for that counter alone. 'list' shows what its sessions lack: missing\n"
      "entries, forks, sessions never closed, responses that did not come.\n",
      " --survey --counter --label --device ", sv_cmd_device },
    { "webhook", "add, list and end receivers of releases",
      "usage: sipas webhook add --name TEXT --url URL [--local]\n"
      "       sipas webhook list [--json]\n"
      "       sipas webhook end ID\n"
      "       sipas webhook replay ID [--from CURSOR]\n"
      "       sipas webhook dead [--json]\n\n"
      "A receiver gets what is released after it was added, signed with the secret that 'add'\n"
      "prints once. --local allows an address of this machine or network. 'dead' lists what was\n"
      "given up; 'replay' sends that again, with --from everything after a cursor (0: all).\n"
      "service/docs/feed.md is for those who write a receiver.\n",
      " --name --url --local --from ", sv_cmd_webhook },
};
enum { COMMAND_COUNT = sizeof(commands) / sizeof(commands[0]) };

static int print_help(FILE *out, int code)
{
    (void)fprintf(out, "usage: sipas COMMAND [--help]\n\n");
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        (void)fprintf(out, "  %-11s %s\n", commands[i].name, commands[i].summary);
    (void)fprintf(out, "\nexit codes: 0 done, 1 refused or failed, 2 wrong usage\n");
    return code;
}

/* Takes the flags that every command knows; true if help is wanted. */
static bool take_flags(struct sv_line *line)
{
    bool help = false;
    int kept = 0;

    for (int i = 0; i < line->word_count; i++) {
        if (strcmp(line->words[i], "--help") == 0 || strcmp(line->words[i], "-h") == 0)
            help = true;
        else if (strcmp(line->words[i], "--json") == 0)
            line->json = true;
        else
            line->words[kept++] = line->words[i];
    }
    line->word_count = kept;
    return help;
}

/* True, after complaining, if a word looks like an option that the command does not have. */
static bool has_unknown_option(const struct sv_line *line)
{
    for (int i = 0; i < line->word_count; i++) {
        const char *word = line->words[i];

        if (strncmp(word, "--", 2) == 0 &&
            strstr(line->command->options, sv_arena_printf(line->arena, " %s ", word)) == NULL) {
            (void)sv_line_usage(line, sv_arena_printf(line->arena, "no option '%s'", word));
            return true;
        }
    }
    return false;
}

static int run(const struct sv_command *command, char **words, int word_count)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    struct sv_line line = {
        .command = command, .arena = arena, .words = words, .word_count = word_count
    };

    if (take_flags(&line)) {
        (void)printf("%s", command->usage);
        return SV_EXIT_DONE;
    }
    if (has_unknown_option(&line))
        return SV_EXIT_USAGE;
    if (sv_config_read(arena, &line.config, &line.error) != SV_OK)
        return sv_line_failed(&line);

    int code = command->run(&line);

    if (line.app_open)
        sv_app_close(&line.app);
    return code;
}

int main(int argc, char **argv)
{
    sv_json_use_aborting_malloc();
    if (argc < 2)
        return print_help(stderr, SV_EXIT_USAGE);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        return print_help(stdout, SV_EXIT_DONE);
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(commands[i].name, argv[1]) == 0)
            return run(&commands[i], argv + 2, argc - 2);
    }
    (void)fprintf(stderr, "sipas: no command '%s'\n\n", argv[1]);
    return print_help(stderr, SV_EXIT_USAGE);
}
