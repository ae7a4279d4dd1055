// SPDX-License-Identifier: Apache-2.0
#include "model/export/rawfields.h"

#include "model/audit/computedfields.h"
#include "model/export/jsontext.h"

#include <QCoreApplication>

#include <algorithm>

namespace kubewake {
namespace {

// Objects and arrays below this depth are not looked into.
constexpr int kMaximumDepth = 1000;

constexpr std::string_view kSpace = " \t\r\n";

// Walks over valid JSON; positions are bytes.
class Scanner
{
public:
    explicit Scanner(std::string_view text)
        : m_text(text)
    {
    }

    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void step() { ++m_at; }

    void skipSpace()
    {
        while (m_at < m_text.size() && kSpace.find(m_text[m_at]) != std::string_view::npos)
            ++m_at;
    }

    std::string_view takeValue()
    {
        const std::size_t start = m_at;
        int depth = 0;
        do {
            const char c = peek();
            if (c == '"') {
                skipString();
            } else if (c == '{' || c == '[') {
                ++depth;
                ++m_at;
            } else if (c == '}' || c == ']') {
                --depth;
                ++m_at;
            } else if (depth == 0) {
                skipScalar();
            } else {
                ++m_at;
            }
        } while (depth > 0 && m_at < m_text.size());
        return m_text.substr(start, m_at - start);
    }

private:
    void skipString()
    {
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            if (m_text[m_at] == '\\')
                ++m_at;
        }
        m_at = std::min(m_at + 1, m_text.size());
    }

    void skipScalar() { m_at = std::min(m_text.find_first_of(" \t\r\n,]}", m_at), m_text.size()); }

    std::string_view m_text;
    std::size_t m_at = 0;
};

// visit(key, value) for each member; the key is the JSON string with its quotes.
template<typename Visit>
void forEachMember(std::string_view object, Visit &&visit)
{
    Scanner scanner(object);
    scanner.step();
    for (scanner.skipSpace(); scanner.peek() == '"'; scanner.skipSpace()) {
        const std::string_view key = scanner.takeValue();
        scanner.skipSpace();
        scanner.step(); // ':'
        scanner.skipSpace();
        visit(key, scanner.takeValue());
        scanner.skipSpace();
        if (scanner.peek() != ',')
            return;
        scanner.step();
    }
}

template<typename Visit>
void forEachElement(std::string_view array, Visit &&visit)
{
    Scanner scanner(array);
    scanner.step();
    for (scanner.skipSpace(); scanner.peek() != ']' && scanner.peek() != '\0';
         scanner.skipSpace()) {
        visit(scanner.takeValue());
        scanner.skipSpace();
        if (scanner.peek() != ',')
            return;
        scanner.step();
    }
}

struct Member
{
    std::string key;
    std::string_view value;
};

void collect(std::string_view value, std::string_view path, int depth,
             std::vector<std::string_view> &found)
{
    if (path.empty()) {
        if (value != "null")
            found.push_back(value);
        return;
    }
    if (depth == kMaximumDepth || value.empty())
        return;
    if (value.front() == '[') {
        forEachElement(value,
                       [&](std::string_view element) { collect(element, path, depth + 1, found); });
        return;
    }
    if (value.front() != '{')
        return;
    std::vector<Member> fitting;
    forEachMember(value, [&](std::string_view key, std::string_view memberValue) {
        std::string name = plainText(key);
        if (path.starts_with(name) && (path.size() == name.size() || path[name.size()] == '.'))
            fitting.push_back({std::move(name), memberValue});
    });
    std::ranges::stable_sort(fitting, std::ranges::greater {},
                             [](const Member &member) { return member.key.size(); });
    const std::size_t before = found.size();
    for (const Member &member : fitting) {
        collect(member.value, path.substr(std::min(member.key.size() + 1, path.size())), depth + 1,
                found);
        if (found.size() > before)
            return;
    }
}

// '*' stands for any characters. Greedy with one point to go back to: linear times stars.
bool globMatches(std::string_view text, std::string_view glob)
{
    std::size_t t = 0;
    std::size_t g = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (t < text.size()) {
        if (g < glob.size() && glob[g] == '*') {
            star = g++;
            resume = t;
        } else if (g < glob.size() && glob[g] == text[t]) {
            ++g;
            ++t;
        } else if (star != std::string_view::npos) {
            g = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    return glob.find_first_not_of('*', g) == std::string_view::npos;
}

void collectMatching(std::string_view value, const std::string &path, std::string_view glob,
                     int depth, std::vector<std::string_view> &found)
{
    if (depth == kMaximumDepth || value.empty() || value == "null")
        return;
    if (value.front() == '[') {
        forEachElement(value, [&](std::string_view element) {
            collectMatching(element, path, glob, depth + 1, found);
        });
    } else if (value.front() == '{') {
        forEachMember(value, [&](std::string_view key, std::string_view memberValue) {
            const std::string name = plainText(key);
            collectMatching(memberValue, path.empty() ? name : path + '.' + name, glob, depth + 1,
                            found);
        });
    } else if (globMatches(path, glob)) {
        found.push_back(value);
    }
}

} // namespace

RawFields::RawFields(SnapshotPtr snapshot)
    : m_snapshot(std::move(snapshot))
{
}

Result<void> RawFields::load(Row row)
{
    Result<std::string> json = m_snapshot->eventJson(row);
    if (!json)
        return tl::unexpected<Error>(json.error());
    m_json = std::move(*json);
    m_computed.clear();
    if (!isJson(m_json)) {
        const SourceInfo &source = m_snapshot->source(m_snapshot->sourceIdOf(row));
        return failure(QCoreApplication::translate("Export",
                                                   "%1, line %2: the event is not there "
                                                   "any more; the file has changed.")
                           .arg(QString::fromStdString(source.displayName()))
                           .arg(m_snapshot->line(row)));
    }
    return {};
}

std::vector<std::string_view> RawFields::values(std::string_view path) const
{
    std::vector<std::string_view> found;
    if (const ComputedField *computed = findComputedField(path)) {
        for (const std::string_view source : values(computed->source)) {
            for (const std::string &value : computed->valuesOf(plainText(source))) {
                m_computed.emplace_back();
                appendJsonString(m_computed.back(), value);
                found.push_back(m_computed.back());
            }
        }
        return found;
    }
    Scanner scanner(m_json);
    scanner.skipSpace();
    const std::string_view event = scanner.takeValue();
    if (path.find('*') == std::string_view::npos)
        collect(event, path, 0, found);
    else
        collectMatching(event, {}, path, 0, found);
    return found;
}

} // namespace kubewake
