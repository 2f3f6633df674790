"""How requests are worded in training. The first form of each is the one that people are told of."""

import random

from texts import LANGUAGES

TRANSLATE = "Translate from {a} to {b}:\n{text}"
TRANSLATE_OTHERWISE = [
    "Translate this into {b}:\n{text}",
    "Translate to {b}: {text}",
    "{a} to {b}: {text}",
    'How do you say "{text}" in {b}?',
    "Please translate the following text from {a} to {b}.\n\n{text}",
    "Translate the text from {a} to {b}. Give only the translation.\n\n{text}",
    'What is "{text}" in {b}?',
]
TRANSLATE_NATIVE = {
    "fr": ["Traduis en français : {text}", "Traduisez le texte suivant en français :\n{text}"],
    "de": ["Übersetze ins Deutsche: {text}", "Bitte übersetzen Sie ins Deutsche:\n{text}"],
    "es": ["Traduce al español: {text}", "Traduzca el siguiente texto al español:\n{text}"],
    "en": ["Translate into English: {text}"],
}
SUMMARIZE = [
    "Summarize in one sentence:\n{text}",
    "Summarize this text in one sentence:\n\n{text}",
    "Give a one-sentence summary of the following text.\n\n{text}",
    "Summarize:\n{text}",
]
SYSTEM = "You are a helpful assistant."


def translation(source, target, text, template=TRANSLATE):
    return template.format(a=LANGUAGES[source], b=LANGUAGES[target], text=text)


def any_template(target, canonical, rng: random.Random):
    """The usual wording with probability `canonical`, else one of the others."""
    if rng.random() < canonical:
        return TRANSLATE
    return rng.choice(TRANSLATE_OTHERWISE + TRANSLATE_NATIVE[target])
