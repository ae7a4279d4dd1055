// SPDX-License-Identifier: Apache-2.0
#include "model/audit/certificaterequest.h"

#include <QByteArray>
#include <QTest>

using namespace kubewake;

namespace {

// Made by `openssl req -new -subj /O=system:masters/O=team+CN=root`, and so by nobody here.
const QByteArray kByOpenSsl = "-----BEGIN CERTIFICATE REQUEST-----\n"
                              "MIHwMIGXAgEAMDUxFzAVBgNVBAoMDnN5c3RlbTptYXN0ZXJzMRowCwYDVQQDDARy\n"
                              "b290MAsGA1UECgwEdGVhbTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABPFCICK3\n"
                              "xWoAFja4lqHfQ0RNSnUFXg+/hQSvLNwX1xftQW5EZo2scPegXAuvEXjeSkAiwga7\n"
                              "f8nq/oGL4iFt35WgADAKBggqhkjOPQQDAgNIADBFAiEA5Uxv3H1gaD9iNOFOmgEB\n"
                              "C4A0ImqDZ+zoy46Py+JStasCIDoxS3hDbQ0dZ7y5HvUikWjzrWadzMUQ1B1y5cbq\n"
                              "bK0z\n"
                              "-----END CERTIFICATE REQUEST-----\n";

QByteArray element(int tag, const QByteArray &content, bool longLength = false)
{
    QByteArray bytes(1, static_cast<char>(tag));
    const auto size = static_cast<quint32>(content.size());
    if (size < 0x80 && !longLength)
        return bytes + static_cast<char>(size) + content;
    bytes += '\x84';
    for (const int shift : {24, 16, 8, 0})
        bytes += static_cast<char>(size >> shift);
    return bytes + content;
}

QByteArray attribute(char type, int tag, const QByteArray &value)
{
    return element(
        0x31, element(0x30, element(0x06, QByteArray("\x55\x04") + type) + element(tag, value)));
}

QByteArray organization(const QByteArray &value, int tag = 0x0c)
{
    return attribute('\x0a', tag, value);
}

QByteArray commonName(const QByteArray &value, int tag = 0x0c)
{
    return attribute('\x03', tag, value);
}

QByteArray derOf(const QByteArray &names, bool longLength = false)
{
    const QByteArray info = element(0x02, QByteArray(1, '\0')) + element(0x30, names, longLength);
    return element(0x30, element(0x30, info, longLength), longLength);
}

QByteArray pemOf(const QByteArray &der, const QByteArray &headers = {})
{
    return "-----BEGIN CERTIFICATE REQUEST-----\n" + headers + der.toBase64()
        + "\n-----END CERTIFICATE REQUEST-----\n";
}

QStringList texts(const std::vector<std::string> &names)
{
    QStringList list;
    for (const std::string &name : names)
        list << QString::fromStdString(name);
    return list;
}

std::optional<CertificateSubject> read(const QByteArray &pem)
{
    return certificateRequestSubject(pem.toBase64().toStdString());
}

} // namespace

class CertificateRequestTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void endsWithWhatIsCut();
    void isLinear();
};

void CertificateRequestTest::reads_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QStringList>("organizations");
    QTest::addColumn<QStringList>("commonNames");
    const auto add = [](const char *name, const QByteArray &pem, const QStringList &organizations,
                        const QStringList &commonNames) {
        QTest::newRow(name) << pem << organizations << commonNames;
    };
    const QString masters = QStringLiteral("system:masters");
    const QString root = QStringLiteral("root");
    const QByteArray both = organization("system:masters") + commonName("root");
    add("by OpenSSL", kByOpenSsl, {masters, QStringLiteral("team")}, {root});
    add("written here", pemOf(derOf(both)), {masters}, {root});
    add("long lengths", pemOf(derOf(both, true)), {masters}, {root});
    add("no name", pemOf(derOf({})), {}, {});
    add("several", pemOf(derOf(both + commonName("b") + organization("c"))),
        {masters, QStringLiteral("c")}, {root, QStringLiteral("b")});
    add("another attribute", pemOf(derOf(attribute('\x06', 0x13, "DE") + both)), {masters}, {root});
    add("PrintableString", pemOf(derOf(commonName("root", 0x13))), {}, {root});
    add("IA5String", pemOf(derOf(commonName("root", 0x16))), {}, {root});
    add("TeletexString", pemOf(derOf(commonName("r\xf6\xf6t", 0x14))), {},
        {QStringLiteral("r\u00f6\u00f6t")});
    add("BMPString", pemOf(derOf(commonName(QByteArray("\0r\0o\0o\0t", 8), 0x1e))), {}, {root});
    add("half a surrogate", pemOf(derOf(commonName(QByteArray("\xd8\0", 2), 0x1e))), {},
        {QStringLiteral("?")});
    add("UniversalString",
        pemOf(derOf(commonName(QByteArray("\0\0\0r\0\0\0o\0\0\0o\0\0\0t", 16), 0x1c))), {}, {root});
    add("not UTF-8", pemOf(derOf(commonName("r\xff"))), {}, {QStringLiteral("r\ufffd")});
    add("no text", pemOf(derOf(commonName("x", 0x30))), {}, {QString()});
    // What hides a name from a reader that is stricter than the API server.
    add("text before", "-----\nroot: yes\n" + pemOf(derOf(both)), {masters}, {root});
    add("headers", pemOf(derOf(both), "Proc-Type: 4,CLEAR\nX: -----BEGIN y\n\n"), {masters},
        {root});
    add("a marker in a header", pemOf(derOf(both), "a: b\n-----END x: y\n-----BEGIN z: y\n\n"),
        {masters}, {root});
    add("a decoy before it", pemOf("no DER") + pemOf(derOf(both)), {masters}, {root});
    add("a decoy that can be read", pemOf(derOf(commonName("bob"))) + pemOf(derOf(both)), {masters},
        {QStringLiteral("bob"), root});
    add("broken lines", QByteArray(pemOf(derOf(both))).replace("M", "M\r\n \t"), {masters}, {root});
    add("no end", pemOf(derOf(both)).chopped(34), {masters}, {root});
    add("what follows the name", pemOf(derOf(both) + "more"), {masters}, {root});
}

void CertificateRequestTest::reads()
{
    QFETCH(QByteArray, pem);
    QFETCH(QStringList, organizations);
    QFETCH(QStringList, commonNames);
    const auto subject = read(pem);
    QVERIFY(subject);
    QCOMPARE(texts(subject->organizations), organizations);
    QCOMPARE(texts(subject->commonNames), commonNames);
}

void CertificateRequestTest::refuses_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("system:masters");
    QTest::newRow("another kind") << QByteArray(pemOf(derOf(commonName("root"))))
                                         .replace("CERTIFICATE REQUEST", "CERTIFICATE");
    QTest::newRow("no DER") << pemOf("no DER");
    QTest::newRow("indefinite length") << pemOf(QByteArray("\x30\x80\x30\x80\x02\x01\0\x30\0", 9));
    QTest::newRow("no version") << pemOf(element(0x30, element(0x30, element(0x30, {}))));
    QTest::newRow("a length of five bytes") << pemOf(QByteArray("\x30\x85\0\0\0\0\1x", 8));
    QTest::newRow("a length past the end") << pemOf(QByteArray("\x30\x84\xff\xff\xff\xff", 6));
    QTest::newRow("too long") << pemOf(derOf(commonName("root")))
            + QByteArray(static_cast<qsizetype>(kMaximumCertificateRequest), ' ');
}

void CertificateRequestTest::refuses()
{
    QFETCH(QByteArray, pem);
    QVERIFY(!read(pem));
}

void CertificateRequestTest::endsWithWhatIsCut()
{
    const QByteArray der = derOf(organization("system:masters") + commonName("root"));
    for (qsizetype size = 0; size < der.size(); ++size)
        QVERIFY(!read(pemOf(der.left(size)))); // the outermost length is not there any more
    // Inside, what can still be read counts.
    const auto subject =
        read(pemOf(derOf(organization("system:masters") + commonName("r").chopped(1))));
    QVERIFY(subject);
    QCOMPARE(texts(subject->organizations), QStringList {QStringLiteral("system:masters")});
    QCOMPARE(subject->commonNames.size(), 0U);
}

// Not timed: a quadratic reader would still be at it when the test is killed.
void CertificateRequestTest::isLinear()
{
    const QByteArray begin = "-----BEGIN CERTIFICATE REQUEST-----\n";
    QVERIFY(!read(begin.repeated(80'000)));
    QVERIFY(!read("-----BEGIN CERTIFICATE REQUEST-----" + QByteArray("\n-----").repeated(500'000)));
    QByteArray names;
    for (int i = 0; i < 100'000; ++i)
        names += commonName("a");
    const auto subject = read(pemOf(derOf(names)));
    QVERIFY(subject);
    QCOMPARE(subject->commonNames.size(), 100'000U);
}

QTEST_GUILESS_MAIN(CertificateRequestTest)
#include "tst_certificaterequest.moc"
