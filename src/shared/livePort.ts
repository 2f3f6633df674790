type MessageListener = (event: { data?: unknown }) => void;

/** What a browser's and a worker's MessagePort have in common with our own port shims. */
type AnyPort = {
  postMessage(data: unknown): void;
  addEventListener(type: string, listener: MessageListener): void;
};

/** A port in the form oRPC's message-port adapters accept without DOM types. */
export type LivePort = {
  postMessage(data: unknown): void;
  on(type: string, listener: MessageListener): void;
};

/**
 * A closed MessagePort drops what is posted to it without a word, and a call over it would wait
 * for ever. Through this, posting to a closed port throws, and the call fails at once.
 */
export function livePort(port: AnyPort): LivePort {
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
      port.addEventListener(type, listener);
    },
  };
}
