import { join, posix, win32 } from 'node:path';
import type { ModelProgram } from '../../../../shared/api/models.ts';

/** What decides where other programs keep their models. Given by tests, else the machine's own. */
export type Surroundings = {
  home: string;
  platform: NodeJS.Platform;
  variables: Record<string, string | undefined>;
};

type Bases = {
  home: string;
  /** Of the user: data that programs keep, their settings, and what they could fetch again. */
  data: string;
  config: string;
  cache: string;
  variable: (name: string) => string | null;
};

/**
 * The usual places, as each program documents or writes them; a variable that moves them comes
 * first and alone. Sources: huggingface_hub's guide to its cache, the FAQ of Ollama, `lms` (its
 * search for the home of LM Studio), llama.cpp's `fs_get_cache_directory`, the documentation of Jan
 * and of GPT4All.
 */
const places: Record<ModelProgram, (bases: Bases) => string[]> = {
  'hugging-face': ({ home, variable }) => {
    const cache = variable('XDG_CACHE_HOME') ?? join(home, '.cache');
    const root = variable('HF_HOME') ?? join(cache, 'huggingface');
    return [variable('HF_HUB_CACHE') ?? variable('HUGGINGFACE_HUB_CACHE') ?? join(root, 'hub')];
  },
  'lm-studio': ({ home }) => [
    join(home, '.lmstudio', 'models'),
    join(home, '.cache', 'lm-studio', 'models'),
  ],
  jan: ({ data, config }) =>
    [config, data].flatMap((base) => [
      join(base, 'Jan', 'data', 'llamacpp', 'models'),
      join(base, 'Jan', 'data', 'models'),
    ]),
  gpt4all: ({ data }) => [join(data, 'nomic.ai', 'GPT4All')],
  'llama-cpp': ({ cache, variable }) => [variable('LLAMA_CACHE') ?? join(cache, 'llama.cpp')],
  ollama: ({ home, variable }) => {
    const moved = variable('OLLAMA_MODELS');
    // The second is where the service lives that the Linux installer sets up.
    return moved !== null
      ? [moved]
      : [join(home, '.ollama', 'models'), join('/usr/share/ollama', '.ollama', 'models')];
  },
};

export function placesOf(program: ModelProgram, surroundings: Surroundings): string[] {
  return [...new Set(places[program](basesOf(surroundings)))];
}

function basesOf({ home, platform, variables }: Surroundings): Bases {
  const paths = platform === 'win32' ? win32 : posix;
  /** A relative path would mean another place in every program that reads it. */
  const variable = (name: string): string | null => {
    const value = variables[name] ?? '';
    return paths.isAbsolute(value) ? value : null;
  };
  switch (platform) {
    case 'win32': {
      const local = variable('LOCALAPPDATA') ?? join(home, 'AppData', 'Local');
      const roaming = variable('APPDATA') ?? join(home, 'AppData', 'Roaming');
      return { home, data: local, config: roaming, cache: local, variable };
    }
    case 'darwin': {
      const support = join(home, 'Library', 'Application Support');
      return {
        home,
        data: support,
        config: support,
        cache: join(home, 'Library', 'Caches'),
        variable,
      };
    }
    default:
      return {
        home,
        data: variable('XDG_DATA_HOME') ?? join(home, '.local', 'share'),
        config: variable('XDG_CONFIG_HOME') ?? join(home, '.config'),
        cache: variable('XDG_CACHE_HOME') ?? join(home, '.cache'),
        variable,
      };
  }
}
