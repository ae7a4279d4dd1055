// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/addresses/mmdbreader.h"
#include "model/core/result.h"
#include "model/store/addressvalues.h"

#include <QString>

#include <array>
#include <memory>

namespace kubewake {

// A database of the responder's that says where addresses are, or who announces them: a .mmdb file
// of MaxMind (City, Country, ASN, ISP, Enterprise) or of others that have the same or simpler
// records (DB-IP, IPinfo, IPLocate). Held in memory whole, so the file may go. Immutable; any
// thread.
class GeoDatabase
{
public:
    static constexpr qint64 kLargestFile = qint64 {1} << 30; // bytes

    // Reads the whole file. Error: a sentence that names it.
    [[nodiscard]] static Result<std::shared_ptr<const GeoDatabase>> open(const QString &path);

    [[nodiscard]] const QString &path() const { return m_path; }
    // What its maker calls it, as in GeoLite2-City.
    [[nodiscard]] const std::string &type() const { return m_reader.type(); }
    // Never AddressFact::Class.
    [[nodiscard]] bool gives(AddressFact fact) const
    {
        return m_gives[static_cast<std::size_t>(fact)];
    }
    // Fills the empty ones of `facts` that it knows.
    void look(const IpAddress &address, AddressFacts &facts) const;

private:
    GeoDatabase(QString path, MmdbReader reader);
    void findWhatItGives();
    [[nodiscard]] AddressFacts factsAt(std::size_t record) const;

    QString m_path;
    MmdbReader m_reader;
    std::array<bool, kAddressFactCount> m_gives {};
};
using GeoDatabasePtr = std::shared_ptr<const GeoDatabase>;

} // namespace kubewake
