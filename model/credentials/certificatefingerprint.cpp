// SPDX-License-Identifier: Apache-2.0
#include "model/credentials/certificatefingerprint.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace kubewake {
namespace {

constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----";
constexpr std::string_view kEnd = "-----END CERTIFICATE-----";
constexpr std::size_t kMaximumLength = std::size_t {4} << 20U;

QByteArray decoded(std::string_view base64)
{
    return QByteArray::fromBase64(
        QByteArray::fromRawData(base64.data(), static_cast<qsizetype>(base64.size())));
}

} // namespace

std::optional<std::string> certificateFingerprint(std::string_view base64)
{
    if (base64.size() > kMaximumLength)
        return std::nullopt;
    const QByteArray bytes = decoded(base64);
    const std::string_view pem(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    const std::size_t begin = pem.find(kBegin);
    if (begin == std::string_view::npos)
        return std::nullopt;
    const std::size_t start = begin + kBegin.size();
    const std::size_t end = pem.find(kEnd, start);
    if (end == std::string_view::npos)
        return std::nullopt;
    const QByteArray der = decoded(pem.substr(start, end - start));
    if (der.isEmpty())
        return std::nullopt;
    return "X509SHA256="
        + QCryptographicHash::hash(der, QCryptographicHash::Sha256).toHex().toStdString();
}

} // namespace kubewake
