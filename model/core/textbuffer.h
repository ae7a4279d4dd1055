// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace kubewake {

// Bytes that grow at the end, as std::string does, but without setting what is about to be
// overwritten to zero first. Keeps its memory until it is destroyed.
class TextBuffer
{
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::size_t capacity() const { return m_capacity; }
    [[nodiscard]] std::string_view view() const { return {m_bytes.get(), m_size}; }

    // Makes room for `count` more bytes, of any content, and returns where they are.
    [[nodiscard]] char *grow(std::size_t count)
    {
        if (count > m_capacity - m_size)
            reserve(std::max(m_size + count, m_capacity + m_capacity / 2));
        char *place = m_bytes.get() + m_size;
        m_size += count;
        return place;
    }
    void append(std::string_view text)
    {
        if (!text.empty())
            std::memcpy(grow(text.size()), text.data(), text.size());
    }
    void append(std::size_t count, char byte) { std::fill_n(grow(count), count, byte); }

    // `size` must not be larger than it is.
    void truncate(std::size_t size) { m_size = size; }
    void clear() { m_size = 0; }

    void swap(TextBuffer &other) noexcept
    {
        m_bytes.swap(other.m_bytes);
        std::swap(m_size, other.m_size);
        std::swap(m_capacity, other.m_capacity);
    }

private:
    void reserve(std::size_t capacity)
    {
        auto bytes = std::make_unique_for_overwrite<char[]>(capacity);
        if (m_size > 0)
            std::memcpy(bytes.get(), m_bytes.get(), m_size);
        m_bytes = std::move(bytes);
        m_capacity = capacity;
    }

    std::unique_ptr<char[]> m_bytes;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace kubewake
