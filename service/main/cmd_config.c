/* SPDX-License-Identifier: Apache-2.0 */
#include "main/command.h"

int sv_cmd_config(struct sv_line *line)
{
    if (sv_line_has_more(line))
        return SV_EXIT_USAGE;
    sv_config_print(&line->config, stdout);
    return SV_EXIT_DONE;
}
