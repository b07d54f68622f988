"""english.model -> named arrays"""
import struct,numpy as np
STREAMS,FB,LEAST=32,12,1<<16
def decode(b,count):
    least,n=struct.unpack_from("<hH",b,0); fr=np.frombuffer(b,"<u2",n,4).astype(np.int64); at=4+2*n
    st=np.frombuffer(b,"<u4",STREAMS,at).astype(np.int64); at+=4*STREAMS; nw=struct.unpack_from("<I",b,at)[0]; at+=4
    w=np.frombuffer(b,"<u2",nw,at).astype(np.int64); end=at+2*nw
    val=np.repeat(np.arange(n)+least,fr); start=np.concatenate([[0],np.cumsum(fr)[:-1]]); fo=np.repeat(fr,fr); off=np.arange(4096)-np.repeat(start,fr)
    out=np.empty((count//STREAMS,STREAMS),np.int8); p=0
    for k in range(count//STREAMS):
        s=st&4095; out[k]=val[s]; st=fo[s]*(st>>FB)+off[s]; low=np.nonzero(st<LEAST)[0]
        if len(low): st[low]=(st[low]<<16)+w[p:p+len(low)]; p+=len(low)
    return out.ravel(),end
def read(path):
    b=open(path,"rb").read(); at=16
    L,W,H,I,P,win,stride,vb=struct.unpack_from("<8I",b,at); at+=32+28
    A={"vocab":b[at:at+vb].decode().split("\n")[:-1]}; at+=vb
    def matrix(r,c):
        nonlocal at
        v,e=decode(b[at:],r*c); at+=e; sc=(np.frombuffer(b,"<u2",r,at).astype(np.uint32)<<16).view(np.float32); at+=2*r
        return v.reshape(r,c).astype(np.float32)*sc[:,None]
    def fl(n):
        nonlocal at
        x=np.frombuffer(b,"<f4",n,at); at+=4*n; return x
    A["word"]=matrix(P,W); A["pos"]=matrix(win,W); A["feat"]=fl(6*W).reshape(6,W); A["ln.weight"]=fl(W); A["ln.bias"]=fl(W)
    for k in range(L):
        for part,shape in (("qkv",(3*W,W)),("o",(W,W)),("ln1",None),("f1",(I,W)),("f2",(W,I)),("ln2",None)):
            A[f"layers.{k}.{part}.weight"]=matrix(*shape) if shape else fl(W); A[f"layers.{k}.{part}.bias"]=fl(shape[0] if shape else W)
    return A
if __name__=="__main__":
    import time; t=time.time(); A=read("./core/model/english.model"); print(time.time()-t, A["word"].shape)
    v=A.pop("vocab"); np.savez("english.npz",**A); open("vocab.txt","w").write("\n".join(v))
