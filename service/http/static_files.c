/* SPDX-License-Identifier: Apache-2.0 */
#include "http/static_files.h"

#include "http/content.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FILE_SIZE_MAX = 16 * 1024 * 1024, DEPTH_MAX = 8 };

struct file {
    const char *path; /* as in the URL, from "/" */
    struct sv_content *content;
    struct file *next;
};

struct sv_static_files {
    struct sv_arena *arena;
    struct file *files;
};

static const char *content_type_of(const char *path)
{
    static const struct {
        const char *ending, *content_type;
    } types[] = {
        { ".html", "text/html; charset=utf-8" },
        { ".js", "text/javascript; charset=utf-8" },
        { ".css", "text/css; charset=utf-8" },
        { ".svg", "image/svg+xml" },
        { ".png", "image/png" },
        { ".ico", "image/x-icon" },
        { ".json", "application/json" },
        { ".webmanifest", "application/manifest+json" },
        { ".woff2", "font/woff2" },
        { ".woff", "font/woff" },
        { ".txt", "text/plain; charset=utf-8" },
    };
    size_t size = strlen(path);

    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        size_t ending = strlen(types[i].ending);

        if (size > ending && strcmp(path + size - ending, types[i].ending) == 0)
            return types[i].content_type;
    }
    return "application/octet-stream";
}

/* The build names assets by their content. */
static const char *cache_control_of(const char *path)
{
    return strncmp(path, "/assets/", 8) == 0 ? "public, max-age=31536000, immutable" : "no-cache";
}

static enum sv_status read_file(struct sv_static_files *files, const char *name, const char *path,
                                size_t size, struct sv_error *reterr)
{
    struct file *file = sv_arena_alloc(files->arena, sizeof(*file));
    char *data = malloc(size + 1);
    FILE *stream = fopen(name, "rb");

    if (data == NULL)
        abort();
    size_t got = stream == NULL ? 0 : fread(data, 1, size, stream);

    if (stream != NULL)
        (void)fclose(stream);
    if (stream == NULL || got != size) {
        free(data);
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "web", "cannot read %s", name);
    }
    *file = (struct file){
        .path = path,
        .content = sv_content_new(data, size, content_type_of(path), cache_control_of(path)),
        .next = files->files,
    };
    files->files = file;
    return SV_OK;
}

static enum sv_status read_folder(struct sv_static_files *files, const char *name, const char *path,
                                  int depth, struct sv_error *reterr)
{
    DIR *folder = depth > DEPTH_MAX ? NULL : opendir(name);
    enum sv_status status = SV_OK;

    if (folder == NULL)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "web", "cannot read the folder %s", name);
    for (struct dirent *entry = readdir(folder); entry != NULL && status == SV_OK;
         entry = readdir(folder)) {
        const char *inside = sv_arena_printf(files->arena, "%s/%s", name, entry->d_name);
        const char *url = sv_arena_printf(files->arena, "%s/%s", path, entry->d_name);
        struct stat info;

        if (entry->d_name[0] == '.' || stat(inside, &info) != 0)
            continue;
        if (S_ISDIR(info.st_mode))
            status = read_folder(files, inside, url, depth + 1, reterr);
        else if (S_ISREG(info.st_mode) && info.st_size <= FILE_SIZE_MAX)
            status = read_file(files, inside, url, (size_t)info.st_size, reterr);
    }
    (void)closedir(folder);
    return status;
}

static const struct file *find(const struct sv_static_files *files, const char *path)
{
    for (const struct file *file = files->files; file != NULL; file = file->next) {
        if (strcmp(file->path, path) == 0)
            return file;
    }
    return NULL;
}

enum sv_status sv_static_files_open(const char *directory, struct sv_static_files **ret_files,
                                    struct sv_error *reterr)
{
    struct sv_arena *arena = sv_arena_new();
    struct sv_static_files *files = sv_arena_alloc(arena, sizeof(*files));

    files->arena = arena;
    enum sv_status status = read_folder(files, directory, "", 0, reterr);

    if (status == SV_OK && find(files, "/index.html") == NULL)
        status = sv_fail(reterr, SV_ERR_NOT_FOUND, "web", "no index.html in %s", directory);
    if (status != SV_OK) {
        sv_static_files_close(files);
        return status;
    }
    *ret_files = files;
    return SV_OK;
}

void sv_static_files_close(struct sv_static_files *files)
{
    if (files == NULL)
        return;
    for (struct file *file = files->files; file != NULL; file = file->next)
        sv_content_give(file->content);
    sv_arena_free(files->arena); /* files itself lives in it */
}

static const struct file *find_page(const struct sv_static_files *files, const char *path)
{
    char index[256];
    size_t size = strlen(path);
    const char *slash = size > 0 && path[size - 1] == '/' ? "" : "/";
    const struct file *file = find(files, path);

    if (file == NULL && strncmp(path, "/s/", 3) == 0 && strchr(path + 3, '/') == NULL)
        file = find(files, "/form/index.html");
    if (file == NULL && size + sizeof("/index.html") < sizeof(index)) {
        (void)snprintf(index, sizeof(index), "%s%sindex.html", path, slash);
        file = find(files, index);
    }
    return file;
}

enum sv_status sv_static_file_reply(const struct sv_static_files *files, const char *path,
                                    struct sv_reply *reply, struct sv_error *reterr)
{
    const struct file *file = find_page(files, path);

    if (file == NULL)
        return sv_fail(reterr, SV_ERR_NOT_FOUND, "page", "no such page");
    reply->http_status = 200;
    reply->content = sv_content_hold(file->content);
    return SV_OK;
}
