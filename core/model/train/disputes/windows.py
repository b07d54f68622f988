"""windows + labels -> arrays"""
from gold import *
import torch,pickle,time
def pack(rows,docs,gate=None):
    """list of dicts, one a unit's window"""
    out=[]
    for R,d in zip(rows,docs):
        g=None
        if gate is not None:
            W,b=gate; g=[float(sum(W[i] for i in u["gate"])/max(1,len(u["gate"]))**.5*3+b) for u in R["units"]]
        for w in R.get("windows",[]):
            u=w["opponent"]; t=np.array(w["tokens"],np.int32).reshape(-1,4); c=[x for x,p in zip(w["candidates"],w["places"]) if p<len(t)]; pl=[p for p in w["places"] if p<len(t)]
            sp=[0]*len(R["units"][u]["signs"]); si=list(R["units"][u]["signs"])
            for p,x,ps in zip(pl,c,w["pair_signs"]):
                a=[28+s for s in R["units"][x]["signs"]]+[56+s for s in ps]; sp+=[p]*len(a); si+=a
            y=d["Y"][u][c] if len(c) else np.zeros(0,bool); lo=d["loose"][u][c] if len(c) else np.zeros(0,bool)
            out.append(dict(id=d["id"],u=u,t=t.astype(np.int16) if t.max()<32767 else t,c=np.array(c,int),pl=np.array([0]+pl),sp=np.array(sp),si=np.array(si),kind=int(d["kind"][u]),ign=bool(d["ign"][u]),y=y,lo=lo&~y,none=bool(d["none"][u]),anyY=bool(d["Y"][u].any()),gate=g[u] if g else 0.))
    return out
def batch(ws):
    B=len(ws); T=max(len(w["t"]) for w in ws); M=max(len(w["pl"]) for w in ws)
    z=lambda *s,dt=np.int64:np.zeros(s,dt)
    A=z(B,T,4); pr=z(B,T,dt=bool); mk=z(B,M); mm=z(B,M,dt=bool); y=z(B,M,dt=bool); lo=z(B,M,dt=bool); sp=[];si=[]
    for k,w in enumerate(ws):
        n=len(w["t"]); A[k,:n]=w["t"]; pr[k,:n]=True; m=len(w["pl"]); mk[k,:m]=w["pl"]; mm[k,:m]=True
        y[k,1:m]=w["y"]; lo[k,1:m]=w["lo"]; y[k,0]=w["none"]; sp.append(w["sp"]+k*T); si.append(w["si"])
    f=torch.from_numpy
    return dict(piece=f(A[...,0].copy()),case=f(A[...,1].copy()),inside=f(A[...,2].copy()),part=f(A[...,3].copy()),present=f(pr),marks=f(mk),mm=f(mm),y=f(y),lo=f(lo),sp=f(np.concatenate(sp)),si=f(np.concatenate(si)),kind=torch.tensor([w["kind"] for w in ws]))
