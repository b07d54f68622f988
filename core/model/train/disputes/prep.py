from windows import *
import sys,glob
P="../shared/disputes/"
gate=pickle.load(open("gate.pkl","rb"))
name,dumpf=sys.argv[1],sys.argv[2]; golds=sys.argv[3:]
rows,docs=load(dumpf,golds); ws=pack(rows,docs,gate)
pickle.dump((ws,docs,{r["id"]:r["words"] for r in rows}),open(name+".pkl","wb"),protocol=4)
pos=[w for w in ws if w["kind"]]; print(name,len(docs),len(ws),"opponents",len(pos),"with claim in window",sum(w["y"].any() for w in pos),"none",sum(w["none"] for w in pos))
