// SPDX-License-Identifier: Apache-2.0
#include "model/export/comparisonexport.h"

#include "model/compare/comparelabels.h"
#include "model/core/utf8.h"
#include "model/export/atomicfile.h"

#include <QByteArray>

namespace kubewake {
namespace {

constexpr int kDecimals = 3;

std::string decimal(double value)
{
    return QByteArray::number(value, 'f', kDecimals).toStdString();
}

std::string_view nameOf(CompareDimension dimension)
{
    return kCompareDimensionNames.at(static_cast<std::size_t>(dimension));
}

class ComparisonCsv
{
public:
    ComparisonCsv(const RangeComparison &comparison, const TimeFormat &format, CsvWriter &writer)
        : m_comparison(comparison)
        , m_format(format)
        , m_writer(writer)
    {
    }

    [[nodiscard]] Result<void> write();

private:
    [[nodiscard]] Result<void> writeLine(CompareDimension dimension, RateChange change,
                                         const ComparedLine &line);
    [[nodiscard]] Result<void> writeRemark(std::string_view kind, std::string_view dimension,
                                           const QString &text);

    const RangeComparison &m_comparison;
    const TimeFormat &m_format;
    CsvWriter &m_writer;
};

Result<void> ComparisonCsv::writeLine(CompareDimension dimension, RateChange change,
                                      const ComparedLine &line)
{
    m_writer.addText(kRateChangeNames.at(static_cast<std::size_t>(change)));
    m_writer.addText(nameOf(dimension));
    m_writer.addText(toUtf8(valueText(dimension, line)));
    for (const ComparedSide side : {ComparedSide::Baseline, ComparedSide::Incident}) {
        m_writer.addNumber(std::to_string(line.of(side).requests));
        m_writer.addNumber(std::to_string(line.of(side).refused));
        m_writer.addNumber(decimal(m_comparison.rate(line, side)));
    }
    m_writer.addNumber(decimal(m_comparison.expected(line)));
    m_writer.addNumber(change == RateChange::Rose ? decimal(m_comparison.ratio(line))
                                                  : std::string());
    m_writer.addNumber(decimal(line.significance));
    const Tally &tally = line.of(RangeComparison::sideOf(change));
    m_writer.addNumber(toUtf8(m_format.toIso(tally.first)));
    m_writer.addNumber(toUtf8(m_format.toIso(tally.last)));
    for (const ComparedSide side : {ComparedSide::Baseline, ComparedSide::Incident})
        m_writer.addText(toUtf8(m_comparison.filterOf(line, side)));
    return m_writer.endRecord();
}

Result<void> ComparisonCsv::writeRemark(std::string_view kind, std::string_view dimension,
                                        const QString &text)
{
    m_writer.addText(kind);
    m_writer.addText(dimension);
    m_writer.addText(toUtf8(text));
    return m_writer.endRecord();
}

Result<void> ComparisonCsv::write()
{
    Result<void> done = m_writer.writeHeader(
        {"change", "what", "value", "baseline_requests", "baseline_refused", "baseline_per_hour",
         "incident_requests", "incident_refused", "incident_per_hour", "expected", "ratio",
         "significance", "first", "last", "baseline_filter", "incident_filter"});
    for (const ComparedDimension &dimension : m_comparison.dimensions) {
        for (std::size_t i = 0; i < kRateChanges; ++i) {
            const ComparedLines &lines = dimension.changes.at(i);
            for (std::size_t at = 0; done && at < lines.lines.size(); ++at)
                done = writeLine(dimension.id, static_cast<RateChange>(i), lines.lines[at]);
            if (const std::size_t missing = lines.total - lines.lines.size(); done && missing > 0)
                done = writeRemark("left out", nameOf(dimension.id),
                                   QStringLiteral("%1: %2")
                                       .arg(changeText(static_cast<RateChange>(i)))
                                       .arg(missing));
        }
    }
    for (std::size_t i = 0; done && i < m_comparison.notes.size(); ++i)
        done = writeRemark("note", {}, noteText(m_comparison.notes[i], m_format));
    return done;
}

} // namespace

Result<void> exportComparison(const RangeComparison &comparison, const TimeFormat &format,
                              const CsvOptions &csv, ByteSink &sink)
{
    CsvWriter writer(sink, csv);
    return ComparisonCsv(comparison, format, writer).write();
}

Result<void> exportComparisonToFile(const RangeComparison &comparison, const TimeFormat &format,
                                    const CsvOptions &csv, const QString &path)
{
    AtomicFile file(path);
    Result<void> done = file.open();
    if (done)
        done = exportComparison(comparison, format, csv, file);
    return done ? file.commit() : done;
}

} // namespace kubewake
