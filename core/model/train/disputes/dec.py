import pickle,numpy as np,sys
from gold import *
def hm(a,b): return 2*a*b/(a+b) if a+b else 0
def decode(j,n,p):
    cards=[]; 
    E=[]
    for u,(k,l,s,c) in j.items():
        po=1-k[0]
        for x,(lv,v) in enumerate(zip(l[1:],c)): E.append((po*lv,u,int(v),x))
        E.append((po*l[0],u,-1,-1))
    E.sort(reverse=True); used=set(); of={}
    for m,u,v,x in E:
        if u in used: continue
        if v<0:
            if m>=p["none"]: cards.append((m,u,[],[u],False)); used.add(u)
            continue
        if m<p["card"]: continue
        used.add(u)
        if v in of: of[v][3].append(u); continue
        k,l,s,c=j[u]; F=[int(w) for w,q in zip(c,s) if q>p["same"] and w!=u]+([v] if True else [])
        hit=next((of[w] for w in F if w in of),None)
        if hit: hit[3].append(u); of[v]=hit; continue
        card=(m,v,sorted(set(F)),[u],True); cards.append(card); of[v]=card
        for w in F: of.setdefault(w,card)
    return cards
def fast(docs,cards):
    c=dict.fromkeys("wanted found cards once quiet qr".split(),0)
    for d,cs in zip(docs,cards):
        if not d["D"]: c["quiet"]+=1; c["qr"]+=not cs
        shown=set()
        for _,t,F,A,v in cs:
            best=None
            for g,x in enumerate(d["D"]):
                if not x["fw"] and v: continue
                ag=int(x["Vl"][F].sum()) if F else 0
                ti=bool(x["Vl"][t]) if x["fw"] else any(overlap(d["wc"][t],a)>=.5 for a in x["ac"])
                op=[a for a in A if x["al"][a]]
                if ti and op and 2*len(op)>=len(A) and 2*ag>=len(F):
                    val=(len(op)+ag+ti,-g); best=max(best,(val,g)) if best else (val,g)
            c["cards"]+=1
            if best and best[1] not in shown: c["once"]+=1; shown.add(best[1])
        for g,x in enumerate(d["D"]):
            if x["w"]>=2: c["wanted"]+=1; c["found"]+=g in shown
    f,r=100*c["found"]/c["wanted"],100*c["once"]/max(1,c["cards"]); return hm(f,r),f,r,100*c["qr"]/max(1,c["quiet"]),c["cards"]
for name in ("hold","dev"):
    _,docs,_=pickle.load(open(name+".pkl","rb")); J=pickle.load(open(name+"B.pkl","rb"))
    for card in (.15,.25,.35,.45,.55,.65):
        for none in (.35,.6,2):
            p=dict(card=card,none=none,same=.75); print(name,p,"F1 %.1f found %.1f right %.1f quiet %.1f cards %d"%fast(docs,[decode(J.get(d["id"],{}),d["n"],p) for d in docs]))
