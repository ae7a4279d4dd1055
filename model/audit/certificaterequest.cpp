// SPDX-License-Identifier: Apache-2.0
#include "model/audit/certificaterequest.h"

#include "model/core/utf8.h"
#include "model/core/utf8repair.h"

#include <QByteArray>
#include <QString>
#include <QtEndian>

#include <algorithm>
#include <cstdint>

namespace kubewake {
namespace {

constexpr std::string_view kCommonName = "\x55\x04\x03"; // 2.5.4.3
constexpr std::string_view kOrganization = "\x55\x04\x0a"; // 2.5.4.10

enum Tag : std::uint8_t {
    kInteger = 0x02,
    kOid = 0x06,
    kUtf8String = 0x0c,
    kNumericString = 0x12,
    kPrintableString = 0x13,
    kTeletexString = 0x14,
    kIa5String = 0x16,
    kUniversalString = 0x1c,
    kBmpString = 0x1e,
    kSequence = 0x30,
    kSet = 0x31,
};

// One after the other of the elements in a piece of DER. Whatever does not fit ends it.
class DerReader
{
public:
    struct Element
    {
        std::uint8_t tag = 0;
        std::string_view content {};
    };

    explicit DerReader(std::string_view data)
        : m_data(data)
    {
    }

    std::optional<Element> next()
    {
        if (m_data.size() < 2)
            return std::nullopt;
        const auto tag = static_cast<std::uint8_t>(m_data[0]);
        std::size_t length = static_cast<std::uint8_t>(m_data[1]);
        m_data.remove_prefix(2);
        if (length >= kLongForm) {
            const std::size_t bytes = length - kLongForm;
            // Zero bytes mean an indefinite length, which DER does not have.
            if (bytes == 0 || bytes > sizeof(std::uint32_t) || bytes > m_data.size())
                return std::nullopt;
            length = 0;
            for (std::size_t i = 0; i < bytes; ++i)
                length = length << 8U | static_cast<std::uint8_t>(m_data[i]);
            m_data.remove_prefix(bytes);
        }
        if (length > m_data.size())
            return std::nullopt;
        const Element element {tag, m_data.substr(0, length)};
        m_data.remove_prefix(length);
        return element;
    }

    // The content of the next element, if it has this tag.
    std::optional<std::string_view> next(Tag tag)
    {
        const std::optional<Element> element = next();
        return element && element->tag == tag ? std::optional(element->content) : std::nullopt;
    }

private:
    static constexpr std::size_t kLongForm = 0x80;

    std::string_view m_data;
};

QByteArray decoded(std::string_view base64)
{
    return QByteArray::fromBase64(
        QByteArray::fromRawData(base64.data(), static_cast<qsizetype>(base64.size())));
}

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

// What stands between the markers of one block after the other, without the headers that PEM allows
// there (RFC 1421).
class PemBlocks
{
public:
    explicit PemBlocks(std::string_view pem)
        : m_rest(pem)
    {
    }

    std::optional<std::string_view> next()
    {
        const std::size_t begin = m_rest.find(kBegin);
        if (begin == std::string_view::npos)
            return std::nullopt;
        m_rest.remove_prefix(begin + kBegin.size());
        skipHeaders();
        const std::string_view body = m_rest.substr(0, endOfBlock());
        m_rest.remove_prefix(body.size());
        return body;
    }

private:
    // Before the end is looked for: a header may look like a marker.
    void skipHeaders()
    {
        m_rest.remove_prefix(std::min(m_rest.find('\n'), m_rest.size()));
        while (m_rest.starts_with('\n')) {
            const std::size_t end = m_rest.find('\n', 1);
            if (m_rest.substr(0, end).find(':') == std::string_view::npos)
                return;
            m_rest.remove_prefix(std::min(end, m_rest.size()));
        }
    }

    // Whichever marker comes first: so that no byte is looked at for two blocks.
    [[nodiscard]] std::size_t endOfBlock() const
    {
        std::size_t at = m_rest.find(kMarker);
        while (at != std::string_view::npos) {
            const std::string_view marker = m_rest.substr(at + kMarker.size());
            if (marker.starts_with("BEGIN ") || marker.starts_with("END "))
                break;
            at = m_rest.find(kMarker, at + 1);
        }
        return at;
    }

    static constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE REQUEST-----";
    static constexpr std::string_view kMarker = "\n-----";

    std::string_view m_rest;
};

template<typename Unit>
std::u32string bigEndianUnits(std::string_view bytes)
{
    std::u32string units;
    for (std::size_t i = 0; i + sizeof(Unit) <= bytes.size(); i += sizeof(Unit))
        units.push_back(qFromBigEndian<Unit>(bytes.data() + i));
    return units;
}

std::string textOf(const DerReader::Element &value)
{
    const std::string_view bytes = value.content;
    switch (value.tag) {
    case kUtf8String:
    case kNumericString:
    case kPrintableString:
    case kIa5String:
        return repairedUtf8(bytes);
    case kTeletexString:
        return toUtf8(QString::fromLatin1(bytes.data(), static_cast<qsizetype>(bytes.size())));
    case kBmpString: {
        const std::u32string units = bigEndianUnits<std::uint16_t>(bytes);
        QString text;
        for (const char32_t unit : units)
            text += QChar(static_cast<char16_t>(unit));
        return toUtf8(text);
    }
    case kUniversalString: {
        const std::u32string units = bigEndianUnits<std::uint32_t>(bytes);
        return toUtf8(QString::fromUcs4(units.data(), static_cast<qsizetype>(units.size())));
    }
    default:
        return {};
    }
}

// Name ::= SEQUENCE OF SET OF SEQUENCE { type OID, value }
void addNames(std::string_view name, CertificateSubject &subject)
{
    DerReader sets(name);
    while (const std::optional<std::string_view> set = sets.next(kSet)) {
        DerReader attributes(*set);
        while (const std::optional<std::string_view> attribute = attributes.next(kSequence)) {
            DerReader parts(*attribute);
            const std::optional<std::string_view> type = parts.next(kOid);
            const std::optional<DerReader::Element> value = parts.next();
            if (!type || !value)
                continue;
            if (*type == kOrganization)
                subject.organizations.push_back(textOf(*value));
            else if (*type == kCommonName)
                subject.commonNames.push_back(textOf(*value));
        }
    }
}

// CertificationRequest ::= SEQUENCE { info SEQUENCE { version INTEGER, subject Name, … }, … }
std::optional<std::string_view> subjectName(std::string_view der)
{
    const std::optional<std::string_view> request = DerReader(der).next(kSequence);
    if (!request)
        return std::nullopt;
    const std::optional<std::string_view> info = DerReader(*request).next(kSequence);
    if (!info)
        return std::nullopt;
    DerReader parts(*info);
    return parts.next(kInteger) ? parts.next(kSequence) : std::nullopt;
}

} // namespace

std::optional<CertificateSubject> certificateRequestSubject(std::string_view base64)
{
    if (base64.size() > kMaximumCertificateRequest)
        return std::nullopt;
    const QByteArray pem = decoded(base64);
    std::optional<CertificateSubject> subject;
    // The API server takes the first block that it can read. Which one that is, it decides more
    // strictly than we do: a decoy must not hide the one behind it.
    PemBlocks blocks(viewOf(pem));
    while (const std::optional<std::string_view> block = blocks.next()) {
        const QByteArray der = decoded(*block);
        const std::optional<std::string_view> name = subjectName(viewOf(der));
        if (!name)
            continue;
        if (!subject)
            subject.emplace();
        addNames(*name, *subject);
    }
    return subject;
}

} // namespace kubewake
