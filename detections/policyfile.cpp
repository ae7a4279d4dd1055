// SPDX-License-Identifier: Apache-2.0
#include "detections/policyfile.h"

#include "detections/yamlreader.h"

#include <QFileDevice>

namespace kubewake {

Result<PolicyDocument> readPolicyFrom(QFileDevice &file)
{
    // One byte more than allowed tells that there is more.
    const QByteArray text = file.read(static_cast<qint64>(kMaximumRuleFileBytes) + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(file.errorString());
    return readPolicy(text.toStdString());
}

} // namespace kubewake
