// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/envelope.h"

#include <optional>
#include <string>
#include <string_view>

namespace kubewake {

// One line that a container runtime wrote of what a container printed.
struct ContainerLine
{
    std::string_view text; // as it is written, inside the line
    std::uint8_t stream = 0; // 0: standard output, 1: standard error
    bool goesOn = false; // in the next line of the stream
};

// What the logs of container runtimes have in common: an API server with --audit-log-path=- prints
// lines that are longer than what the runtime writes in one piece (16 KiB). An envelope for each
// kind of log says how one line is read.
class ContainerLogEnvelope : public Envelope
{
public:
    [[nodiscard]] bool matches(std::string_view sample) const override;
    [[nodiscard]] bool joinsLines() const override { return true; }
    [[nodiscard]] LinePart partOf(std::string_view line) const override;
    void readRecord(std::string_view record, const RecordPlace &place,
                    EventSink &sink) const override;
    [[nodiscard]] Result<std::string_view> toEventJson(std::string_view original,
                                                       std::string &buffer,
                                                       const RecordFormats &formats) const override;

protected:
    // Nothing if the line is not of this kind.
    [[nodiscard]] virtual std::optional<ContainerLine> readLine(std::string_view line) const = 0;
    // The text is inside a JSON string.
    [[nodiscard]] virtual bool isEscaped() const = 0;
    // The end of a line, from inside its text, and the start of one, to somewhere inside its text.
    // One of them tells the stream, the other has kNoStream.
    [[nodiscard]] virtual std::optional<ContainerLine>
    readFirstLine(std::string_view rest) const = 0;
    [[nodiscard]] virtual std::optional<ContainerLine>
    readLastLine(std::string_view start) const = 0;
    // A line that is no piece of another; `place`: of its text.
    virtual void readText(std::string_view text, const RecordPlace &place,
                          EventSink &sink) const = 0;

    static constexpr std::uint8_t kNoStream = 2;

private:
    [[nodiscard]] std::string joinedText(std::string_view original) const;
    void readPieces(std::string_view record, const RecordPlace &place, std::uint8_t stream,
                    EventSink &sink) const;
};

} // namespace kubewake
