// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/model/ingest/loadedevidence.h"
#include "tests/support/testdata.h"

#include <nlohmann/json.hpp>

#include <QByteArrayList>
#include <QString>

namespace kubewake::test {

using Json = nlohmann::json;

// `text` as a field of CSV.
[[nodiscard]] inline QByteArray quotedField(QByteArray text)
{
    return '"' + text.replace("\"", "\"\"") + '"';
}

// The raw text of a row as JSON; null if it is none.
[[nodiscard]] inline Json eventOf(const LoadedEvidence &loaded, Row row)
{
    const auto json = loaded.snapshot->eventJson(row);
    return json ? Json::parse(*json, nullptr, false) : Json();
}

[[nodiscard]] inline Json jsonOf(const QByteArray &text)
{
    return Json::parse(text.toStdString(), nullptr, false);
}

// The events of 00_plain.jsonl; empty if the shared data is not on this machine.
[[nodiscard]] inline std::vector<Json> plainEvents()
{
    std::vector<Json> events;
    const QString path = sharedData(QStringLiteral("envelopes/00_plain.jsonl"));
    if (path.isEmpty())
        return events;
    for (const QByteArray &line : readAll(path).split('\n')) {
        if (!line.isEmpty())
            events.push_back(jsonOf(line));
    }
    return events;
}

// What is wrong with a file of shared/data/envelopes that carries the same events in the same
// order, apart from the members (JSON pointers) that its shape loses or changes; empty if nothing.
[[nodiscard]] inline QString differenceFromPlain(const LoadedEvidence &loaded,
                                                 const QByteArrayList &lost = {})
{
    const std::vector<Json> expected = plainEvents();
    if (!loaded.source().rejected.empty())
        return QStringLiteral("rejected: ")
            + QString::fromStdString(loaded.source().rejected.front().reason);
    if (loaded.snapshot->eventCount() != expected.size())
        return QStringLiteral("%1 events").arg(loaded.snapshot->eventCount());
    for (Row row = 0; row < loaded.snapshot->eventCount(); ++row) {
        Json got = eventOf(loaded, row);
        Json wanted = expected[row];
        for (const QByteArray &member : lost) {
            const QByteArray parent = member.left(member.lastIndexOf('/'));
            const QByteArray key = member.mid(member.lastIndexOf('/') + 1);
            for (Json *event : {&got, &wanted}) {
                const Json::json_pointer at(parent.toStdString());
                if (event->contains(at) && (*event)[at].is_object())
                    (*event)[at].erase(key.toStdString());
            }
        }
        if (got != wanted)
            return QStringLiteral("row %1: %2")
                .arg(row)
                .arg(QString::fromStdString(Json::diff(wanted, got).dump().substr(0, 1000)));
    }
    return {};
}

} // namespace kubewake::test
