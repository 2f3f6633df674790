import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ancestorIds, leafWithout, mostRecentLeaf, siblingIds } from './tree.ts';
import type { TreeNode } from './tree.ts';

/** Any forest, oldest first: each message answers an older one or none. */
const forest: fc.Arbitrary<TreeNode[]> = fc
  .array(fc.nat(), { minLength: 1, maxLength: 40 })
  .map((picks) =>
    picks.map((pick, index) => {
      const parent = pick % (index + 1);
      return { id: `m${index}`, parentId: parent === index ? null : `m${parent}` };
    }),
  );

const forestWithNode = forest.chain((nodes) =>
  fc.record({ nodes: fc.constant(nodes), id: fc.constantFrom(...nodes.map(({ id }) => id)) }),
);

function hasChildren(nodes: readonly TreeNode[], id: string): boolean {
  return nodes.some((node) => node.parentId === id);
}

function withoutSubtree(nodes: readonly TreeNode[], id: string): TreeNode[] {
  return nodes.filter((node) => !ancestorIds(nodes, node.id).has(id));
}

test('siblings share the parent, oldest first', () => {
  const nodes = [
    { id: 'q', parentId: null },
    { id: 'a1', parentId: 'q' },
    { id: 'next', parentId: 'a1' },
    { id: 'a2', parentId: 'q' },
  ];
  const siblings = siblingIds(nodes);
  expect(siblings('q')).toEqual(['a1', 'a2']);
  expect(siblings(null)).toEqual(['q']);
  expect(siblings('a2')).toEqual([]);
});

test('the most recent leaf is a leaf of the branch, and none of it is younger', () => {
  fc.assert(
    fc.property(forestWithNode, ({ nodes, id }) => {
      const leaf = mostRecentLeaf(nodes, id);
      expect(hasChildren(nodes, leaf)).toBe(false);
      expect(ancestorIds(nodes, leaf).has(id)).toBe(true);
      const family = nodes.filter((node) => ancestorIds(nodes, node.id).has(id));
      expect(family.at(-1)?.id).toBe(leaf);
    }),
  );
});

test('deleting a message leaves a branch that exists, as near to it as there is one', () => {
  fc.assert(
    fc.property(forestWithNode, fc.nat(), ({ nodes, id: deletedId }, pick) => {
      const leafId = mostRecentLeaf(nodes, nodes[pick % nodes.length]?.id ?? deletedId);
      const next = leafWithout(nodes, { leafId, deletedId });
      const left = withoutSubtree(nodes, deletedId);
      if (!ancestorIds(nodes, leafId).has(deletedId)) {
        expect(next).toBe(leafId);
        return;
      }
      const parentId = nodes.find(({ id }) => id === deletedId)?.parentId ?? null;
      const siblings = siblingIds(left)(parentId);
      if (siblings.length === 0) {
        expect(next).toBe(parentId);
        return;
      }
      expect(left.some(({ id }) => id === next)).toBe(true);
      expect(hasChildren(left, next ?? '')).toBe(false);
      expect(siblings.some((id) => ancestorIds(left, next ?? '').has(id))).toBe(true);
    }),
  );
});

test('a chat of a hundred thousand messages is walked without recursion', () => {
  const nodes = Array.from({ length: 100_000 }, (_, index) => ({
    id: `m${index}`,
    parentId: index === 0 ? null : `m${index - 1}`,
  }));
  expect(mostRecentLeaf(nodes, 'm0')).toBe('m99999');
  expect(ancestorIds(nodes, 'm99999').size).toBe(100_000);
});
