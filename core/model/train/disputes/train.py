import argparse,pickle,random,time,os
from windows import *
import net as NN, torch.nn.functional as F
p=argparse.ArgumentParser(); p.add_argument("--data",nargs="+"); p.add_argument("--dev",default="dev.pkl"); p.add_argument("--init",default="minilm"); p.add_argument("--begin"); p.add_argument("--layers",type=int,default=6); p.add_argument("--rate",type=float,default=1.5e-4); p.add_argument("--steps",type=int,default=0); p.add_argument("--epochs",type=float,default=1); p.add_argument("--bs",type=int,default=16); p.add_argument("--neg",type=float,default=4); p.add_argument("--step",type=float,default=0); p.add_argument("--out",default="m"); p.add_argument("--seed",type=int,default=1); p.add_argument("--threads",type=int,default=2); p.add_argument("--fold",type=int,default=-1); p.add_argument("--stop",type=int,default=10**9); p.add_argument("--gatecut",type=float,default=-3.2)
a=p.parse_args(); torch.set_num_threads(a.threads); torch.manual_seed(a.seed); rng=random.Random(a.seed)
ws=[]; 
for f in a.data: ws+=pickle.load(open(f,"rb"))[0]
if a.fold>=0: ids=sorted({w["id"] for w in ws}); random.Random(5).shuffle(ids); hold=set(ids[a.fold::5]); ws=[w for w in ws if w["id"] not in hold]
pos=[w for w in ws if w["kind"]]; negs=[w for w in ws if not w["kind"] and not w["ign"] and w["gate"]>a.gatecut]
nart=len({w["id"] for w in ws}); print("articles",nart,"pos",len(pos),"negatives passing",len(negs),flush=True)
dev=pickle.load(open(a.dev,"rb"))[0]; dev=[w for w in dev if not w["ign"] and (w["gate"]>-2.4 or w["kind"])]; dpos=[w for w in dev if w["kind"]]; random.Random(0).shuffle(dev); dsub=dpos[:220]+[w for w in dev if not w["kind"]][:500]
net=NN.init(NN.Reader(a.layers),a.init); 
if a.begin: net.load_state_dict(torch.load(a.begin))
if a.step: net.rounded(a.step)
enc=[q for n,q in net.named_parameters() if n.split(".")[0] in ("pos","ln","layers")]; heads=[q for n,q in net.named_parameters() if n.split(".")[0] not in ("pos","ln","layers","word")]
opt=torch.optim.AdamW([dict(params=enc,base=a.rate),dict(params=heads,base=4*a.rate)],betas=(.9,.98),weight_decay=.01,fused=True)
KW=torch.ones(7)
def losses(b,o):
    kl,link,same=o
    L=F.cross_entropy(kl,b["kind"],weight=KW)
    opp=b["kind"]>0; y=b["y"]; rows=opp&y.any(1)
    if rows.any():
        lk=link.masked_fill(~b["mm"]|b["lo"],-1e4)[rows]; yy=y[rows]
        ll=(torch.logsumexp(lk,1)-torch.logsumexp(lk.masked_fill(~yy,-1e4),1)).sum()/len(y)
        m=(b["mm"]&~b["lo"])[:,1:]&opp[:,None]
        sb=F.binary_cross_entropy_with_logits(same,y[:,1:].float(),reduction="none"); sb=sb[m].sum()/len(y)/4
    else: ll=sb=torch.zeros(())
    return L,ll,sb
def outputs(ws):
    net.eval(); res=[None]*len(ws); o=sorted(range(len(ws)),key=lambda i:len(ws[i]["t"]))
    with torch.no_grad():
        for i in range(0,len(o),32):
            ii=o[i:i+32]; b=batch([ws[k] for k in ii]); kl,link,same=net(b)
            link=link.float().masked_fill(~b["mm"],-1e4); kp=kl.float().softmax(1).numpy(); lp=link.softmax(1).numpy(); sp=same.float().sigmoid().numpy()
            for j,k in enumerate(ii): n=len(ws[k]["pl"]); res[k]=(kp[j],lp[j,:n],sp[j,:n-1])
    net.train(); return res
def ap(s,y): o=np.argsort(-s); y=y[o]; c=np.cumsum(y); return (c/np.arange(1,len(y)+1)*y).sum()/max(1,y.sum())
def report(tag,S):
    R=outputs(S); y=np.array([w["kind"]>0 for w in S]); po=np.array([1-r[0][0] for r in R])
    v=[(w,r) for w,r in zip(S,R) if w["kind"] and w["anyY"]]
    def rank(w,r):
        ok=w["y"]|w["lo"]; 
        if not ok.any(): return 99
        q=r[1][1:]; return int((q>q[ok].max()).sum())+ (1 if r[1][0]>q[ok].max() else 0)
    rk=np.array([rank(*x) for x in v]); rn=np.array([int((r[1][1:]>r[1][1:][w["y"]|w["lo"]].max()).sum()) if (w["y"]|w["lo"]).any() else 99 for w,r in v])
    no=[r[1][0] for w,r in zip(S,R) if w["kind"] and w["none"]]
    print(tag,"AP %.3f kinds right %.1f link1 %.1f (w/o nobody %.1f) link3 %.1f none p %.2f"%(ap(po,y),100*np.mean([r[0][1:].argmax()+1==w["kind"] for w,r in zip(S,R) if w["kind"]]),100*(rk<1).mean(),100*(rn<1).mean(),100*(rn<3).mean(),np.mean(no)),flush=True)
net.train(); step=0; t0=time.time(); tl=np.zeros(3); toks=0
neg_e=int(a.neg*nart); per=(len(pos)+neg_e)//a.bs; total=a.steps or int(per*a.epochs); print("steps an epoch",per,"total",total,flush=True)
def stream():
    while True:
        e=pos+rng.sample(negs,min(neg_e,len(negs))); rng.shuffle(e)
        for i in range(0,len(e)-a.bs*8+1,a.bs*8):
            big=sorted(e[i:i+a.bs*8],key=lambda w:len(w["t"])); bb=[big[k:k+a.bs] for k in range(0,len(big),a.bs)]; rng.shuffle(bb); yield from bb
for ws_ in stream():
    if step>=min(total,a.stop): break
    k=min(1,(step+1)/(.08*total))*max(.01,1-step/total)
    for g in opt.param_groups: g["lr"]=g["base"]*k
    b=batch(ws_); L=losses(b,net(b)); loss=sum(L); opt.zero_grad(set_to_none=True); loss.backward(); nn=torch.nn.utils.clip_grad_norm_(net.parameters(),1.,foreach=True); opt.step()
    tl=.98*tl+.02*np.array([float(x) for x in L]) if step else np.array([float(x) for x in L]); step+=1; toks+=b["piece"].numel()
    if step%50==0: print(step,"loss",np.round(tl,3),"%.2f s/step, %.0f tok/s, %.0f min left"%((time.time()-t0)/step,toks/(time.time()-t0),(total-step)*(time.time()-t0)/step/60),flush=True)
    if step%600==0: report(f"step {step}",dsub); torch.save(net.state_dict(),a.out+".part")
torch.save(net.state_dict(),a.out); report("end",dsub)
