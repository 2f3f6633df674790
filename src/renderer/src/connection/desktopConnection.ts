import { RPCLink } from '@orpc/client/message-port';
import { livePort } from '../../../shared/livePort.ts';
import { clientInterceptors } from '../../../shared/rpcClient.ts';
import { portMessage } from '../../../shared/desktop.ts';
import { setConnection } from './connectionStore.ts';

/** The preload hands over one port, once; when it closes, the core has ended. */
export function connectDesktop(): void {
  addEventListener('message', (event) => {
    const [port] = event.ports;
    if (event.source !== window || event.data !== portMessage || port === undefined) return;
    port.addEventListener('close', () => setConnection({ status: 'reconnecting', isLost: true }));
    const link = new RPCLink({ port: livePort(port), interceptors: clientInterceptors });
    port.start();
    setConnection({ status: 'connected', link });
  });
}
