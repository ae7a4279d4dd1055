// SPDX-License-Identifier: Apache-2.0
#include "app/cli/addressarguments.h"

#include "app/cli/clitext.h"
#include "app/environment/addresstext.h"
#include "detections/compiledrule.h"

#include <QCommandLineParser>

#include <algorithm>

namespace kubewake {

void addKnownNetworkOption(QCommandLineParser &parser)
{
    parser.addOption(
        QCommandLineOption(QStringLiteral("known-network"),
                           CliText::tr("Addresses that belong to the organisation; repeatable."),
                           QStringLiteral("CIDR")));
}

void addAddressOptions(QCommandLineParser &parser)
{
    const auto add = [&parser](const QString &name, const QString &description,
                               const QString &value) {
        parser.addOption(QCommandLineOption(name, description, value));
    };
    addKnownNetworkOption(parser);
    add(QStringLiteral("pod-network"),
        CliText::tr("Where pods are, for peerClass; repeatable. Without it, what the evidence "
                    "tells."),
        QStringLiteral("CIDR"));
    add(QStringLiteral("node-network"), CliText::tr("Where nodes are; repeatable."),
        QStringLiteral("CIDR"));
    add(QStringLiteral("service-network"), CliText::tr("Where services are; repeatable."),
        QStringLiteral("CIDR"));
    add(QStringLiteral("geoip"),
        CliText::tr("A database of countries, cities or autonomous systems (.mmdb); repeatable."),
        QStringLiteral("FILE"));
}

Result<AddressContext> readAddresses(const QCommandLineParser &parser)
{
    AddressText text;
    text.podNetworks = parser.values(QStringLiteral("pod-network"));
    text.nodeNetworks = parser.values(QStringLiteral("node-network"));
    text.serviceNetworks = parser.values(QStringLiteral("service-network"));
    text.databases = parser.values(QStringLiteral("geoip"));
    return text.context(parser.values(QStringLiteral("known-network")));
}

bool asksForClass(const ExpressionPtr &query)
{
    return query && std::ranges::count(testedFields(*query), FieldId::PeerClass) != 0;
}

bool asksForClass(const RuleSet &rules)
{
    return std::ranges::any_of(rules.rules(), [](const CompiledRulePtr &rule) {
        return std::ranges::count(rule->matchedFields(), fieldInfo(FieldId::PeerClass).path) != 0;
    });
}

} // namespace kubewake
