// SPDX-License-Identifier: Apache-2.0
#include "tests/support/mmdbwriter.h"

#include <QFile>

#include <arpa/inet.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <map>

namespace kubewake::test {
namespace {

using nlohmann::json;

class DataWriter
{
public:
    explicit DataWriter(bool usesPointers)
        : m_usesPointers(usesPointers)
    {
    }

    std::size_t write(const json &value)
    {
        const std::size_t at = m_bytes.size();
        append(value);
        return at;
    }

    // Metadata prescribes how many bytes a number has.
    void writeNumber(std::uint64_t number, unsigned bytes)
    {
        head(bytes == 8 ? 9 : bytes == 4 ? 6 : 5, bytes);
        bigEndian(number, bytes);
    }
    void beginMap(std::size_t members) { head(7, members); }

    [[nodiscard]] const std::string &bytes() const { return m_bytes; }

private:
    void bigEndian(std::uint64_t number, unsigned count)
    {
        for (unsigned i = count; i > 0; --i)
            m_bytes.push_back(static_cast<char>(number >> (8 * (i - 1))));
    }

    void head(unsigned type, std::size_t size)
    {
        const unsigned extra = size < 29 ? 0 : size < 285 ? 1 : size < 65'821 ? 2 : 3;
        const unsigned low = extra == 0 ? static_cast<unsigned>(size) : 28 + extra;
        m_bytes.push_back(static_cast<char>(((type < 8 ? type : 0) << 5) | low));
        if (type >= 8)
            m_bytes.push_back(static_cast<char>(type - 7));
        constexpr std::array<std::size_t, 4> kBases {0, 29, 285, 65'821};
        bigEndian(size - kBases[extra], extra);
    }

    void pointer(std::size_t to)
    {
        if (to < 2048) {
            bigEndian((std::uint64_t {1} << 13) | to, 2);
        } else if (to < 526'336) {
            bigEndian((std::uint64_t {0b00101} << 19) | (to - 2048), 3);
        } else {
            bigEndian(0b00111000, 1);
            bigEndian(to, 4);
        }
    }

    void text(const std::string &text)
    {
        const auto [known, isNew] = m_texts.try_emplace(text, m_bytes.size());
        if (m_usesPointers && !isNew) {
            pointer(known->second);
            return;
        }
        head(2, text.size());
        m_bytes += text;
    }

    void append(const json &value)
    {
        if (value.is_object()) {
            head(7, value.size());
            for (const auto &[key, member] : value.items()) {
                text(key);
                append(member);
            }
        } else if (value.is_array()) {
            head(11, value.size());
            for (const json &element : value)
                append(element);
        } else if (value.is_string()) {
            text(value.get<std::string>());
        } else if (value.is_boolean()) {
            head(14, value.get<bool>() ? 1 : 0);
        } else if (value.is_number_float()) {
            head(3, 8);
            const double number = value.get<double>();
            std::uint64_t bits = 0;
            static_assert(sizeof bits == sizeof number);
            std::memcpy(&bits, &number, sizeof bits);
            bigEndian(bits, 8);
        } else {
            const auto number = value.get<std::uint64_t>();
            writeNumber(number, number >> 32 != 0 ? 8 : number >> 16 != 0 ? 4 : 2);
        }
    }

    bool m_usesPointers;
    std::string m_bytes;
    std::map<std::string, std::size_t> m_texts;
};

struct Child
{
    enum class Kind { Nothing, Node, Data } kind = Kind::Nothing;
    std::size_t value = 0;
};

struct Bits
{
    std::array<std::uint8_t, 16> bytes {};
    unsigned length = 0;
};

Bits bitsOf(const std::string &cidr, unsigned ipVersion)
{
    const std::size_t slash = cidr.find('/');
    const std::string address = cidr.substr(0, slash);
    Bits bits;
    bits.length = static_cast<unsigned>(std::stoul(cidr.substr(slash + 1)));
    const bool isV4 = address.find(':') == std::string::npos;
    const bool inV6 = isV4 && ipVersion == 6;
    std::uint8_t *at = bits.bytes.data() + (inV6 ? 12 : 0);
    if (inet_pton(isV4 ? AF_INET : AF_INET6, address.c_str(), at) != 1)
        qFatal("%s is no network", cidr.c_str());
    if (inV6)
        bits.length += 96;
    return bits;
}

void insert(std::vector<std::array<Child, 2>> &nodes, const Bits &bits, std::size_t data)
{
    std::size_t node = 0;
    for (unsigned i = 0; i < bits.length; ++i) {
        const unsigned bit = (bits.bytes[i / 8] >> (7 - i % 8)) & 1U;
        if (i + 1 == bits.length) {
            nodes[node][bit] = {Child::Kind::Data, data};
            return;
        }
        const Child child = nodes[node][bit];
        if (child.kind != Child::Kind::Node) {
            nodes.push_back({child, child}); // a smaller network inside a larger one
            nodes[node][bit] = {Child::Kind::Node, nodes.size() - 1};
        }
        node = nodes[node][bit].value;
    }
}

std::uint64_t recordOf(const Child &child, std::size_t nodes)
{
    switch (child.kind) {
    case Child::Kind::Node:
        return child.value;
    case Child::Kind::Data:
        return nodes + 16 + child.value;
    default:
        return nodes;
    }
}

void appendNode(std::string &tree, std::uint64_t left, std::uint64_t right, unsigned bits)
{
    const auto byte = [&tree](std::uint64_t number, unsigned shift) {
        tree.push_back(static_cast<char>(number >> shift));
    };
    const auto three = [&byte](std::uint64_t number) {
        for (const unsigned shift : {16U, 8U, 0U})
            byte(number, shift);
    };
    if (bits == 32)
        byte(left, 24);
    three(left);
    if (bits == 28)
        byte(((left >> 24) << 4) | (right >> 24), 0);
    if (bits == 32)
        byte(right, 24);
    three(right);
}

} // namespace

QByteArray MmdbWriter::bytes() const
{
    DataWriter data(usesPointers);
    std::vector<std::array<Child, 2>> nodes(1);
    for (const auto &[network, record] : networks)
        insert(nodes, bitsOf(network, ipVersion), data.write(record));
    std::string file;
    for (const auto &[left, right] : nodes)
        appendNode(file, recordOf(left, nodes.size()), recordOf(right, nodes.size()), recordBits);
    file.append(16, '\0');
    file += data.bytes();
    file += "\xab\xcd\xefMaxMind.com";
    DataWriter metadata(false);
    const auto number = [&metadata](const char *key, std::uint64_t value, unsigned bytes) {
        metadata.write(key);
        metadata.writeNumber(value, bytes);
    };
    metadata.beginMap(9);
    number("binary_format_major_version", 2, 2);
    number("binary_format_minor_version", 0, 2);
    number("build_epoch", 1'790'000'000, 8);
    number("ip_version", ipVersion, 2);
    number("node_count", nodes.size(), 4);
    number("record_size", recordBits, 2);
    metadata.write("database_type");
    metadata.write(type);
    metadata.write("description");
    metadata.write(json::object({{"en", "Made by a test"}}));
    metadata.write("languages");
    metadata.write(json::array({"en"}));
    file += metadata.bytes();
    return QByteArray::fromStdString(file);
}

void MmdbWriter::writeTo(const QString &path) const
{
    QFile file(path);
    const QByteArray content = bytes();
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

json cityRecord(const char *code, const char *country, const char *city)
{
    json record =
        json::object({{"continent", json::object({{"code", "EU"}, {"geoname_id", 6'255'148U}})},
                      {"country",
                       json::object({{"geoname_id", 1U},
                                     {"iso_code", code},
                                     {"names", json::object({{"de", "…"}, {"en", country}})}})},
                      {"location", json::object({{"latitude", 53.5}, {"longitude", 10.0}})}});
    if (city != nullptr)
        record["city"] =
            json::object({{"geoname_id", 2U}, {"names", json::object({{"en", city}})}});
    return record;
}

json asRecord(unsigned number, const char *organization)
{
    return json::object(
        {{"autonomous_system_number", number}, {"autonomous_system_organization", organization}});
}

} // namespace kubewake::test
