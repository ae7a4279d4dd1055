// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelopes/containerlogenvelope.h"

namespace kubewake {

// What containerd and CRI-O write: `2026-11-23T09:40:39.164573123Z stdout F TEXT`, with P for F
// where the text goes on.
class CriEnvelope : public ContainerLogEnvelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "container log (CRI)"; }

protected:
    [[nodiscard]] std::optional<ContainerLine> readLine(std::string_view line) const override;
    [[nodiscard]] bool isEscaped() const override { return false; }
    [[nodiscard]] std::optional<ContainerLine> readFirstLine(std::string_view rest) const override;
    [[nodiscard]] std::optional<ContainerLine> readLastLine(std::string_view start) const override;
    void readText(std::string_view text, const RecordPlace &place, EventSink &sink) const override;
};

} // namespace kubewake
