// SPDX-License-Identifier: Apache-2.0
#include "app/environment/environmenttext.h"

#include "app/import/timetext.h"
#include "detections/yamlvalues.h"
#include "model/core/utf8.h"
#include "model/query/valuetest.h"

#include <QCoreApplication>
#include <QFile>

namespace kubewake {
namespace {

constexpr qint64 kMaximumListFile = 16 << 20; // bytes

class Text
{
    Q_DECLARE_TR_FUNCTIONS(EnvironmentText)
};

std::vector<std::string> toStrings(const QStringList &list)
{
    std::vector<std::string> result;
    for (const QString &text : list)
        result.push_back(toUtf8(text));
    return result;
}

// `registry.example/` is what people write when they mean all below it.
std::vector<std::string> withoutSlash(const QStringList &registries)
{
    QStringList names;
    for (QString name : registries) {
        while (name.endsWith(QLatin1Char('/')))
            name.chop(1);
        if (!name.isEmpty())
            names << name;
    }
    return toStrings(names);
}

// One value a line; what follows a # is a remark.
Result<QStringList> linesOfFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Text::tr("`%1` cannot be read: %2").arg(path, file.errorString()));
    if (file.size() > kMaximumListFile)
        return failure(
            Text::tr("`%1` is longer than %2 MiB.").arg(path).arg(kMaximumListFile >> 20));
    QStringList values;
    for (const QByteArray &line : file.read(kMaximumListFile).split('\n'))
        values << QString::fromUtf8(line).section(QLatin1Char('#'), 0, 0);
    return values;
}

Result<void> addPlaceholder(const QString &text, DetectionSettings &settings)
{
    const QString name = text.section(QLatin1Char('='), 0, 0).trimmed();
    std::vector<std::string> values;
    const QString given = text.section(QLatin1Char('='), 1).trimmed();
    Result<QStringList> written = given.startsWith(QLatin1Char('@'))
        ? linesOfFile(given.mid(1))
        : Result<QStringList>(given.split(QLatin1Char(',')));
    if (!written)
        return tl::unexpected<Error>(written.error());
    for (const QString &value : *written) {
        if (!value.trimmed().isEmpty())
            values.push_back(toUtf8(value.trimmed()));
    }
    if (name.isEmpty() || name.contains(QLatin1Char('%')) || values.empty())
        return failure(
            Text::tr("`%1` is no list; write NAME = VALUE, VALUE or NAME = @FILE.").arg(text));
    std::vector<std::string> &list = settings.placeholders[toUtf8(name)];
    list.insert(list.end(), values.begin(), values.end());
    return {};
}

Result<void> setBaseline(const QString &text, DetectionSettings &settings)
{
    if (text.isEmpty())
        return {};
    settings.baseline = timespanOf(toUtf8(text));
    if (!settings.baseline)
        settings.baselineEnd = timeFromText(text, false);
    if (settings.baseline || settings.baselineEnd)
        return {};
    return failure(Text::tr("`%1` is no baseline; write a span such as 7d, or the "
                            "time at which it ends.")
                       .arg(text));
}

} // namespace

QStringList EnvironmentText::standardNamespaces()
{
    QStringList names;
    for (const std::string &name : DetectionSettings {}.preconfiguredNamespaces)
        names << toQString(name);
    return names;
}

Result<DetectionSettings> EnvironmentText::settings() const
{
    DetectionSettings settings;
    settings.knownNetworks = toStrings(knownNetworks);
    settings.knownAdministrators = toStrings(knownAdministrators);
    settings.trustedRegistries = withoutSlash(trustedRegistries);
    settings.preconfiguredNamespaces = toStrings(preconfiguredNamespaces);
    for (const QString &network : knownNetworks) {
        if (!insideNetwork(toUtf8(network)))
            return failure(Text::tr("`%1` is no network; write 10.0.0.0/8.").arg(network));
    }
    for (const QString &text : placeholders) {
        if (const Result<void> added = addPlaceholder(text, settings); !added)
            return tl::unexpected<Error>(added.error());
    }
    if (const Result<void> set = setBaseline(baseline.trimmed(), settings); !set)
        return tl::unexpected<Error>(set.error());
    return settings;
}

} // namespace kubewake
