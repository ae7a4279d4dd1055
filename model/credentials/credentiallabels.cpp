// SPDX-License-Identifier: Apache-2.0
#include "model/credentials/credentiallabels.h"

#include "model/core/utf8.h"
#include "model/credentials/credentialtext.h"

#include <QStringList>

#include <algorithm>

namespace kubewake {
namespace {

constexpr std::size_t kNamedInList = 5;

QString listText(QStringList all, std::size_t total)
{
    const std::size_t named = std::min(kNamedInList, static_cast<std::size_t>(all.size()));
    all = all.mid(0, static_cast<qsizetype>(named));
    if (total > named)
        all << QCoreApplication::translate("Credentials", "and %1 more").arg(total - named);
    return all.join(QStringLiteral(", "));
}

QString timesText(const std::string &what, std::uint32_t requests)
{
    const QString text = what.empty() ? CredentialText::tr("(none)") : toQString(what);
    return text + QStringLiteral(" ×%1").arg(requests);
}

QString countsText(const std::vector<ValueCount> &counts, std::size_t total)
{
    QStringList texts;
    for (const ValueCount &count : counts)
        texts << timesText(count.value, count.rows);
    return listText(texts, total);
}

QString inNamespace(const std::string &space, const std::string &name)
{
    return toQString(space.empty() ? name : space + '/' + name);
}

} // namespace

QString credentialKindText(CredentialKind kind)
{
    switch (kind) {
    case CredentialKind::Token:
        return CredentialText::tr("token");
    case CredentialKind::Certificate:
        return CredentialText::tr("certificate");
    case CredentialKind::Secret:
        return CredentialText::tr("token in a Secret");
    case CredentialKind::Other:
        break;
    }
    return CredentialText::tr("other");
}

QString credentialName(const Credential &credential)
{
    const CredentialKey &key = credential.key;
    if (key.kind == CredentialKind::Secret) {
        if (key.value.empty())
            return CredentialText::tr("token in some Secret of %1").arg(toQString(key.user));
        const auto account = ServiceAccountName::of(key.user);
        return QStringLiteral("Secret ") + inNamespace(std::string(account.space), key.value);
    }
    if (key.value.empty())
        return CredentialText::tr("certificate of request %1")
            .arg(toQString(credential.origin.request));
    return toQString(key.value);
}

QString originText(const CredentialOrigin &origin)
{
    switch (origin.kind) {
    case CredentialOrigin::Kind::TokenRequest:
        return CredentialText::tr("token request");
    case CredentialOrigin::Kind::CertificateRequest:
        return (origin.tie == CredentialOrigin::Tie::Exact
                    ? CredentialText::tr("certificate request %1")
                    : CredentialText::tr(
                        "certificate request %1 (tied by user name and time only)"))
            .arg(toQString(origin.request));
    case CredentialOrigin::Kind::Secret:
        return CredentialText::tr("Secret made");
    case CredentialOrigin::Kind::Unknown:
        break;
    }
    return CredentialText::tr("came before this log");
}

QString madeByText(const CredentialOrigin &origin)
{
    return origin.actor.empty()
        ? toQString(origin.by)
        : CredentialText::tr("%1 as %2").arg(toQString(origin.actor), toQString(origin.by));
}

QString boundText(const BoundObject &bound)
{
    if (bound.kind.empty())
        return {};
    const QString text =
        toQString(bound.kind) + QLatin1Char(' ') + inNamespace(bound.space, bound.name);
    return bound.node.empty() ? text
                              : CredentialText::tr("%1 on %2").arg(text, toQString(bound.node));
}

QString lifetimeText(const CredentialOrigin &origin)
{
    QStringList parts;
    if (origin.expirationSeconds)
        parts << CredentialText::tr("%1 s asked for").arg(*origin.expirationSeconds);
    if (origin.grantedSeconds)
        parts << CredentialText::tr("%1 s granted").arg(*origin.grantedSeconds);
    if (!origin.audiences.empty())
        parts << CredentialText::tr("audiences %1")
                     .arg(valuesText(origin.audiences, origin.audiences.size()));
    if (!origin.groups.empty())
        parts
            << CredentialText::tr("groups %1").arg(valuesText(origin.groups, origin.groups.size()));
    if (!origin.signerName.empty())
        parts << CredentialText::tr("signer %1").arg(toQString(origin.signerName));
    return parts.join(QStringLiteral(", "));
}

QString usersText(const CredentialUses &uses)
{
    return countsText(uses.users, uses.userCount);
}

QString addressesText(const CredentialUses &uses)
{
    QStringList texts;
    for (const AddressUse &use : uses.addresses)
        texts << timesText(use.address, use.requests);
    return listText(texts, uses.addressCount);
}

QString agentsText(const CredentialUses &uses)
{
    return countsText(uses.agents, uses.agentCount);
}

QString findingName(CredentialFinding::Kind kind)
{
    using Kind = CredentialFinding::Kind;
    switch (kind) {
    case Kind::OutsideBinding:
        return CredentialText::tr("used from outside its pod or node");
    case Kind::AfterDeletion:
        return CredentialText::tr("used after what it was bound to was deleted");
    case Kind::OtherIdentity:
        return CredentialText::tr("used as somebody else");
    case Kind::SeveralAtOnce:
        return CredentialText::tr("used from several addresses at once");
    case Kind::RequestedByPerson:
        return CredentialText::tr("requested by a person");
    case Kind::RequestedByServiceAccount:
        return CredentialText::tr("requested by a service account");
    case Kind::SelfApproved:
        return CredentialText::tr("approved by who asked for it");
    case Kind::LongLivedSecret:
        return CredentialText::tr("long-lived, from a Secret");
    case Kind::TiedByNameOnly:
        return CredentialText::tr("tied to its request by user name and time only");
    case Kind::NeverUsed:
        break;
    }
    return CredentialText::tr("not used in this log");
}

QString findingsText(const Credential &credential)
{
    QStringList names;
    for (const CredentialFinding &finding : credential.findings)
        names << findingName(finding.kind);
    return names.join(QStringLiteral("; "));
}

QString findingText(const CredentialFinding &finding, const TimeFormat &format)
{
    QString text = findingName(finding.kind);
    if (!finding.values.empty())
        text += QStringLiteral(": ") + valuesText(finding.values, finding.values.size());
    if (finding.requests.count == 0)
        return text;
    text = CredentialText::tr("%1; requests: %2").arg(text).arg(finding.requests.count);
    if (finding.from != kNoTime && finding.until != kNoTime)
        text = CredentialText::tr("%1, %2 to %3")
                   .arg(text, format.toDisplay(finding.from), format.toDisplay(finding.until));
    return text;
}

QString untraceableText()
{
    return CredentialText::tr("Tokens that were handed out without the log saying which");
}

QString anonymousText()
{
    return CredentialText::tr("Requests by service accounts that do not say with which token");
}

QString valuesText(const std::vector<std::string> &values, std::size_t total)
{
    QStringList texts;
    for (const std::string &value : values)
        texts << (value.empty() ? CredentialText::tr("(none)") : toQString(value));
    return listText(texts, total);
}

} // namespace kubewake
