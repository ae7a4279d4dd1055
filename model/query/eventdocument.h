// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/query/rawnode.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kubewake {

// The JSON of one event after the other, parsed at most once each and only when a test asks for
// it. Owned by one evaluation and used by one thread; keeps its memory from event to event.
class EventDocument
{
public:
    EventDocument();
    ~EventDocument();
    EventDocument(const EventDocument &) = delete;
    EventDocument &operator=(const EventDocument &) = delete;

    // `json` must stay valid until the next reset().
    void reset(std::string_view json);

    // Does the event pass? False for text that is no JSON; see takeFailure().
    [[nodiscard]] bool matches(const RawNode &node);

    // The scalars at the path, as text.
    [[nodiscard]] std::vector<std::string> valuesAt(const RawPath &path);

    // Has a test since the last call needed the JSON of a text that is none?
    [[nodiscard]] bool takeFailure() { return std::exchange(m_failed, false); }

private:
    struct Parser;
    [[nodiscard]] bool parse();

    std::unique_ptr<Parser> m_parser;
    std::string_view m_text;
    bool m_failed = false;
};

} // namespace kubewake
