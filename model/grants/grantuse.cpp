// SPDX-License-Identifier: Apache-2.0
#include "model/grants/grantuse.h"

#include "model/grants/granttext.h"
#include "model/query/kql.h"

#include <algorithm>
#include <map>
#include <set>

namespace kubewake {
namespace {

struct GrantKey
{
    std::string_view cluster; // of a SourceInfo
    Authorizer authorizer;
    Code reason;

    friend auto operator<=>(const GrantKey &, const GrantKey &) = default;
};

GrantUse described(const EventSnapshot &snapshot, const Authorizers &authorizers,
                   const GrantKey &key, bool manyClusters)
{
    GrantUse use;
    use.authorizer = key.authorizer;
    use.cluster = key.cluster;
    use.reason = snapshot.value(DictionaryId::AuthorizationReasons, key.reason);
    const AuthorizationReason &reason = authorizers.reason(key.reason);
    use.bindingKind = reason.bindingKind;
    use.binding = reason.binding;
    use.roleKind = reason.roleKind;
    use.role = reason.role;
    use.subjectKind = reason.subjectKind;
    use.subject = reason.subject;
    use.kql = authorizerKql(key.authorizer, use.reason);
    if (manyClusters)
        use.kql = kqlAnd(use.kql, kqlTerm(FieldId::Cluster, use.cluster, false));
    return use;
}

} // namespace

Result<std::vector<GrantUse>> grantUses(const EventSnapshot &snapshot, const RowBitmap &rows,
                                        const EvaluationControl &control)
{
    Authorizers authorizers(snapshot);
    std::map<GrantKey, ActivityCounter> counters;
    std::set<std::string_view> clusters;
    for (std::size_t i = 0; i < snapshot.sourceCount(); ++i)
        clusters.insert(snapshot.source(static_cast<SourceId>(i)).cluster);
    for (Row first = 0; first < rows.size();) {
        if (control.cancelled && control.cancelled())
            return failure(GrantText::tr("Cancelled."));
        const Row last = rows.size() - first > kChunkRows ? first + kChunkRows : rows.size();
        rows.forEachInRange(first, last, [&](Row row) {
            const auto authorizer = authorizers.of(row);
            if (!authorizer)
                return;
            // An empty reason is none, and so is one without a decision.
            const Code code = snapshot.code(Column::AuthorizationReason, row);
            const bool reasoned = *authorizer != Authorizer::Unrecorded
                && !snapshot.value(DictionaryId::AuthorizationReasons, code).empty();
            const Code reason = reasoned ? code : kMissing;
            const GrantKey key {snapshot.source(snapshot.sourceIdOf(row)).cluster, *authorizer,
                                reason};
            counters.try_emplace(key, snapshot).first->second.add(row);
        });
        if (control.progress)
            control.progress(last, rows.size());
        first = last;
    }
    std::vector<GrantUse> uses;
    for (auto &[key, counter] : counters) {
        uses.push_back(described(snapshot, authorizers, key, clusters.size() > 1));
        uses.back().activity = counter.take();
    }
    std::ranges::stable_sort(uses, [](const GrantUse &a, const GrantUse &b) {
        return a.activity.requests > b.activity.requests;
    });
    return uses;
}

} // namespace kubewake
