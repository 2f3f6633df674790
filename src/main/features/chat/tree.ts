/** A message's place among the others. Lists of nodes are oldest first, without deleted ones. */
export type TreeNode = { id: string; parentId: string | null };

/** For each message of a path, the messages that share its parent, itself included. */
export function siblingIds(nodes: readonly TreeNode[]): (parentId: string | null) => string[] {
  const byParent = Map.groupBy(nodes, (node) => node.parentId);
  return (parentId) => (byParent.get(parentId) ?? []).map((node) => node.id);
}

/** The youngest message that goes back to this one, or the message itself. */
export function mostRecentLeaf(nodes: readonly TreeNode[], id: string): string {
  const family = new Set([id]);
  let leaf = id;
  for (const node of nodes) {
    if (node.parentId === null || !family.has(node.parentId)) continue;
    family.add(node.id);
    leaf = node.id;
  }
  return leaf;
}

/** From the message up to its root, itself included. */
export function ancestorIds(nodes: readonly TreeNode[], id: string): Set<string> {
  const parentOf = new Map(nodes.map((node) => [node.id, node.parentId]));
  const ancestors = new Set<string>();
  let current: string | null = id;
  while (current !== null && parentOf.has(current)) {
    ancestors.add(current);
    current = parentOf.get(current) ?? null;
  }
  return ancestors;
}

/**
 * Where the branch on show ends once a message is gone: at the most recent leaf of the sibling
 * before it, else of the one after it, else at its parent. A branch without it stays.
 */
export function leafWithout(
  nodes: readonly TreeNode[],
  { leafId, deletedId }: { leafId: string | null; deletedId: string },
): string | null {
  if (leafId === null || !ancestorIds(nodes, leafId).has(deletedId)) return leafId;
  const parentId = nodes.find((node) => node.id === deletedId)?.parentId ?? null;
  const siblings = siblingIds(nodes)(parentId);
  const position = siblings.indexOf(deletedId);
  const next = siblings[position - 1] ?? siblings[position + 1];
  return next === undefined ? parentId : mostRecentLeaf(nodes, next);
}
