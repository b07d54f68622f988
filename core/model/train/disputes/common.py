import gzip,json,subprocess,sys,os
sys.path.insert(0,"../shared/eval")
NEWS="../shared/news/articles.jsonl.gz"
BIN="./build/native/core/model/dispute_windows"; MODEL="./core/model/english.model"
def texts(ids):
    ids=set(ids); return {d["id"]:d["text"] for d in map(json.loads,gzip.open(NEWS,"rt",encoding="utf-8")) if d["id"] in ids}
def dump(ids,out,pairs=False):
    T=texts(ids); ids=[i for i in ids if i in T]
    ps=[]
    for k in range(2):
        src=f"{out}.{k}.in"; open(src,"w").write("".join(json.dumps({"id":i,"text":T[i]})+"\n" for i in ids[k::2]))
        ps.append(subprocess.Popen([BIN,MODEL]+(["--pairs"] if pairs else []),stdin=open(src),stdout=open(f"{out}.{k}","w")))
    for p in ps: assert p.wait()==0
    with open(out,"w") as f:
        for k in range(2): f.write(open(f"{out}.{k}").read()); os.remove(f"{out}.{k}"); os.remove(f"{out}.{k}.in")
if __name__=="__main__":  # common.py OUT.jsonl [--pairs] GOLD.json...: the core's units and windows (or pairs) of all their articles
    golds=[a for a in sys.argv[2:] if a!="--pairs"]
    dump([i for g in golds for i in json.load(open(g))],sys.argv[1],"--pairs" in sys.argv)
