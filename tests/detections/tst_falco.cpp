// SPDX-License-Identifier: Apache-2.0
// Falco's own test set for Kubernetes audit logs: 65 recorded requests, the lists that Falco was
// given, and what it said. tests/data/falco/outcomes.json tells which of our rules say the same,
// and explains each case in which we say something else.
#include "detections/detection.h"
#include "model/ingest/loader.h"
#include "model/store/eventstore.h"
#include "tests/support/testdata.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace kubewake;
using namespace kubewake::test;

namespace {

constexpr qsizetype kCases = 65;
const QByteArray kController = "system:serviceaccount:kube-system:replicaset-controller";
const QByteArray kPerson = "kubernetes-admin"; // one that Falco allows

QJsonObject readObject(const QString &path)
{
    return QJsonDocument::fromJson(readAll(path)).object();
}

std::vector<std::string> textsOf(const QJsonValue &value)
{
    std::vector<std::string> texts;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &text : array)
        texts.push_back(text.toString().toStdString());
    return texts;
}

void append(std::vector<std::string> &list, const std::vector<std::string> &more)
{
    list.insert(list.end(), more.begin(), more.end());
}

// One list of the table: what stands for a rule file that a case gave to Falco.
void addLists(RuleSet::Options &options, const QJsonObject &lists)
{
    append(options.settings.trustedRegistries, textsOf(lists[QLatin1String("trusted_registries")]));
    append(options.settings.knownAdministrators,
           textsOf(lists[QLatin1String("known_administrators")]));
    append(options.disabled, textsOf(lists[QLatin1String("disabled")]));
    const QString suppressions = lists[QLatin1String("suppressions")].toString();
    if (!suppressions.isEmpty())
        options.paths.push_back(
            testData(QStringLiteral("falco/") + suppressions).toLocal8Bit().toStdString());
}

// The file must outlive the snapshot.
SnapshotPtr load(const QByteArray &trace, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(trace) != trace.size())
        qFatal("cannot write %s", qPrintable(path));
    file.close();
    EventStore store;
    LoadOptions options;
    options.paths = {QFile::encodeName(path).toStdString()};
    static_cast<void>(loadEvidence(store, options)); // one trace is no event at all
    store.finishLoading();
    return store.publish();
}

} // namespace

class FalcoTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTableIsInOrder();
    void saysWhatFalcoSays_data();
    void saysWhatFalcoSays();

private:
    const RuleSet &rulesFor(const QString &name, const QJsonObject &testCase);
    [[nodiscard]] QJsonObject ruleTable() const
    {
        return m_table[QLatin1String("rules")].toObject();
    }
    [[nodiscard]] std::set<std::string> idsOf(const QString &falcoRule) const;
    [[nodiscard]] std::set<std::string> idsOfAll() const;

    QString m_folder; // empty if the shared data is not here
    QJsonObject m_expected;
    QJsonObject m_table;
    QTemporaryDir m_folderOfTrace;
    // Compiling the rules takes longer than running them over an event.
    std::map<QByteArray, RuleSet> m_rules;
};

void FalcoTest::initTestCase()
{
    m_table = readObject(testData(QStringLiteral("falco/outcomes.json")));
    QVERIFY(!m_table.isEmpty());
    const QString expected = sharedData(QStringLiteral("public/falco/expected.json"));
    if (expected.isEmpty())
        return; // each test that needs it says so
    m_expected = readObject(expected);
    QCOMPARE(m_expected.size(), kCases);
    m_folder = sharedData(QStringLiteral("public/falco/leogr+falco/test"));
    QVERIFY(!m_folder.isEmpty());
}

std::set<std::string> FalcoTest::idsOf(const QString &falcoRule) const
{
    std::set<std::string> ids;
    for (const QString &id : ruleTable()[falcoRule].toObject().keys())
        ids.insert(id.toStdString());
    return ids;
}

std::set<std::string> FalcoTest::idsOfAll() const
{
    std::set<std::string> all;
    for (const QString &falcoRule : ruleTable().keys())
        all.merge(idsOf(falcoRule));
    return all;
}

// The titles in the table are there to be read; neither they nor the cases may go stale.
void FalcoTest::theTableIsInOrder()
{
    std::map<QString, QString> titles;
    for (const RuleCoverage &coverage :
         detect(RuleSet::load({}), std::make_shared<EventStore>()->publish()).coverage)
        titles[QString::fromStdString(coverage.rule->id)] =
            QString::fromStdString(coverage.rule->title);
    const QJsonObject rules = ruleTable();
    for (auto falco = rules.begin(); falco != rules.end(); ++falco) {
        const QJsonObject ours = falco.value().toObject();
        QVERIFY2(!ours.isEmpty(), qPrintable(falco.key()));
        for (auto rule = ours.begin(); rule != ours.end(); ++rule)
            QCOMPARE(titles[rule.key()], rule.value().toString());
    }
    if (m_folder.isEmpty())
        QSKIP("the shared data is not on this machine");
    for (const char *list : {"cases", "disagreements"}) {
        const QJsonObject entries = m_table[QLatin1String(list)].toObject();
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            QVERIFY2(m_expected.contains(entry.key()), qPrintable(entry.key()));
            // An exception without a reason is none.
            QVERIFY(!entry.value().toObject()[QLatin1String("why")].toString().isEmpty());
        }
    }
}

const RuleSet &FalcoTest::rulesFor(const QString &name, const QJsonObject &testCase)
{
    const QJsonObject files = m_table[QLatin1String("rule_files")].toObject();
    RuleSet::Options options;
    QByteArray key;
    addLists(options, m_table);
    const QJsonArray given = testCase[QLatin1String("rules")].toArray();
    for (const QJsonValue &path : given) {
        const QString file = QFileInfo(path.toString()).fileName();
        if (!files.contains(file))
            qFatal("The table has no entry for %s.", qPrintable(file));
        const QJsonObject lists = files[file].toObject();
        addLists(options, lists);
        key += lists.isEmpty() ? QByteArray() : QJsonDocument(lists).toJson();
    }
    const QJsonObject own = m_table[QLatin1String("cases")].toObject()[name].toObject();
    addLists(options, own);
    key += QJsonDocument(own).toJson();
    const auto found = m_rules.find(key);
    return found != m_rules.end() ? found->second
                                  : m_rules.emplace(key, RuleSet::load(options)).first->second;
}

void FalcoTest::saysWhatFalcoSays_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("byPerson");
    if (m_folder.isEmpty())
        QSKIP("the shared data is not on this machine");
    int controllers = 0;
    for (const QString &name : m_expected.keys()) {
        QTest::addRow("%s", qPrintable(name)) << name << false;
        // Falco's pods are a controller's, about which we have rules of their own: a person must
        // get the same answer.
        const QString trace = m_expected[name].toObject()[QLatin1String("trace")].toString();
        if (readAll(m_folder + QLatin1Char('/') + trace).contains(kController)) {
            QTest::addRow("%s, by a person", qPrintable(name)) << name << true;
            ++controllers;
        }
    }
    QVERIFY(controllers > 15);
}

void FalcoTest::saysWhatFalcoSays()
{
    QFETCH(const QString, name);
    QFETCH(const bool, byPerson);
    const QJsonObject testCase = m_expected[name].toObject();
    QByteArray trace =
        readAll(m_folder + QLatin1Char('/') + testCase[QLatin1String("trace")].toString());
    if (byPerson)
        trace.replace(kController, kPerson);
    const RuleSet &rules = rulesFor(name, testCase);
    QVERIFY2(rules.errors().empty(),
             rules.errors().empty() ? "" : rules.errors()[0].message.c_str());
    QVERIFY(rules.unknownDisabled().empty());

    std::map<std::string, std::set<Row>> rowsOfRule;
    // Of what Falco has a rule for, and of what is no mere record. (Of pods that people create
    // Falco keeps no record, and we do.)
    std::set<QString> said;
    const std::set<std::string> known = byPerson ? std::set<std::string>() : idsOfAll();
    const SnapshotPtr snapshot =
        load(trace, m_folderOfTrace.filePath(QStringLiteral("trace.json")));
    for (const SignalPtr &signal : detect(rules, snapshot).signalList) {
        rowsOfRule[signal->rule->id].insert(signal->rows.begin(), signal->rows.end());
        if (known.contains(signal->rule->id) || signal->rule->severity > Severity::Informational)
            said.insert(QString::fromStdString(signal->rule->title));
    }

    const QJsonObject exception =
        m_table[QLatin1String("disagreements")].toObject()[name].toObject();
    if (!testCase[QLatin1String("detect")].toBool() || !exception.isEmpty()) {
        QStringList says;
        for (const std::string &title : textsOf(exception[QLatin1String("says")]))
            says << QString::fromStdString(title);
        QCOMPARE(QStringList(said.begin(), said.end()), says); // in the order of the alphabet
        return;
    }
    const QJsonArray counts = testCase[QLatin1String("counts")].toArray();
    QVERIFY(!counts.isEmpty());
    for (const QJsonValue &entry : counts) {
        const QJsonObject count = entry.toObject();
        for (const QString &falcoRule : count.keys()) {
            QVERIFY2(ruleTable().contains(falcoRule), qPrintable(falcoRule));
            std::set<Row> rows;
            for (const std::string &id : idsOf(falcoRule))
                rows.insert(rowsOfRule[id].begin(), rowsOfRule[id].end());
            QCOMPARE(static_cast<int>(rows.size()), count[falcoRule].toInt());
        }
    }
}

QTEST_GUILESS_MAIN(FalcoTest)
#include "tst_falco.moc"
