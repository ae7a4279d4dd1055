// SPDX-License-Identifier: Apache-2.0
#include "app/cli/policyfile.h"

#include "app/cli/clitext.h"
#include "detections/policyfile.h"

#include <QFile>

#include <cstdio>

namespace kubewake {
namespace {

QString placeOf(const QString &path, int line)
{
    return line > 0 ? path + QStringLiteral(":%1").arg(line) : path;
}

} // namespace

Result<PolicyDocument> readPolicyFile(const QString &path, const Console &console)
{
    QFile file(path);
    const bool opened = path == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly)
                                                   : file.open(QIODevice::ReadOnly);
    if (!opened)
        return failure(CliText::tr("%1: %2").arg(path, file.errorString()));
    Result<PolicyDocument> document = readPolicyFrom(file);
    if (!document)
        return failure(CliText::tr("%1: %2").arg(path, document.error().message));
    for (const RuleProblem &problem : document->problems)
        console.message(QStringLiteral("%1: %2").arg(placeOf(path, problem.line),
                                                     QString::fromStdString(problem.message)));
    for (const RuleProblem &warning : document->warnings)
        console.message(
            CliText::tr("%1: warning: %2")
                .arg(placeOf(path, warning.line), QString::fromStdString(warning.message)));
    return document;
}

} // namespace kubewake
