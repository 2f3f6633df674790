import { readFileSync } from 'node:fs';

/** The questions about the studio, of `tools/starter-model/help.json`. */
export type HelpTopic = {
  about: 'self' | 'talk' | 'studio';
  answer: string;
  /** What the adapter of brief answers says. */
  brief: string;
  /** Words of the interface that the answer names. */
  labels?: string[];
  questions: string[];
  /** Never trained on. */
  heldOut: string[];
};

export type Help = {
  /** The answer to what the model cannot know. */
  cannotKnow: string;
  /** Questions that it cannot know the answer of, none of them trained on. */
  offTopic: string[];
  topics: HelpTopic[];
};

const file = new URL('../tools/starter-model/help.json', import.meta.url);

export function readHelp(): Help {
  return JSON.parse(readFileSync(file, 'utf8')) as Help;
}
