// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/model/ingest/loadedevidence.h"
#include "tests/support/testdata.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <string>
#include <vector>

namespace kubewake::test {

// What was found in a file, as far as envelopes decide it.
struct WrappedFile
{
    explicit WrappedFile(const std::string &path)
        : loaded({path})
    {
        for (Row row = 0; row < loaded.snapshot->eventCount(); ++row) {
            const auto json = loaded.snapshot->eventJson(row);
            events.push_back(nlohmann::json::parse(json ? *json : std::string(), nullptr, false));
        }
        for (const RejectedLine &rejected : loaded.source().rejected)
            reasons += QByteArray::fromStdString(rejected.reason) + '\n';
    }

    // Rows of the text of a file with that content.
    [[nodiscard]] static WrappedFile of(const QByteArray &bytes)
    {
        const EvidenceFolder folder;
        return WrappedFile(folder.make(QStringLiteral("file"), bytes));
    }

    // By name, as `name 2, other name 1`.
    [[nodiscard]] static QByteArray text(const CountsByName &counts)
    {
        QByteArray text;
        for (const auto &[name, count] : counts.counts())
            text += (text.isEmpty() ? "" : ", ") + QByteArray::fromStdString(name) + ' '
                + QByteArray::number(static_cast<qulonglong>(count));
        return text;
    }
    [[nodiscard]] QByteArray formats() const { return text(loaded.source().formats); }
    [[nodiscard]] QByteArray others() const { return text(loaded.source().others); }
    [[nodiscard]] QByteArray clusters() const { return text(loaded.source().clusters); }
    [[nodiscard]] std::size_t rejected() const { return loaded.source().rejected.size(); }
    [[nodiscard]] std::size_t noise() const { return loaded.source().noiseLines; }
    [[nodiscard]] std::uint32_t flags(Row row) const
    {
        return loaded.snapshot->code(Column::Flags, row);
    }

    LoadedEvidence loaded;
    std::vector<nlohmann::json> events; // discarded, where that is no JSON
    QByteArray reasons;
};

// How the events of a file of the shared samples differ from those of 00_plain.jsonl; empty if
// they are the same JSON, all of them, in that order, and nothing was rejected.
[[nodiscard]] inline QByteArray differenceFromPlain(const WrappedFile &file)
{
    const WrappedFile plain(sharedData(QStringLiteral("envelopes/00_plain.jsonl")).toStdString());
    if (plain.events.size() != 11 || file.events.size() != plain.events.size())
        return QByteArray::number(static_cast<qulonglong>(file.events.size())) + " events";
    if (file.rejected() > 0)
        return file.reasons;
    for (std::size_t i = 0; i < plain.events.size(); ++i) {
        if (file.events[i] != plain.events[i])
            return QByteArray::fromStdString(
                nlohmann::json::diff(plain.events[i], file.events[i]).dump());
    }
    return {};
}

// The value as a JSON string.
[[nodiscard]] inline QByteArray quoted(const QByteArray &text)
{
    return QByteArray::fromStdString(nlohmann::json(text.toStdString()).dump());
}

// The rows of a test of records, see checkRecords().
class RecordRows
{
public:
    RecordRows()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("events");
        QTest::addColumn<int>("rejected");
        QTest::addColumn<QByteArray>("others");
    }
    void operator()(const char *name, const QByteArray &text, int events, int rejected = 0,
                    const QByteArray &others = {}) const
    {
        QTest::newRow(name) << text << events << rejected << others;
    }
};

// A file of that text has so many events, all of which are shown as such.
inline void checkRecords()
{
    QFETCH(QByteArray, text);
    QFETCH(int, events);
    QFETCH(int, rejected);
    QFETCH(QByteArray, others);
    const WrappedFile file = WrappedFile::of(text);
    QCOMPARE(static_cast<int>(file.loaded.source().events), events);
    QVERIFY2(static_cast<int>(file.rejected()) == rejected, file.reasons.constData());
    QCOMPARE(file.others(), others);
    for (const nlohmann::json &event : file.events)
        QVERIFY2(event.is_object() && event.contains("auditID"), event.dump().c_str());
}

} // namespace kubewake::test

// In a test function with the column `file`: the sample of that name, or skip.
#define KUBEWAKE_SHARED_SAMPLE(path)                                                               \
    const QString path =                                                                           \
        sharedData(QStringLiteral("envelopes/") + QString::fromUtf8(QTest::currentDataTag()));     \
    if (path.isEmpty())                                                                            \
    QSKIP("the shared data is not on this machine")
