#define _GNU_SOURCE
#include "cposix.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

int dossier_exchange(const char *a, const char *b) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, a, AT_FDCWD, b, 2u);
}

int dossier_syncfs(int fd) { return (int)syscall(SYS_syncfs, fd); }

void dossier_start_writing(int fd) { (void)syscall(SYS_sync_file_range, fd, 0L, 0L, 2u); }

char *const *dossier_environment(void) { return environ; }

static _Thread_local char work[512];
// A thread whose stack has run out needs another one for the handler.
static _Thread_local char spare[16384];
static _Thread_local int has_spare;
static char limit_text[512];
static char mistake_text[512];
static unsigned long long limit_bytes;
static long page_size;

static void put(const char *text) {
  size_t left = strlen(text);
  while (left > 0) {
    ssize_t done = write(STDERR_FILENO, text, left);
    if (done <= 0) return;
    text += done;
    left -= (size_t)done;
  }
}

int dossier_is_near_memory_bound(void) {
  char text[32] = {0};
  int file = open("/proc/self/statm", O_RDONLY);
  if (file < 0) return 0;
  ssize_t count = read(file, text, sizeof text - 1);
  close(file);
  unsigned long long pages = 0;
  for (ssize_t i = 0; i < count && text[i] >= '0' && text[i] <= '9'; i++) pages = pages * 10 + (text[i] - '0');
  return pages * (unsigned long long)page_size + (64ull << 20) >= limit_bytes;
}

/// An allocation that fails ends in abort(), in the C parser and mostly in Swift's runtime too; where a
/// null pointer is used instead, the address space tells.
static void end_named(int number) {
  int is_limit = number == SIGABRT || dossier_is_near_memory_bound();
  put(work[0] ? work : "this run");
  put(is_limit ? limit_text : mistake_text);
  _exit(is_limit ? 4 : 70);
}

int dossier_bound_memory(unsigned long long bytes, const char *limit, const char *mistake) {
  snprintf(limit_text, sizeof limit_text, "%s", limit);
  snprintf(mistake_text, sizeof mistake_text, "%s", mistake);
  limit_bytes = bytes;
  page_size = sysconf(_SC_PAGESIZE);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = end_named;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND;
  const int numbers[] = {SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) sigaction(numbers[i], &action, NULL);
  struct rlimit bound;
  if (getrlimit(RLIMIT_AS, &bound) != 0) return -1;
  // A narrower bound that somebody set stays.
  if (bound.rlim_cur != RLIM_INFINITY && bound.rlim_cur <= bytes) {
    limit_bytes = bound.rlim_cur;
    return 0;
  }
  bound.rlim_cur = bytes;
  return setrlimit(RLIMIT_AS, &bound);
}

static volatile sig_atomic_t caught;

static void catch(int number) { caught = number; }

void dossier_catch_signals(void) {
  const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    struct sigaction before;
    // Whoever started us with the signal ignored, such as nohup, wants it ignored.
    if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = catch;
    action.sa_flags = SA_RESTART;
    sigaction(numbers[i], &action, NULL);
  }
}

int dossier_caught_signal(void) {
  int number = caught;
  caught = 0;
  return number;
}

void dossier_working_on(const char *path) {
  if (!has_spare) {
    stack_t stack = {.ss_sp = spare, .ss_size = sizeof spare};
    has_spare = 1;
    sigaltstack(&stack, NULL);
  }
  snprintf(work, sizeof work, "%s", path);
}
