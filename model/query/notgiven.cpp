// SPDX-License-Identifier: Apache-2.0
#include "model/query/notgiven.h"

#include <QCoreApplication>

namespace kubewake {

QString notGivenText(FieldId field)
{
    const std::string_view path = fieldInfo(field).path;
    const QString name = QString::fromUtf8(path.data(), static_cast<qsizetype>(path.size()));
    if (field == FieldId::PeerClass)
        return QCoreApplication::translate("Filter", "%1 is known once the evidence is loaded.")
            .arg(name);
    return QCoreApplication::translate("Filter",
                                       "%1 needs a GeoIP database that has it, and none is given "
                                       "(Settings, Networks; --geoip FILE).")
        .arg(name);
}

} // namespace kubewake
