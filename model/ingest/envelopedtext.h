// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelopes.h"
#include "model/store/rawtext.h"

namespace kubewake {

// The raw text of a source, with the conversion that its format needs. Thread-safe.
class EnvelopedText : public RawText
{
public:
    EnvelopedText(std::shared_ptr<const RawText> bytes, SourceFormat format)
        : m_bytes(std::move(bytes))
        , m_format(std::move(format))
    {
    }

    [[nodiscard]] Result<std::string_view> read(std::uint64_t offset, std::uint32_t length,
                                                std::string &buffer) const override
    {
        return m_bytes->read(offset, length, buffer);
    }

    [[nodiscard]] Result<std::string_view> toEventJson(std::string_view original,
                                                       std::string &buffer) const override
    {
        return m_format.source->toEventJson(original, buffer, m_format.recordFormats());
    }

private:
    std::shared_ptr<const RawText> m_bytes;
    SourceFormat m_format;
};

} // namespace kubewake
