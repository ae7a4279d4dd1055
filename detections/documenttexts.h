// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kubewake {

// The documents of a YAML text as they were written, comments included. The text must outlive it.
class DocumentTexts
{
public:
    explicit DocumentTexts(std::string_view text);

    // The document that has something on `line` (from 1), without the markers between documents
    // and without empty lines around it.
    [[nodiscard]] std::string at(int line) const;

private:
    // A line that begins with `---` or `...`: whatever stands around it, it ends a document.
    struct Marker
    {
        int line;
        std::size_t begin;
        std::size_t end; // behind its line feed
        bool hasContent; // --- {title: …}
    };

    std::string_view m_text;
    std::vector<Marker> m_markers;
};

} // namespace kubewake
