import { expect, test } from 'vitest';
import help from '../../../../tools/starter-model/help.json' with { type: 'json' };

/** Without capitals and marks. */
function plain(question: string): string {
  return question
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const modules: Record<string, unknown> = import.meta.glob(['./*.ts', '!./*.test.ts'], {
  eager: true,
});

/** Every text of the interface that does not depend on what is in it. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

const texts = new Set(Object.values(modules).flatMap((words) => textsOf({ ...(words as object) })));

test("what the starter's answers call a part of the interface is written there", () => {
  const labels = help.topics.flatMap((topic) => topic.labels ?? []);
  expect(labels.length).toBeGreaterThan(40);
  expect(labels.filter((label) => !texts.has(label))).toEqual([]);
});

test('each answer says the labels that it names', () => {
  const silent = help.topics.filter(({ answer, labels = [] }) =>
    labels.some((label) => !answer.toLowerCase().includes(label.toLowerCase().replace('…', ''))),
  );
  expect(silent.map(({ answer }) => answer)).toEqual([]);
});

test('no question is both trained on and asked in the evaluation', () => {
  const trained = new Set(help.topics.flatMap(({ questions }) => questions).map(plain));
  const heldOut = [...help.offTopic, ...help.topics.flatMap((topic) => topic.heldOut)].map(plain);
  expect(heldOut.filter((question) => trained.has(question))).toEqual([]);
});
