// What Swift cannot say: system calls that its Glibc module lacks, and handlers of signals, which may
// neither allocate nor enter the Swift runtime.
#pragma once

/// Exchanges two paths in one step (renameat2 with RENAME_EXCHANGE). 0, or -1 with errno.
int dossier_exchange(const char *a, const char *b);

/// Writes out everything that waits for the file system of `fd` (syncfs). 0, or -1 with errno.
int dossier_syncfs(int fd);

/// Starts writing out a file's pages without waiting (sync_file_range). Advice: what it returns says nothing.
void dossier_start_writing(int fd);

/// The variables of this process, up to a null pointer; nobody here changes them (environ, which Swift takes
/// for a variable that any thread may change).
char *const *dossier_environment(void);

/// Bounds the address space of this process, and makes the end that follows a named one: when an
/// allocation fails, `limit` is printed behind the path of the work at hand and the process exits with 4;
/// after any other fatal signal `mistake` is printed and it exits with 70.
///
/// The texts are copied. 0, or -1 with errno when the bound cannot be set.
int dossier_bound_memory(unsigned long long bytes, const char *limit, const char *mistake);

/// Whether the address space is used up but for what one allocation may ask for.
int dossier_is_near_memory_bound(void);

/// Keeps SIGINT, SIGTERM and SIGHUP from ending the process, unless they were ignored.
void dossier_catch_signals(void);

/// The signal that came since the last call, or 0.
int dossier_caught_signal(void);

/// Says what this thread works on, for `dossier_bound_memory`; at most 511 bytes are kept.
void dossier_working_on(const char *path);
