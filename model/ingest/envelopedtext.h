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

// What a person says of the cluster of a source.
struct ClusterLabels
{
    std::string chosen; // whatever its path and its contents name
    std::string otherwise; // if they name none
};

// A source as rows point to it.
[[nodiscard]] inline std::shared_ptr<const SourceInfo>
makeSource(const std::string &path, const std::string &member, const ClusterLabels &cluster,
           std::shared_ptr<const EnvelopedText> raw)
{
    auto source = std::make_shared<SourceInfo>();
    source->path = path;
    source->member = member;
    source->cluster = cluster.chosen;
    if (source->cluster.empty())
        source->cluster = clusterOfPath(path + '/' + member);
    if (source->cluster.empty())
        source->cluster = cluster.otherwise;
    source->raw = std::move(raw);
    return source;
}

} // namespace kubewake
