"""units of the core + gold disputes -> labels by unit"""
from common import *
import numpy as np
from score_explanations import align, cover, words
KINDS="none denies rebuts retracts declines questions part".split()
def overlap(a,b): return len(a&b)/min(len(a),len(b)) if a and b else 0.
def dice(a,b): return 2*len(a&b)/(len(a)+len(b)) if a and b else 0.
def read_gold(path): return json.load(open(path))
def label(row,text,disputes):
    U=row["units"]; n=len(U); gw,own=words(text),words(row["text"]); at=align(gw,own)
    place=lambda sp:{at.get(i,-1-i) for i in cover(own,sp)}
    wc=[place(u["content"]) for u in U]; wa=[place(u["cue"]+u["content"]) for u in U]
    kind=np.zeros(n,int); ks=np.zeros(n); loosek=np.zeros(n,bool); Y=np.zeros((n,n),bool); loose=np.zeros((n,n),bool); none=np.zeros(n,bool); unk=np.zeros(n,bool)
    D=[]
    for d in disputes:
        claim=cover(gw,d["claim"]) if d["claim"] else set(); voices=[cover(gw,v["spans"]) for v in d["says_so"]]
        fw=[x for x in [claim,*voices] if x]
        vo=np.array([max([overlap(w,x) for x in fw],default=0) for w in wc]); vd=np.array([max([dice(w,x) for x in fw],default=0) for w in wc])
        Vl=vo>=.5; V=Vl&(vd>=.4)
        for x in fw:
            o=np.array([dice(w,x)*(overlap(w,x)>=.5) for w in wc])
            if n and o.max()>0: V[o.argmax()]=True
        A=[]; ad=np.zeros(n,bool); al=np.zeros(n,bool); ac=[]
        for a in d["against"]:
            c,ca=cover(gw,a["spans"]),cover(gw,a["spans"]+a.get("cue",[]))
            if c: ac.append(c)
            ov=np.array([max(overlap(c,w),overlap(ca,x)) for w,x in zip(wc,wa)]); di=np.array([max(dice(c,w),dice(ca,x)) for w,x in zip(wc,wa)])
            lo=ov>=.5; st=lo&(di>=.5); di2=di*lo
            if n and di2.max()>0: st[di2.argmax()]=True
            A.append(lo); ad|=st; al|=lo
            for i in np.nonzero(st)[0]:
                if di[i]>ks[i]: ks[i]=di[i]; kind[i]=KINDS.index(a["kind"])
            loosek|=lo
        Y|=ad[:,None]&V[None]; loose|=al[:,None]&Vl[None]
        if not fw: none|=ad
        elif not V.any(): unk|=ad
        D.append(dict(w=d["weight"],fw=bool(fw),Vl=Vl,V=V,A=A,ad=ad,al=al,ac=ac))
    np.fill_diagonal(Y,False); np.fill_diagonal(loose,False)
    return dict(id=row["id"],n=n,kind=kind,ign=loosek&(kind==0),Y=Y,loose=loose,none=none&~Y.any(1),unk=unk&~Y.any(1),D=D,wc=wc,wa=wa)
def load(dumpfile,golds):
    G={}
    for g in golds: G.update(read_gold(g))
    rows=[json.loads(l) for l in open(dumpfile)]; rows=[r for r in rows if r["id"] in G and "units" in r]
    T=texts([r["id"] for r in rows])
    return rows,[label(r,T[r["id"]],G[r["id"]]) for r in rows]
