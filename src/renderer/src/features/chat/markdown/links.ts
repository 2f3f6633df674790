import { useChatStore } from '../chatStore.ts';

/** The full address as it would be asked for, in ASCII so that look-alike letters show. */
export function webAddress(href: string | undefined): string | null {
  if (href === undefined || !URL.canParse(href)) return null;
  const address = new URL(href);
  return address.protocol === 'https:' || address.protocol === 'http:' ? address.href : null;
}

export function askToOpenLink(address: string): void {
  useChatStore.setState({ linkToOpen: address });
}

export function dismissLink(): void {
  useChatStore.setState({ linkToOpen: null });
}

export function openLink(address: string): void {
  dismissLink();
  window.open(address, '_blank', 'noopener,noreferrer');
}

/** Pictures come from the text itself or from this page, never from the network. */
export function isLocalImage(source: string | undefined): source is string {
  if (source === undefined || !URL.canParse(source, location.href)) return false;
  const address = new URL(source, location.href);
  return (
    address.protocol === 'blob:' ||
    source.startsWith('data:image/') ||
    address.origin === location.origin
  );
}
