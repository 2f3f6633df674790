const isMac = /mac/i.test(navigator.platform);

const macSymbols: Record<string, string> = {
  $mod: '⌘',
  Meta: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Control: '⌃',
};
const otherNames: Record<string, string> = { $mod: 'Ctrl', Control: 'Ctrl', Meta: 'Win' };

const keyNames: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '⏎',
  Escape: 'Esc',
};

/** The keycaps of one shortcut in tinykeys' notation, as this machine's keyboard names them. */
export function keycaps(keys: string, onMac: boolean = isMac): string[] {
  const modifiers = onMac ? macSymbols : otherNames;
  return keys.split('+').map((key) => modifiers[key] ?? keyNames[key] ?? plainKey(key));
}

/** `KeyN` is the physical key, used where the typed character differs. */
function plainKey(key: string): string {
  const letter = /^Key([A-Z])$/.exec(key)?.[1] ?? key;
  return letter.length === 1 ? letter.toUpperCase() : letter;
}
