import math,sys,numpy as np,torch,torch.nn.functional as F
from torch import nn
sys.path.insert(0,"./core/model/train")
import network as N
from network import Layer,Linear,Dropout,Rounded,row_steps,WIDTH,HEADS
NSIGN=28+28+27; NPART=9; LONGEST=352; KINDS=7
class Reader(nn.Module):
    def __init__(s,layers=6,dropout=.1):
        super().__init__()
        s.word=nn.Embedding(19578,WIDTH); s.word.weight.requires_grad_(False)
        s.pos=nn.Embedding(LONGEST,WIDTH); s.feat=nn.Embedding(6,WIDTH); s.part=nn.Embedding(NPART,WIDTH); s.sign=nn.Embedding(NSIGN,WIDTH)
        s.ln=nn.LayerNorm(WIDTH,1e-12); s.layers=nn.ModuleList(Layer(dropout) for _ in range(layers)); s.drop=Dropout(dropout)
        s.kind=nn.Linear(WIDTH,KINDS); s.link=nn.Linear(WIDTH,1); s.none=nn.Linear(WIDTH,1); s.same=nn.Linear(WIDTH,1)
        for m in (s.part,s.sign,s.feat): nn.init.zeros_(m.weight)
    def rounded(s,step):
        for m in s.modules():
            if isinstance(m,Linear): m.step=step
    def forward(s,b):
        B,T=b["piece"].shape
        x=s.word(b["piece"])+s.pos.weight[:T]+s.feat(b["case"])+s.feat(4+b["inside"])+s.part(b["part"])
        e=torch.zeros(B*T,WIDTH).index_add_(0,b["sp"],s.sign(b["si"]))
        x=s.drop(s.ln(x+e.view(B,T,WIDTH)))
        absent=torch.where(b["present"],0.,-1e4).to(torch.bfloat16)[:,None,None,:].expand(-1,HEADS,-1,-1).reshape(-1,1,T)
        for l in s.layers[:-1]: x=l(x,absent)
        l=s.layers[-1]; m=b["marks"]; M=m.shape[1]
        qkv=l.qkv(x.to(torch.bfloat16)).view(B,T,3,HEADS,WIDTH//HEADS).permute(2,0,3,1,4)
        q,k,v=qkv[0],qkv[1],qkv[2]; q=q.gather(2,m[:,None,:,None].expand(-1,HEADS,-1,WIDTH//HEADS)).reshape(B*HEADS,M,-1)
        k=k.reshape(B*HEADS,T,-1); v=v.reshape(B*HEADS,T,-1)
        sc=torch.bmm(q*(1/math.sqrt(WIDTH//HEADS)),k.transpose(1,2))+absent
        a=torch.bmm(sc.softmax(-1),v).view(B,HEADS,M,-1).transpose(1,2).reshape(B,M,WIDTH)
        x=x.gather(1,m[...,None].expand(-1,-1,WIDTH)); x=l.ln1(x+s.drop(l.o(a))); x=l.ln2(x+s.drop(l.f2(F.gelu(l.f1(x.to(torch.bfloat16))))))
        x=s.drop(x.float()); own,c=x[:,0],x[:,1:]
        link=torch.cat([s.none(own),s.link(c)[...,0]],1)
        return s.kind(own),link,s.same(c)[...,0]
def init(net,how="minilm"):
    A=np.load("english.npz"); t=lambda k:torch.tensor(A[k])
    with torch.no_grad():
        net.word.weight.copy_(t("word")); net.feat.weight.copy_(t("feat"))
        from safetensors.torch import load_file
        import glob
        base={k.removeprefix("bert."):v for k,v in load_file(glob.glob("./**/model.safetensors",recursive=True)[0]).items()}
        net.pos.weight.copy_(base["embeddings.position_embeddings.weight"][:LONGEST]+base["embeddings.token_type_embeddings.weight"][0])
        if how=="minilm":
            net.ln.weight.copy_(base["embeddings.LayerNorm.weight"]); net.ln.bias.copy_(base["embeddings.LayerNorm.bias"])
            for n,l in enumerate(net.layers):
                p=f"encoder.layer.{n}."
                for kind in ("weight","bias"):
                    getattr(l.qkv,kind).copy_(torch.cat([base[f"{p}attention.self.{x}.{kind}"] for x in ("query","key","value")]))
                    for o,th in (("o","attention.output.dense"),("ln1","attention.output.LayerNorm"),("f1","intermediate.dense"),("f2","output.dense"),("ln2","output.LayerNorm")):
                        getattr(getattr(l,o),kind).copy_(base[f"{p}{th}.{kind}"])
            if False: pass
        else:
            net.pos.weight[:160].copy_(t("pos")); net.ln.weight.copy_(t("ln.weight")); net.ln.bias.copy_(t("ln.bias"))
            for n,l in enumerate(net.layers):
                for part in ("qkv","o","ln1","f1","f2","ln2"):
                    for kind in ("weight","bias"): getattr(getattr(l,part),kind).copy_(t(f"layers.{n}.{part}.{kind}"))
    return net
