// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/watchednames.h"

#include "model/ingest/inputfiles.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <utility>

#include <sys/stat.h>

namespace kubewake {
namespace {

WatchedName lookAt(const std::string &path, bool given)
{
    WatchedName name;
    name.path = path;
    name.given = given;
    struct stat info
    {
    };
    if (::stat(path.c_str(), &info) != 0) {
        name.error = errno;
        return name;
    }
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    name.identity = {info.st_dev, info.st_ino};
    name.bytes = static_cast<std::uint64_t>(info.st_size);
    name.modified = info.st_mtim.tv_sec * kNanoseconds + info.st_mtim.tv_nsec;
    return name;
}

} // namespace

WatchedNames lookAtNames(const std::vector<std::string> &paths)
{
    WatchedNames found;
    for (const std::string &path : paths) {
        struct stat info
        {
        };
        const bool there = ::stat(path.c_str(), &info) == 0;
        if (!there || S_ISREG(info.st_mode)) {
            found.names.push_back(lookAt(path, true));
            continue;
        }
        InputFiles input = findInputFiles({path});
        for (const InputFiles::File &file : input.files)
            found.names.push_back(lookAt(file.path, false));
        std::ranges::move(input.unopened, std::back_inserter(found.refused));
    }
    return found;
}

} // namespace kubewake
