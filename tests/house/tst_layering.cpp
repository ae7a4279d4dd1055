// SPDX-License-Identifier: Apache-2.0
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

// What each folder may include, its own files apart. The link lines say the same, but a header can
// be included without being linked.
const QMap<QString, QStringList> kMayInclude {
    {QStringLiteral("model/core"), {}},
    {QStringLiteral("model/audit"), {QStringLiteral("model/core")}},
    {QStringLiteral("model/store"), {QStringLiteral("model/core"), QStringLiteral("model/audit")}},
    {QStringLiteral("model/ingest"),
     {QStringLiteral("model/core"), QStringLiteral("model/audit"), QStringLiteral("model/store")}},
    {QStringLiteral("model/query"),
     {QStringLiteral("model/core"), QStringLiteral("model/audit"), QStringLiteral("model/store")}},
    {QStringLiteral("model/objects"),
     {QStringLiteral("model/core"), QStringLiteral("model/audit"), QStringLiteral("model/store"),
      QStringLiteral("model/query")}},
    {QStringLiteral("model/grants"),
     {QStringLiteral("model/core"), QStringLiteral("model/audit"), QStringLiteral("model/store"),
      QStringLiteral("model/query"), QStringLiteral("model/objects")}},
    {QStringLiteral("model/signals"),
     {QStringLiteral("model/core"), QStringLiteral("model/audit")}},
    {QStringLiteral("model/entities"),
     {QStringLiteral("model/core"), QStringLiteral("model/audit"), QStringLiteral("model/store"),
      QStringLiteral("model/query")}},
    {QStringLiteral("model/compare"),
     {QStringLiteral("model/core"), QStringLiteral("model/audit"), QStringLiteral("model/store"),
      QStringLiteral("model/query"), QStringLiteral("model/entities")}},
    {QStringLiteral("model/credentials"),
     {QStringLiteral("model/core"), QStringLiteral("model/audit"), QStringLiteral("model/store"),
      QStringLiteral("model/query"), QStringLiteral("model/objects"),
      QStringLiteral("model/entities")}},
    {QStringLiteral("model/addresses"),
     {QStringLiteral("model/core"), QStringLiteral("model/audit"), QStringLiteral("model/store"),
      QStringLiteral("model/query")}},
    {QStringLiteral("model/annotations"),
     {QStringLiteral("model/core"), QStringLiteral("model/audit"), QStringLiteral("model/store"),
      QStringLiteral("model/query")}},
    {QStringLiteral("model/items"),
     {QStringLiteral("model/core"), QStringLiteral("model/audit"), QStringLiteral("model/store"),
      QStringLiteral("model/ingest"), QStringLiteral("model/query"),
      QStringLiteral("model/objects"), QStringLiteral("model/grants"),
      QStringLiteral("model/signals"), QStringLiteral("model/entities"),
      QStringLiteral("model/compare"), QStringLiteral("model/credentials"),
      QStringLiteral("model/annotations")}},
    {QStringLiteral("model/export"),
     {QStringLiteral("model/core"), QStringLiteral("model/audit"), QStringLiteral("model/store"),
      QStringLiteral("model/query"), QStringLiteral("model/signals"),
      QStringLiteral("model/entities"), QStringLiteral("model/compare"),
      QStringLiteral("model/annotations")}},
    {QStringLiteral("detections"),
     {QStringLiteral("model/core"), QStringLiteral("model/audit"), QStringLiteral("model/store"),
      QStringLiteral("model/query"), QStringLiteral("model/signals")}},
    {QStringLiteral("views"), {QStringLiteral("model")}},
    {QStringLiteral("translations"), {}},
    {QStringLiteral("app"),
     {QStringLiteral("translations"), QStringLiteral("model"), QStringLiteral("views"),
      QStringLiteral("detections")}},
};

// A third-party library stays behind one file (or the few named here), so that replacing it
// touches no other.
const QMap<QString, int> kThirdPartyFiles {
    {QStringLiteral("archive.h"), 1}, {QStringLiteral("openssl/"), 1},
    {QStringLiteral("re2/"), 1},      {QStringLiteral("yaml-cpp/"), 1},
    {QStringLiteral("isa-l.h"), 1},   {QStringLiteral("zstd.h"), 1},
    {QStringLiteral("xxhash.h"), 1},  {QStringLiteral("QtCharts"), 1},
    {QStringLiteral("QChart"), 1},
};

QString folderOf(const QString &path)
{
    QString best;
    for (auto it = kMayInclude.cbegin(); it != kMayInclude.cend(); ++it) {
        if (path.startsWith(it.key() + QLatin1Char('/')) && it.key().size() > best.size())
            best = it.key();
    }
    return best;
}

struct Include
{
    QString file;
    QString target;
    bool quoted;
};

QList<Include> allIncludes()
{
    static const QRegularExpression pattern(
        QStringLiteral("^\\s*#include\\s+([\"<])([^\">]+)[\">]"),
        QRegularExpression::MultilineOption);
    const QString root = QStringLiteral(KUBEWAKE_SOURCE_DIR);
    QList<Include> includes;
    for (const char *top : {"app", "model", "views", "detections"}) {
        QDirIterator files(root + QLatin1Char('/') + QLatin1String(top),
                           {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(file.fileName()));
            const QString text = QString::fromUtf8(file.readAll());
            const QString path = file.fileName().mid(root.size() + 1);
            auto matches = pattern.globalMatch(text);
            while (matches.hasNext()) {
                const auto match = matches.next();
                includes.append(
                    {path, match.captured(2), match.captured(1) == QLatin1String("\"")});
            }
        }
    }
    return includes;
}

} // namespace

class LayeringTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_includes = allIncludes();
        QVERIFY(m_includes.size() > 100);
    }

    void includesFollowTheArrows()
    {
        QStringList violations;
        for (const Include &include : std::as_const(m_includes)) {
            if (!include.quoted || include.target.startsWith(QLatin1String("ui_"))
                || include.target.endsWith(QLatin1String(".moc")))
                continue;
            const QString from = folderOf(include.file);
            const QStringList allowed = kMayInclude.value(from) + QStringList(from);
            const bool fine = std::any_of(allowed.begin(), allowed.end(), [&](const QString &a) {
                return include.target.startsWith(a + QLatin1Char('/'));
            });
            if (!fine)
                violations << include.file + QStringLiteral(" includes ") + include.target;
        }
        QVERIFY2(violations.isEmpty(), qPrintable(violations.join(QLatin1Char('\n'))));
    }

    void modelKnowsNoWidgetAndNoColour()
    {
        static const QRegularExpression gui(QStringLiteral(
            "^(QtWidgets|QtGui|QtCharts|QWidget|QColor|QPalette|QIcon|QPainter|QFont)"));
        for (const Include &include : std::as_const(m_includes)) {
            if (include.file.startsWith(QLatin1String("model/"))
                || include.file.startsWith(QLatin1String("detections/")))
                QVERIFY2(!gui.match(include.target).hasMatch(),
                         qPrintable(include.file + QStringLiteral(": ") + include.target));
        }
    }

    void thirdPartyHeadersStayInOneFile()
    {
        QMap<QString, QSet<QString>> users;
        for (const Include &include : std::as_const(m_includes)) {
            for (auto it = kThirdPartyFiles.cbegin(); it != kThirdPartyFiles.cend(); ++it) {
                if (!include.quoted && include.target.startsWith(it.key()))
                    users[it.key()].insert(include.file);
            }
        }
        for (auto it = users.cbegin(); it != users.cend(); ++it)
            QVERIFY2(it->size() <= kThirdPartyFiles.value(it.key()),
                     qPrintable(it.key() + QStringLiteral(": ")
                                + QStringList(it->begin(), it->end()).join(QLatin1Char(' '))));
        for (const Include &include : std::as_const(m_includes)) {
            if (include.file.endsWith(QLatin1String(".h")))
                QVERIFY2(!include.target.startsWith(QLatin1String("simdjson"))
                             && !include.target.startsWith(QLatin1String("nlohmann/json.hpp")),
                         qPrintable(include.file + QStringLiteral(": ") + include.target));
        }
    }

private:
    QList<Include> m_includes;
};

QTEST_GUILESS_MAIN(LayeringTest)
#include "tst_layering.moc"
