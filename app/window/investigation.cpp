// SPDX-License-Identifier: Apache-2.0
#include "app/window/investigation.h"

#include "app/window/settings.h"
#include "model/core/utf8.h"

namespace kubewake {

Investigation::Investigation(Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    connect(&m_loader, &EvidenceLoader::snapshotChanged, &m_query, &RowQuery::setSnapshot);
    connect(&m_loader, &EvidenceLoader::finished, this, &Investigation::runDetections);
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

void Investigation::add(const QStringList &paths)
{
    m_detections.cancel();
    m_paths += paths;
    emit pathsChanged(m_paths);
    m_loader.add(paths, m_wish.filter().value_or(ImportFilter()), m_choices);
}

void Investigation::setImportWish(const ImportWish &wish)
{
    if (wish == m_wish)
        return;
    m_wish = wish;
    loadAgain();
}

void Investigation::setChoices(const SourceChoices &choices)
{
    if (choices == m_choices)
        return;
    m_choices = choices;
    loadAgain();
}

void Investigation::loadAgain()
{
    if (m_paths.isEmpty())
        return;
    const QStringList paths = m_paths;
    forget();
    add(paths);
}

void Investigation::close()
{
    m_choices = {};
    forget();
}

void Investigation::forget()
{
    m_detections.cancel();
    m_paths.clear();
    m_query.setRestriction(std::nullopt);
    m_loader.clear();
    emit pathsChanged(m_paths);
}

void Investigation::runDetections()
{
    RuleSet::Options options;
    options.settings = m_settings.detectionSettings();
    for (const QString &path : m_settings.rulePaths())
        options.paths.push_back(path.toLocal8Bit().toStdString());
    m_detections.run(m_loader.snapshot(), options);
}

} // namespace kubewake
