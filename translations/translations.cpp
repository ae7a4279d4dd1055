// SPDX-License-Identifier: Apache-2.0
#include "translations/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace kubewake {
namespace {

// Of several translators the one installed last is asked first.
void install(QCoreApplication &application, const QLocale &locale, const QString &name,
             const QString &folder)
{
    auto *translator = new QTranslator(&application);
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

void installTranslations(QCoreApplication &application, const QLocale &locale)
{
    const QString own = QStringLiteral(":/i18n");
    install(application, locale, QStringLiteral("qtbase"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, QLocale(QLocale::English), QStringLiteral("kubewake"), own);
    if (locale.language() != QLocale::English)
        install(application, locale, QStringLiteral("kubewake"), own);
}

} // namespace kubewake
