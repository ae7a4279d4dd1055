// SPDX-License-Identifier: Apache-2.0
#include "detections/rulefiles.h"

#include "detections/yamlreader.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

// The macro declares a function and must stand outside of any namespace.
static void registerBundledRules()
{
    Q_INIT_RESOURCE(kubewake_rules);
}

namespace kubewake {
namespace {

const QString kBundledFolder = QStringLiteral(":/rules");

QStringList ruleFilesIn(const QString &folder)
{
    QStringList paths;
    QDirIterator files(folder, {QStringLiteral("*.yml"), QStringLiteral("*.yaml")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    return paths;
}

} // namespace

RuleFiles::RuleFiles(const RuleSet::Options &options)
{
    if (options.builtin) {
        registerBundledRules();
        for (const QString &path : ruleFilesIn(kBundledFolder))
            addFile(path);
    }
    for (const std::string &path : options.paths)
        addPath(QFile::decodeName(QByteArray::fromStdString(path)));
}

void RuleFiles::addPath(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isDir()) {
        addFile(path);
        return;
    }
    const QStringList files = ruleFilesIn(path);
    if (files.isEmpty())
        m_errors.push_back(
            {path.toStdString(), 0, {}, "The folder holds no rule files (*.yml, *.yaml)."});
    for (const QString &file : files)
        addFile(file);
}

void RuleFiles::addFile(const QString &path)
{
    const std::string name = path.toStdString();
    if (m_files.size() >= kMaximumFiles) {
        m_errors.push_back({name, 0, {}, "There are too many rule files."});
        return;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_errors.push_back(
            {name, 0, {}, "The file cannot be read: " + file.errorString().toStdString() + "."});
        return;
    }
    // One byte more than is accepted, so that the YAML reader notices.
    const QByteArray text = file.read(static_cast<qint64>(kMaximumRuleFileBytes) + 1);
    m_files.push_back({name, text.toStdString()});
}

} // namespace kubewake
