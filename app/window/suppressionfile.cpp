// SPDX-License-Identifier: Apache-2.0
#include "app/window/suppressionfile.h"

#include "detections/suppressiontext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUuid>

namespace kubewake {
namespace {

const QByteArray kSeparator = QByteArrayLiteral("---\n");

class Text
{
    Q_DECLARE_TR_FUNCTIONS(SuppressionFile)
};

} // namespace

bool SuppressionFile::exists() const
{
    return QFile::exists(m_path);
}

Result<QByteArray> SuppressionFile::read() const
{
    QFile file(m_path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return failure(Text::tr("%1 cannot be read: %2").arg(m_path, file.errorString()));
    return file.readAll();
}

Result<void> SuppressionFile::write(const QByteArray &text) const
{
    if (text.isEmpty()) { // a rule file without a document is an error
        if (!QFile::remove(m_path))
            return failure(Text::tr("%1 cannot be removed.").arg(m_path));
        return {};
    }
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return failure(Text::tr("%1 cannot be written: %2").arg(m_path, file.errorString()));
    return {};
}

Result<std::string> SuppressionFile::add(const Expectation &expectation)
{
    std::string id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    const Result<void> written =
        restore(QByteArray::fromStdString(suppressionYaml(expectation, id)));
    if (!written)
        return tl::unexpected<Error>(written.error());
    return id;
}

Result<void> SuppressionFile::restore(const QByteArray &document)
{
    const Result<QByteArray> text = read();
    if (!text)
        return tl::unexpected<Error>(text.error());
    QByteArray all = *text;
    if (!all.isEmpty() && !all.endsWith(kSeparator)) // somebody has edited it
        all += (all.endsWith('\n') ? QByteArray() : QByteArrayLiteral("\n")) + kSeparator;
    return write(all + document);
}

Result<QByteArray> SuppressionFile::remove(const std::string &id)
{
    const Result<QByteArray> text = read();
    if (!text)
        return text;
    const QByteArray end = "\n" + kSeparator;
    const QByteArray line = "\nid: " + QByteArray::fromStdString(id) + '\n';
    QByteArray kept;
    QByteArray removed;
    qsizetype begin = 0;
    while (begin < text->size()) {
        const qsizetype last = text->indexOf(end, begin);
        const qsizetype next = last < 0 ? text->size() : last + end.size();
        const QByteArray document = text->mid(begin, next - begin);
        (document.contains(line) && removed.isEmpty() ? removed : kept) += document;
        begin = next;
    }
    if (removed.isEmpty())
        return failure(
            Text::tr("%1 has no suppression of this id; it is in another file.").arg(m_path));
    const Result<void> written = write(kept);
    if (!written)
        return tl::unexpected<Error>(written.error());
    return removed;
}

} // namespace kubewake
