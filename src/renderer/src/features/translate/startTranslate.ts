import { registerTextCommands } from './text/textCommands.ts';
import { resumeWithModels } from './text/resuming.ts';
import { watchProfiles, watchText } from './text/watching.ts';

/** With the window: what is being translated goes on, whatever workspace is in front. */
export function startTranslate(): void {
  registerTextCommands();
  watchText();
  watchProfiles();
  resumeWithModels();
}
