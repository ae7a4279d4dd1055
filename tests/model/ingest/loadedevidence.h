// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/loader.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <string>
#include <vector>

namespace kubewake::test {

// A store that was filled from paths.
struct LoadedEvidence
{
    explicit LoadedEvidence(const std::vector<std::string> &paths, int workers = 1,
                            const LoadControl &control = {})
        : LoadedEvidence(WithOptions {}, optionsFor(paths, workers), control)
    {
    }
    struct WithOptions
    {
    };
    LoadedEvidence(WithOptions /*tag*/, const LoadOptions &options, const LoadControl &control = {})
        : store(options.memoryLimit)
        , report(loadEvidence(store, options, control))
        , snapshot(store.publish())
    {
    }

    [[nodiscard]] const SourceReport &source(std::size_t index = 0) const
    {
        return report.sources.at(index);
    }

    [[nodiscard]] static LoadOptions optionsFor(const std::vector<std::string> &paths,
                                                int workers = 1)
    {
        LoadOptions options;
        options.paths = paths;
        options.workers = workers;
        return options;
    }

    EventStore store;
    LoadReport report;
    SnapshotPtr snapshot;
};

// Files made for one test.
class EvidenceFolder
{
public:
    // Empty if it cannot be written.
    [[nodiscard]] std::string make(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        const bool written = QDir().mkpath(QFileInfo(path).path())
            && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        return written ? path.toStdString() : std::string();
    }
    [[nodiscard]] std::string path() const { return m_folder.path().toStdString(); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

// One event a line, each a request of its own.
[[nodiscard]] inline QByteArray madeEvent(int number)
{
    return R"({"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"id-)"
        + QByteArray::number(number)
        + R"(","stage":"ResponseComplete","requestURI":"/api/v1/pods","verb":"list","user":{"username":"user-)"
        + QByteArray::number(number % 7)
        + R"("},"responseStatus":{"code":200},"requestReceivedTimestamp":"2026-11-23T09:46:)"
        + QByteArray::number(10 + number % 50) + R"(.000000Z"})";
}

[[nodiscard]] inline QByteArray madeLog(int events, int first = 0)
{
    QByteArray text;
    for (int i = 0; i < events; ++i)
        text += madeEvent(first + i) + '\n';
    return text;
}

} // namespace kubewake::test
