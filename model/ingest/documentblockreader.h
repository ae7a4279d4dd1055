// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ingest/blockreader.h"

#include <optional>

namespace kubewake {

// Blocks of whole JSON documents, wherever their lines break.
class DocumentBlockReader : public BlockReader
{
public:
    DocumentBlockReader(TextStream &text, std::size_t maximumRecord);

    [[nodiscard]] Result<bool> next(Block &block) override;

private:
    void takePieces(Block &block);

    TextStream &m_text;
    std::size_t m_maximumRecord;
    JsonSplitter m_splitter;
    std::string m_listHead; // of the list that is being read
    TextBuffer m_buffer;
    char m_lastByte = '\n';
    bool m_atEnd = false;
    std::optional<Error> m_error; // met behind what was given out
};

} // namespace kubewake
