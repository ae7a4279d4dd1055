// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/import/importwish.h"
#include "app/window/detectionrunner.h"
#include "app/window/evidenceloader.h"
#include "app/window/rowquery.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace kubewake {

class Settings;

// One investigation without its widgets: the evidence, what of it is shown, and the signals found
// in it. Ties the three background halves together: every new snapshot is queried anew, and the
// rules run when a load is done or the environment is declared differently. UI thread.
class Investigation : public QObject
{
    Q_OBJECT

public:
    explicit Investigation(Settings &settings, QObject *parent = nullptr);

    // Forgets the present evidence and opens `paths`.
    void open(const QStringList &paths);
    // Opens `paths` beside the present evidence.
    void add(const QStringList &paths);
    void close();
    // What of the evidence is wanted: the present one is loaded again.
    void setImportWish(const ImportWish &wish);
    [[nodiscard]] const ImportWish &importWish() const { return m_wish; }
    // What the sources are to be read as: the present evidence is loaded again. Forgotten with it.
    void setChoices(const SourceChoices &choices);
    [[nodiscard]] const SourceChoices &choices() const { return m_choices; }
    // What is written to the evidence from now on belongs to it: on, it is loaded again and then
    // followed; off, what has been read stays. Other evidence is not followed unless asked again.
    void setFollowing(bool following);
    [[nodiscard]] bool isFollowing() const { return m_following; }

    [[nodiscard]] EvidenceLoader &loader() { return m_loader; }
    [[nodiscard]] RowQuery &query() { return m_query; }
    [[nodiscard]] DetectionRunner &detections() { return m_detections; }
    [[nodiscard]] const QStringList &paths() const { return m_paths; }

    void runDetections();
    // Which rules run, and what they know of the environment.
    [[nodiscard]] RuleSet::Options ruleOptions() const;

signals:
    void pathsChanged(const QStringList &paths);
    void followingChanged(bool following);

private:
    void forget();
    void reload();
    void noteFollowing(bool following);
    void detectFollowed();

    Settings &m_settings;
    EvidenceLoader m_loader;
    RowQuery m_query;
    DetectionRunner m_detections;
    QStringList m_paths;
    ImportWish m_wish;
    SourceChoices m_choices;
    bool m_following = false;
    // The rules run again as the evidence grows, for a part of the time.
    QTimer m_detectionPause;
    QElapsedTimer m_detectionTime;
    bool m_detectAgain = false;
};

} // namespace kubewake
