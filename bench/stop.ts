/**
 * Stopping a reply: how long until the core has acknowledged it, and until the engine is free for
 * the next request, in decode and while the prompt is read. Also the delay of the core's event loop
 * while it streams.
 */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createConversation, sendText, timeReply } from './conversation.ts';
import type { LoopDelay } from './eventLoopProbe.ts';
import { loadShape } from './models.ts';
import { atMost, publish } from './report.ts';
import { quantile, spread } from './statistics.ts';
import { openStudio } from './studio.ts';
import { distinctText } from './text.ts';

const trials = 20;
const probe = fileURLToPath(new URL('./eventLoopProbe.ts', import.meta.url));

const studio = await openStudio(['--import', probe]);
const { api, core } = studio;
await loadShape(api, '135m', { contextSize: 2048, threads: 1 });

await loopDelay();
await sendText(api, await createConversation(api, 400), distinctText(20, 1));
const streaming = await loopDelay();

const decode = await stopTrials(30, 'writing');
const reading = await stopTrials(300, 'reading');
await studio.close();
await publish(
  'stop',
  {
    ...spread('free after stop in decode, ms', decode),
    ...spread('free after stop in reading, ms', reading),
    'event-loop delay while streaming, max ms': streaming.maxMilliseconds,
  },
  {
    'free after stop in decode, p95 ms': atMost(quantile(decode, 0.95), 200),
    'free after stop in reading, p95 ms': atMost(quantile(reading, 0.95), 1000),
    'event-loop delay while streaming, p99 ms': atMost(streaming.p99Milliseconds, 20),
  },
);

/** Milliseconds from the stop call to the reply's end, which is when the next request may start. */
async function stopTrials(words: number, phase: 'writing' | 'reading'): Promise<number[]> {
  const times: number[] = [];
  for (let trial = 0; trial < trials; trial += 1) {
    const conversation = await createConversation(api, 1000);
    let stoppedAt = 0;
    await timeReply(api, conversation, async () => {
      const sent = await api.chat.send({
        conversationId: conversation,
        text: distinctText(words, 100 + trial + words),
        attachmentIds: [],
      });
      // A different moment each time, always inside the phase: reading takes seconds here.
      await waitForPhase(conversation, phase);
      await delay(50 + trial * 20);
      stoppedAt = performance.now();
      void api.chat.stop({ conversationId: conversation });
      return sent;
    });
    times.push(performance.now() - stoppedAt);
  }
  return times;
}

async function waitForPhase(conversationId: string, phase: string): Promise<void> {
  for await (const event of await api.chat.watch({ conversationId })) {
    if (event.type === 'snapshot' && event.live?.phase.phase === phase) return;
    if (event.type === 'phase' && event.phase.phase === phase) return;
  }
}

async function loopDelay(): Promise<LoopDelay> {
  core.send({});
  const [answer] = (await once(core, 'message')) as [LoopDelay];
  return answer;
}
