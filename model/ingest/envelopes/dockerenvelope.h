// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelopes/containerlogenvelope.h"

namespace kubewake {

// Docker's json-file: `{"log":"TEXT\n","stream":"stdout","time":"…"}`; where the text goes on, it
// does not end in a line break.
class DockerEnvelope : public ContainerLogEnvelope
{
public:
    [[nodiscard]] std::string_view name() const override { return "Docker json-file"; }

protected:
    [[nodiscard]] std::optional<ContainerLine> readLine(std::string_view line) const override;
    [[nodiscard]] bool isEscaped() const override { return true; }
    [[nodiscard]] std::optional<ContainerLine> readFirstLine(std::string_view rest) const override;
    [[nodiscard]] std::optional<ContainerLine> readLastLine(std::string_view start) const override;
    void readText(std::string_view text, const RecordPlace &place, EventSink &sink) const override;
};

} // namespace kubewake
