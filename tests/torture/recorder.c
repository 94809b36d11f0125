/* Writes down, in the order in which they happen, all changes that a program and its children make under one folder.

   Preloaded into a program (Linux; x86-64 and aarch64) with three names in its environment:
     RECORD_FOLDER  the folder that is looked at, absolute and without links in its name
     RECORD_LOG     the file to which the records are added; recording.py reads them
     RECORD_MARKS   what the program writes to this file becomes a record too: the workload's own words in between
   A -shm is written through memory, so what it begins with becomes a record whenever it is another than before. A call that failed changed nothing and is no record. Each call and
   its record happen under one lock, of all threads and processes, so that the order is the truth. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPENED = 1, WROTE, CUT, SYNCED, RENAMED, UNLINKED, MADE_FOLDER, TOOK_FOLDER, LINKED, MARKED, IN_MEMORY };
enum { ELSEWHERE = 0, INSIDE, MARKS, MEMORY };
#define FILES 65536
#define MAPPED 64
#define BEGINNING 96

struct head {
    uint32_t magic, kind;
    uint64_t file;
    int64_t at;
    uint32_t path, other;
    uint64_t data;
};

static struct {
    void *at;
    char path[512], was[BEGINNING];
} mapped[MAPPED];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static char where_is[FILES];
static int log_file = -1, lock_file = -1;
static pid_t whose;
static const char *folder, *marks;

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

/* Opens the log in this process; a child that was forked shares a lock with its parent until it opens its own. */
static void ready(void) {
    if (whose == getpid()) return;
    folder = getenv("RECORD_FOLDER");
    marks = getenv("RECORD_MARKS");
    const char *log = getenv("RECORD_LOG");
    if (!folder || !marks || !log) abort();
    int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
    log_file = (int)syscall(SYS_openat, AT_FDCWD, log, flags, 0600);
    lock_file = (int)syscall(SYS_openat, AT_FDCWD, log, flags, 0600);
    if (log_file < 0 || lock_file < 0) abort();
    whose = getpid();
}

static void begin(void) {
    pthread_mutex_lock(&mutex);
    ready();
    while (flock(lock_file, LOCK_EX) && errno == EINTR) {}
}

static void end(void) {
    int kept = errno;
    flock(lock_file, LOCK_UN);
    pthread_mutex_unlock(&mutex);
    errno = kept;
}

static void put(int kind, uint64_t file, int64_t at, const char *path, const char *other, const void *data, size_t size) {
    int kept = errno;
    struct head head = {0x43435452, kind, file, at, path ? strlen(path) : 0, other ? strlen(other) : 0, size};
    struct iovec parts[4] = {
        {&head, sizeof head}, {(void *)path, head.path}, {(void *)other, head.other}, {(void *)data, size}};
    size_t whole = sizeof head + head.path + head.other + size;
    if (syscall(SYS_writev, log_file, parts, 4) != (long)whole) abort();
    errno = kept;
}

/* What came into the memory of a -shm since the last call is said before the call itself. */
static void say(int kind, uint64_t file, int64_t at, const char *path, const char *other, const void *data, size_t size) {
    for (int n = 0; n < MAPPED; n++) {
        if (!mapped[n].at || !memcmp(mapped[n].at, mapped[n].was, BEGINNING)) continue;
        memcpy(mapped[n].was, mapped[n].at, BEGINNING);
        put(IN_MEMORY, 0, 0, mapped[n].path, NULL, mapped[n].was, BEGINNING);
    }
    put(kind, file, at, path, other, data, size);
}

/* A name as it is seen from the root; empty when it is too long. */
static void absolute(int from, const char *name, char *out) {
    char before[PATH_MAX] = "", link[64];
    if (name[0] != '/') {
        if (from == AT_FDCWD) {
            if (!getcwd(before, sizeof before)) before[0] = 0;
        } else {
            snprintf(link, sizeof link, "/proc/self/fd/%d", from);
            ssize_t size = readlink(link, before, sizeof before - 1);
            before[size < 0 ? 0 : size] = 0;
        }
    }
    if (snprintf(out, PATH_MAX, "%s%s%s", before, before[0] ? "/" : "", name) >= PATH_MAX) out[0] = 0;
    for (size_t last = strlen(out); last > 1 && out[last - 1] == '/'; last--) out[last - 1] = 0;
}

static int where(const char *path) {
    if (!strcmp(path, marks)) return MARKS;
    size_t long_is = strlen(folder), has = strlen(path);
    if (strncmp(path, folder, long_is) || (path[long_is] && path[long_is] != '/')) return ELSEWHERE;
    return has > 4 && !strcmp(path + has - 4, "-shm") ? MEMORY : INSIDE;
}

static uint64_t file_of(int fd) {
    struct stat found;
    return fstat(fd, &found) ? 0 : found.st_ino;
}

static int looked_at(int fd) {
    int place = fd >= 0 && fd < FILES ? where_is[fd] : ELSEWHERE;
    return place == MEMORY ? ELSEWHERE : place;
}

void *mmap(void *wanted, size_t size, int rights, int flags, int fd, off_t at) {
    void *got = (void *)syscall(SYS_mmap, wanted, size, rights, flags, fd, at);
    if (got == MAP_FAILED || at || fd < 0 || fd >= FILES || where_is[fd] != MEMORY) return got;
    begin();
    for (int n = 0; n < MAPPED; n++) {
        if (mapped[n].at) continue;
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t has = readlink(link, mapped[n].path, sizeof mapped[n].path - 1);
        mapped[n].path[has < 0 ? 0 : has] = 0;
        memset(mapped[n].was, 0, BEGINNING);
        mapped[n].at = got;
        break;
    }
    end();
    return got;
}

void *mmap64(void *wanted, size_t size, int rights, int flags, int fd, off64_t at) {
    return mmap(wanted, size, rights, flags, fd, at);
}

int munmap(void *at, size_t size) {
    for (int n = 0; n < MAPPED; n++) {
        if (mapped[n].at != at || !at) continue;
        begin();
        mapped[n].at = NULL;
        end();
    }
    return (int)syscall(SYS_munmap, at, size);
}

static int opened(int from, const char *name, int flags, mode_t mode) {
    char path[PATH_MAX];
    begin();
    absolute(from, name, path);
    int place = where(path), fd = (int)syscall(SYS_openat, from, name, flags, mode);
    if (fd >= 0 && fd < FILES) {
        where_is[fd] = (char)place;
        if (place == INSIDE && (flags & O_TMPFILE) != O_TMPFILE)
            say(OPENED, file_of(fd), !!(flags & O_TRUNC), path, NULL, NULL, 0);
    }
    end();
    return fd;
}

#define MODE(flags, mode) \
    mode_t mode = 0; \
    if ((flags) & O_CREAT || ((flags) & O_TMPFILE) == O_TMPFILE) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = (mode_t)va_arg(rest, int); \
        va_end(rest); \
    }

int open(const char *name, int flags, ...) { MODE(flags, mode) return opened(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE(flags, mode) return opened(AT_FDCWD, name, flags, mode); }
int openat(int from, const char *name, int flags, ...) { MODE(flags, mode) return opened(from, name, flags, mode); }
int openat64(int from, const char *name, int flags, ...) { MODE(flags, mode) return opened(from, name, flags, mode); }
int __open_2(const char *name, int flags) { return opened(AT_FDCWD, name, flags, 0); }
int __open64_2(const char *name, int flags) { return opened(AT_FDCWD, name, flags, 0); }
int __openat_2(int from, const char *name, int flags) { return opened(from, name, flags, 0); }
int __openat64_2(int from, const char *name, int flags) { return opened(from, name, flags, 0); }
int creat(const char *name, mode_t mode) { return opened(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int close(int fd) {
    if (fd >= 0 && fd < FILES) where_is[fd] = ELSEWHERE;
    return (int)syscall(SYS_close, fd);
}

/* What was written at the place where a file now stands. */
static void wrote(int fd, const void *data, ssize_t size) {
    if (size <= 0) return;
    if (looked_at(fd) == MARKS) say(MARKED, 0, 0, NULL, NULL, data, (size_t)size);
    else say(WROTE, file_of(fd), lseek(fd, 0, SEEK_CUR) - size, NULL, NULL, data, (size_t)size);
}

ssize_t write(int fd, const void *data, size_t size) {
    if (!looked_at(fd)) return syscall(SYS_write, fd, data, size);
    begin();
    ssize_t done = syscall(SYS_write, fd, data, size);
    wrote(fd, data, done);
    end();
    return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    if (!looked_at(fd)) return REAL(writev)(fd, parts, count);
    ssize_t whole = 0;
    for (int n = 0; n < count; n++) {
        ssize_t done = write(fd, parts[n].iov_base, parts[n].iov_len);
        if (done < 0) return whole ? whole : done;
        whole += done;
        if ((size_t)done < parts[n].iov_len) break;
    }
    return whole;
}

static ssize_t wrote_there(int fd, const void *data, size_t size, off_t at) {
    if (!looked_at(fd)) return syscall(SYS_pwrite64, fd, data, size, at);
    begin();
    ssize_t done = syscall(SYS_pwrite64, fd, data, size, at);
    if (done > 0) say(WROTE, file_of(fd), at, NULL, NULL, data, (size_t)done);
    end();
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return wrote_there(fd, data, size, at); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { return wrote_there(fd, data, size, at); }

/* Copies that the kernel makes by itself are made by hand, so that what was written is seen. */
static ssize_t copied(int to, off64_t *at_to, int from, off64_t *at_from, size_t size) {
    char part[65536];
    size_t most = size < sizeof part ? size : sizeof part;
    ssize_t got = at_from ? pread64(from, part, most, *at_from) : read(from, part, most);
    if (got <= 0) return got;
    ssize_t done = at_to ? pwrite64(to, part, (size_t)got, *at_to) : write(to, part, (size_t)got);
    if (done > 0 && at_from) *at_from += done;
    if (done > 0 && at_to) *at_to += done;
    return done;
}

ssize_t sendfile(int to, int from, off_t *at, size_t size) {
    return looked_at(to) ? copied(to, NULL, from, (off64_t *)at, size) : REAL(sendfile)(to, from, at, size);
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t size) {
    return looked_at(to) ? copied(to, NULL, from, at, size) : REAL(sendfile64)(to, from, at, size);
}

ssize_t copy_file_range(int from, off64_t *at_from, int to, off64_t *at_to, size_t size, unsigned flags) {
    if (looked_at(to)) return copied(to, at_to, from, at_from, size);
    return REAL(copy_file_range)(from, at_from, to, at_to, size, flags);
}

static int cut(int fd, off_t size) {
    if (!looked_at(fd)) return (int)syscall(SYS_ftruncate, fd, size);
    begin();
    int done = (int)syscall(SYS_ftruncate, fd, size);
    if (!done) say(CUT, file_of(fd), size, NULL, NULL, NULL, 0);
    end();
    return done;
}

int ftruncate(int fd, off_t size) { return cut(fd, size); }
int ftruncate64(int fd, off64_t size) { return cut(fd, size); }

/* A real flush would only cost time: what counts is that it was asked for. */
static int synced(int fd, long number) {
    if (!looked_at(fd)) return (int)syscall(number, fd);
    begin();
    say(SYNCED, file_of(fd), 0, NULL, NULL, NULL, 0);
    end();
    return 0;
}

int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

static int renamed(int from, const char *name, int to, const char *other, int kind, int flags) {
    char old[PATH_MAX], new[PATH_MAX];
    begin();
    absolute(from, name, old);
    absolute(to, other, new);
    int done = (int)(kind == RENAMED ? syscall(SYS_renameat2, from, name, to, other, flags)
                                     : syscall(SYS_linkat, from, name, to, other, flags));
    if (!done && (where(old) == INSIDE || where(new) == INSIDE)) say(kind, 0, 0, old, new, NULL, 0);
    end();
    return done;
}

int rename(const char *name, const char *other) { return renamed(AT_FDCWD, name, AT_FDCWD, other, RENAMED, 0); }
int renameat(int from, const char *name, int to, const char *other) { return renamed(from, name, to, other, RENAMED, 0); }
int link(const char *name, const char *other) { return renamed(AT_FDCWD, name, AT_FDCWD, other, LINKED, 0); }
int linkat(int from, const char *name, int to, const char *other, int flags) {
    return renamed(from, name, to, other, LINKED, flags);
}

static int taken(int from, const char *name, int flags) {
    char path[PATH_MAX];
    begin();
    absolute(from, name, path);
    int done = (int)syscall(SYS_unlinkat, from, name, flags);
    if (!done && where(path) == INSIDE) say(flags & AT_REMOVEDIR ? TOOK_FOLDER : UNLINKED, 0, 0, path, NULL, NULL, 0);
    end();
    return done;
}

int unlink(const char *name) { return taken(AT_FDCWD, name, 0); }
int unlinkat(int from, const char *name, int flags) { return taken(from, name, flags); }
int rmdir(const char *name) { return taken(AT_FDCWD, name, AT_REMOVEDIR); }

static int made(int from, const char *name, mode_t mode) {
    char path[PATH_MAX];
    begin();
    absolute(from, name, path);
    int done = (int)syscall(SYS_mkdirat, from, name, mode);
    if (!done && where(path) == INSIDE) say(MADE_FOLDER, 0, 0, path, NULL, NULL, 0);
    end();
    return done;
}

int mkdir(const char *name, mode_t mode) { return made(AT_FDCWD, name, mode); }
int mkdirat(int from, const char *name, mode_t mode) { return made(from, name, mode); }
