// SPDX-License-Identifier: Apache-2.0
#include "model/compare/comparedimension.h"

namespace kubewake {

std::vector<FieldId> fieldsOf(CompareDimension dimension)
{
    switch (dimension) {
    case CompareDimension::Users:
        return {FieldId::EffectiveUser};
    case CompareDimension::Addresses:
        return {FieldId::Peer};
    case CompareDimension::UserAgents:
        return {FieldId::UserAgent};
    case CompareDimension::Credentials:
        return {FieldId::Credential};
    case CompareDimension::Namespaces:
        return {FieldId::Namespace};
    case CompareDimension::Operations:
        return {FieldId::Verb, FieldId::ResourcePath};
    case CompareDimension::UserAddresses:
        return {FieldId::EffectiveUser, FieldId::Peer};
    case CompareDimension::UserOperations:
        return {FieldId::EffectiveUser, FieldId::Verb, FieldId::ResourcePath};
    case CompareDimension::Images:
        break;
    }
    return {};
}

} // namespace kubewake
