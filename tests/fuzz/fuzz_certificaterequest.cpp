// SPDX-License-Identifier: Apache-2.0
// The subject of a certificate request, from the text of the body and from the DER inside: whatever
// it is, it ends, and what comes out can be shown.
#include "model/audit/certificaterequest.h"
#include "model/core/utf8repair.h"
#include "tests/fuzz/fuzzing.h"

#include <QByteArray>
#include <QStringBuilder>

#include <string>

using namespace kubewake;
using namespace kubewake::test;

namespace {

void requireTexts(const std::optional<CertificateSubject> &subject)
{
    if (!subject)
        return;
    for (const auto *names : {&subject->organizations, &subject->commonNames}) {
        for (const std::string &name : *names)
            require(repairedUtf8(name) == name);
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes = bytesOf(data, size);
    requireTexts(certificateRequestSubject(bytes));
    const QByteArray raw =
        QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    requireTexts(certificateRequestSubject(raw.toBase64().toStdString()));
    const QByteArray pem = "-----BEGIN CERTIFICATE REQUEST-----\n" + raw.toBase64()
        + "\n-----END CERTIFICATE REQUEST-----\n";
    requireTexts(certificateRequestSubject(pem.toBase64().toStdString()));
    return 0;
}
