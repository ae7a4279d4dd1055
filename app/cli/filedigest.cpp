// SPDX-License-Identifier: Apache-2.0
#include "app/cli/filedigest.h"

#include <QByteArray>
#include <QFile>

#include <openssl/evp.h>

#include <memory>

namespace kubewake {
namespace {

constexpr qint64 kBlock = 1 << 20;

struct FreeContext
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};

} // namespace

std::string sha256OfFile(const std::string &path, const std::function<bool()> &cancelled)
{
    QFile file(QFile::decodeName(path.c_str()));
    const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || context == nullptr
        || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1)
        return {};
    QByteArray block(kBlock, Qt::Uninitialized);
    for (;;) {
        if (cancelled && cancelled())
            return {};
        const qint64 count = file.read(block.data(), block.size());
        if (count < 0)
            return {};
        if (count == 0)
            break;
        if (EVP_DigestUpdate(context.get(), block.constData(), static_cast<std::size_t>(count))
            != 1)
            return {};
    }
    QByteArray digest(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    if (EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char *>(digest.data()), &size)
        != 1)
        return {};
    return digest.first(static_cast<qsizetype>(size)).toHex().toStdString();
}

} // namespace kubewake
