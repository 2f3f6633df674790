import { expect, test } from 'vitest';
import { compareWithFresh, underWrongStacks } from '../../../bench/adapterProof.ts';
import { switchAtRandom } from '../../../bench/randomSwitches.ts';
import { starterStacks } from '../../../bench/starterStacks.ts';
import { loadFile, startEngine, starterModel, temporaryFolder } from './testEngine.ts';

test('after switches at random every reply is one that a fresh process gives', async () => {
  const folder = temporaryFolder();
  // Room for two or three of the starter's contexts: most are given up and made again.
  const engine = startEngine({ contextBytes: 150_000_000 });
  const { contextSize } = await loadFile(engine, starterModel);
  const processId = engine.processId();
  const stacks = starterStacks(folder).slice(0, 5);
  const said = await switchAtRandom({ engine, stacks, switches: 30, seed: 2 });
  expect(engine.processId()).toBe(processId);
  const held = await engine.contexts();
  expect(held?.contexts.length).toBeLessThanOrEqual(3);

  const verdict = await compareWithFresh({ path: starterModel, contextSize, said });
  expect(verdict.mismatches).toEqual([]);
  const wrong = underWrongStacks(said.slice(0, 10));
  const control = await compareWithFresh({ path: starterModel, contextSize, said: wrong });
  expect(control.mismatches.length).toBeGreaterThan(3);
});
