// SPDX-License-Identifier: Apache-2.0
#include "app/window/samplefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace kubewake {

Result<QString> SampleFile::path()
{
    const QString path = m_directory.filePath(QStringLiteral("incident.log.gz"));
    if (QFileInfo::exists(path))
        return path;
    QFile bundled(QStringLiteral(":/sample/incident.log.gz"));
    if (!m_directory.isValid() || !bundled.copy(path))
        return failure(QCoreApplication::translate(
                           "SampleFile", "The sample incident could not be written to %1.")
                           .arg(path));
    return path;
}

} // namespace kubewake
