// SPDX-License-Identifier: Apache-2.0
#include "tests/support/eventlines.h"

#include "tests/support/snapshots.h"

#include <QString>

namespace kubewake::test {
namespace {

QByteArray timeText(int second)
{
    return QStringLiteral("2026-11-%1T%2:%3:%4.000000Z")
        .arg(1 + second / 86'400, 2, 10, QLatin1Char('0'))
        .arg(second / 3'600 % 24, 2, 10, QLatin1Char('0'))
        .arg(second / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(second % 60, 2, 10, QLatin1Char('0'))
        .toLatin1();
}

QByteArray member(const char *key, const QByteArray &value)
{
    return value.isEmpty() ? value : QByteArray("\"") + key + "\":\"" + value + "\",";
}

QByteArray jsonOf(const EventLine &event, int number)
{
    const QByteArray own = QByteArray::number(number);
    QByteArray text = R"({"kind":"Event","apiVersion":"audit.k8s.io/v1",)";
    text += member("level", event.level);
    text += member("auditID", event.id.isEmpty() ? "id-" + own : event.id);
    text += member("stage", event.stage) + member("requestURI", event.uri);
    text += member("verb", event.verb) + R"("user":{"username":")" + event.user + R"("},)";
    text += R"("sourceIPs":[")" + (event.peer.isEmpty() ? "10.0.0." + own : event.peer) + R"("],)";
    text += R"("objectRef":{)" + member("resource", event.resource)
        + member("namespace", event.space) + member("name", event.name) + R"("apiVersion":"v1"},)";
    if (event.code != 0)
        text += R"("responseStatus":{"code":)" + QByteArray::number(event.code) + "},";
    return text + R"("requestReceivedTimestamp":")" + timeText(event.second) + '"' + event.more
        + "}\n";
}

} // namespace

QByteArray jsonLines(const std::vector<EventLine> &events)
{
    QByteArray text;
    int number = 0;
    for (const EventLine &event : events)
        text += jsonOf(event, ++number);
    return text;
}

SnapshotPtr snapshotOf(const std::vector<EventLine> &events)
{
    return snapshotFromJsonLines(jsonLines(events));
}

} // namespace kubewake::test
