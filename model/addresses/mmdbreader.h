// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/addresses/mmdbvalues.h"
#include "model/core/result.h"
#include "model/query/ipaddress.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kubewake {

// A MaxMind DB file in memory: finds the record of an address in its tree of bits. The file comes
// from strangers, so this does not use libmaxminddb: that (1.7) overflows its stack on records that
// are nested deeply, and maps the file, which kills the process when the file is cut short
// meanwhile. Immutable; any thread. find() reads 128 nodes at most.
class MmdbReader
{
public:
    // `bytes`: the whole file. Error: a sentence about what is wrong with it.
    [[nodiscard]] static Result<MmdbReader> read(std::shared_ptr<const std::string> bytes);

    [[nodiscard]] const std::string &type() const { return m_type; } // GeoLite2-City
    [[nodiscard]] std::uint64_t buildEpoch() const { return m_buildEpoch; } // seconds

    // The offset of the record among values(); nothing if the address has none.
    [[nodiscard]] std::optional<std::size_t> find(const IpAddress &address) const;
    [[nodiscard]] const MmdbValues &values() const { return m_values; }

    // Up to `limit` offsets of records, from both ends of the tree; looks at a bounded number of
    // nodes.
    void visitSome(std::size_t limit, const std::function<void(std::size_t)> &visit) const;

private:
    MmdbReader(std::shared_ptr<const std::string> bytes, std::size_t treeBytes,
               std::size_t dataEnd);

    [[nodiscard]] std::uint64_t child(std::uint64_t node, unsigned bit) const;
    [[nodiscard]] std::optional<std::size_t> offsetOf(std::uint64_t record) const;

    std::shared_ptr<const std::string> m_bytes;
    MmdbValues m_values;
    std::size_t m_dataSize = 0;
    std::string m_type;
    std::uint64_t m_buildEpoch = 0;
    std::uint64_t m_nodes = 0;
    unsigned m_recordBits = 0;
    bool m_isV6 = false;
    std::uint64_t m_v4Root = 0; // where the 32 bits of IPv4 addresses begin
};

} // namespace kubewake
