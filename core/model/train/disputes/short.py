"""worth of signs for the shortlist"""
from gold import *
import torch,time,pickle
P="../shared/disputes/"; t=time.time()
rows,docs=load("pairs.jsonl",[P+"train.json",P+"train-brisk.json",P+"dev.json"]); dev=set(read_gold(P+"dev.json"))
print(len(rows),time.time()-t)
NPAIR=max(max(r[2:]) for R in rows for r in R.get("pairs",[]) if len(r)>2)+1; print("pair signs",NPAIR)
ex=[];cov=[0,0,0,0]
for R,d in zip(rows,docs):
    by={}
    for r in R.get("pairs",[]): by.setdefault(r[0],[]).append(r)
    for u in np.nonzero(d["kind"]>0)[0]:
        if not d["Y"][u].any(): continue
        c=by.get(int(u),[]); X=np.zeros((len(c),NPAIR+28),np.float32); y=np.zeros(len(c),bool); l=np.zeros(len(c),bool)
        for k,r in enumerate(c):
            X[k,r[2:]]=1; X[k,[NPAIR+s for s in R["units"][r[1]]["signs"]]]=1; y[k]=d["Y"][u,r[1]]; l[k]=d["loose"][u,r[1]]
        ex.append((R["id"] in dev,torch.tensor(X),torch.tensor(y),torch.tensor(l)))
tr=[e for e in ex if not e[0] and e[2].any()]; de=[e for e in ex if e[0]]
print(len(tr),len(de),"no positive in reach",sum(not e[2].any() for e in ex))
w=torch.zeros(NPAIR+28,requires_grad=True); opt=torch.optim.Adam([w],lr=.05)
import random
for ep in range(8):
    random.Random(ep).shuffle(tr); 
    for i in range(0,len(tr),64):
        L=0
        for _,X,y,l in tr[i:i+64]:
            s=X@w; s=s.masked_fill(l&~y,-1e4); L=L+torch.logsumexp(s,0)-torch.logsumexp(s.masked_fill(~y,-1e4),0)
        L=L/64+1e-3*w.pow(2).sum(); opt.zero_grad(); L.backward(); opt.step()
    with torch.no_grad():
        out=[]
        for S in (tr[:800],de):
            ranks=[]
            for _,X,y,l in S:
                if not l.any(): ranks.append(999); continue
                s=X@w; ranks.append(int((s>s[l].max()).sum()))
            out.append([round(100*np.mean(np.array(ranks)<k),1) for k in (1,3,5,8,10,12,16)])
    print(ep,float(L),out,flush=True)
    for g in opt.param_groups: g["lr"]*=.75
pickle.dump(w.detach().numpy(),open("worth.pkl","wb"))
f=lambda a:", ".join("%.2ff"%x for x in a)
print("pair",f(w[:NPAIR].tolist())); print("unit",f(w[NPAIR:].tolist()))
