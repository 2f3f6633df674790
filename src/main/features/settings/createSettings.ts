import { implement } from '@orpc/server';
import { settingsContract } from '../../../shared/api/settings.ts';
import type { Settings, SettingsChanges } from '../../../shared/api/settings.ts';
import { createTopic, startingWith } from '../../topic.ts';
import { readSettings, writeSettings } from './settingsFile.ts';

/** `onChange` is told after each change, when it is on the disk. */
export function createSettings(path: string, onChange: (settings: Settings) => void) {
  const topic = createTopic<Settings>();
  let current = readSettings(path);

  function update(changes: SettingsChanges): Settings {
    const next = { ...current, ...withoutUndefined(changes) };
    writeSettings(path, next);
    current = next;
    topic.publish(current);
    onChange(current);
    return current;
  }

  const os = implement(settingsContract);
  const router = os.router({
    watch: os.watch.handler(({ signal }) => startingWith(current, topic.subscribe(signal))),
    update: os.update.handler(({ input }) => update(input)),
  });

  return { router, current: (): Settings => current, update, close: (): void => topic.close() };
}

function withoutUndefined(changes: SettingsChanges): Partial<Settings> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
