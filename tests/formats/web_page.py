"""A notice as a content system prints it: navigation, the article with its posting date, share buttons, footer."""

from __future__ import annotations

from html import escape
from itertools import groupby


def write_page(text: str) -> bytes:
    """The web page of this notice; a line is a paragraph, rows of tabs are a table."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    title = next(
        (line for line in lines if "关于" in line and line.endswith(("通知", "函", "意见", "方案"))), lines[0]
    )
    blocks: list[str] = []
    for tabbed, group in groupby(lines, lambda line: "\t" in line):
        if tabbed:
            rows = "".join(
                "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line.split("\t")) + "</tr>"
                for line in group
            )
            blocks.append(f"<table border=1>{rows}</table>")
        else:
            blocks += [f"<p>{escape(line)}</p>" for line in group]
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}-清河政务网</title></head><body>
<div class="header"><a href="/">清河政务网</a><ul class="nav"><li><a href="/a">首页</a></li><li><a href="/b">政务公开</a></li>
<li><a href="/c">办事服务</a></li><li><a href="/d">互动交流</a></li></ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/b">政务公开</a> &gt; 通知公告</div>
<div class="info">发布时间：2031-01-31 09:30　来源：清河政务网　浏览次数：128　字号：[大 中 小]</div>
<div class="TRS_Editor">{"".join(blocks)}</div>
<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div>
<div class="prev">上一篇：<a href="/1">关于放假安排的通知</a></div><div class="next">下一篇：<a href="/2">关于召开会议的通知</a></div>
<div class="footer"><p>主办单位：清河市人民政府办公室　技术支持：0000-9999999</p><p>地址：清河市中心路1号　邮编：000000</p>
<p>网站标识码：0000000000　ICP备00000000号</p></div></body></html>""".encode()
