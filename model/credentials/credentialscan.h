// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/credentials/credentialkey.h"
#include "model/credentials/credentialuses.h"
#include "model/credentials/impersonation.h"
#include "model/entities/entitylist.h"
#include "model/query/compiledfilter.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kubewake {

// One pass over the requests of a snapshot: which credential made which of them, who impersonated
// whom, and the rows that tell more. Owned by one job; not thread-safe.
class CredentialScan
{
public:
    struct Found
    {
        CredentialKey key;
        CredentialUseCounter uses;
        bool isWanted = false; // some request with it is among the rows that were asked about
    };

    // `rows`: about which requests' credentials and impersonations the caller wants to know.
    CredentialScan(const EventSnapshot &snapshot, const RowBitmap &rows, std::size_t maximum);

    // Reads the JSON of requests whose token came from a Secret. False: cancelled. Once.
    [[nodiscard]] bool run(const EvaluationControl &control);

    [[nodiscard]] const std::vector<Found> &found() const { return m_found; }
    [[nodiscard]] std::vector<Impersonation> impersonations() const;
    // Requests for tokens, and about CertificateSigningRequests, that were allowed.
    [[nodiscard]] const std::vector<Row> &tokenRows() const { return m_tokenRows; }
    [[nodiscard]] const std::vector<Row> &certificateRows() const { return m_certificateRows; }
    // The addresses that kubelets called from: cluster, node, address.
    void forEachNodeAddress(const std::function<void(const std::string &, const std::string &,
                                                     std::string)> &visit) const;
    // Each use of each credential once more; `at` is into found(). False: cancelled.
    [[nodiscard]] bool forEachUse(const EvaluationControl &control,
                                  const std::function<void(Row, std::size_t at)> &visit);

    // Requests whose credential, or whose impersonation, is one too many.
    [[nodiscard]] std::uint32_t leftOut() const { return m_leftOut; }
    [[nodiscard]] std::uint32_t leftOutImpersonations() const { return m_leftOutImpersonations; }
    [[nodiscard]] Counted anonymous() const;

private:
    using ImpersonationCodes = std::tuple<std::string_view, Code, Code>; // cluster, user, as
    struct Impersonating
    {
        CredentialUseCounter uses;
        std::set<Code> credentials; // of DictionaryId::Credentials
        bool isWanted = false;
    };

    void findTypes();
    void add(Row row);
    void addImpersonation(Row row, Code as);
    void addNode(Row row, Code user);
    [[nodiscard]] bool addSecrets(const EvaluationControl &control);
    [[nodiscard]] std::optional<std::size_t> indexOf(const CredentialKey &key);
    void count(Row row, std::size_t at);
    // The credentials that stand in the event itself.
    [[nodiscard]] const std::vector<std::size_t> &listedIn(Row row, Code list);
    [[nodiscard]] bool mayBeOfSecret(Row row) const;
    [[nodiscard]] const std::string &clusterOf(Row row) const;
    [[nodiscard]] bool isServiceAccount(Code user) const;

    enum class Type : std::uint8_t { Other, TokenRequest, CertificateRequest };

    const EventSnapshot &m_snapshot;
    const RowBitmap &m_rows;
    std::size_t m_maximum;
    AddressGroups m_addresses;
    std::vector<Type> m_types; // by code of Column::ObjectType
    std::vector<bool> m_secretKeys; // by code of Column::AnnotationKeys
    std::vector<Found> m_found;
    std::map<CredentialKey, std::size_t> m_index;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> m_listed; // source, list
    std::vector<Row> m_secretCandidates; // of the current batch
    std::vector<std::pair<Row, std::size_t>> m_secretUses;
    std::map<ImpersonationCodes, Impersonating> m_impersonations;
    std::map<std::pair<std::string_view, Code>, std::set<Code>> m_nodeAddresses;
    std::vector<Row> m_tokenRows;
    std::vector<Row> m_certificateRows;
    std::uint32_t m_leftOut = 0;
    std::uint32_t m_leftOutImpersonations = 0;
    std::uint32_t m_anonymous = 0;
};

} // namespace kubewake
