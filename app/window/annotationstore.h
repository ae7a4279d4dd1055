// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/annotations/annotations.h"

#include <QByteArray>
#include <QString>

namespace kubewake {

class Settings;

// Where bookmarks, tags and notes are between two starts: beside the decisions about signals, in
// the settings. What cannot be read is never written over: it is put aside under a name of its own.
// UI thread.
class AnnotationStore
{
public:
    explicit AnnotationStore(Settings &settings);

    struct Loaded
    {
        Annotations annotations;
        QString problem; // empty: none; plain text
    };
    [[nodiscard]] Loaded load();
    void save(const Annotations &annotations);

private:
    Settings &m_settings;
};

} // namespace kubewake
