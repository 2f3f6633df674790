import { Plus, Upload } from 'lucide-react';
import { glossaryWords } from '../../../messages/glossaries.ts';
import { Button } from '../../../ui/Button.tsx';
import { chooseGlossaryFile } from './glossaryActions.ts';
import { useGlossaries } from './glossariesStore.ts';

const words = glossaryWords;
const iconSize = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** An empty glossary, or one from a file. */
export function WaysIn() {
  return (
    <>
      <Button
        size="small"
        icon={<Plus {...iconSize} />}
        onClick={() => useGlossaries.setState({ creating: { file: null } })}
      >
        {words.create}
      </Button>
      <Button
        size="small"
        variant="quiet"
        icon={<Upload {...iconSize} />}
        onClick={() => void chooseGlossaryFile()}
      >
        {words.import}
      </Button>
    </>
  );
}
