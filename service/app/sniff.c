/* SPDX-License-Identifier: Apache-2.0 */
#include "app/sniff.h"

#include "base/cleanup.h"
#include "base/text.h"

#include <magic.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

typedef struct magic_set magic_set;
SV_DEFINE_FREED_BY(magic_set, magic_close)

static const char UNKNOWN[] = "application/octet-stream";

struct bytes {
    const uint8_t *data;
    size_t size;
};

static bool holds(struct bytes bytes, size_t at, const char *text)
{
    size_t length = strlen(text);

    return length <= bytes.size && at <= bytes.size - length &&
           strncasecmp((const char *)bytes.data + at, text, length) == 0;
}

static bool holds_anywhere(struct bytes bytes, const char *text)
{
    for (size_t at = 0; at < bytes.size; at++) {
        if (holds(bytes, at, text))
            return true;
    }
    return false;
}

/* Browsers and shells find their beginnings in text that libmagic calls plain. */
static bool is_plain_text(struct bytes bytes)
{
    static const char *const markers[] = { "<!doctype", "<html", "<head",  "<body", "<script",
                                           "<iframe",   "<svg",  "<?xml",  "<?php", "<object",
                                           "<embed",    "<link", "<style", "<meta" };

    if (!sv_utf8_valid((const char *)bytes.data, bytes.size) || holds(bytes, 0, "#!"))
        return false;
    for (size_t at = 0; at < bytes.size; at++) {
        for (size_t i = 0; bytes.data[at] == '<' && i < sizeof(markers) / sizeof(markers[0]); i++) {
            if (holds(bytes, at, markers[i]))
                return false;
        }
    }
    return true;
}

static uint32_t little(const uint8_t *bytes, size_t count)
{
    uint32_t value = 0;

    for (size_t i = count; i-- > 0;)
        value = value << 8 | bytes[i];
    return value;
}

/* What the list of contents at the end of an archive names. */
struct contents {
    bool types, word, excel, powerpoint, macros;
};

static void look_at_entry(const struct bytes *name, struct contents *contents)
{
    contents->types |= name->size == 19 && holds(*name, 0, "[Content_Types].xml");
    contents->word |= holds(*name, 0, "word/");
    contents->excel |= holds(*name, 0, "xl/");
    contents->powerpoint |= holds(*name, 0, "ppt/");
    contents->macros |= holds_anywhere(*name, "vbaProject") || holds(*name, 0, "Basic/") ||
                        holds(*name, 0, "Scripts/");
}

/* The position of the end record of a zip archive, or SIZE_MAX. */
static size_t end_record(struct bytes zip)
{
    enum { END_SIZE = 22, COMMENT_MAX = 65535 };

    for (size_t back = END_SIZE; back <= zip.size && back <= END_SIZE + COMMENT_MAX; back++) {
        if (memcmp(zip.data + zip.size - back, "PK\5\6", 4) == 0)
            return zip.size - back;
    }
    return SIZE_MAX;
}

/* Nothing is unpacked. What the list does not tell in order ends the look. */
static struct contents contents_of(struct bytes zip)
{
    enum { ENTRY_SIZE = 46 };
    struct contents contents = { 0 };
    size_t end = end_record(zip);
    size_t at = end == SIZE_MAX ? zip.size : little(zip.data + end + 16, 4);

    while (at < zip.size && zip.size - at >= ENTRY_SIZE &&
           memcmp(zip.data + at, "PK\1\2", 4) == 0) {
        const uint8_t *entry = zip.data + at;
        struct bytes name = { entry + ENTRY_SIZE, little(entry + 28, 2) };

        if (name.size > zip.size - at - ENTRY_SIZE)
            break;
        look_at_entry(&name, &contents);
        at += ENTRY_SIZE + name.size + little(entry + 30, 2) + little(entry + 32, 2);
    }
    return contents;
}

/* An Office document, whatever libmagic made of the archive, if it has no macros. */
static const char *type_of_archive(struct bytes zip, const char *told)
{
    static const char prefix[] = "application/vnd.openxmlformats-officedocument.";
    struct contents contents = contents_of(zip);

    if (contents.macros)
        return UNKNOWN;
    if (strncmp(told, "application/vnd.oasis.opendocument.", 35) == 0)
        return told;
    if (!contents.types || contents.word + contents.excel + contents.powerpoint != 1)
        return strncmp(told, prefix, sizeof(prefix) - 1) == 0 ? UNKNOWN : told;
    if (contents.word)
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    return contents.excel
               ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
               : "application/vnd.openxmlformats-officedocument.presentationml.presentation";
}

static const char *type_of(struct bytes bytes, const char *told)
{
    if (holds(bytes, 0, "PK"))
        return type_of_archive(bytes, told);
    /* libmagic, as readers do, finds its mark further on, too: behind a page, for instance. */
    if (strcmp(told, "application/pdf") == 0)
        return holds(bytes, 0, "%PDF-") ? told : UNKNOWN;
    if (strncmp(told, "text/", 5) == 0)
        return is_plain_text(bytes) ? told : UNKNOWN;
    return told;
}

enum sv_status sv_sniff(const void *data, size_t size, char ret_type[SV_MEDIA_TYPE_SIZE],
                        struct sv_error *reterr)
{
    /* One for each use: a cookie is no good for two threads. */
    SV_FREED_BY(magic_close) magic_t cookie = magic_open(MAGIC_MIME_TYPE | MAGIC_ERROR);
    const char *told = NULL;

    if (cookie == NULL || magic_load(cookie, NULL) != 0)
        return sv_fail(reterr, SV_ERR_INTERNAL, "magic", "libmagic has no database of types");
    told = magic_buffer(cookie, data, size);
    if (told == NULL)
        return sv_fail(reterr, SV_ERR_INTERNAL, "magic", "libmagic cannot look at the file");
    (void)snprintf(ret_type, SV_MEDIA_TYPE_SIZE, "%s", type_of((struct bytes){ data, size }, told));
    return SV_OK;
}
