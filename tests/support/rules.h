// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detections/ruleset.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtGlobal>

namespace kubewake::test {

// Rule files of one test, in a folder of their own.
class RuleFolder
{
public:
    void add(const QString &name, const QByteArray &yaml)
    {
        QFile file(m_folder.filePath(name));
        if (!QDir(m_folder.path()).mkpath(QFileInfo(file).path())
            || !file.open(QIODevice::WriteOnly) || file.write(yaml) != yaml.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }

    [[nodiscard]] QString path(const QString &name = {}) const
    {
        return name.isEmpty() ? m_folder.path() : m_folder.filePath(name);
    }

    // Without the bundled rules.
    [[nodiscard]] RuleSet load(const DetectionSettings &settings = {}) const
    {
        RuleSet::Options options;
        options.builtin = false;
        options.paths = {QFile::encodeName(m_folder.path()).toStdString()};
        options.settings = settings;
        return RuleSet::load(options);
    }

private:
    QTemporaryDir m_folder;
};

// One file with these documents.
inline RuleSet rulesOf(const QByteArray &yaml, const DetectionSettings &settings = {})
{
    RuleFolder folder;
    folder.add(QStringLiteral("rules.yml"), yaml);
    return folder.load(settings);
}

// A rule around a `detection` block, which is indented by two spaces.
inline QByteArray ruleWith(const QByteArray &detection, const QByteArray &more = {})
{
    return "title: Test rule\nid: 11111111-1111-4111-8111-111111111111\nlevel: high\n"
           "logsource: {product: kubernetes, service: audit}\n"
        + more + "detection:\n" + detection;
}

} // namespace kubewake::test
