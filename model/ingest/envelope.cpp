// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelope.h"

#include "model/core/jsonescape.h"
#include "model/core/jsonsalvage.h"
#include "model/ingest/envelopes.h"
#include "model/ingest/flatevent.h"
#include "model/ingest/legacyline.h"
#include "model/ingest/logline.h"

#include <QCoreApplication>

namespace kubewake {
namespace {

// A string in a string in a string: Splunk's copy of what CloudWatch has of a line of Docker.
constexpr int kMaximumUnescapings = 6;

// JSON whose first quote (or line break) is escaped stands in a JSON string, and so does a legacy
// line.
bool isEscaped(std::string_view text)
{
    if (text.starts_with('{'))
        return text.size() > 1 && text[1] == '\\';
    // Text inside a JSON string has no quote that is not escaped.
    if (isLegacyLine(text))
        return false;
    constexpr std::string_view kMark = " AUDIT: id=";
    const std::size_t mark = text.find(kMark);
    return mark != std::string_view::npos && text.substr(mark + kMark.size()).starts_with('\\');
}

// As the API server writes it, with `user` before all other objects: nothing to convert.
bool isPlainEvent(std::string_view json)
{
    if (!json.ends_with('}') || !json.starts_with(R"({"kind":"Event","apiVersion":"audit.k8s.io/)"))
        return false;
    return json.substr(0, json.find('{', 1)).ends_with(R"(,"user":)");
}

} // namespace

bool Envelope::matches(std::string_view) const
{
    return false;
}

void Envelope::readRecord(std::string_view record, const RecordPlace &place, EventSink &sink) const
{
    readLogLine(record, place, sink);
}

Envelope::LinePart Envelope::partOf(std::string_view) const
{
    return {};
}

bool Envelope::unwrap(const WrappedRecord &, EventSink &) const
{
    return false;
}

bool Envelope::unwrapArray(const WrappedArray &, EventSink &) const
{
    return false;
}

bool Envelope::convert(const JsonObjectView &, std::string &) const
{
    return false;
}

// Legacy lines may stand between JSON lines in any file of the API server, and wrapped records
// between others, so this is for all.
Result<std::string_view> Envelope::toEventJson(std::string_view original, std::string &buffer,
                                               const RecordFormats &formats) const
{
    std::string_view json = original;
    for (int i = 0; i < kMaximumUnescapings && isEscaped(json); ++i) {
        buffer = unescapedText(json);
        json = buffer;
    }
    if (isPlainEvent(json))
        return json;
    if (!json.starts_with('{')) {
        std::string converted;
        if (!legacyLineToJson(json, converted))
            return failure(
                QCoreApplication::translate("Loader", "The line is no longer an audit event."));
        buffer = std::move(converted);
        return std::string_view(buffer);
    }
    const JsonObjectView object(json);
    if (!object.isWhole()) {
        if (auto salvaged = salvagedJson(json)) {
            buffer = std::move(*salvaged);
            json = buffer;
        }
    } else if (!isEventItself(object)) {
        std::string converted;
        for (const EnvelopePtr &envelope : formats) {
            if (envelope->convert(object, converted)) {
                buffer = std::move(converted);
                return std::string_view(buffer);
            }
        }
    }
    return json;
}

Envelope::TableUse Envelope::useOf(const TableColumns &) const
{
    return TableUse::None;
}

void Envelope::unwrapRow(const TableRow &, EventSink &) const { }

bool Envelope::convertRow(const TableRow &, std::string &) const
{
    return false;
}

} // namespace kubewake
