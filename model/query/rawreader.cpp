// SPDX-License-Identifier: Apache-2.0
#include "model/query/rawreader.h"

#include <algorithm>
#include <tuple>

namespace kubewake {

std::vector<RawReader::Place> RawReader::placesOf(const std::vector<Row> &rows) const
{
    std::vector<Place> places;
    places.reserve(rows.size());
    for (const Row row : rows)
        places.push_back(
            {m_snapshot.sourceIdOf(row), m_snapshot.offset(row), m_snapshot.length(row), row});
    const auto onDisk = [](const Place &a, const Place &b) {
        return std::tuple(a.source, a.offset, a.row) < std::tuple(b.source, b.offset, b.row);
    };
    if (!std::ranges::is_sorted(places, onDisk))
        std::ranges::sort(places, onDisk);
    return places;
}

bool RawReader::read(const std::vector<Row> &rows, const std::function<bool()> &cancelled,
                     const Visit &visit)
{
    const std::vector<Place> places = placesOf(rows);
    for (std::size_t i = 0; i < places.size();) {
        if (cancelled && cancelled())
            return false;
        const std::uint64_t start = places[i].offset;
        std::uint64_t end = start + places[i].length;
        std::size_t next = i + 1;
        for (; next < places.size(); ++next) {
            const Place &place = places[next];
            const std::uint64_t newEnd = std::max(end, place.offset + place.length);
            if (place.source != places[i].source || newEnd - start > kMaximumRead
                || (place.offset > end && place.offset - end > kMaximumGap))
                break;
            end = newEnd;
        }
        readTogether(&places[i], places.data() + next, end - start, visit);
        i = next;
    }
    return true;
}

void RawReader::readTogether(const Place *first, const Place *last, std::uint64_t size,
                             const Visit &visit)
{
    const auto &raw = m_snapshot.source(first->source).raw;
    if (raw == nullptr) {
        for (; first != last; ++first)
            visit(first->row, std::nullopt);
        return;
    }
    const auto block = raw->read(first->offset, static_cast<std::uint32_t>(size), m_buffer);
    if (block && block->size() == size) {
        for (const Place *place = first; place != last; ++place)
            visitOne(*place, block->substr(place->offset - first->offset, place->length), visit);
        return;
    }
    if (last - first == 1) {
        visit(first->row, std::nullopt);
        return;
    }
    // A file that was cut: what comes before the cut can still be read.
    for (; first != last; ++first)
        readTogether(first, first + 1, first->length, visit);
}

void RawReader::visitOne(const Place &place, std::string_view original, const Visit &visit)
{
    const auto json = m_snapshot.source(place.source).raw->toEventJson(original, m_json);
    visit(place.row, json ? std::optional(*json) : std::nullopt);
}

} // namespace kubewake
