// libcmark-gfm and its extensions as one module. The extensions have no pkg-config file, so the
// module map links both.
#pragma once
#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>
