#pragma once
#include "encoder/kernels.h"

/// The orders of `Kernels::pack`. They stand in a file of their own that is compiled for any processor.
namespace explainer::encoder {

PackedWeights row_by_row(const std::int8_t* weights, std::size_t rows, std::size_t depth);

/// Sixteen rows side by side, four columns of each at a time: what vpdpbusd and the tiles of AMX take as they lie.
PackedWeights four_columns(const std::int8_t* weights, std::size_t rows, std::size_t depth);

}  // namespace explainer::encoder
