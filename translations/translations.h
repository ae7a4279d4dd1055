// SPDX-License-Identifier: Apache-2.0
#pragma once

class QCoreApplication;
class QLocale;

namespace kubewake {

// Installs the window's texts in the language of `locale` as far as there are any, in English
// otherwise, and Qt's own ones. The translators belong to `application`. For the window only: the
// command line always speaks English, so that its output is the same everywhere.
void installTranslations(QCoreApplication &application, const QLocale &locale);

} // namespace kubewake
