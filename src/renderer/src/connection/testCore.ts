import { setConnection } from './connectionStore.ts';

type Answer = (input: never) => unknown;
export type Call = { method: string; input: unknown };

/** Answers calls by their name, such as `chat.send`, and keeps what was asked. */
export function connectTo(answers: Record<string, Answer>): Call[] {
  const calls: Call[] = [];
  const link = {
    call: async (path: readonly string[], input: unknown): Promise<unknown> => {
      const method = path.join('.');
      calls.push({ method, input });
      return answers[method]?.(input as never);
    },
  };
  setConnection({ status: 'connected', link });
  return calls;
}
