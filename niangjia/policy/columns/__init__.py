"""The same provision for millions of rows.

    posts = policy.columns("staffing.posts", on=day)       # each rule once, every place and kind resolved
    arrays.run(posts, places=…, kinds=…, facts=…)          # in this process, NumPy
    sql.select(posts, sql.DUCKDB, "SELECT … FROM units")   # DuckDB, PostgreSQL, Spark: one SELECT
    binding.bound(posts, rows).answered(posts)             # facts as `evaluate` takes them

A kind of provision says what it answers as a `Program` of small trees (`Terms.program`); rules of one shape
are packed into one program with a table of what differs. A row's answer is its status, the index of its rule
(`posts.rules[…]` has the document and clause) and whole numbers. What an engine cannot do alike in all of
them (fractions, rounding, dividing by 0) no tree has.
"""
