import type { TranslateDependencies } from './dependencies.ts';
import { createTranslationFiles } from './files/createTranslationFiles.ts';
import { createTranslateHandlers } from './handlers.ts';
import { createProfileChoices } from './profileChoices.ts';
import { createProfileStore } from './profileStore.ts';
import { readProfiles } from './prompts/profiles.ts';
import { createTextRunner } from './text/textRunner.ts';
import { createTextState, pairOfText } from './text/textState.ts';
import { createTextStore } from './text/textStore.ts';
import { createPrepare } from './translating/instruments.ts';

/** The translate feature: its parts put together. */
export function createTranslate(dependencies: TranslateDependencies) {
  const { database, models, promptsFolder, adaptersInForce } = dependencies;
  const state = createTextState(createTextStore(database), dependencies.terms);
  const profiles = createProfileChoices({
    profiles: readProfiles(promptsFolder),
    store: createProfileStore(database),
    models,
    adaptersInForce,
    shownPair: () => pairOfText(state.text()),
  });
  const prepare = createPrepare(profiles, dependencies);
  const runner = createTextRunner({ state, prepare, dependencies });
  const files = createTranslationFiles(prepare, dependencies);
  return {
    filesRouter: files.router,
    router: createTranslateHandlers({ state, runner, profiles, prepare, dependencies }),
    /** Another model or other adapters are in use, or the same model is ready now. */
    modelChanged: (): void => profiles.publish(),
    /** What the end of the app has cut off goes on. */
    resumeUnfinished(): void {
      runner.start();
      files.resumeUnfinished();
    },
    /** Before the jobs end. */
    prepareToClose(): void {
      runner.prepareToClose();
      files.prepareToClose();
    },
    close(): void {
      state.close();
      files.close();
      profiles.close();
    },
  };
}
