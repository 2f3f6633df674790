import { Fragment } from 'react';
import type { ModelEntry } from '../../../../shared/api/models.ts';
import { models } from '../../messages/models.ts';
import { formatPercent } from '../../messages/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Fact } from './Fact.tsx';
import { cancelHash, computeHash } from './modelsActions.ts';

const texts = models.facts;

/** The hash of each file and who says so; or the way to it. */
export function HashFact({ entry }: { entry: ModelEntry }) {
  const { id, hash, hashingFraction, availability } = entry;
  const canCompute = hash?.basis !== 'computed' && availability === 'available';
  if (hash === null && !canCompute) return null;
  return (
    <Fact label={texts.hash}>
      {hash && (
        <>
          {hash.sha256s.map((sha256, index) => {
            const file = texts.hashOfFile(index + 1);
            return (
              <Fragment key={file}>
                {hash.sha256s.length > 1 && (
                  <span className="block text-status text-ink-3">{file}</span>
                )}
                <code dir="ltr" className="block text-status break-all select-all">
                  {sha256}
                </code>
              </Fragment>
            );
          })}
          <span className="block text-status text-ink-3">{texts.hashBases[hash.basis]}</span>
        </>
      )}
      {hashingFraction === null ? (
        canCompute && (
          <Button size="small" className="mt-1" onClick={() => computeHash(id)}>
            {texts.computeHash}
          </Button>
        )
      ) : (
        <Computing id={id} fraction={hashingFraction} />
      )}
    </Fact>
  );
}

function Computing({ id, fraction }: { id: string; fraction: number }) {
  const words = texts.computingHash(formatPercent(fraction));
  return (
    <span className="mt-1 flex items-center gap-2">
      <span className="flex-1">
        {words}
        <ProgressBar label={texts.hash} fraction={fraction} className="mt-1" />
      </span>
      <Button size="small" onClick={() => cancelHash(id)}>
        {texts.cancelHash}
      </Button>
    </span>
  );
}
