// SPDX-License-Identifier: Apache-2.0
#include "model/export/rowexport.h"

#include "model/export/atomicfile.h"
#include "model/export/jsontext.h"
#include "model/export/rowcells.h"
#include "model/store/fieldvalues.h"

#include <algorithm>

namespace kubewake {
namespace {

constexpr std::size_t kRowsBetweenChecks = 256;

class RowWriter
{
public:
    RowWriter(const RowExport &what, ByteSink &sink)
        : m_what(what)
        , m_snapshot(*what.snapshot)
        , m_sink(sink)
        , m_cells(what.snapshot, what.fields, what.timeFormat)
        , m_csv(sink, what.csv)
    {
    }

    [[nodiscard]] Result<void> begin(RowFormat format);
    [[nodiscard]] Result<void> write(RowFormat format, std::size_t position);

private:
    [[nodiscard]] Result<void> writeCsv(std::size_t position);
    [[nodiscard]] Result<void> writeJson(Row row, std::size_t position);
    [[nodiscard]] Result<void> writeRaw(Row row);

    void appendJsonValue(const ExportColumn &column, Row row);
    void appendRawValue(const ExportColumn &column);
    void appendJsonList(const ExportColumn &column, Row row);
    void appendJsonExtra(const ExtraColumn &column, std::size_t position);

    const RowExport &m_what;
    const EventSnapshot &m_snapshot;
    ByteSink &m_sink;
    RowCells m_cells;
    CsvWriter m_csv;
    std::string m_line;
};

Result<void> RowWriter::begin(RowFormat format)
{
    if (format == RowFormat::Csv) {
        std::vector<std::string> names;
        for (const ExportColumn &column : m_cells.columns())
            names.push_back(column.path);
        for (const ExtraColumn &column : m_what.extra)
            names.push_back(column.name);
        return m_csv.writeHeader(names);
    }
    const auto isAuditId = [](const ExportColumn &column) {
        return column.info != nullptr && column.info->id == FieldId::AuditId;
    };
    if (format == RowFormat::JsonLines && std::ranges::none_of(m_cells.columns(), isAuditId))
        m_cells.prepend(FieldId::AuditId);
    return {};
}

Result<void> RowWriter::write(RowFormat format, std::size_t position)
{
    const Row row = (*m_what.rows)[position];
    if (format == RowFormat::Raw)
        return writeRaw(row);
    if (const Result<void> loaded = m_cells.load(row); !loaded)
        return loaded;
    return format == RowFormat::Csv ? writeCsv(position) : writeJson(row, position);
}

Result<void> RowWriter::writeCsv(std::size_t position)
{
    for (const ExportColumn &column : m_cells.columns()) {
        const RowCells::Cell cell = m_cells.cell(column);
        if (cell.isNumber)
            m_csv.addNumber(cell.text);
        else
            m_csv.addText(cell.text);
    }
    for (const ExtraColumn &column : m_what.extra) {
        const std::string joined = joinedValues(column, position);
        if (column.kind == ExtraColumn::Kind::Literal)
            m_csv.addNumber(joined);
        else
            m_csv.addText(joined);
    }
    return m_csv.endRecord();
}

Result<void> RowWriter::writeJson(Row row, std::size_t position)
{
    m_line = '{';
    for (const ExportColumn &column : m_cells.columns()) {
        if (m_line.size() > 1)
            m_line += ',';
        appendJsonString(m_line, column.path);
        m_line += ':';
        appendJsonValue(column, row);
    }
    for (const ExtraColumn &column : m_what.extra)
        appendJsonExtra(column, position);
    m_line += "}\n";
    return m_sink.write(m_line);
}

void RowWriter::appendJsonExtra(const ExtraColumn &column, std::size_t position)
{
    const std::vector<std::string> values = column.values(position);
    const bool isList = column.kind == ExtraColumn::Kind::List;
    m_line += ',';
    appendJsonString(m_line, column.name);
    m_line += ':';
    if (values.empty() && !isList) {
        m_line += "null";
        return;
    }
    if (isList)
        m_line += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0)
            m_line += ',';
        if (column.kind == ExtraColumn::Kind::Literal)
            m_line += values[i];
        else
            appendJsonString(m_line, values[i]);
    }
    if (isList)
        m_line += ']';
}

void RowWriter::appendJsonValue(const ExportColumn &column, Row row)
{
    if (column.isRaw()) {
        appendRawValue(column);
        return;
    }
    const FieldId id = column.info->id;
    const FieldType type = column.info->type;
    if (column.storage.kind == FieldStorage::Kind::List) {
        appendJsonList(column, row);
        return;
    }
    if (type == FieldType::Time) {
        const std::optional<std::int64_t> time = fieldNumber(m_snapshot, id, row);
        if (time && *time != kNoTime)
            appendJsonString(m_line, m_what.timeFormat.toIso(*time).toStdString());
        else
            m_line += "null";
        return;
    }
    // The text form of numbers, durations and booleans is their JSON form.
    const bool literal =
        type == FieldType::Integer || type == FieldType::Duration || type == FieldType::Boolean;
    bool present = false;
    visitFieldValues(m_snapshot, id, row, [&](std::string_view value) {
        if (std::exchange(present, true))
            return;
        if (literal)
            m_line += value;
        else
            appendJsonString(m_line, value);
    });
    if (!present)
        m_line += "null";
}

void RowWriter::appendJsonList(const ExportColumn &column, Row row)
{
    if (m_snapshot.code(column.storage.column, row) == kMissing) {
        m_line += "null";
        return;
    }
    m_line += '[';
    bool first = true;
    visitFieldValues(m_snapshot, column.info->id, row, [&](std::string_view value) {
        if (!std::exchange(first, false))
            m_line += ',';
        appendJsonString(m_line, value);
    });
    m_line += ']';
}

void RowWriter::appendRawValue(const ExportColumn &column)
{
    const std::vector<std::string_view> values = m_cells.raw().values(column.path);
    if (values.empty()) {
        m_line += "null";
        return;
    }
    if (values.size() == 1) {
        appendOnOneLine(m_line, values.front());
        return;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        m_line += i == 0 ? '[' : ',';
        appendOnOneLine(m_line, values[i]);
    }
    m_line += ']';
}

Result<void> RowWriter::writeRaw(Row row)
{
    const Result<std::string> text = m_snapshot.eventJson(row);
    if (!text)
        return tl::unexpected<Error>(text.error());
    if (const Result<void> written = m_sink.write(*text); !written)
        return written;
    return m_sink.write("\n");
}

} // namespace

std::string joinedValues(const ExtraColumn &column, std::size_t position)
{
    std::string joined;
    for (const std::string &value : column.values(position))
        joined.append(joined.empty() ? "" : ", ").append(value);
    return joined;
}

Result<void> exportRows(const RowExport &what, RowFormat format, ByteSink &sink,
                        const ExportControl &control)
{
    RowWriter writer(what, sink);
    Result<void> done = writer.begin(format);
    const std::size_t total = what.rows->size();
    for (std::size_t i = 0; done && i < total; ++i) {
        if (i % kRowsBetweenChecks == 0) {
            done = control.check(i, total);
            if (!done)
                break;
        }
        done = writer.write(format, i);
    }
    return done ? control.check(total, total) : done;
}

Result<void> exportRowsToFile(const RowExport &what, RowFormat format, const QString &path,
                              const ExportControl &control)
{
    AtomicFile file(path);
    Result<void> done = file.open();
    if (done)
        done = exportRows(what, format, file, control);
    return done ? file.commit() : done;
}

std::vector<FieldPath> fieldPaths(const std::vector<FieldId> &fields)
{
    std::vector<FieldPath> paths;
    for (const FieldId field : fields)
        paths.push_back(FieldPath::of(field));
    return paths;
}

} // namespace kubewake
