// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"
#include "app/cli/exitcode.h"
#include "app/window/mainwindow.h"
#include "app/window/settings.h"
#include "app/window/theme.h"
#include "app/window/windowcapture.h"
#include "translations/translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QLocale>
#include <QTemporaryDir>

#include <cstdio>
#include <span>

namespace {

using namespace kubewake;

constexpr QSize kPictureSize {1600, 1000};

struct WindowArguments
{
    QStringList paths;
    QString picture; // write a picture of the window there and quit
    Theme theme = Theme::System;
};

// What a platform plugin would abort over.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

std::optional<WindowArguments> readArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("PATH"), {});
    QCommandLineOption picture(QStringLiteral("screenshot"), {}, QStringLiteral("FILE"));
    QCommandLineOption theme(QStringLiteral("theme"), {}, QStringLiteral("THEME"));
    for (QCommandLineOption *option : {&picture, &theme}) {
        option->setFlags(QCommandLineOption::HiddenFromHelp);
        parser.addOption(*option);
    }
    if (!parser.parse(arguments)) {
        std::fprintf(stderr, "kubewake: %s\nTry 'kubewake --help'.\n",
                     qPrintable(parser.errorText()));
        return std::nullopt;
    }
    return WindowArguments {parser.positionalArguments(), parser.value(picture),
                            themeFromName(parser.value(theme)).value_or(Theme::System)};
}

void start(MainWindow &window, const WindowArguments &arguments, Settings &settings)
{
    if (!arguments.paths.isEmpty())
        window.open(arguments.paths);
    else if (settings.firstStart())
        window.openSample();
    settings.setStarted();
}

// Settings of its own, so that the picture shows the program as it is delivered.
int takePicture(const WindowArguments &arguments)
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    const QPalette palette = QApplication::palette();
    MainWindow window(settings);
    applyTheme(arguments.theme, palette);
    window.resize(kPictureSize);
    window.show();
    start(window, arguments, settings);
    WindowCapture capture(&window, arguments.picture);
    QObject::connect(&capture, &WindowCapture::finished, &window,
                     [](bool written) { QApplication::exit(written ? kExitDone : kExitIo); });
    return QApplication::exec();
}

int runWindow(int argc, char **argv)
{
    QApplication application(argc, argv);
    installTranslations(application, QLocale());
    QApplication::setOrganizationName(QStringLiteral("Kubewake"));
    QApplication::setApplicationName(QStringLiteral("kubewake"));
    QApplication::setApplicationDisplayName(QStringLiteral("Kubewake"));
    QApplication::setDesktopFileName(QStringLiteral("io.kubewake.Kubewake"));
    QApplication::setApplicationVersion(QStringLiteral(KUBEWAKE_VERSION));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/kubewake-256.png")));

    const auto arguments = readArguments(QApplication::arguments());
    if (!arguments)
        return kExitUsage;
    if (!arguments->picture.isEmpty())
        return takePicture(*arguments);
    Settings settings;
    MainWindow window(settings);
    window.show();
    start(window, *arguments, settings);
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (const char *argument : std::span(argv, static_cast<std::size_t>(argc)))
        arguments.append(QString::fromLocal8Bit(argument));
    if (const std::optional<int> exitCode = kubewake::runCommandLine(arguments))
        return *exitCode;
    if (!hasDisplay()) {
        std::fputs("kubewake: there is no display; 'kubewake scan' works without one.\n", stderr);
        return kExitUsage;
    }
    return runWindow(argc, argv);
}
