// SPDX-License-Identifier: Apache-2.0
#include "model/items/objectpage.h"

#include "model/core/jsontext.h"
#include "model/core/utf8.h"
#include "model/items/displaytext.h"
#include "model/objects/compactjson.h"
#include "model/objects/fieldblame.h"
#include "model/objects/fieldrisk.h"
#include "model/objects/objectdiff.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace kubewake {
namespace {

using Field = ObjectFieldModel::Field;

int versionBefore(const ObjectHistory &history, int version)
{
    for (int i = version - 1; i >= 0; --i) {
        if (!history.versions[static_cast<std::size_t>(i)].object.empty())
            return i;
    }
    return -1;
}

std::vector<Field> changedFields(const std::string &before, const std::string &after, int version)
{
    std::vector<Field> fields;
    for (const FieldChange &change : objectChanges(std::string_view(before), after)) {
        if (!isServerField(change.path))
            fields.push_back(
                {toQString(change.path), toQString(change.before), toQString(change.after),
                 change.kind == FieldChange::Kind::Removed ? QString()
                                                           : fieldRisk(change.path, change.after),
                 version});
    }
    return fields;
}

std::vector<Field> blamedFields(const ObjectHistory &history, int version)
{
    std::vector<Field> fields;
    for (const BlamedField &field : blameFields(history, static_cast<std::size_t>(version))) {
        const ObjectVersion &by = history.versions[field.version];
        const QString who = toQString(by.user);
        fields.push_back(
            {toQString(field.path), toQString(field.value),
             field.isKnown ? who : QCoreApplication::translate("Objects", "before the log"),
             fieldRisk(field.path, field.value), static_cast<int>(field.version)});
    }
    return fields;
}

// Of an object that is all new, each field for itself.
std::vector<Field> newFields(const std::vector<Field> &blame, int version)
{
    std::vector<Field> fields;
    for (const Field &field : blame) {
        if (field.version == version)
            fields.push_back({field.path, {}, field.first, field.risk, version});
    }
    return fields;
}

// Without what only says who manages which field, and is longer than all else.
std::string shownText(const std::string &object)
{
    nlohmann::json value = nlohmann::json::parse(object, nullptr, false);
    if (const auto metadata = value.is_object() ? value.find("metadata") : value.end();
        metadata != value.end() && metadata->is_object())
        metadata->erase("managedFields");
    return indentedJson(compactJson(value));
}

void addTexts(ObjectPage &page, const std::string &before, const std::string &after)
{
    const std::string was = before.empty() ? std::string() : shownText(before);
    const std::string is = shownText(after);
    page.isTooLong = was.size() > kMaximumSideBySide || is.size() > kMaximumSideBySide;
    if (page.isTooLong)
        return;
    const auto wasLines = linesOf(was);
    const auto isLines = linesOf(is);
    const auto textOf = [](const std::vector<std::string_view> &lines, int line) {
        return line < 0 ? QString() : displayLine(lines[static_cast<std::size_t>(line)], INT_MAX);
    };
    for (const LineRow &row : lineDiff(was, is)) {
        page.before += textOf(wasLines, row.before);
        page.after += textOf(isLines, row.after);
        page.isChanged.push_back(row.isChanged && !before.empty());
    }
}

} // namespace

ObjectPage objectPage(const ObjectHistory &history, int version, int base)
{
    ObjectPage page;
    if (version < 0 || version >= static_cast<int>(history.versions.size()))
        return page;
    page.version = version;
    page.base = base >= 0 ? base : versionBefore(history, version);
    const std::string &after = history.versions[static_cast<std::size_t>(version)].object;
    page.blame = blamedFields(history, version);
    if (after.empty())
        return page;
    const std::string before = page.base < 0
        ? std::string()
        : history.versions[static_cast<std::size_t>(page.base)].object;
    page.changes =
        before.empty() ? newFields(page.blame, version) : changedFields(before, after, version);
    addTexts(page, before, after);
    return page;
}

} // namespace kubewake
