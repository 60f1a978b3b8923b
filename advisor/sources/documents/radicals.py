"""CJK radicals back to the characters they were meant for.

Many PDF producers (every Chromium print-out) map a character to the radical of the same shape, and a search
for the word finds nothing. NFKC mends the Kangxi block; the supplement has no decompositions, and its table
follows the Unicode Character Database (EquivalentUnifiedIdeograph.txt).
"""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = (
    # radical, character; the first has no ideograph: it repeats the character before it.
    "⺀々"
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌"
    "⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓"
    "⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝"
    "⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)


def _table() -> dict[int, str]:
    kangxi = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    compatibility = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xF900, 0xFAFF + 1)}
    # NFKC names the old form 戶, which no simplified text uses.
    kangxi[0x2F3E] = "户"
    pairs = zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)
    return {**compatibility, **kangxi, **{ord(radical): plain for radical, plain in pairs}}


_TABLE = _table()


def mend_radicals(text: str) -> str:
    """`text` with radicals (U+2E80–2FD5) and compatibility ideographs (U+F900–FAFF) as ordinary characters.

    Nothing else changes: NFKC on the whole text would turn full-width punctuation and ① into ASCII.
    """
    return text.translate(_TABLE)
