// SPDX-License-Identifier: Apache-2.0
#include "model/addresses/mmdbreader.h"

#include <QCoreApplication>

#include <array>
#include <deque>
#include <utility>

namespace kubewake {
namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(MmdbReader)
};

constexpr std::string_view kMarker = "\xab\xcd\xefMaxMind.com";
constexpr std::size_t kLongestMetadata = 128 << 10;
constexpr std::size_t kSeparator = 16; // zero bytes between tree and data
constexpr unsigned kV4Depth = 96; // zero bits in front of IPv4 addresses in an IPv6 tree

} // namespace

MmdbReader::MmdbReader(std::shared_ptr<const std::string> bytes, std::size_t treeBytes,
                       std::size_t dataEnd)
    : m_bytes(std::move(bytes))
    , m_values(std::string_view(*m_bytes).substr(treeBytes + kSeparator,
                                                 dataEnd - treeBytes - kSeparator))
    , m_dataSize(dataEnd - treeBytes - kSeparator)
{
}

Result<MmdbReader> MmdbReader::read(std::shared_ptr<const std::string> bytes)
{
    const std::string_view all = *bytes;
    const std::size_t searched = all.size() - std::min(all.size(), kLongestMetadata);
    const std::size_t marker = all.substr(searched).rfind(kMarker);
    if (marker == std::string_view::npos)
        return failure(Text::tr("It is no MaxMind database: the metadata at its end is missing."));
    const std::size_t dataEnd = searched + marker;
    const MmdbValues metadata(all.substr(dataEnd + kMarker.size()));
    const auto number = [&metadata](std::string_view key) {
        return metadata.numberAt(0, {&key, 1});
    };
    const auto nodes = number("node_count");
    const auto bits = number("record_size");
    const auto version = number("ip_version");
    if (number("binary_format_major_version") != 2U || !nodes || !bits || !version
        || (*bits != 24 && *bits != 28 && *bits != 32) || (*version != 4 && *version != 6))
        return failure(Text::tr("Its metadata cannot be understood."));
    // A node has two records; the number of nodes is bounded by the bytes that there are.
    const std::uint64_t nodeBytes = *bits / 4;
    if (*nodes > all.size() / nodeBytes || *nodes * nodeBytes + kSeparator > dataEnd)
        return failure(Text::tr("It is cut short, or its metadata is wrong."));
    MmdbReader reader(std::move(bytes), static_cast<std::size_t>(*nodes * nodeBytes), dataEnd);
    constexpr std::string_view kType = "database_type";
    reader.m_type = metadata.textAt(0, {&kType, 1}).value_or(std::string());
    reader.m_buildEpoch = number("build_epoch").value_or(0);
    reader.m_nodes = *nodes;
    reader.m_recordBits = static_cast<unsigned>(*bits);
    reader.m_isV6 = *version == 6;
    if (reader.m_isV6) {
        for (unsigned i = 0; i < kV4Depth && reader.m_v4Root < reader.m_nodes; ++i)
            reader.m_v4Root = reader.child(reader.m_v4Root, 0);
    }
    return reader;
}

// `node` is one of m_nodes.
std::uint64_t MmdbReader::child(std::uint64_t node, unsigned bit) const
{
    const std::size_t at = static_cast<std::size_t>(node * (m_recordBits / 4));
    const auto byte = [this, at](std::size_t i) {
        return std::uint64_t {static_cast<std::uint8_t>((*m_bytes)[at + i])};
    };
    switch (m_recordBits) {
    case 24:
        return (byte(bit * 3) << 16) | (byte(bit * 3 + 1) << 8) | byte(bit * 3 + 2);
    case 28: {
        // The byte in the middle has the highest four bits of both.
        const std::uint64_t high = bit == 0 ? byte(3) >> 4 : byte(3) & 15;
        return (high << 24) | (byte(bit * 4) << 16) | (byte(bit * 4 + 1) << 8) | byte(bit * 4 + 2);
    }
    default:
        return (byte(bit * 4) << 24) | (byte(bit * 4 + 1) << 16) | (byte(bit * 4 + 2) << 8)
            | byte(bit * 4 + 3);
    }
}

std::optional<std::size_t> MmdbReader::offsetOf(std::uint64_t record) const
{
    if (record < m_nodes + kSeparator || record - m_nodes - kSeparator >= m_dataSize)
        return std::nullopt;
    return static_cast<std::size_t>(record - m_nodes - kSeparator);
}

std::optional<std::size_t> MmdbReader::find(const IpAddress &address) const
{
    const bool isV4 = address.family == IpAddress::Family::V4;
    if (!isV4 && !m_isV6)
        return std::nullopt;
    std::uint64_t node = isV4 ? m_v4Root : 0;
    const unsigned bits = isV4 ? 32 : 128;
    for (unsigned i = 0; i < bits && node < m_nodes; ++i)
        node = child(node, (address.bytes[i / 8] >> (7 - i % 8)) & 1U);
    return node < m_nodes ? std::nullopt : offsetOf(node);
}

void MmdbReader::visitSome(std::size_t limit, const std::function<void(std::size_t)> &visit) const
{
    constexpr std::size_t kMostNodes = 20'000;
    std::deque<std::uint64_t> open;
    if (m_nodes > 0)
        open.push_back(m_v4Root < m_nodes ? m_v4Root : 0);
    for (std::size_t seen = 0; seen < kMostNodes && !open.empty() && limit > 0; ++seen) {
        // Deep first from either end, so that records are met soon and from many places.
        const bool fromFront = seen % 2 == 0;
        const std::uint64_t node = fromFront ? open.front() : open.back();
        fromFront ? open.pop_front() : open.pop_back();
        for (const unsigned bit : {0U, 1U}) {
            const std::uint64_t record = child(node, bit);
            if (record < m_nodes) {
                fromFront ? open.push_front(record) : open.push_back(record);
            } else if (const auto offset = offsetOf(record); offset && limit > 0) {
                visit(*offset);
                --limit;
            }
        }
    }
}

} // namespace kubewake
