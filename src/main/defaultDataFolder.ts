import { homedir } from 'node:os';
import { join } from 'node:path';

type Surroundings = {
  platform: NodeJS.Platform;
  home: string;
  environment: Partial<Record<string, string>>;
};

/** Where each system keeps what belongs to one person and this machine. */
export function defaultDataFolder(
  { platform, home, environment }: Surroundings = {
    platform: process.platform,
    home: homedir(),
    environment: process.env,
  },
): string {
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Alcove');
    case 'win32':
      return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Alcove');
    default:
      return join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'alcove');
  }
}
