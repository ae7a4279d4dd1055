// SPDX-License-Identifier: Apache-2.0
#include "model/grants/grantlabels.h"

#include "model/core/durationtext.h"
#include "model/core/utf8.h"
#include "model/grants/granttext.h"

#include <QStringList>

#include <algorithm>

namespace kubewake {
namespace {

constexpr std::int64_t kMicrosecondsPerMillisecond = 1000;

QString kindAndName(const std::string &kind, const std::string &name)
{
    return name.empty() ? toQString(kind) : toQString(kind) + QLatin1Char(' ') + toQString(name);
}

// The first few of `all`, and how many more there are of `total`.
QString listText(QStringList all, std::size_t total, const QString &separator)
{
    const std::size_t named = std::min(kNamedInList, static_cast<std::size_t>(all.size()));
    all = all.mid(0, static_cast<qsizetype>(named));
    if (total > named)
        all << GrantText::tr("and %1 more").arg(total - named);
    return all.join(separator);
}

QString timesText(const QString &what, std::uint32_t requests)
{
    return what + QStringLiteral(" ×%1").arg(requests);
}

QString fieldText(const FieldChange &field)
{
    const QString before = toQString(field.before);
    const QString after = toQString(field.after);
    switch (field.kind) {
    case FieldChange::Kind::Added:
        return toQString(field.path) + QStringLiteral(": + ") + after;
    case FieldChange::Kind::Removed:
        return toQString(field.path) + QStringLiteral(": − ") + before;
    case FieldChange::Kind::Changed:
        break;
    }
    return toQString(field.path) + QStringLiteral(": ") + before + QStringLiteral(" → ") + after;
}

} // namespace

QString bindingText(const GrantUse &use)
{
    if (use.authorizer == Authorizer::Rbac)
        return kindAndName(use.bindingKind, use.binding);
    const QString text = authorizerText(use.authorizer);
    return use.reason.empty() ? text : text + QStringLiteral(": ") + toQString(use.reason);
}

QString roleText(const GrantUse &use)
{
    return kindAndName(use.roleKind, use.role);
}

QString subjectText(const GrantUse &use)
{
    return kindAndName(use.subjectKind, use.subject);
}

QString rbacObjectText(const RbacObject &object)
{
    const std::string name = object.name.empty() ? "*" : object.name;
    return kindAndName(object.kind,
                       object.namespaceName.empty() ? name : object.namespaceName + '/' + name);
}

QString usersText(const GrantActivity &activity)
{
    QStringList users;
    for (const ValueCount &user : activity.users)
        users << timesText(user.value.empty() ? GrantText::tr("(nobody)") : toQString(user.value),
                           user.rows);
    return listText(users, activity.userCount, QStringLiteral(", "));
}

QString operationsText(const GrantActivity &activity)
{
    QStringList operations;
    for (const OperationCount &operation : activity.operations)
        operations << timesText(toQString(operation.verb) + QLatin1Char(' ')
                                    + toQString(operation.object),
                                operation.requests);
    return listText(operations, activity.operationCount, QStringLiteral(", "));
}

QString changeText(ObjectVersion::Change change)
{
    switch (change) {
    case ObjectVersion::Change::Created:
        return GrantText::tr("created");
    case ObjectVersion::Change::Updated:
        return GrantText::tr("updated");
    case ObjectVersion::Change::Patched:
        return GrantText::tr("patched");
    case ObjectVersion::Change::Deleted:
        return GrantText::tr("deleted");
    case ObjectVersion::Change::Seen:
        break;
    }
    return {};
}

QString fieldsText(const RbacChange &change)
{
    if (change.fields.empty())
        return change.note;
    QStringList fields;
    for (const FieldChange &field : change.fields)
        fields << fieldText(field);
    const QString text = listText(fields, change.fields.size(), QStringLiteral("; "));
    return change.isDifference ? text : GrantText::tr("now %1").arg(text);
}

QString delayText(const RbacChange &change)
{
    const std::int64_t delay = change.delay();
    if (delay == kNoTime)
        return {};
    return delay < kMicrosecondsPerSecond
        ? GrantText::tr("%1 ms").arg(delay / kMicrosecondsPerMillisecond)
        : durationText(delay);
}

} // namespace kubewake
