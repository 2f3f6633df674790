import type { Atom } from './atoms.ts';

/** `isPart`: of a chapter too large for one run; never joined with what is outside of it. */
type Group = { atoms: Atom[]; tokens: number; isPart: boolean };

/**
 * Packs atoms, in order, into runs within the budget, by structure first: a chapter that fits is
 * one run, one that does not is packed from its sections, these from their paragraphs. Because
 * runs are joined under one heading only, a change in a chapter leaves the other chapters' runs.
 */
export function packAtoms(atoms: readonly Atom[], budget: number): Atom[][] {
  return packed(groupOf(atoms), 0, budget).map((group) => group.atoms);
}

function packed(group: Group, depth: number, budget: number): Group[] {
  if (group.tokens <= budget) return [group];
  const sections = sectionsOf(group.atoms, depth);
  if (sections.length > 1) {
    return joined(
      sections.flatMap((section) =>
        section.tokens <= budget ? [section] : parts(packed(section, depth + 1, budget)),
      ),
      budget,
    );
  }
  const hasDeeper = group.atoms.some(({ block }) => block.headingPath.length > depth + 1);
  if (hasDeeper) return packed(group, depth + 1, budget);
  return joined(
    group.atoms.map((atom) => groupOf([atom])),
    budget,
  );
}

function parts(groups: readonly Group[]): Group[] {
  return groups.map((group) => ({ ...group, isPart: true }));
}

/** Neighbours under the same heading at this depth. */
function sectionsOf(atoms: readonly Atom[], depth: number): Group[] {
  const sections: Atom[][] = [];
  for (const atom of atoms) {
    const last = sections.at(-1);
    const before = last?.at(-1);
    if (last && before && headingAt(before, depth) === headingAt(atom, depth)) last.push(atom);
    else sections.push([atom]);
  }
  return sections.map(groupOf);
}

function headingAt({ block }: Atom, depth: number): string {
  return JSON.stringify(block.headingPath.slice(0, depth + 1));
}

/** Joins neighbours into runs of about equal size, as few as the budget allows. */
function joined(groups: readonly Group[], budget: number): Group[] {
  const total = sum(groups.map(({ tokens }) => tokens));
  const target = total / Math.ceil(total / budget);
  const runs: Group[] = [];
  for (const group of groups) {
    const last = runs.at(-1);
    const size = (last?.tokens ?? 0) + group.tokens;
    // Past the target only as far as it comes nearer to it.
    const isNearer = size <= target || size - target < target - (last?.tokens ?? 0);
    const isJoinable = last && !last.isPart && !group.isPart;
    if (isJoinable && size <= budget && isNearer) {
      last.atoms.push(...group.atoms);
      last.tokens = size;
    } else {
      runs.push({ ...group, atoms: [...group.atoms] });
    }
  }
  return runs;
}

function groupOf(atoms: readonly Atom[]): Group {
  return { atoms: [...atoms], tokens: sum(atoms.map(({ tokens }) => tokens)), isPart: false };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
