// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/store/column.h"
#include "tests/model/ingest/loadedevidence.h"
#include "tests/support/testdata.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace kubewake::test {

// The events of one file, made or real, each as the JSON that is shown of it.
struct Unwrapped
{
    explicit Unwrapped(const QByteArray &text, const QString &name = QStringLiteral("log"))
        : loaded({folder.make(name, text)})
    {
        readEvents();
    }
    explicit Unwrapped(const QString &path)
        : loaded({path.toStdString()})
    {
        readEvents();
    }

    [[nodiscard]] const SourceReport &report() const { return loaded.source(); }
    [[nodiscard]] std::string text(Row row, Column column) const
    {
        const Code code = loaded.snapshot->code(column, row);
        return code == kMissing ? std::string("(absent)")
                                : std::string(loaded.snapshot->value(
                                    kColumns[static_cast<std::size_t>(column)].dictionary, code));
    }
    [[nodiscard]] std::uint32_t number(Row row, Column column) const
    {
        return loaded.snapshot->code(column, row);
    }
    [[nodiscard]] std::string cluster(Row row) const
    {
        return loaded.snapshot->source(loaded.snapshot->sourceIdOf(row)).cluster;
    }
    // Reasons of the rejected lines.
    [[nodiscard]] std::vector<std::string> reasons() const
    {
        std::vector<std::string> reasons;
        for (const RejectedLine &line : report().rejected)
            reasons.push_back(line.reason);
        return reasons;
    }
    // `name: count` of what was counted as something else.
    [[nodiscard]] std::vector<std::string> others() const
    {
        std::vector<std::string> others;
        for (const auto &[name, count] : report().others.counts())
            others.push_back(name + ": " + std::to_string(count));
        return others;
    }

    EvidenceFolder folder;
    LoadedEvidence loaded;
    std::vector<nlohmann::json> events;

private:
    void readEvents()
    {
        for (Row row = 0; row < loaded.snapshot->eventCount(); ++row) {
            const auto json = loaded.snapshot->eventJson(row);
            events.push_back(json ? nlohmann::json::parse(*json, nullptr, false)
                                  : nlohmann::json("unreadable"));
        }
    }
};

using Texts = std::vector<std::string>;

// The events of 00_plain.jsonl, in the order in which all files of envelopes/ have them.
[[nodiscard]] inline std::vector<nlohmann::json> plainEvents()
{
    std::vector<nlohmann::json> events;
    for (const QByteArray &line :
         readAll(sharedData(QStringLiteral("envelopes/00_plain.jsonl"))).split('\n')) {
        if (!line.isEmpty())
            events.push_back(nlohmann::json::parse(line.toStdString()));
    }
    return events;
}

} // namespace kubewake::test
