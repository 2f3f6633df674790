import { isOwnUrl } from './permissions.ts';

type Frame = { readonly url: string };

/** A message counts only from the main frame of our own window, showing our own page. */
export function isOwnFrame(sender: Frame | null, mainFrame: Frame | null): boolean {
  return sender !== null && sender === mainFrame && isOwnUrl(sender.url);
}
