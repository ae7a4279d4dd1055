// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace kubewake::test {

// Writes MaxMind DB files (https://maxmind.github.io/MaxMind-DB/), so that tests need no database
// of others: a tree of bits and a record, which is any JSON value, for each network.
struct MmdbWriter
{
    std::string type = "Test-City";
    unsigned recordBits = 28; // 24, 28 or 32
    unsigned ipVersion = 6; // IPv4 networks are put where an IPv6 tree has them
    // Later networks win. CIDRs; no network may be inside one that comes later.
    std::vector<std::pair<std::string, nlohmann::json>> networks {};
    // Texts that were written before are pointed to.
    bool usesPointers = true;

    [[nodiscard]] QByteArray bytes() const;
    void writeTo(const QString &path) const;
};

// A record as MaxMind writes it in its City databases.
[[nodiscard]] nlohmann::json cityRecord(const char *code, const char *country, const char *city);
[[nodiscard]] nlohmann::json asRecord(unsigned number, const char *organization);

} // namespace kubewake::test
