// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/audit/vocabulary.h"
#include "model/store/rawtext.h"

#include <memory>
#include <string>
#include <string_view>

namespace kubewake {

// How an event is written at a lower level than it was recorded at.
struct EventReduction
{
    Level level = Level::Metadata; // Metadata leaves out both bodies, Request the response
    bool omitsManagedFields = false; // of the bodies that are left

    friend auto operator<=>(const EventReduction &, const EventReduction &) = default;
};

// The event (audit.k8s.io JSON) as kube-apiserver would have written it: bodies and managedFields
// that are left out, and its level. All other bytes stay as they are, white space between members
// apart. Linear.
[[nodiscard]] std::string reducedEvent(std::string_view json, const EventReduction &reduction);

// The text of a source all of whose events are reduced in the same way. Thread-safe, as RawText.
class ReducedText : public RawText
{
public:
    ReducedText(std::shared_ptr<const RawText> original, EventReduction reduction)
        : m_original(std::move(original))
        , m_reduction(reduction)
    {
    }

    [[nodiscard]] Result<std::string_view> read(std::uint64_t offset, std::uint32_t length,
                                                std::string &buffer) const override
    {
        return m_original->read(offset, length, buffer);
    }
    [[nodiscard]] Result<std::string_view> toEventJson(std::string_view original,
                                                       std::string &buffer) const override;

private:
    std::shared_ptr<const RawText> m_original;
    EventReduction m_reduction;
};

} // namespace kubewake
