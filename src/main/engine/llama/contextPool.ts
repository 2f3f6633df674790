import type { EngineAdapter, Generation, HeldContexts } from '../../../shared/engineApi.ts';
import { AppError } from '../../../shared/errors.ts';
import { createTurns } from '../turns.ts';
import { createSeats } from './seats.ts';
import type { Seats } from './seats.ts';
import { stackInForce } from './stack.ts';

/**
 * What a context is made for. Its adapters are fixed from its creation to its end, so that nothing
 * evaluated under one stack is ever seen by another. The priority is part of it because interactive
 * work must not wait for a sequence whose background work waits for it.
 */
export type ContextKind = Pick<Generation, 'adapters' | 'purpose' | 'priority'>;

/** A request for one; of its adapters only those in force matter. */
type ContextRequest = Omit<ContextKind, 'adapters'> & { adapters: readonly EngineAdapter[] };

export type MadeContext<Sequence> = {
  sequences: Sequence[];
  bytes: number;
  dispose: () => Promise<void>;
};

type PoolParts<Sequence> = {
  make: (kind: ContextKind) => Promise<MadeContext<Sequence>>;
  /** Bytes that making one of this kind will take. */
  predict: (kind: ContextKind) => Promise<number>;
  freeBytes: () => Promise<number>;
  budgetBytes: number;
};

type Held<Sequence> = MadeContext<Sequence> & { seats: Seats<Sequence> };

type Slot<Sequence> = {
  kind: ContextKind;
  /** Those who have it open, whether they sit in a sequence or wait for one. */
  users: number;
  context: Promise<Held<Sequence>>;
  /** Null while it is being made. */
  made: Held<Sequence> | null;
};

/** A context that stays as long as this is not disposed of. */
export type OpenContext<Sequence> = Disposable & { seats: Seats<Sequence> };

/**
 * Keeps the contexts of recent stacks and purposes within a memory budget; beyond it the least
 * recently used one that nobody uses goes. The budget gives way before work does: where all held
 * contexts are in use, another is made as long as there is memory for it at all.
 */
export function createContextPool<Sequence>(parts: PoolParts<Sequence>) {
  const { make, predict, freeBytes, budgetBytes } = parts;
  /** Least recently used first. */
  const slots = new Map<string, Slot<Sequence>>();
  const making = createTurns();

  function begin(kind: ContextKind, context: Promise<Held<Sequence>>): Slot<Sequence> {
    const slot: Slot<Sequence> = { kind, users: 0, context, made: null };
    const key = keyOf(kind);
    slots.set(key, slot);
    slot.context.then(
      (made) => (slot.made = made),
      () => slots.delete(key),
    );
    return slot;
  }

  async function makeInTurn(kind: ContextKind): Promise<Held<Sequence>> {
    const release = await making.take();
    try {
      await makeRoom(await predict(kind));
      return withSeats(await make(kind));
    } finally {
      release();
    }
  }

  async function makeRoom(neededBytes: number): Promise<void> {
    while (heldBytes() + neededBytes > budgetBytes && (await evict()));
    for (;;) {
      const free = await freeBytes();
      if (neededBytes <= free) return;
      if (await evict()) continue;
      throw new AppError('out-of-memory', { neededBytes, freeBytes: free, contextSize: null });
    }
  }

  function heldBytes(): number {
    return [...slots.values()].reduce((sum, { made }) => sum + (made?.bytes ?? 0), 0);
  }

  /** False when there is none that could go. */
  async function evict(): Promise<boolean> {
    for (const [key, slot] of slots) {
      if (slot.users > 0 || !slot.made) continue;
      slots.delete(key);
      await slot.made.dispose();
      return true;
    }
    return false;
  }

  return {
    /** The context of this kind, made if it is not held. */
    async open(request: ContextRequest): Promise<OpenContext<Sequence>> {
      const kind = kindOf(request);
      const key = keyOf(kind);
      const slot = slots.get(key) ?? begin(kind, makeInTurn(kind));
      slots.delete(key);
      slots.set(key, slot);
      slot.users += 1;
      const leave = (): void => {
        slot.users -= 1;
      };
      try {
        const { seats } = await slot.context;
        return { seats, [Symbol.dispose]: leave };
      } catch (error) {
        leave();
        throw error;
      }
    },
    /** Takes over one that is made already. */
    hold(request: ContextRequest, made: MadeContext<Sequence>): void {
      begin(kindOf(request), Promise.resolve(withSeats(made)));
    },
    held(): HeldContexts {
      const contexts = [...slots.values()].flatMap(({ kind, made, users }) =>
        made
          ? { ...kind, sequences: made.sequences.length, bytes: made.bytes, isInUse: users > 0 }
          : [],
      );
      return { contexts: contexts.toReversed(), budgetBytes };
    },
  };
}

export type ContextPool<Sequence> = ReturnType<typeof createContextPool<Sequence>>;

/** Without whatever else a request has. */
function kindOf({ adapters, purpose, priority }: ContextRequest): ContextKind {
  return { adapters: stackInForce(adapters), purpose, priority };
}

function withSeats<Sequence>(made: MadeContext<Sequence>): Held<Sequence> {
  return { ...made, seats: createSeats(made.sequences) };
}

function keyOf({ adapters, purpose, priority }: ContextKind): string {
  return JSON.stringify([adapters, purpose, priority]);
}
