"""Writes small whole numbers as core/encoder/entropy_coding.h draws them: rANS (Duda, 2013) with 32 streams."""
import struct

import numpy as np

STREAMS, FREQUENCY_BITS, LEAST_STATE = 32, 12, 1 << 16


def frequencies_of(values):
    """(least value, a frequency for each value from it on); they add up to 4096, and none that occurs has 0."""
    least = int(values.min())
    counts = np.bincount((values.astype(np.int64) - least))
    whole = 1 << FREQUENCY_BITS
    shares = counts * whole / counts.sum()
    frequencies = np.where(counts > 0, np.maximum(1, np.floor(shares)), 0).astype(np.int64)
    while frequencies.sum() != whole:  # where a step up or down costs least
        up = frequencies.sum() < whole
        with np.errstate(divide='ignore', invalid='ignore'):
            gain = counts * np.log2((frequencies + (1 if up else -1)) / frequencies)
        gain[(counts == 0) | ((frequencies <= 1) & (not up))] = -np.inf
        frequencies[int(np.argmax(gain))] += 1 if up else -1
    return least, frequencies


def encode(values):
    """The bytes of a matrix of numbers of -128 to 127; their count is a multiple of 32."""
    values = np.asarray(values).astype(np.int64).ravel()
    assert values.size % STREAMS == 0
    least, frequencies = frequencies_of(values)
    starts = np.concatenate([[0], np.cumsum(frequencies)[:-1]])
    groups = (values - least).reshape(-1, STREAMS)
    states = np.full(STREAMS, LEAST_STATE, np.int64)
    words = []
    for group in groups[::-1]:  # the reader goes forwards, so the writer goes backwards
        frequency = frequencies[group]
        full = states >= frequency << (32 - FREQUENCY_BITS)
        if full.any():
            words.append((states[full] & 0xFFFF)[::-1])
            states[full] >>= 16
        states = ((states // frequency) << FREQUENCY_BITS) + states % frequency + starts[group]
    flat = np.concatenate(words)[::-1].astype('<u2') if words else np.zeros(0, '<u2')
    return (struct.pack('<hH', least, len(frequencies)) + frequencies.astype('<u2').tobytes()
            + states.astype('<u4').tobytes() + struct.pack('<I', flat.size) + flat.tobytes())
