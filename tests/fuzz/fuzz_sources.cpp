// SPDX-License-Identifier: Apache-2.0
// Text that has to be decoded: UTF-16, and the events of AWS Lambda. The same text however the
// bytes arrive and are read.
#include "model/ingest/lambdasource.h"
#include "model/ingest/utf16source.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/support/piecesource.h"
#include "tests/support/zlibgzip.h"

#include <QByteArray>
#include <QString>
#include <QStringConverter>

using namespace kubewake;
using namespace kubewake::test;

namespace {

template<typename Source, typename... Arguments>
std::string decoded(std::string_view bytes, std::size_t atOnce, std::size_t size,
                    Arguments... arguments)
{
    PieceSource source(bytes, atOnce);
    Source decoder(source, arguments...);
    return textOf(decoder, size);
}

// With a U+FEFF at the start, which QString::fromUtf8() would drop.
bool isUtf8(std::string_view text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    const QString read = decoder(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    return !decoder.hasError()
        && read.toUtf8() == QByteArrayView(text.data(), qsizetype(text.size()));
}

void readUtf16(std::string_view bytes, std::size_t atOnce, std::size_t size)
{
    for (const auto order : {Utf16Source::Order::LittleEndian, Utf16Source::Order::BigEndian}) {
        const std::string whole = decoded<Utf16Source>(bytes, SIZE_MAX, 1 << 16, order);
        require(decoded<Utf16Source>(bytes, atOnce, size, order) == whole);
        require(isUtf8(whole));
        require(whole.size() <= 3 * (bytes.size() / 2 + 1));
    }
}

void readLambda(std::string_view bytes, std::size_t atOnce, std::size_t size)
{
    const std::string whole = decoded<LambdaSource>(bytes, SIZE_MAX, 1 << 16);
    require(decoded<LambdaSource>(bytes, atOnce, size) == whole);
}

// A mutation never makes gzip in base64, so it is done here.
void readMessages(std::string_view text, std::size_t atOnce)
{
    const std::size_t middle = text.size() / 2;
    const QByteArray first = QByteArray::fromStdString(gzip(text.substr(0, middle))).toBase64();
    const QByteArray second = QByteArray::fromStdString(gzip(text.substr(middle))).toBase64();
    const QByteArray documents = R"({"awslogs":{"data":")" + first + R"("}}{"Records":[{"kinesis":)"
        + R"({"data":")" + first + R"("}},{"kinesis":{"data":")" + second + R"("}}]})";
    const std::string one = std::string(text.substr(0, middle)) + '\n';
    const std::string expected = one + one + std::string(text.substr(middle)) + '\n';
    require(
        decoded<LambdaSource>({documents.constData(), static_cast<std::size_t>(documents.size())},
                              atOnce, 1 << 16)
        == expected);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const std::string_view bytes = bytesOf(data + 2, size - 2);
    const std::size_t atOnce = 1 + data[0] / 4 + size / 64;
    const std::size_t readSize = 1 + data[1] + size / 64;
    static_cast<void>(Utf16Source::orderOf(bytes));
    static_cast<void>(LambdaSource::recognises(bytes));
    switch (data[0] % 4) {
    case 0:
        readUtf16(bytes, atOnce, readSize);
        break;
    case 1:
        readMessages(bytes, atOnce);
        break;
    default:
        readLambda(bytes, atOnce, readSize);
        break;
    }
    return 0;
}
