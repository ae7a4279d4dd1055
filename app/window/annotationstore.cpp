// SPDX-License-Identifier: Apache-2.0
#include "app/window/annotationstore.h"

#include "app/window/settings.h"

#include <QCoreApplication>

namespace kubewake {
namespace {

const QString kName = QStringLiteral("annotations");
const QString kAside = QStringLiteral("annotations-unreadable-%1");

class Text
{
    Q_DECLARE_TR_FUNCTIONS(AnnotationStore)
};

} // namespace

AnnotationStore::AnnotationStore(Settings &settings)
    : m_settings(settings)
{
}

AnnotationStore::Loaded AnnotationStore::load()
{
    const QByteArray json = m_settings.state(kName);
    if (json.isEmpty())
        return {};
    auto read = Annotations::fromJson({json.constData(), static_cast<std::size_t>(json.size())});
    if (read)
        return {std::move(*read), {}};
    const QString name = putAside(json);
    m_settings.setState(kName, {});
    return {{},
            Text::tr("The bookmarks and notes of earlier sessions cannot be read: %1 They are kept "
                     "in %2 as “state/%3”.")
                .arg(read.error().message, m_settings.store().fileName(), name)};
}

void AnnotationStore::save(const Annotations &annotations)
{
    m_settings.setState(kName, QByteArray::fromStdString(annotations.toJson()));
}

QString AnnotationStore::putAside(const QByteArray &json)
{
    int number = 1;
    QString name = kAside.arg(number);
    while (!m_settings.state(name).isEmpty() && m_settings.state(name) != json)
        name = kAside.arg(++number);
    m_settings.setState(name, json);
    return name;
}

} // namespace kubewake
