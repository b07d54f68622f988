#pragma once
#include "encoder/kernels.h"

/// Products by relaxed_products.cpp. For WebAssembly alone.
namespace explainer::encoder {

/// Puts that module beside the core; false where the engine does not know its instruction or gets it wrong.
bool may_use_relaxed();

/// `Kernels::pack` and `Kernels::multiply`. That module takes weights of -64 to 63, as are all of a model with two or
/// three bits a weight; a matrix with others is multiplied by `simd128_kernels`.
PackedWeights pack_relaxed(const std::int8_t* weights, std::size_t rows, std::size_t depth);
void multiply_relaxed(const QuantisedTokens& tokens, const PackedRows& rows, std::int16_t* scratch, float* out);

}  // namespace explainer::encoder
