import { useState } from 'react';
import type { ErrorReport } from '../../../../shared/api/common.ts';
import type { ModelEntry } from '../../../../shared/api/models.ts';
import { AppError } from '../../../../shared/errors.ts';
import { api } from '../../api.ts';
import { describeError } from '../../messages/errors.ts';
import { models } from '../../messages/models.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** Where a missing file lies now. */
export function LocateForm({ entry }: { entry: ModelEntry }) {
  const [path, setPath] = useState(entry.path);
  const [error, setError] = useState<ErrorReport | null>(null);

  async function locate(): Promise<void> {
    try {
      await api.models.locate({ id: entry.id, path });
    } catch (caught) {
      if (!(caught instanceof AppError)) throw caught;
      setError(caught);
    }
  }

  return (
    <form
      className="mt-2 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void locate();
      }}
    >
      <TextField
        label={models.locate.path}
        value={path}
        onChange={(typed) => {
          setPath(typed);
          setError(null);
        }}
        error={error && words(error)}
        spellCheck={false}
        dir="ltr"
      />
      <Button size="small" type="submit" className="self-start" disabled={path.trim() === ''}>
        {models.locate.locate}
      </Button>
    </form>
  );
}

function words(error: ErrorReport): string {
  const { title, why } = describeError(error);
  return [title, why].filter(Boolean).join('. ');
}
