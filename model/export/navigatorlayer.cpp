// SPDX-License-Identifier: Apache-2.0
#include "model/export/navigatorlayer.h"

#include "model/export/atomicfile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

namespace kubewake {
namespace {

struct Technique
{
    std::size_t signalCount = 0;
    Severity severity = Severity::Informational;
    std::set<std::string> rules; // titles
};

std::string commentOf(const Technique &technique)
{
    std::string comment;
    for (const std::string &title : technique.rules)
        comment.append(comment.empty() ? "" : "; ").append(title);
    return comment;
}

} // namespace

std::string navigatorLayer(const std::vector<SignalPtr> &signalList, const std::string &name)
{
    std::map<std::string, Technique> techniques;
    std::size_t most = 1;
    for (const SignalPtr &signal : signalList) {
        for (const std::string &id : signal->rule->attack) {
            Technique &technique = techniques[id];
            most = std::max(most, ++technique.signalCount);
            technique.severity = std::max(technique.severity, signal->rule->severity);
            technique.rules.insert(signal->rule->title);
        }
    }
    nlohmann::ordered_json layer {
        {"name", name},
        {"versions", {{"layer", "4.5"}, {"navigator", "5.1.0"}}},
        {"domain", "enterprise-attack"},
        {"description", "Techniques that Kubewake found in Kubernetes audit logs"},
        {"filters", {{"platforms", {"Containers"}}}},
        {"techniques", nlohmann::ordered_json::array()},
        {"gradient",
         {{"colors", {"#fff7ec", "#fc8d59", "#b30000"}}, {"minValue", 0}, {"maxValue", most}}}};
    for (const auto &[id, technique] : techniques)
        layer["techniques"].push_back(
            {{"techniqueID", id},
             {"score", technique.signalCount},
             {"comment", commentOf(technique)},
             {"enabled", true},
             {"showSubtechniques", id.find('.') != std::string::npos},
             {"metadata",
              {{{"name", "highest severity"},
                {"value", kSeverityNames[static_cast<std::size_t>(technique.severity)]}}}}});
    return layer.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

Result<void> exportNavigatorLayerToFile(const std::vector<SignalPtr> &signalList,
                                        const std::string &name, const QString &path,
                                        const ExportControl &control)
{
    AtomicFile file(path);
    Result<void> done = file.open();
    if (done)
        done = file.write(navigatorLayer(signalList, name));
    if (done)
        done = control.check(signalList.size(), signalList.size());
    return done ? file.commit() : done;
}

} // namespace kubewake
