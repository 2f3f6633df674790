const words = `river stone lamp garden letter window bread copper morning valley engine paper wool
harbour candle forest silver bridge orchard kettle meadow anchor pepper cotton ladder marble`.split(
  /\s+/,
);

/** Words in an order of its own for each seed, so that no two texts share a prefix. */
export function distinctText(count: number, seed: number): string {
  const chosen: string[] = [];
  let state = seed * 7919 + 17;
  for (let index = 0; index < count; index += 1) {
    // The minimal standard generator of Park and Miller, 1988.
    state = (state * 48_271) % 2_147_483_647;
    chosen.push(words[state % words.length] ?? 'river');
  }
  return chosen.join(' ');
}
