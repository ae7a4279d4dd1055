// SPDX-License-Identifier: Apache-2.0
#include "model/objects/objectkey.h"

namespace kubewake {
namespace {

std::string text(const EventSnapshot &snapshot, Column column, Row row)
{
    const Code code = snapshot.code(column, row);
    const DictionaryId id = kColumns[static_cast<std::size_t>(column)].dictionary;
    return code == kMissing ? std::string() : std::string(snapshot.value(id, code));
}

std::string part(const EventSnapshot &snapshot, Row row, ObjectTypePart which)
{
    const Code type = snapshot.code(Column::ObjectType, row);
    if (type == kMissing)
        return {};
    const auto index = static_cast<std::size_t>(which);
    const Code code = snapshot.tupleElement(Column::ObjectType, type, index);
    return code == kMissing ? std::string()
                            : std::string(snapshot.value(kObjectTypeDictionaries[index], code));
}

} // namespace

std::optional<ObjectKey> objectKeyOf(const EventSnapshot &snapshot, Row row)
{
    ObjectKey key {snapshot.source(snapshot.sourceIdOf(row)).cluster,
                   part(snapshot, row, ObjectTypePart::ApiGroup),
                   part(snapshot, row, ObjectTypePart::Resource),
                   text(snapshot, Column::Namespace, row), text(snapshot, Column::Name, row)};
    if (key.name.empty())
        key.name = text(snapshot, Column::GeneratedName, row);
    if (key.resource.empty() || key.name.empty())
        return std::nullopt;
    return key;
}

std::string objectText(const ObjectKey &key)
{
    std::string text = key.resource;
    if (!key.apiGroup.empty())
        text.append(1, '.').append(key.apiGroup);
    text.push_back(' ');
    if (!key.namespaceName.empty())
        text.append(key.namespaceName).append(1, '/');
    return text.append(key.name);
}

} // namespace kubewake
