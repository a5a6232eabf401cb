import time, pytest, sys
from datetime import date
from django.db import connection
from niangjia.kernel.scope import acting
from niangjia.organisations import queries
from niangjia.organisations.actions import load_divisions
from niangjia.organisations.tests import factories
@pytest.mark.django_db
def test_t():
    by = factories.operator()
    def timed(execute, sql, params, many, context):
        t=time.time(); r=execute(sql, params, many, context); d=time.time()-t
        if d>0.8: print(round(d,2), sql[:90], sql.count("("), flush=True) 
        return r
    with acting(by), connection.execute_wrapper(timed):
        c=connection.cursor(); c.execute("select relname,reltuples,relpages from pg_class where relname like 'organisations_%' and relkind='r'"); print(c.fetchall())
        t=time.time(); load_divisions(by=by); print("load",time.time()-t, flush=True)
        t=time.time(); load_divisions(by=by); print("again",time.time()-t, flush=True)
        top=queries.top(by=by)
        t=time.time(); b,_=queries.branches(top,on=date(2026,6,30),by=by); print("branches",time.time()-t, flush=True)
