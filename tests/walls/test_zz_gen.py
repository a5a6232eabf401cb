
from tests.walls.test_routes import *
from tests.walls.test_routes import taken, EVERY
from tests.walls.stage import stage
def test_gen(stage):
    lines={f"{r.method.upper()} {r.name}": r for r in EVERY}
    d=lacking(taken(), set(lines))
    print("UNMATCHED")
    for x in sorted(d): print("  ",x, "in lines" if x in lines else "in house")
    from dataclasses import replace
    first={r.name:r for r in EVERY if r.method=="get"}
    print("POSTED")
    for x in sorted(d):
        m,n=x.split(" ",1)
        if m=="POST" and n in first and n not in POSTED and x not in lines:
            try: a=stage.answer(replace(first[n],method="post"),"clerk"); print(f'    "{n}": {a.status_code},')
            except Exception as e: print("  ERR",n,type(e),str(e)[:200])
