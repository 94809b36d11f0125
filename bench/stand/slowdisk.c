/* Preloaded into the phone server: a disk whose every flush takes COCREATE_FLUSH_MS milliseconds longer. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void wait_for_the_disk(void)
{
    const char *said = getenv("COCREATE_FLUSH_MS");
    long ms = said ? atol(said) : 0;
    struct timespec pause = { ms / 1000, (ms % 1000) * 1000000L };
    if (ms > 0)
        nanosleep(&pause, NULL);
}

int fsync(int file)
{
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    wait_for_the_disk();
    return real(file);
}

int fdatasync(int file)
{
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    wait_for_the_disk();
    return real(file);
}
