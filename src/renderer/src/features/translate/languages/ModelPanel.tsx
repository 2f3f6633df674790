import { Layers } from 'lucide-react';
import type { ProfileChoice } from '../../../../../shared/api/translate.ts';
import { translateWords } from '../../../messages/translate.ts';
import { Button } from '../../../ui/Button.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { Select } from '../../../ui/Select.tsx';
import { showRackOfDefault } from '../../adapters/adapterActions.ts';
import { useRack } from '../../adapters/adaptersStore.ts';
import { stackLine } from '../../adapters/stack/stackNames.ts';
import { useStackInForce } from '../../adapters/stack/targets.ts';
import { useActiveModel } from '../../models/modelsStore.ts';
import { chooseProfile } from '../text/segmentActions.ts';
import { useTranslate } from '../translateStore.ts';
import { languageName } from '../../../messages/languageNames.ts';

const words = translateWords.model;
const automatic = 'automatic';

/** What translates: the adapters in force as a chip, and behind it how the model is asked. */
export function ModelPanel() {
  const stack = useStackInForce('translate');
  const line = stackLine(stack, useRack());
  return (
    <Popover
      title={words.title}
      align="end"
      trigger={
        <Button
          size="small"
          variant="quiet"
          icon={<Layers size={14} strokeWidth={1.75} aria-hidden />}
          aria-label={words.open(line)}
          className={stack.length > 0 ? 'bg-accent-soft text-accent-text' : ''}
        >
          <span className="max-w-40 truncate max-[1000px]:sr-only">{line}</span>
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Profile />
        <section className="flex flex-col gap-1.5">
          <h3 className="text-small font-medium text-ink-2">{words.adapters}</h3>
          <p className="text-small text-ink">{line}</p>
          <p className="text-small text-ink-3">{words.adaptersHint}</p>
          <Button
            size="small"
            className="self-start"
            onClick={() => showRackOfDefault('translate')}
          >
            {words.toRack}
          </Button>
        </section>
      </div>
    </Popover>
  );
}

/** How the loaded model is asked: as its file suggests, or as chosen here. */
function Profile() {
  const choice = useTranslate((state) => state.profiles);
  const active = useActiveModel();
  if (choice === null || choice.current === null || active.status !== 'ready') {
    return <p className="text-small text-ink-2">{words.none}</p>;
  }
  const current = choice.profiles.find(({ id }) => id === choice.current);
  return (
    <section className="flex flex-col gap-1.5">
      <Select
        label={words.profile}
        value={choice.isAutomatic ? automatic : choice.current}
        options={profileOptions(choice)}
        onChange={(id) => void chooseProfile(id === automatic ? null : id)}
      />
      {current?.languages != null && (
        <p className="text-small text-ink-3">
          {words.madeFor(current.languages.map(languageName).join(', '))}
        </p>
      )}
    </section>
  );
}

function profileOptions(choice: ProfileChoice) {
  return [
    { value: automatic, label: automaticLabel(choice) },
    ...choice.profiles.map((profile) => ({ value: profile.id, label: profile.name })),
  ];
}

function automaticLabel({ profiles, current, isAutomatic, adapter }: ProfileChoice): string {
  const name = profiles.find(({ id }) => id === current)?.name;
  if (!isAutomatic || name === undefined) return words.suggested;
  return adapter === null ? words.suggestedNamed(name) : words.suggestedBy(adapter, name);
}
