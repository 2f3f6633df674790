import type { Comparison, TallyEntry } from '../../../shared/api/compare.ts';
import type { UsedStack } from '../../../shared/api/stack.ts';
import type { Database } from '../../db/database.ts';
import type { StoredColumn } from './comparisonStore.ts';

type Outcome = { stack: UsedStack; result: 'win' | 'tie' | 'loss' };

/** How often each stack was picked. It outlives the comparisons themselves. */
export function createTally(database: Database) {
  const all = database.prepare<{ outcomes: string }>(
    `SELECT outcomes FROM comparison_outcome ORDER BY seq`,
  );
  const save = database.prepare(
    `INSERT INTO comparison_outcome (comparison_id, outcomes) VALUES (:id, :outcomes)
     ON CONFLICT (comparison_id) DO UPDATE SET outcomes = excluded.outcomes`,
  );

  return {
    count(
      id: string,
      columns: readonly StoredColumn[],
      pick: NonNullable<Comparison['pick']>,
    ): void {
      const outcomes = columns.map((column) => ({
        stack: column.stack,
        result: resultOf(column.id, pick),
      }));
      save.run({ id, outcomes: JSON.stringify(outcomes) });
    },

    /** Most wins first. */
    entries(): TallyEntry[] {
      const entries = new Map<string, TallyEntry>();
      for (const row of all.all()) {
        for (const { stack, result } of JSON.parse(row.outcomes) as Outcome[]) {
          const key = stackKey(stack);
          const { wins = 0, ties = 0, losses = 0 } = entries.get(key) ?? {};
          entries.set(key, {
            stack,
            wins: wins + Number(result === 'win'),
            ties: ties + Number(result === 'tie'),
            losses: losses + Number(result === 'loss'),
          });
        }
      }
      return Array.from(entries.values()).toSorted(
        (one, other) => other.wins - one.wins || one.losses - other.losses,
      );
    },
  };
}

function resultOf(columnId: string, pick: NonNullable<Comparison['pick']>): Outcome['result'] {
  if (pick.kind === 'tie') return 'tie';
  return pick.columnId === columnId ? 'win' : 'loss';
}

/** Stacks that do the same to a model are the same: order and names do not count, nor what is off. */
function stackKey(stack: UsedStack): string {
  const inForce = stack.filter(({ strength, leftOut }) => strength !== 0 && leftOut === null);
  const parts = inForce.map(({ adapterId, strength }) => `${adapterId} ${strength}`);
  return parts.toSorted().join('\n');
}
