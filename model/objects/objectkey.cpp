// SPDX-License-Identifier: Apache-2.0
#include "model/objects/objectkey.h"

#include "model/store/fieldvalues.h"

namespace kubewake {
std::optional<ObjectKey> objectKeyOf(const EventSnapshot &snapshot, Row row)
{
    const auto text = [&snapshot, row](FieldId field) { return fieldText(snapshot, field, row); };
    ObjectKey key {snapshot.source(snapshot.sourceIdOf(row)).cluster, text(FieldId::ApiGroup),
                   text(FieldId::Resource), text(FieldId::Namespace), text(FieldId::Name)};
    if (key.name.empty())
        key.name = text(FieldId::ObjectName);
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
