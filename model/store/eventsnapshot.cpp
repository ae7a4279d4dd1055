// SPDX-License-Identifier: Apache-2.0
#include "model/store/eventsnapshot.h"

#include "model/store/derivedvalues.h"

namespace kubewake {

EventSnapshot::EventSnapshot()
    : m_requestRows(std::make_shared<LazyRequestRows>())
{
    auto dictionaries = std::make_shared<StoreDictionaries>();
    const DerivedValues absentValues(*dictionaries); // code 0 of each map
    m_dictionaries = std::move(dictionaries);
    m_valueCount.fill(1);
    m_tupleCount.fill(1);
}

std::vector<Code> EventSnapshot::tuple(Column column, Code code) const
{
    const std::string_view bytes =
        m_dictionaries->tuples[static_cast<std::size_t>(column)].value(code);
    std::vector<Code> codes(bytes.size() / sizeof(Code));
    if (!codes.empty())
        std::memcpy(codes.data(), bytes.data(), bytes.size());
    return codes;
}

Code EventSnapshot::tupleElement(Column column, Code code, std::size_t index) const
{
    const std::string_view bytes =
        m_dictionaries->tuples[static_cast<std::size_t>(column)].value(code);
    if ((index + 1) * sizeof(Code) > bytes.size())
        return kMissing;
    Code element = kMissing;
    std::memcpy(&element, bytes.data() + index * sizeof(Code), sizeof(Code));
    return element;
}

const RequestRows &EventSnapshot::requestRows() const
{
    std::call_once(m_requestRows->once, [this] { m_requestRows->rows = RequestRows(*this); });
    return m_requestRows->rows;
}

Row EventSnapshot::representativeOf(Row row) const
{
    const Row *exception = requestRows().exceptionFor(row);
    return exception != nullptr ? *exception : m_requests[requestOf(row)].representative();
}

std::string EventSnapshot::auditId(Row row) const
{
    return m_requests[requestOf(row)].id.toString(
        m_dictionaries->values[static_cast<std::size_t>(DictionaryId::AuditIdTexts)]);
}

Result<std::string_view> EventSnapshot::rawText(Row row, std::string &buffer) const
{
    return source(sourceIdOf(row)).raw->read(offset(row), length(row), buffer);
}

Result<std::string> EventSnapshot::eventJson(Row row) const
{
    std::string buffer;
    const auto original = rawText(row, buffer);
    if (!original)
        return tl::unexpected(original.error());
    std::string converted;
    const auto json = source(sourceIdOf(row)).raw->toEventJson(*original, converted);
    if (!json)
        return tl::unexpected(json.error());
    return std::string(*json);
}

SnapshotPtr EventSnapshot::withAddresses(const std::shared_ptr<AddressValues> &values) const
{
    auto snapshot = std::make_shared<EventSnapshot>(*this);
    values->extend(*snapshot);
    snapshot->m_addresses = values;
    return snapshot;
}

std::size_t EventSnapshot::columnBytes() const
{
    std::size_t total = std::size_t {m_requests.size()} * sizeof(RequestEntry);
    for (const auto &chunk : m_chunks) {
        for (const PackedCodes &codes : chunk->codes)
            total += codes.bytes();
        for (const PackedInts *numbers :
             {&chunk->time, &chunk->duration, &chunk->request, &chunk->offset, &chunk->length,
              &chunk->line, &chunk->contentHash})
            total += numbers->bytes();
    }
    return total;
}

} // namespace kubewake
