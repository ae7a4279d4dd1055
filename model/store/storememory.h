// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace kubewake {

// Where a store keeps what grows with the evidence: in memory up to a limit, beyond it in an
// unnamed temporary file that is mapped, so that the kernel can take its pages away whenever memory
// is short. (Evidence is never mapped: others may cut it. This file is nobody's but ours, and its
// space is reserved before it is used.) Shared by all that it gave memory to. Any thread.
class StoreMemory
{
public:
    static constexpr std::size_t kExtentBytes = std::size_t {64} << 20;
    // Smaller pieces stay in memory.
    static constexpr std::size_t kSmallBytes = std::size_t {4} << 10;

    // `limit` in bytes; 0: defaultLimit().
    explicit StoreMemory(std::size_t limit = 0);
    ~StoreMemory();
    StoreMemory(const StoreMemory &) = delete;
    StoreMemory &operator=(const StoreMemory &) = delete;

    // Half of the memory of this machine.
    [[nodiscard]] static std::size_t defaultLimit();

    // Aligned for anything. If there is no room on the disk, memory is used nevertheless, and
    // isExhausted() from then on: whoever fills the store should stop.
    [[nodiscard]] void *allocate(std::size_t size);
    void deallocate(void *memory, std::size_t size);

    [[nodiscard]] bool isExhausted() const { return m_exhausted; }
    [[nodiscard]] std::size_t limit() const { return m_limit; }
    [[nodiscard]] std::size_t bytesInMemory() const { return m_inMemory; }
    [[nodiscard]] std::size_t bytesOnDisk() const { return m_onDisk; }

    // Lets go of the pages of the file: they come back when they are looked at.
    void release();

private:
    struct Extent
    {
        char *begin = nullptr;
        std::size_t size = 0;
        std::size_t used = 0;
    };

    [[nodiscard]] void *allocateMapped(std::size_t size);
    [[nodiscard]] bool addExtent(std::size_t size);
    [[nodiscard]] bool isMapped(const void *memory) const;

    std::size_t m_limit;
    std::atomic<std::size_t> m_inMemory {0};
    std::atomic<std::size_t> m_onDisk {0};
    std::atomic<bool> m_exhausted {false};
    mutable std::mutex m_mutex; // guards what follows
    int m_file = -1;
    std::size_t m_fileSize = 0;
    std::vector<Extent> m_extents;
    std::map<std::size_t, std::vector<void *>> m_free; // mapped, by size
};

using StoreMemoryPtr = std::shared_ptr<StoreMemory>;

// Bytes in a StoreMemory, or, without one, on the heap. Moves, and is not copied.
class StoreBytes
{
public:
    StoreBytes() = default;
    StoreBytes(std::size_t size, StoreMemoryPtr memory);
    StoreBytes(StoreBytes &&other) noexcept;
    StoreBytes &operator=(StoreBytes &&other) noexcept;
    StoreBytes(const StoreBytes &) = delete;
    StoreBytes &operator=(const StoreBytes &) = delete;
    ~StoreBytes();

    [[nodiscard]] char *data() { return m_data; }
    [[nodiscard]] const char *data() const { return m_data; }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    char *m_data = nullptr;
    std::size_t m_size = 0;
    StoreMemoryPtr m_memory;
};

// For containers and std::allocate_shared.
template<typename T>
class StoreAllocator
{
public:
    using value_type = T;

    explicit StoreAllocator(StoreMemoryPtr memory)
        : m_memory(std::move(memory))
    {
    }
    template<typename U>
    StoreAllocator(const StoreAllocator<U> &other)
        : m_memory(other.memory())
    {
    }

    [[nodiscard]] T *allocate(std::size_t count)
    {
        return static_cast<T *>(m_memory->allocate(count * sizeof(T)));
    }
    void deallocate(T *memory, std::size_t count)
    {
        m_memory->deallocate(memory, count * sizeof(T));
    }
    [[nodiscard]] const StoreMemoryPtr &memory() const { return m_memory; }

    template<typename U>
    friend bool operator==(const StoreAllocator &a, const StoreAllocator<U> &b)
    {
        return a.memory() == b.memory();
    }

private:
    StoreMemoryPtr m_memory;
};

} // namespace kubewake
