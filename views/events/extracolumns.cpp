// SPDX-License-Identifier: Apache-2.0
#include "views/events/extracolumns.h"

namespace kubewake {
namespace {

ExtraColumn::Kind kindOf(RowColumnInfo::Kind kind)
{
    switch (kind) {
    case RowColumnInfo::Kind::Delta:
    case RowColumnInfo::Kind::Boolean:
        return ExtraColumn::Kind::Literal;
    case RowColumnInfo::Kind::List:
        return ExtraColumn::Kind::List;
    case RowColumnInfo::Kind::Text:
        break;
    }
    return ExtraColumn::Kind::Text;
}

} // namespace

std::vector<ExtraColumn> extraColumns(const RowColumnValues &values,
                                      const std::vector<RowColumn> &columns)
{
    std::vector<ExtraColumn> extra;
    for (const RowColumn column : columns) {
        const RowColumnInfo &info = rowColumnInfo(column);
        extra.push_back({std::string(info.name), kindOf(info.kind),
                         [values, column](std::size_t at) { return values.at(column, at); }});
    }
    return extra;
}

} // namespace kubewake
