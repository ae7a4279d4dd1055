// SPDX-License-Identifier: Apache-2.0
#include "model/items/rowfinder.h"

#include "model/core/utf8.h"
#include "model/items/jsonfieldtext.h"
#include "model/store/fieldstorage.h"
#include "model/store/fieldvalues.h"

namespace kubewake {
namespace {

constexpr std::size_t kRowsPerCheck = 1'024;

class FieldFinder
{
public:
    FieldFinder(const RowSearch &search, FieldId field)
        : m_search(search)
        , m_field(field)
        , m_storage(storageOf(field))
    {
        using Kind = FieldStorage::Kind;
        m_byCode = m_storage.isCoded()
            && (m_storage.kind == Kind::Value || m_storage.kind == Kind::Coalesce
                || m_storage.kind == Kind::TuplePart);
    }

    [[nodiscard]] FieldId field() const { return m_field; }

    [[nodiscard]] bool matches(Row row)
    {
        if (!m_byCode)
            return contains(textOf(row));
        const Code code = fieldCode(*m_search.snapshot, m_storage, row);
        if (code == kMissing)
            return false;
        if (code >= m_known.size())
            m_known.resize(std::size_t {code} + 1, Answer::Unasked);
        if (m_known[code] == Answer::Unasked) {
            const auto value = m_search.snapshot->value(m_storage.dictionary, code);
            m_known[code] = contains(toQString(value)) ? Answer::Yes : Answer::No;
        }
        return m_known[code] == Answer::Yes;
    }

private:
    enum class Answer : std::uint8_t { Unasked, No, Yes };

    [[nodiscard]] bool contains(const QString &text) const
    {
        return text.contains(m_search.text, Qt::CaseInsensitive);
    }

    [[nodiscard]] QString textOf(Row row) const
    {
        const EventSnapshot &snapshot = *m_search.snapshot;
        switch (fieldInfo(m_field).type) {
        case FieldType::Time:
            return m_search.timeFormat.toDisplay(
                fieldNumber(snapshot, m_field, row).value_or(kNoTime));
        case FieldType::Json:
            return toQString(jsonFieldText(snapshot, m_field, row).value_or(std::string()));
        default:
            return toQString(fieldText(snapshot, m_field, row));
        }
    }

    const RowSearch &m_search;
    FieldId m_field;
    FieldStorage m_storage;
    bool m_byCode = false;
    std::vector<Answer> m_known;
};

} // namespace

std::optional<RowMatch> findRow(const RowSearch &search, const std::function<bool()> &cancelled,
                                const std::function<void(std::size_t)> &progress)
{
    const std::size_t size = search.order->size();
    if (size == 0 || search.text.isEmpty())
        return std::nullopt;
    std::vector<FieldFinder> finders;
    for (const FieldId field : search.fields)
        finders.emplace_back(search, field);
    const std::size_t start = search.start % size;
    for (std::size_t i = 0; i < size; ++i) {
        if (i % kRowsPerCheck == 0) {
            if (cancelled && cancelled())
                return std::nullopt;
            if (progress)
                progress(i);
        }
        const std::size_t position =
            search.backward ? (start + size - i) % size : (start + i) % size;
        for (FieldFinder &finder : finders) {
            if (finder.matches((*search.order)[position])) {
                const bool wrapped = search.backward ? position > start : position < start;
                return RowMatch {position, finder.field(), wrapped};
            }
        }
    }
    return std::nullopt;
}

} // namespace kubewake
