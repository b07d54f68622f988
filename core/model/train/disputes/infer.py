"""Judgements on windows: infer.py C.pt hold.pkl OUT.pkl STEP [THREADS]; STEP: of the rounding that it was trained with, 0 for none

Of an article only those windows are read that the core reads (core/disputes/reader.h): what the quick look lets through, and no more
than two and one for each 65 words and marks."""
import sys,pickle
from windows import *
import net as NN
torch.set_num_threads(int(sys.argv[5]) if len(sys.argv)>5 else 1)
ckpt,src,out=sys.argv[1:4]; step=float(sys.argv[4])
n=NN.Reader(6); n.load_state_dict(torch.load(ckpt)); n.eval(); n.rounded(step)
WORTH,ANYWAY,FOR_ONE,MOST=-3.2,2,65,160
ws,docs,count=pickle.load(open(src,"rb")); by={}
for w in ws:
    if w["gate"]>WORTH: by.setdefault(w["id"],[]).append(w)
S=[w for i,some in by.items() for w in sorted(some,key=lambda w:-w["gate"])[:min(MOST,ANYWAY+count[i]//FOR_ONE)]]; o=sorted(range(len(S)),key=lambda i:len(S[i]["t"]))
J={}
with torch.no_grad():
    for i in range(0,len(o),32):
        ii=o[i:i+32]; b=batch([S[k] for k in ii]); kl,link,same=n(b); link=link.float().masked_fill(~b["mm"],-1e4)
        kp=kl.float().softmax(1).numpy(); lp=link.softmax(1).numpy(); sp=same.float().sigmoid().numpy()
        for j,k in enumerate(ii): w=S[k]; m=len(w["pl"]); J.setdefault(w["id"],{})[w["u"]]=(kp[j],lp[j,:m],sp[j,:m-1],w["c"])
pickle.dump(J,open(out,"wb")); print(len(S))
