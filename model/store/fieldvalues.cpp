// SPDX-License-Identifier: Apache-2.0
#include "model/store/fieldvalues.h"

#include "model/store/summary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <type_traits>

namespace kubewake {
namespace {

using Kind = FieldStorage::Kind;

std::string milliseconds(std::int64_t micros)
{
    std::array<char, 40> buffer {};
    const char *sign = micros < 0 ? "-" : "";
    const unsigned long long absolute = micros < 0 ? 0ULL - static_cast<unsigned long long>(micros)
                                                   : static_cast<unsigned long long>(micros);
    const int length = std::snprintf(buffer.data(), buffer.size(), "%s%llu.%03llu", sign,
                                     absolute / 1000, absolute % 1000);
    return std::string(buffer.data(), static_cast<std::size_t>(length));
}

std::string numberText(FieldId field, std::int64_t number)
{
    switch (fieldInfo(field).type) {
    case FieldType::Time:
        return formatTimestampUtc(number);
    case FieldType::Duration:
        return milliseconds(number);
    default:
        return std::to_string(number);
    }
}

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = error == std::errc() && end == text.data() + text.size();
    return isWhole ? std::optional(number) : std::nullopt;
}

void visitText(std::string_view text, const std::function<void(std::string_view)> &visit)
{
    if (!text.empty())
        visit(text);
}

} // namespace

void visitInferred(std::uint32_t flags, const std::function<void(std::string_view)> &visit)
{
    for (const InferredMember &member : kInferredMembers) {
        if ((flags & member.flag) != 0)
            visit(member.name);
    }
}

Code fieldCode(const EventSnapshot &snapshot, const FieldStorage &storage, Row row)
{
    Code code = kMissing;
    switch (storage.kind) {
    case Kind::Value:
        code = snapshot.code(storage.column, row);
        break;
    case Kind::Coalesce:
        code = snapshot.code(storage.column, row);
        if (code == kMissing)
            code = snapshot.code(storage.fallback, row);
        break;
    case Kind::TuplePart:
        return snapshot.tupleElement(storage.column, snapshot.code(storage.column, row),
                                     static_cast<std::size_t>(storage.part));
    default:
        return kMissing;
    }
    return storage.isMapped() ? snapshot.derived(storage.map, code) : code;
}

namespace {

// Rows of one chunk after the other: where its column is, and how wide, is asked once. Where the
// column has no value, what is in `codes` stays.
void columnCodes(const EventSnapshot &snapshot, Column column, std::span<const Row> rows,
                 std::span<Code> codes)
{
    for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
        const Row chunk = rows[begin] >> kChunkBits;
        while (end < rows.size() && rows[end] >> kChunkBits == chunk)
            ++end;
        snapshot.chunkOf(rows[begin]).column(column).visit([&](const auto &values) {
            if constexpr (std::is_same_v<std::decay_t<decltype(values)>, std::uint32_t>) {
                if (values != kMissing)
                    std::fill(codes.begin() + static_cast<std::ptrdiff_t>(begin),
                              codes.begin() + static_cast<std::ptrdiff_t>(end), values);
            } else {
                for (std::size_t i = begin; i < end; ++i) {
                    const Code code = values[EventSnapshot::indexInChunk(rows[i])];
                    codes[i] = code == kMissing ? codes[i] : code;
                }
            }
        });
    }
}

} // namespace

void fieldCodes(const EventSnapshot &snapshot, const FieldStorage &storage,
                std::span<const Row> rows, std::span<Code> codes)
{
    if (storage.kind != Kind::Value && storage.kind != Kind::Coalesce) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            codes[i] = fieldCode(snapshot, storage, rows[i]);
        return;
    }
    std::ranges::fill(codes.first(rows.size()), kMissing);
    if (storage.kind == Kind::Coalesce)
        columnCodes(snapshot, storage.fallback, rows, codes);
    columnCodes(snapshot, storage.column, rows, codes);
    for (std::size_t i = 0; storage.isMapped() && i < rows.size(); ++i)
        codes[i] = snapshot.derived(storage.map, codes[i]);
}

void visitFieldValues(const EventSnapshot &snapshot, FieldId field, Row row,
                      const std::function<void(std::string_view)> &visit)
{
    const FieldStorage storage = storageOf(field);
    switch (storage.kind) {
    case Kind::Value:
    case Kind::Coalesce:
    case Kind::TuplePart: {
        const Code code = fieldCode(snapshot, storage, row);
        if (code != kMissing)
            visit(snapshot.value(storage.dictionary, code));
        return;
    }
    case Kind::List:
        for (const Code code : snapshot.tuple(storage.column, snapshot.code(storage.column, row)))
            visit(snapshot.value(storage.dictionary, code));
        return;
    case Kind::Flag:
        visit(snapshot.hasFlag(row, storage.flag) ? "true" : "false");
        return;
    case Kind::Inferred:
        visitInferred(snapshot.code(Column::Flags, row), visit);
        return;
    case Kind::AuditId:
        visitText(snapshot.auditId(row), visit);
        return;
    case Kind::File:
        visitText(snapshot.source(snapshot.sourceIdOf(row)).displayName(), visit);
        return;
    case Kind::Cluster:
        visitText(snapshot.source(snapshot.sourceIdOf(row)).cluster, visit);
        return;
    case Kind::Summary:
        visitText(summaryOf(snapshot, row), visit);
        return;
    case Kind::Raw:
        return;
    default:
        if (const auto number = fieldNumber(snapshot, field, row))
            visit(numberText(field, *number));
        return;
    }
}

std::string fieldText(const EventSnapshot &snapshot, FieldId field, Row row)
{
    std::string text;
    bool first = true;
    visitFieldValues(snapshot, field, row, [&](std::string_view value) {
        if (!first)
            text += ", ";
        text += value;
        first = false;
    });
    return text;
}

std::optional<std::int64_t> fieldNumber(const EventSnapshot &snapshot, FieldId field, Row row)
{
    const FieldStorage storage = storageOf(field);
    const MicrosecondsUtc time = snapshot.time(row);
    switch (storage.kind) {
    case Kind::Number: {
        const std::uint32_t number = snapshot.code(storage.column, row);
        return number == 0 ? std::nullopt : std::optional<std::int64_t>(number);
    }
    case Kind::Time:
        return time == kNoTime ? std::nullopt : std::optional<std::int64_t>(time);
    case Kind::Duration:
    case Kind::StageTime: {
        const std::int64_t duration = snapshot.duration(row);
        if (duration == kNoDuration)
            return std::nullopt;
        if (storage.kind == Kind::Duration)
            return duration;
        return time == kNoTime ? std::nullopt : std::optional<std::int64_t>(time + duration);
    }
    case Kind::Line:
        return static_cast<std::int64_t>(snapshot.line(row));
    case Kind::Value:
        return fieldInfo(field).type == FieldType::Integer
            ? wholeNumber(snapshot.value(storage.dictionary, fieldCode(snapshot, storage, row)))
            : std::nullopt;
    default:
        return std::nullopt;
    }
}

bool isGiven(const EventSnapshot &snapshot, FieldId field)
{
    const auto fact = addressFactOf(field);
    const AddressSourcePtr source = snapshot.addressSource();
    return !fact || (source && source->gives(*fact));
}

} // namespace kubewake
