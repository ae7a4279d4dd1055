// SPDX-License-Identifier: Apache-2.0
#include "model/store/summary.h"

#include "model/audit/requesturi.h"
#include "model/store/fieldstorage.h"
#include "model/store/fieldvalues.h"

namespace kubewake {
namespace {

std::string_view text(const EventSnapshot &snapshot, FieldId field, Row row)
{
    const FieldStorage storage = storageOf(field);
    return snapshot.value(storage.dictionary, fieldCode(snapshot, storage, row));
}

// `shop/web-1`, `web-1`, `shop/*`
std::string objectText(std::string_view ns, std::string_view name)
{
    std::string result;
    if (!ns.empty() && !name.empty())
        result.append(ns).append("/").append(name);
    else
        result.append(name);
    return result;
}

std::string sessionSummary(const EventSnapshot &snapshot, Row row, std::string_view subresource,
                           const std::string &object)
{
    std::string line;
    if (subresource == "exec")
        line = "exec in pod ";
    else if (subresource == "attach")
        line = "attach to pod ";
    else
        line = "port-forward to pod ";
    line += object;
    const std::string_view container = text(snapshot, FieldId::Container, row);
    if (!container.empty())
        line.append(" (container ").append(container).append(")");
    const std::string_view command = text(snapshot, FieldId::Command, row);
    if (!command.empty())
        line.append(": ").append(command);
    return line;
}

std::string resourceSummary(const EventSnapshot &snapshot, Row row, std::string_view verb,
                            std::string_view path)
{
    const std::string_view ns = text(snapshot, FieldId::Namespace, row);
    const std::string_view name = text(snapshot, FieldId::ObjectName, row);
    const std::string_view subresource = text(snapshot, FieldId::Subresource, row);
    const bool session =
        subresource == "exec" || subresource == "attach" || subresource == "portforward";
    if (session && text(snapshot, FieldId::Resource, row) == "pods")
        return sessionSummary(snapshot, row, subresource, objectText(ns, name));

    std::string line(verb);
    line.append(" ").append(path);
    if (!name.empty()) {
        line.append(" ").append(objectText(ns, name));
    } else if (!ns.empty()) {
        line.append(" in ").append(ns);
    } else if (verb == "list" || verb == "watch" || verb == "deletecollection") {
        line.append(" in the whole cluster");
    }
    return line;
}

} // namespace

std::string summaryOf(const EventSnapshot &snapshot, Row row)
{
    const std::string_view verb = text(snapshot, FieldId::Verb, row);
    const std::string_view path = text(snapshot, FieldId::ResourcePath, row);
    std::string line;
    if (path.empty()) {
        line.append(verb);
        if (!verb.empty())
            line.push_back(' ');
        line.append(uriPath(text(snapshot, FieldId::RequestUri, row)));
    } else {
        line = resourceSummary(snapshot, row, verb, path);
    }
    const std::string_view impersonated = text(snapshot, FieldId::ImpersonatedUser, row);
    if (!impersonated.empty())
        line.append(" as ").append(impersonated);
    return line;
}

} // namespace kubewake
