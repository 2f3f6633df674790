import { watchFiles } from './files/fileActions.ts';
import { registerFileCommands } from './files/fileCommands.ts';
import { watchGlossaries } from './glossaries/glossaryActions.ts';
import { registerGlossaryCommands } from './glossaries/glossaryCommands.ts';
import { watchMemory } from './memory/memoryActions.ts';
import { registerMemoryCommands } from './memory/memoryCommands.ts';
import { registerTextCommands } from './text/textCommands.ts';
import { resumeWithModels } from './text/resuming.ts';
import { watchProfiles, watchText } from './text/watching.ts';

/** With the window: what is being translated goes on, whatever workspace is in front. */
export function startTranslate(): void {
  registerTextCommands();
  watchText();
  watchProfiles();
  resumeWithModels();
  registerFileCommands();
  watchFiles();
  registerGlossaryCommands();
  watchGlossaries();
  registerMemoryCommands();
  watchMemory();
}
