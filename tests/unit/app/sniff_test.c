/* SPDX-License-Identifier: Apache-2.0 */
#include "app/sniff.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <pthread.h>
#include <string.h>

static const char *sniffed(const char *data, size_t size)
{
    static _Thread_local char type[SV_MEDIA_TYPE_SIZE];
    struct sv_error error = { 0 };

    cr_assert(eq(int, sv_sniff(data, size, type, &error), SV_OK), "%s", error.detail);
    return type;
}

#define SNIFFED(text) sniffed(text, sizeof(text) - 1)
#define UNKNOWN       "application/octet-stream"

Test(sniff, tells_documents_by_their_content)
{
    cr_expect(eq(str, (char *)SNIFFED("%PDF-1.7\n1 0 obj\n"), "application/pdf"));
    cr_expect(eq(str, (char *)SNIFFED("\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01"), "image/jpeg"));
    cr_expect(eq(str, (char *)SNIFFED("Giải trình, có dấu\n"), "text/plain"));
    cr_expect(eq(str, (char *)SNIFFED("a < b và c > d\n"), "text/plain"));
}

Test(sniff, takes_no_text_that_a_reader_would_run)
{
    cr_expect(ne(str, (char *)SNIFFED("x\n<SCRIPT>alert(1)</SCRIPT>\n"), "text/plain"));
    cr_expect(ne(str, (char *)SNIFFED("#!/usr/bin/env python\n"), "text/plain"));
    cr_expect(eq(str, (char *)SNIFFED("<html></html>\n%PDF-1.7\n"), UNKNOWN));
    cr_expect(ne(str, (char *)SNIFFED("ti\xEA\xE1ng"), "text/plain"));
}

/* Lists that lie about their lengths end the look; the sanitizers watch. */
Test(sniff, reads_no_further_than_a_broken_archive)
{
    static const char end[] = "PK\3\4xxxxPK\5\6\0\0\0\0\1\0\1\0\xFF\xFF\xFF\xFF\0\0\0\0\0\0";
    static const char entry[] = "PK\3\4xxxxPK\1\2xxxxxxxxxxxxxxxxxxxxxxxx\xFF\xFF\xFF\xFF\xFF\xFF"
                                "xxxxxxxxxxxxPK\5\6\0\0\0\0\1\0\1\0\0\0\0\0\x08\0\0\0\0\0";

    for (size_t size = 1; size < sizeof(end); size++)
        (void)sniffed(end, size);
    for (size_t size = 1; size < sizeof(entry); size++)
        (void)sniffed(entry, size);
    cr_expect(ne(str, (char *)SNIFFED("PK\3\4"), "text/plain"));
}

static void *many(void *context)
{
    for (int i = 0; i < 20; i++)
        *(int *)context += strcmp(SNIFFED("%PDF-1.4\n%\xE2\xE3\n"), "application/pdf") == 0;
    return NULL;
}

Test(sniff, works_in_several_threads_at_once)
{
    pthread_t threads[4];
    int good[4] = { 0 };

    for (size_t i = 0; i < 4; i++)
        cr_assert(eq(int, pthread_create(&threads[i], NULL, many, &good[i]), 0));
    for (size_t i = 0; i < 4; i++) {
        (void)pthread_join(threads[i], NULL);
        cr_expect(eq(int, good[i], 20));
    }
}
