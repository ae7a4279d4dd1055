// SPDX-License-Identifier: Apache-2.0
// For fuzz_envelopes: besides changing bytes, puts the input into what exporters wrap around
// events, as an object or as a string, or takes a wrapper off. Bytes alone do not get there.
#include "model/core/jsonview.h"
#include "tests/fuzz/fuzzing.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstring>
#include <string>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t *data, std::size_t size, std::size_t maximum);
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t *data, std::size_t size,
                                               std::size_t maximum, unsigned int seed);

namespace {

// @: the input as it is, $: as a JSON string.
constexpr std::array<std::string_view, 46> kWrappers {
    R"({"events":[{"message":$,"timestamp":1795427192064,"ingestionTime":1}]})",
    R"({"messageType":"DATA_MESSAGE","logGroup":"/aws/eks/c/cluster","logStream":"kube-apiserver-audit-1","logEvents":[{"id":"1","timestamp":1,"message":$}]})",
    R"({"@timestamp":"2026-11-23 09:40:39.164","@log":"1:/aws/eks/c/cluster","@message":@})",
    R"({"results":[[{"field":"@message","value":$}]]})",
    R"({"records":[{"category":"kube-audit","time":"2026-11-23T09:40:39Z","resourceId":"/X/MANAGEDCLUSTERS/C","properties":{"log":$}}]})",
    R"({"category":"kube-audit-admin","properties":{"log":@}})",
    R"({"TableName":"AzureDiagnostics","Category":"kube-audit","log_s":$})",
    R"({"tables":[{"name":"PrimaryResult","columns":[{"name":"log_s"}],"rows":[[$]]}]})",
    R"({"category":"AdvancedHunting-CloudAuditEvents","properties":{"RawEventData":@}})",
    R"({"category":"AdvancedHunting-CloudAuditEvents","properties":{"RawEventData":$}})",
    R"({"protoPayload":{"serviceName":"k8s.io","methodName":"io.k8s.core.v1.pods.create","resourceName":"core/v1/namespaces/n/pods/p","request":@},"insertId":"i","timestamp":"2026-11-23T09:40:39Z"})",
    R"({"entries":[@]})",
    R"({"message":$,"messageId":"1"})",
    R"({"@timestamp":"2026-11-23T09:40:39Z","log_type":"audit","openshift":{"cluster_id":"c"},"structured":@})",
    R"({"@timestamp":"2026-11-23T09:40:39Z","log_type":"audit","openshift":{"cluster_id":"c"},"message":$})",
    R"({"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"1","body":{"stringValue":$}}]}]}]})",
    R"({"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"kvlistValue":{"values":[{"key":"auditID","value":@}]}}}]}]}]})",
    R"({"_index":"i","_source":{"event":{"original":$}}})",
    R"({"_index":"i","_source":{"kubernetes":{"audit":@}}})",
    R"({"hits":{"hits":[{"_source":{"message":$}}]}})",
    R"({"kubernetes.audit.auditID":"a","kubernetes.audit.stage":"Panic","kubernetes.audit.verb":$})",
    R"({"preview":false,"result":{"_raw":$,"_time":"1"}})",
    R"({"time":1795426839.164,"event":@})",
    R"({"results":[{"_raw":$}]})",
    R"({"_id":"1","date":"2026-11-23T09:40:39Z","attributes":@})",
    R"({"data":[{"id":"1","type":"log","attributes":{"message":$,"attributes":@}}]})",
    R"({"line":$,"timestamp":"1","labels":{}})",
    R"({"data":{"resultType":"streams","result":[{"stream":{"cluster":"c"},"values":[["1795426839164573000",$]]}]}})",
    R"({"__REALTIME_TIMESTAMP":"1795426839164000","MESSAGE":$})",
    R"({"date":1.5,"log":$})",
    R"({"date":1.5,"log":@,"kubernetes":{}})",
    R"({"log":$,"stream":"stdout","time":"2026-11-23T09:40:39Z"})",
    R"({"message":$,"source_type":"file","timestamp":"2026-11-23T09:40:39Z"})",
    R"({"a":{"b":$}})",
    R"({"a":[@]})",
    R"({"kind":"EventList","items":[@]})",
    R"([@])",
    R"(@@)",
    "@\n@",
    "2026-11-23T09:40:39Z stdout F @",
    "2026-11-23T09:40:39Z stderr P @",
    "\n2026-11-23T09:40:39Z stdout F @",
    R"({"auditID":"a","stage":"Panic","verb":"v","user.username":$})",
    R"({"auditID":"a","requestURI":"/v3","method":"GET","user":@,"responseCode":1})",
    "Common labels: {}\n1\t2026-11-23T09:40:39Z\t@",
    "host <13>1 2026-11-23T09:40:39Z h k - - - @",
};

std::string wrapped(std::string_view text, std::string_view wrapper)
{
    std::string result;
    for (const char c : wrapper) {
        if (c == '@')
            result += text;
        else if (c == '$')
            result +=
                nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        else
            result += c;
    }
    return result;
}

// One of the values in an object.
std::string_view member(std::string_view text, std::size_t which)
{
    const kubewake::JsonObjectView object(text);
    return object.members().empty() ? text
                                    : object.members()[which % object.members().size()].value;
}

} // namespace

std::size_t LLVMFuzzerCustomMutator(std::uint8_t *data, std::size_t size, std::size_t maximum,
                                    unsigned int seed)
{
    const std::string_view text = kubewake::test::bytesOf(data, size);
    const std::size_t which = seed / 16;
    std::string changed;
    if (seed % 16 == 0)
        changed = wrapped(text, kWrappers[which % kWrappers.size()]);
    else if (seed % 16 == 1)
        changed = member(text, which);
    else
        return LLVMFuzzerMutate(data, size, maximum);
    if (changed.empty() || changed.size() > maximum)
        return LLVMFuzzerMutate(data, size, maximum);
    std::memcpy(data, changed.data(), changed.size());
    return changed.size();
}
