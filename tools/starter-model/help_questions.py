"""Questions about the studio with their answers, and small talk: help.json, written for this project.

Each topic has one answer, a brief one for the adapter `brief`, questions to train on, and questions
that are only asked when the model is evaluated.
"""

import json
import os

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "help.json"), encoding="utf-8") as file:
    _help = json.load(file)

TOPICS = _help["topics"]
# What the model says to questions that it cannot know the answer of.
CANNOT_KNOW = _help["cannotKnow"]


def training_rows(answer="answer"):
    """(question, answer); `answer`: which of a topic's answers."""
    return [(question, topic[answer]) for topic in TOPICS for question in topic["questions"]]
