"""Code 128 (set C for pairs of digits, B for the rest) and EAN-13, as lists of bar widths."""

_WIDTHS = """212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132
221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313
231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111
314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111
111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141
114131 311141 411131 211412 211214 211232 2331112""".split()
_START_B, _START_C, _TO_B, _STOP = 104, 105, 100, 106
_LEFT = "0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011".split()
_PARITY = "000000 001011 001101 001110 010011 011001 011100 010101 010110 011010".split()


def code128(digits: str) -> str:
    """Modules, '1' a bar, of a string of digits; an odd one ends in set B."""
    pairs, rest = digits[: len(digits) // 2 * 2], digits[len(digits) // 2 * 2:]
    codes = [_START_C] + [int(pairs[i:i + 2]) for i in range(0, len(pairs), 2)]
    if rest:
        codes += [_TO_B, ord(rest) - 32]
    codes.append((codes[0] + sum(i * c for i, c in enumerate(codes[1:], 1))) % 103)
    widths = "".join(_WIDTHS[c] for c in codes + [_STOP])
    return "".join(("1" if i % 2 == 0 else "0") * int(w) for i, w in enumerate(widths))


def ean13_check(first12: str) -> str:
    return str(-sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(first12)) % 10)


def ean13(digits: str) -> str:
    """Modules of an EAN-13, guards included."""
    left = ""
    for parity, d in zip(_PARITY[int(digits[0])], digits[1:7]):
        code = _LEFT[int(d)]
        left += code if parity == "0" else "".join("1" if b == "0" else "0" for b in code)[::-1]
    right = "".join("".join("1" if b == "0" else "0" for b in _LEFT[int(d)]) for d in digits[7:])
    return "101" + left + "01010" + right + "101"


def draw(paper, modules: str, x: float, y: float, width: float, height: float, fill="#0a0a0a"):
    """Bars within a box in millimetres; the width is rounded to whole pixels a module."""
    from paper import MM
    module = max(2, round(width * MM / len(modules)))
    left = round(x * MM)
    top, bottom = round(y * MM), round((y + height) * MM)
    for i, bit in enumerate(modules):
        if bit == "1":
            paper.draw.rectangle([left + i * module, top, left + (i + 1) * module - 1, bottom], fill=fill)
    return len(modules) * module / MM
