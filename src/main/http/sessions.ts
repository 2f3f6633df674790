import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** More open codes than anyone needs; the oldest goes first. */
const maxOpenCodes = 16;

/** One-time codes and the session tokens they are exchanged for, kept as digests only. */
export function createSessions() {
  const codes: Buffer[] = [];
  const tokens: Buffer[] = [];

  function mintCode(): string {
    const code = secret();
    codes.push(digest(code));
    if (codes.length > maxOpenCodes) codes.shift();
    return code;
  }

  /** A token for a code that was minted and not used yet, or null. */
  function redeemCode(code: string): string | null {
    const index = indexOfSecret(codes, code);
    if (index === -1) return null;
    codes.splice(index, 1);
    const token = secret();
    tokens.push(digest(token));
    return token;
  }

  return { mintCode, redeemCode, isToken: (token: string) => indexOfSecret(tokens, token) !== -1 };
}

export type Sessions = ReturnType<typeof createSessions>;

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function indexOfSecret(digests: Buffer[], candidate: string): number {
  const wanted = digest(candidate);
  return digests.findIndex((known) => timingSafeEqual(known, wanted));
}
