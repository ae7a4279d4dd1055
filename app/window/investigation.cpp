// SPDX-License-Identifier: Apache-2.0
#include "app/window/investigation.h"

#include "app/window/settings.h"
#include "model/core/utf8.h"

#include <utility>

#include <QFile>

namespace kubewake {
namespace {

// A run over evidence that grows is followed by a pause of so many times its length.
constexpr qint64 kPauseShare = 4;

} // namespace

Investigation::Investigation(Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    connect(&m_loader, &EvidenceLoader::snapshotChanged, &m_query, &RowQuery::setSnapshot);
    connect(&m_loader, &EvidenceLoader::finished, this, [this] {
        if (!m_loader.isFollowing())
            noteFollowing(false);
        runDetections();
    });
    connect(&m_loader, &EvidenceLoader::snapshotChanged, this, [this] {
        if (m_loader.isFollowing() && !m_loader.isLoading())
            detectFollowed();
    });
    connect(&m_loader, &EvidenceLoader::addressesChanged, this, [this] {
        if (!m_loader.isLoading())
            runDetections();
    });
    m_detectionPause.setSingleShot(true);
    connect(&m_detectionPause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_detectAgain, false))
            runDetections();
    });
    connect(&m_detections, &DetectionRunner::finished, this, [this] {
        m_detectionPause.start(static_cast<int>(kPauseShare * m_detectionTime.elapsed()));
    });
    connect(&settings, &Settings::detectionSettingsChanged, this, [this] {
        if (!m_loader.isLoading())
            runDetections();
    });
}

void Investigation::open(const QStringList &paths)
{
    close();
    add(paths);
}

void Investigation::reload()
{
    const QStringList paths = m_paths;
    forget();
    add(paths);
}

void Investigation::add(const QStringList &paths)
{
    m_detections.cancel();
    m_paths += paths;
    emit pathsChanged(m_paths);
    m_loader.add(paths, m_wish.filter().value_or(ImportFilter()), m_choices,
                 m_following ? EvidenceLoader::Mode::Follow : EvidenceLoader::Mode::Once);
}

void Investigation::setImportWish(const ImportWish &wish)
{
    if (wish == m_wish)
        return;
    m_wish = wish;
    if (!m_paths.isEmpty())
        reload();
}

void Investigation::setChoices(const SourceChoices &choices)
{
    if (choices == m_choices)
        return;
    m_choices = choices;
    if (!m_paths.isEmpty())
        reload();
}

void Investigation::setFollowing(bool following)
{
    if (following == m_following || m_paths.isEmpty())
        return;
    noteFollowing(following);
    if (following)
        reload();
    else
        m_loader.stopFollowing();
}

void Investigation::noteFollowing(bool following)
{
    if (std::exchange(m_following, following) != following)
        emit followingChanged(following);
}

void Investigation::close()
{
    m_choices = {};
    noteFollowing(false);
    forget();
}

void Investigation::forget()
{
    m_detections.cancel();
    m_detectAgain = false;
    m_detectionPause.stop();
    m_paths.clear();
    m_query.setRestriction(std::nullopt);
    m_loader.clear();
    emit pathsChanged(m_paths);
}

// More evidence: the rules run again, when they may.
void Investigation::detectFollowed()
{
    if (m_detections.isRunning() || m_detectionPause.isActive())
        m_detectAgain = true;
    else
        runDetections();
}

void Investigation::runDetections()
{
    m_detectAgain = false;
    m_detectionTime.start();
    m_detections.run(m_loader.snapshot(), ruleOptions());
}

RuleSet::Options Investigation::ruleOptions() const
{
    RuleSet::Options options;
    options.settings = m_settings.detectionSettings();
    for (const QString &path : m_settings.rulePaths())
        options.paths.push_back(path.toLocal8Bit().toStdString());
    if (QFile::exists(m_settings.suppressionsPath()))
        options.paths.push_back(QFile::encodeName(m_settings.suppressionsPath()).toStdString());
    for (const QString &rule : m_settings.disabledRules())
        options.disabled.push_back(toUtf8(rule));
    return options;
}

} // namespace kubewake
