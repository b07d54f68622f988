"""Trained weights (train.py) and the quick look (gate.py) as add_disputes.py takes them: write.py B.pt gate.pkl out.npz"""
import pickle
import sys

import numpy as np
import torch

WINDOW = 288  # tokens: `longest_window` of core/disputes/windows.h

trained, look, out = sys.argv[1:4]
weights = {name: value.float().numpy() for name, value in torch.load(trained).items() if name != 'word.weight'}
weights['pos.weight'] = weights['pos.weight'][:WINDOW]
with open(look, 'rb') as file:
    gate, bias = pickle.load(file)
np.savez(out, **weights, gate=gate, gate_bias=np.array([bias], np.float32), settings=np.zeros(0, np.float32))
