r"""What each character counts as when words are compared.

Written for a bracket expression of a regular expression, where PostgreSQL and Python read them alike: classes such as
`\w` and `\s` mean other characters under other locales.
"""

# What has no width, or only says where a line may break.
IGNORED = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe00\ufe0e\ufe0f\ufeff"
)
# Quotation marks and apostrophes part words and say nothing else: papers set them as they please.
QUOTATION_MARKS = (
    "\"'`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a\u00ab\u00bb\u2032\u2033\u2034\u2035\u2036\u2037"
    "\u1fef\u2057\u275b\u275c\u275d\u275e\u300c\u300d\u300e\u300f\u301d\u301e\u301f\ufe41\ufe42\ufe43\ufe44\uff02\uff07\uff40"
    "\uff62\uff63"
)
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u208b\u2212\u2e3a\u2e3b\ufe31\ufe32\ufe58\ufe63\uff0d"

# What str.isspace is true of.
BLANKS = "\\t\\n\\v\\f\\r \\u001c-\\u001f\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
# Each stands by itself. The full stop and the comma do too, unless they stand between two digits.
MARKS = (
    "!#-&(-+/:-@\\[-_{-~\\u00a1-\\u00a9\\u00ab-\\u00b1\\u00b4-\\u00b8\\u00bb\\u00bf\\u00d7\\u00f7\\u060c\\u061b\\u061f"
    "\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20cf\\u2190-\\u2bff\\u3001-\\u3003\\u3008-\\u3020\\u3030\\u303d\\-"
)
# So do the characters of scripts that set no blanks between words: Thai, Lao, Burmese, Khmer, Japanese and Chinese.
UNPARTED = (
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff"
    "\\U00020000-\\U0003ffff"
)
