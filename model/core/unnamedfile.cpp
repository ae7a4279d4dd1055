// SPDX-License-Identifier: Apache-2.0
#include "model/core/unnamedfile.h"

#include <array>
#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kubewake {
namespace {

int openIn(const char *folder)
{
    int descriptor = ::open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        return descriptor;
    // A file system without O_TMPFILE.
    std::string name = std::string(folder) + "/kubewake-XXXXXX";
    descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor >= 0)
        ::unlink(name.c_str());
    return descriptor;
}

} // namespace

int openUnnamedFile()
{
    const std::array<const char *, 3> folders {std::getenv("TMPDIR"), "/var/tmp", "/tmp"};
    for (const char *folder : folders) {
        const int descriptor = folder == nullptr ? -1 : openIn(folder);
        if (descriptor >= 0)
            return descriptor;
    }
    return -1;
}

} // namespace kubewake
