// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/clusterlabel.h"
#include "model/ingest/envelopes.h"
#include "model/store/rawtext.h"
#include "model/store/sourceinfo.h"

#include <memory>
#include <string>
#include <utility>

namespace kubewake {

// The raw text of a source, with the conversion that its format needs. Thread-safe.
class EnvelopedText : public RawText
{
public:
    EnvelopedText(std::shared_ptr<const RawText> bytes, EnvelopePtr envelope)
        : m_bytes(std::move(bytes))
        , m_envelope(std::move(envelope))
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
        return m_envelope->toEventJson(original, buffer);
    }

private:
    std::shared_ptr<const RawText> m_bytes;
    EnvelopePtr m_envelope;
};

// A source as rows point to it. `cluster`: if its path names none.
[[nodiscard]] inline std::shared_ptr<const SourceInfo>
makeSource(const std::string &path, const std::string &member, const std::string &cluster,
           std::shared_ptr<const EnvelopedText> raw)
{
    auto source = std::make_shared<SourceInfo>();
    source->path = path;
    source->member = member;
    source->cluster = clusterOfPath(path + '/' + member);
    if (source->cluster.empty())
        source->cluster = cluster;
    source->raw = std::move(raw);
    return source;
}

} // namespace kubewake
