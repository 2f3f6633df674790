import type { Event, Session, WebContents } from 'electron';
import { deadProxy, isOwnRequest } from './networkBlock.ts';
import { isPermitted } from './permissions.ts';

/** Every session the app ever makes: nothing asked for is granted, nothing leaves. */
export async function lockSession(session: Session): Promise<void> {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(isPermitted(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    isPermitted(permission, requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide(null));
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isOwnRequest(url) }));
  session.setSpellCheckerEnabled(false);
  await session.setProxy(deadProxy);
  await session.closeAllConnections();
}

/** Every page the app ever shows: it stays where it is and opens nothing. */
export function lockContents(contents: WebContents, openLink: (url: string) => void): void {
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url);
    return { action: 'deny' };
  });
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

function refuse(event: Event): void {
  event.preventDefault();
}
