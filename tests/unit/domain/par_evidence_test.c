/* SPDX-License-Identifier: Apache-2.0 */
#include "domain/par_work.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

Test(evidence_type, allows_documents_pictures_and_plain_text_only)
{
    static const char *const refused[] = { "text/html",
                                           "image/svg+xml",
                                           "text/xml",
                                           "application/zip",
                                           "application/x-dosexec",
                                           "application/octet-stream",
                                           "" };

    cr_expect(sv_evidence_type_allowed("application/pdf"));
    cr_expect(sv_evidence_type_allowed("text/plain"));
    cr_expect(sv_evidence_type_allowed("image/webp"));
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
        cr_expect(not(sv_evidence_type_allowed(refused[i])), "%s", refused[i]);
}

Test(evidence_name, is_harmless_whatever_was_given)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    static const struct {
        const char *given, *type, *kept;
    } cases[] = {
        { "báo cáo.pdf", "application/pdf", "báo cáo.pdf" },
        { "BÁO CÁO.PDF", "application/pdf", "BÁO CÁO.PDF" },
        { "../../etc/passwd", "text/plain", "passwd.txt" },
        { "C:\\x\\y.csv", "text/plain", "y.csv" },
        { "a/", "application/pdf", "tep.pdf" },
        { ".htaccess", "text/plain", "htaccess.txt" },
        { "x. . .", "application/pdf", "x.pdf" },
        { ".pdf", "application/pdf", "pdf.pdf" },
        { "a\r\nb\x7f.pdf", "application/pdf", "ab.pdf" },
        { "a\"<>|:*?.pdf", "application/pdf", "a_______.pdf" },
        { "x\xE2\x80\xAE"
          "fdp.exe",
          "application/pdf", "xfdp.exe.pdf" }, /* right to left */
        { "x\xC2\x85y\xC2\xA0z.pdf", "application/pdf", "xy\xC2\xA0z.pdf" },
        { "\xEF\xBB\xBFx.pdf", "application/pdf", "x.pdf" },
        { "\xF0\x9F\x93\x84.pdf", "application/pdf", "\xF0\x9F\x93\x84.pdf" },
        { "not \xFF utf8.pdf", "application/pdf", "tep.pdf" },
        { "x.pdf", "unknown/type", "x.pdf.bin" },
        { "ảnh.jpeg", "image/jpeg", "ảnh.jpeg" },
        { "ảnh.png", "image/jpeg", "ảnh.png.jpg" },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        cr_expect(eq(str, (char *)sv_evidence_name(arena, cases[i].given, cases[i].type),
                     (char *)cases[i].kept),
                  "case %zu", i);
}

Test(evidence_name, is_cut_at_a_character)
{
    SV_FREED_BY(sv_arena_free) struct sv_arena *arena = sv_arena_new();
    char given[1000] = "";

    for (size_t i = 0; i < 300; i++)
        memcpy(given + 3 * i, "ố", 3);
    const char *kept = sv_evidence_name(arena, given, "application/pdf");

    cr_expect(eq(sz, strlen(kept), 64 * 3 + 4));
    cr_expect(le(sz, strlen(kept), SV_EVIDENCE_NAME_MAX));
}
