import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { FreshReply, FreshRequest, FreshSettings } from './freshReplies.ts';
import { longestReply } from './randomSwitches.ts';
import type { Said } from './randomSwitches.ts';

/**
 * How many tokens are evaluated together, and the order in which the weights of several adapters are
 * added, change the last digits of llama.cpp's results; the order differs from process to process.
 * Of two tokens that are equally likely but for that, either may come out. On the starter, whose
 * quantization makes these differences large, they reached 0.08.
 */
const noise = 0.15;

/** What fresh processes, one for each stack, say to the same history. */
export type Verdict = {
  /** Replies that are the same, token for token. */
  same: number;
  /** Replies that differ, but only between equally likely tokens. */
  ties: Difference[];
  /** Replies with a token that a fresh process would not say. */
  mismatches: Difference[];
};

type Difference = { said: Said; fresh: FreshReply };

type Comparison = { path: string; contextSize: number; said: readonly Said[] };

export async function compareWithFresh({ path, contextSize, said }: Comparison): Promise<Verdict> {
  const processes = new Map<string, FreshProcess>();
  const replyTokens: Record<string, number[]> = {};
  const verdict: Verdict = { same: 0, ties: [], mismatches: [] };
  for (const one of said) {
    const { prompt, adapters, answer } = one;
    const stack = JSON.stringify(adapters);
    const fresh = processes.get(stack) ?? startFresh({ path, adapters, contextSize, longestReply });
    processes.set(stack, fresh);
    const reply = await fresh.ask({ prompt, replyTokens, answer });
    const isSame = reply.answer === answer && reply.tokens.length === one.generatedTokens;
    if (isSame) {
      verdict.same += 1;
      replyTokens[answer] = reply.tokens;
    } else {
      const isTie = reply.answer !== answer && reply.margin !== null && reply.margin <= noise;
      verdict[isTie ? 'ties' : 'mismatches'].push({ said: one, fresh: reply });
    }
  }
  await Promise.all(Array.from(processes.values(), (fresh) => fresh.close()));
  return verdict;
}

/** The same replies as if each had been made under the stack of another: a proof has to notice. */
export function underWrongStacks(said: readonly Said[]): Said[] {
  return said.flatMap((one, index) => {
    const other = said[(index + 1) % said.length];
    return other ? [{ ...one, adapters: other.adapters }] : [];
  });
}

type FreshProcess = ReturnType<typeof startFresh>;

function startFresh(settings: FreshSettings) {
  const entry = fileURLToPath(new URL('./freshReplies.ts', import.meta.url));
  const child = spawn(process.execPath, [entry, JSON.stringify(settings)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(request: FreshRequest): Promise<FreshReply> {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('the fresh process ended');
      return JSON.parse(value) as FreshReply;
    },
    async close(): Promise<void> {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
