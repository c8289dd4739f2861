/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SV_MAIN_QR_H
#define SV_MAIN_QR_H

/* Draws text as a QR code on standard output, in half blocks; nothing if it is too long for one. */
void sv_qr_print(const char *text);

#endif
