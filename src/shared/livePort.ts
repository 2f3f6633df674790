/** A port as oRPC's message-port adapters take it without DOM types. */
export type LivePort = {
  postMessage(data: unknown): void;
  on(type: string, listener: (event?: { data: unknown }) => void): void;
};

/** What a browser's and a worker's MessagePort have in common. */
type EventTargetPort = {
  postMessage(data: unknown): void;
  addEventListener(type: string, listener: (event: Event) => void): void;
};

/**
 * A closed MessagePort drops what is posted to it without a word, and a call over it would wait
 * for ever. Through this, posting to a closed port throws, and the call fails at once.
 */
export function livePort(port: EventTargetPort): LivePort {
  let isOpen = true;
  port.addEventListener('close', () => {
    isOpen = false;
  });
  return {
    postMessage(data) {
      if (!isOpen) throw new Error('the port is closed');
      port.postMessage(data);
    },
    on(type, listener) {
      port.addEventListener(type, (event) => {
        listener({ data: 'data' in event ? event.data : undefined });
      });
    },
  };
}
