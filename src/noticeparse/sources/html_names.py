"""The elements of a web page by tag, class and id: where content systems put a notice, and what they put around it."""

from __future__ import annotations

from noticeparse.rules import Rule

UNREAD = frozenset({
    "script", "style", "template", "noscript", "iframe", "frame", "svg", "math", "canvas", "map", "object", "embed", "audio", "video",
    "select", "option", "datalist", "textarea", "button", "input", "meta", "link", "base", "title", "rt", "rp", "head",
})  # fmt: skip
"""Elements whose text is never part of what the page shows as its content."""

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "legend", "li",
    "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul", "ucapcontent", "ucaptitle",
})  # fmt: skip
"""Elements that begin and end a line."""

CONTAINERS = frozenset({
    "article", "body", "center", "div", "dl", "dd", "fieldset", "form", "main", "section", "table", "tbody", "td", "tr", "ucapcontent",
    "li", "ul", "span", "font",
})  # fmt: skip
"""Elements that can hold a whole notice."""

HEADINGS = frozenset({"h1", "h2", "h3", "ucaptitle"})

CHROME_ELEMENTS = frozenset({"nav", "footer", "aside"})
CHROME_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar"}
)

# A number at the end does not count: vsb_content_2 is vsb_content.
CONTENT_NAMES: tuple[frozenset[str], ...] = (
    # Names that nothing but the body of an article bears.
    frozenset({
        "ucap-content", "ucapcontent",  # 中国政府网 and the systems derived from it
        "trs_editor", "trs_ueditor", "trs_editor_view", "custom_unionstyle", "trs_paper_default",  # 拓尔思 TRS
        "v_news_content", "vsb_content",  # 博达
        "wp_articlecontent",  # 苏迪 WebPlus
        "zoom", "zoomcon", "fontzoom", "zoomtext",  # the element that 字号 大中小 enlarges
        "js_content", "rich_media_content",  # 微信公众号
        "pages_content", "pagescontent", "bodylabel", "contenttext", "maintext", "ewb-article-content", "news_conent_two_text",
        "article-content", "article_content", "articlecontent", "content_article", "article-body", "article_body", "articlebody",
        "article-con", "article_con", "articlecon", "artical_content", "arc_content", "arccontent", "entry-content", "post-content",
        "news_content", "newscontent", "news-content", "news_con", "newscon", "news_text", "newstext", "text_con", "info_cont", "infocontent",
        "zwcontent", "zw_content", "zw-content", "zhengwen", "zwbody", "xxgk_content", "gkml_content", "con_text", "content_text", "contentbody",
        "content-body", "content_body", "detail-content", "detail_content", "detailcontent", "detail_con", "detail-text", "xl_content",
    }),
    # Names that frames around it bear as well.
    frozenset({
        "content", "contents", "con", "cont", "neirong", "nr", "article", "detail", "details", "main", "text", "maincontent", "main-content",
        "main_content", "mainbody", "content-box", "content_box", "contentbox", "txt", "zw", "body", "info", "newsdetail", "news_detail",
        "news-detail", "article-detail", "article_detail", "articledetail", "conbox", "con_box", "show_content", "showcontent", "view",
    }),
)  # fmt: skip

TITLE_NAMES = frozenset(
    {"title", "tit", "titles", "bt", "biaoti", "headline", "subject", "ucaptitle", "titlestyle"}
)
"""Words of the class or id of the element that shows the notice's title."""

CHROME_NAMES = frozenset({
    "nav", "navi", "menu", "submenu", "crumb", "crumbs", "breadcrumb", "curb", "dqwz", "weizhi", "wz", "location", "dangqian",
    "share", "fenxiang", "bdsharebuttonbox", "jiathis", "social", "ewm", "erweima", "qrcode", "qr", "sys", "saoyisao",
    "footer", "foot", "copyright", "beian", "banquan", "friendlink", "friendlinks", "links", "jiucuo",
    "search", "sousuo", "searchbox", "login", "denglu", "lang", "wza", "slh", "banner", "logo", "header", "topbar", "toolbar", "tools",
    "sidebar", "aside", "related", "recommend", "xgwz", "xgwj", "xgzc", "xgxx", "xgyd", "xgnr", "xgbd", "xglj", "xgjd", "jiedu", "zcjd", "hot",
    "print", "dayin", "fontsize", "setfont", "zihao", "pagination", "pager", "paging", "prenext", "prevnext", "pageup", "sxp",
    "gotop", "backtop", "totop", "popbox", "comment", "comments", "pinglun", "vote", "sharebox", "attr", "llcs",
})  # fmt: skip
"""Words of the class or id of what stands around a notice."""

CHROME_PARTS = (
    "breadcrumb",
    "copyright",
    "qrcode",
    "sidebar",
    "bdshare",
    "jiathis",
    "pagination",
    "friendlink",
    "footer",
    "navbar",
)
"""The same, where templates write them into one with other words."""

HIDING_STYLES = Rule(
    "page.style_display_none",
    r"display \s*+ : \s*+ none | mso-hide \s*+ : \s*+ all",
    examples=("display:none", "color:red;display : none !important", "mso-hide:all"),
    rejects=("display:block",),
)
FAINT_STYLES = Rule(
    "page.style_invisible",
    r"""
    visibility \s*+ : \s*+ (?: hidden | collapse )
    | opacity \s*+ : \s*+ 0 (?: \.0++ )? \s*+ (?: ; | $ | ! )
    | text-indent \s*+ : \s*+ -[0-9]{3,5}
    | font-size \s*+ : \s*+ 0 (?: px|pt|em|rem|% )? \s*+ (?: ; | $ | ! )
    | (?: left|top ) \s*+ : \s*+ -[0-9]{4,6}px
    """,
    examples=(
        "visibility:hidden",
        "width:1px;opacity:0",
        "text-indent:-9999px",
        "font-size:0",
        "left:-9999px",
    ),
    rejects=("visibility:visible", "opacity:0.8", "font-size:0.9em", "text-indent:-2em", "font-size:09px"),
)
