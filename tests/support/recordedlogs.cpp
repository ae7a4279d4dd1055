// SPDX-License-Identifier: Apache-2.0
#include "tests/support/recordedlogs.h"

#include "model/ingest/loader.h"
#include "model/store/eventstore.h"
#include "tests/support/testdata.h"

#include <QFile>

namespace kubewake::test {

SnapshotPtr recordedLog(const QString &name)
{
    const QString path = sharedData(QStringLiteral("apiserver/%1.log.gz").arg(name));
    if (path.isEmpty())
        return nullptr;
    EventStore store;
    LoadOptions options;
    options.paths = {QFile::encodeName(path).toStdString()};
    if (loadEvidence(store, options).hasErrors())
        qFatal("cannot load %s", qPrintable(path));
    store.finishLoading();
    return store.publish();
}

} // namespace kubewake::test
