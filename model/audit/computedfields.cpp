// SPDX-License-Identifier: Apache-2.0
#include "model/audit/computedfields.h"

#include "model/audit/certificaterequest.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace kubewake {
namespace {

std::vector<std::string> organizationsOf(std::string_view request)
{
    return certificateRequestSubject(request).value_or(CertificateSubject()).organizations;
}

std::vector<std::string> commonNamesOf(std::string_view request)
{
    return certificateRequestSubject(request).value_or(CertificateSubject()).commonNames;
}

constexpr std::array<ComputedField, 2> kFields {{
    {"csr.subject.commonName", "requestObject.spec.request", commonNamesOf,
     QT_TRANSLATE_NOOP("ComputedFields", "User that a requested certificate would log in as")},
    {"csr.subject.organization", "requestObject.spec.request", organizationsOf,
     QT_TRANSLATE_NOOP("ComputedFields", "Groups that a requested certificate would be in")},
}};

} // namespace

std::span<const ComputedField> computedFields()
{
    return kFields;
}

const ComputedField *findComputedField(std::string_view path)
{
    const auto found = std::ranges::find(kFields, path, &ComputedField::path);
    return found == kFields.end() ? nullptr : &*found;
}

QString descriptionText(const ComputedField &field)
{
    return QCoreApplication::translate("ComputedFields", field.description);
}

} // namespace kubewake
