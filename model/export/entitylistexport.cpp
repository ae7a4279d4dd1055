// SPDX-License-Identifier: Apache-2.0
#include "model/export/entitylistexport.h"

#include "model/core/utf8.h"
#include "model/export/atomicfile.h"
#include "model/export/tsvcell.h"

#include <QCoreApplication>

namespace kubewake {
namespace {

struct Cell
{
    std::string text;
    bool isNumber; // or a time: no formula
};

std::vector<std::string> headerOf(const EntityList &list)
{
    std::vector<std::string> names;
    for (const FieldId field : list.fields)
        names.emplace_back(fieldInfo(field).path);
    for (const char *name : {"requests", "refused", "first", "last"})
        names.emplace_back(name);
    return names;
}

std::vector<Cell> cellsOf(const EntityRow &row, const TimeFormat &format)
{
    std::vector<Cell> cells;
    for (const auto &value : row.values)
        cells.push_back({value.value_or(std::string()), false});
    cells.push_back({std::to_string(row.tally.requests), true});
    cells.push_back({std::to_string(row.tally.refused), true});
    cells.push_back({toUtf8(format.toIso(row.tally.first)), true});
    cells.push_back({toUtf8(format.toIso(row.tally.last)), true});
    return cells;
}

// Empty if there is nothing missing.
std::string missingText(const EntityList &list)
{
    const std::size_t missing = list.total - list.rows.size();
    if (missing == 0 && list.isComplete)
        return {};
    return toUtf8(QCoreApplication::translate("EntityExport", "Not in this list: %1 more, at least")
                      .arg(missing));
}

} // namespace

Result<void> exportEntityList(const EntityList &list, const TimeFormat &format,
                              const CsvOptions &csv, ByteSink &sink)
{
    CsvWriter writer(sink, csv);
    std::vector<std::string> header = headerOf(list);
    header.emplace_back("filter");
    Result<void> done = writer.writeHeader(header);
    for (std::size_t i = 0; done && i < list.rows.size(); ++i) {
        for (const Cell &cell : cellsOf(list.rows[i], format)) {
            if (cell.isNumber)
                writer.addNumber(cell.text);
            else
                writer.addText(cell.text);
        }
        writer.addText(toUtf8(list.filterOf(list.rows[i])));
        done = writer.endRecord();
    }
    const std::string missing = missingText(list);
    if (done && !missing.empty()) {
        writer.addText(missing);
        done = writer.endRecord();
    }
    return done;
}

Result<void> exportEntityListToFile(const EntityList &list, const TimeFormat &format,
                                    const CsvOptions &csv, const QString &path)
{
    AtomicFile file(path);
    Result<void> done = file.open();
    if (done)
        done = exportEntityList(list, format, csv, file);
    return done ? file.commit() : done;
}

std::string entityListAsTsv(const EntityList &list, const TimeFormat &format)
{
    std::string text;
    const auto addLine = [&text](const std::vector<Cell> &cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0)
                text += '\t';
            appendTsvCell(text, cells[i].text, cells[i].isNumber);
        }
        text += '\n';
    };
    std::vector<Cell> names;
    for (const std::string &name : headerOf(list))
        names.push_back({name, true});
    addLine(names);
    for (const EntityRow &row : list.rows)
        addLine(cellsOf(row, format));
    if (const std::string missing = missingText(list); !missing.empty())
        addLine({{missing, false}});
    return text;
}

} // namespace kubewake
