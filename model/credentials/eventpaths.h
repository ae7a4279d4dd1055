// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/eventdocument.h"
#include "model/query/rawreader.h"

#include <charconv>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kubewake {

// Asks the JSON of events for what stands at dotted paths. Owned by one job; one thread.
class EventPaths
{
public:
    static constexpr std::size_t kMaximumSome = 100;

    explicit EventPaths(const EventSnapshot &snapshot)
        : m_reader(snapshot)
    {
    }

    // Calls `visit` for each of the rows whose JSON can be read, in disk order. False: cancelled.
    bool read(const std::vector<Row> &rows, const std::function<bool()> &cancelled,
              const std::function<void(Row)> &visit)
    {
        return m_reader.read(rows, cancelled, [&](Row row, std::optional<std::string_view> json) {
            if (!json)
                return;
            m_document.reset(*json);
            visit(row);
        });
    }

    // Of the event that is being visited. Elements of lists each.
    [[nodiscard]] std::vector<std::string> all(const std::string &path)
    {
        RawPath raw;
        raw.text = path;
        return m_document.valuesAt(raw);
    }
    // The first of them, where nobody needs more than can be read.
    [[nodiscard]] std::vector<std::string> some(const std::string &path)
    {
        std::vector<std::string> values = all(path);
        if (values.size() > kMaximumSome)
            values.resize(kMaximumSome);
        return values;
    }
    [[nodiscard]] std::string first(const std::string &path)
    {
        std::vector<std::string> values = all(path);
        return values.empty() ? std::string() : std::move(values.front());
    }
    [[nodiscard]] std::optional<std::int64_t> number(const std::string &path)
    {
        const std::string text = first(path);
        std::int64_t value = 0;
        const char *end = text.data() + text.size();
        const auto read = std::from_chars(text.data(), end, value);
        return !text.empty() && read.ec == std::errc() && read.ptr == end ? std::optional(value)
                                                                          : std::nullopt;
    }

private:
    RawReader m_reader;
    EventDocument m_document;
};

} // namespace kubewake
