// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace kubewake::test {

// One run of the program without a window, as a process of its own.
struct CliRun
{
    int exitCode = -1; // -1: it crashed or hung
    QByteArray out;
    QByteArray err;
};

inline CliRun runKubewake(const QStringList &arguments, const QByteArray &input = {})
{
    constexpr int kLongMs = 300'000;
    QProcess process;
    process.start(QStringLiteral(KUBEWAKE_CLI_HOST), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kLongMs) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

inline QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '));
}

} // namespace kubewake::test
