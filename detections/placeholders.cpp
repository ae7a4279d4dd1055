// SPDX-License-Identifier: Apache-2.0
#include "detections/placeholders.h"

#include <algorithm>

namespace kubewake {

const std::vector<std::string> *Placeholders::list(std::string_view name) const
{
    if (name == "known_networks")
        return &m_settings.knownNetworks;
    if (name == "known_administrators")
        return &m_settings.knownAdministrators;
    if (name == "trusted_registries")
        return &m_settings.trustedRegistries;
    if (name == "preconfigured_namespaces")
        return &m_settings.preconfiguredNamespaces;
    if (name == "Administrators") // Sigma's own name for them
        return &m_settings.knownAdministrators;
    const auto found = m_settings.placeholders.find(name);
    if (found != m_settings.placeholders.end())
        return &found->second;
    static const std::vector<std::string> kEmpty;
    const bool isAllowed = std::ranges::find(m_allowedUnset, name) != m_allowedUnset.end();
    return isAllowed ? &kEmpty : nullptr;
}

tl::expected<std::vector<SigmaText>, std::string>
Placeholders::expanded(const SigmaText &text) const
{
    std::vector<SigmaText> texts(1);
    for (const SigmaText::Part &part : text.parts()) {
        if (part.kind != SigmaText::Part::Kind::Placeholder) {
            for (SigmaText &one : texts)
                one.append(part);
            continue;
        }
        const std::vector<std::string> *values = list(part.text);
        if (values == nullptr)
            return tl::unexpected<std::string>(part.text);
        if (texts.size() * values->size() > kMaximumVariants)
            return tl::unexpected<std::string>(std::string());
        std::vector<SigmaText> more;
        for (const SigmaText &one : texts) {
            for (const std::string &value : *values) {
                more.push_back(one);
                more.back().appendText(SigmaText::literal(value));
            }
        }
        texts = std::move(more);
    }
    return texts;
}

} // namespace kubewake
