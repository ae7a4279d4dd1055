// SPDX-License-Identifier: Apache-2.0
#include "app/window/annotationstore.h"

#include "app/window/settings.h"

#include <QCoreApplication>

namespace kubewake {
namespace {

const QString kName = QStringLiteral("annotations");

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
    return {{},
            Text::tr("The bookmarks and notes of earlier sessions cannot be read: %1 They are kept "
                     "in %2.")
                .arg(read.error().message, m_settings.putStateAside(kName))};
}

void AnnotationStore::save(const Annotations &annotations)
{
    m_settings.setState(kName, QByteArray::fromStdString(annotations.toJson()));
}

} // namespace kubewake
