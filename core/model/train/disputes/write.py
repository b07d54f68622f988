"""Trained weights (train.py) and the quick look (gate.py) as add_disputes.py takes them: write.py C.pt gate.pkl settings.npy out.npz

settings.npy: the calibration, of calibrate.py."""
import pickle
import sys

import numpy as np
import torch

WINDOW = 288  # tokens: `longest_window` of core/disputes/windows.h

trained, look, settings, out = sys.argv[1:5]
weights = {name: value.float().numpy() for name, value in torch.load(trained).items() if name != 'word.weight'}
weights['pos.weight'] = weights['pos.weight'][:WINDOW]
with open(look, 'rb') as file:
    gate, bias = pickle.load(file)
np.savez(out, **weights, gate=gate, gate_bias=np.array([bias], np.float32), settings=np.load(settings))
