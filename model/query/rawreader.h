// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/eventsnapshot.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// Reads the JSON of many events in the order in which they lie on disk, several with one read
// where they are near. Owned by one evaluation; one thread. Memory: about 1 MB, or one event.
class RawReader
{
public:
    static constexpr std::uint64_t kMaximumRead = 1 << 20; // bytes; a longer event is read alone
    static constexpr std::uint64_t kMaximumGap = 16 << 10; // bytes read in vain to save a read

    // `snapshot` must outlive the reader.
    explicit RawReader(const EventSnapshot &snapshot)
        : m_snapshot(snapshot)
    {
    }

    // Nothing if the text cannot be read. The view is valid during the call.
    using Visit = std::function<void(Row row, std::optional<std::string_view> json)>;

    // Visits each row once, in disk order; asks `cancelled` (may be empty) before each read.
    // Returns false if it was cancelled.
    bool read(const std::vector<Row> &rows, const std::function<bool()> &cancelled,
              const Visit &visit);

private:
    struct Place
    {
        SourceId source;
        std::uint64_t offset;
        std::uint32_t length;
        Row row;
    };

    [[nodiscard]] std::vector<Place> placesOf(const std::vector<Row> &rows) const;
    void readTogether(const Place *first, const Place *last, std::uint64_t size,
                      const Visit &visit);
    void visitOne(const Place &place, std::string_view original, const Visit &visit);

    const EventSnapshot &m_snapshot;
    std::string m_buffer;
    std::string m_json;
};

} // namespace kubewake
