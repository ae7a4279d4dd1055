// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/inputfiles.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>
#include <utility>

#include <dirent.h>
#include <sys/stat.h>

namespace kubewake {
namespace {

class Walk
{
public:
    InputFiles result;

    void visit(const std::string &path)
    {
        struct stat info
        {
        };
        if (::stat(path.c_str(), &info) != 0) {
            refuse(path, std::strerror(errno));
        } else if (S_ISDIR(info.st_mode)) {
            // Else its files are among the results already: a link leads back to it.
            if (m_entered.emplace(info.st_dev, info.st_ino).second)
                visitFolder(path);
        } else if (S_ISREG(info.st_mode)) {
            const auto bytes = static_cast<std::uint64_t>(info.st_size);
            result.files.push_back({path, bytes});
            result.totalBytes += bytes;
        } else {
            refuse(path, "not a regular file");
        }
    }

private:
    void refuse(const std::string &path, const char *reason)
    {
        result.unopened.push_back(path + ": " + reason);
    }

    void visitFolder(const std::string &path)
    {
        DIR *folder = ::opendir(path.c_str());
        if (folder == nullptr) {
            refuse(path, std::strerror(errno));
            return;
        }
        std::vector<std::string> names;
        while (const dirent *entry = ::readdir(folder)) {
            const std::string_view name = entry->d_name;
            if (name != "." && name != "..")
                names.emplace_back(name);
        }
        ::closedir(folder);
        std::ranges::sort(names);
        const std::string prefix = path.ends_with('/') ? path : path + '/';
        for (const std::string &name : names)
            visit(prefix + name);
    }

    std::set<std::pair<dev_t, ino_t>> m_entered;
};

} // namespace

InputFiles findInputFiles(const std::vector<std::string> &paths)
{
    Walk walk;
    bool standardInput = false;
    for (const std::string &path : paths) {
        if (path == "-") {
            walk.result.files.push_back({path, 0});
            standardInput = true;
        } else {
            walk.visit(path);
        }
    }
    if (standardInput)
        walk.result.totalBytes = 0;
    return std::move(walk.result);
}

} // namespace kubewake
