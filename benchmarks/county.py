"""A made-up county as large as asked: its words, its registry, and speeches that hold so many demands each."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

PLACES = [a + b for a, b in product("清云青白龙凤石玉", "河山岭桥坪溪")]
TRADES = ["水利", "教育", "卫生健康", "住房城乡建设", "应急管理", "生态环境", "农业农村", "交通运输", "财政", "民政"]
OFFICES = ["办公室", "监管科", "项目科"]
ACTIONS = [
    "完成",
    "全面推进",
    "组织开展",
    "督促落实",
    "限期整改",
    "逐户核查",
    "分类处置",
    "公开发布",
    "建成投用",
    "启动",
]
THINGS = ["堤防加固", "校舍排查", "危房改造", "管网更新", "台账清理", "产业园用地", "防汛演练", "矿山复绿", "欠薪清理"]
FILLERS = ["这项工作关系长远，大家要统一认识。", "从前一阶段看，总体平稳，也有不足。", "会后各单位要认真传达学习。"]

# What makes one sentence that demands something.
Demanding = Callable[[random.Random], str]


@dataclass(frozen=True)
class Demand:
    """One sentence of a speech, and where it stands there in code points."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def units() -> Iterator[tuple[str, str | None]]:
    """Units and the units they are part of, from above: bureaus with their offices, towns with their villages."""
    for trade, side in product(TRADES, ("", "服务中心", "综合执法队", "督导组")):
        bureau = f"县{trade}局" if not side else f"县{trade}{side}"
        yield bureau, None
        yield from ((bureau + office, bureau) for office in OFFICES)
    for place in PLACES[:36]:
        yield f"{place}镇", None
        yield from ((f"{place}镇{place[0]}{end}村", f"{place}镇") for end in ("东", "西", "南", "北", "中"))


def collectives() -> list[str]:
    """Names that mean many."""
    return ["各乡镇", "各有关部门", "各成员单位", *(f"{trade}系统各单位" for trade in TRADES)]


def demand(dice: random.Random) -> str:
    """One sentence that demands something."""
    who, where, what = dice.choice(TRADES), dice.choice(PLACES), dice.choice(THINGS)
    share = dice.randrange(60, 101)
    also = f"，同步{dice.choice(ACTIONS)}{dice.choice(PLACES)}片区{dice.choice(THINGS)}" if dice.random() < 0.4 else ""
    return f"{who}部门要{dice.choice(ACTIONS)}{where}镇{what}，完成率不低于{share}%{also}。"


def speech(dice: random.Random, demands: int, length: int, demand: Demanding = demand) -> tuple[str, list[Demand]]:
    """A speech of about so many characters with so many demands in it, and these."""
    text, found = "同志们：\n", []
    share = (length - len(text)) // max(demands, 1)
    for _ in range(demands):
        sentence = demand(dice)
        found.append(Demand(sentence, len(text)))
        text += sentence + filling(dice, share - len(sentence) - 1) + "\n"
    return text, found


def filling(dice: random.Random, length: int) -> str:
    """So many characters, or a few more, that demand nothing."""
    return "".join(dice.choice(FILLERS) for _ in range(max(length, 0) // 16))
