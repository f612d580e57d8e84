#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the Word files and workbooks of invented places: make-documents.py FOLDER."""
import pathlib
import sys
import zipfile
from xml.sax.saxutils import escape

from openpyxl import Workbook

TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)


def paragraph(text):
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def table(rows):
    """Cells of "^" continue the cell above (vMerge), of "<" the cell to the left (gridSpan)."""
    out = ["<w:tbl>"]
    for at, row in enumerate(rows):
        out.append("<w:tr>")
        column = 0
        while column < len(row):
            span = 1
            while column + span < len(row) and row[column + span] == "<":
                span += 1
            below = at + 1 < len(rows) and column < len(rows[at + 1]) and rows[at + 1][column] == "^"
            properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            text = row[column]
            if text == "^":
                properties, text = properties + "<w:vMerge/>", ""
            elif below:
                properties += '<w:vMerge w:val="restart"/>'
            lines = "".join(paragraph(line) for line in text.split("\n"))
            out.append(f"<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>")
            column += span
        out.append("</w:tr>")
    return "".join(out) + "</w:tbl>"


def write_docx(path, parts):
    body = "".join(paragraph(part) if isinstance(part, str) else table(part) for part in parts)
    document = (
        '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
        f'wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in (("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", document)):
            file.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), text)


def write_xlsx(path, title, rows, merges):
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in merges:
        sheet.merge_cells(area)
    book.save(path)


BAISHA = [
    "白沙区人民政府质量工作考核办法",
    "（白政规〔2020〕3号 2020年8月21日）",
    "第一章　总则",
    "第一条　为落实质量安全责任，推动质量强区建设，根据有关规定，制定本办法。",
    "第二条　本办法适用于对各镇人民政府、街道办事处质量工作的考核。",
    "第三条　考核工作由区质量强区工作领导小组统一组织，区市场监管局会同区发展改革局、区农业农村局具体实施。",
    "第二章　考核内容和方法",
    "第四条　考核实行百分制，总分100分，考核内容和评分标准见附件。",
    "第五条　考核期为每年1月1日至12月31日。各镇人民政府、街道办事处应于次年1月20日前将自评报告报送区市场监管局。",
    "第六条　考核结果分为四个等级：90分及以上为优秀，80分（含）至90分为良好，60分（含）至80分为合格，60分以下为不合格。",
    "第七条　考核期内发生重大质量安全事故的，考核结果一律为不合格。",
    "第三章　结果运用",
    "第八条　考核结果为不合格的，应在通报后一个月内向区人民政府作出书面报告，提出限期整改措施。",
    "第九条　本办法自印发之日起施行。",
    "附件：白沙区质量工作考核评分表",
    "白沙区质量工作考核评分表",
    [
        ["序号", "考核项目", "考核内容", "标准分", "评分细则", "考核单位"],
        ["1", "组织领导（20分）", "建立质量工作领导机构", "5", "建立机构并明确专人的得5分，未建立的不得分。", "区市场监管局"],
        ["2", "^", "召开质量工作专题会议", "5", "每少召开1次扣2.5分，扣完为止。", "区市场监管局"],
        ["3", "^", "落实质量工作经费", "10", "经费达到10万元以上的得10分，达到5万元以上的得5分，5万元以下的不得分。", "区财政局"],
        ["4", "质量安全（50分）", "产品质量监督抽查合格率", "20", "达到95%的得20分，每低1个百分点扣2分，扣完为止。", "区市场监管局"],
        ["5", "^", "农产品质量安全监测合格率", "15", "合格率×15分计分。", "区农业农村局"],
        ["6", "^", "工程质量监督", "15", "每发现1起工程质量违法行为扣3分，扣完9分为止。", "区住房建设局"],
        ["7", "质量发展（30分）", "质量满意度全区排名", "10", "排名前3位的得10分，第4至6位的得7分，其余得4分。", "区统计局"],
        ["8", "^", "标准化建设", "10", "制定年度计划（4分）；完成试点项目（6分）。", "区市场监管局"],
        ["9", "^", "质量宣传", "8", "开展质量月活动得8分，未开展不得分。", "区委宣传部"],
        ["10", "加分项", "获得国家级质量荣誉", "5", "每获得1项加2分，最多加5分。", "区市场监管局"],
    ],
]

WULING = [
    "武岭县创建质量强县示范县领导小组办公室",
    "关于印发《武岭县质量强县重点任务分解表》的通知",
    "武质强办〔2023〕6号",
    "县质量强县领导小组各成员单位：",
    "现将《武岭县质量强县重点任务分解表》印发给你们，请认真抓好落实。",
    "武岭县质量强县领导小组办公室",
    "2023年3月15日",
    "武岭县质量强县重点任务分解表",
    [
        ["序号", "重点任务", "工作内容", "牵头单位", "配合单位", "完成时限"],
        ["1", "提升产品质量", "开展重点产品质量监督抽查，抽查合格率达到95%以上", "县市场监管局", "县工信局、县商务局", "2023年12月底前"],
        ["2", "^", "培育质量标杆企业2家以上", "县工信局", "县市场监管局", "2023年11月底前"],
        ["3", "提升工程质量", "推行工程质量安全手册制度", "县住建局", "县交通局\n县水利局", "长期坚持"],
        ["4", "提升服务质量", "开展养老服务质量专项整治", "县民政局\n县卫健局", "县消防救援大队，各乡镇人民政府", "2023年9月底前"],
        ["5", "^", "建设“一刻钟”便民生活圈3个", "", "县商务局、县住建局", "2023年10月底前"],
        ["6", "夯实质量基础", "新建社会公用计量标准4项", "县市场监管局", "", "2023年12月底前"],
    ],
]

NANWAN = (
    "评分细则",
    [
        ["南湾市2023年度县区质量工作考核评分细则", None, None, None, None, None],
        ["一级指标", "二级指标", "三级指标", "分值", "评分标准", "责任单位"],
        ["一、质量发展（40分）", "1.组织保障（15分）", "党政领导重视质量工作", 5, "县区党委或政府研究部署质量工作得5分，否则不得分。", "市市场监管局"],
        [None, None, "出台质量政策文件", 10, "每出台1个文件得2分，最高得10分。", "市市场监管局"],
        [None, "2.质量创新（25分）", "研究与试验发展经费投入强度", 10, "高于全省平均水平的得10分，低于的得5分。", "市科技局、市统计局"],
        [None, None, "发明专利拥有量", 10, "与上年度相比持平得6分，每增长1%加1分，最多加4分；每下降1%扣2分。", "市市场监管局"],
        [None, None, "小计", 25, None, None],
        ["二、质量安全（60分）", "3.产品安全（35分）", "制造业产品质量合格率", 20, "达到93%得20分；90%（含）至93%得10分；90%以下不得分。", "市市场监管局"],
        [None, None, "缺陷产品召回", 15, "未按要求开展召回的，每起扣5分，扣完为止。", "市市场监管局"],
        [None, "4.工程安全（25分）", "竣工工程一次验收合格率", 15, "达到100%得15分，每下降1个百分点扣3分。", "市住建局"],
        [None, None, "无农民工建筑项目的县区", 10, "按规定落实的得10分；无此类项目的，此项为合理缺项。", "市住建局、市人社局"],
        ["合计", None, None, 100, None, None],
        ["注：总分90分以上为A级，80-89分为B级，60-79分为C级，60分以下为D级。", None, None, None, None, None],
    ],
    ["A1:F1", "A3:A7", "B3:B4", "B5:B7", "A8:A11", "B8:B9", "B10:B11", "A13:F13"],
)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    write_docx(folder / "baisha.docx", BAISHA)
    write_docx(folder / "wuling.docx", WULING)
    write_xlsx(folder / "nanwan.xlsx", *NANWAN)


if __name__ == "__main__":
    main()
