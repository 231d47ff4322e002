// The calls that Swift's Glibc module does not show, because they need _GNU_SOURCE.
#pragma once
#include <errno.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Exchanges two paths in one step (renameat2 with RENAME_EXCHANGE). 0, or -1 with errno.
static inline int dossier_exchange(const char *a, const char *b) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, a, AT_FDCWD, b, 2u);
}

/// Writes out everything that waits for the file system of `fd` (syncfs). 0, or -1 with errno.
static inline int dossier_syncfs(int fd) { return (int)syscall(SYS_syncfs, fd); }

/// Starts writing out a file's pages without waiting (sync_file_range). Advice: what it returns says nothing.
static inline void dossier_start_writing(int fd) { (void)syscall(SYS_sync_file_range, fd, 0L, 0L, 2u); }
