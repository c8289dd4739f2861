/* SPDX-License-Identifier: Apache-2.0 */
#include "export/xlsx_check.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

/* The ZIP file format (APPNOTE.TXT 6.3), as far as it is needed to find the parts. */
enum {
    END_SIZE = 22, /* of the record at the end, which has no comment here */
    END_COUNT_AT = 10,
    END_DIRECTORY_AT = 16,
    ENTRY_SIZE = 46,
    ENTRY_NAME_SIZE_AT = 28,
    ENTRY_EXTRA_SIZE_AT = 30,
    ENTRY_OFFSET_AT = 42,
    LOCAL_SIZE = 30,
    LOCAL_NAME_SIZE_AT = 26,
    LOCAL_EXTRA_SIZE_AT = 28,
    CHUNK_SIZE = 16384,
    RAW_DEFLATE = -MAX_WBITS,
};

static const unsigned char END_MARK[] = { 'P', 'K', 5, 6 };
static const char CELL[] = "<c r=\"";

struct reading {
    FILE *file;
    int64_t cells;
    size_t matched;     /* characters of CELL just read */
    unsigned char last; /* of the part, but for line ends */
};

static long number_at(const unsigned char *record, size_t at, size_t size)
{
    long number = 0;

    while (size-- > 0)
        number = number << 8 | record[at + size];
    return number;
}

static void look_at(struct reading *reading, const unsigned char *data, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (data[i] != '\n')
            reading->last = data[i];
        if (data[i] != (unsigned char)CELL[reading->matched]) {
            reading->matched = data[i] == (unsigned char)CELL[0] ? 1 : 0;
        } else if (++reading->matched == sizeof(CELL) - 1) {
            reading->cells++;
            reading->matched = 0;
        }
    }
}

static int inflate_some(struct reading *reading, z_stream *stream)
{
    unsigned char text[CHUNK_SIZE];
    int result = Z_OK;

    do {
        stream->next_out = text;
        stream->avail_out = sizeof(text);
        result = inflate(stream, Z_NO_FLUSH);
        look_at(reading, text, sizeof(text) - stream->avail_out);
    } while (result == Z_OK && stream->avail_out == 0);
    return result == Z_BUF_ERROR ? Z_OK : result;
}

/* From here to the end of the part; false if it has none. */
static bool read_part(struct reading *reading)
{
    unsigned char data[CHUNK_SIZE];
    z_stream stream = { 0 };
    int result = inflateInit2(&stream, RAW_DEFLATE);

    reading->last = '\0';
    while (result == Z_OK) {
        stream.avail_in = (uInt)fread(data, 1, sizeof(data), reading->file);
        stream.next_in = data;
        result = stream.avail_in == 0 ? Z_DATA_ERROR : inflate_some(reading, &stream);
    }
    (void)inflateEnd(&stream);
    return result == Z_STREAM_END && reading->last == '>';
}

static bool read_at(struct reading *reading, long place, unsigned char *record, size_t size)
{
    return fseek(reading->file, place, SEEK_SET) == 0 &&
           fread(record, 1, size, reading->file) == size;
}

/* The part of which the directory tells at *place, which then is the next. */
static bool read_entry(struct reading *reading, long *place)
{
    unsigned char entry[ENTRY_SIZE], local[LOCAL_SIZE];

    if (!read_at(reading, *place, entry, sizeof(entry)))
        return false;
    long start = number_at(entry, ENTRY_OFFSET_AT, 4);

    *place += ENTRY_SIZE + number_at(entry, ENTRY_NAME_SIZE_AT, 2) +
              number_at(entry, ENTRY_EXTRA_SIZE_AT, 2);
    if (!read_at(reading, start, local, sizeof(local)))
        return false;
    long gap = number_at(local, LOCAL_NAME_SIZE_AT, 2) + number_at(local, LOCAL_EXTRA_SIZE_AT, 2);

    return fseek(reading->file, gap, SEEK_CUR) == 0 && read_part(reading);
}

static bool read_parts(struct reading *reading)
{
    unsigned char end[END_SIZE];

    if (fseek(reading->file, -(long)END_SIZE, SEEK_END) != 0 ||
        fread(end, 1, sizeof(end), reading->file) != sizeof(end) ||
        memcmp(end, END_MARK, sizeof(END_MARK)) != 0)
        return false;
    long place = number_at(end, END_DIRECTORY_AT, 4);
    long count = number_at(end, END_COUNT_AT, 2);
    bool good = true;

    for (long i = 0; i < count && good; i++)
        good = read_entry(reading, &place);
    return good;
}

enum sv_status sv_xlsx_check(const char *path, int64_t cells, struct sv_error *reterr)
{
    struct reading reading = { .file = fopen(path, "rb") };

    if (reading.file == NULL)
        return sv_fail(reterr, SV_ERR_INTERNAL, "file", "cannot be read: %s", strerror(errno));
    bool whole = read_parts(&reading) && reading.cells == cells;

    (void)fclose(reading.file);
    return whole ? SV_OK
                 : sv_fail(reterr, SV_ERR_INTERNAL, "file",
                           "cannot be written whole: is the disk full?");
}
