// SPDX-License-Identifier: Apache-2.0
#include "model/credentials/credentialgraph.h"

#include "model/core/utf8.h"
#include "model/credentials/credentialfacts.h"
#include "model/credentials/credentiallabels.h"
#include "model/credentials/credentialtext.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace kubewake {
namespace {

using Node = CredentialGraphNode;
using Edge = CredentialGraphEdge;

constexpr int kSweeps = 6; // to and fro over the columns, until crossings hardly get fewer

class GraphBuilder
{
public:
    CredentialGraph build(const CredentialLineage &lineage, const std::vector<std::size_t> &order)
    {
        for (const std::size_t i : order)
            add(lineage.credentials[i], i);
        m_graph.leftOutCredentials = lineage.credentials.size() - order.size();
        for (std::size_t i = 0; i < lineage.impersonations.size(); ++i) {
            const Impersonation &one = lineage.impersonations[i];
            if (i >= CredentialGraph::kMaximumImpersonations) {
                ++m_graph.leftOutImpersonations;
                continue;
            }
            connect(Edge::Kind::ActedAs, identity(one.cluster, one.user),
                    identity(one.cluster, one.as), one.uses.requests);
        }
        return std::move(m_graph);
    }

private:
    std::size_t node(Node::Kind kind, const std::string &cluster, const std::string &value)
    {
        const auto [known, isNew] =
            m_known.try_emplace({kind, cluster, value}, m_graph.nodes.size());
        if (isNew) {
            m_graph.nodes.emplace_back();
            m_graph.nodes.back().kind = kind;
            m_graph.nodes.back().label = toQString(value);
        }
        return known->second;
    }

    std::size_t identity(const std::string &cluster, const std::string &user)
    {
        const std::size_t at = node(Node::Kind::Identity, cluster, user);
        Node &one = m_graph.nodes[at];
        one.entity = entityOfValue(FieldId::Username, user);
        one.kql = one.entity ? entityFilter(*one.entity) : QString();
        return at;
    }

    std::size_t address(const std::string &cluster, const std::string &value)
    {
        const std::size_t at = node(Node::Kind::Address, cluster, value);
        Node &one = m_graph.nodes[at];
        one.entity = entityOfValue(FieldId::Peer, value);
        one.kql = one.entity ? entityFilter(*one.entity) : QString();
        return at;
    }

    void connect(Edge::Kind kind, std::size_t from, std::size_t to, std::uint32_t requests)
    {
        const auto same = std::ranges::find_if(m_graph.edges, [&](const Edge &edge) {
            return edge.kind == kind && edge.from == from && edge.to == to;
        });
        if (same == m_graph.edges.end())
            m_graph.edges.push_back({kind, from, to, requests});
    }

    void add(const Credential &credential, std::size_t index)
    {
        const std::string &cluster = credential.key.cluster;
        const std::string name = toUtf8(credentialName(credential));
        const std::size_t at = node(Node::Kind::Credential, cluster, name);
        Node &one = m_graph.nodes[at];
        one.note = findingsText(credential);
        one.entity = entityOf(credential);
        one.kql = credential.kql;
        one.isAlarming = credential.alarmCount() > 0;
        one.credential = index;
        const CredentialOrigin &origin = credential.origin;
        if (!origin.by.empty())
            connect(Edge::Kind::Made, identity(cluster, origin.by), at, origin.requests.count);
        if (!origin.actor.empty())
            connect(Edge::Kind::ActedAs, identity(cluster, origin.actor),
                    identity(cluster, origin.by), origin.requests.count);
        const CredentialUses &uses = credential.uses;
        const auto leaveOut = [this](std::size_t total) {
            if (total > CredentialGraph::kMaximumUses)
                m_graph.leftOutUses += total - CredentialGraph::kMaximumUses;
        };
        for (std::size_t i = 0; i < std::min(uses.users.size(), CredentialGraph::kMaximumUses); ++i)
            connect(Edge::Kind::UsedAs, at, identity(cluster, uses.users[i].value),
                    uses.users[i].rows);
        for (std::size_t i = 0; i < std::min(uses.addresses.size(), CredentialGraph::kMaximumUses);
             ++i)
            connect(Edge::Kind::UsedFrom, at, address(cluster, uses.addresses[i].address),
                    uses.addresses[i].requests);
        leaveOut(uses.userCount);
        leaveOut(uses.addressCount);
    }

    CredentialGraph m_graph;
    std::map<std::tuple<Node::Kind, std::string, std::string>, std::size_t> m_known;
};

// Columns by the longest way from where nothing leads to; edges that close a circle do not count.
class Layout
{
public:
    explicit Layout(CredentialGraph &graph)
        : m_graph(graph)
        , m_out(graph.nodes.size())
        , m_in(graph.nodes.size())
        , m_state(graph.nodes.size(), State::New)
    {
        for (const Edge &edge : graph.edges) {
            m_out[edge.from].push_back(edge.to);
            m_in[edge.to].push_back(edge.from);
        }
    }

    void run()
    {
        // What nobody made comes first, or a circle would begin anywhere.
        for (const bool isStart : {true, false}) {
            for (std::size_t node = 0; node < m_graph.nodes.size(); ++node) {
                if (m_state[node] == State::New && (!isStart || m_in[node].empty()))
                    visit(node);
            }
        }
        std::ranges::reverse(m_order);
        for (const std::size_t node : m_order) {
            for (const std::size_t next : m_forward[node]) {
                std::size_t &layer = m_graph.nodes[next].layer;
                layer = std::max(layer, m_graph.nodes[node].layer + 1);
            }
        }
        place();
    }

private:
    enum class State : std::uint8_t { New, Open, Done };

    // Depth is bounded by the nodes of a bounded graph.
    void visit(std::size_t node)
    {
        m_state[node] = State::Open;
        for (const std::size_t next : m_out[node]) {
            if (m_state[next] == State::Open)
                continue; // back to where we came from
            m_forward[node].push_back(next);
            if (m_state[next] == State::New)
                visit(next);
        }
        m_state[node] = State::Done;
        m_order.push_back(node);
    }

    void place()
    {
        std::vector<std::vector<std::size_t>> columns;
        for (std::size_t node = 0; node < m_graph.nodes.size(); ++node) {
            const std::size_t layer = m_graph.nodes[node].layer;
            if (columns.size() <= layer)
                columns.resize(layer + 1);
            m_graph.nodes[node].place = columns[layer].size();
            columns[layer].push_back(node);
        }
        for (int sweep = 0; sweep < kSweeps; ++sweep) {
            for (std::size_t i = 0; i < columns.size(); ++i)
                sort(columns[sweep % 2 == 0 ? i : columns.size() - 1 - i],
                     sweep % 2 == 0 ? m_in : m_out);
        }
        m_graph.layers = columns.size();
        for (const auto &column : columns)
            m_graph.tallest = std::max(m_graph.tallest, column.size());
    }

    // By where their neighbours are on average; who has none stays.
    void sort(std::vector<std::size_t> &column,
              const std::vector<std::vector<std::size_t>> &neighbours)
    {
        const auto center = [&](std::size_t node) {
            if (neighbours[node].empty())
                return static_cast<double>(m_graph.nodes[node].place);
            double sum = 0;
            for (const std::size_t other : neighbours[node])
                sum += static_cast<double>(m_graph.nodes[other].place);
            return sum / static_cast<double>(neighbours[node].size());
        };
        std::ranges::stable_sort(column, {}, center);
        for (std::size_t i = 0; i < column.size(); ++i)
            m_graph.nodes[column[i]].place = i;
    }

    CredentialGraph &m_graph;
    std::vector<std::vector<std::size_t>> m_out;
    std::vector<std::vector<std::size_t>> m_in;
    std::map<std::size_t, std::vector<std::size_t>> m_forward; // without those that close circles
    std::vector<State> m_state;
    std::vector<std::size_t> m_order; // later ones first
};

// Does one of them come from who used the other?
bool isLink(const Credential &a, const Credential &b)
{
    // Only users that would be drawn.
    const auto usedBy = [](const Credential &used, const std::string &user) {
        const auto first = used.uses.users.begin();
        const auto last = first
            + std::min<std::ptrdiff_t>(std::ssize(used.uses.users), CredentialGraph::kMaximumUses);
        return !user.empty() && std::any_of(first, last, [&user](const ValueCount &one) {
            return one.value == user;
        });
    };
    const auto leads = [&usedBy](const Credential &from, const Credential &to) {
        return from.key.cluster == to.key.cluster
            && (usedBy(from, to.origin.by) || usedBy(from, to.origin.actor));
    };
    return leads(a, b) || leads(b, a);
}

// Which credentials, in which order: the focus and what is linked to it, over and over, then the
// rest.
std::vector<std::size_t> drawn(const CredentialLineage &lineage, std::optional<std::size_t> focus)
{
    constexpr std::size_t kMaximum = CredentialGraph::kMaximumCredentials;
    const std::vector<Credential> &all = lineage.credentials;
    std::vector<std::size_t> order;
    std::vector<bool> isDrawn(all.size(), false);
    const auto draw = [&](std::size_t i) {
        if (isDrawn[i] || order.size() == kMaximum)
            return;
        isDrawn[i] = true;
        order.push_back(i);
    };
    if (focus && *focus < all.size())
        draw(*focus);
    for (std::size_t at = 0; at < order.size() && order.size() < kMaximum; ++at) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!isDrawn[i] && isLink(all[order[at]], all[i]))
                draw(i);
        }
    }
    for (std::size_t i = 0; i < all.size() && order.size() < kMaximum; ++i)
        draw(i);
    return order;
}

} // namespace

std::optional<std::size_t> CredentialGraph::nodeOf(std::size_t credential) const
{
    const auto found = std::ranges::find(nodes, std::optional(credential), &Node::credential);
    return found == nodes.end() ? std::nullopt
                                : std::optional(static_cast<std::size_t>(found - nodes.begin()));
}

CredentialGraph CredentialGraph::of(const CredentialLineage &lineage,
                                    std::optional<std::size_t> focus)
{
    CredentialGraph graph = GraphBuilder().build(lineage, drawn(lineage, focus));
    Layout(graph).run();
    return graph;
}

std::optional<std::size_t> CredentialGraph::at(std::size_t layer, std::size_t place) const
{
    const auto found = std::ranges::find_if(
        nodes, [&](const Node &node) { return node.layer == layer && node.place == place; });
    return found == nodes.end() ? std::nullopt
                                : std::optional(static_cast<std::size_t>(found - nodes.begin()));
}

QString graphEdgeText(CredentialGraphEdge::Kind kind)
{
    switch (kind) {
    case Edge::Kind::Made:
        return CredentialText::tr("made");
    case Edge::Kind::UsedAs:
        return CredentialText::tr("was used as");
    case Edge::Kind::UsedFrom:
        return CredentialText::tr("was used from");
    case Edge::Kind::ActedAs:
        break;
    }
    return CredentialText::tr("acted as");
}

} // namespace kubewake
