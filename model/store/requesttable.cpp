// SPDX-License-Identifier: Apache-2.0
#include "model/store/requesttable.h"

#include <atomic>
#include <utility>

namespace kubewake {

Row &RequestEntry::slot(Stage stage)
{
    switch (stage) {
    case Stage::ResponseStarted:
        return started;
    case Stage::ResponseComplete:
    case Stage::Panic:
        return finished;
    default:
        return received;
    }
}

RequestTable::RequestTable(StoreMemoryPtr memory)
    : m_memory(std::move(memory))
    , m_extras(std::make_shared<StableArray<ExtraEvent>>())
{
}

const RequestEntry &RequestTable::operator[](RequestId id) const
{
    const auto index = static_cast<std::uint32_t>(id);
    return (*m_blocks[index >> kBlockBits])[index & (kBlockSize - 1)];
}

RequestId RequestTable::append(const RequestEntry &entry)
{
    if ((m_size & (kBlockSize - 1)) == 0)
        m_blocks.push_back(std::allocate_shared<Block>(StoreAllocator<Block>(m_memory)));
    const RequestId id {m_size++};
    writable(id) = entry;
    return id;
}

RequestEntry &RequestTable::writable(RequestId id)
{
    const auto index = static_cast<std::uint32_t>(id);
    std::shared_ptr<Block> &block = m_blocks[index >> kBlockBits];
    if (block.use_count() > 1)
        block = std::allocate_shared<Block>(StoreAllocator<Block>(m_memory), *block);
    else
        std::atomic_thread_fence(std::memory_order_acquire); // pairs with the last view's release
    return (*block)[index & (kBlockSize - 1)];
}

RequestTable::View RequestTable::view() const
{
    View view;
    view.m_blocks.assign(m_blocks.begin(), m_blocks.end());
    view.m_extras = m_extras;
    view.m_extraCount = m_extras->size();
    view.m_size = m_size;
    return view;
}

std::vector<Row> RequestTable::View::rowsOf(RequestId id) const
{
    std::vector<Row> rows;
    const RequestEntry &entry = (*this)[id];
    for (const Row row : {entry.received, entry.started, entry.finished}) {
        if (row != kNoRow)
            rows.push_back(row);
    }
    for (std::uint32_t i = 0; i < m_extraCount; ++i) {
        if ((*m_extras)[i].request == id)
            rows.push_back((*m_extras)[i].row);
    }
    return rows;
}

} // namespace kubewake
