/* SPDX-License-Identifier: Apache-2.0 */
#include "main/qr.h"

#include "base/cleanup.h"

#include <qrencode.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

enum { QUIET = 4 }; /* modules of light around the code, as ISO/IEC 18004 wants */

SV_DEFINE_FREED_BY(QRcode, QRcode_free)

static bool is_dark(const QRcode *code, int row, int column)
{
    if (row < 0 || column < 0 || row >= code->width || column >= code->width)
        return false;
    return (code->data[row * code->width + column] & 1) != 0;
}

/* Two rows of modules in one line of characters, which are twice as high as wide. */
static void print_rows(const QRcode *code, int row)
{
    static const char *const blocks[] = { " ", "\u2580", "\u2584", "\u2588" };

    for (int column = -QUIET; column < code->width + QUIET; column++)
        (void)fputs(blocks[is_dark(code, row, column) + 2 * is_dark(code, row + 1, column)],
                    stdout);
}

void sv_qr_print(const char *text)
{
    SV_FREED_BY(QRcode_free)
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    bool coloured = isatty(STDOUT_FILENO) != 0; /* most terminals are dark, a code must not be */

    if (code == NULL)
        return;
    for (int row = -QUIET; row < code->width + QUIET; row += 2) {
        (void)fputs(coloured ? "\033[30;107m" : "", stdout);
        print_rows(code, row);
        (void)fputs(coloured ? "\033[0m\n" : "\n", stdout);
    }
}
