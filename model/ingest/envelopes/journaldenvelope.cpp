// SPDX-License-Identifier: Apache-2.0
#include "model/ingest/envelopes/journaldenvelope.h"

#include "model/ingest/envelopes/wrappedmessage.h"
#include "model/ingest/envelopes/wrappedtime.h"
#include "model/ingest/flatevent.h"

#include <charconv>
#include <optional>

namespace kubewake {
namespace {

constexpr std::string_view kOther = "other message in a journal";
constexpr std::string_view kNull = "journalctl left the message out: without --all it writes null "
                                   "for what is longer than 4096 bytes";

bool isRecord(const JsonObjectView &members)
{
    return members.has("MESSAGE")
        && (members.has("__REALTIME_TIMESTAMP") || members.has("__CURSOR"));
}

// Of [123,34,…]; nothing if that is not what it is.
std::optional<std::string> bytesOf(std::string_view array)
{
    std::string bytes;
    for (const std::string_view element : jsonElements(array)) {
        unsigned byte = 0;
        const char *last = element.data() + element.size();
        const auto [end, error] = std::from_chars(element.data(), last, byte);
        if (error != std::errc() || end != last || byte > 255)
            return std::nullopt;
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

// The JSON in a message, which may stand behind a prefix.
std::string_view jsonIn(std::string_view message)
{
    const std::size_t begin = message.find("{\"");
    const std::size_t end = message.rfind('}');
    return begin == std::string_view::npos || end == std::string_view::npos || end < begin
        ? std::string_view()
        : message.substr(begin, end + 1 - begin);
}

void addBytes(const WrappedRecord &record, std::string_view array, const RecordContext &context,
              EventSink &sink)
{
    const auto bytes = bytesOf(array);
    if (!bytes) {
        sink.reject(record.text, record.place, "the message is no text and no bytes");
        return;
    }
    if (!mayHoldEvents(*bytes)) {
        sink.addOther(kOther);
        return;
    }
    const std::string json(jsonIn(*bytes));
    if (!isEventItself(JsonObjectView(json)))
        sink.reject(record.text, record.place, "the bytes of the message are no audit event");
    else if (!sink.addConverted(json, record.place, record.text.size(), context))
        sink.reject(record.text, record.place, sink.reason());
}

} // namespace

bool JournaldEnvelope::unwrap(const WrappedRecord &record, EventSink &sink) const
{
    if (!isRecord(record.members))
        return false;
    const std::string_view message = record.members["MESSAGE"];
    const RecordContext context {{}, wrappedTime(record.members["__REALTIME_TIMESTAMP"])};
    if (message == "null") {
        sink.reject(record.text, record.place, kNull);
    } else if (!message.starts_with('[')) {
        addMessage(record, message, context, kOther, sink);
    } else if (const auto elements = jsonElements(message);
               !elements.empty() && elements[0].starts_with('"')) {
        for (const std::string_view element : elements) // the field is there several times
            addMessage(record, element, context, kOther, sink);
    } else {
        addBytes(record, message, context, sink);
    }
    return true;
}

bool JournaldEnvelope::convert(const JsonObjectView &record, std::string &json) const
{
    if (!isRecord(record) || !record["MESSAGE"].starts_with('['))
        return false;
    const auto bytes = bytesOf(record["MESSAGE"]);
    const std::string_view event = bytes ? jsonIn(*bytes) : std::string_view();
    if (!isEventItself(JsonObjectView(event)))
        return false;
    json += event;
    return true;
}

} // namespace kubewake
