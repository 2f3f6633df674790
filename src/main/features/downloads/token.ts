import type { TokenKeeper } from './dependencies.ts';

/** The token as it is given by the person; it is read from no other place. */
export async function createToken(keeper: TokenKeeper) {
  let current = await keeper.load();
  return {
    current: (): string | null => current,
    place: (): 'none' | TokenKeeper['place'] => (current === null ? 'none' : keeper.place),
    async set(token: string | null): Promise<void> {
      await keeper.save(token);
      current = token;
    },
  };
}

/** For a studio without a keychain: forgotten when it ends. */
export const keptInMemory: TokenKeeper = {
  place: 'memory',
  load: async () => null,
  save: async () => undefined,
};
