// SPDX-License-Identifier: Apache-2.0
// Evidence that was cut off, in every shape, and evidence that is made to need time or memory.
#include "model/ingest/textstream.h"
#include "tests/model/ingest/loadedevidence.h"
#include "tests/support/piecesource.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <random>

using namespace kubewake;
using namespace kubewake::test;

namespace {

QByteArray quoted(const QByteArray &text)
{
    return QByteArray::fromStdString(nlohmann::json(text.toStdString()).dump());
}

// How a list of three events looks in one shape.
struct Shape
{
    QByteArray start;
    QByteArray between;
    QByteArray end;
    QByteArray (*record)(const QByteArray &event);
};

QByteArray cloudWatch(const QByteArray &event)
{
    return R"({"logStreamName":"kube-apiserver-audit-1","timestamp":1795427192064,"message":)"
        + quoted(event) + R"(,"ingestionTime":1795427193000,"eventId":"3"})";
}

QByteArray azure(const QByteArray &event)
{
    return R"({"category":"kube-audit","time":"2026-11-23T09:40:39Z","resourceId":)"
           R"("/X/MANAGEDCLUSTERS/C","properties":{"log":)"
        + quoted(event) + R"(,"stream":"stdout"}})";
}

QByteArray gke(const QByteArray &)
{
    return R"({"insertId":"i","protoPayload":{"serviceName":"k8s.io","methodName":)"
           R"("io.k8s.core.v1.pods.get","resourceName":"core/v1/namespaces/shop/pods/web"},)"
           R"("timestamp":"2026-11-23T09:40:39Z","resource":{"labels":{"cluster_name":"one"}}})";
}

QByteArray csv(const QByteArray &event)
{
    return "2026-11-23 09:40:39.164,1:/aws/eks/c/cluster,\""
        + QByteArray(event).replace("\"", "\"\"") + '"';
}

QByteArray cri(const QByteArray &event)
{
    constexpr qsizetype kPiece = 150;
    QByteArray lines;
    for (qsizetype at = 0; at < event.size(); at += kPiece)
        lines += (at == 0 ? "" : "\n") + QByteArray("2026-11-23T09:46:52.064568123Z stdout ")
            + (at + kPiece < event.size() ? "P " : "F ") + event.mid(at, kPiece);
    return lines;
}

std::uint64_t residentPeak()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toULongLong() * 1024;
    }
    return 0;
}

// Every event of the store can be shown, and nothing that was found is out of the text.
void checkReadable(const LoadedEvidence &loaded, qsizetype size)
{
    for (Row row = 0; row < loaded.snapshot->eventCount(); ++row)
        QVERIFY(loaded.snapshot->eventJson(row));
    for (const RejectedLine &line : loaded.source().rejected) {
        QVERIFY(line.offset <= static_cast<std::uint64_t>(size));
        QVERIFY(!line.reason.empty());
    }
}

} // namespace

Q_DECLARE_METATYPE(Shape)

class TestLoaderLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutAnywhereInTheLastEvent_data();
    void cutAnywhereInTheLastEvent();
    void randomBytesInEveryShape_data() { cutAnywhereInTheLastEvent_data(); }
    void randomBytesInEveryShape();
    void veryLongLine_data();
    void veryLongLine();
    void nestedBrackets_data();
    void nestedBrackets();
    void nestedStrings();
    void listOfNothing_data();
    void listOfNothing();
    void manyClustersAndCategories();
    void longClusterNames();
    void textThatNeverEnds();
};

void TestLoaderLimits::cutAnywhereInTheLastEvent_data()
{
    QTest::addColumn<Shape>("shape");
    const auto asItIs = [](const QByteArray &event) { return event; };
    QTest::newRow("JSON lines") << Shape {{}, "\n", "\n", asItIs};
    QTest::newRow("CloudWatch") << Shape {R"({"events":[)", ",", R"(],"searchedLogStreams":[]})",
                                          cloudWatch};
    QTest::newRow("Azure records") << Shape {R"({"records":[)", ",", "]}", azure};
    QTest::newRow("GKE array") << Shape {"[\n", ",\n", "\n]\n", gke};
    QTest::newRow("CSV") << Shape {"@timestamp,@log,@message\n", "\n", "\n", csv};
    QTest::newRow("CRI") << Shape {{}, "\n", "\n", cri};
}

void TestLoaderLimits::cutAnywhereInTheLastEvent()
{
    QFETCH(Shape, shape);
    const EvidenceFolder folder;
    const QByteArray whole = shape.start + shape.record(madeEvent(1)) + shape.between
        + shape.record(madeEvent(2)) + shape.between;
    const QByteArray last = shape.record(madeEvent(3));
    for (qsizetype cut = 0; cut <= last.size() + shape.end.size(); ++cut) {
        const QByteArray text = whole + QByteArray(last + shape.end).left(cut);
        const LoadedEvidence loaded({folder.make(QStringLiteral("log"), text)});
        const SourceReport &source = loaded.source();
        QVERIFY(source.events == 2 || source.events == 3);
        QVERIFY2(cut < last.size() || source.events == 3, qPrintable(QString::number(cut)));
        // What is lost is reported, unless its head says enough.
        const bool isLost = cut > 0 && source.events == 2;
        QVERIFY2(!isLost || source.rejected.size() + source.noiseLines > 0,
                 qPrintable(QString::number(cut)));
        QCOMPARE(source.textBytes, static_cast<std::uint64_t>(text.size()));
        checkReadable(loaded, text.size());
    }
}

// Any bytes of a file changed, and noise behind its start.
void TestLoaderLimits::randomBytesInEveryShape()
{
    QFETCH(Shape, shape);
    const EvidenceFolder folder;
    std::mt19937 random(19);
    QByteArray whole = shape.start;
    for (int i = 0; i < 10; ++i)
        whole += (i == 0 ? QByteArray() : shape.between) + shape.record(madeEvent(i));
    whole += shape.end;
    for (int round = 0; round < 100; ++round) {
        QByteArray text = whole;
        for (unsigned i = 0; i <= random() % 20; ++i)
            text[static_cast<qsizetype>(random() % static_cast<unsigned>(text.size()))] =
                static_cast<char>(random());
        if (round % 4 == 0) {
            text.truncate(shape.start.size());
            for (int i = 0; i < 5000; ++i)
                text += static_cast<char>(random());
        }
        const LoadedEvidence loaded({folder.make(QStringLiteral("log"), text)}, 2);
        QCOMPARE(loaded.report.sources.size(), std::size_t {1});
        if (loaded.source().encoding.empty())
            QCOMPARE(loaded.source().textBytes, static_cast<std::uint64_t>(text.size()));
        checkReadable(loaded, text.size() * 2);
    }
}

void TestLoaderLimits::veryLongLine_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("unit");
    QTest::newRow("letters") << QByteArray() << QByteArray("x");
    QTest::newRow("string") << QByteArray("{\"a\":\"") << QByteArray("x");
    QTest::newRow("escapes") << QByteArray("{\"message\":\"auditID\\\" stage\\\"")
                             << QByteArray("\\u00e4");
    QTest::newRow("members") << QByteArray("{\"auditID\":\"a\"") << QByteArray(",\"a\":1");
    QTest::newRow("braces") << QByteArray("{\"a\":") << QByteArray("{\"a\":");
    QTest::newRow("CRI") << QByteArray("2026-11-23T09:46:52.064568123Z stdout F {\"a\":\"")
                         << QByteArray("x");
    QTest::newRow("Docker") << QByteArray("{\"log\":\"") << QByteArray("\\\"");
    QTest::newRow("legacy") << QByteArray("2026-11-23T09:50:54Z AUDIT: id=\"")
                            << QByteArray("\\\"");
    QTest::newRow("CSV") << QByteArray("@timestamp,@message\nx,\"") << QByteArray("\"\"");
}

void TestLoaderLimits::veryLongLine()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, unit);
#ifdef KUBEWAKE_SANITIZED
    constexpr qsizetype kSize = qsizetype {50} << 20;
#else
    constexpr qsizetype kSize = qsizetype {200} << 20;
#endif
    const EvidenceFolder folder;
    const QString path = folder.path(QStringLiteral("log"));
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray piece = unit.repeated((1 << 20) / unit.size());
        QVERIFY(file.write(start) == start.size());
        while (file.pos() < kSize)
            QVERIFY(file.write(piece) == piece.size());
        QVERIFY(file.write("1\n" + madeEvent(1) + "\n") > 0);
    }
    const std::uint64_t before = residentPeak();
    const LoadedEvidence loaded({path.toStdString()}, 2);
    // The line in the block and in the carry, and what it is decoded or repaired into.
    const std::uint64_t grown = residentPeak() - before;
    QVERIFY2(grown < std::uint64_t {7} * kSize, qPrintable(QString::number(grown >> 20)));
    QVERIFY(loaded.source().error.empty());
    const SourceReport &source = loaded.source();
    QVERIFY(source.rejected.size() + source.noiseLines > 0 || source.events == 2);
    // In an open quote of CSV, all that follows is a field.
    if (!start.startsWith('@'))
        QVERIFY(loaded.source().events >= 1);
}

void TestLoaderLimits::nestedBrackets_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("middle");
    QTest::addColumn<QByteArray>("close");
    QTest::addColumn<QByteArray>("behind");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &open,
                        const QByteArray &close, const QByteArray &behind) {
        QTest::newRow(name) << before << open << QByteArray("1") << close << behind;
        QTest::newRow(qPrintable(QString::fromUtf8(name) + QStringLiteral(", not closed")))
            << before << open << QByteArray("1") << QByteArray() << QByteArray();
    };
    row("objects", "", "{\"a\":", "}", "");
    row("arrays", "", "[", "]", "");
    row("mixed", "", "[{\"a\":", "}]", "");
    row("lists", "", "{\"items\":[", "]}", "");
    row("lists of records", "", "{\"records\":[", "]}", "");
    row("results", "", "{\"results\":[[", "]]}", "");
    row("wrapper", R"({"category":"kube-audit","properties":{"log":)", "{\"a\":", "}", "}}");
    row("Docker's log", R"({"log":)", "[", "]", R"(,"stream":"stdout","time":"t"})");
    row("string in a wrapper",
        R"({"events":[{"timestamp":1,"ingestionTime":1,"message":"{\"auditID\":\"a\",\"stage\":)",
        "{\\\"a\\\":", "}", R"(}"}]})");
    row("body",
        R"({"auditID":"a","stage":"Panic","verb":"get","user":{"username":"u"},"requestObject":)",
        "{\"a\":", "}", "}");
    row("GKE",
        R"({"protoPayload":{"serviceName":"k8s.io","methodName":"io.k8s.core.v1.pods.get",)"
        R"("request":)",
        "[", "]", R"(},"insertId":"i","timestamp":"2026-11-23T09:40:39Z"})");
    row("OpenTelemetry", R"({"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":)",
        R"({"kvlistValue":{"values":[{"key":"auditID","value":)", "}]}}", "}]}]}]}");
    row("Elastic", R"({"_index":"i","_source":)", "{\"kubernetes\":", "}", "}");
    row("Defender", R"({"category":"AdvancedHunting-CloudAuditEvents","properties":)",
        "{\"RawEventData\":", "}", "}");
    row("query response", R"({"tables":[{"columns":[{"name":"log_s"}],"rows":)", "[", "]", "}]}");
    row("flat event", R"({"auditID":"a","stage":"Panic","verb":"get","user.username":)", "[", "]",
        "}");
    row("CSV", "auditID,stage,verb,requestObject\na,Panic,get,\"", "{\"\"a\"\":", "}", "\"\n");
}

void TestLoaderLimits::nestedBrackets()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, middle);
    QFETCH(QByteArray, close);
    QFETCH(QByteArray, behind);
    const EvidenceFolder folder;
    for (const int depth : {10, 100, 1000, 10'000, 100'000}) {
        const QByteArray text =
            before + open.repeated(depth) + middle + close.repeated(depth) + behind + "\n";
        const LoadedEvidence loaded({folder.make(QStringLiteral("log"), text)}, 2);
        const SourceReport &source = loaded.source();
        QCOMPARE(source.textBytes, static_cast<std::uint64_t>(text.size()));
        QVERIFY2(source.events + source.rejected.size() + source.noiseLines + source.others.total()
                     > 0,
                 qPrintable(QString::number(depth)));
        checkReadable(loaded, text.size());
    }
}

// Each level doubles the backslashes: more than 30 are not written by anyone.
void TestLoaderLimits::nestedStrings()
{
    const EvidenceFolder folder;
    QByteArray text = madeEvent(1);
    for (int depth = 1; text.size() < 8 << 20; ++depth) {
        text = R"({"message":)" + quoted(text) + "}";
        const LoadedEvidence loaded({folder.make(QStringLiteral("log"), text + '\n')});
        const SourceReport &source = loaded.source();
        QCOMPARE(source.events + source.rejected.size(), std::uint64_t {1});
        if (depth <= 4)
            QCOMPARE(loaded.snapshot->eventJson(0).value(), madeEvent(1).toStdString());
    }
    // Without quotes, any number of levels.
    const QByteArray flat = QByteArray(R"({"message":"{)").append(QByteArray(50, '{')) + R"("})";
    const LoadedEvidence loaded({folder.make(QStringLiteral("log"), flat + '\n')});
    QCOMPARE(loaded.source().rejected.size(), std::size_t {1});
}

void TestLoaderLimits::listOfNothing_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("numbers") << QByteArray(R"({"records":[1)") << QByteArray(",1")
                             << QByteArray("]}");
    QTest::newRow("objects") << QByteArray(R"({"records":[{})") << QByteArray(",{}")
                             << QByteArray("]}");
    QTest::newRow("one line of numbers")
        << QByteArray("{}\n{\"records\":[1") << QByteArray(",1") << QByteArray("]}");
    QTest::newRow("array") << QByteArray("[1") << QByteArray(",{}") << QByteArray("]");
    QTest::newRow("lines") << QByteArray("{\n") << QByteArray("{\n") << QByteArray();
    QTest::newRow("pieces of JSON")
        << QByteArray("\":\"\n") << QByteArray("\":\"\n") << QByteArray();
    QTest::newRow("rows") << QByteArray("@timestamp,@message\n") << QByteArray(",\n")
                          << QByteArray();
}

// What is wrong is counted, but only the start of it is listed.
void TestLoaderLimits::listOfNothing()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, unit);
    QFETCH(QByteArray, end);
    const EvidenceFolder folder;
    const QByteArray text = start + unit.repeated((6 << 20) / unit.size()) + end;
    const LoadedEvidence loaded({folder.make(QStringLiteral("log"), text)}, 2);
    const SourceReport &source = loaded.source();
    QVERIFY(source.rejected.size() <= kMaximumListedRejections);
    QVERIFY(source.rejectedUnlisted == 0 || source.rejected.size() == kMaximumListedRejections);
    const auto wrong = source.rejectedCount() + source.noiseLines + source.others.total();
    QVERIFY2(wrong > 0, qPrintable(QString::number(wrong)));
    QCOMPARE(loaded.report.rejectedCount(), source.rejectedCount());
}

void TestLoaderLimits::manyClustersAndCategories()
{
    constexpr int kMany = 100'000;
    const EvidenceFolder folder;
    QByteArray text = R"({"records":[{})";
    for (int i = 0; i < kMany; ++i) {
        const QByteArray number = QByteArray::number(i);
        text += ",\n"
                R"({"category":"c)"
            + number + R"(","time":"t","operationName":"o","properties":{}})";
        text += ",\n"
                R"({"category":"kube-audit","resourceId":"/managedclusters/k)"
            + number + R"(","properties":{"log":)" + madeEvent(i) + "}}";
    }
    text += "]}";
    const LoadedEvidence loaded({folder.make(QStringLiteral("log"), text)}, 2);
    const SourceReport &source = loaded.source();
    QCOMPARE(source.events, std::uint64_t {kMany});
    QVERIFY(source.error.empty());
    QCOMPARE(source.others.total(), std::uint64_t {kMany});
    QVERIFY(source.others.counts().size() <= CountsByName::kMaximumNames + 1);
    QCOMPARE(source.clusters.total(), std::uint64_t {kMany});
    QVERIFY(source.clusters.counts().size() <= CountsByName::kMaximumNames + 1);
    QVERIFY(source.clusterText().starts_with('k'));
    QVERIFY(loaded.snapshot->sourceIdOf(kMany - 1) != loaded.snapshot->sourceIdOf(0));
}

// A name is not what memory is spent on, however many events have it.
void TestLoaderLimits::longClusterNames()
{
    const EvidenceFolder folder;
    const QByteArray name(50'000, 'n');
    QByteArray text;
    for (int i = 0; i < 2000; ++i)
        text += R"({"category":"kube-audit","resourceId":"/managedclusters/)" + name
            + QByteArray::number(i) + R"(","properties":{"log":)" + madeEvent(i) + "}}\n";
    const LoadedEvidence loaded({folder.make(QStringLiteral("log"), text)}, 2);
    QCOMPARE(loaded.source().events, std::uint64_t {2000});
    const std::string &cluster = loaded.snapshot->source(loaded.snapshot->sourceIdOf(0)).cluster;
    QCOMPARE(cluster, name.left(CountsByName::kMaximumNameBytes).toStdString());
}

namespace {

// Says that it has read nothing from the disk.
class EndlessSource : public ByteSource
{
public:
    [[nodiscard]] Result<std::size_t> read(char *to, std::size_t size) override
    {
        std::fill_n(to, size, ' ');
        return size;
    }
    [[nodiscard]] std::uint64_t diskBytes() const override { return 1000; }
};

} // namespace

// A bomb: stopped, and the limit is named.
void TestLoaderLimits::textThatNeverEnds()
{
    auto file = SpillFile::create();
    QVERIFY(file);
    EndlessSource source;
    constexpr std::uint64_t kFloor = 50U << 20;
    TextStream stream(source, std::make_shared<SpilledText>(*file), kFloor);
    TextBuffer buffer;
    for (;;) {
        buffer.clear();
        const auto count = stream.append(buffer, 1 << 20);
        if (!count) {
            QVERIFY(count.error().message.contains(QString::number(kMaximumExpansion)));
            break;
        }
        QVERIFY(stream.offset() <= kFloor + (1U << 20));
    }
    QVERIFY(stream.offset() >= kFloor);
}

QTEST_APPLESS_MAIN(TestLoaderLimits)
#include "tst_loaderlimits.moc"
