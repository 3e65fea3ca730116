"""The heads of the columns of a table of contacts, each with what its cells hold."""

from __future__ import annotations

from typing import Literal

ColumnKind = Literal["office", "person", "phone", "fax", "email", "other"]

COLUMN_WORDS: dict[str, ColumnKind] = {
    **dict.fromkeys(
        ("单位", "部门", "科室", "处室", "机构", "单位名称", "部门名称", "机构名称", "联系单位", "联系部门", "联系科室", "责任单位", "责任科室", "受理单位", "受理部门", "受理机构", "牵头单位", "主管部门", "地区", "县区", "区县", "学校", "学院"),
        "office",
    ),
    **dict.fromkeys(("联系人", "姓名", "联系人姓名", "联络人", "联络员", "经办人", "负责人", "联系老师"), "person"),
    **dict.fromkeys(
        ("电话", "联系电话", "办公电话", "咨询电话", "固定电话", "手机", "手机号", "手机号码", "电话号码", "移动电话", "联系方式", "座机", "值班电话", "监督电话", "受理电话", "服务电话"),
        "phone",
    ),
    **dict.fromkeys(("传真", "传真号码", "传真电话"), "fax"),
    **dict.fromkeys(("邮箱", "电子邮箱", "电子邮件", "电子信箱", "邮箱地址", "E-mail", "Email", "e-mail"), "email"),
    **dict.fromkeys(("序号", "职务", "职称", "事项", "业务", "内容", "备注", "类别", "项目", "分工", "微信", "QQ", "性别"), "other"),
}  # fmt: skip
