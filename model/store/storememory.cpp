// SPDX-License-Identifier: Apache-2.0
#include "model/store/storememory.h"

#include "model/core/unnamedfile.h"

#include <algorithm>
#include <new>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace kubewake {
namespace {

constexpr std::size_t kAlignment = alignof(std::max_align_t);

std::size_t roundedUp(std::size_t size, std::size_t unit)
{
    return (size + unit - 1) / unit * unit;
}

} // namespace

StoreMemory::StoreMemory(std::size_t limit)
    : m_limit(limit == 0 ? defaultLimit() : limit)
{
}

StoreMemory::~StoreMemory()
{
    for (const Extent &extent : m_extents)
        ::munmap(extent.begin, extent.size);
    if (m_file >= 0)
        ::close(m_file);
}

std::size_t StoreMemory::defaultLimit()
{
    constexpr std::size_t kUnknown = std::size_t {4} << 30;
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long pageSize = ::sysconf(_SC_PAGESIZE);
    return pages <= 0 || pageSize <= 0
        ? kUnknown
        : static_cast<std::size_t>(pages) * static_cast<std::size_t>(pageSize) / 2;
}

void *StoreMemory::allocate(std::size_t size)
{
    if (size >= kSmallBytes && m_inMemory + size > m_limit) {
        if (void *mapped = allocateMapped(roundedUp(size, kAlignment)))
            return mapped;
        m_exhausted = true;
    }
    m_inMemory += size;
    return ::operator new(size);
}

void *StoreMemory::allocateMapped(std::size_t size)
{
    const std::lock_guard lock(m_mutex);
    m_onDisk += size;
    if (const auto free = m_free.find(size); free != m_free.end() && !free->second.empty()) {
        void *memory = free->second.back();
        free->second.pop_back();
        return memory;
    }
    if (m_extents.empty() || m_extents.back().size - m_extents.back().used < size) {
        if (!addExtent(std::max(size, kExtentBytes))) {
            m_onDisk -= size;
            return nullptr;
        }
    }
    Extent &extent = m_extents.back();
    void *memory = extent.begin + extent.used;
    extent.used += size;
    return memory;
}

bool StoreMemory::addExtent(std::size_t size)
{
    size = roundedUp(size, static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)));
    if (m_file < 0)
        m_file = openUnnamedFile();
    // Reserved now: to find out by writing to a page that the disk is full would end the program.
    if (m_file < 0
        || ::posix_fallocate(m_file, static_cast<off_t>(m_fileSize), static_cast<off_t>(size)) != 0)
        return false;
    void *memory = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, m_file,
                          static_cast<off_t>(m_fileSize));
    if (memory == MAP_FAILED)
        return false;
    m_fileSize += size;
    m_extents.push_back({static_cast<char *>(memory), size, 0});
    return true;
}

bool StoreMemory::isMapped(const void *memory) const
{
    return std::ranges::any_of(m_extents, [memory](const Extent &extent) {
        return memory >= extent.begin && memory < extent.begin + extent.size;
    });
}

void StoreMemory::deallocate(void *memory, std::size_t size)
{
    {
        const std::lock_guard lock(m_mutex);
        if (isMapped(memory)) {
            m_free[roundedUp(size, kAlignment)].push_back(memory);
            m_onDisk -= roundedUp(size, kAlignment);
            return;
        }
    }
    m_inMemory -= size;
    ::operator delete(memory);
}

void StoreMemory::release()
{
    const std::lock_guard lock(m_mutex);
    for (const Extent &extent : m_extents)
        ::madvise(extent.begin, extent.size, MADV_DONTNEED);
}

StoreBytes::StoreBytes(std::size_t size, StoreMemoryPtr memory)
    : m_size(size)
    , m_memory(std::move(memory))
{
    if (size > 0)
        m_data = static_cast<char *>(m_memory ? m_memory->allocate(size) : ::operator new(size));
}

StoreBytes::StoreBytes(StoreBytes &&other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
    , m_memory(std::move(other.m_memory))
{
}

StoreBytes &StoreBytes::operator=(StoreBytes &&other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    std::swap(m_memory, other.m_memory);
    return *this;
}

StoreBytes::~StoreBytes()
{
    if (m_data == nullptr)
        return;
    if (m_memory)
        m_memory->deallocate(m_data, m_size);
    else
        ::operator delete(m_data);
}

} // namespace kubewake
