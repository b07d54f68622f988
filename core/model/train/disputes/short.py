"""worth of signs for the shortlist; gate"""
from gold import *
import torch,time,pickle
P="../shared/disputes/"; t=time.time()
rows,docs=load("pairs.jsonl",[P+"train.json",P+"train-brisk.json",P+"dev.json"]); dev=set(read_gold(P+"dev.json"))
print(len(rows),time.time()-t)
NP,NU=27,27
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
# gate
def feats(R): return [u["gate"] for u in R["units"]]
xs=[];ys=[];ws=[];isd=[];kinds=[]
for R,d in zip(rows,docs):
    for u,g in enumerate(feats(R)):
        if d["ign"][u]: continue
        xs.append(g); ys.append(d["kind"][u]>0); isd.append(R["id"] in dev); kinds.append(d["kind"][u])
ys=torch.tensor(ys).float(); isd=np.array(isd); kinds=np.array(kinds); print("units",len(xs),"positive",ys.mean())
W=torch.nn.EmbeddingBag(8192,1,mode="sum"); torch.nn.init.zeros_(W.weight); b=torch.tensor(-2.,requires_grad=True)
opt=torch.optim.Adam([W.weight,b],lr=.01); idx=np.nonzero(~isd)[0]; di=np.nonzero(isd)[0]
def run(ii):
    off=torch.tensor(np.cumsum([0]+[len(xs[i]) for i in ii[:-1]])); flat=torch.tensor([v for i in ii for v in xs[i]]); 
    nrm=torch.tensor([len(xs[i])**.5 for i in ii]).float()
    return W(flat,off)[:,0]/nrm*3+b
def ap(s,y):
    o=np.argsort(-s); y=y[o]; c=np.cumsum(y); return (c/np.arange(1,len(y)+1)*y).sum()/y.sum()
for ep in range(8):
    np.random.RandomState(ep).shuffle(idx)
    for i in range(0,len(idx),256):
        ii=idx[i:i+256]; L=torch.nn.functional.binary_cross_entropy_with_logits(run(ii),ys[ii])+3e-5*W.weight.pow(2).sum(); opt.zero_grad(); L.backward(); opt.step()
    with torch.no_grad(): s=run(di).numpy()
    y=ys[di].numpy(); o=np.argsort(-s); rec=[round(100*y[o[:int(k*len(o))]].sum()/y.sum(),1) for k in (.1,.15,.2,.25,.3,.35,.4,.5)]
    print(ep,"AP",round(ap(s,y),3),"recall at share",rec,flush=True)
    if ep>3:
        for g in opt.param_groups: g["lr"]*=.6
th=np.sort(s)[::-1][int(.3*len(s))]
print({KINDS[k]:round(100*(s[kinds[di]==k]>th).mean()) for k in range(1,7)}, len(di)/120)
pickle.dump((W.weight.detach().numpy()[:,0],float(b)),open("gate.pkl","wb"))
