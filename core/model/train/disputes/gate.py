from gold import *
import torch,pickle,sys
dumps=sys.argv[1].split(","); golds=sys.argv[2:]
hold=set(read_gold("hold.json")); xs=[];ys=[];kk=[];hd=[];brisk=[]
for f in dumps:
    rows,docs=load(f,golds+["hold.json"])
    for R,d in zip(rows,docs):
        for u,x in enumerate(R["units"]):
            if d["ign"][u]: continue
            xs.append(x["gate"]); ys.append(float(d["kind"][u]>0)); kk.append(d["kind"][u]); hd.append(R["id"] in hold)
ys=torch.tensor(ys); hd=np.array(hd); kk=np.array(kk); print(len(xs),float(ys.mean()))
W=torch.nn.EmbeddingBag(8192,1,mode="sum"); torch.nn.init.zeros_(W.weight); b=torch.tensor(-2.,requires_grad=True)
opt=torch.optim.Adam([W.weight,b],lr=.01); idx=np.nonzero(~hd)[0]; di=np.nonzero(hd)[0]
def run(ii):
    off=torch.tensor(np.cumsum([0]+[len(xs[i]) for i in ii[:-1]])); flat=torch.tensor([v for i in ii for v in xs[i]])
    return W(flat,off)[:,0]/torch.tensor([max(1,len(xs[i]))**.5 for i in ii]).float()*3+b
def ap(s,y): o=np.argsort(-s); y=y[o]; c=np.cumsum(y); return (c/np.arange(1,len(y)+1)*y).sum()/y.sum()
for ep in range(4):
    np.random.RandomState(ep).shuffle(idx)
    for i in range(0,len(idx),256):
        ii=idx[i:i+256]; L=torch.nn.functional.binary_cross_entropy_with_logits(run(ii),ys[ii])+3e-5*W.weight.pow(2).sum(); opt.zero_grad(); L.backward(); opt.step()
    with torch.no_grad(): s=run(di).numpy()
    y=ys[di].numpy(); o=np.argsort(-s); print(ep,"AP %.3f"%ap(s,y),[(k,round(100*float(y[o[:int(k*len(o))]].sum()/y.sum()),1),round(float(s[o[int(k*len(o))]]),2)) for k in (.15,.2,.25,.3,.35,.4,.5)],flush=True)
    for g in opt.param_groups: g["lr"]*=.6
for share in (.25,.3,.35):
    th=np.sort(s)[::-1][int(share*len(s))]; print(share,{KINDS[k]:round(100*(s[kk[di]==k]>th).mean()) for k in range(1,7)})
pickle.dump((W.weight.detach().numpy()[:,0],float(b)),open("gate.pkl","wb"))
