// SPDX-License-Identifier: Apache-2.0
#include "model/query/compiledfilter.h"
#include "model/query/filterevaluation.h"
#include "model/query/valuetest.h"
#include "tests/support/memorysnapshot.h"
#include "tests/support/snapshots.h"

#include <QTest>

using namespace kubewake;
using namespace kubewake::test;

namespace {

const QByteArray kAnnotations[] = {
    "",
    R"("annotations":null,)",
    R"("annotations":{},)",
    R"("annotations":{"authorization.k8s.io/decision":"allow"},)",
    R"("annotations":{"authorization.k8s.io/decision":"allow","authorization.k8s.io/reason":"x"},)",
    R"("annotations":{"authorization.k8s.io/decision":"allow","a.b/c":"x"},)",
    R"("annotations":{"a.b/c":"y","other":"x"},)",
    R"("annotations":{"authorization.k8s.io/decision":{"x":"x"}},)",
    R"("annotations":{"authorization.k8s.io/reason":7},)",
    R"("annotations":[{"a.b/c":"x"}],)",
    R"("annotations":"a.b/c",)",
};

QByteArray events()
{
    QByteArray lines;
    int number = 0;
    for (const QByteArray &annotations : kAnnotations)
        lines += "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\"," + annotations
            + "\"level\":\"Metadata\",\"stage\":\"ResponseComplete\",\"verb\":\"get\",\"auditID\":"
              "\"id-"
            + QByteArray::number(++number) + "\"}\n";
    return lines;
}

} // namespace

class AnnotationTestsTest : public QObject
{
    Q_OBJECT

private slots:
    // Rows whose annotations are known by their keys are read for the values of those alone; the
    // answer must be the same as when nothing is known.
    void answersAsIfEveryEventWereRead_data()
    {
        QTest::addColumn<QString>("path");
        // Rows whose raw text is needed to tell whether there is one, and what it holds.
        QTest::addColumn<int>("readForExists");
        QTest::addColumn<int>("readForValue");
        QTest::newRow("key") << "annotations.a.b/c" << 4 << 6;
        QTest::newRow("absent key") << "annotations.nothing" << 4 << 4;
        QTest::newRow("inside a value") << "annotations.authorization.k8s.io/decision.x" << 4 << 4;
        QTest::newRow("pattern") << "annotations.a*" << 11 << 11;
        QTest::newRow("narrow pattern") << "annotations.a.*" << 4 << 6;
        QTest::newRow("pattern before") << "*.b/c" << 11 << 11;
        QTest::newRow("all") << "annotations.*" << 11 << 11;
        QTest::newRow("whole") << "annotations" << 11 << 11;
    }

    void answersAsIfEveryEventWereRead()
    {
        QFETCH(QString, path);
        QFETCH(int, readForExists);
        QFETCH(int, readForValue);
        const SnapshotPtr known = snapshotFromJsonLines(events());
        const SnapshotPtr unknown = memorySnapshot(events());
        const RowBitmap rows(known->eventCount(), true);
        const FieldPath field = FieldPath::parse(path.toStdString());
        for (const ExpressionPtr &expression :
             {Expression::exists(field), Expression::missing(field),
              Expression::match(field, containing("x", CaseSensitivity::Sensitive))}) {
            const CompiledFilter filter(expression);
            QCOMPARE(filter.evaluate(*known, rows)->matched.rows(),
                     filter.evaluate(*unknown, rows)->matched.rows());
            FilterEvaluation evaluation(*known);
            evaluation.add(filter);
            QVERIFY(evaluation.run(*known->chunks()[0], rows, {}));
            QCOMPARE(std::popcount(evaluation.pending(0)[0]),
                     expression->kind == Expression::Kind::Field ? readForValue : readForExists);
        }
    }
};

QTEST_GUILESS_MAIN(AnnotationTestsTest)
#include "tst_annotationtests.moc"
