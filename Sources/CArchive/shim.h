// libarchive as a module, for writing zip files.
#pragma once
#include <archive.h>
#include <archive_entry.h>
