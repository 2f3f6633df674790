import { expect, test } from 'vitest';
import { defaultLoadOptions } from '../../../../shared/api/models.ts';
import { defaultDraft, fromDraft, toDraft } from './loadOptionsDraft.ts';

test('empty fields are automatic', () => {
  expect(fromDraft(defaultDraft)).toEqual({ options: defaultLoadOptions });
});

test('options survive the way into the form and back', () => {
  const options = { ...defaultLoadOptions, contextSize: 8192, gpuLayers: 0 };
  expect(fromDraft(toDraft(options))).toEqual({ options });
});

test.each(['8,192', '8 192', ' 8192 '])('%j is a number as people write it', (contextSize) => {
  expect(fromDraft({ ...defaultDraft, contextSize })).toMatchObject({
    options: { contextSize: 8192 },
  });
});

test('names the fields that will not do', () => {
  expect(fromDraft({ ...defaultDraft, contextSize: 'many', threads: '0' })).toEqual({
    wrong: ['contextSize', 'threads'],
  });
});
