import type { BatchCell, ColumnScores } from '../../../shared/api/batch.ts';
import { chrFOfCounts, countChrF, sumChrF } from '../../scoring/chrF.ts';
import type { ChrFCounts } from '../../scoring/chrF.ts';
import { isExactMatch } from '../../scoring/exactMatch.ts';
import { rougeL } from '../../scoring/rouge.ts';

/** How near an answer comes to its reference, with what the score of its column is made of. */
export type StoredScores = { exactMatch: boolean; rougeL: number; chrFCounts: ChrFCounts };

export function scoreAnswer(hypothesis: string, reference: string): StoredScores {
  return {
    exactMatch: isExactMatch(hypothesis, reference),
    rougeL: rougeL(hypothesis, reference).f1,
    chrFCounts: countChrF({ hypothesis, reference }),
  };
}

export function shownScores({ exactMatch, rougeL: f1, chrFCounts }: StoredScores) {
  return { exactMatch, rougeL: f1, chrF: chrFOfCounts(chrFCounts) } satisfies BatchCell['scores'];
}

/** What a column has so far. It grows answer by answer, however many there are. */
export function createColumnTally() {
  let done = 0;
  let scored = 0;
  let exact = 0;
  let rougeSum = 0;
  let chrFCounts: ChrFCounts = [];

  return {
    add(scores: StoredScores | null): void {
      done += 1;
      if (!scores) return;
      scored += 1;
      exact += Number(scores.exactMatch);
      rougeSum += scores.rougeL;
      chrFCounts = sumChrF(chrFCounts, scores.chrFCounts);
    },
    done: (): number => done,
    scores(): ColumnScores {
      if (scored === 0) return { scored, exactMatch: null, chrF: null, rougeL: null };
      return {
        scored,
        exactMatch: exact / scored,
        chrF: chrFOfCounts(chrFCounts),
        rougeL: rougeSum / scored,
      };
    },
  };
}

export type ColumnTally = ReturnType<typeof createColumnTally>;
