# SPDX-License-Identifier: Apache-2.0
"""BERT's uncased WordPiece tokenizer, from the vocabulary of a Hugging Face tokenizer.json."""
import json
import unicodedata

CLS, SEP, UNKNOWN = 101, 102, 100
MAX_WORD = 100


class WordPiece:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.vocabulary = json.load(file)["model"]["vocab"]
        self._pieces = {}
        self._texts = {}  # each epoch reads the same ones

    def ids(self, text):
        if text not in self._texts:
            self._texts[text] = [piece for word in split(text) for piece in self._word(word)]
        return self._texts[text]

    def _word(self, word):
        if word not in self._pieces:
            self._pieces[word] = self._longest_first(word)
        return self._pieces[word]

    def _longest_first(self, word):
        if len(word) > MAX_WORD:
            return [UNKNOWN]
        found, start = [], 0
        while start < len(word):
            prefix = "##" if start else ""
            for end in range(len(word), start, -1):
                if prefix + word[start:end] in self.vocabulary:
                    break
            else:
                return [UNKNOWN]
            found.append(self.vocabulary[prefix + word[start:end]])
            start = end
        return found


def split(text):
    """Lower-case words without accents; punctuation and Chinese characters stand alone."""
    words, current = [], ""
    for character in unicodedata.normalize("NFD", text.lower()):
        category = unicodedata.category(character)
        space = character.isspace()
        if category in ("Mn", "Cf") or (category == "Cc" and not space):
            continue
        alone = category[0] == "P" or character in "$+<=>^`|~" or "\u4e00" <= character <= "\u9fff"
        if (space or alone) and current:
            words.append(current)
            current = ""
        if alone:
            words.append(character)
        elif not space:
            current += character
    return words + [current] if current else words
